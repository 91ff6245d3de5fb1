//! Figures in running text: numbers, money, percentages, fractions, multiples and ordinals, with how exact they are.
//!
//! Dates, years, clock times and lengths of time belong to [`super::time`] and are left out. Values are exact: a
//! decimal as it is written, over a denominator where it is a fraction. The reader looks a bounded number of tokens
//! around, so that time is linear in the length of the text.

mod amount;
mod around;
mod digits;
mod lex;
mod number;
mod read;
mod sign;
mod spelt;
mod words;

pub use amount::Amount;

use super::time::{self, Time};
use crate::text::Span;

/// What a figure counts or measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing that is named.
    None,
    /// The things named right after it, in lower case: "people", "homes", "km".
    Of(String),
    /// Per cent.
    Percent,
    /// Points of per cent: the difference of two percentages.
    PercentagePoints,
    /// Hundredths of a point of per cent.
    BasisPoints,
    /// Per mille.
    PerMille,
    /// Money: the ISO 4217 code, or the word or sign where it names no one currency ("$" is `USD`).
    Money(&'static str),
    /// A place in an order: "third", "21st".
    Ordinal,
    /// A share of a whole: "two thirds", "one in five".
    Share,
    /// A multiple: "three times", "tenfold".
    Times,
}

/// How exact a figure claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exactness {
    /// As it stands.
    Exact,
    /// "about", "nearly", "some".
    About,
    /// "more than", "at least", "hundreds".
    AtLeast,
    /// "up to", "fewer than".
    AtMost,
    /// Between two values.
    Range,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The words of the figure: qualifier, sign, number, scale and unit of measure; not the things it counts.
    pub span: Span,
    /// Its value; the lower end of a range. `None` where the words do not say it ("dozens"), or may be read in two ways
    /// ("12.500 euros").
    pub value: Option<Amount>,
    /// The upper end of a range.
    pub upper: Option<Amount>,
    /// What it counts or measures.
    pub unit: Unit,
    /// How exact it claims to be.
    pub exactness: Exactness,
}

/// The figures in `within`, in order and without overlap.
pub fn figures(text: &str, within: Span) -> Vec<Figure> {
    figures_beside(text, within, &time::times(text, within, None, "en"))
}

/// The figures in `within` where its expressions of time, in order, have been read already.
pub fn figures_beside(text: &str, within: Span, times: &[Time]) -> Vec<Figure> {
    read::Reader::new(text, within, times).read_all()
}

#[cfg(test)]
mod tests;
