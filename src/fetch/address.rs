//! An address of the web that may be fetched.

use std::fmt;
use std::net::IpAddr;

use url::{Host, Position, Url};

use super::guard::{self, Kind};
use super::{FetchError, limits};

/// An address of the web, as the standard of browsers reads it (WHATWG URL): what looks like a number is one, whatever it is
/// written as, and names are in the letters that the network uses (punycode).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(Url);

/// An address in pieces, to be shown so that nobody takes one host for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The scheme, with what stands before the host.
    pub before: &'a str,
    /// The host that will be contacted.
    pub host: &'a str,
    /// The port, the path and what follows.
    pub after: &'a str,
}

impl Address {
    /// Whether a word is meant as an address of the web, and not as the name of a file.
    pub fn is_meant(word: &str) -> bool {
        ["http://", "https://"].iter().any(|scheme| {
            word.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
    }

    /// The address that somebody wrote. Without a scheme it is one of https.
    ///
    /// # Errors
    /// It is none, or one that is not fetched.
    pub fn parse(written: &str) -> Result<Self, FetchError> {
        let written = written.trim();
        if written.len() > limits::ADDRESS {
            let long = format!("it is longer than {} bytes", limits::ADDRESS);
            return Err(FetchError::NotAnAddress(long));
        }
        if written.is_empty() || written.contains(char::is_whitespace) {
            let words = "it is more than one word, or none";
            return Err(FetchError::NotAnAddress(words.to_owned()));
        }
        match Url::parse(written) {
            Ok(url) if !is_host_and_port(&url) => Self::checked(url),
            // `example.org/a` and `example.org:8080/a`, as people write them.
            Ok(_) | Err(url::ParseError::RelativeUrlWithoutBase) if written.contains('.') => {
                Self::of(Url::parse(&format!("https://{written}")))
            }
            other => Self::of(other),
        }
    }

    /// Where a server leads on to.
    ///
    /// # Errors
    /// That is no address, or one that is not fetched.
    pub fn join(&self, location: &str) -> Result<Self, FetchError> {
        let nowhere = || FetchError::Nowhere(location.chars().take(200).collect());
        let url = self.0.join(location.trim()).ok().ok_or_else(nowhere)?;
        if url.as_str().len() > limits::ADDRESS {
            return Err(nowhere());
        }
        let to = url.to_string();
        Self::checked(url).map_err(|error| error.at(&to))
    }

    fn of(parsed: Result<Url, url::ParseError>) -> Result<Self, FetchError> {
        Self::checked(parsed.map_err(|error| FetchError::NotAnAddress(error.to_string()))?)
    }

    fn checked(mut url: Url) -> Result<Self, FetchError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchError::Scheme(format!("{}:", url.scheme())));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::Credentials);
        }
        if url.host_str().is_none_or(str::is_empty) {
            return Err(FetchError::NotAnAddress("it names no host".to_owned()));
        }
        if let Some(port) = url.port().filter(|port| limits::PORTS.contains(port)) {
            return Err(FetchError::Port(port));
        }
        // A place in a page is nothing that a server is told.
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// All of it.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The host, in the letters that the network uses.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// The scheme: `http` or `https`.
    pub fn scheme(&self) -> &str {
        self.0.scheme()
    }

    /// In pieces, to be shown.
    pub fn shown(&self) -> Shown<'_> {
        let url = &self.0;
        // The positions of an address lie within it, in this order.
        Shown {
            before: &url[..Position::BeforeHost],
            host: &url[Position::BeforeHost..Position::AfterHost],
            after: &url[Position::AfterHost..],
        }
    }

    /// Whether it may be contacted, as far as its own words say; what its name leads to is judged when it is looked up.
    ///
    /// # Errors
    /// It is an address that is not dialled.
    pub fn permitted(&self, allow_private: bool) -> Result<(), FetchError> {
        match self.inside() {
            Some((to, kind)) if !(allow_private && kind.may_be_allowed()) => {
                let (host, to) = (self.host().to_owned(), to.to_string());
                Err(FetchError::Inside { host, to, kind })
            }
            _ => Ok(()),
        }
    }

    /// What the host's own words say of it, before any name is looked up: a number that is not dialled, or a name that means
    /// this machine (RFC 6761).
    pub fn inside(&self) -> Option<(IpAddrOrName<'_>, Kind)> {
        match self.0.host()? {
            Host::Ipv4(address) => {
                let address = IpAddr::V4(address);
                Some((IpAddrOrName::Ip(address), guard::inside(address)?))
            }
            Host::Ipv6(address) => {
                let address = IpAddr::V6(address);
                Some((IpAddrOrName::Ip(address), guard::inside(address)?))
            }
            Host::Domain(name) => {
                let bare = name.trim_end_matches('.');
                let own = bare == "localhost" || bare.ends_with(".localhost");
                own.then_some((IpAddrOrName::Name(name), Kind::Loopback))
            }
        }
    }

    /// A name for a file of it, without an ending: the last piece of its path, or the host.
    pub(super) fn stem(&self) -> String {
        /// No name is longer, in letters.
        const LONGEST: usize = 80;
        let last = self.0.path_segments().and_then(|mut all| all.next_back());
        let last = percent_encoding::percent_decode_str(last.unwrap_or_default());
        let last = last.decode_utf8_lossy();
        let last = last.rsplit_once('.').map_or(&*last, |(stem, _)| stem);
        let plain = |c: char| {
            let kept = c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
            if kept { c } else { '-' }
        };
        let stem: String = last.chars().take(LONGEST).map(plain).collect();
        let stem = stem.trim_matches(['-', '.', ' ']);
        if stem.is_empty() {
            self.host().chars().take(LONGEST).map(plain).collect()
        } else {
            stem.to_owned()
        }
    }
}

/// What stands behind a host's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IpAddrOrName<'a> {
    /// A number.
    Ip(IpAddr),
    /// The name itself.
    Name(&'a str),
}

impl fmt::Display for IpAddrOrName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ip(address) => address.fmt(f),
            Self::Name(name) => f.write_str(name),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether what was taken for a scheme is a host, and what follows its port.
fn is_host_and_port(url: &Url) -> bool {
    url.scheme().contains('.') && url.path().starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(written: &str) -> String {
        Address::parse(written).unwrap().host().to_owned()
    }

    #[test]
    fn a_number_is_one_however_it_is_written() {
        for written in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f000001/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://017700000001/",
            "http://127.1/",
            "http://127.0.1/",
            "http://127.0.0.1./",
            "http://１２７.0.0.1/",
            "http://127。0。0。1/",
            "http://%31%32%37.0.0.1/",
            "http://127.0.0.1:8080/a",
            "HTTP://127.0.0.1",
            "http:127.0.0.1",
            "http:\\\\127.0.0.1\\a",
        ] {
            let address = Address::parse(written).unwrap();
            let (to, kind) = address.inside().unwrap();
            assert_eq!(
                (to.to_string().as_str(), kind),
                ("127.0.0.1", Kind::Loopback),
                "{written}"
            );
        }
        for written in [
            "http://[::1]/",
            "http://[0:0:0:0:0:0:0:1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
            "http://[::127.0.0.1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://0/",
            "http://0.0.0.0:80/",
            "http://localhost/",
            "http://LOCALHOST/",
            "http://localhost./",
            "http://a.localhost/",
            "http://ｌocalhost/",
        ] {
            let kind = Address::parse(written)
                .unwrap()
                .inside()
                .map(|(_, kind)| kind);
            assert_eq!(kind, Some(Kind::Loopback), "{written}");
        }
        assert_eq!(Address::parse("https://8.8.8.8/").unwrap().inside(), None);
        assert_eq!(
            Address::parse("https://localhost.example/")
                .unwrap()
                .inside(),
            None
        );
    }

    #[test]
    fn what_is_not_fetched_is_refused_before_anything_is_contacted() {
        type Is = fn(&FetchError) -> bool;
        let refused: &[(&str, Is)] = &[
            ("file:///etc/passwd", |e| matches!(e, FetchError::Scheme(_))),
            ("ftp://example.org/a", |e| {
                matches!(e, FetchError::Scheme(_))
            }),
            ("javascript:alert(1)", |e| {
                matches!(e, FetchError::Scheme(_))
            }),
            ("data:text/html,a", |e| matches!(e, FetchError::Scheme(_))),
            ("gopher://example.org", |e| {
                matches!(e, FetchError::Scheme(_))
            }),
            ("http://ann:word@example.org/", |e| {
                *e == FetchError::Credentials
            }),
            ("https://ann@example.org/", |e| {
                *e == FetchError::Credentials
            }),
            ("https://:word@example.org/", |e| {
                *e == FetchError::Credentials
            }),
            ("https://example.org@evil.example/", |e| {
                *e == FetchError::Credentials
            }),
            ("http://example.org:25/", |e| *e == FetchError::Port(25)),
            ("http://example.org:22/", |e| *e == FetchError::Port(22)),
            ("http://example.org:0/", |e| *e == FetchError::Port(0)),
            ("http://example.org:70000/", |e| {
                matches!(e, FetchError::NotAnAddress(_))
            }),
            ("http:///", |e| matches!(e, FetchError::NotAnAddress(_))),
            ("http://256.1.1.1/", |e| {
                matches!(e, FetchError::NotAnAddress(_))
            }),
            ("http://[::1%25eth0]/", |e| {
                matches!(e, FetchError::NotAnAddress(_))
            }),
            ("two words", |e| matches!(e, FetchError::NotAnAddress(_))),
            ("https://example.org/a b", |e| {
                matches!(e, FetchError::NotAnAddress(_))
            }),
            ("", |e| matches!(e, FetchError::NotAnAddress(_))),
            ("ferry", |e| matches!(e, FetchError::NotAnAddress(_))),
        ];
        for (written, is) in refused {
            let error = Address::parse(written).unwrap_err();
            assert!(is(&error), "{written}: {error:?}");
        }
    }

    #[test]
    fn the_host_is_shown_as_the_network_knows_it() {
        assert_eq!(host("https://bücher.example/"), "xn--bcher-kva.example");
        // Cyrillic letters that look like Latin ones.
        assert_eq!(host("https://аррӏе.com/"), "xn--80ak6aa92e.com");
        let address = Address::parse("HTTPS://Example.ORG:8443/A?b=c#d").unwrap();
        let Shown {
            before,
            host,
            after,
        } = address.shown();
        assert_eq!(
            (before, host, after),
            ("https://", "example.org", ":8443/A?b=c")
        );
        assert_eq!(
            Address::parse("example.org/a").unwrap().as_str(),
            "https://example.org/a"
        );
        assert_eq!(
            Address::parse("example.org:8443/a").unwrap().as_str(),
            "https://example.org:8443/a"
        );
    }

    #[test]
    fn a_redirect_is_judged_like_any_address() {
        let from = Address::parse("https://example.org/a/b").unwrap();
        assert_eq!(from.join("../c").unwrap().as_str(), "https://example.org/c");
        assert_eq!(
            from.join("//other.example").unwrap().as_str(),
            "https://other.example/"
        );
        assert!(from.join("file:///etc/passwd").is_err());
        assert!(from.join("https://a:b@example.org/").is_err());
        assert!(from.join("http://").is_err());
    }

    #[test]
    fn a_file_is_named_after_the_page() {
        let stem = |written| Address::parse(written).unwrap().stem();
        assert_eq!(
            stem("https://example.org/news/ferry-report.html?x"),
            "ferry-report"
        );
        assert_eq!(stem("https://example.org/news/"), "example.org");
        assert_eq!(stem("https://example.org/%2e%2e%2fetc"), "example.org");
        assert_eq!(
            stem("https://example.org/F%C3%A4hre%20Pell.pdf"),
            "Fähre Pell"
        );
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_is_an_address_of_the_web_or_refused(written in "(https?:)?[/\\\\]{0,3}[a-z0-9.@:%\\[\\]é。\\-]{0,20}[/?#]?.{0,20}") {
            if let Ok(address) = Address::parse(&written) {
                let shown = address.shown();
                let whole = [shown.before, shown.host, shown.after].concat();
                assert_eq!(whole, address.as_str());
                assert!(["http", "https"].contains(&address.scheme()) && !address.host().is_empty());
                assert!(!shown.before.contains('@') && address.host().is_ascii(), "{address}");
                // The client reads it as it was judged.
                if let Ok(uri) = address.as_str().parse::<ureq::http::Uri>() {
                    assert_eq!(uri.host(), Some(address.host()));
                }
                assert_eq!(Address::parse(address.as_str()).unwrap(), address);
            }
        }
    }
}
