//! Quarters, halves and fiscal years, and what their results are compared with.

use super::TimeKind;
use super::lexer::{Key, Lex};
use super::pointer::step_of;
use super::reader::{Hit, Reader};
use super::when::{Unit, When};

impl Reader<'_> {
    /// "the same period", "the latest period", "the year-earlier period".
    pub fn compared_period(&self, at: usize, to: usize, key: Key) -> Option<Hit> {
        let quarter = self.quarter_near(at)?;
        // "the same period last year", "the same period of the last year".
        let mut year = to;
        if self.word(year) == "of" {
            year += 1 + usize::from(self.lex(year + 1) == Lex::The);
        }
        let last = match (key, self.lex(year), self.lex(year + 1), self.lex(to + 2)) {
            (Key::Same, Lex::Key(Key::Last), Lex::Unit(Unit::Year, false), _) => Some(year + 2),
            (
                Key::Same,
                Lex::A,
                Lex::Unit(Unit::Year, false),
                Lex::Key(Key::Ago | Key::Earlier),
            ) => Some(to + 3),
            _ => None,
        };
        Some(match last {
            Some(end) => Hit::point(at, end, quarter.years_later(-1), None, true),
            None => Hit::point(at, to, Some(quarter), None, true),
        })
    }

    /// "year-earlier", "year-ago third quarter", "year-earlier period".
    pub fn year_earlier(&self, at: usize, next: usize) -> Hit {
        if let Some(hit) = self.quarter(next, Some(-1)) {
            return Hit {
                from: at,
                relative: true,
                ..hit
            };
        }
        if let Lex::Digits(..) | Lex::Count(_) = self.lex(next)
            && let Some((amount, unit, to)) = self.length(next)
        {
            let value = super::duration::value(amount, unit);
            return Hit::fixed(at, to, TimeKind::Duration, value);
        }
        let to = match self.lex(next) {
            Lex::Unit(Unit::Quarter, false) | Lex::Key(Key::Period) => next + 1,
            _ => next,
        };
        let base = self.quarter_near(at).or(self.published.map(When::Day));
        Hit::point(
            at,
            to,
            base.and_then(|base| base.years_later(-1)),
            Some("PAST_REF"),
            true,
        )
    }

    /// "third quarter", "fiscal first half", "fourth-quarter", with the year that is named or suggested.
    pub fn quarter(&self, at: usize, years: Option<i32>) -> Option<Hit> {
        let at_ordinal = at + usize::from(self.lex(at) == Lex::Key(Key::Fiscal));
        let number = match self.lex(self.skip_hyphen(at_ordinal)) {
            Lex::Ordinal(number) => number,
            Lex::Key(Key::Last) => 0,
            _ => return None,
        };
        let ordinal = self.skip_hyphen(at_ordinal);
        let fiscal = usize::from(self.lex(ordinal + 1) == Lex::Key(Key::Fiscal));
        let noun = self.skip_hyphen(ordinal + 1 + fiscal);
        let half = match self.lex(noun) {
            Lex::Unit(Unit::Quarter, false) => false,
            Lex::Key(Key::Half) => true,
            _ => return None,
        };
        let most = if half { 2 } else { 4 };
        if !(1..=most).contains(&number) {
            return None;
        }
        let number = i8::try_from(number).ok()?;
        if half {
            return self.half_of(at, noun + 1, number, years);
        }
        Some(self.quarter_of(at, noun + 1, number, years))
    }

    /// The year named after a quarter or half: "of 1989", "of fiscal 1990", "of last year", "2020".
    pub fn year_after(&self, to: usize) -> Option<(i16, usize, bool)> {
        let of = to + usize::from(matches!(self.lex(to), Lex::Key(Key::Of) | Lex::Mark(',')));
        let of = of + usize::from(self.lex(of) == Lex::The);
        let year = of + usize::from(self.lex(of) == Lex::Key(Key::Fiscal));
        if let Some((year, end)) = self.year_at(year) {
            return Some((year, end, false));
        }
        let by = match self.lex(of) {
            Lex::Key(key @ (Key::Last | Key::Next | Key::This))
                if self.lex(of + 1) == Lex::Unit(Unit::Year, false) =>
            {
                step_of(key)
            }
            _ => return None,
        };
        let year = self.published?.year();
        Some((year.checked_add(i16::try_from(by).ok()?)?, of + 2, true))
    }

    /// A half of a year; nothing without a year, as "the first half" is also a match's.
    pub fn half_of(&self, at: usize, to: usize, number: i8, years: Option<i32>) -> Option<Hit> {
        if let Some((year, end, relative)) = self.year_after(to) {
            return Some(Hit::point(
                at,
                end,
                Some(When::Half(year, number)),
                None,
                relative,
            ));
        }
        let of_the_year = matches!(
            (self.lex(to), self.lex(to + 1), self.lex(to + 2)),
            (Lex::Key(Key::Of), Lex::The, Lex::Unit(Unit::Year, false))
        );
        let year = self.published?.year();
        match years {
            Some(by) => Some(Hit::point(
                at,
                to,
                When::Half(year, number).step(by.checked_mul(2)?),
                None,
                true,
            )),
            None if of_the_year => Some(Hit::point(
                at,
                to + 3,
                Some(When::Half(year, number)),
                None,
                true,
            )),
            None => None,
        }
    }

    /// A quarter of the year that is named, or of the year in which it last began.
    pub fn quarter_of(&self, at: usize, to: usize, number: i8, years: Option<i32>) -> Hit {
        if let Some((year, end, relative)) = self.year_after(to) {
            return Hit::point(at, end, Some(When::Quarter(year, number)), None, relative);
        }
        let when = self.published.and_then(|day| {
            if let Some(by) = years {
                return When::Quarter(day.year(), number).years_later(by);
            }
            let begun = (day.month() - 1) / 3 + 1 >= number;
            let ahead = self.is_ahead(at);
            When::Quarter(day.year(), number).years_later(-i32::from(!begun && !ahead))
        });
        Hit::point(at, to, when, Some(&format!("XXXX-Q{number}")), true)
    }

    /// "1988 third quarter", "1988 period".
    pub fn year_first(&self, at: usize) -> Option<Hit> {
        let (year, next) = self.year_at(at)?;
        if let Lex::Unit(Unit::Quarter, false) | Lex::Key(Key::Period) = self.lex(next) {
            let when = match self.quarter_near(at)? {
                When::Quarter(_, number) => When::Quarter(year, number),
                _ => return None,
            };
            return Some(Hit::point(at, next + 1, Some(when), None, true));
        }
        let hit = self.quarter(next, None)?;
        let when = match hit.when? {
            When::Quarter(_, number) => When::Quarter(year, number),
            When::Half(_, number) => When::Half(year, number),
            _ => return None,
        };
        Some(Hit::point(at, hit.to, Some(when), None, false))
    }

    /// "fiscal 1989", "fiscal year 2020", "fiscal first quarter".
    pub fn fiscal(&self, at: usize) -> Option<Hit> {
        if let Some(hit) = self.quarter(at, None) {
            return Some(hit);
        }
        let year = at + 1 + usize::from(self.lex(at + 1) == Lex::Unit(Unit::Year, false));
        if let Some((number, to)) = self.year_at(year) {
            return Some(Hit::point(at, to, Some(When::Year(number)), None, false));
        }
        if year > at + 1 && self.before(at, 1) == Lex::The {
            let when = self.published.map(|day| When::Year(day.year()));
            return Some(Hit::point(at, year, when, Some("XXXX"), true));
        }
        None
    }
}
