//! Days of the week.

use jiff::civil::Date;

use super::TimeKind;
use super::absolute::at_part;
use super::lexer::{Key, Lex};
use super::pointer::step_of;
use super::reader::{Hit, Reader};
use super::shared::Link;
use super::when::{self, Unit, When};

impl Reader<'_> {
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
        // "Good Friday Agreement", "Bloody Sunday": names, which the weekday is only a part of.
        if short || !self.capital(at) || self.before(at, 1) == Lex::Key(Key::Feast) {
            return None;
        }
        // "Friday last week", "Monday of next week".
        let pointed = self.skip_of(next);
        if let (Lex::Key(key @ (Key::Last | Key::Next | Key::This)), Lex::Unit(Unit::Week, false)) =
            (self.lex(pointed), self.lex(pointed + 1))
        {
            let day = self.published.and_then(|day| {
                let monday = When::Week(day).step(step_of(key))?.start()?;
                when::add_days(monday, i32::from(number) - 1)
            });
            let unknown = format!("XXXX-WXX-{number}");
            return Some(Hit::point(
                at,
                pointed + 2,
                day.map(When::Day),
                Some(&unknown),
                true,
            ));
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
        // "From Monday to Friday": the Monday before that Friday.
        let range = match self.link(next) {
            Some((Link::Range, start)) => match self.lex(start) {
                Lex::Weekday(last) => Some(last),
                _ => None,
            },
            _ => None,
        };
        let last = range.unwrap_or(number);
        let day = self.published.and_then(|published| {
            let back = self.days_back(published, last)?;
            let ahead = back > 0 && self.is_ahead(at);
            let before = (i32::from(last) - i32::from(number)).rem_euclid(7);
            when::add_days(published, if ahead { 7 - back } else { -back } - before)
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
