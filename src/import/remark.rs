//! What a writer wrote beside the text.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A comment, a footnote or an endnote: what the writer, or somebody who read the draft, says about the words it stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// The number that is printed for it, or its number in the document.
    pub number: String,
    /// The words it is about: bytes of [`super::Imported::text`]; nothing if it stands on no words of the draft.
    pub place: Option<Span>,
    /// Who wrote it, as the document says.
    pub by: String,
    /// When, as the document says: RFC 3339 where it has a zone, else without.
    pub on: String,
    /// What it says; several paragraphs are separated by line feeds.
    pub text: String,
    /// Addresses that it links to, each once.
    pub links: Vec<String>,
    /// Answers, the oldest first.
    pub replies: Vec<Reply>,
    /// It was marked as done.
    pub settled: bool,
    /// Names of its paragraphs that a check may have given them (see [`super::own`]).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<u32>,
}

/// An answer to a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reply {
    /// Who wrote it.
    pub by: String,
    /// When.
    pub on: String,
    /// What it says.
    pub text: String,
    /// As those of [`Remark::marks`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<u32>,
}

/// What a remark is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    /// A comment in the margin.
    #[default]
    Comment,
    /// A note at the foot of the page.
    Footnote,
    /// A note at the end.
    Endnote,
}

impl RemarkKind {
    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Footnote => "footnote",
            Self::Endnote => "endnote",
        }
    }
}

/// The web addresses that stand in a text, each once, in order.
pub fn addresses(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for place in address_places(text) {
        let address = place.of(text);
        if !found.iter().any(|other| other == address) {
            found.push(address.to_owned());
        }
    }
    found
}

/// Where web addresses stand in a text, in order.
pub fn address_places(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”');
    let mut at = 0;
    for piece in text.split_inclusive(ends) {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(ends);
        let begins = ["https://", "http://"]
            .iter()
            .filter_map(|scheme| word.find(scheme))
            .min();
        let Some((begins, address)) = begins.and_then(|at| Some((at, word.get(at..)?))) else {
            continue;
        };
        // A bracket at the end belongs to the address if it was opened in it.
        let mut address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…']);
        while let Some(inner) = address.strip_suffix([')', ']'])
            && !inner.contains(['(', '['])
        {
            address = inner.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        }
        if address.len() > "https://".len() {
            let start = start + begins;
            found.push(Span::new(start, start + address.len()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn addresses_end_where_they_do() {
        let of = |text: &str| addresses(text).join(" ");
        assert_eq!(
            of("See https://example.org/a_(b), p. 3, and (http://example.org/c?d=1)."),
            "https://example.org/a_(b) http://example.org/c?d=1"
        );
        assert_eq!(
            of("<https://example.org/x>; again https://example.org/x"),
            "https://example.org/x"
        );
        assert_eq!(of("no address: https://"), "");
    }
}
