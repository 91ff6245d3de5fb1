//! Lists that were run into one paragraph: "1. The first 2. The second", "a. One b. Two".

use super::super::Span;
use super::abbreviations;

/// One item of an inline list.
pub struct Item {
    /// Where its marker begins.
    pub marker: usize,
    /// What follows the marker, up to the next one.
    pub body: Span,
}

/// What counts the items.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    /// "1.", "2)", "3.)".
    Number(u32),
    /// "a.", "b)". Capitals are left out: "A. Roe met B. Poe".
    Letter(u8),
}

impl Count {
    /// What the next item must carry.
    fn next(self) -> Self {
        match self {
            Self::Number(n) => Self::Number(n.saturating_add(1)),
            Self::Letter(l) => Self::Letter(l.saturating_add(1)),
        }
    }
}

/// The items of a paragraph that starts with a list marker; empty for one that does not.
pub fn items(text: &str, paragraph: Span) -> Vec<Item> {
    let span = paragraph.trimmed(text);
    let inside = span.of(text);
    let Some((length, mut count)) = marker(inside) else {
        return Vec::new();
    };
    let mut found = vec![Item {
        marker: span.start,
        body: Span::new(span.start + length, span.end),
    }];
    let mut before = "";
    let mut at = 0;
    for word in inside.split_inclusive([' ', '\t', '\n', '\u{a0}']) {
        let start = at;
        at += word.len();
        let follows = !abbreviations::is_before_number(before);
        before = word;
        // A marker is a word of its own, except for the bullet that may stand before its number.
        if start == 0 || !follows || !starts_like_marker(word) {
            continue;
        }
        let rest = inside.get(start..).unwrap_or("");
        let Some((length, seen)) = marker(rest) else {
            continue;
        };
        if seen != count.next() {
            continue;
        }
        count = seen;
        if let Some(last) = found.last_mut() {
            last.body.end = span.start + start;
        }
        found.push(Item {
            marker: span.start + start,
            body: Span::new(span.start + start + length, span.end),
        });
    }
    // A single letter may be anything; a single number is an item of a list whose others are paragraphs too.
    if found.len() < 2 && matches!(count, Count::Letter(_)) {
        found.clear();
    }
    found
}

/// A quick look, before the marker is read.
fn starts_like_marker(word: &str) -> bool {
    word.len() <= 9
        && word.chars().next().is_some_and(|first| {
            first.is_ascii_digit() || first.is_ascii_lowercase() || is_bullet(first)
        })
}

/// Marks that open an item of a list and nothing else.
const fn is_bullet(mark: char) -> bool {
    matches!(mark, '•' | '⁃' | '‣' | '◦' | '▪')
}

/// The length of the list marker at the start of `text`, and its count. A capital or a digit must follow it.
fn marker(text: &str) -> Option<(usize, Count)> {
    let counted = text.trim_start_matches(is_bullet).trim_start_matches(' ');
    let digits = counted.bytes().take_while(u8::is_ascii_digit).count();
    let (width, count) = match (digits, counted.bytes().next()) {
        (1..=3, _) => (digits, Count::Number(counted.get(..digits)?.parse().ok()?)),
        (0, Some(letter)) if letter.is_ascii_lowercase() => (1, Count::Letter(letter)),
        _ => return None,
    };
    let rest = counted.get(width..)?;
    let closed = rest
        .strip_prefix(".)")
        .or_else(|| rest.strip_prefix('.'))
        .or_else(|| rest.strip_prefix(')'))?;
    let body = closed.trim_start_matches([' ', '\t', '\u{a0}']);
    let opens = body
        .chars()
        .find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '('))
        .is_some_and(char::is_uppercase);
    (opens && body.len() < closed.len()).then_some((text.len() - closed.len(), count))
}
