//! Days and months that are named without their year, and seasons.

use jiff::civil::Date;

use super::TimeKind;
use super::absolute::{at_part, date, distance};
use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::tense::Tense;
use super::when::{self, When};

impl Reader<'_> {
    /// "11 December 2009", "3rd of May", "4 July".
    pub fn day_month(&self, at: usize) -> Option<Hit> {
        let Lex::Digits(day @ 1..=31, 1..=2) = self.lex(at) else {
            return None;
        };
        let mut next = at + 1;
        if self.lex(next) == Lex::Key(Key::Suffix) && self.glued(next) {
            next += 1;
        }
        if self.lex(next) == Lex::Key(Key::Of) {
            next += 1;
        }
        let Lex::Month(month) = self.lex(next) else {
            return None;
        };
        if matches!(self.before(at, 1), Lex::Mark('$' | '.' | ':')) && self.glued(at) {
            return None;
        }
        let end = self.skip_point(next + 1);
        // "May 5 June" and "5 May 2010 …": a year or nothing follows.
        let comma = if self.lex(end) == Lex::Mark(',') {
            end + 1
        } else {
            end
        };
        Some(match self.year_at(comma) {
            Some((year, to)) => self.day(at, to, Some(year), month, day)?,
            None => self.day(at, next + 1, None, month, day)?,
        })
    }

    /// Past the point of "Nov.".
    pub fn skip_point(&self, at: usize) -> usize {
        if self.lex(at) == Lex::Mark('.')
            && self.glued(at)
            && self.word(at.wrapping_sub(1)).len() <= 4
        {
            at + 1
        } else {
            at
        }
    }

    /// A day of a month, of `year` or of the year that the article's date and the tense suggest.
    pub fn day(
        &self,
        from: usize,
        to: usize,
        year: Option<i16>,
        month: u8,
        day: u32,
    ) -> Option<Hit> {
        let unknown = format!("XXXX-{month:02}-{day:02}");
        if let Some(year) = year {
            let found = date(u32::try_from(year).ok()?, u32::from(month), day)?;
            return Some(Hit::point(from, to, Some(When::Day(found)), None, false));
        }
        let found = self.published.and_then(|published| {
            let nearest = (-1_i16..=1)
                .filter_map(|by| {
                    date(
                        u32::try_from(published.year() + by).ok()?,
                        u32::from(month),
                        day,
                    )
                })
                .min_by_key(|found| distance(*found, published).abs())?;
            // A day that has just gone by, or is about to come, is nearer than the tense can tell.
            let step = match self.tense(from) {
                Tense::Ahead if distance(nearest, published) < -90 => 1,
                Tense::Past if distance(nearest, published) > 45 => -1,
                _ if self.word(from.wrapping_sub(1)) == "ended" && nearest > published => -1,
                _ => 0,
            };
            date(
                u32::try_from(nearest.year() + step).ok()?,
                u32::from(month),
                day,
            )
        });
        let mut hit = Hit::point(from, to, found.map(When::Day), Some(&unknown), true);
        if found.is_none() && self.published.is_some() {
            hit.value = Some(unknown);
        }
        (day <= 31).then_some(hit)
    }

    /// "November", "Nov. 3", "November 3, 2023", "November 2023", "January this year".
    pub fn month(&self, at: usize) -> Option<Hit> {
        let Lex::Month(month) = self.lex(at) else {
            return None;
        };
        let next = self.skip_point(at + 1);
        let day = match self.lex(next) {
            Lex::Digits(day @ 1..=31, 1..=2) if !self.clocklike(next) && self.capital(at) => {
                Some(day)
            }
            Lex::Ordinal(day)
                if self.capital(at) && !matches!(self.lex(next + 1), Lex::Unit(..)) =>
            {
                Some(day)
            }
            _ => None,
        };
        if let Some(day) = day {
            let mut end = next + 1;
            if self.lex(end) == Lex::Key(Key::Suffix) && self.glued(end) {
                end += 1;
            }
            let comma = if self.lex(end) == Lex::Mark(',') {
                end + 1
            } else {
                end
            };
            return match self.year_at(comma) {
                Some((year, to)) => self.day(at, to, Some(year), month, day),
                None => self.day(at, end, None, month, day),
            };
        }
        if !self.capital(at) && self.word(at).len() <= 4 {
            return None;
        }
        let comma = if matches!(self.lex(next), Lex::Mark(',') | Lex::Key(Key::Of)) {
            next + 1
        } else {
            next
        };
        if let Some((year, to)) = self.year_at(comma) {
            let when = When::Month(year, i8::try_from(month).ok()?);
            return Some(Hit::point(at, to, Some(when), None, false));
        }
        let by = match (self.lex(comma), self.lex(comma + 1)) {
            (Lex::Key(Key::Last), Lex::Unit(when::Unit::Year, false)) => Some(-1),
            (Lex::Key(Key::This), Lex::Unit(when::Unit::Year, false)) => Some(0),
            (Lex::Key(Key::Next), Lex::Unit(when::Unit::Year, false)) => Some(1),
            _ => None,
        };
        if let Some(by) = by {
            let when = self
                .published
                .map(|day| When::Month(day.year() + by, month.cast_signed()));
            return Some(Hit::point(
                at,
                comma + 2,
                when,
                Some(&format!("XXXX-{month:02}")),
                true,
            ));
        }
        if self.maybe_modal(at) {
            return None;
        }
        let when = self
            .published
            .map(|published| self.nearest_month(at, published, month.cast_signed()));
        let end = if next > at + 1 && !self.sentence_ends(next) {
            next
        } else {
            at + 1
        };
        Some(Hit::point(
            at,
            end,
            when,
            Some(&format!("XXXX-{month:02}")),
            true,
        ))
    }

    /// Whether a point before `at` ends a sentence, as a capital follows.
    pub fn sentence_ends(&self, at: usize) -> bool {
        self.lex(at) == Lex::End || self.capital(at)
    }

    /// "May" that may be a verb or a name: nothing before it says that it is a month.
    pub fn maybe_modal(&self, at: usize) -> bool {
        let framed = matches!(
            self.before(at, 1),
            Lex::Key(
                Key::In
                    | Key::Of
                    | Key::Before
                    | Key::After
                    | Key::Stage
                    | Key::To
                    | Key::And
                    | Key::Or
                    | Key::About
            )
        ) || self.before(at, 1) == Lex::Mark('-');
        let short = self.word(at).len() == 3
            && self.lex(at + 1) != Lex::Mark('.')
            && !self.word(at).eq_ignore_ascii_case("may");
        short || (matches!(self.word(at), "May" | "MAY" | "March" | "MARCH") && !framed)
    }

    /// Whether the digits at `at` are a clock time.
    pub fn clocklike(&self, at: usize) -> bool {
        self.lex(at + 1) == Lex::Mark(':')
            && self.glued(at + 1)
            && matches!(self.lex(at + 2), Lex::Digits(..))
    }

    /// The month of this name that the tense suggests, or the nearest.
    pub fn nearest_month(&self, at: usize, published: Date, month: i8) -> When {
        let year = published.year();
        let gap = month - published.month();
        let by = match self.tense(at) {
            Tense::Ahead => i16::from(gap < -2),
            Tense::Past => -i16::from(gap > 0),
            _ if gap > 4 => -1,
            Tense::Unknown | Tense::Perhaps if gap < -8 => 1,
            _ => 0,
        };
        When::Month(year + by, month)
    }

    /// "summer 2012", "the winter of 1994", "the summer".
    pub fn season(&self, at: usize) -> Option<Hit> {
        let Lex::Season(season) = self.lex(at) else {
            return None;
        };
        let next = at + 1;
        let of = if matches!(self.lex(next), Lex::Key(Key::Of) | Lex::Mark(',')) {
            next + 1
        } else {
            next
        };
        if let Some((year, to)) = self.year_at(of) {
            return Some(Hit::point(
                at,
                to,
                Some(When::Season(year, season)),
                None,
                false,
            ));
        }
        let framed = self.before(at, 1) == Lex::The
            && matches!(
                self.word(at.wrapping_sub(2)),
                "in" | "In" | "during" | "by" | "until" | "of" | "over" | "for"
            )
            || self.before(at, 1) == Lex::Key(Key::Stage)
            || matches!(
                self.word(at.wrapping_sub(1)),
                "in" | "by" | "since" | "until"
            );
        if !framed || self.lex(next) == Lex::Key(Key::Of) {
            return None;
        }
        let when = self
            .published
            .and_then(|day| self.season_near(at, day, season));
        Some(Hit::point(at, next, when, None, true))
    }

    /// The season of this name that the tense suggests: the last that has begun, or the next.
    pub fn season_near(&self, at: usize, day: Date, season: when::Season) -> Option<When> {
        let begun = day.month() >= season.first_month();
        let by = match self.tense(at) {
            Tense::Ahead => i16::from(begun && day.month() > season.first_month() + 2),
            _ if begun => 0,
            _ => -1,
        };
        day.year()
            .checked_add(by)
            .map(|year| When::Season(year, season))
    }

    /// "Tuesday", "Tuesday night", "Tuesday, March 3, 2020", "Tuesdays".
    pub fn weekday(&self, at: usize) -> Option<Hit> {
        let Lex::Weekday(number) = self.lex(at) else {
            return None;
        };
        let short = self.word(at).len() <= 5;
        let mut next = at + 1;
        if short && self.lex(next) == Lex::Mark('.') {
            next += 1;
        }
        let dated = if self.lex(next) == Lex::Mark(',') {
            next + 1
        } else {
            next
        };
        let dated = if self.lex(dated) == Lex::The {
            dated + 1
        } else {
            dated
        };
        let date = match self.lex(dated) {
            Lex::Month(_) => self
                .month(dated)
                .filter(|hit| matches!(hit.when, Some(When::Day(_)))),
            Lex::Digits(..) => self.day_month(dated),
            _ => None,
        };
        if let Some(mut hit) = date {
            hit.from = at;
            return Some(hit);
        }
        if short || !self.capital(at) {
            return None;
        }
        let set = self.word(at).ends_with('s');
        if let Lex::Part(part) = self.lex(next) {
            if set || self.word(next).ends_with('s') {
                return Some(Hit::fixed(
                    at,
                    next + 1,
                    TimeKind::Set,
                    format!("XXXX-WXX-{number}{}", part.code()),
                ));
            }
        } else if set {
            return Some(Hit::fixed(
                at,
                next,
                TimeKind::Set,
                format!("XXXX-WXX-{number}"),
            ));
        }
        let day = self.published.and_then(|published| {
            let back = self.days_back(published, number)?;
            when::add_days(
                published,
                if back > 0 && self.is_ahead(at) {
                    7 - back
                } else {
                    -back
                },
            )
        });
        Some(self.with_part(at, next, day, &format!("XXXX-WXX-{number}")))
    }

    /// How many days ago the last such weekday was; none if it is today.
    #[expect(clippy::unused_self, reason = "reads like its neighbours")]
    pub fn days_back(&self, day: Date, number: u8) -> Option<i32> {
        let wanted = when::weekday(number)?;
        Some(i32::from(day.weekday().since(wanted)))
    }

    /// A day, or the part of it that is named next.
    pub fn with_part(&self, from: usize, next: usize, day: Option<Date>, unknown: &str) -> Hit {
        let mut hit = Hit::point(from, next, day.map(When::Day), Some(unknown), true);
        let staged = if self.lex(next) == Lex::Key(Key::Stage) {
            next + 1
        } else {
            next
        };
        if let Lex::Part(part) = self.lex(staged) {
            hit = at_part(hit, staged + 1, part);
        }
        hit
    }
}
