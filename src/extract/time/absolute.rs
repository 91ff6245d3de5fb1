//! Dates that name their place in the calendar, in whole or in part.

use jiff::civil::Date;

use super::TimeKind;
use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::tense::Tense;
use super::when::{self, Part, When};

/// Years that four digits are taken for without more ado.
const LIKELY_YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

/// Years that four digits are taken for after "in", "since" and their kin.
const POSSIBLE_YEARS: std::ops::RangeInclusive<u32> = 1000..=2199;

impl Reader<'_> {
    /// "2024-01-30", "7/8/07" (month first, as in the United States).
    pub fn numeric_date(&self, at: usize) -> Option<Hit> {
        let (
            Lex::Digits(a, first),
            Lex::Mark(mark),
            Lex::Digits(b, second),
            Lex::Mark(again),
            Lex::Digits(c, third),
        ) = (
            self.lex(at),
            self.lex(at + 1),
            self.lex(at + 2),
            self.lex(at + 3),
            self.lex(at + 4),
        )
        else {
            return None;
        };
        if mark != again
            || !(at + 1..=at + 4).all(|place| self.glued(place))
            || self.continues(at, at + 5)
        {
            return None;
        }
        let (year, month, day) = match (mark, first, second, third) {
            ('-' | '/' | '.', 4, 1..=2, 1..=2) => (a, b, c),
            ('/', 1..=2, 1..=2, 4) if a > 12 => (c, b, a),
            ('/', 1..=2, 1..=2, 4) => (c, a, b),
            ('.', 1..=2, 1..=2, 4) => (c, b, a),
            ('/', 1..=2, 1..=2, 2) => (if c < 70 { 2000 + c } else { 1900 + c }, a, b),
            _ => return None,
        };
        let day = date(year, month, day)?;
        Some(Hit::point(at, at + 5, Some(When::Day(day)), None, false))
    }

    /// Whether the digits are part of something longer, such as a number with points.
    fn continues(&self, from: usize, to: usize) -> bool {
        let joins = |lex: Lex| {
            matches!(
                lex,
                Lex::Mark('.' | ',' | '/' | '-' | ':')
                    | Lex::Digits(..)
                    | Lex::Mark('$' | '£' | '€' | '#')
            )
        };
        let ahead = self.glued(to)
            && joins(self.lex(to))
            && self.glued(to + 1)
            && matches!(self.lex(to + 1), Lex::Digits(..))
            && !self.year_range(to);
        let money = matches!(self.before(from, 1), Lex::Mark('$' | '£' | '€' | '#' | '¥'));
        let behind = self.glued(from)
            && matches!(self.before(from, 1), Lex::Mark('.' | ',' | '/' | ':'))
            && matches!(self.before(from, 2), Lex::Digits(..))
            && self.glued(from - 1);
        ahead || money || behind
    }

    /// "-2001" or "-01" after a year.
    fn year_range(&self, at: usize) -> bool {
        self.lex(at) == Lex::Mark('-')
            && matches!(self.lex(at + 1), Lex::Digits(_, 2 | 4))
            && !(self.glued(at + 2) && matches!(self.lex(at + 2), Lex::Mark('-')))
    }

    /// A year at `at`: four digits, or spelt, as broadcasts do. The year and the token after it.
    pub fn year_at(&self, at: usize) -> Option<(i16, usize)> {
        match self.lex(at) {
            Lex::Digits(year, 4)
                if POSSIBLE_YEARS.contains(&year) && !self.continues(at, at + 1) =>
            {
                Some((i16::try_from(year).ok()?, at + 1))
            }
            Lex::Mark('\'' | '’') => match self.lex(at + 1) {
                Lex::Digits(year, 2) if self.glued(at + 1) => {
                    let century = if year < 40 { 2000 } else { 1900 };
                    Some((i16::try_from(century + year).ok()?, at + 2))
                }
                _ => None,
            },
            Lex::Count(century @ (19 | 20)) => {
                let Lex::Count(tens) = self.lex(at + 1) else {
                    return None;
                };
                let dash = self.skip_hyphen(at + 2);
                let (rest, end) = match self.lex(dash) {
                    Lex::Count(ones @ 1..=9) if tens >= 20 && tens % 10 == 0 => {
                        (tens + ones, dash + 1)
                    }
                    _ if tens >= 10 => (tens, at + 2),
                    _ => return None,
                };
                Some((i16::try_from(century * 100 + rest).ok()?, end))
            }
            Lex::Count(2) if self.lex(at + 1) == Lex::Scale(1000) => {
                match (self.lex(at + 2), self.lex(at + 3)) {
                    (Lex::Key(Key::And), Lex::Count(rest @ 1..=30))
                    | (Lex::Count(rest @ 1..=30), _) => {
                        let to = if self.lex(at + 2) == Lex::Key(Key::And) {
                            at + 4
                        } else {
                            at + 3
                        };
                        Some((i16::try_from(2000 + rest).ok()?, to))
                    }
                    _ => Some((2000, at + 2)),
                }
            }
            _ => None,
        }
    }

    /// "in 2016", "1988 sales", "1999-2001", "1990s".
    pub fn year(&self, at: usize) -> Option<Hit> {
        let Lex::Digits(digits, width) = self.lex(at) else {
            return None;
        };
        if self.lex(at + 1) == Lex::Key(Key::S) || self.apostrophe_s(at + 1) {
            if let Some(hit) = self.decade(at, digits, width) {
                return Some(hit);
            }
        }
        let (year, to) = self.year_at(at)?;
        let prepared = matches!(
            self.before(at, 1),
            Lex::Key(
                Key::In
                    | Key::Of
                    | Key::Before
                    | Key::After
                    | Key::Stage
                    | Key::Fiscal
                    | Key::To
                    | Key::And
            )
        ) && self.word(at.wrapping_sub(1)) != "to";
        let named = self.glued(at)
            && !matches!(
                self.before(at, 1),
                Lex::Mark('(' | '-' | '–' | '—' | '"' | '“' | '[' | '/' | '\'' | ',')
            );
        let era = self.lex(to) == Lex::Key(Key::Era);
        let counts = matches!(
            self.lex(to),
            Lex::Key(Key::Counted) | Lex::Mark('%' | '°') | Lex::Scale(_)
        );
        let joined = self.glued(to) && matches!(self.lex(to), Lex::Other);
        if named || counts || joined || era || !(prepared || LIKELY_YEARS.contains(&digits)) {
            return None;
        }
        Some(Hit::point(at, to, Some(When::Year(year)), None, false))
    }

    /// "'s" glued to what is before it.
    fn apostrophe_s(&self, at: usize) -> bool {
        self.glued(at) && self.possessive(at).is_some()
    }

    /// "1990s", "'80s", "80s".
    fn decade(&self, at: usize, digits: u32, width: u8) -> Option<Hit> {
        let to = if self.lex(at + 1) == Lex::Key(Key::S) {
            at + 2
        } else {
            at + 3
        };
        if digits % 10 != 0 || !self.glued(at + 1) {
            return None;
        }
        let from = if self.glued(at) && matches!(self.before(at, 1), Lex::Mark('\'' | '’')) {
            at - 1
        } else {
            at
        };
        let decade = match width {
            4 if POSSIBLE_YEARS.contains(&digits) && self.lex(at + 1) == Lex::Key(Key::S) => {
                digits / 10
            }
            2 if digits >= 20
                && (from < at || matches!(self.before(at, 1), Lex::The | Lex::Key(Key::Stage))) =>
            {
                190 + digits / 10
            }
            _ => return None,
        };
        Some(Hit::point(
            from,
            to,
            Some(When::Decade(i16::try_from(decade).ok()?)),
            None,
            false,
        ))
    }

    /// "the nineties".
    pub fn spelt_decade(&self, at: usize, tens: u8) -> Option<Hit> {
        let nineteen = self.before(at, 1) == Lex::Count(19);
        let from = if nineteen { at - 1 } else { at };
        let framed = nineteen || matches!(self.before(at, 1), Lex::The | Lex::Key(Key::Stage));
        framed.then(|| {
            Hit::point(
                from,
                at + 1,
                Some(When::Decade(190 + i16::from(tens))),
                None,
                false,
            )
        })
    }

    /// "nineteen ninety-six".
    pub fn spelt_year(&self, at: usize) -> Option<Hit> {
        let (year, to) = self.year_at(at)?;
        if self.lex(at + 1) == Lex::Scale(1000)
            && self.before(at, 1) != Lex::Unit(when::Unit::Year, false)
            && !matches!(self.word(at.wrapping_sub(1)), "in" | "since")
        {
            return None;
        }
        Some(Hit::point(at, to, Some(When::Year(year)), None, false))
    }

    /// "20th century", "nineteenth-century".
    pub fn century(&self, at: usize) -> Option<Hit> {
        let (number, next) = match self.lex(at) {
            Lex::Digits(number, 1..=2) if self.lex(at + 1) == Lex::Key(Key::Suffix) => {
                (number, at + 2)
            }
            Lex::Ordinal(number) => (number, at + 1),
            Lex::Count(20) => (21, at + 3),
            _ => return None,
        };
        let unit = self.skip_hyphen(next);
        if self.lex(unit) != Lex::Unit(when::Unit::Century, false) || !(1..=21).contains(&number) {
            return None;
        }
        let century = i16::try_from(number - 1).ok()?;
        Some(Hit::point(
            at,
            unit + 1,
            Some(When::Century(century)),
            None,
            false,
        ))
    }

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
    fn skip_point(&self, at: usize) -> usize {
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
    fn day(&self, from: usize, to: usize, year: Option<i16>, month: u8, day: u32) -> Option<Hit> {
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
    fn sentence_ends(&self, at: usize) -> bool {
        self.lex(at) == Lex::End || self.capital(at)
    }

    /// "May" that may be a verb or a name: nothing before it says that it is a month.
    fn maybe_modal(&self, at: usize) -> bool {
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
    fn clocklike(&self, at: usize) -> bool {
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

    /// "FY2019", "Q3 2020", "Q3".
    pub fn abbreviated(&self, at: usize) -> Option<Hit> {
        if self.lex(at) == Lex::Key(Key::Fy) {
            let (year, to) = match self.lex(at + 1) {
                Lex::Digits(year, 2) => (i16::try_from(2000 + year).ok()?, at + 2),
                _ => self.year_at(at + 1)?,
            };
            return Some(Hit::point(at, to, Some(When::Year(year)), None, false));
        }
        let Lex::Digits(number @ 1..=4, 1) = self.lex(at + 1) else {
            return None;
        };
        if !self.glued(at + 1) {
            return None;
        }
        self.quarter_of(at, at + 2, i8::try_from(number).ok()?, None)
    }
}

/// Puts a part of the day to a date.
pub fn at_part(mut hit: Hit, to: usize, part: Part) -> Hit {
    hit.value = hit.value.map(|value| format!("{value}{}", part.code()));
    hit.kind = TimeKind::Time;
    hit.to = to;
    hit
}

/// A day of the calendar.
pub fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// Days from `published` to `found`.
fn distance(found: Date, published: Date) -> i32 {
    published.until(found).map_or(0, |span| span.get_days())
}
