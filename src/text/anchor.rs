//! How a claim holds on to text: a position, the exact quote, and what stands around it.
//!
//! The fields are those of the W3C Web Annotation model's text position and text quote selectors
//! (<https://www.w3.org/TR/annotation-model/#selectors>): code points, half-open, and at most
//! [`CONTEXT`] code points of prefix and suffix.

use super::{CodePoints, Extra, Span, part};

/// Code points of context kept on each side of a quote.
pub const CONTEXT: usize = 32;

/// Most places that are named of a quote that stands in many.
pub const MOST_PLACES: usize = 1000;

part! {
    /// A place in one draft's text.
    #[derive(Default)]
    pub struct Anchor {
        required {
            /// First code point of the quote.
            start: usize,
            /// One past its last code point.
            end: usize,
            /// The quote, to the letter.
            exact: String,
            /// Up to [`CONTEXT`] code points before it.
            prefix: String,
            /// Up to [`CONTEXT`] code points after it.
            suffix: String,
        }
        optional {}
    }
}

/// Where an anchor was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// At its position, word for word.
    InPlace(Span),
    /// The same quote, elsewhere: it stands once, or once with the same surroundings.
    Moved(Span),
    /// The quote stands in several places and nothing tells them apart: a person must choose. No more than the first
    /// [`MOST_PLACES`] are named.
    Ambiguous(Vec<Span>),
    /// The quote is not in the text.
    Lost,
}

impl Anchor {
    /// The anchor of `span` in `text`, of which `points` is the index; `None` if the span does not fit.
    pub fn new(text: &str, points: &CodePoints, span: Span) -> Option<Self> {
        let (start, end) = points.from_span(text, span)?;
        let exact = text.get(span.range())?.to_owned();
        Some(Self {
            start,
            end,
            exact,
            prefix: before(text, span.start).to_owned(),
            suffix: after(text, span.end).to_owned(),
            extra: Extra::new(),
        })
    }

    /// The place the anchor's position names, if the quote stands there to the letter.
    pub fn in_place(&self, text: &str, points: &CodePoints) -> Option<Span> {
        points
            .to_span(text, self.start, self.end)
            .filter(|span| span.of(text) == self.exact)
    }

    /// Finds the quote in `text`: at its position; else where it stands once; else where it stands once with the
    /// same prefix and suffix. It never settles for words that merely look alike: sentences that differ in one
    /// name are 96 % similar, so a likeness is a question for a person.
    pub fn find(&self, text: &str, points: &CodePoints) -> Found {
        if let Some(span) = self.in_place(text, points) {
            return Found::InPlace(span);
        }
        if self.exact.is_empty() {
            return Found::Lost;
        }
        // A letter stands in a long text a million times: one look at each, and no more of them kept than anybody looks at.
        let mut places: Vec<Span> = Vec::new();
        let mut same: Option<Span> = None;
        let mut several = false;
        for (at, found) in text.match_indices(&self.exact) {
            let span = Span::new(at, at + found.len());
            if self.stands_at(text, span) {
                several |= same.is_some();
                same = Some(span);
            }
            if places.len() < MOST_PLACES {
                places.push(span);
            }
        }
        match (places.as_slice(), same.filter(|_| !several)) {
            ([], _) => Found::Lost,
            ([one], _) => Found::Moved(*one),
            (_, Some(one)) => Found::Moved(one),
            _ => Found::Ambiguous(places),
        }
    }

    /// Whether the same stands around a place as around the quote.
    fn stands_at(&self, text: &str, span: Span) -> bool {
        let head = text.get(..span.start).unwrap_or_default();
        let tail = text.get(span.end..).unwrap_or_default();
        // Most places differ in the first byte that is compared.
        head.ends_with(&self.prefix)
            && tail.starts_with(&self.suffix)
            && before(text, span.start) == self.prefix
            && after(text, span.end) == self.suffix
    }
}

/// Up to [`CONTEXT`] code points of `text` before byte `at`.
fn before(text: &str, at: usize) -> &str {
    let head = text.get(..at).unwrap_or("");
    let from = head
        .char_indices()
        .rev()
        .nth(CONTEXT - 1)
        .map_or(0, |(from, _)| from);
    head.get(from..).unwrap_or("")
}

/// Up to [`CONTEXT`] code points of `text` from byte `at` on.
fn after(text: &str, at: usize) -> &str {
    let tail = text.get(at..).unwrap_or("");
    let to = tail
        .char_indices()
        .nth(CONTEXT)
        .map_or(tail.len(), |(to, _)| to);
    tail.get(..to).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn anchor(text: &str, quote: &str) -> Anchor {
        let at = text.find(quote).unwrap();
        Anchor::new(
            text,
            &CodePoints::new(text),
            Span::new(at, at + quote.len()),
        )
        .unwrap()
    }

    #[test]
    fn context_is_counted_in_code_points() {
        let text = "é".repeat(40) + "QUOTE" + &"漢".repeat(40);
        let anchor = anchor(&text, "QUOTE");
        assert_eq!((anchor.start, anchor.end), (40, 45));
        assert_eq!(anchor.prefix, "é".repeat(32));
        assert_eq!(anchor.suffix, "漢".repeat(32));
    }

    #[test]
    fn a_lookalike_is_a_question_and_a_lost_quote_is_lost() {
        let old = anchor("One house burned. Two fled.", "One house burned");
        let find = |text: &str| old.find(text, &CodePoints::new(text));
        assert_eq!(
            find("Today: One house burned."),
            Found::Moved(Span::new(7, 23))
        );
        assert!(matches!(
            find("x One house burned, One house burned"),
            Found::Ambiguous(places) if places.len() == 2
        ));
        assert_eq!(find("One mouse burned. Two fled."), Found::Lost);
    }

    #[test]
    fn a_quote_that_stands_everywhere_is_looked_for_once() {
        let text = "a".repeat(3_000_000) + "b";
        let points = CodePoints::new(&text);
        let old = Anchor {
            start: 7,
            end: 8,
            exact: "a".to_owned(),
            prefix: "x".to_owned(),
            suffix: "y".to_owned(),
            ..Anchor::default()
        };
        let elsewhere = Anchor {
            start: 3_000_000,
            end: 3_000_001,
            ..old
        };
        let Found::Ambiguous(places) = elsewhere.find(&text, &points) else {
            panic!("it stands in many places");
        };
        assert_eq!(places.len(), MOST_PLACES);
        let last = Anchor {
            prefix: "a".repeat(CONTEXT),
            suffix: "b".to_owned(),
            ..elsewhere
        };
        assert_eq!(
            last.find(&text, &points),
            Found::Moved(Span::new(2_999_999, 3_000_000))
        );
    }

    proptest! {
        #[test]
        fn text_put_in_elsewhere_never_changes_the_quote(
            head in "\\PC{0,60}", quote in "[a-zé]{12,20}", tail in "\\PC{0,60}", put in "\\PC{0,40}", front in any::<bool>(),
        ) {
            let text = format!("{head}{quote}{tail}");
            let old = Anchor::new(&text, &CodePoints::new(&text), Span::new(head.len(), head.len() + quote.len())).unwrap();
            let new = if front { format!("{put}{text}") } else { format!("{text}{put}") };
            match old.find(&new, &CodePoints::new(&new)) {
                Found::InPlace(span) | Found::Moved(span) => prop_assert_eq!(span.of(&new), quote),
                Found::Ambiguous(places) => prop_assert!(places.len() > 1),
                Found::Lost => prop_assert!(false, "the quote is there"),
            }
        }
    }
}
