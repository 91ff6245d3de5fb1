//! Expressions of time in running text, read as TIMEX3 reads them.
//!
//! TIMEX3 is the standard of `TimeML` (ISO 24617-1): a DATE, TIME, DURATION or SET, with a value such as `2023-11`,
//! `1989-Q3`, `P1W`, `XXXX-WXX-2` or `PAST_REF`. The scanner is a hand-written grammar over tokens: it looks a bounded
//! number of tokens ahead and behind, so that time is linear in the length of the text.

mod absolute;
mod clock;
mod days;
mod duration;
mod feast;
mod fiscal;
mod left;
mod length;
mod lexer;
mod month;
mod near;
mod nouns;
mod nth;
mod order;
mod pointer;
mod quarter;
mod reader;
mod shared;
mod tense;
mod things;
mod vocabulary;
mod weekday;
mod when;

use jiff::civil::Date;

use crate::text::Span;

/// The four kinds of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day, or anything longer on the calendar; also "recently" and its kin.
    Date,
    /// A time of day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

impl TimeKind {
    /// As TIMEX3 writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// What has to be answered before an expression has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// "02/03/2024", and neither the article's other dates nor its language tell which is the day.
    Order,
    /// It rests on the article's date, which is unknown.
    Published,
}

impl Question {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Order => "day or month first?",
            Self::Published => "date of the article needed",
        }
    }
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The words of the expression.
    pub span: Span,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// The TIMEX3 value. Unknown digits are `X`; `None` where the standard has no form for what is unknown.
    pub value: Option<String>,
    /// Whether the value rests on another date: the article's, or one that stands earlier in the text.
    pub relative: bool,
    /// What has to be answered before there is a value; `None` also where nothing but its words is known, as of "the fiscal
    /// third quarter".
    pub question: Option<Question>,
}

impl Time {
    /// Whether the value has every digit that its kind has: a relative date whose article has no date has not.
    pub fn resolved(&self) -> bool {
        self.value
            .as_ref()
            .is_some_and(|value| !value.contains('X'))
    }

    /// The value in words for a person: the calendar value as it is, a duration or a vague reference spelt out.
    pub fn reading(&self) -> String {
        let Some(value) = &self.value else {
            return self
                .question
                .map_or("as the article says", Question::words)
                .to_owned();
        };
        match value.as_str() {
            "PAST_REF" => "some time in the past".to_owned(),
            "PRESENT_REF" => "at the time of writing".to_owned(),
            "FUTURE_REF" => "some time to come".to_owned(),
            _ if value.starts_with('P') => duration::reading(value, self.kind == TimeKind::Set),
            _ if self.relative && value.starts_with("XXXX") => format!("{value}, year unknown"),
            _ => value.clone(),
        }
    }
}

/// The expressions of time in `within`, in order and without overlap.
///
/// `published` is the article's date; without it, what depends on it has a value with `X` for what is unknown, or
/// none. `language` is the article's or its publisher's, as a tag ("en-GB"): it says what comes first in "02/03/2024"
/// where no other date does. The words are those of English. Give the whole of a text at once: "two
/// days later" rests on a date that stands before it.
pub fn times(text: &str, within: Span, published: Option<Date>, language: &str) -> Vec<Time> {
    reader::Reader::new(text, within, published, language).read_all()
}

#[cfg(test)]
mod kinds;
#[cfg(test)]
mod table;
#[cfg(test)]
mod tests;
