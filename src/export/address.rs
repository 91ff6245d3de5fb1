//! Addresses that a reader may open.

use url::Url;

/// The address that a text is, if it is one that a reader may open: the web or a letter, nothing that runs or reads files.
/// As it was written where that is plain, else as browsers read it, with everything unusual in it encoded.
pub fn opens(text: &str) -> Option<String> {
    let text = text.trim();
    let url = Url::parse(text).ok()?;
    if !matches!(url.scheme(), "http" | "https" | "mailto") {
        return None;
    }
    // A name or password before the host only serves to deceive.
    if !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    // Mail programs have been made to attach files by an address.
    let harmless = |header: &str| {
        let known = ["to", "cc", "bcc", "subject", "body"];
        known.iter().any(|known| header.eq_ignore_ascii_case(known))
    };
    if url.scheme() == "mailto" && !url.query_pairs().all(|(header, _)| harmless(&header)) {
        return None;
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%[]".contains(c);
    if text.chars().all(plain) {
        return Some(text.to_owned());
    }
    let mut safe = String::new();
    for c in url.as_str().chars() {
        match c {
            c if plain(c) => safe.push(c),
            c => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    safe.push('%');
                    safe.extend(
                        [byte >> 4, byte & 15]
                            .iter()
                            .filter_map(|half| char::from_digit(u32::from(*half), 16))
                            .map(|half| half.to_ascii_uppercase()),
                    );
                }
            }
        }
    }
    Some(safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_and_letters_open_and_open_what_they_name() {
        for (text, opened) in [
            ("https://example.org/a_b", "https://example.org/a_b"),
            (" http://example.org ", "http://example.org"),
            ("mailto:ada@example.org", "mailto:ada@example.org"),
            (
                "mailto:ada@example.org?subject=Ferry",
                "mailto:ada@example.org?subject=Ferry",
            ),
            (
                "https://example.org/a b\\c?d=\\e",
                "https://example.org/a%20b/c?d=%5Ce",
            ),
            ("https://example.org/<x>", "https://example.org/%3Cx%3E"),
            (
                "https://bücher.example/ü",
                "https://xn--bcher-kva.example/%C3%BC",
            ),
            (
                "https://example.org/?q=é|`",
                "https://example.org/?q=%C3%A9%7C%60",
            ),
        ] {
            assert_eq!(opens(text).as_deref(), Some(opened));
        }
        for text in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "vbscript:x",
            "ftp://example.org",
            "mailto:ada@example.org?attach=/etc/passwd",
            "https://example.org@evil.example/",
            "//evil.example",
            "evil.example",
            "see https://example.org",
            "",
        ] {
            assert_eq!(opens(text), None, "{text}");
        }
    }
}
