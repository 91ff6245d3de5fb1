//! Which words of a sentence the encoder's answer rests on: those without which it would be another.

use super::{Encoder, EncoderError};
use crate::text::{Span, TokenKind, tokens};

/// So many words are told.
const TOLD: usize = 3;

/// Words beyond these are not asked about: the encoder reads no further anyway.
const ASKED: usize = 96;

/// A change smaller than this, in thousandths, tells nothing.
const LITTLE: i32 = 100;

/// A word, and what it adds to the answer on *worth*, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Where it stands.
    pub span: Span,
    /// What the answer would lose without it; negative if it would gain.
    pub adds: i32,
}

impl Encoder {
    /// The words whose removal changes most how much worth a check a sentence seems, the weightiest first, at most three; those of the
    /// direction of the answer only. Asks once for each word: for whoever asks about one sentence, and not on the window's thread. `None`
    /// if `stop` says so in between.
    pub fn telling(
        &self,
        sentence: &str,
        stop: impl Fn() -> bool,
    ) -> Result<Option<Vec<Telling>>, EncoderError> {
        let whole = self.said(sentence)?.worth;
        let all = tokens(sentence, Span::whole(sentence));
        let words = all.iter().filter(|token| token.kind != TokenKind::Mark);
        let mut found = Vec::new();
        for word in words.take(ASKED) {
            if stop() {
                return Ok(None);
            }
            let span = word.span;
            let before = Span::new(0, span.start).of(sentence);
            let after = Span::new(span.end, sentence.len()).of(sentence);
            let without = self.said(&[before, after].concat())?.worth;
            let adds = whole - without;
            if adds.abs() >= LITTLE && (adds > 0) == (whole > 0) {
                found.push(Telling { span, adds });
            }
        }
        found.sort_by_key(|one| (std::cmp::Reverse(one.adds.abs()), one.span.start));
        found.truncate(TOLD);
        Ok(Some(found))
    }
}
