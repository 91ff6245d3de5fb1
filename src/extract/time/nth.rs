//! A numbered part of a month or year: "the last week of May", "the third Thursday of March 2023".

use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::tense::Tense;
use super::when::{self, Unit, When};

/// Which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nth {
    /// So many from the start.
    Number(u32),
    /// The last.
    Last,
}

impl Reader<'_> {
    /// A numbered day, weekday or weekend of what is named after "of", to the day; of weeks and the like only the month or
    /// year they lie in is known, as nobody says where they begin.
    pub fn nth_of(&self, at: usize, nth: Nth) -> Option<Hit> {
        let noun = at + 1 + usize::from(matches!(self.word(at + 1), "full" | "whole"));
        let day = match self.lex(noun) {
            Lex::Weekday(_) | Lex::Unit(Unit::Day | Unit::Weekend, false) => true,
            Lex::Unit(Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Weekend, _) => {
                false
            }
            Lex::Key(Key::Half) => false,
            _ => return None,
        };
        let of = match self.lex(noun + 1) {
            Lex::Key(Key::Of) => noun + 2,
            Lex::Key(Key::In)
                if day && self.word(noun + 1) == "in" && self.before(at, 1) == Lex::The =>
            {
                noun + 2
            }
            _ => return None,
        };
        let whole = self.whole(of)?;
        let to = whole.to;
        let when = whole.when.and_then(|when| match self.lex(noun) {
            Lex::Unit(Unit::Quarter, false) => part(when, nth, 4),
            Lex::Key(Key::Half) => part(when, nth, 2),
            _ if day => {
                let found = self.numbered(noun, nth, when)?;
                // "It rained on the last Friday of the month": of the one that is over.
                let ahead =
                    whole.relative && found.start() > self.published && self.published.is_some();
                if ahead && self.tense(at) == Tense::Past {
                    self.numbered(noun, nth, when.step(-1)?)
                } else {
                    Some(found)
                }
            }
            _ => None,
        });
        match (when, day) {
            (Some(when), _) => Some(Hit::point(at, to, Some(when), None, whole.relative)),
            // There is no fifth Friday in it.
            (None, true) if whole.when.is_some() => Some(Hit::point(at, to, None, None, false)),
            (None, _) => Some(Hit { from: at, ..whole }),
        }
    }

    /// A month, year or quarter that parts are numbered in.
    fn whole(&self, at: usize) -> Option<Hit> {
        let place = at + usize::from(self.lex(at) == Lex::The);
        match self.lex(place) {
            Lex::Month(_) => self.month(place),
            Lex::Digits(..) => self.year(place),
            Lex::Season(_) => self.season(place),
            Lex::Unit(unit @ (Unit::Month | Unit::Year), false) if place > at => {
                let when = self.published.and_then(|day| When::around(day, unit));
                Some(Hit::point(place, place + 1, when, Some("XXXX"), true))
            }
            Lex::Key(
                key @ (Key::Last
                | Key::Next
                | Key::This
                | Key::That
                | Key::Same
                | Key::Previous
                | Key::Following),
            ) => match self.lex(place + 1) {
                Lex::Unit(unit @ (Unit::Month | Unit::Year), false) => {
                    self.pointed_unit(place, place + 1, key, unit, false)
                }
                Lex::Month(_) => self.pointer(place, key),
                _ => None,
            },
            _ => None,
        }
    }

    /// A numbered day, weekday or weekend of a month or year.
    fn numbered(&self, noun: usize, nth: Nth, whole: When) -> Option<When> {
        if !matches!(whole, When::Month(..) | When::Year(_)) {
            return None;
        }
        let first = whole.start()?;
        let last = when::add_days(whole.step(1)?.start()?, -1)?;
        let weekday = match self.lex(noun) {
            Lex::Weekday(number) => when::weekday(number)?,
            Lex::Unit(Unit::Weekend, _) => jiff::civil::Weekday::Saturday,
            _ => {
                let day = match nth {
                    Nth::Number(number) => when::add_days(first, i32::try_from(number).ok()? - 1)?,
                    Nth::Last => last,
                };
                return (first..=last).contains(&day).then_some(When::Day(day));
            }
        };
        let day = match nth {
            Nth::Number(number) => {
                let ahead = i32::from(weekday.since(first.weekday()));
                when::add_days(first, ahead + (i32::try_from(number).ok()? - 1) * 7)?
            }
            Nth::Last => when::add_days(last, -i32::from(last.weekday().since(weekday)))?,
        };
        let found = if matches!(self.lex(noun), Lex::Unit(..)) {
            When::Weekend(day)
        } else {
            When::Day(day)
        };
        (first..=last).contains(&day).then_some(found)
    }
}

/// A numbered quarter or half of a year, of which there are `most`.
fn part(whole: When, nth: Nth, most: i8) -> Option<When> {
    let When::Year(year) = whole else {
        return None;
    };
    let number = match nth {
        Nth::Last => most,
        Nth::Number(number) => i8::try_from(number).ok()?,
    };
    let made = if most == 2 { When::Half } else { When::Quarter };
    (1..=most).contains(&number).then(|| made(year, number))
}
