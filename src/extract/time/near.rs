//! Times near the article: "today", "the weekend", "now", "the morning", and feasts.

use jiff::civil::Date;

use super::TimeKind;
use super::absolute::at_part;
use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::when::{self, Part, Unit, When};

impl Reader<'_> {
    /// "the quarter", "the year", "the weekend", "the future".
    pub fn the(&self, at: usize) -> Option<Hit> {
        let noun = at + 1 + usize::from(matches!(self.word(at + 1), "full" | "whole" | "entire"));
        if self.lex(noun) == Lex::Unit(Unit::Year, false)
            && let Some((year, to)) = self.year_at(noun + 1)
        {
            return Some(Hit::point(at, to, Some(When::Year(year)), None, false));
        }
        let bare = |lex: Lex| {
            !matches!(
                lex,
                Lex::Key(Key::Of | Key::Before | Key::After | Key::That)
                    | Lex::Unit(..)
                    | Lex::Digits(..)
            )
        };
        let Lex::Unit(unit, false) = self.lex(noun) else {
            return None;
        };
        if unit == Unit::Week && self.lex(noun + 1) == Lex::Key(Key::Of) {
            let day = match self.lex(noun + 2) {
                Lex::Month(_) => self.month(noun + 2),
                Lex::Digits(..) => self.day_month(noun + 2),
                _ => None,
            }?;
            let Some(When::Day(first)) = day.when else {
                return None;
            };
            return Some(Hit {
                from: at,
                ..Hit::point(at, day.to, Some(When::Week(first)), None, day.relative)
            });
        }
        if unit == Unit::Day
            && let Some(hit) = self.neighbour(at, noun + 1)
        {
            return Some(hit);
        }
        if !self.word(at).eq_ignore_ascii_case("the")
            || !bare(self.lex(noun + 1))
            || self.hyphenated(noun)
        {
            return None;
        }
        // "the quarter a year ago" is that quarter of last year.
        if unit == Unit::Quarter
            && matches!(
                (self.lex(noun + 1), self.lex(noun + 2), self.lex(noun + 3)),
                (
                    Lex::A,
                    Lex::Unit(Unit::Year, false),
                    Lex::Key(Key::Ago | Key::Earlier)
                )
            )
            && let Some(quarter) = self.quarter_near(at)
        {
            return Some(Hit::point(
                at,
                noun + 4,
                quarter.years_later(-1),
                None,
                true,
            ));
        }
        let when = match unit {
            Unit::Quarter => self.quarter_near(at).or_else(|| {
                self.published
                    .and_then(|day| When::around(day, Unit::Quarter)?.step(-1))
            }),
            Unit::Weekend => self.published.and_then(|day| {
                let ended = day.weekday().to_monday_zero_offset() < 5;
                When::Weekend(day).step(-i32::from(ended && !self.is_ahead(at)))
            }),
            Unit::Year | Unit::Month | Unit::Week | Unit::Decade => {
                self.published.and_then(|day| When::around(day, unit))
            }
            _ => return None,
        };
        Some(Hit::point(at, noun + 1, when, None, true))
    }

    /// "the day before yesterday", "the day after Christmas".
    pub fn neighbour(&self, at: usize, side: usize) -> Option<Hit> {
        let by = match self.lex(side) {
            Lex::Key(Key::Before) => -1,
            Lex::Key(Key::After) => 1,
            _ => return None,
        };
        let day = match self.lex(side + 1) {
            Lex::Key(key @ (Key::Yesterday | Key::Tomorrow)) => Some(self.deictic(side + 1, key)),
            Lex::Key(Key::Feast(row)) => self.feast(side + 1, row, None),
            Lex::Key(key @ (Key::Last | Key::Next)) => self.pointer(side + 1, key),
            _ => None,
        }?;
        let Some(When::Day(found)) = day.when else {
            return None;
        };
        Some(Hit::point(
            at,
            day.to,
            when::add_days(found, by).map(When::Day),
            None,
            day.relative,
        ))
    }

    /// Whether a hyphen joins the word to the next: "the year-long".
    pub fn hyphenated(&self, at: usize) -> bool {
        self.lex(at + 1) == Lex::Mark('-') && self.glued(at + 1)
    }

    /// "year-end", "year-earlier quarter", "years ago", "days".
    pub fn unit(&self, at: usize) -> Option<Hit> {
        let Lex::Unit(unit, plural) = self.lex(at) else {
            return None;
        };
        let next = self.skip_hyphen(at + 1);
        if plural {
            return match self.lex(next) {
                Lex::Key(Key::Ago) => Some(Hit {
                    relative: true,
                    ..Hit::fixed(at, next + 1, TimeKind::Date, "PAST_REF")
                }),
                Lex::Key(Key::Long) if next > at + 1 => Some(Hit::fixed(
                    at,
                    next + 1,
                    TimeKind::Duration,
                    super::duration::value(super::duration::Amount::Some, unit),
                )),
                _ if matches!(
                    self.word(at.wrapping_sub(1)),
                    "for"
                        | "over"
                        | "in"
                        | "within"
                        | "of"
                        | "after"
                        | "or"
                        | "and"
                        | "took"
                        | "take"
                        | "last"
                ) =>
                {
                    Some(Hit::fixed(
                        at,
                        at + 1,
                        TimeKind::Duration,
                        super::duration::value(super::duration::Amount::Some, unit),
                    ))
                }
                _ => None,
            };
        }
        let edge = self.possessive(at + 1).unwrap_or(next);
        if unit == Unit::Year && self.lex(edge) == Lex::Key(Key::Edge) && self.word(edge) == "end" {
            let when = self.published.map(|day| When::Year(day.year()));
            return Some(Hit::point(at, edge + 1, when, Some("XXXX"), true));
        }
        if unit == Unit::Year && matches!(self.lex(next), Lex::Key(Key::Ago | Key::Earlier)) {
            return Some(self.year_earlier(at, next + 1));
        }
        if self.lex(next) == Lex::Key(Key::Long) && next > at + 1 {
            return Some(Hit::fixed(
                at,
                next + 1,
                TimeKind::Duration,
                super::duration::value(super::duration::Amount::Tenths(10), unit),
            ));
        }
        None
    }

    /// "today", "yesterday afternoon", "tonight", "overnight".
    pub fn deictic(&self, at: usize, key: Key) -> Hit {
        let by = match key {
            Key::Yesterday => -1,
            Key::Tomorrow => 1,
            _ => 0,
        };
        let day = self.published.and_then(|day| when::add_days(day, by));
        let hit = self.with_part(at, at + 1, day, "XXXX-XX-XX");
        if matches!(key, Key::Tonight | Key::Overnight) {
            return at_part(hit, at + 1, Part::Night);
        }
        hit
    }

    /// "now", "recently", "soon", "the future", "the time".
    pub fn vague(&self, at: usize, key: Key) -> Option<Hit> {
        let value = match key {
            // "the now-closed mill": half a word.
            Key::Present if self.skip_hyphen(at + 1) > at + 1 => return None,
            Key::Present => "PRESENT_REF",
            Key::These if self.word(at + 1) == "days" => {
                return Some(Hit::fixed(at, at + 2, TimeKind::Date, "PRESENT_REF"));
            }
            Key::Bygone => "PAST_REF",
            Key::Future
                if self.before(at, 1) == Lex::The
                    || matches!(self.lex(at + 1), Lex::Unit(_, true)) =>
            {
                "FUTURE_REF"
            }
            Key::Future if matches!(self.word(at.wrapping_sub(1)), "near" | "foreseeable") => {
                "FUTURE_REF"
            }
            _ => return None,
        };
        let to = at
            + 1
            + usize::from(key == Key::Future && matches!(self.lex(at + 1), Lex::Unit(_, true)));
        Some(Hit::fixed(at, to, TimeKind::Date, value))
    }

    /// "morning" after "the", "in the" or "early": of the last day in the text.
    pub fn part(&self, at: usize) -> Option<Hit> {
        let Lex::Part(part) = self.lex(at) else {
            return None;
        };
        if let Lex::Key(key @ (Key::Yesterday | Key::Today | Key::Tomorrow)) = self.lex(at + 1) {
            let hit = self.deictic(at + 1, key);
            return Some(at_part(Hit { from: at, ..hit }, at + 2, part));
        }
        let framed = matches!(self.before(at, 1), Lex::Mark('-'))
            && self.before(at, 2) == Lex::Key(Key::Stage)
            || (self.before(at, 1) == Lex::The
                && matches!(
                    self.word(at.wrapping_sub(2)),
                    "in" | "In" | "during" | "late"
                ));
        framed.then(|| self.pointed_part(at, at + 1, Key::That, part))
    }

    /// A feast of the year that is named, pointed to, or nearest.
    pub fn feast(&self, at: usize, row: u8, step: Option<i32>) -> Option<Hit> {
        if !self.capital(at) {
            return None;
        }
        let eve = self.lex(at + 1) == Lex::Key(Key::Eve);
        let named = matches!(self.word(at + 1), "Day" | "Sunday") || eve;
        let next = at + 1 + usize::from(named);
        let comma =
            next + usize::from(matches!(self.lex(next), Lex::Mark(',') | Lex::Key(Key::Of)));
        let found = |year: i16| {
            let day = feast_day(row, year)?;
            if eve {
                when::add_days(day, -1)
            } else {
                Some(day)
            }
        };
        if let Some((year, to)) = self.year_at(comma) {
            return Some(Hit::point(at, to, found(year).map(When::Day), None, false));
        }
        let day = self.published.and_then(|published| {
            let year = published.year();
            let this = found(year)?;
            let by = match step {
                Some(by) if by < 0 => -i16::from(this >= published),
                Some(by) if by > 0 => i16::from(this <= published),
                Some(_) => 0,
                None if self.is_ahead(at) => i16::from(this < published),
                None => -i16::from(
                    this > published && this.day_of_year() - published.day_of_year() > 183,
                ),
            };
            found(year.checked_add(by)?)
        });
        Some(Hit::point(at, next, day.map(When::Day), None, true))
    }
}

/// The feasts whose names are words of their own, by their row in the lexer.
fn feast_day(row: u8, year: i16) -> Option<Date> {
    match row {
        0 => Date::new(year, 12, 25).ok(),
        1 => Date::new(year, 11, 1)
            .ok()?
            .nth_weekday_of_month(4, jiff::civil::Weekday::Thursday)
            .ok(),
        2 => easter(year),
        3 => Date::new(year, 10, 31).ok(),
        _ => None,
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus of 1876).
fn easter(year: i16) -> Option<Date> {
    let year_of_all = i32::from(year);
    let golden = year_of_all % 19;
    let (century, rest) = (year_of_all / 100, year_of_all % 100);
    let moon = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    Date::new(
        year,
        i8::try_from(sum / 31).ok()?,
        i8::try_from(sum % 31 + 1).ok()?,
    )
    .ok()
}
