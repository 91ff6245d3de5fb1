//! Fiscal years and their parts: their numbers are known, their place in the calendar is not.

use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::when::{Unit, When};

impl Reader<'_> {
    /// "fiscal 1989", "fiscal year 2020", "fiscal first quarter", "fiscal Q1".
    pub fn fiscal(&self, at: usize) -> Option<Hit> {
        if let Some(hit) = self.quarter(at, None) {
            return Some(hit);
        }
        if let (Lex::Key(Key::Q), Lex::Digits(number @ 1..=4, 1)) =
            (self.lex(at + 1), self.lex(at + 2))
        {
            return Some(self.fiscal_part(at, at + 3, i8::try_from(number).ok()?, false));
        }
        let named = self.skip_hyphen(at + 1);
        let year = if self.lex(named) == Lex::Unit(Unit::Year, false) {
            named + 1
        } else {
            at + 1
        };
        if let Some((number, to)) = self.year_at(year) {
            return self
                .split_year(at, to)
                .or_else(|| Some(Hit::fiscal(at, to, Some(When::FiscalYear(number)))));
        }
        if year == at + 1 || self.before(at, 1) != Lex::The {
            return None;
        }
        self.ended(at, year - 1, Unit::Year)
            .or_else(|| Some(Hit::fiscal(at, year, None)))
    }

    /// A part of a fiscal year: of the calendar nothing is known, but the year it is said to be of.
    pub fn fiscal_part(&self, at: usize, to: usize, number: i8, half: bool) -> Hit {
        let year = self.year_after(to).filter(|year| !year.relative);
        let when = year.map(|year| {
            if half {
                When::FiscalHalf(year.number, number)
            } else {
                When::FiscalQuarter(year.number, number)
            }
        });
        Hit::fiscal(at, year.map_or(to, |year| year.to), when)
    }

    /// "FY2019", "FY24 Q1", "Q3 2020", "Q3".
    pub fn abbreviated(&self, at: usize) -> Option<Hit> {
        if self.lex(at) == Lex::Key(Key::Fy) {
            let (year, to) = self.fiscal_number(at + 1)?;
            if let Some(hit) = self.split_year(at, to) {
                return Some(hit);
            }
            if self.lex(to) == Lex::Key(Key::Q)
                && let Lex::Digits(number @ 1..=4, 1) = self.lex(to + 1)
            {
                let when = When::FiscalQuarter(year, i8::try_from(number).ok()?);
                return Some(Hit::point(at, to + 2, Some(when), None, false));
            }
            return Some(Hit::point(
                at,
                to,
                Some(When::FiscalYear(year)),
                None,
                false,
            ));
        }
        let Lex::Digits(number @ 1..=4, 1) = self.lex(at + 1) else {
            return None;
        };
        if !self.glued(at + 1) {
            return None;
        }
        let number = i8::try_from(number).ok()?;
        if self.lex(at) == Lex::Key(Key::H) {
            // "H1" alone is much else as well.
            return self
                .half_of(at, at + 2, number, None)
                .filter(|_| number <= 2);
        }
        Some(self.quarter_of(at, at + 2, number, None))
    }

    /// "FY2023-24", "fiscal 2023/24": some call it the one, some the other, so it has no value.
    pub fn split_year(&self, at: usize, to: usize) -> Option<Hit> {
        let dash = matches!(self.lex(to), Lex::Mark('-' | '–' | '/'));
        let second = matches!(self.lex(to + 1), Lex::Digits(_, 2 | 4));
        let split = dash && second && self.glued(to) && self.glued(to + 1);
        split.then(|| Hit::fiscal(at, to + 2, None))
    }

    /// The number of a fiscal year: "2019", "19", "'19".
    pub fn fiscal_number(&self, at: usize) -> Option<(i16, usize)> {
        match self.lex(at) {
            Lex::Digits(year, 2) if !self.continues(at, at + 1) => {
                Some((i16::try_from(2000 + year).ok()?, at + 1))
            }
            _ => self.year_at(at),
        }
    }
}
