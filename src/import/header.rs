//! What stands above a story: headline, byline, date line, address, and labelled lines.

use super::date::{self, Day};
use super::decode::starts_with_ignoring_case;

/// What one line above the story is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Header {
    /// A labelled title.
    Title(String),
    /// Who wrote it.
    Byline(String),
    /// The day of publication.
    Published(Day),
    /// Who published it.
    Publisher(String),
    /// The agency.
    Agency(String),
    /// Where it stands on the web.
    Address(String),
    /// The publisher's id.
    ArticleId(String),
    /// A labelled line that says nothing the session keeps.
    Other,
}

/// What a line says, if it is no part of the story.
pub(super) fn header(line: &str) -> Option<Header> {
    if line.len() > 400 {
        return None;
    }
    if is_address(line) {
        return Some(Header::Address(line.to_owned()));
    }
    if let Some(day) = date::whole(line) {
        return Some(Header::Published(day));
    }
    if let Some(name) = byline(line) {
        return Some(Header::Byline(name));
    }
    labelled(line)
}

/// `By Ida Brandt`, `By IDA BRANDT and T. Vell, The Harbour Ledger`.
pub(super) fn byline(line: &str) -> Option<String> {
    const STARTS: [&str; 8] = ["by ", "by: ", "von ", "par ", "por ", "di ", "door ", "av "];
    const SMALL: [&str; 14] = [
        "and", "und", "et", "y", "e", "en", "och", "of", "the", "in", "de", "van", "von", "for",
    ];
    let start = STARTS
        .iter()
        .find(|start| starts_with_ignoring_case(line, start))?;
    let name = line.get(start.len()..)?.trim();
    let words: Vec<&str> = name.split_whitespace().take(16).collect();
    let capital = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase())
            || matches!(*word, "|" | "&" | "-" | "–" | "—")
            || SMALL.contains(word)
    };
    let people = words.len() >= 2 || (words.len() == 1 && name.len() > 2);
    let person = words
        .first()
        .is_some_and(|word| word.starts_with(char::is_uppercase));
    let unended = !name.ends_with(['.', '!', '?', ':']) || name.ends_with("Jr.");
    (people
        && person
        && words.len() <= 14
        && unended
        && !name.contains(|c: char| c.is_ascii_digit())
        && words.iter().all(capital))
    .then(|| name.to_owned())
}

/// Whether a line is an address on the web and nothing else.
fn is_address(line: &str) -> bool {
    let web =
        starts_with_ignoring_case(line, "https://") || starts_with_ignoring_case(line, "http://");
    web && !line.contains(char::is_whitespace) && line.len() > 11
}

/// `Published: 31 January 2024`, `author: Ida Brandt` and the like, as in front matter.
fn labelled(line: &str) -> Option<Header> {
    let (label, value) = line.split_once(':')?;
    let value = value.trim().trim_matches(['"', '\'']).trim();
    if value.is_empty() || label.len() > 24 {
        return None;
    }
    let text = value.to_owned();
    Some(match label.trim().to_ascii_lowercase().as_str() {
        "title" | "headline" => Header::Title(text),
        "author" | "authors" | "byline" | "by" | "written by" => Header::Byline(text),
        "published" | "date" | "publication date" | "posted" | "published on" | "dated" => {
            date::whole(value).map_or(Header::Other, Header::Published)
        }
        "publisher" | "publication" | "outlet" | "newspaper" | "site" => Header::Publisher(text),
        "agency" | "wire" => Header::Agency(text),
        "url" | "link" | "address" | "permalink" | "canonical" if is_address(value) => {
            Header::Address(text)
        }
        "source" if is_address(value) => Header::Address(text),
        "source" => Header::Publisher(text),
        "id" | "article id" | "slug" => Header::ArticleId(text),
        "updated" | "last updated" | "modified" | "section" | "category" | "tags" | "keywords"
        | "layout" | "language" | "lang" | "draft" | "editor" | "word count" => Header::Other,
        _ => return None,
    })
}

/// Whether a line reads like a headline: short, and not ended as a sentence is.
pub(super) fn is_headline(line: &str) -> bool {
    let long = line.chars().take(161).count() > 160;
    let end = line.trim_end_matches(['"', '”', '’', '\'', '»', ')']);
    let initials = end.strip_suffix('.').is_some_and(|before| {
        before
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.contains('.'))
    });
    !long
        && (!end.ends_with(['.', ',', ';', ':', '。', '；', '，']) || initials)
        && line.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        assert_eq!(byline("By Ida Brandt").as_deref(), Some("Ida Brandt"));
        assert_eq!(
            byline("BY IDA BRANDT AND T. VELL").as_deref(),
            Some("IDA BRANDT AND T. VELL")
        );
        assert_eq!(
            byline("By Ida Brandt and Tomas Vell, The Harbour Ledger").as_deref(),
            Some("Ida Brandt and Tomas Vell, The Harbour Ledger")
        );
        for line in [
            "By Monday the water had gone.",
            "By noon",
            "By the river",
            "By 2030 all will",
            "By",
        ] {
            assert_eq!(byline(line), None, "{line}");
        }
    }

    #[test]
    fn labelled_lines() {
        assert_eq!(
            header("author: Ida Brandt"),
            Some(Header::Byline("Ida Brandt".into()))
        );
        assert!(matches!(
            header("Published: 31 January 2024, 14:30"),
            Some(Header::Published(_))
        ));
        assert!(matches!(header("June 9, 2008"), Some(Header::Published(_))));
        assert_eq!(
            header("https://ledger.example/a"),
            Some(Header::Address("https://ledger.example/a".into()))
        );
        assert_eq!(
            header("Source: https://ledger.example/a"),
            Some(Header::Address("https://ledger.example/a".into()))
        );
        assert_eq!(
            header("Source: The Harbour Ledger"),
            Some(Header::Publisher("The Harbour Ledger".into()))
        );
        assert_eq!(header("The mayor said: no"), None);
    }

    #[test]
    fn headlines() {
        assert!(is_headline(
            "Ellery’s pipes “among the oldest”, officials say"
        ));
        assert!(is_headline("Is the water safe?"));
        assert!(is_headline("Boats for the U.S."));
        assert!(!is_headline("The council met on Monday."));
        assert!(!is_headline(&"long ".repeat(60)));
    }
}
