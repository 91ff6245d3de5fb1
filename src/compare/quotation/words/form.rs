//! What the form and the place of a word say.

use super::{
    Reader, Traits,
    kinds::{Kind, is_apostrophe, is_fraction, is_hyphen, is_numeral},
};
use crate::text::{Span, is_unseen};

impl Reader<'_> {
    /// What they say of the word that was read last.
    pub(super) fn traits(&self, span: Span, kind: Kind) -> Traits {
        let mut traits = Traits::default();
        let word = span.of(self.text);
        let line = self.line && !word.starts_with(char::is_lowercase);
        traits.set(Traits::OPENS, self.opens || line);
        if kind == Kind::Letter {
            let bytes = word.as_bytes();
            if word.is_ascii() {
                traits.set(
                    Traits::CAPITAL,
                    bytes.first().is_some_and(u8::is_ascii_uppercase),
                );
                let small = bytes.iter().any(u8::is_ascii_lowercase);
                let large = bytes
                    .iter()
                    .filter(|byte| byte.is_ascii_uppercase())
                    .count();
                traits.set(Traits::UPPER, large > 1 && !small);
                traits.set(Traits::FIGURE, bytes.iter().any(u8::is_ascii_digit));
            } else {
                traits.set(Traits::CAPITAL, word.starts_with(char::is_uppercase));
                let small = word.chars().any(char::is_lowercase);
                let large = word.chars().filter(|c| c.is_uppercase()).count();
                traits.set(Traits::UPPER, large > 1 && !small);
                traits.set(Traits::FIGURE, word.chars().any(char::is_numeric));
            }
            traits.set(Traits::DIVIDED, self.is_divided(span.end));
        } else {
            let figures =
                kind != Kind::Alone || word.starts_with(|c| is_numeral(c) || is_fraction(c));
            traits.set(Traits::FIGURE, figures);
        }
        traits.set(Traits::GLUED, self.is_glued(span, kind));
        traits.set(Traits::ASIDE, self.is_aside(span, kind));
        traits
    }

    fn is_divided(&self, end: usize) -> bool {
        let rest = self.text.get(end..).unwrap_or_default();
        let mut rest = rest.chars();
        let hyphen = rest.next().is_some_and(|c| is_hyphen(c) || c == '\u{ad}');
        hyphen
            && rest
                .find(|c| !matches!(c, ' ' | '\t' | '\r' | '\u{a0}'))
                .is_some_and(|c| matches!(c, '\n' | '\u{c}' | '\u{2028}'))
    }

    /// Whether a word hangs together with the one before it.
    fn is_glued(&self, span: Span, kind: Kind) -> bool {
        let between = Span::new(self.last, span.start).of(self.text);
        if self.last == 0 {
            return false;
        }
        let apart = |kind: Kind| kind == Kind::Alone;
        let mut between = between.chars().filter(|c| !is_unseen(*c));
        match (between.next(), between.next()) {
            (None, _) => {
                let figures = |word: &str| word.starts_with(|c| is_numeral(c) || is_fraction(c));
                let elided = self.before(span.start).is_some_and(is_apostrophe);
                !elided
                    && (!apart(kind) && !apart(self.was)
                        || self.was == Kind::Digit && figures(span.of(self.text)))
            }
            (Some(c), None) => match c {
                '/' | '@' | '_' => true,
                c if is_hyphen(c) => true,
                '–' | '−' | '~' | '〜' => kind == Kind::Digit && self.was == Kind::Digit,
                c if c.is_whitespace() => {
                    self.was == Kind::Digit
                        && kind == Kind::Sign
                        && matches!(span.of(self.text), "%" | "‰" | "°" | "€")
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether nobody said it: a mark of a note, a time of a transcript, what the room did.
    fn is_aside(&self, span: Span, kind: Kind) -> bool {
        const ROOM: &[&str] = &[
            "laughter",
            "laughs",
            "laughing",
            "laugh",
            "applause",
            "pause",
            "pauses",
            "crosstalk",
            "coughs",
            "sighs",
            "chuckles",
            "lacht",
            "rires",
            "risas",
        ];
        let (before, after) = (self.before(span.start), self.char_at(span.end));
        let square = before == Some('[') && after == Some(']');
        let round = before == Some('(') && after == Some(')');
        match kind {
            Kind::Digit => {
                let time = self.folded.contains(':');
                square && (time || span.len() <= 3) || round && time
            }
            Kind::Letter => (square || round) && ROOM.contains(&self.folded.as_str()),
            Kind::Raised => {
                let head = self.text.get(..span.start).unwrap_or_default();
                let letters = head
                    .chars()
                    .rev()
                    .take(5)
                    .take_while(|c| c.is_alphabetic())
                    .count();
                let power = matches!(self.folded.as_str(), "²" | "³") && (1..4).contains(&letters);
                !power && !before.is_some_and(|c| c.is_numeric() || c.is_whitespace())
            }
            _ => false,
        }
    }
}
