//! Times of the day.

use super::TimeKind;
use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::when::When;

impl Reader<'_> {
    /// "5 p.m.", "10:30 a.m. EST Tuesday", "18:00 UTC", "noon", "midnight Friday".
    pub fn clock(&self, at: usize) -> Option<Hit> {
        let (time, mut next) = match self.lex(at) {
            // "High Noon" is a film.
            Lex::Key(Key::Noon) if self.word(at.wrapping_sub(1)).eq_ignore_ascii_case("high") => {
                return None;
            }
            Lex::Key(Key::Noon) => ("12:00".to_owned(), at + 1),
            Lex::Key(Key::Midnight) => ("24:00".to_owned(), at + 1),
            Lex::Count(hour @ 1..=12) => {
                let (pm, next) = self.meridiem(at + 1)?;
                (format!("{:02}:00", twelve(hour, pm)), next)
            }
            Lex::Digits(hour @ 0..=24, 1..=2) => self.digital(at, hour)?,
            _ => return None,
        };
        let mut zulu = "";
        match self.lex(next) {
            Lex::Key(Key::Zulu) => {
                zulu = "Z";
                next += 1;
            }
            Lex::Key(Key::Zone) => next += 1,
            _ => {}
        }
        let day = self.day_after_clock(next);
        let (to, date, relative) = match day {
            Some(hit) => (hit.to, hit.value, hit.relative),
            None => (next, self.current_day(), true),
        };
        let value = format!("{}T{time}{zulu}", date.as_deref().unwrap_or("XXXX-XX-XX"));
        Some(Hit {
            relative,
            ..Hit::fixed(at, to, TimeKind::Time, value)
        })
    }

    /// The hour and minute written in digits, and the token after them.
    pub fn digital(&self, at: usize, hour: u32) -> Option<(String, usize)> {
        let mut minutes = None;
        let mut next = at + 1;
        if matches!(self.lex(next), Lex::Mark(':' | '.'))
            && self.glued(next)
            && self.glued(next + 1)
            && let Lex::Digits(minute @ 0..=59, 2) = self.lex(next + 1)
        {
            minutes = Some((minute, self.lex(next) == Lex::Mark(':')));
            next += 2;
        }
        if let Some((pm, to)) = self.meridiem(next) {
            let minute = minutes.map_or(0, |(minute, _)| minute);
            return (1..=12)
                .contains(&hour)
                .then(|| (format!("{:02}:{minute:02}", twelve(hour, pm)), to));
        }
        let (minute, true) = minutes? else {
            return None;
        };
        // A score or a verse has no zone after it and no "at" before it.
        let zone = matches!(self.lex(next), Lex::Key(Key::Zulu | Key::Zone));
        let framed = matches!(
            self.word(at.wrapping_sub(1)),
            "at" | "At" | "by" | "until" | "about" | "around" | "from"
        );
        (hour < 24 && !self.glued(at) && (zone || framed))
            .then(|| (format!("{hour:02}:{minute:02}"), next))
    }

    /// Whether "p.m." or "a.m." stands at `at`, and the token after it. A point that ends the sentence as well is its.
    fn meridiem(&self, at: usize) -> Option<(bool, usize)> {
        match self.lex(at) {
            Lex::Key(Key::Meridiem(pm)) => return Some((pm, at + 1)),
            Lex::Mark('\'' | '’') if self.glued(at) => return None,
            Lex::Other if self.word(at) == "o" && self.word(at + 2) == "clock" => {
                let evening = matches!(self.lex(at + 5), Lex::Part(part) if part != super::when::Part::Morning);
                return Some((evening, at + 3));
            }
            _ => {}
        }
        let pm = match self.word(at) {
            "p" | "P" => true,
            "a" | "A" => false,
            _ => return None,
        };
        let spelt = self.lex(at + 1) == Lex::Mark('.')
            && matches!(self.word(at + 2), "m" | "M")
            && self.glued(at + 1)
            && self.glued(at + 2);
        if !spelt {
            return None;
        }
        let point = self.lex(at + 3) == Lex::Mark('.') && self.glued(at + 3);
        Some((pm, at + 3 + usize::from(point)))
    }

    /// The day that is named right after a time.
    fn day_after_clock(&self, at: usize) -> Option<Hit> {
        let at = match self.lex(at) {
            Lex::Mark(',') | Lex::Key(Key::On) => at + 1,
            _ => at,
        };
        let hit = match self.lex(at) {
            Lex::Weekday(_) => self.weekday(at),
            Lex::Month(_) => self.month(at),
            Lex::Digits(..) => self.numeric_date(at).or_else(|| self.day_month(at)),
            Lex::Key(key @ (Key::Today | Key::Yesterday | Key::Tomorrow)) => {
                Some(self.deictic(at, key))
            }
            _ => None,
        }?;
        (hit.kind == TimeKind::Date && hit.value.as_ref().is_some_and(|value| value.len() >= 10))
            .then_some(hit)
    }

    /// The day that a bare time belongs to.
    fn current_day(&self) -> Option<String> {
        match self.anchor {
            Some(day @ When::Day(_)) => Some(day.value()),
            _ => self.published.map(|day| When::Day(day).value()),
        }
    }
}

/// An hour of twelve as one of twenty-four.
const fn twelve(hour: u32, pm: bool) -> u32 {
    hour % 12 + if pm { 12 } else { 0 }
}
