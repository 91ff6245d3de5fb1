//! How long, how often, and the points that a length of time away from another is.

use super::TimeKind;
use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::when::{self, Unit, When};

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// So many tenths.
    Tenths(u32),
    /// Nobody says.
    Some,
}

impl Amount {
    /// A whole number.
    pub const fn whole(n: u32) -> Self {
        Self::Tenths(n.saturating_mul(10))
    }

    /// The whole number that it is.
    pub fn exact(self) -> Option<i32> {
        match self {
            Self::Tenths(tenths) if tenths % 10 == 0 => i32::try_from(tenths / 10).ok(),
            _ => None,
        }
    }
}

/// The TIMEX3 value of a length.
pub fn value(amount: Amount, unit: Unit) -> String {
    let (mark, letter, times) = match unit {
        Unit::Second => ("PT", 'S', 1),
        Unit::Minute => ("PT", 'M', 1),
        Unit::Hour => ("PT", 'H', 1),
        Unit::Day => ("P", 'D', 1),
        Unit::Week => ("P", 'W', 1),
        Unit::Weekend => return format!("P{}WE", plain(amount)),
        Unit::Fortnight => ("P", 'W', 2),
        Unit::Month => ("P", 'M', 1),
        Unit::Quarter => ("P", 'Q', 1),
        Unit::Year => ("P", 'Y', 1),
        Unit::Decade => ("P", 'Y', 10),
        Unit::Century => ("P", if amount == Amount::Some { 'C' } else { 'Y' }, 100),
    };
    let amount = match amount {
        Amount::Tenths(tenths) => Amount::Tenths(tenths.saturating_mul(times)),
        Amount::Some => Amount::Some,
    };
    if let Amount::Tenths(tenths) = amount
        && tenths % 10 == 5
    {
        let whole = tenths / 10;
        let lead = if whole == 0 {
            String::new()
        } else {
            format!("{whole}{letter}")
        };
        match unit {
            Unit::Year | Unit::Decade | Unit::Century => return format!("P{lead}6M"),
            Unit::Hour => return format!("PT{lead}30M"),
            Unit::Minute => return format!("PT{lead}30S"),
            _ => {}
        }
    }
    format!("{mark}{}{letter}", plain(amount))
}

/// The number as it is written in a value.
fn plain(amount: Amount) -> String {
    match amount {
        Amount::Some => "X".to_owned(),
        Amount::Tenths(tenths) if tenths % 10 == 0 => (tenths / 10).to_string(),
        Amount::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
    }
}

/// A duration's value in words.
pub fn reading(value: &str, often: bool) -> String {
    let mut words = Vec::new();
    let mut number = String::new();
    let mut clock = false;
    for c in value.chars().skip(1) {
        let unit = match c {
            'T' => {
                clock = true;
                continue;
            }
            'Y' => "year",
            'M' if clock => "minute",
            'M' => "month",
            'W' => "week",
            'D' => "day",
            'Q' => "quarter",
            'H' => "hour",
            'S' => "second",
            'C' => "century",
            other => {
                number.push(other);
                continue;
            }
        };
        let many = std::mem::take(&mut number);
        words.push(match many.as_str() {
            "1" => format!("1 {unit}"),
            "X" | "" => format!("some {unit}s"),
            _ => format!("{many} {unit}s"),
        });
    }
    let length = words.join(", ");
    if often {
        format!("every {length}")
    } else {
        length
    }
}

impl Reader<'_> {
    /// "three days", "10-year", "several weeks ago", "a year earlier", "twice a week".
    pub fn duration(&self, at: usize) -> Option<Hit> {
        let (amount, unit, mut next) = self.length(at)?;
        let single = self.lex(at) == Lex::A && amount == Amount::whole(1);
        let hyphen = self.skip_hyphen(next);
        // "a year-earlier loss" is read from "year" on, and an age is no time.
        let joined = Lex::Key(if single { Key::Long } else { Key::Ago });
        if (hyphen > next
            && (self.lex(hyphen) == joined
                || matches!(self.lex(hyphen), Lex::Key(Key::Ago | Key::Earlier))))
            || self.lex(hyphen) == Lex::Key(Key::Old)
        {
            return None;
        }
        // "three-quarters of it", "a quarter of it", "three quarters of the town"; not "three quarters of growth".
        let most = amount == Amount::whole(3)
            && (self.lex(next) == Lex::Key(Key::Of)
                && !matches!(
                    self.word(next + 1),
                    "growth" | "decline" | "contraction" | "losses" | "falling" | "rising"
                )
                || matches!(
                    self.word(at.wrapping_sub(1)),
                    "by" | "nearly" | "almost" | "about"
                ));
        let fraction = unit == Unit::Quarter
            && (single || most || self.glued(next - 1) && self.lex(next) == Lex::Key(Key::Of));
        if fraction
            && !matches!(
                self.lex(next),
                Lex::Key(Key::Ago | Key::Earlier | Key::Later)
            )
            || self.titled(next - 1)
        {
            return None;
        }
        match self.lex(next) {
            Lex::Key(Key::Ago) => return Some(self.ago(at, next + 1, amount, unit)),
            Lex::Key(Key::Earlier) => return Some(self.away(at, next + 1, amount, unit, -1)),
            Lex::Key(Key::Later) => return Some(self.away(at, next + 1, amount, unit, 1)),
            Lex::Key(Key::In)
                if self.word(next) == "from" && self.lex(next + 1) == Lex::Key(Key::Present) =>
            {
                let when = self
                    .published
                    .and_then(|day| shifted(When::Day(day), amount, unit, 1));
                return Some(Hit::point(at, next + 2, when, Some("FUTURE_REF"), true));
            }
            _ => {}
        }
        if single && self.per(at) {
            return Some(Hit::fixed(at, next, TimeKind::Set, value(amount, unit)));
        }
        if self.lex(hyphen) == Lex::Key(Key::Long) && hyphen > next {
            next = hyphen + 1;
        }
        Some(Hit::fixed(
            at,
            next,
            TimeKind::Duration,
            value(amount, unit),
        ))
    }

    /// Whether a capital makes the unit part of a title: "60 Minutes", "This Week".
    pub fn titled(&self, at: usize) -> bool {
        self.capital(at) && self.word(at).chars().nth(1).is_some_and(char::is_lowercase)
    }

    /// Whether "a year" at `at` is the "per" of a rate: "$2 million a year", "twice a week".
    pub fn per(&self, at: usize) -> bool {
        matches!(
            self.before(at, 1),
            Lex::Digits(..)
                | Lex::Count(_)
                | Lex::Scale(_)
                | Lex::Key(Key::Counted | Key::Often)
                | Lex::Mark('%')
                | Lex::Unit(..)
        )
    }

    /// A length before the article's date.
    pub fn ago(&self, from: usize, to: usize, amount: Amount, unit: Unit) -> Hit {
        if amount == Amount::Some {
            return Hit {
                relative: true,
                ..Hit::fixed(from, to, TimeKind::Date, "PAST_REF")
            };
        }
        if unit == Unit::Year
            && amount == Amount::whole(1)
            && let Some(quarter) = self.quarter_near(from)
        {
            return Hit::point(from, to, quarter.years_later(-1), None, true);
        }
        let when = self
            .published
            .and_then(|day| shifted(When::Day(day), amount, unit, -1));
        Hit::point(from, to, when, Some("PAST_REF"), true)
    }

    /// A length before or after the last date in the text.
    pub fn away(&self, from: usize, to: usize, amount: Amount, unit: Unit, sign: i32) -> Hit {
        let quarter = self
            .quarter_near(from)
            .filter(|_| unit == Unit::Year && sign < 0);
        let base = quarter.or(self.anchor).or(self.published.map(When::Day));
        let unknown = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        let when = base.and_then(|base| shifted(base, amount, unit, sign));
        let mut hit = Hit::point(from, to, when, Some(unknown), true);
        if unit == Unit::Year && sign < 0 {
            // What something is compared with is not what the text goes on about.
            hit.when = None;
        }
        hit
    }

    /// "every day", "each Tuesday", "every other week", "every two years".
    pub fn every(&self, at: usize) -> Option<Hit> {
        let other = self.lex(at + 1) == Lex::Key(Key::Other);
        let next = at + 1 + usize::from(other);
        let (value, to) = match self.lex(next) {
            Lex::Unit(Unit::Weekend, false) => ("XXXX-WXX-WE".to_owned(), next + 1),
            Lex::Unit(unit, false) => (
                value(Amount::whole(if other { 2 } else { 1 }), unit),
                next + 1,
            ),
            Lex::Weekday(day) => match self.lex(next + 1) {
                Lex::Part(part) => (format!("XXXX-WXX-{day}{}", part.code()), next + 2),
                _ => (format!("XXXX-WXX-{day}"), next + 1),
            },
            Lex::Month(month) => (format!("XXXX-{month:02}"), next + 1),
            Lex::Season(season) => {
                let code = When::Season(0, season).value();
                (format!("XXXX{}", code.get(4..).unwrap_or("")), next + 1)
            }
            Lex::Part(part) => (format!("XXXX-XX-XX{}", part.code()), next + 1),
            Lex::Digits(..) | Lex::Count(_) | Lex::Few => {
                let (amount, unit, to) = self.length(next)?;
                (value(amount, unit), to)
            }
            _ => return None,
        };
        Some(Hit::fixed(at, to, TimeKind::Set, value))
    }

    /// "daily", "annual".
    #[expect(clippy::unused_self, reason = "reads like its neighbours")]
    pub fn recurring(&self, at: usize, unit: Unit) -> Hit {
        Hit::fixed(at, at + 1, TimeKind::Set, value(Amount::whole(1), unit))
    }

    /// "first nine months", "first two years".
    pub fn first_so_many(&self, at: usize) -> Option<Hit> {
        if self.before(at, 1) != Lex::The {
            return None;
        }
        let (amount, unit, to) = match self.lex(at + 1) {
            Lex::Digits(..) | Lex::Count(_) | Lex::Few => self.length(at + 1)?,
            _ => return None,
        };
        Some(Hit::fixed(at, to, TimeKind::Duration, value(amount, unit)))
    }

    /// A duration after "last", "past", "next": "the past two months".
    pub fn stretch(&self, at: usize) -> Option<Hit> {
        let (amount, unit, to) = match self.lex(at + 1) {
            Lex::Digits(..) | Lex::Count(_) | Lex::Few | Lex::Key(Key::Couple) => {
                self.length(at + 1)?
            }
            _ => return None,
        };
        Some(Hit::fixed(at, to, TimeKind::Duration, value(amount, unit)))
    }
}

/// The stretch of the calendar a length away from another, as exact as the unit and no more.
pub fn shifted(base: When, amount: Amount, unit: Unit, sign: i32) -> Option<When> {
    let count = amount.exact()?.checked_mul(sign)?;
    let start = base.start()?;
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Day => match base {
            When::Day(day) => when::add_days(day, count).map(When::Day),
            _ => None,
        },
        Unit::Week | Unit::Fortnight | Unit::Weekend => {
            let days = count.checked_mul(if unit == Unit::Fortnight { 14 } else { 7 })?;
            when::add_days(start, days).map(When::Week)
        }
        Unit::Month => {
            when::add_months(start, count).map(|day| When::Month(day.year(), day.month()))
        }
        Unit::Quarter => When::around(start, Unit::Quarter)?.step(count),
        Unit::Year => base.years_later(count),
        Unit::Decade => When::Year(start.year()).step(count.checked_mul(10)?),
        Unit::Century => When::Year(start.year()).step(count.checked_mul(100)?),
    }
}
