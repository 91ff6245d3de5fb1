//! Dates as headers, datelines and footers write them. Dates inside the text are the business of extraction.

use jiff::civil::Date;

/// Month names and their usual short forms, in the languages that datelines come in most.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "janvier", "enero", "gennaio", "janeiro", "januari",
    ],
    &[
        "february",
        "feb",
        "febr",
        "februar",
        "février",
        "febrero",
        "febbraio",
        "fevereiro",
        "februari",
    ],
    &["march", "mar", "märz", "mars", "marzo", "março", "maart"],
    &["april", "apr", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maggio", "maio", "mei", "maj"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "junho"],
    &["july", "jul", "juli", "juillet", "julio", "luglio", "julho"],
    &["august", "aug", "août", "agosto", "augustus", "augusti"],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "settembre",
        "setembro",
    ],
    &[
        "october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "outubro",
    ],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "diciembre",
        "dicembre",
        "dezembro",
    ],
];

/// A date that may lack its year.
#[allow(clippy::struct_field_names, reason = "a day has a day")]
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
        if matches!(second, "de" | "of" | "di") {
            second = words.next()?;
        }
        (month(second)?, day)
    };
    let end = words.at;
    let mut year = words.next();
    if year == Some("de") {
        year = words.next();
    }
    let year = year.and_then(four_digits);
    let end = if year.is_some() { words.at } else { end };
    let found = Day { year, month, day };
    found.in_year(2024).map(|_| (found, end))
}

/// The date that is the whole of `text`, but for a label before it ("Published:"), a time after it, and marks.
pub(super) fn whole(text: &str) -> Option<Day> {
    if text.len() > 120 {
        return None;
    }
    let (day, end) = leading(text)?;
    let rest = text.get(end..)?;
    rest.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(is_time_word)
        .then_some(day)
}

/// Whether a word may follow a date on its line: a time, a zone.
fn is_time_word(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let zone = word.len() <= 5 && word.chars().all(|c| c.is_ascii_uppercase());
    zone || lower
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, 't' | 'z' | 'h'))
        && lower.starts_with(|c: char| c.is_ascii_digit())
        || matches!(
            lower.as_str(),
            "am" | "pm" | "a" | "p" | "m" | "at" | "um" | "uhr" | "à"
        )
        || is_weekday(word)
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

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const LONG: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let lower = word.to_ascii_lowercase();
    DAYS.contains(&lower.as_str())
        || LONG.contains(&lower.as_str())
        || lower == "tues"
        || lower == "thurs"
}

fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let at = MONTHS
        .iter()
        .position(|names| names.contains(&lower.as_str()))?;
    i8::try_from(at + 1).ok()
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
    let (year, month, day) = if let Some(year) = four_digits(a) {
        (year, number(b)?, number(c)?)
    } else {
        let year = four_digits(c)?;
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

    #[test]
    fn header_dates() {
        let iso = |text: &str| whole(text).and_then(Day::date).map(|d| d.to_string());
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
            "2024-01-31T14:30:00Z",
            "31 de enero de 2024",
            "31. Januar 2024, 14:30 Uhr",
        ] {
            assert_eq!(iso(text).as_deref(), Some("2024-01-31"), "{text}");
        }
        for text in [
            "3/4/2024",
            "2024-02-30",
            "31 January 2024 was cold",
            "May we ask",
            "1234 July",
            "31 February 2024",
        ] {
            assert_eq!(iso(text), None, "{text}");
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
