//! Characters that nobody sees: soft hyphens, zero-width and direction marks, variation selectors.
//!
//! They stay in the text, because positions and hashes count them, and are stepped over when words are matched: a reader
//! of words gets the text without them ([`Bare`]), and what it finds is brought back to the text as it is.

use super::Span;

/// Whether a character shows nothing and separates nothing.
#[inline]
pub const fn is_unseen(c: char) -> bool {
    // Nearly every character is a letter of ASCII.
    c >= '\u{AD}'
        && (matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
            || is_selector(c))
}

/// Whether a character chooses the form of the one before it.
pub const fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character belongs to the one before it, so that no place lies between them.
const fn clings(c: char) -> bool {
    is_selector(c) || matches!(c, '\u{34F}' | '\u{200C}' | '\u{200D}')
}

/// A run of unseen characters that was left out.
#[derive(Clone, Copy)]
struct Gap {
    /// Where it stood, in the bare text.
    at: usize,
    /// Where it begins, in the text as it is.
    from: usize,
    /// Its length in bytes.
    length: usize,
    /// How much of it belongs to the character before it.
    clinging: usize,
}

impl Gap {
    const fn end(self) -> usize {
        self.from + self.length
    }
}

/// A text without its unseen characters.
pub struct Bare {
    text: String,
    gaps: Vec<Gap>,
}

impl Bare {
    /// The text without its unseen characters; `None` if it has none.
    pub fn of(text: &str) -> Option<Self> {
        if text.is_ascii() || !text.contains(is_unseen) {
            return None;
        }
        let mut bare = Self {
            text: String::with_capacity(text.len()),
            gaps: Vec::new(),
        };
        for (from, c) in text.char_indices() {
            if !is_unseen(c) {
                bare.text.push(c);
                continue;
            }
            let length = c.len_utf8();
            match bare.gaps.last_mut() {
                Some(gap) if gap.end() == from => {
                    if clings(c) && gap.clinging == gap.length {
                        gap.clinging += length;
                    }
                    gap.length += length;
                }
                _ => bare.gaps.push(Gap {
                    at: bare.text.len(),
                    from,
                    length,
                    clinging: if clings(c) { length } else { 0 },
                }),
            }
        }
        Some(bare)
    }

    /// The text that is left.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A span of the text as it is, in the bare text.
    pub fn inside(&self, span: Span) -> Span {
        let place = |at: usize| {
            let before = self.gaps.partition_point(|gap| gap.from < at);
            match before.checked_sub(1).and_then(|last| self.gaps.get(last)) {
                Some(gap) if at < gap.end() => gap.at,
                Some(gap) => gap.at + (at - gap.end()),
                None => at,
            }
        };
        Span::new(place(span.start), place(span.end))
    }

    /// A span of the bare text, in the text as it is: from its first seen character to its last.
    pub fn outside(&self, span: Span) -> Span {
        let start = self.start(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let (end, gap) = self.end(span.end);
        Span::new(start, end + gap.map_or(0, |gap| gap.clinging))
    }

    /// Like [`Self::outside`], with the unseen characters behind it: for sentences, which leave nothing over.
    pub fn outside_whole(&self, span: Span) -> Span {
        let (end, gap) = self.end(span.end);
        Span::new(
            self.start(span.start),
            end + gap.map_or(0, |gap| gap.length),
        )
    }

    /// A start is behind what was left out there.
    fn start(&self, at: usize) -> usize {
        let before = self.gaps.partition_point(|gap| gap.at <= at);
        let last = before.checked_sub(1).and_then(|last| self.gaps.get(last));
        last.map_or(at, |gap| gap.end() + (at - gap.at))
    }

    /// An end is before what was left out there, which comes with it.
    fn end(&self, at: usize) -> (usize, Option<Gap>) {
        let before = self.gaps.partition_point(|gap| gap.at < at);
        let last = before.checked_sub(1).and_then(|last| self.gaps.get(last));
        let here = self.gaps.get(before).filter(|gap| gap.at == at);
        let end = last.map_or(at, |gap| gap.end() + (at - gap.at));
        (end, here.copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_found_without_them_is_brought_back() {
        for (text, word, tight, whole) in [
            (
                "The may\u{AD}or, Marta",
                "mayor",
                "may\u{AD}or",
                "may\u{AD}or",
            ),
            ("\u{FEFF}Oll said", "Oll", "Oll", "Oll"),
            ("in 2023.\u{200E}", "2023.", "2023.", "2023.\u{200E}"),
            (
                "a\u{200B}b\u{200B}c\u{200B}",
                "abc",
                "a\u{200B}b\u{200B}c",
                "a\u{200B}b\u{200B}c\u{200B}",
            ),
            (
                "up ✔\u{FE0F}\u{200B} now",
                "✔",
                "✔\u{FE0F}",
                "✔\u{FE0F}\u{200B}",
            ),
            ("plain\u{200D} words", "words", "words", "words"),
        ] {
            let bare = Bare::of(text).unwrap();
            let at = bare.text().find(word).unwrap();
            let span = Span::new(at, at + word.len());
            assert_eq!(bare.outside(span).of(text), tight, "{text:?}");
            assert_eq!(bare.outside_whole(span).of(text), whole, "{text:?}");
            assert_eq!(bare.inside(bare.outside(span)), span, "{text:?}");
        }
        assert!(Bare::of("Só é.").is_none());
    }

    proptest! {
        #[test]
        fn every_seen_character_comes_back(text in "[a é\u{AD}\u{200B}\u{FE0F}\u{E0100}]{0,20}") {
            if let Some(bare) = Bare::of(&text) {
                let seen: Vec<_> = text.char_indices().filter(|(_, c)| !is_unseen(*c)).collect();
                for ((at, c), (from, found)) in bare.text().char_indices().zip(seen) {
                    prop_assert_eq!(c, found);
                    let span = Span::new(at, at + c.len_utf8());
                    prop_assert_eq!(bare.outside(span).start, from);
                    prop_assert!(bare.outside(span).of(&text).starts_with(c));
                    prop_assert_eq!(bare.inside(bare.outside(span)), span);
                }
            }
        }
    }
}
