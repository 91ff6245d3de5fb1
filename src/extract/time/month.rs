//! Days and months that are named without their year, and seasons.

use jiff::civil::Date;

use super::absolute::{date, distance};
use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::shared::{Member, Tail};
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
        match self.tail(end).filter(|tail| tail.year.is_some()) {
            Some(tail) => self.dated(at, tail, month, day),
            None => self.day_of_list(at, (end, next + 1), month, day),
        }
    }

    /// "the fifth of May", "Fourth of July".
    pub fn day_ordinal(&self, at: usize) -> Option<Hit> {
        let (Lex::Ordinal(day), Lex::Key(Key::Of), Lex::Month(month)) =
            (self.lex(at), self.lex(at + 1), self.lex(at + 2))
        else {
            return None;
        };
        let end = self.skip_point(at + 3);
        match self.tail(end).filter(|tail| tail.year.is_some()) {
            Some(tail) => self.dated(at, tail, month, day),
            None => self.day_of_list(at, (end, at + 3), month, day),
        }
    }

    /// A day of the year that follows it.
    fn dated(&self, from: usize, tail: Tail, month: u8, day: u32) -> Option<Hit> {
        let hit = self.day(from, tail.to, tail.year, month, day)?;
        Some(Hit {
            relative: tail.relative,
            ..hit
        })
    }

    /// A day without a year of its own: that of its list, or the one that the tense suggests. `next` is the token after
    /// it, `to` where its words end.
    fn day_of_list(
        &self,
        from: usize,
        (next, to): (usize, usize),
        month: u8,
        day: u32,
    ) -> Option<Hit> {
        let member = Member::day(month, day);
        let year = self
            .shared_year(from, next, member)
            .or_else(|| self.year_before(from, member));
        let hit = self.day(from, to, year.map(|(year, _)| year), month, day)?;
        Some(Hit {
            relative: year.is_none_or(|(_, relative)| relative),
            ..hit
        })
    }

    /// Past the point of "Nov.".
    pub fn skip_point(&self, at: usize) -> usize {
        let short = |word: &str| {
            matches!(word.len(), 3 | 4)
                && !matches!(
                    word,
                    "May" | "MAY" | "may" | "June" | "JUNE" | "July" | "JULY"
                )
        };
        at + usize::from(
            self.lex(at) == Lex::Mark('.')
                && self.glued(at)
                && short(self.word(at.wrapping_sub(1))),
        )
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
        // 2024 has every day that any year has.
        date(2024, u32::from(month), day)?;
        let found = self.nearest_day(from, month, day);
        let mut hit = Hit::point(from, to, found.map(When::Day), Some(&unknown), true);
        if found.is_none() && self.published.is_some() {
            hit.value = Some(unknown);
        }
        Some(hit)
    }

    /// The day of this month that the tense suggests, or the nearest.
    pub fn nearest_day(&self, from: usize, month: u8, day: u32) -> Option<Date> {
        let published = self.published?;
        let of = |year: i16| date(u32::try_from(year).ok()?, u32::from(month), day);
        let nearest = (-1_i16..=1)
            .filter_map(|by| of(published.year() + by))
            .min_by_key(|found| distance(*found, published).abs())?;
        let away = distance(nearest, published);
        let step = match self.tense(from) {
            // A day that has just gone by is nearer than the tense can tell; what has happened is not to come.
            Tense::Ahead if away < -90 => 1,
            Tense::Past if away > 1 => -1,
            Tense::Perhaps if away > 45 => -1,
            _ => 0,
        };
        of(nearest.year() + step)
    }

    /// "November", "Nov. 3", "November 3, 2023", "November 2023", "January this year".
    pub fn month(&self, at: usize) -> Option<Hit> {
        let Lex::Month(month) = self.lex(at) else {
            return None;
        };
        let next = self.skip_point(at + 1);
        let day = match self.lex(next) {
            Lex::Digits(..) if self.capital(at) => self.day_number(next),
            Lex::Ordinal(day)
                if self.capital(at)
                    && !matches!(self.lex(next + 1), Lex::Unit(..) | Lex::Key(Key::Half)) =>
            {
                Some((day, next + 1))
            }
            _ => None,
        };
        // "In May 40 houses burned" has no day in it.
        let counts = matches!(self.before(at, 1), Lex::Key(Key::In))
            && day.is_some_and(|(_, end)| self.things(end).are());
        if let Some((day, end)) = day
            && (!counts || self.tail(end).is_some())
        {
            return match self.tail(end).filter(|tail| tail.year.is_some()) {
                Some(tail) => self.dated(at, tail, month, day),
                None => self.day_of_list(at, (end, end), month, day),
            };
        }
        if !self.capital(at) && self.word(at).len() <= 4 {
            return None;
        }
        let unknown = format!("XXXX-{month:02}");
        let number = month.cast_signed();
        let dash = next
            + usize::from(
                self.lex(next) == Lex::Mark('-') && self.glued(next) && self.glued(next + 1),
            );
        if let Some(tail) = self.tail(dash) {
            let when = tail.year.map(|year| When::Month(year, number));
            return Some(Hit::point(at, tail.to, when, Some(&unknown), tail.relative));
        }
        let end = if next > at + 1 && !self.sentence_ends(next) {
            next
        } else {
            at + 1
        };
        let member = Member::month(month);
        let shared = self
            .shared_year(at, next, member)
            .or_else(|| self.year_before(at, member));
        if let Some((year, relative)) = shared {
            return Some(Hit::point(
                at,
                end,
                Some(When::Month(year, number)),
                None,
                relative,
            ));
        }
        if self.maybe_modal(at) {
            return None;
        }
        let when = self
            .published
            .map(|published| self.nearest_month(at, published, number));
        Some(Hit::point(at, end, when, Some(&unknown), true))
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
            Tense::Perhaps | Tense::Unknown if gap > 4 => -1,
            Tense::Perhaps | Tense::Unknown => i16::from(gap < -8),
        };
        When::Month(year + by, month)
    }

    /// "summer 2012", "the winter of 1994", "the summer".
    pub fn season(&self, at: usize) -> Option<Hit> {
        let Lex::Season(season) = self.lex(at) else {
            return None;
        };
        let next = at + 1;
        if let Some(tail) = self.tail(next) {
            let when = tail.year.map(|year| When::Season(year, season));
            return Some(Hit::point(at, tail.to, when, None, tail.relative));
        }
        let member = Member::season(season);
        if let Some(share) = self.share(at, next, member)
            && let Some(tail) = share.tail
        {
            let year = tail.year.and_then(|year| share.year_of(member, year));
            let when = year.map(|year| When::Season(year, season));
            return Some(Hit::point(at, next, when, None, tail.relative));
        }
        let framed = self.before(at, 1) == Lex::The
            && matches!(
                self.word(at.wrapping_sub(2)),
                "in" | "In" | "during" | "by" | "until" | "of" | "over" | "Over" | "for" | "into"
            )
            || self.before(at, 1) == Lex::Key(Key::Stage)
            || matches!(
                self.word(at.wrapping_sub(1)),
                "in" | "by" | "since" | "until" | "between"
            )
            || self
                .last_linked(at)
                .is_some_and(|(last, _)| matches!(last.when, Some(When::Season(..))));
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
}
