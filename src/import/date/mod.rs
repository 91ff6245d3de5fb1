//! Dates as headers, datelines and footers write them. Dates inside the text are the business of extraction.

mod vocabulary;

use jiff::civil::Date;

use crate::text::asserts_nothing;
use vocabulary::{LABELS, UPDATED, is_weekday, month};

/// A date that may lack its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_field_names,
    reason = "a day has a year, a month and a day"
)]
pub(super) struct Day {
    /// The year, where it is written.
    pub year: Option<i16>,
    /// 1–12.
    pub month: i8,
    /// 1–31.
    pub day: i8,
}

impl Day {
    /// The calendar day, where the year is known and the day exists.
    pub(super) fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The calendar day in a year given from elsewhere, if it has none of its own.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        Date::new(self.year.unwrap_or(year), self.month, self.day).ok()
    }
}

/// The date at the start of `text`, and how many bytes of `text` it takes: `2024-01-31`, `31 January 2024`,
/// `January 31, 2024`, `Jan. 31`, `31.01.2024`, with a weekday before it. Only the first few words are looked at.
/// A date of three bare numbers with slashes is read only where one of the first two exceeds twelve.
pub(super) fn leading(text: &str) -> Option<(Day, usize)> {
    let mut words = Words { text, at: 0 };
    let mut first = words.next()?;
    if is_weekday(first) {
        first = words.next()?;
    }
    if let Some(day) = numeric(first) {
        return Some((day, words.at));
    }
    let (month, day) = if let Some(month) = month(first) {
        (month, ordinal(words.next()?)?)
    } else {
        let day = ordinal(first)?;
        let mut second = words.next()?;
        if matches!(second, "de" | "of" | "di" | "d’" | "den") {
            second = words.next()?;
        }
        (month(second)?, day)
    };
    let end = words.at;
    let mut year = words.next();
    if matches!(year, Some("de" | "del")) {
        year = words.next();
    }
    let year = year.and_then(four_digits);
    let end = if year.is_some() { words.at } else { end };
    let found = Day { year, month, day };
    found.in_year(2024).map(|_| (found, end))
}

/// What a line that is a date and nothing else says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dated {
    /// The day of publication.
    Published(Day),
    /// The day of a later change.
    Updated(Day),
    /// A date whose day and month cannot be told apart.
    Unclear,
}

/// The date that is the whole of `text`, but for words before it ("Published on", "Veröffentlicht am"), a time or the like
/// after it ("at 2:05 PM", "à 14h05", "4 min read"), and marks.
pub(super) fn whole(text: &str) -> Option<Dated> {
    if text.len() > 120 {
        return None;
    }
    let mut rest = text.trim().trim_matches(['(', ')', '[', ']']);
    let mut updated = false;
    while let Some(label) = label(rest) {
        updated |= UPDATED.contains(&label.to_lowercase().as_str());
        let behind = rest.get(label.len()..)?;
        rest = behind.trim_start_matches([':', ' ', '\u{a0}', '\t']);
    }
    // "2:05 PM GMT, January 31, 2024"
    if rest.starts_with(|c: char| c.is_ascii_digit())
        && rest
            .split(' ')
            .next()
            .is_some_and(|word| word.contains(':'))
    {
        let clock = word_starts(rest)
            .take(4)
            .find(|at| rest.get(*at..).is_some_and(|rest| leading(rest).is_some()));
        let timed = |at: &usize| {
            rest.get(..*at)
                .is_some_and(|before| words(before).all(is_time_word))
        };
        rest = clock
            .filter(timed)
            .and_then(|at| rest.get(at..))
            .unwrap_or(rest);
    }
    let (day, end) = match leading(rest).or_else(|| in_signs(rest)) {
        Some((day, end)) => (Some(day), end),
        None => (None, ambiguous(rest)?),
    };
    let behind = rest.get(end..)?;
    let trimmed = behind.trim_matches(|c: char| !c.is_alphanumeric() && c != '+');
    let timed = || words(behind).all(is_time_word);
    // "31 January 2024, 14:05, updated 1 February 2024"
    let again = || {
        word_starts(trimmed).take(8).any(|at| {
            let (before, from) = trimmed.split_at_checked(at).unwrap_or(("", ""));
            label(from).is_some() && words(before).all(is_time_word) && whole(from).is_some()
        })
    };
    (trimmed.is_empty() || timed() || asserts_nothing(trimmed) || again()).then_some(match day {
        None => Dated::Unclear,
        Some(day) if updated => Dated::Updated(day),
        Some(day) => Dated::Published(day),
    })
}

/// Where the words of a text begin.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let inside = text.match_indices(' ').map(|(at, _)| at + 1);
    std::iter::once(0).chain(inside)
}

/// The length of a date of three numbers of which any may be the day or the month: "03/04/2024".
fn ambiguous(text: &str) -> Option<usize> {
    let word = text.split([' ', ',']).next()?;
    let mut parts = word.split(['/', '-', '.']);
    let mut small = || {
        parts
            .next()?
            .parse::<u8>()
            .ok()
            .filter(|n| (1..=12).contains(n))
    };
    small()?;
    small()?;
    let year = parts.next()?;
    let year = four_digits(year).or_else(|| two_digits(year));
    (year.is_some() && parts.next().is_none()).then_some(word.len())
}

/// A word at the start of `text` that may stand before a date on its line.
fn label(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !(c.is_alphabetic() || c == '’' || c == '\''))?;
    let word = text.get(..end)?;
    let lower = word.to_lowercase();
    (LABELS.contains(&lower.as_str()) || UPDATED.contains(&lower.as_str())).then_some(word)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Whether a word may follow a date on its line: a time, a zone.
fn is_time_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "am", "pm", "a", "p", "m", "at", "um", "uhr", "à", "las", "a", "às", "ore", "alle", "om",
        "kl", "klo", "h", "heures", "saat", "г", "года", "в", "godz", "eastern", "central",
        "mountain", "pacific", "standard", "daylight", "time", "noon", "midnight", "on", "le",
    ];
    let lower = word.to_lowercase();
    let zone = word.len() <= 5 && word.chars().all(|c| c.is_ascii_uppercase());
    // "14h05", "05pm", "14", "30Z"
    let counted = lower.starts_with(|c: char| c.is_ascii_digit())
        && lower
            .split(|c: char| c.is_ascii_digit())
            .all(|between| matches!(between, "" | "h" | "am" | "pm" | "t" | "z" | "uhr"));
    zone || counted || WORDS.contains(&lower.as_str()) || is_weekday(word)
}

/// A date as East Asia writes it: "2024年1月31日".
fn in_signs(text: &str) -> Option<(Day, usize)> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, rest) = rest.split_once('日')?;
    let found = Day {
        year: Some(four_digits(year.trim())?),
        month: month.trim().parse().ok()?,
        day: day.trim().parse().ok()?,
    };
    found.date().map(|_| (found, text.len() - rest.len()))
}

/// Words of a text, without the commas and points after them.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..)?;
        let start = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
        let word = rest.get(start..)?;
        // A date's word is short; a longer one is none, and is not read to its end.
        let end = word
            .char_indices()
            .take(24)
            .find(|(_, c)| {
                c.is_whitespace() || matches!(c, ',' | ')' | '(' | ':' | ';' | '|' | '–' | '—')
            })
            .map_or(word.len(), |(end, _)| end);
        if end == 0 || end > 48 {
            return None;
        }
        let found = word.get(..end)?;
        let bare = found.trim_end_matches('.');
        self.at += start + end;
        if word.get(end..).is_some_and(|after| after.starts_with(',')) {
            self.at += 1;
        }
        (!bare.is_empty()).then_some(bare)
    }
}

/// "3", "3rd", "31st", "1er".
fn ordinal(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !matches!(
        word.strip_prefix(digits)?,
        "" | "st" | "nd" | "rd" | "th" | "er"
    ) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn four_digits(word: &str) -> Option<i16> {
    (word.len() == 4)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1400..=2999).contains(year))
}

/// A year of this century without it: "24" of "31/01/24".
fn two_digits(word: &str) -> Option<i16> {
    (word.len() == 2)
        .then(|| word.parse::<i16>().ok())
        .flatten()
        .map(|year| 2000 + year)
}

/// Dates in digits alone.
fn numeric(word: &str) -> Option<Day> {
    let word = word.split('T').next()?;
    let (mark, parts) = ['-', '/', '.']
        .into_iter()
        .map(|mark| (mark, word.split(mark).collect::<Vec<_>>()))
        .find(|(_, parts)| parts.len() == 3)?;
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let number = |text: &str| text.parse::<i8>().ok().filter(|n| *n > 0);
    // "31-Jan-2024"
    if let (Some(month), Some(day)) = (month(b), number(a)) {
        let year = four_digits(c).or_else(|| two_digits(c))?;
        Date::new(year, month, day).ok()?;
        return Some(Day {
            year: Some(year),
            month,
            day,
        });
    }
    let (year, month, day) = if let Some(year) = four_digits(a) {
        (year, number(b)?, number(c)?)
    } else {
        let year = four_digits(c).or_else(|| two_digits(c))?;
        let (first, second) = (number(a)?, number(b)?);
        match mark {
            // Where points are used the day comes first (DIN 1355, and wherever else they are usual).
            '.' => (year, second, first),
            _ if first > 12 => (year, second, first),
            _ if second > 12 => (year, first, second),
            _ => return None,
        }
    };
    Date::new(year, month, day).ok()?;
    Some(Day {
        year: Some(year),
        month,
        day,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<String> {
        match whole(text)? {
            Dated::Published(day) => day.date().map(|day| day.to_string()),
            Dated::Updated(_) => Some("updated".to_owned()),
            Dated::Unclear => Some("unclear".to_owned()),
        }
    }

    #[test]
    fn header_dates() {
        for text in [
            "2024-01-31",
            "31 January 2024",
            "January 31, 2024",
            "Jan. 31, 2024",
            "31st January 2024",
            "Wednesday, 31 January 2024",
            "Wed, Jan 31, 2024 | 14:30 GMT",
            "31.01.2024",
            "31/01/2024",
            "01/31/2024",
            "31-01-2024",
            "31/01/24",
            "2024-01-31T14:30:00Z",
            "2024-01-31 14:05:00 +0100",
            "Published 31/01/2024",
            "Published: 31/01/2024 14:05 GMT",
            "Published on Jan 31, 2024 at 2:05 PM",
            "First published on Wed 31 Jan 2024 14.05 GMT",
            "PUBLISHED: January 31, 2024 at 2:05 p.m. EST",
            "Posted Jan 31, 2024, 2:05pm ET",
            "31 January 2024 • 2:05pm",
            "31 January 2024 · 4 min read",
            "January 31, 2024 | Updated February 1, 2024 10:00 AM",
            "Date: 31 January 2024",
            "31 de enero de 2024",
            "31 de enero de 2024 a las 14:05",
            "Publicado el miércoles, 31 de enero de 2024",
            "31 ene 2024 - 14:05 CET",
            "31 de janeiro de 2024 às 14h05",
            "Veröffentlicht am 31. Januar 2024",
            "Mittwoch, 31. Januar 2024, 14:30 Uhr",
            "Stand: 31.01.2024 14:05 Uhr",
            "Publié le 31 janvier 2024 à 14h05",
            "mercredi 31 janvier 2024",
            "Pubblicato il 31 gennaio 2024 alle 14:05",
            "Gepubliceerd op 31 januari 2024 om 14:05",
            "Opublikowano 31 stycznia 2024, godz. 14:05",
            "31 Ocak 2024 Çarşamba",
            "31 января 2024 г.",
            "Publicerad 31 januari 2024 kl 14.05",
            "2024年1月31日",
            "2024年1月31日 14:05",
            "January 31, 2024 09:00 AM Eastern Standard Time",
            "2:05 PM GMT, January 31, 2024",
            "31-Jan-2024",
            "(31 January 2024)",
            "Published at 14:05 on 31 January 2024",
            "Publié le 31/01/2024 à 14h05, mis à jour le 01/02/2024",
            "Published 31 January 2024, updated 1 February 2024",
        ] {
            assert_eq!(iso(text).as_deref(), Some("2024-01-31"), "{text}");
        }
        for text in [
            "Updated 1 February 2024",
            "Last updated: Feb. 1, 2024 10:00 GMT",
            "Aktualisiert am 1. Februar 2024",
            "Mis à jour le 1 février 2024",
        ] {
            assert_eq!(iso(text).as_deref(), Some("updated"), "{text}");
        }
        for text in [
            "2024-02-30",
            "31 January 2024 was cold",
            "Published by Velt Press",
            "On 31 January 2024 the dam broke",
            "May we ask",
            "1234 July",
            "31 February 2024",
            "Published",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
        for text in ["3/4/2024", "Published 03/04/2024 14:05", "03.04/2024"] {
            let want = if text.contains('.') {
                None
            } else {
                Some("unclear")
            };
            assert!(iso(text).as_deref() == want || want.is_none(), "{text}");
        }
        assert_eq!(
            leading("3 March (Reuters)"),
            Some((
                Day {
                    year: None,
                    month: 3,
                    day: 3
                },
                7
            ))
        );
    }
}
