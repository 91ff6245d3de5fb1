//! Quarters, halves and fiscal years, and what their results are compared with.

use super::TimeKind;
use super::lexer::{Key, Lex};
use super::pointer::step_of;
use super::reader::{Hit, Reader};
use super::shared::{Member, Sort};
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
            Lex::Unit(Unit::Quarter, _) => false,
            Lex::Key(Key::Half) => true,
            _ => return None,
        };
        let fiscal = fiscal > 0 || at_ordinal > at;
        let most = if half { 2 } else { 4 };
        if !(1..=most).contains(&number) {
            return None;
        }
        let number = i8::try_from(number).ok()?;
        if fiscal {
            return Some(self.fiscal_part(at, noun + 1, number, half));
        }
        if half {
            return self.half_of(at, noun + 1, number, years);
        }
        Some(self.quarter_of(at, noun + 1, number, years))
    }

    /// "the first" of "the first and third quarters of 2022".
    pub fn quarter_of_list(&self, at: usize) -> Option<Hit> {
        let Lex::Ordinal(number) = self.lex(at) else {
            return None;
        };
        let mut next = at + 1;
        for _ in 0..4 {
            let (_, start) = self.link(next)?;
            let start = start + usize::from(self.lex(start) == Lex::The);
            if !matches!(self.lex(start), Lex::Ordinal(_)) {
                return None;
            }
            next = start + 1;
            if matches!(
                self.lex(next),
                Lex::Unit(Unit::Quarter, _) | Lex::Key(Key::Half)
            ) {
                let half = self.lex(next) == Lex::Key(Key::Half);
                if number > if half { 2 } else { 4 } {
                    return None;
                }
                let number = i8::try_from(number).ok()?;
                let whole = if half {
                    self.half_of(at, next + 1, number, None)?
                } else {
                    self.quarter_of(at, next + 1, number, None)
                };
                return Some(Hit {
                    to: at + 1,
                    ..whole
                });
            }
        }
        None
    }

    /// The year named after a quarter or half: "of 1989", "of fiscal 1990", "of last year", "2020".
    pub fn year_after(&self, to: usize) -> Option<YearAfter> {
        let of = to + usize::from(matches!(self.lex(to), Lex::Key(Key::Of) | Lex::Mark(',')));
        let of = of + usize::from(self.lex(of) == Lex::The);
        let year = match self.lex(of) {
            Lex::Key(Key::Fiscal) => {
                of + 1 + usize::from(self.lex(of + 1) == Lex::Unit(Unit::Year, false))
            }
            Lex::Key(Key::Fy) => of + 1,
            _ => of,
        };
        let fiscal = year > of;
        let found = if fiscal {
            self.fiscal_number(year)
        } else {
            self.year_at(year)
        };
        if let Some((number, to)) = found {
            return Some(YearAfter {
                number,
                to,
                relative: false,
                fiscal,
            });
        }
        let by = match self.lex(of) {
            Lex::Key(key @ (Key::Last | Key::Next | Key::This))
                if self.lex(of + 1) == Lex::Unit(Unit::Year, false) =>
            {
                step_of(key)
            }
            _ => return None,
        };
        let here = self.published?.year();
        let number = here.checked_add(i16::try_from(by).ok()?)?;
        Some(YearAfter {
            number,
            to: of + 2,
            relative: true,
            fiscal: false,
        })
    }

    /// A half of a year; nothing without a year, as "the first half" is also a match's.
    pub fn half_of(&self, at: usize, to: usize, number: i8, years: Option<i32>) -> Option<Hit> {
        if let Some(year) = self.year_after(to) {
            let when = if year.fiscal {
                When::FiscalHalf(year.number, number)
            } else {
                When::Half(year.number, number)
            };
            return Some(Hit::point(at, year.to, Some(when), None, year.relative));
        }
        if let Some((year, relative)) = self.shared_year(at, to, Member::part(Sort::Half, number)) {
            return Some(Hit::point(
                at,
                to,
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
        if let Some(year) = self.year_after(to) {
            let when = if year.fiscal {
                When::FiscalQuarter(year.number, number)
            } else {
                When::Quarter(year.number, number)
            };
            return Hit::point(at, year.to, Some(when), None, year.relative);
        }
        if let Some((year, relative)) =
            self.shared_year(at, to, Member::part(Sort::Quarter, number))
        {
            return Hit::point(at, to, Some(When::Quarter(year, number)), None, relative);
        }
        // "In the second and fourth quarters": of every year.
        let every = self.word(to.wrapping_sub(1)).ends_with('s');
        let when = self.published.filter(|_| !every).and_then(|day| {
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
            let when = match self.quarter_near(at) {
                Some(When::Quarter(_, number)) => When::Quarter(year, number),
                _ => When::Year(year),
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
}

/// A year that stands after its part.
#[derive(Clone, Copy, Debug)]
pub struct YearAfter {
    /// The year.
    pub number: i16,
    /// One past its last token.
    pub to: usize,
    /// Whether it rests on the article's date.
    pub relative: bool,
    /// Whether it is a fiscal year.
    pub fiscal: bool,
}
