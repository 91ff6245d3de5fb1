//! Dates that name their place in the calendar, in whole or in part.

use jiff::civil::Date;

use super::TimeKind;
use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::when::{self, Part, When};

/// Years that four digits are taken for without more ado.
const LIKELY_YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

/// Years that four digits are taken for after "in", "since" and their kin.
const POSSIBLE_YEARS: std::ops::RangeInclusive<u32> = 1000..=2199;

impl Reader<'_> {
    /// "2024-01-30", "7/8/07" (month first, as in the United States).
    pub fn numeric_date(&self, at: usize) -> Option<Hit> {
        let (
            Lex::Digits(a, first),
            Lex::Mark(mark),
            Lex::Digits(b, second),
            Lex::Mark(again),
            Lex::Digits(c, third),
        ) = (
            self.lex(at),
            self.lex(at + 1),
            self.lex(at + 2),
            self.lex(at + 3),
            self.lex(at + 4),
        )
        else {
            return None;
        };
        if mark != again
            || !(at + 1..=at + 4).all(|place| self.glued(place))
            || self.continues(at, at + 5)
        {
            return None;
        }
        let (year, month, day) = match (mark, first, second, third) {
            ('-' | '/' | '.', 4, 1..=2, 1..=2) => (a, b, c),
            ('/', 1..=2, 1..=2, 4) if a > 12 => (c, b, a),
            ('/', 1..=2, 1..=2, 4) => (c, a, b),
            ('.', 1..=2, 1..=2, 4) => (c, b, a),
            ('/', 1..=2, 1..=2, 2) => (if c < 70 { 2000 + c } else { 1900 + c }, a, b),
            _ => return None,
        };
        let day = date(year, month, day)?;
        Some(Hit::point(at, at + 5, Some(When::Day(day)), None, false))
    }

    /// Whether the digits are part of something longer, such as a number with points.
    pub fn continues(&self, from: usize, to: usize) -> bool {
        let joins = |lex: Lex| {
            matches!(
                lex,
                Lex::Mark('.' | ',' | '/' | '-' | ':' | '$' | '£' | '€' | '#') | Lex::Digits(..)
            )
        };
        let ahead = self.glued(to)
            && joins(self.lex(to))
            && self.glued(to + 1)
            && matches!(self.lex(to + 1), Lex::Digits(..))
            && !self.year_range(to);
        let money = matches!(self.before(from, 1), Lex::Mark('$' | '£' | '€' | '#' | '¥'));
        let behind = self.glued(from)
            && matches!(self.before(from, 1), Lex::Mark('.' | ',' | '/' | ':'))
            && matches!(self.before(from, 2), Lex::Digits(..))
            && self.glued(from - 1);
        ahead || money || behind
    }

    /// "-2001" or "-01" after a year.
    pub fn year_range(&self, at: usize) -> bool {
        self.lex(at) == Lex::Mark('-')
            && matches!(self.lex(at + 1), Lex::Digits(_, 2 | 4))
            && !(self.glued(at + 2) && matches!(self.lex(at + 2), Lex::Mark('-')))
    }

    /// A year at `at`: four digits, or spelt, as broadcasts do. The year and the token after it.
    pub fn year_at(&self, at: usize) -> Option<(i16, usize)> {
        match self.lex(at) {
            Lex::Digits(year, 4)
                if POSSIBLE_YEARS.contains(&year) && !self.continues(at, at + 1) =>
            {
                Some((i16::try_from(year).ok()?, at + 1))
            }
            Lex::Mark('\'' | '’') => match self.lex(at + 1) {
                Lex::Digits(year, 2) if self.glued(at + 1) => {
                    let century = if year < 40 { 2000 } else { 1900 };
                    Some((i16::try_from(century + year).ok()?, at + 2))
                }
                _ => None,
            },
            Lex::Count(century @ (19 | 20)) => {
                let Lex::Count(tens) = self.lex(at + 1) else {
                    return None;
                };
                let dash = self.skip_hyphen(at + 2);
                let (rest, end) = match self.lex(dash) {
                    Lex::Count(ones @ 1..=9) if tens >= 20 && tens % 10 == 0 => {
                        (tens + ones, dash + 1)
                    }
                    _ if tens >= 10 => (tens, at + 2),
                    _ => return None,
                };
                Some((i16::try_from(century * 100 + rest).ok()?, end))
            }
            Lex::Count(2) if self.lex(at + 1) == Lex::Scale(1000) => {
                match (self.lex(at + 2), self.lex(at + 3)) {
                    (Lex::Key(Key::And), Lex::Count(rest @ 1..=30))
                    | (Lex::Count(rest @ 1..=30), _) => {
                        let to = if self.lex(at + 2) == Lex::Key(Key::And) {
                            at + 4
                        } else {
                            at + 3
                        };
                        Some((i16::try_from(2000 + rest).ok()?, to))
                    }
                    _ => Some((2000, at + 2)),
                }
            }
            _ => None,
        }
    }

    /// "in 2016", "1988 sales", "1999-2001", "1990s".
    pub fn year(&self, at: usize) -> Option<Hit> {
        let Lex::Digits(digits, width) = self.lex(at) else {
            return None;
        };
        let plural = self.lex(at + 1) == Lex::Key(Key::S) || self.apostrophe_s(at + 1);
        if plural && let Some(hit) = self.decade(at, digits, width) {
            return Some(hit);
        }
        let (year, to) = self.year_at(at)?;
        let prepared = matches!(
            self.before(at, 1),
            Lex::Key(
                Key::In
                    | Key::Of
                    | Key::Before
                    | Key::After
                    | Key::Stage
                    | Key::Fiscal
                    | Key::To
                    | Key::And
            )
        ) && self.word(at.wrapping_sub(1)) != "to";
        let named = self.glued(at)
            && !matches!(
                self.before(at, 1),
                Lex::Mark('(' | '-' | '–' | '—' | '"' | '“' | '[' | '/' | '\'' | ',')
            );
        let era = self.lex(to) == Lex::Key(Key::Era);
        let counts = matches!(
            self.lex(to),
            Lex::Key(Key::Counted) | Lex::Mark('%' | '°') | Lex::Scale(_)
        );
        let joined = self.glued(to) && matches!(self.lex(to), Lex::Other);
        if named || counts || joined || era || !(prepared || LIKELY_YEARS.contains(&digits)) {
            return None;
        }
        Some(Hit::point(at, to, Some(When::Year(year)), None, false))
    }

    /// "'s" glued to what is before it.
    pub fn apostrophe_s(&self, at: usize) -> bool {
        self.glued(at) && self.possessive(at).is_some()
    }

    /// "1990s", "'80s", "80s".
    pub fn decade(&self, at: usize, digits: u32, width: u8) -> Option<Hit> {
        let to = if self.lex(at + 1) == Lex::Key(Key::S) {
            at + 2
        } else {
            at + 3
        };
        if !digits.is_multiple_of(10) || !self.glued(at + 1) {
            return None;
        }
        let from = if self.glued(at) && matches!(self.before(at, 1), Lex::Mark('\'' | '’')) {
            at - 1
        } else {
            at
        };
        let decade = match width {
            4 if POSSIBLE_YEARS.contains(&digits) && self.lex(at + 1) == Lex::Key(Key::S) => {
                digits / 10
            }
            2 if digits >= 20
                && (from < at || matches!(self.before(at, 1), Lex::The | Lex::Key(Key::Stage))) =>
            {
                190 + digits / 10
            }
            _ => return None,
        };
        Some(Hit::point(
            from,
            to,
            Some(When::Decade(i16::try_from(decade).ok()?)),
            None,
            false,
        ))
    }

    /// "the nineties".
    pub fn spelt_decade(&self, at: usize, tens: u8) -> Option<Hit> {
        let nineteen = self.before(at, 1) == Lex::Count(19);
        let from = if nineteen { at - 1 } else { at };
        let framed = nineteen || matches!(self.before(at, 1), Lex::The | Lex::Key(Key::Stage));
        framed.then(|| {
            Hit::point(
                from,
                at + 1,
                Some(When::Decade(190 + i16::from(tens))),
                None,
                false,
            )
        })
    }

    /// "nineteen ninety-six".
    pub fn spelt_year(&self, at: usize) -> Option<Hit> {
        let (year, to) = self.year_at(at)?;
        if self.lex(at + 1) == Lex::Scale(1000)
            && self.before(at, 1) != Lex::Unit(when::Unit::Year, false)
            && !matches!(self.word(at.wrapping_sub(1)), "in" | "since")
        {
            return None;
        }
        Some(Hit::point(at, to, Some(When::Year(year)), None, false))
    }

    /// "20th century", "nineteenth-century".
    pub fn century(&self, at: usize) -> Option<Hit> {
        let (number, next) = match self.lex(at) {
            Lex::Digits(number, 1..=2) if self.lex(at + 1) == Lex::Key(Key::Suffix) => {
                (number, at + 2)
            }
            Lex::Ordinal(number) => (number, at + 1),
            Lex::Count(20) => (21, at + 3),
            _ => return None,
        };
        let unit = self.skip_hyphen(next);
        if self.lex(unit) != Lex::Unit(when::Unit::Century, false) || !(1..=21).contains(&number) {
            return None;
        }
        let century = i16::try_from(number - 1).ok()?;
        Some(Hit::point(
            at,
            unit + 1,
            Some(When::Century(century)),
            None,
            false,
        ))
    }

    /// "FY2019", "Q3 2020", "Q3".
    pub fn abbreviated(&self, at: usize) -> Option<Hit> {
        if self.lex(at) == Lex::Key(Key::Fy) {
            let (year, to) = match self.lex(at + 1) {
                Lex::Digits(year, 2) => (i16::try_from(2000 + year).ok()?, at + 2),
                _ => self.year_at(at + 1)?,
            };
            return Some(Hit::point(at, to, Some(When::Year(year)), None, false));
        }
        let Lex::Digits(number @ 1..=4, 1) = self.lex(at + 1) else {
            return None;
        };
        if !self.glued(at + 1) {
            return None;
        }
        Some(self.quarter_of(at, at + 2, i8::try_from(number).ok()?, None))
    }
}

/// Puts a part of the day to a date.
pub fn at_part(mut hit: Hit, to: usize, part: Part) -> Hit {
    hit.value = hit.value.map(|value| format!("{value}{}", part.code()));
    hit.kind = TimeKind::Time;
    hit.to = to;
    hit
}

/// A day of the calendar.
pub fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// Days from `published` to `found`.
pub fn distance(found: Date, published: Date) -> i32 {
    published.until(found).map_or(0, |span| span.get_days())
}
