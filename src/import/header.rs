//! What stands above a story: headline, byline, date line, address, and labelled lines.

use super::date::{self, Dated, Day};
use super::decode::starts_with_ignoring_case;
use crate::text::{Span, asserts_nothing, language, marks, sentences};

/// What one line above the story is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Header {
    /// A labelled title.
    Title(String),
    /// Who wrote it.
    Byline(String),
    /// The day of publication.
    Published(Day),
    /// The day of a change.
    Updated(Day),
    /// Who published it.
    Publisher(String),
    /// The agency.
    Agency(String),
    /// Where it stands on the web.
    Address(String),
    /// The publisher's id.
    ArticleId(String),
    /// The code of the language.
    Language(String),
    /// A labelled line that says nothing the session keeps.
    Other,
}

/// What a line says, if it is no part of the story. A line may say several things: "By Ida Brandt | January 31, 2024".
pub(super) fn headers(line: &str) -> Vec<Header> {
    if line.len() > 400 {
        return Vec::new();
    }
    if let Some(found) = header(line) {
        return vec![found];
    }
    for mark in [" | ", "|", " • ", " · ", " – ", " — ", " - ", " / "] {
        if line.contains(mark) {
            let parts: Vec<&str> = line
                .split(mark)
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .collect();
            if let Some(found) = all(&parts) {
                return found;
            }
        }
    }
    // "By Ida Brandt, 31 January 2024", "Ida Brandt, January 31, 2024"
    let commas = line.match_indices(", ");
    let found = commas.filter_map(|(at, mark)| {
        let name = byline(line.get(..at)?)?;
        let day = header(line.get(at + mark.len()..)?)?;
        matches!(day, Header::Published(_)).then(|| vec![Header::Byline(name), day])
    });
    found
        .take(4)
        .next()
        .or_else(|| unparted(line))
        .unwrap_or_default()
}

/// A name and a date without a mark between them: "Posted on January 31, 2024 by Ida Brandt", "By Ida Brandt Published
/// January 31, 2024".
fn unparted(line: &str) -> Option<Vec<Header>> {
    if let Some((date, name)) = line.split_once(" by ") {
        let name = byline(&format!("by {name}"))?;
        return match header(date)? {
            day @ (Header::Published(_) | Header::Updated(_)) => {
                Some(vec![day, Header::Byline(name)])
            }
            _ => None,
        };
    }
    let at = [
        " Published",
        " Posted",
        " Updated",
        " PUBLISHED",
        " UPDATED",
    ]
    .iter()
    .find_map(|word| line.find(word))?;
    let (name, date) = line.split_at_checked(at)?;
    Some(vec![
        Header::Byline(byline(name)?),
        header(date.trim_start())?,
    ])
}

/// Whether a part of a line beside a date names a section or a person: a few words, all with capitals.
fn is_name(part: &str) -> bool {
    part.split_whitespace().count() <= 4
        && part.split_whitespace().all(|word| {
            word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit())
        })
}

/// What each part of a line says; `None` if one of them is part of a story.
fn all(parts: &[&str]) -> Option<Vec<Header>> {
    let mut found = Vec::new();
    for part in parts {
        match header(part) {
            Some(header) => found.push(header),
            None if asserts_nothing(part) || is_name(part) => {}
            None => return None,
        }
    }
    let dated = found
        .iter()
        .any(|one| matches!(one, Header::Published(_) | Header::Updated(_)));
    let plain = parts
        .iter()
        .all(|part| asserts_nothing(part) || header(part).is_some());
    (parts.len() > 1 && !found.is_empty() && (dated || plain)).then_some(found)
}

/// What a line says that says one thing.
fn header(line: &str) -> Option<Header> {
    if is_address(line) {
        return Some(Header::Address(line.to_owned()));
    }
    if let Some(dated) = date::whole(line) {
        return Some(dated.into());
    }
    if let Some(name) = byline(line) {
        return Some(Header::Byline(name));
    }
    labelled(line)
}

impl From<Dated> for Header {
    fn from(dated: Dated) -> Self {
        match dated {
            Dated::Published(day) => Self::Published(day),
            Dated::Updated(day) => Self::Updated(day),
            Dated::Unclear => Self::Other,
        }
    }
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

/// `Published: 31 January 2024`, `author: Ida Brandt` and the like, as in front matter and mails.
pub(super) fn labelled(line: &str) -> Option<Header> {
    let (label, value) = line.split_once(':')?;
    let value = value.trim().trim_matches(['"', '\'']).trim();
    if value.is_empty() || label.len() > 24 {
        return None;
    }
    let text = listed(value);
    Some(match label.trim().to_ascii_lowercase().as_str() {
        "title" | "headline" | "subject" | "betreff" | "objet" | "asunto" | "oggetto" => {
            Header::Title(unanswered(value))
        }
        "author" | "authors" | "byline" | "by" | "written by" => Header::Byline(text),
        "published" | "date" | "publication date" | "posted" | "published on" | "dated"
        | "pubdate" | "publishdate" | "sent" | "published_at" | "date published" => {
            date::whole(value).map_or(Header::Other, Header::from)
        }
        "publisher" | "publication" | "outlet" | "newspaper" | "site" => Header::Publisher(text),
        "agency" | "wire" => Header::Agency(text),
        "url" | "link" | "address" | "permalink" | "canonical" if is_address(value) => {
            Header::Address(text)
        }
        "source" if is_address(value) => Header::Address(text),
        "source" => Header::Publisher(text),
        "id" | "article id" | "slug" => Header::ArticleId(text),
        "language" | "lang" | "locale" => {
            language::declared(value).map_or(Header::Other, Header::Language)
        }
        "from" | "to" | "cc" | "bcc" | "reply-to" | "von" | "an" | "de" | "para"
            if value.contains('@') =>
        {
            Header::Other
        }
        "message-id" | "mime-version" | "content-type" | "x-mailer" | "in-reply-to" | "lastmod"
        | "permalink" | "updated" | "last updated" | "modified" | "section" | "category"
        | "tags" | "keywords" | "layout" | "draft" | "editor" | "word count" => Header::Other,
        _ => return None,
    })
}

/// A list as front matter writes it, as text: "[Ida Brandt, Ola Brevik]".
fn listed(value: &str) -> String {
    let inner = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let Some(inner) = inner else {
        return value.to_owned();
    };
    let parts = inner
        .split(',')
        .map(|part| part.trim().trim_matches(['"', '\'']));
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The subject of a mail without what answering and forwarding put before it.
fn unanswered(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some(behind) = ["re:", "fw:", "fwd:", "aw:", "wg:"]
        .iter()
        .find(|mark| starts_with_ignoring_case(rest, mark))
        .and_then(|mark| rest.get(mark.len()..))
    {
        rest = behind.trim_start();
    }
    rest.to_owned()
}

/// Whether a line is a label and a value of a few words, as unknown front matter is.
pub(super) fn is_field(line: &str) -> bool {
    let Some((label, value)) = line.split_once(':') else {
        return false;
    };
    let sentence = value.trim_end().ends_with(['.', '!', '?', '”', '"']);
    label.len() <= 24
        && label.split_whitespace().count() <= 2
        && !label.is_empty()
        && (value.is_empty() || value.starts_with(' '))
        && value.split_whitespace().count() <= 8
        && !sentence
}

/// Whether a line reads like a headline: short, one sentence, and not ended as a sentence of a text is.
pub(super) fn is_headline(line: &str, code: &str) -> bool {
    let long = line.chars().take(161).count() > 160;
    let end = line.trim_end_matches(|c| marks::can_close(c) || c == ')');
    let initials = end.strip_suffix('.').is_some_and(|before| {
        before
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.contains('.'))
    });
    !long
        && (!end.ends_with(['.', ',', ';', ':', '。', '；', '，', '।', '۔']) || initials)
        && line.chars().any(char::is_alphabetic)
        && sentences(line, Span::whole(line), code).len() == 1
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
            header("author: [Ida Brandt]"),
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
        assert_eq!(
            header("Subject: Re: Fwd: Pool to close"),
            Some(Header::Title("Pool to close".into()))
        );
        assert_eq!(
            header("From: Ida Brandt <ida@post.example>"),
            Some(Header::Other)
        );
        assert_eq!(header("lang: fr"), Some(Header::Language("fr".into())));
    }

    #[test]
    fn lines_that_say_several_things() {
        for line in [
            "By Ida Brandt | January 31, 2024",
            "By Ida Brandt, 31 January 2024",
            "By Ida Brandt • 31 Jan 2024 • 4 min read",
            "31/01/2024 | By Ida Brandt",
            "Von Ida Brandt - 31. Januar 2024, 14:05 Uhr",
            "Posted on January 31, 2024 by Ida Brandt",
            "By Ida Brandt Published January 31, 2024",
            "Local News | By Ida Brandt | 31 January 2024",
        ] {
            let found = headers(line);
            assert!(
                found.contains(&Header::Byline("Ida Brandt".into())),
                "{line}: {found:?}"
            );
            let day = found.iter().find_map(|one| match one {
                Header::Published(day) => day.date(),
                _ => None,
            });
            assert_eq!(
                day.map(|day| day.to_string()).as_deref(),
                Some("2024-01-31"),
                "{line}"
            );
        }
        for line in [
            "By noon | nobody came",
            "Oll | Velt | 31 people",
            "The pool - 31 January 2024",
        ] {
            assert_eq!(headers(line), [], "{line}");
        }
    }

    #[test]
    fn headlines() {
        for (line, code) in [
            ("Ellery’s pipes “among the oldest”, officials say", "en"),
            ("Is the water safe?", "en"),
            ("Boats for the U.S.", "en"),
            ("市长否认失业率下降", "zh"),
            ("महापौर ने इनकार किया", "hi"),
            ("Bürgermeister Dr. Oll geht am 3. Mai", "de"),
        ] {
            assert!(is_headline(line, code), "{line}");
        }
        for (line, code) in [
            ("The council met on Monday.", "en"),
            (
                "The pool cost 48 million, the auditor said. “It is a scandal!”",
                "en",
            ),
            ("市长表示已下降。审计员否认了！", "zh"),
            ("मंत्री ने कहा, “हमने खर्च किए।” विपक्ष ने विरोध किया।", "hi"),
            (&"long ".repeat(60), "en"),
        ] {
            assert!(!is_headline(line, code), "{line}");
        }
    }
}
