//! The proxy that the settings of the system name, as curl and most programs read them: a variable for each scheme, then the one
//! for all, and the hosts that are contacted without.

use std::ffi::OsString;

use ureq::Proxy;

use super::{Address, FetchError};

/// The variables that name proxies, and those that say which certificates are trusted: all that the child finds of its
/// surroundings. (Without the last, Windows opens no socket.)
const VARIABLES: &[&str] = &[
    "http_proxy",
    "HTTP_PROXY",
    "https_proxy",
    "HTTPS_PROXY",
    "all_proxy",
    "ALL_PROXY",
    "no_proxy",
    "NO_PROXY",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "SystemRoot",
];

/// The settings.
#[derive(Clone, Default)]
pub struct Settings(Vec<(&'static str, OsString)>);

/// The words of a setting may hold a password.
impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Settings")
    }
}

impl Settings {
    /// Those of this process.
    pub fn of_system() -> Self {
        let found = VARIABLES.iter().filter_map(|name| {
            let value = std::env::var_os(name)?;
            Some((*name, value))
        });
        Self(found.collect())
    }

    /// Settings made up, for tests.
    pub fn made_up(settings: &[(&'static str, &str)]) -> Self {
        let settings = settings.iter();
        Self(
            settings
                .map(|(name, value)| (*name, value.into()))
                .collect(),
        )
    }

    /// As the child finds them.
    pub(super) fn environment(&self) -> &[(&'static str, OsString)] {
        &self.0
    }

    fn get(&self, names: [&str; 2]) -> Option<&str> {
        let mut values = names.into_iter().filter_map(|name| {
            let found = self.0.iter().find(|(own, _)| *own == name)?;
            found.1.to_str().map(str::trim)
        });
        values.find(|value| !value.is_empty())
    }

    /// The proxy for an address, if it is not contacted without.
    ///
    /// # Errors
    /// The settings name something that is none.
    pub(super) fn of(&self, address: &Address) -> Result<Option<Proxy>, FetchError> {
        let own = match address.scheme() {
            "https" => self.get(["https_proxy", "HTTPS_PROXY"]),
            _ => self.get(["http_proxy", "HTTP_PROXY"]),
        };
        let Some(named) = own.or_else(|| self.get(["all_proxy", "ALL_PROXY"])) else {
            return Ok(of_desktop());
        };
        let bad = || FetchError::BadProxy(without_credentials(named));
        let proxy = Proxy::new(named).ok().ok_or_else(bad)?;
        let mut built = Proxy::builder(proxy.protocol())
            .host(proxy.host())
            .port(proxy.port())
            .resolve_target(proxy.resolve_target());
        if let Some(name) = proxy.username() {
            built = built.username(name);
        }
        if let Some(word) = proxy.password() {
            built = built.password(word);
        }
        let without = self.get(["no_proxy", "NO_PROXY"]).unwrap_or_default();
        for host in without.split([',', ' ']).filter(|host| !host.is_empty()) {
            // `example.org` means its subdomains as well, to most programs.
            built = built.no_proxy(host);
            if !host.starts_with(['.', '*']) {
                built = built.no_proxy(&format!(".{host}"));
            }
        }
        let proxy = built.build().ok().ok_or_else(bad)?;
        let uri = address.as_str().parse().ok().ok_or_else(bad)?;
        Ok((!proxy.is_no_proxy(&uri)).then_some(proxy))
    }

    /// The proxy for an address in words, without its password: where it is, and whether it is the one who looks names up.
    ///
    /// # Errors
    /// As those of [`Settings::of`].
    pub fn named(&self, address: &Address) -> Result<Option<Named>, FetchError> {
        Ok(self.of(address)?.map(|proxy| Named::of(&proxy)))
    }
}

/// A proxy, as a person is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Host and port.
    pub host: String,
    /// It looks up the names itself: what it dials cannot be checked here.
    pub looks_up: bool,
}

impl Named {
    pub(super) fn of(proxy: &Proxy) -> Self {
        Self {
            host: format!("{}:{}", proxy.host(), proxy.port()),
            looks_up: !proxy.resolve_target(),
        }
    }
}

/// What a desktop's settings say where no variable does.
#[cfg(windows)]
fn of_desktop() -> Option<Proxy> {
    Proxy::try_from_env()
}

#[cfg(not(windows))]
const fn of_desktop() -> Option<Proxy> {
    None
}

/// A setting without the name and password in it.
fn without_credentials(setting: &str) -> String {
    match setting.rsplit_once('@') {
        Some((_, host)) => format!("…@{host}"),
        None => setting.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(settings: &[(&'static str, &str)], address: &str) -> Option<String> {
        let address = Address::parse(address).unwrap();
        let named = Settings::made_up(settings).named(&address).unwrap();
        named.map(|named| named.host)
    }

    #[test]
    fn a_proxy_is_the_one_for_the_scheme() {
        let both: &[(&'static str, &str)] = &[
            ("http_proxy", "http://ann:word@one.example:3128"),
            ("HTTPS_PROXY", "two.example:8080"),
            ("NO_PROXY", "pell.example, .kell.example"),
        ];
        let of = |address| named(both, address);
        assert_eq!(of("http://a.example/").as_deref(), Some("one.example:3128"));
        assert_eq!(
            of("https://a.example/").as_deref(),
            Some("two.example:8080")
        );
        assert_eq!(of("https://pell.example/"), None);
        assert_eq!(of("https://www.pell.example/"), None);
        assert_eq!(of("https://www.kell.example/"), None);
        assert!(of("https://notpell.example/").is_some());
        assert_eq!(named(&[], "https://a.example/"), None);
        let all = &[("ALL_PROXY", "socks5h://one.example")];
        assert_eq!(
            named(all, "https://a.example/").as_deref(),
            Some("one.example:1080")
        );
        let none = &[("https_proxy", ""), ("no_proxy", "*")];
        assert_eq!(named(none, "https://a.example/"), None);
    }

    #[test]
    fn a_setting_that_is_no_proxy_is_told_without_its_password() {
        let settings = Settings::made_up(&[("https_proxy", "gopher://ann:word@x y")]);
        let address = Address::parse("https://a.example/").unwrap();
        let said = settings.named(&address).unwrap_err().to_string();
        assert!(said.contains("x y") && !said.contains("word"), "{said}");
    }
}
