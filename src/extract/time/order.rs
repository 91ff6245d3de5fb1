//! Whether the day or the month comes first in a date of digits: one answer for a whole article.

use super::absolute::date;
use super::lexer::{Lex, Token};
use crate::text::language;

/// What comes first in "02/03/2024".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The day, as in most of the world.
    DayFirst,
    /// The month, as in the United States.
    MonthFirst,
}

/// Languages in which dates of digits begin with the year, so that those that do not are nobody's custom.
const YEAR_FIRST: [&str; 5] = ["zh", "ja", "ko", "hu", "mn"];

impl Order {
    /// The order of an article: that of its dates that have one reading, else the custom of its language. `None`
    /// where its dates disagree, or nothing tells.
    pub fn of(tokens: &[Token], language: &str) -> Option<Self> {
        let (mut day, mut month) = (false, false);
        for window in tokens.windows(5) {
            let Some(numeric) = Numeric::read(window) else {
                continue;
            };
            let [first, second] =
                [Self::DayFirst, Self::MonthFirst].map(|order| numeric.date(order));
            day |= first.is_some() && second.is_none();
            month |= first.is_none() && second.is_some();
        }
        match (day, month) {
            (true, false) => Some(Self::DayFirst),
            (false, true) => Some(Self::MonthFirst),
            (true, true) => None,
            (false, false) => Self::of_language(language),
        }
    }

    /// The custom of a language tag such as "en-GB". English alone has none: half of its readers use the other.
    fn of_language(tag: &str) -> Option<Self> {
        let language = language::primary(tag);
        let region = tag
            .split(['-', '_'])
            .skip(1)
            .find(|part| part.len() == 2)
            .unwrap_or("");
        let is = |code: &str| region.eq_ignore_ascii_case(code);
        let english = language.eq_ignore_ascii_case("en");
        match language {
            "" => None,
            "fil" | "tl" => Some(Self::MonthFirst),
            _ if english && ["us", "ph", "pr", "gu"].iter().any(|code| is(code)) => {
                Some(Self::MonthFirst)
            }
            // Canada writes both, and so does everybody in the United States who does not write English.
            _ if is("ca") || is("us") || (english && region.is_empty()) => None,
            _ if YEAR_FIRST.contains(&language) => None,
            _ => Some(Self::DayFirst),
        }
    }
}

/// A date of three numbers whose last is the year: "02/03/2024", "2-3-24", "2.3.2024".
#[derive(Clone, Copy)]
pub struct Numeric {
    first: u32,
    second: u32,
    year: u32,
    /// Points stand between them: where the month comes first, nobody writes them.
    pub points: bool,
}

impl Numeric {
    /// The date in five tokens.
    pub fn read(tokens: &[Token]) -> Option<Self> {
        let [first, mark, second, again, year] = tokens else {
            return None;
        };
        let (
            Lex::Digits(first, 1..=2),
            Lex::Mark(sign @ ('/' | '-' | '.')),
            Lex::Digits(number, 1..=2),
            Lex::Mark(repeated),
            Lex::Digits(digits, width),
        ) = (first.lex, mark.lex, second.lex, again.lex, year.lex)
        else {
            return None;
        };
        let glued = mark.glued && second.glued && again.glued && year.glued;
        if !glued || sign != repeated {
            return None;
        }
        let year = match (width, sign) {
            (4, _) => digits,
            (2, '/') => century(digits),
            _ => return None,
        };
        Some(Self {
            first,
            second: number,
            year,
            points: sign == '.',
        })
    }

    /// The day, read in this order.
    pub fn date(self, order: Order) -> Option<jiff::civil::Date> {
        match order {
            Order::DayFirst => date(self.year, self.second, self.first),
            Order::MonthFirst => date(self.year, self.first, self.second),
        }
    }
}

/// The year of two digits.
pub const fn century(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}
