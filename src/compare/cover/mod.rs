//! Which words of a claim an extract does not cover: its figures, dates, names, negations and other words.
//!
//! A word is covered if it stands in the extract, whatever its ending, near another word of the claim: in the same sentence or the next.
//! Figures and dates are read: "412,000", "412 thousand" and "412 000" are one figure, "about 400,000" is covered by 398,214, "March
//! 2024" by "3 March 2024"; of "March 2024" and "in March" the year is not. Names are covered by longer ones ("Oll" by "Marta Oll") and
//! by their first letters.
//!
//! It shows which words are not there. That all are there does not mean that the extract supports the claim, for words can be put
//! together otherwise; and what is not there in these words may be there in others. Whether it supports the claim is for a person to
//! decide.
//!
//! The rules were found on the development part of `WiCE` (Kamoi et al. 2023): what readers mark there as not supported are figures,
//! dates, names and what is said more closely of a thing, with the little words that lead to them. Absent words in "-ed" are most
//! often not marked: the same is said with another verb.

mod facts;
mod negation;
mod pieces;
#[cfg(test)]
mod tests;

use crate::{compare::facts::Facts, text::Span, text::language};
use pieces::Pieces;

/// What is not covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A number, money, a percentage, a length of time.
    Figure,
    /// A day, a month, a year, a time of day.
    Date,
    /// A name.
    Name,
    /// A "not" that the extract has not, or the other way round.
    Negation,
    /// Any other word.
    Word,
}

/// Why it is not covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not in the extract.
    Absent,
    /// It is not in the extract; in its place stand these words.
    Instead(String),
    /// It is in the extract, but in no sentence near other words of the claim.
    Apart,
    /// The extract denies it.
    Denied,
}

/// Words of a claim that an extract does not cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// Where they stand in the claim.
    pub span: Span,
    /// What they are.
    pub kind: Kind,
    /// Why they are not covered.
    pub why: Why,
}

impl Uncovered {
    /// In words for a person: "not in the extract: 412,000 → 318,000".
    pub fn words(&self, claim: &str) -> String {
        let words = self.span.of(claim);
        match &self.why {
            Why::Absent => format!("not in the extract: {words}"),
            Why::Instead(other) => format!("not in the extract: {words} → {other}"),
            Why::Apart => format!("in the extract, but apart from the rest: {words}"),
            Why::Denied => format!("denied in the extract: {words}"),
        }
    }
}

/// What the sentences of an extract do not cover of a claim, in the order of the claim and without overlap. Time and memory are linear
/// in the length of both, up to logarithms.
pub fn uncovered(claim: &str, sentences: &[&str]) -> Vec<Uncovered> {
    let whole = sentences.join("\n");
    let language = language::of(&whole);
    let mut pieces = Pieces::of(claim, sentences);
    if language::is_english(language) {
        let (asked, held) = (Facts::read(claim, language), Facts::read(&whole, language));
        facts::settle(&mut pieces, claim, &asked, &whole, &held);
    }
    pieces.mark_words(claim);
    if language::is_english(language) {
        negation::mark(&mut pieces, claim, sentences);
    }
    pieces.mark_little();
    pieces.uncovered()
}
