//! Dates that point from another: "last November", "the following month", "this morning".

use jiff::civil::Date;

use super::TimeKind;
use super::absolute::at_part;
use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::tense::Tense;
use super::when::{self, Part, Unit, When};

impl Reader<'_> {
    /// "last week", "next Friday", "this summer", "the past two months", "recent years".
    pub fn pointer(&self, at: usize, key: Key) -> Option<Hit> {
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
            let year = self.published.map(|day| When::Year(day.year()));
            return match self.lex(noun + 1) {
                Lex::Unit(Unit::Year, false) => {
                    let when = year.and_then(|year| year.step(step_of(key)));
                    Some(Hit::point(at, noun + 2, when, Some("XXXX"), true))
                }
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
                let when = self.published.and_then(|day| {
                    let year = day.year();
                    let months = day.month() - season.first_month();
                    let begun = year.checked_sub(i16::from(months < 0))?;
                    let running = (0..3).contains(&months.rem_euclid(12));
                    Some(When::Season(
                        match key {
                            Key::Last | Key::Past | Key::Previous => {
                                begun.checked_sub(i16::from(running))?
                            }
                            Key::Next | Key::Coming | Key::Following => begun.checked_add(1)?,
                            _ if running => begun,
                            _ => year,
                        },
                        season,
                    ))
                });
                Some(Hit::point(at, noun + 1, when, None, true))
            }
            Lex::Part(part) => Some(self.pointed_part(at, noun + 1, key, part)),
            Lex::Key(Key::Feast(row)) => self
                .feast(noun, row, Some(step_of(key)))
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
                let (year, to, relative) = self.year_after(noun + 1)?;
                Some(Hit::point(
                    at,
                    to,
                    Some(When::Half(year, 2)),
                    None,
                    relative,
                ))
            }
            other => self.pointer_alone(at, key, other),
        }
    }

    /// "current" and "the past" without a unit of time after them.
    fn pointer_alone(&self, at: usize, key: Key, next: Lex) -> Option<Hit> {
        match key {
            Key::Current => Some(Hit::fixed(at, at + 1, TimeKind::Date, "PRESENT_REF")),
            Key::Recent => None,
            Key::Past
                if self.before(at, 1) == Lex::The && matches!(next, Lex::Mark(_) | Lex::End) =>
            {
                Some(Hit::fixed(at, at + 1, TimeKind::Date, "PAST_REF"))
            }
            _ => None,
        }
    }

    /// A unit after a pointing word.
    fn pointed_unit(
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
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) || self.titled(noun) {
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
    fn anchored(&self, unit: Unit) -> Option<When> {
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
    fn pointed_month(&self, at: usize, key: Key, day: Date, month: u8) -> Option<When> {
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
    fn pointed_weekday(&self, at: usize, key: Key, published: Date, number: u8) -> Option<Date> {
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
    fn pointed_part(&self, at: usize, to: usize, key: Key, part: Part) -> Hit {
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

    /// "the same period", "the latest period", "the year-earlier period".
    fn compared_period(&self, at: usize, to: usize, key: Key) -> Option<Hit> {
        let quarter = self.quarter_near(at)?;
        // "the same period last year".
        let last = match (key, self.lex(to), self.lex(to + 1), self.lex(to + 2)) {
            (Key::Same, Lex::Key(Key::Last), Lex::Unit(Unit::Year, false), _) => Some(to + 2),
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
    fn neighbour(&self, at: usize, side: usize) -> Option<Hit> {
        let by = match self.lex(side) {
            Lex::Key(Key::Before) => -1,
            Lex::Key(Key::After) => 1,
            _ => return None,
        };
        let day = match self.lex(side + 1) {
            Lex::Key(key @ (Key::Yesterday | Key::Tomorrow)) => self.deictic(side + 1, key),
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
    fn hyphenated(&self, at: usize) -> bool {
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
            return self.year_earlier(at, next + 1);
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

    /// "year-earlier", "year-ago third quarter", "year-earlier period".
    fn year_earlier(&self, at: usize, next: usize) -> Option<Hit> {
        if let Some(hit) = self.quarter(next, Some(-1)) {
            return Some(Hit {
                from: at,
                relative: true,
                ..hit
            });
        }
        if let Lex::Digits(..) | Lex::Count(_) = self.lex(next)
            && let Some((amount, unit, to)) = self.length(next)
        {
            let value = super::duration::value(amount, unit);
            return Some(Hit::fixed(at, to, TimeKind::Duration, value));
        }
        let to = match self.lex(next) {
            Lex::Unit(Unit::Quarter, false) | Lex::Key(Key::Period) => next + 1,
            _ => next,
        };
        let base = self.quarter_near(at).or(self.published.map(When::Day));
        Some(Hit::point(
            at,
            to,
            base.and_then(|base| base.years_later(-1)),
            Some("PAST_REF"),
            true,
        ))
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
        self.quarter_of(at, noun + 1, number, years)
    }

    /// The year named after a quarter or half: "of 1989", "of fiscal 1990", "of last year", "2020".
    fn year_after(&self, to: usize) -> Option<(i16, usize, bool)> {
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
    fn half_of(&self, at: usize, to: usize, number: i8, years: Option<i32>) -> Option<Hit> {
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
    pub fn quarter_of(&self, at: usize, to: usize, number: i8, years: Option<i32>) -> Option<Hit> {
        if let Some((year, end, relative)) = self.year_after(to) {
            return Some(Hit::point(
                at,
                end,
                Some(When::Quarter(year, number)),
                None,
                relative,
            ));
        }
        let when = self.published.and_then(|day| {
            if let Some(by) = years {
                return When::Quarter(day.year(), number).years_later(by);
            }
            let begun = (day.month() - 1) / 3 + 1 >= number;
            let ahead = self.is_ahead(at);
            When::Quarter(day.year(), number).years_later(-i32::from(!begun && !ahead))
        });
        Some(Hit::point(
            at,
            to,
            when,
            Some(&format!("XXXX-Q{number}")),
            true,
        ))
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

    /// "today", "yesterday afternoon", "tonight", "overnight".
    pub fn deictic(&self, at: usize, key: Key) -> Option<Hit> {
        let by = match key {
            Key::Yesterday => -1,
            Key::Tomorrow => 1,
            _ => 0,
        };
        let day = self.published.and_then(|day| when::add_days(day, by));
        let hit = self.with_part(at, at + 1, day, "XXXX-XX-XX");
        if matches!(key, Key::Tonight | Key::Overnight) {
            return Some(at_part(hit, at + 1, Part::Night));
        }
        Some(hit)
    }

    /// "now", "recently", "soon", "the future", "the time".
    pub fn vague(&self, at: usize, key: Key) -> Option<Hit> {
        let value = match key {
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
            return self
                .deictic(at + 1, key)
                .map(|hit| at_part(Hit { from: at, ..hit }, at + 2, part));
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
    let y = i32::from(year);
    let a = y % 19;
    let (b, c) = (y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(
        year,
        i8::try_from(sum / 31).ok()?,
        i8::try_from(sum % 31 + 1).ok()?,
    )
    .ok()
}

/// How far a pointing word points.
const fn step_of(key: Key) -> i32 {
    match key {
        Key::Last | Key::Past | Key::Previous => -1,
        Key::Next | Key::Coming | Key::Following => 1,
        _ => 0,
    }
}
