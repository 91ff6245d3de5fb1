//! Where an article says that somebody is quoted in translation.

use crate::text::{Span, Token, TokenKind};

/// Bytes on either side of a quotation within which it is said.
const NEAR: usize = 200;

/// Words that say it by themselves.
const WORDS: &[&str] = &[
    "translated",
    "translation",
    "translator",
    "interpreter",
    "übersetzt",
    "übersetzung",
    "dolmetscher",
    "traduit",
    "traduction",
    "interprète",
    "traducido",
    "traducción",
    "intérprete",
    "tradotto",
    "vertaald",
];

/// Languages that somebody speaks "in".
const LANGUAGES: &[&str] = &[
    "arabic",
    "bengali",
    "bulgarian",
    "cantonese",
    "catalan",
    "chinese",
    "croatian",
    "czech",
    "danish",
    "dutch",
    "english",
    "estonian",
    "farsi",
    "finnish",
    "french",
    "german",
    "greek",
    "hebrew",
    "hindi",
    "hungarian",
    "indonesian",
    "italian",
    "japanese",
    "korean",
    "latvian",
    "lithuanian",
    "mandarin",
    "norwegian",
    "persian",
    "polish",
    "portuguese",
    "romanian",
    "russian",
    "serbian",
    "slovak",
    "spanish",
    "swahili",
    "swedish",
    "thai",
    "turkish",
    "ukrainian",
    "urdu",
    "vietnamese",
    "welsh",
];

/// What may follow "in Spanish" where it is a manner of speaking ("in Spanish waters" is a place).
const BEHIND: &[&str] = &[
    "that", "to", "on", "at", "during", "in", "with", "and", "after", "before", "from", "through",
    "of", "last", "by", "when",
];

/// The places of an article where it speaks of translating.
pub(super) struct Told(Vec<usize>);

impl Told {
    pub(super) fn of(text: &str) -> Self {
        let mut found = Vec::new();
        let words =
            Token::each(text, Span::whole(text)).filter(|token| token.kind == TokenKind::Word);
        let mut words = words.map(|token| token.span).peekable();
        let mut before = "";
        while let Some(span) = words.next() {
            let word = span.of(text);
            let small = word.to_lowercase();
            let spoken = matches!(before, "in" | "In" | "speaking" | "spoke")
                && LANGUAGES.contains(&small.as_str());
            let is_manner = |next: Option<&Span>| {
                let next = next.filter(|next| Span::new(span.end, next.start).of(text) == " ");
                next.is_none_or(|next| BEHIND.contains(&next.of(text)))
            };
            if WORDS.contains(&small.as_str()) || spoken && is_manner(words.peek()) {
                found.push(span.start);
            }
            before = word;
        }
        Self(found)
    }

    /// Whether it is said beside a quotation, in the same paragraph.
    pub(super) fn beside(&self, text: &str, quotation: Span) -> bool {
        let first = self.0.partition_point(|at| *at + NEAR < quotation.start);
        let near = self.0.get(first..).unwrap_or_default();
        near.iter()
            .take_while(|at| **at < quotation.end + NEAR)
            .any(|at| {
                let between = if *at < quotation.start {
                    Span::new(*at, quotation.start)
                } else {
                    Span::new(quotation.end, *at)
                };
                // What is said inside the quotation is said by somebody else.
                !quotation.contains(*at) && !between.of(text).contains('\n')
            })
    }
}
