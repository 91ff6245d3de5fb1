//! Days that have names: feasts whose date is fixed, or follows from a weekday or from Easter.
//!
//! Only names that mean one day wherever they are used: a mother's day is another one in each country.

use jiff::civil::{Date, Weekday};

use super::lexer::{Key, Lex};
use super::reader::{Hit, Reader};
use super::tense::Tense;
use super::when::{self, When};

/// How a named day is found in a year.
#[derive(Clone, Copy)]
enum Rule {
    /// A month and a day of it.
    Fixed(i8, i8),
    /// The so-manieth such weekday of a month, from its end where negative, and so many days later.
    Nth(i8, Weekday, i8, i32),
    /// So many days after Easter Sunday.
    Easter(i32),
}

/// The names in small letters, the longer of two that begin alike first; apostrophes are left out.
const NAMES: &[(&[&str], Rule)] = &[
    (&["christmas", "eve"], Rule::Fixed(12, 24)),
    (&["christmas", "day"], Rule::Fixed(12, 25)),
    (&["christmas"], Rule::Fixed(12, 25)),
    (&["boxing", "day"], Rule::Fixed(12, 26)),
    (&["new", "year", "s", "eve"], Rule::Fixed(12, 31)),
    (&["new", "year", "s", "day"], Rule::Fixed(1, 1)),
    (&["new", "years", "eve"], Rule::Fixed(12, 31)),
    (&["new", "years", "day"], Rule::Fixed(1, 1)),
    (&["new", "year", "s"], Rule::Fixed(1, 1)),
    (&["epiphany"], Rule::Fixed(1, 6)),
    (&["candlemas"], Rule::Fixed(2, 2)),
    (&["groundhog", "day"], Rule::Fixed(2, 2)),
    (&["valentine", "s", "day"], Rule::Fixed(2, 14)),
    (&["valentines", "day"], Rule::Fixed(2, 14)),
    (&["leap", "day"], Rule::Fixed(2, 29)),
    (&["international", "women", "s", "day"], Rule::Fixed(3, 8)),
    (&["women", "s", "day"], Rule::Fixed(3, 8)),
    (&["patrick", "s", "day"], Rule::Fixed(3, 17)),
    (&["april", "fools", "day"], Rule::Fixed(4, 1)),
    (&["april", "fool", "s", "day"], Rule::Fixed(4, 1)),
    (&["earth", "day"], Rule::Fixed(4, 22)),
    (&["george", "s", "day"], Rule::Fixed(4, 23)),
    (&["anzac", "day"], Rule::Fixed(4, 25)),
    (&["walpurgis", "night"], Rule::Fixed(4, 30)),
    (&["may", "day"], Rule::Fixed(5, 1)),
    (&["juneteenth"], Rule::Fixed(6, 19)),
    (&["canada", "day"], Rule::Fixed(7, 1)),
    (&["bastille", "day"], Rule::Fixed(7, 14)),
    (&["assumption", "day"], Rule::Fixed(8, 15)),
    (&["michaelmas"], Rule::Fixed(9, 29)),
    (&["halloween"], Rule::Fixed(10, 31)),
    (&["all", "saints", "day"], Rule::Fixed(11, 1)),
    (&["all", "souls", "day"], Rule::Fixed(11, 2)),
    (&["guy", "fawkes", "night"], Rule::Fixed(11, 5)),
    (&["guy", "fawkes", "day"], Rule::Fixed(11, 5)),
    (&["bonfire", "night"], Rule::Fixed(11, 5)),
    (&["armistice", "day"], Rule::Fixed(11, 11)),
    (&["veterans", "day"], Rule::Fixed(11, 11)),
    (&["andrew", "s", "day"], Rule::Fixed(11, 30)),
    (&["stephen", "s", "day"], Rule::Fixed(12, 26)),
    (
        &["martin", "luther", "king", "jr", "day"],
        Rule::Nth(3, Weekday::Monday, 1, 0),
    ),
    (
        &["martin", "luther", "king", "day"],
        Rule::Nth(3, Weekday::Monday, 1, 0),
    ),
    (&["presidents", "day"], Rule::Nth(3, Weekday::Monday, 2, 0)),
    (&["memorial", "day"], Rule::Nth(-1, Weekday::Monday, 5, 0)),
    (&["labor", "day"], Rule::Nth(1, Weekday::Monday, 9, 0)),
    (&["columbus", "day"], Rule::Nth(2, Weekday::Monday, 10, 0)),
    (
        &["thanksgiving", "day"],
        Rule::Nth(4, Weekday::Thursday, 11, 0),
    ),
    (&["thanksgiving"], Rule::Nth(4, Weekday::Thursday, 11, 0)),
    (&["black", "friday"], Rule::Nth(4, Weekday::Thursday, 11, 1)),
    (&["cyber", "monday"], Rule::Nth(4, Weekday::Thursday, 11, 4)),
    (
        &["giving", "tuesday"],
        Rule::Nth(4, Weekday::Thursday, 11, 5),
    ),
    (&["shrove", "tuesday"], Rule::Easter(-47)),
    (&["mardi", "gras"], Rule::Easter(-47)),
    (&["ash", "wednesday"], Rule::Easter(-46)),
    (&["palm", "sunday"], Rule::Easter(-7)),
    (&["maundy", "thursday"], Rule::Easter(-3)),
    (&["good", "friday"], Rule::Easter(-2)),
    (&["holy", "saturday"], Rule::Easter(-1)),
    (&["easter", "saturday"], Rule::Easter(-1)),
    (&["easter", "monday"], Rule::Easter(1)),
    (&["easter", "sunday"], Rule::Easter(0)),
    (&["easter", "day"], Rule::Easter(0)),
    (&["easter"], Rule::Easter(0)),
    (&["ascension", "day"], Rule::Easter(39)),
    (&["whit", "sunday"], Rule::Easter(49)),
    (&["whit", "monday"], Rule::Easter(50)),
    (&["pentecost"], Rule::Easter(49)),
    (&["corpus", "christi"], Rule::Easter(60)),
];

/// The words that begin a name where they have a capital, or ("Super", "Bloody") make the name of a weekday that of an event:
/// the weekday after it is then no day near the article.
pub const OPENING: &str = "christmas boxing new epiphany candlemas groundhog valentine valentines leap international women patrick april earth george anzac walpurgis may juneteenth canada bastille assumption michaelmas halloween all guy bonfire armistice veterans andrew stephen martin presidents memorial labor columbus thanksgiving black cyber giving shrove mardi ash palm maundy good holy easter ascension whit pentecost corpus super bloody fat sheffield";

impl Rule {
    /// The day in a year.
    fn of(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Nth(nth, weekday, month, later) => {
                let first = Date::new(year, month, 1).ok()?;
                when::add_days(first.nth_weekday_of_month(nth, weekday).ok()?, later)
            }
            Self::Easter(later) => when::add_days(easter(year)?, later),
        }
    }
}

impl Reader<'_> {
    /// A named day of the year that is named, pointed to, or nearest.
    pub fn feast(&self, at: usize, step: Option<i32>) -> Option<Hit> {
        if !self.capital(at) {
            return None;
        }
        let (rule, next) = NAMES
            .iter()
            .find_map(|(name, rule)| Some((*rule, self.named(at, name)?)))?;
        // "Easter Island", "the Good Friday Agreement".
        if self.capital(next) && self.lex(next) == Lex::Other {
            return None;
        }
        // "A Christmas tree" is of no day.
        let plain = self.lex(next) == Lex::Other && self.word(next).starts_with(char::is_lowercase);
        let framed = matches!(
            self.before(at, 1),
            Lex::Key(Key::In | Key::On | Key::Before | Key::After | Key::Edge)
        );
        if plain && next == at + 1 && !framed && step.is_none() {
            return None;
        }
        let saint = match (self.before(at, 1), self.before(at, 2)) {
            (Lex::Key(Key::Suffix), _) => 1,
            (Lex::Mark('.'), Lex::Key(Key::Suffix)) => 2,
            _ => usize::from(self.word(at.wrapping_sub(1)) == "Saint"),
        };
        let from = at - saint;
        if let Some(tail) = self.tail(next) {
            let day = tail.year.and_then(|year| rule.of(year)).map(When::Day);
            return Some(Hit::point(from, tail.to, day, None, tail.relative));
        }
        let day = self.published.and_then(|published| {
            let year = published.year();
            let this = rule.of(year)?;
            let by = match (step, self.tense(at)) {
                (Some(by), _) if by < 0 => -i16::from(this >= published),
                (Some(by), _) if by > 0 => i16::from(this <= published),
                (Some(_), _) => 0,
                (None, Tense::Ahead) => i16::from(this < published),
                (None, Tense::Past) => -i16::from(this > published),
                (None, _) => -i16::from(
                    this > published && this.day_of_year() - published.day_of_year() > 183,
                ),
            };
            rule.of(year.checked_add(by)?)
        });
        Some(Hit::point(from, next, day.map(When::Day), None, true))
    }

    /// The token after a name that stands at `at`.
    fn named(&self, at: usize, name: &[&str]) -> Option<usize> {
        let mut next = at;
        for word in name {
            if next > at && matches!(self.lex(next), Lex::Mark('\'' | '’' | '.')) {
                next += 1;
            }
            if !self.word(next).eq_ignore_ascii_case(word) {
                return None;
            }
            next += 1;
        }
        Some(next)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_look_knows_every_name() {
        for (name, _) in NAMES {
            assert!(OPENING.split(' ').any(|word| word == name[0]), "{name:?}");
        }
    }

    #[test]
    fn easter_is_where_the_tables_put_it() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1961, 4, 2),
            (2000, 4, 23),
            (2024, 3, 31),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Date::new(year, month, day).ok(), "{year}");
        }
    }
}
