//! Dates as other programs write them, as a session holds them: `YYYY-MM-DD`, or as much of it as is known.

use jiff::civil::Date;

/// The months by the first three letters of their English names, as BibTeX abbreviates them.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Longest words that stand for a date as they are: "spring 2024".
const LONGEST: usize = 40;

/// A month by number or English name.
pub(super) fn month(words: &str) -> Option<i8> {
    let words = words.trim().to_lowercase();
    if let Ok(number) = words.parse::<i8>() {
        return Some(number).filter(|number| (1..=12).contains(number));
    }
    let begin: String = words.chars().take(3).collect();
    let place = MONTHS.iter().position(|month| *month == begin)?;
    i8::try_from(place + 1).ok()
}

/// As much of a date as the calendar has; of a year before it the year alone. Empty for a year that there is not.
pub(super) fn of(year: i16, month: Option<i8>, day: Option<i8>) -> String {
    if year < 0 {
        return format!("{} BC", year.unsigned_abs());
    }
    if !(1..=9999).contains(&year) {
        return String::new();
    }
    let Some(month) = month.filter(|month| (1..=12).contains(month)) else {
        return format!("{year:04}");
    };
    match day.map(|day| Date::new(year, month, day)) {
        Some(Ok(date)) => date.to_string(),
        _ => format!("{year:04}-{month:02}"),
    }
}

/// A date in words: "2024-05-14", "2024/05/14/", "14 May 2024", "May 2024"; what is none stays as it is, if it is short.
pub(super) fn read(words: &str) -> String {
    let words = words.trim();
    // Of a stretch of time the beginning.
    let first = words.split_once('/').filter(|(begin, _)| begin.len() > 4);
    let words = first.map_or(words, |(begin, _)| begin).trim();
    if let Some(read) = figures(words) {
        return read;
    }
    let plain = words.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = plain.split(['-', '/', '.']).map(str::trim).collect();
    let number = |part: Option<&&str>| part.and_then(|part| part.parse::<i8>().ok());
    if let Some(year) = parts.first().and_then(|part| year(part))
        && (plain == words || parts.len() > 1)
    {
        return of(year, number(parts.get(1)), number(parts.get(2)));
    }
    let pieces: Vec<&str> = words
        .split([' ', ',', '.', '-', '/'])
        .filter(|piece| !piece.is_empty())
        .collect();
    let years: Vec<i16> = pieces.iter().filter_map(|piece| year(piece)).collect();
    let named = pieces.iter().copied().find(|piece| {
        piece.chars().any(char::is_alphabetic) && piece.len() >= 3 && month(piece).is_some()
    });
    let day = pieces.iter().find_map(|piece| {
        let digits: String = piece.chars().take_while(char::is_ascii_digit).collect();
        Some(digits).filter(|digits| (1..=2).contains(&digits.len()))
    });
    let day = day.and_then(|day| day.parse::<i8>().ok());
    // "4 July" counts, "spring" or a second year does not.
    match (years.as_slice(), named) {
        ([year], Some(named)) if pieces.len() <= 3 => of(*year, month(named), day),
        _ => words.chars().take(LONGEST).collect(),
    }
}

/// A date in figures alone: "20240514", "950", "-44"; empty for one that is none. Nothing where there are other signs, or a year
/// as it is written mostly.
fn figures(words: &str) -> Option<String> {
    let (before, digits) = match words.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, words),
    };
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || (digits.len() == 4 && !before) {
        return None;
    }
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i8>().ok();
    let year = |words: Option<&str>| words.and_then(|words| words.parse::<i16>().ok());
    let read = match (before, digits.len()) {
        (true, 1..=4) => year(Some(digits)).map(|year| of(-year, None, None)),
        (false, 3) => year(Some(digits)).map(|year| of(year, None, None)),
        (false, 8) => year(digits.get(..4)).map(|year| of(year, part(4, 6), part(6, 8))),
        _ => None,
    };
    Some(read.unwrap_or_default())
}

fn year(words: &str) -> Option<i16> {
    let four = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
    words.parse().ok().filter(|_| four)
}

/// A whole date, or nothing: when something was looked at.
pub(super) fn whole(words: &str) -> String {
    let read = read(words);
    if read.parse::<Date>().is_ok() {
        read
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_go() {
        for (words, expected) in [
            ("2024-05-14", "2024-05-14"),
            ("2024/05/14/", "2024-05-14"),
            ("2024/05/14/first print", "2024-05-14"),
            ("2024///", "2024"),
            ("2024/5/", "2024-05"),
            ("2024", "2024"),
            ("2024-05", "2024-05"),
            ("2024-05-14T09:30:00Z", "2024-05-14"),
            ("2024-02-30", "2024-02"),
            ("2024-13-01", "2024"),
            ("14 May 2024", "2024-05-14"),
            ("May 14, 2024", "2024-05-14"),
            ("14th September 2024", "2024-09-14"),
            ("May 2024", "2024-05"),
            ("2024-05-14/2024-05-20", "2024-05-14"),
            ("spring 2024", "spring 2024"),
            ("20240514", "2024-05-14"),
            ("950", "0950"),
            ("-44", "44 BC"),
            ("0", ""),
            ("0000", ""),
            ("99999", ""),
            ("2", ""),
            ("n.d.", "n.d."),
            ("", ""),
        ] {
            assert_eq!(read(words), expected, "{words:?}");
        }
        assert_eq!(whole("2024"), "");
        assert_eq!(whole("2024/05/14/"), "2024-05-14");
        assert_eq!(of(0, None, None), "");
        assert_eq!(of(2024, Some(2), Some(30)), "2024-02");
    }
}
