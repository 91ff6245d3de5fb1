//! Dates that point from another: "last November", "the following month", "this morning".

use jiff::civil::Date;

use super::TimeKind;
use super::absolute::at_part;
use super::lexer::{Key, Lex};
use super::nth::Nth;
use super::reader::{Hit, Reader};
use super::tense::Tense;
use super::when::{self, Part, Season, Unit, When};

impl Reader<'_> {
    /// "last week", "next Friday", "this summer", "the past two months", "recent years".
    pub fn pointer(&self, at: usize, key: Key) -> Option<Hit> {
        if key == Key::Last
            && let Some(hit) = self.nth_of(at, Nth::Last)
        {
            return Some(hit);
        }
        let mut key = key;
        let mut noun = at + 1;
        if key == Key::This && matches!(self.lex(noun), Lex::Key(Key::Past | Key::Coming)) {
            key = if self.lex(noun) == Lex::Key(Key::Past) {
                Key::Last
            } else {
                Key::Next
            };
            noun += 1;
        } else if key == Key::That && self.lex(noun) == Lex::Key(Key::Same) {
            noun += 1;
        }
        if self.lex(noun) == Lex::Key(Key::Fiscal) {
            return match self.lex(noun + 1) {
                Lex::Unit(Unit::Year, false) => Some(Hit::fiscal(at, noun + 2, None)),
                _ => None,
            };
        }
        match self.lex(noun) {
            Lex::Unit(unit, plural) => self.pointed_unit(at, noun, key, unit, plural),
            Lex::Month(_) | Lex::Weekday(_) | Lex::Season(_) if key == Key::That => None,
            Lex::Month(month) => {
                if let Some(day) = self
                    .month(noun)
                    .filter(|hit| matches!(hit.when, Some(When::Day(_))))
                {
                    return Some(Hit { from: at, ..day });
                }
                let when = self
                    .published
                    .and_then(|day| self.pointed_month(noun, key, day, month));
                Some(Hit::point(
                    at,
                    noun + 1,
                    when,
                    Some(&format!("XXXX-{month:02}")),
                    true,
                ))
            }
            Lex::Weekday(number) => {
                let day = self
                    .published
                    .and_then(|day| self.pointed_weekday(at, key, day, number));
                Some(self.with_part(at, noun + 1, day, &format!("XXXX-WXX-{number}")))
            }
            Lex::Season(season) => {
                let when = self
                    .published
                    .and_then(|day| pointed_season(key, day, season));
                Some(Hit::point(at, noun + 1, when, None, true))
            }
            Lex::Part(part) => Some(self.pointed_part(at, noun + 1, key, part)),
            Lex::Key(Key::Feast) => self
                .feast(noun, Some(step_of(key)))
                .map(|hit| Hit { from: at, ..hit }),
            Lex::Key(Key::Period) if key != Key::That || self.quarter_near(at).is_some() => {
                self.compared_period(at, noun + 1, key)
            }
            Lex::Ordinal(_) => self.quarter(noun, Some(step_of(key))).map(|hit| Hit {
                from: at,
                relative: true,
                ..hit
            }),
            Lex::Digits(..) | Lex::Count(_) | Lex::Few | Lex::Key(Key::Couple)
                if matches!(
                    key,
                    Key::Last
                        | Key::Past
                        | Key::Next
                        | Key::Coming
                        | Key::Previous
                        | Key::Following
                ) =>
            {
                self.stretch(noun - 1).map(|hit| Hit { from: at, ..hit })
            }
            Lex::Key(Key::Stage) if key == Key::This => {
                let Lex::Part(part) = self.lex(noun + 1) else {
                    return None;
                };
                Some(self.pointed_part(at, noun + 2, key, part))
            }
            Lex::Key(Key::Half) if key == Key::Last => {
                let year = self.year_after(noun + 1)?;
                let half = When::Half(year.number, 2);
                Some(Hit::point(at, year.to, Some(half), None, year.relative))
            }
            other => self.pointer_alone(at, key, other),
        }
    }

    /// "current" and "the past" without a unit of time after them.
    pub fn pointer_alone(&self, at: usize, key: Key, next: Lex) -> Option<Hit> {
        match key {
            Key::Current => Some(Hit::fixed(at, at + 1, TimeKind::Date, "PRESENT_REF")),
            Key::Past
                if self.before(at, 1) == Lex::The
                    && (matches!(
                        next,
                        Lex::Mark(_) | Lex::End | Lex::Key(Key::That | Key::And | Key::Or)
                    ) || matches!(self.word(at + 1), "it" | "he" | "she" | "they" | "we")) =>
            {
                Some(Hit::fixed(at, at + 1, TimeKind::Date, "PAST_REF"))
            }
            _ => None,
        }
    }

    /// A unit after a pointing word.
    pub fn pointed_unit(
        &self,
        at: usize,
        noun: usize,
        key: Key,
        unit: Unit,
        plural: bool,
    ) -> Option<Hit> {
        let to = noun + 1;
        if plural {
            let value = match key {
                Key::Recent | Key::Past | Key::Previous => "PAST_REF",
                Key::Coming | Key::Following => "FUTURE_REF",
                _ => return None,
            };
            return Some(Hit::fixed(at, to, TimeKind::Date, value));
        }
        // "The last week of the campaign" is none that is counted from here.
        let of_something = key == Key::Last && self.lex(to) == Lex::Key(Key::Of);
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour)
            || self.titled(noun)
            || of_something
        {
            return None;
        }
        let here = self.published;
        let base = match key {
            Key::Same | Key::That | Key::Previous | Key::Following => self.anchored(unit),
            Key::Next if unit == Unit::Day => self
                .anchor
                .filter(|when| matches!(when, When::Day(_)))
                .or(here.map(When::Day)),
            _ => here.and_then(|day| When::around(day, unit)),
        };
        if key == Key::Past || (key == Key::Last && unit == Unit::Decade) {
            let value = super::duration::value(super::duration::Amount::Tenths(10), unit);
            return Some(Hit::fixed(at, to, TimeKind::Duration, value));
        }
        if key == Key::Recent {
            return Some(Hit::fixed(at, to, TimeKind::Date, "PAST_REF"));
        }
        if unit == Unit::Quarter && matches!(key, Key::Latest | Key::That | Key::Same) {
            let last = || here.and_then(|day| When::around(day, Unit::Quarter)?.step(-1));
            return Some(Hit::point(
                at,
                to,
                self.quarter_near(at).or_else(last),
                Some("XXXX-QX"),
                true,
            ));
        }
        let when = base.and_then(|base| base.step(step_of(key)));
        // "last weekend" on a Sunday is the weekend before; "this weekend" on a Monday is the next.
        let unknown = match unit {
            Unit::Year => Some("XXXX"),
            Unit::Month => Some("XXXX-XX"),
            Unit::Week => Some("XXXX-WXX"),
            Unit::Day => Some("XXXX-XX-XX"),
            Unit::Quarter => Some("XXXX-QX"),
            _ => None,
        };
        if unit == Unit::Year
            && let Some(of) = self.possessive(to)
        {
            let of = of + usize::from(self.lex(of) == Lex::Key(Key::Fiscal));
            if let Some(hit) = self.quarter(of, Some(step_of(key))) {
                return Some(Hit {
                    from: at,
                    relative: true,
                    ..hit
                });
            }
            if matches!(
                self.lex(of),
                Lex::Unit(Unit::Quarter, false) | Lex::Key(Key::Period)
            ) && let Some(quarter) = self.quarter_near(at)
            {
                return Some(Hit::point(
                    at,
                    of + 1,
                    quarter.years_later(step_of(key)),
                    None,
                    true,
                ));
            }
        }
        Some(Hit::point(at, to, when, unknown, true))
    }

    /// The stretch of this unit that the last date in the text lies in; the article's, if the text had none.
    pub fn anchored(&self, unit: Unit) -> Option<When> {
        let Some(anchor) = self.anchor else {
            return self.published.and_then(|day| When::around(day, unit));
        };
        let finer = match unit {
            Unit::Day => matches!(anchor, When::Day(_)),
            Unit::Week | Unit::Weekend => {
                matches!(anchor, When::Day(_) | When::Week(_) | When::Weekend(_))
            }
            Unit::Month => matches!(anchor, When::Day(_) | When::Week(_) | When::Month(..)),
            Unit::Quarter => !matches!(
                anchor,
                When::Half(..) | When::Year(_) | When::Decade(_) | When::Century(_)
            ),
            _ => true,
        };
        if finer {
            When::around(anchor.start()?, unit)
        } else {
            None
        }
    }

    /// A month after a pointing word.
    pub fn pointed_month(&self, at: usize, key: Key, day: Date, month: u8) -> Option<When> {
        let month = month.cast_signed();
        let by = match key {
            Key::Last | Key::Past | Key::Previous => -i16::from(month >= day.month()),
            Key::Next | Key::Coming | Key::Following => i16::from(month <= day.month()),
            Key::This => 0,
            _ => return Some(self.nearest_month(at, day, month)),
        };
        Some(When::Month(day.year().checked_add(by)?, month))
    }

    /// A day of the week after a pointing word.
    pub fn pointed_weekday(
        &self,
        at: usize,
        key: Key,
        published: Date,
        number: u8,
    ) -> Option<Date> {
        let base = match (key, self.anchor) {
            (Key::Previous | Key::Following, Some(When::Day(day))) => day,
            _ => published,
        };
        let back = self.days_back(base, number)?;
        let last = if back == 0 { -7 } else { -back };
        let by = match key {
            Key::Last | Key::Past | Key::Previous => last,
            Key::Next | Key::Coming | Key::Following => 7 - back,
            _ if back == 0 => 0,
            _ if self.tense(at) == Tense::Past => -back,
            _ => 7 - back,
        };
        when::add_days(base, by)
    }

    /// A part of the day after a pointing word.
    pub fn pointed_part(&self, at: usize, to: usize, key: Key, part: Part) -> Hit {
        let anchored = match self.anchor {
            Some(When::Day(day)) => Some(day),
            _ => self.published,
        };
        let (base, by) = match key {
            Key::Last => (self.published, -1),
            Key::Previous => (anchored, -1),
            Key::Next | Key::Following => (anchored, 1),
            Key::That | Key::Same => (anchored, 0),
            _ => (self.published, 0),
        };
        let when = base.and_then(|day| when::add_days(day, by)).map(When::Day);
        at_part(Hit::point(at, to, when, Some("XXXX-XX-XX"), true), to, part)
    }
}

/// A season after a pointing word; winter may still run after its year has ended.
fn pointed_season(key: Key, day: Date, season: Season) -> Option<When> {
    let year = day.year();
    let months = day.month() - season.first_month();
    let begun = year.checked_sub(i16::from(months < 0))?;
    let running = (0..3).contains(&months.rem_euclid(12));
    let year = match key {
        Key::Last | Key::Past | Key::Previous => begun.checked_sub(i16::from(running))?,
        Key::Next | Key::Coming | Key::Following => begun.checked_add(1)?,
        _ if running => begun,
        _ => year,
    };
    Some(When::Season(year, season))
}

/// How far a pointing word points.
pub const fn step_of(key: Key) -> i32 {
    match key {
        Key::Last | Key::Past | Key::Previous => -1,
        Key::Next | Key::Coming | Key::Following => 1,
        _ => 0,
    }
}
