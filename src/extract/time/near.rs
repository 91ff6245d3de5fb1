//! Times near the article: "today", "the weekend", "now", "the morning".

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
        if let Some(hit) = self.ended(at, noun, unit) {
            return Some(hit);
        }
        if unit == Unit::Quarter && self.is_fiscal(at) {
            return Some(Hit::fiscal(at, noun + 1, None));
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

    /// "the year ended March 31", "the quarter ending June 30": a length, unless it is one of the calendar's.
    pub fn ended(&self, at: usize, noun: usize, unit: Unit) -> Option<Hit> {
        let whole = matches!(unit, Unit::Year | Unit::Quarter);
        if !whole || !matches!(self.word(noun + 1), "ended" | "ending") {
            return None;
        }
        let last = self.month(noun + 2).and_then(|hit| match hit.when {
            Some(When::Day(day)) => Some(day),
            _ => None,
        });
        let of_calendar = last.filter(|day| day.day() == day.days_in_month());
        let when = of_calendar.and_then(|day| match unit {
            Unit::Year if day.month() == 12 => Some(When::Year(day.year())),
            Unit::Quarter if day.month() % 3 == 0 => When::around(day, Unit::Quarter),
            _ => None,
        });
        let length = super::duration::value(super::duration::Amount::whole(1), unit);
        Some(match when {
            Some(_) => Hit::point(at, noun + 1, when, None, true),
            None => Hit::fixed(at, noun + 1, TimeKind::Duration, length),
        })
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
            Lex::Key(Key::Feast) => self.feast(side + 1, None),
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
        // "In the night of 5 May": of that day, which follows.
        if self.lex(at + 1) == Lex::Key(Key::Of) {
            return None;
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
}
