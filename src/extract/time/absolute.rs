//! Dates that name their place in the calendar, in whole or in part.

use jiff::civil::Date;

use super::lexer::{Key, Lex};
use super::order::{self, Numeric, Order};
use super::reader::{Hit, Reader};
use super::when::{self, Part, When};
use super::{Question, TimeKind};

/// Years that four digits are taken for without more ado.
const LIKELY_YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

/// Years that four digits are taken for after "in", "since" and their kin.
const POSSIBLE_YEARS: std::ops::RangeInclusive<u32> = 1000..=2199;

impl Reader<'_> {
    /// "2024-01-30", "7/8/07", "3-Feb-24"; without a value where nothing tells the day from the month.
    pub fn numeric_date(&self, at: usize) -> Option<Hit> {
        let parts = self.tokens.get(at..at + 5)?;
        if self.continues(at, at + 5) {
            return None;
        }
        if let Some(numeric) = Numeric::read(parts) {
            return self.ordered(at, numeric);
        }
        let [first, mark, second, again, third] = [0, 1, 2, 3, 4].map(|by| self.lex(at + by));
        let glued = (at + 1..=at + 4).all(|place| self.glued(place));
        let (Lex::Mark('-' | '/' | '.'), true) = (mark, glued && mark == again) else {
            return None;
        };
        let (year, month, day) = match (first, second, third) {
            (Lex::Digits(year, 4), Lex::Digits(month, 1..=2), Lex::Digits(day, 1..=2)) => {
                (year, month, day)
            }
            (Lex::Digits(day, 1..=2), Lex::Month(month), Lex::Digits(year, 4)) => {
                (year, u32::from(month), day)
            }
            (Lex::Digits(day, 1..=2), Lex::Month(month), Lex::Digits(year, 2)) => {
                (order::century(year), u32::from(month), day)
            }
            _ => return None,
        };
        let day = date(year, month, day)?;
        Some(Hit::point(at, at + 5, Some(When::Day(day)), None, false))
    }

    /// A date whose year stands last, in the article's order.
    fn ordered(&self, at: usize, numeric: Numeric) -> Option<Hit> {
        let day_first = numeric.date(Order::DayFirst);
        let month_first = numeric.date(Order::MonthFirst);
        let order = self.order.or(numeric.points.then_some(Order::DayFirst));
        let day = match (day_first, month_first) {
            (None, None) => return None,
            (Some(day), None) | (None, Some(day)) => Some(day),
            (Some(day), Some(same)) if day == same => Some(day),
            (Some(_), Some(_)) => order.and_then(|order| numeric.date(order)),
        };
        let mut hit = Hit::point(at, at + 5, day.map(When::Day), None, false);
        hit.question = day.is_none().then_some(Question::Order);
        Some(hit)
    }

    /// "2024-02": a month as ISO 8601 writes it. "2009-10" may be two years.
    pub fn iso_month(&self, at: usize) -> Option<Hit> {
        let (Lex::Digits(year, 4), Lex::Mark('-'), Lex::Digits(month @ 1..=12, 2)) =
            (self.lex(at), self.lex(at + 1), self.lex(at + 2))
        else {
            return None;
        };
        let to = at + 3;
        let year = i16::try_from(year)
            .ok()
            .filter(|_| LIKELY_YEARS.contains(&year))?;
        let whole = self.glued(at + 1) && self.glued(at + 2) && !self.continues(at, to);
        let joined = self.glued(to) && matches!(self.lex(to), Lex::Mark('-') | Lex::Other);
        let range = month > u32::from(year.rem_euclid(100).cast_unsigned());
        let when = When::Month(year, i8::try_from(month).ok()?);
        (whole && !joined && !range).then(|| Hit::point(at, to, Some(when), None, false))
    }

    /// "20" of "2019-20", "2019/20".
    pub fn second_year(&self, at: usize) -> Option<Hit> {
        let last = self.last.as_ref().filter(|last| last.to + 1 == at)?;
        let (Some(When::Year(year)), Lex::Digits(digits, 2)) = (last.when, self.lex(at)) else {
            return None;
        };
        let second = i16::try_from(digits).ok()? + year - year.rem_euclid(100);
        let follows = match self.before(at, 1) {
            Lex::Mark('-' | '–') => second > year,
            Lex::Mark('/') => second == year + 1,
            _ => false,
        };
        let glued = self.glued(at) && self.glued(at - 1);
        let when = Some(When::Year(second));
        (follows && glued && !self.things(at + 1).are())
            .then(|| Hit::point(at, at + 1, when, None, false))
    }

    /// Whether the digits are part of something longer, such as a number with points.
    pub fn continues(&self, from: usize, to: usize) -> bool {
        let joins = |lex: Lex| {
            matches!(
                lex,
                Lex::Mark('.' | ',' | '/' | '-' | ':' | '$' | '£' | '€' | '#') | Lex::Digits(..)
            )
        };
        // "in 2019.12 The mayor …": the number of a footnote.
        let footnote = matches!(self.lex(from), Lex::Digits(_, 4))
            && self.lex(to) == Lex::Mark('.')
            && matches!(self.lex(to + 1), Lex::Digits(_, 1..=2))
            && matches!(
                self.before(from, 1),
                Lex::Key(Key::In | Key::Of) | Lex::Month(_)
            )
            && (self.capital(to + 2) || matches!(self.lex(to + 2), Lex::End | Lex::Mark('\n')));
        let ahead = self.glued(to)
            && !footnote
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

    /// "-2001", "-01" or "/01" after a year.
    pub fn year_range(&self, at: usize) -> bool {
        let second = match self.lex(at) {
            Lex::Mark('-') => matches!(self.lex(at + 1), Lex::Digits(_, 2 | 4)),
            Lex::Mark('/') => matches!(self.lex(at + 1), Lex::Digits(_, 2)),
            _ => false,
        };
        second && !(self.glued(at + 2) && matches!(self.lex(at + 2), Lex::Mark('-' | '/')))
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
        let counts = self.counts(at, to) || self.numbered_thing(at);
        let joined = self.glued(to) && matches!(self.lex(to), Lex::Other);
        if named || counts || joined || era || !(prepared || LIKELY_YEARS.contains(&digits)) {
            return None;
        }
        Some(Hit::point(at, to, Some(When::Year(year)), None, false))
    }

    /// Whether digits name a thing: "Room 2019", "No. 1984".
    fn numbered_thing(&self, at: usize) -> bool {
        let before = if self.before(at, 1) == Lex::Mark('.') {
            2
        } else {
            1
        };
        matches!(
            self.word(at.wrapping_sub(before)),
            "No" | "Nos"
                | "no"
                | "Room"
                | "room"
                | "page"
                | "Page"
                | "Route"
                | "Flight"
                | "flight"
                | "Section"
                | "Highway"
                | "Windows"
                | "ISO"
                | "Model"
                | "number"
                | "Unit"
                | "Lot"
                | "Resolution"
                | "CVE"
        ) && (before == 1
            || self
                .word(at.wrapping_sub(before))
                .eq_ignore_ascii_case("no"))
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
                && (from < at
                    || matches!(self.before(at, 1), Lex::The | Lex::Key(Key::Stage))
                    || self.follows_decade(at)) =>
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

    /// Whether a decade stands before: "the 1980s and 90s".
    fn follows_decade(&self, at: usize) -> bool {
        self.last_linked(at)
            .is_some_and(|(last, _)| matches!(last.when, Some(When::Decade(_))))
    }

    /// "the nineties".
    pub fn spelt_decade(&self, at: usize, tens: u8) -> Option<Hit> {
        let nineteen = self.before(at, 1) == Lex::Count(19);
        let from = if nineteen { at - 1 } else { at };
        let framed = nineteen
            || matches!(self.before(at, 1), Lex::The | Lex::Key(Key::Stage))
            || self.follows_decade(at);
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
        let to = match self.lex(unit) {
            Lex::Unit(when::Unit::Century, _) => unit + 1,
            _ if self.century_follows(next) => next,
            _ => return None,
        };
        if !(1..=21).contains(&number) {
            return None;
        }
        let century = i16::try_from(number - 1).ok()?;
        Some(Hit::point(
            at,
            to,
            Some(When::Century(century)),
            None,
            false,
        ))
    }

    /// Whether a number at the end of a list of them is a century's: "the 18th and 19th centuries".
    fn century_follows(&self, at: usize) -> bool {
        let mut next = at;
        for _ in 0..4 {
            let Some((_, start)) = self.link(next) else {
                return false;
            };
            let start = start + usize::from(self.lex(start) == Lex::The);
            next = match self.lex(start) {
                Lex::Ordinal(_) => start + 1,
                Lex::Digits(_, 1..=2) if self.lex(start + 1) == Lex::Key(Key::Suffix) => start + 2,
                _ => return false,
            };
            if matches!(
                self.lex(self.skip_hyphen(next)),
                Lex::Unit(when::Unit::Century, _)
            ) {
                return true;
            }
        }
        false
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
