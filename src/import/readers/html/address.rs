//! Addresses: what a link leads to, seen from the page it stands on (RFC 3986, 5.2, as far as links of articles need it).

/// The address that a link leads to. Only what a browser can open or a mail program can write to is one; a place in the page
/// itself is none.
pub fn resolved(base: Option<&str>, to: &str) -> Option<String> {
    let to: String = to.trim().chars().filter(|c| !c.is_control()).collect();
    if to.is_empty() || to.starts_with('#') {
        return None;
    }
    if let Some(scheme) = scheme(&to) {
        let known = ["http", "https", "mailto"];
        return known.contains(&scheme.as_str()).then_some(to);
    }
    let base = base.filter(|base| is_web(base))?;
    let (head, rest) = base.split_once("://")?;
    if to.starts_with("//") {
        return Some(format!("{head}:{to}"));
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end)?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if to.starts_with('/') {
        return Some(format!("{head}://{host}{to}"));
    }
    if to.starts_with('?') {
        return Some(format!("{head}://{host}{path}{to}"));
    }
    let (way, behind) = to.split_at_checked(to.find(['?', '#']).unwrap_or(to.len()))?;
    let mut steps: Vec<&str> = path.split('/').skip(1).collect();
    steps.pop();
    let mut folder = false;
    for step in way.split('/') {
        folder = matches!(step, "." | "..");
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    let slash = if folder && !steps.is_empty() { "/" } else { "" };
    Some(format!(
        "{head}://{host}/{}{slash}{behind}",
        steps.join("/")
    ))
}

/// Whether it is an address of the web.
pub fn is_web(address: &str) -> bool {
    matches!(scheme(address).as_deref(), Some("http" | "https"))
        && address.contains("://")
        && !address.contains(char::is_whitespace)
}

/// The scheme of an address, in small letters.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_one = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(fits);
    is_one.then(|| scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn links_lead_where_browsers_go() {
        let base = Some("https://kell.example/news/2026/bridge?x=1#top");
        for (to, want) in [
            ("https://a.example/", Some("https://a.example/")),
            ("//a.example/b", Some("https://a.example/b")),
            ("/about", Some("https://kell.example/about")),
            ("pool", Some("https://kell.example/news/2026/pool")),
            (
                "../05/pool?p=2",
                Some("https://kell.example/news/05/pool?p=2"),
            ),
            ("../../../..", Some("https://kell.example/")),
            ("?p=2", Some("https://kell.example/news/2026/bridge?p=2")),
            ("mailto:a@kell.example", Some("mailto:a@kell.example")),
            ("MAILTO:a@kell.example", Some("MAILTO:a@kell.example")),
            ("#note", None),
            ("javascript:void(0)", None),
            ("data:text/html,x", None),
            ("", None),
        ] {
            assert_eq!(resolved(base, to).as_deref(), want, "{to}");
        }
        assert_eq!(resolved(None, "/about"), None);
        assert_eq!(resolved(Some("file:///tmp/a.html"), "b.html"), None);
    }
}
