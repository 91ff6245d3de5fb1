//! Claimed sources: what the writer says a statement rests on. Evidence only once a checker accepts it.

use serde::{Deserialize, Serialize};

use super::record::record;
use crate::{
    session::values::{id::Id, inline::Lines, wordlist::words},
    text::part,
};

record! {
    /// What the writer, or somebody who read the draft, says a statement rests on: a comment, a footnote, an endnote.
    pub struct Claimed, "claimed source" {
        fixed {
            /// The article.
            article: Id,
        }
        fields {
            /// The claim on its words; none where it stands on no words of the text.
            claim: Option<Id>,
            /// What it is in the writer's document.
            kind: ClaimedKind,
            /// Its number there.
            number: String,
            /// The words it stands on.
            quote: String,
            /// Who wrote it, as the document says.
            by: String,
            /// When, as the document says.
            on: String,
            /// What it says.
            text: String,
            /// Addresses that it links to.
            links: Vec<String>,
            /// Answers, the oldest first.
            replies: Lines<Answer>,
            /// It was marked as done in the document.
            settled: bool,
            /// What a checker made of it.
            standing: ClaimedStanding,
            /// The evidence that it became.
            evidence: Option<Id>,
        }
    }
}

part! {
    /// An answer to a comment.
    pub struct Answer {
        required {
            /// What it says.
            text: String,
        }
        optional {
            /// Who wrote it.
            by: String,
            /// When.
            on: String,
        }
    }
}

words! {
    /// What a claimed source is in the writer's document.
    #[derive(Default)]
    pub enum ClaimedKind {
        /// A comment in the margin.
        #[default]
        Comment = "comment", "comment";
        /// A note at the foot of the page.
        Footnote = "footnote", "footnote";
        /// A note at the end.
        Endnote = "endnote", "endnote";
    }
}

words! {
    /// What a checker made of a claimed source.
    #[derive(Default)]
    pub enum ClaimedStanding {
        /// Nobody has looked at it.
        #[default]
        Open = "open", "not looked at";
        /// It is evidence.
        Accepted = "accepted", "accepted as evidence";
        /// It is none.
        SetAside = "set_aside", "set aside";
    }
}

/// A source as a note names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What it is called.
    pub title: String,
    /// Page, line or minute.
    pub locator: String,
    /// The first address.
    pub address: String,
}

/// The most letters of a title that is made of a note's words.
const TITLE: usize = 120;

/// Words before a number that say where in a source something stands.
const PLACES: [&str; 26] = [
    "p.",
    "pp.",
    "pg.",
    "page",
    "pages",
    "para.",
    "paragraph",
    "line",
    "lines",
    "row",
    "rows",
    "cell",
    "slide",
    "table",
    "fig.",
    "figure",
    "fol.",
    "vol.",
    "chapter",
    "ch.",
    "section",
    "sec.",
    "§",
    "min.",
    "minute",
    "art.",
];

impl Claimed {
    /// Those of one claim in the order of the text, those that nobody has looked at first.
    pub fn in_order(mut all: Vec<(Id, &Self)>) -> Vec<(Id, &Self)> {
        let settled = |one: &Self| one.standing != ClaimedStanding::Open;
        all.sort_by(|(a, one), (b, other)| {
            (settled(one), &one.on, a).cmp(&(settled(other), &other.on, b))
        });
        all
    }

    /// The source that it names, as far as its words are plain: the title is what stands before place and address.
    pub fn named(&self) -> Named {
        let line = self.text.lines().find(|line| !line.trim().is_empty());
        let line = line.unwrap_or_default();
        let in_line = ["https://", "http://", "www."]
            .iter()
            .filter_map(|scheme| line.find(scheme))
            .min();
        let before = in_line.and_then(|at| line.get(..at)).unwrap_or(line);
        let place = place_in(before);
        let words = place.as_ref().and_then(|(at, _)| before.get(..*at));
        let locator = place.map(|(_, place)| place);
        // A place may also stand behind the address.
        let behind = in_line.and_then(|at| line.get(at..));
        let locator = locator.or_else(|| Some(place_in(behind?)?.1));
        let address = self.links.first().cloned().unwrap_or_default();
        let ends = |c: char| c.is_whitespace() || ",;:–—-(<[".contains(c);
        let title: String = words
            .unwrap_or(before)
            .trim_end_matches(ends)
            .trim()
            .to_owned();
        let title = if title.is_empty() {
            host(&address)
        } else {
            title
        };
        let title = if title.is_empty() {
            line.trim().to_owned()
        } else {
            title
        };
        // A long note is no title; its first sentence may be.
        let title = match title.split_once(". ") {
            Some((first, _)) if title.chars().count() > TITLE => first.to_owned(),
            _ => title,
        };
        let mut short: String = title.chars().take(TITLE).collect();
        if short.len() < title.len() {
            short.push('…');
        }
        Named {
            title: short,
            locator: locator.unwrap_or_default(),
            address,
        }
    }
}

/// An address without its scheme.
fn host(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    bare.trim_end_matches('/').to_owned()
}

/// Where in a text a place in a source is named, and the place: "p. 12", "pp.3–4", "1:02:33".
fn place_in(text: &str) -> Option<(usize, String)> {
    let mut at = 0;
    let mut words = Vec::new();
    for word in text.split_inclusive(char::is_whitespace) {
        words.push((at, word.trim()));
        at += word.len();
    }
    let bare = |word: &str| word.trim_matches([',', ';', '(', ')', '[', ']']).to_owned();
    let numbered = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut words = words.into_iter().peekable();
    while let Some((at, word)) = words.next() {
        let word = bare(word);
        let small = word.to_lowercase();
        if PLACES.contains(&small.as_str())
            && let Some((_, number)) = words.peek()
            && numbered(&bare(number))
        {
            let number = bare(number);
            return Some((at, format!("{word} {}", number.trim_end_matches('.'))));
        }
        let joined = ["p.", "pp.", "§"].iter().any(|short| {
            let number = small.strip_prefix(short);
            number.is_some_and(numbered)
        });
        if joined || is_time(&word) {
            return Some((at, word.trim_end_matches('.').to_owned()));
        }
    }
    None
}

/// A place in a recording: hours, minutes and seconds, or minutes and seconds.
fn is_time(word: &str) -> bool {
    let parts: Vec<&str> = word.trim_end_matches('.').split(':').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (2..=3).contains(&parts.len())
        && parts.iter().all(digits)
        && parts.iter().skip(1).all(|part| part.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, link: &str) -> [String; 3] {
        let links = if link.is_empty() {
            Vec::new()
        } else {
            vec![link.to_owned()]
        };
        let note = Claimed {
            text: text.to_owned(),
            links,
            ..Claimed::default()
        };
        let Named {
            title,
            locator,
            address,
        } = note.named();
        [title, locator, address]
    }

    #[test]
    fn a_note_names_a_source_with_its_place_and_address() {
        let link = "https://example.org/coroner";
        assert_eq!(
            named(&format!("Coroner's report, p. 4, {link}"), link),
            ["Coroner's report", "p. 4", link]
        );
        assert_eq!(
            named("Harbour register pp.12–14.", ""),
            ["Harbour register", "pp.12–14", ""]
        );
        assert_eq!(
            named("Call with Ada Oll (12:30)", ""),
            ["Call with Ada Oll", "12:30", ""]
        );
        assert_eq!(named(link, link), ["example.org/coroner", "", link]);
        assert_eq!(
            named(&format!("{link} page 7"), link),
            ["example.org/coroner", "page 7", link]
        );
        assert_eq!(
            named("See the mayor's letter", ""),
            ["See the mayor's letter", "", ""]
        );
        assert_eq!(
            named("Table 3 is wrong", ""),
            ["Table 3 is wrong", "Table 3", ""]
        );
        let said = format!("Minutes of 4 May. I have {}", "only a photo ".repeat(20));
        assert_eq!(named(&said, "")[0], "Minutes of 4 May");
        let long = named(&"word ".repeat(60), "");
        assert_eq!(long[0].chars().count(), 121);
    }
}
