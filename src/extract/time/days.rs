//! Days that share their month: "5, 6 and 7 May", "May 5-7".

use super::lexer::Lex;
use super::reader::{Hit, Reader};
use super::shared::{Link, MEMBERS, Member};
use super::when::When;

impl Reader<'_> {
    /// "5" and "6" of "5, 6 and 7 May 2023".
    pub fn days_before_month(&self, at: usize) -> Option<Hit> {
        let (day, to) = self.day_number(at)?;
        if self.glued(at)
            && matches!(
                self.before(at, 1),
                Lex::Mark('$' | '£' | '€' | '.' | ':' | '#')
            )
        {
            return None;
        }
        let (mut last, mut next) = (day, to);
        for _ in 0..MEMBERS {
            let (link, start) = self.link(next)?;
            let start = start + usize::from(self.lex(start) == Lex::The);
            let (number, end) = self.day_number(start)?;
            if number <= last {
                return None;
            }
            let of = self.skip_of(end);
            if let Lex::Month(month) = self.lex(of) {
                if link == Link::Comma {
                    return None;
                }
                let end = self.skip_point(of + 1);
                let whole = Member::day(month, number);
                let year = match self.tail(end) {
                    Some(tail) => Some((tail.year?, tail.relative)),
                    None => self.shared_year(start, end, whole),
                };
                return match year {
                    Some((year, relative)) => {
                        let hit = self.day(at, to, Some(year), month, day)?;
                        Some(Hit { relative, ..hit })
                    }
                    None => self.day(at, to, None, month, day),
                };
            }
            (last, next) = (number, end);
        }
        None
    }

    /// "6" and "7" of "May 5, 6 and 7, 2023".
    pub fn days_after_month(&self, at: usize) -> Option<Hit> {
        let (last, link) = self.last_linked(at)?;
        let Some(When::Day(before)) = last.when else {
            return None;
        };
        let (day, to) = self.day_number(at)?;
        let relative = last.relative;
        if day <= u32::from(before.day().cast_unsigned())
            || self.things(to).are()
            || (link == Link::Comma && !self.list_goes_on(to, day))
        {
            return None;
        }
        let month = before.month().cast_unsigned();
        let end = self
            .tail(to)
            .filter(|tail| !tail.relative)
            .map_or(to, |tail| tail.to);
        let hit = self.day(at, end, Some(before.year()), month, day)?;
        Some(Hit { relative, ..hit })
    }

    /// Whether a list of days goes on with "and" and a later day.
    fn list_goes_on(&self, at: usize, day: u32) -> bool {
        let (mut last, mut next) = (day, at);
        for _ in 0..MEMBERS {
            let Some((link, start)) = self.link(next) else {
                return false;
            };
            let Some((number, end)) = self.day_number(start).filter(|(number, _)| *number > last)
            else {
                return false;
            };
            if link != Link::Comma {
                return !self.things(end).are();
            }
            (last, next) = (number, end);
        }
        false
    }
}
