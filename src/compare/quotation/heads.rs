//! Lines that stand between the words of a text and belong to its pages: page numbers, running heads and feet.
//!
//! A quotation may be read across them, which is then said. So a line is only taken for one where its form says so: "Page 12",
//! "– 12 –", "12 of 30"; a number alone in a paragraph of its own; a short line without a full stop that comes again with another
//! number or beside one, or that breaks into a sentence. A short answer of a transcript ("No.") is none of them.

use std::collections::BTreeMap;

use crate::text::Span;

/// Longest line, in bytes, that is looked at.
const LONGEST: usize = 120;

struct Line<'t> {
    span: Span,
    words: &'t str,
    /// Nothing stands right above and below: it is a paragraph of its own.
    alone: bool,
    /// It stands where a sentence goes on from the line before to the line behind.
    interrupts: bool,
    number: Number,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    None,
    /// Nothing but a number.
    Bare,
    /// A number that is marked as a page's.
    Page,
}

/// The lines of a text that are page numbers or running heads, in order. Linear, but for a search among short lines.
pub(super) fn heads(text: &str) -> Vec<Span> {
    let lines = lines(text);
    // How often each line comes, without its number; and the last of these, as long as each was greater than the one before.
    let mut keys: BTreeMap<String, (usize, Option<u32>)> = BTreeMap::new();
    for line in &lines {
        if may_be_head(line.words) {
            let (key, number) = key(line.words);
            let (many, last) = keys.entry(key).or_insert((0, Some(0)));
            *many += 1;
            *last = last.filter(|last| number > *last).map(|_| number);
        }
    }
    // A bare number may be a fact in a column; between empty lines it is a page's.
    let pages: Vec<bool> = lines
        .iter()
        .map(|line| line.number == Number::Page || line.number == Number::Bare && line.alone)
        .collect();
    let at = |place: Option<usize>| place.is_some_and(|at| pages.get(at).copied().unwrap_or(false));
    let mut found = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let beside = at(place.checked_sub(1)) || at(Some(place + 1));
        let is_head = || {
            let (key, number) = key(line.words);
            let (many, last) = keys.get(&key).copied().unwrap_or_default();
            let again = many > 1;
            let counts = again && last.is_some();
            counts || again && beside || line.interrupts && line.alone && (again || number > 0)
        };
        if at(Some(place)) || may_be_head(line.words) && is_head() {
            found.push(line.span);
        }
    }
    found
}

/// The lines with something on them.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    // Whether an empty line, or the edge of a page, stands before the next one.
    let mut gap = true;
    for raw in text.split_inclusive(['\n', '\u{c}']) {
        let span = Span::new(start, start + raw.len()).trimmed(text);
        start += raw.len();
        let edge = raw.ends_with('\u{c}');
        if span.is_empty() {
            gap = true;
            continue;
        }
        if let Some(last) = found.last_mut() {
            last.alone &= gap;
        }
        let words = span.of(text);
        found.push(Line {
            span,
            words,
            alone: gap,
            interrupts: false,
            number: number(words),
        });
        gap = edge;
    }
    let goes_on = |above: &Line<'_>, below: &Line<'_>| {
        let open = above.words.ends_with(|c: char| {
            c.is_alphanumeric() || matches!(c, ',' | '-' | '\u{2010}' | '\u{ad}')
        });
        open && below.words.starts_with(char::is_lowercase)
    };
    // Of up to three lines in a row, each may be a head.
    let mut broken = Vec::new();
    for (at, above) in found.iter().enumerate() {
        for many in 1..=3 {
            if found
                .get(at + many + 1)
                .is_some_and(|below| goes_on(above, below))
            {
                broken.extend(at + 1..=at + many);
                break;
            }
        }
    }
    for at in broken {
        if let Some(line) = found.get_mut(at) {
            line.interrupts = !line.words.starts_with(char::is_lowercase);
        }
    }
    found
}

/// What kind of number a line is.
fn number(line: &str) -> Number {
    if line.len() > 40 {
        return Number::None;
    }
    let core = line.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '|' | '·' | ' '));
    let lower = core.to_lowercase();
    let marked = ["page", "seite", "página", "pagina", "p."]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    let rest = marked.unwrap_or(&lower).trim();
    let mut parts = rest
        .split(|c: char| c == '/' || c.is_whitespace())
        .filter(|part| !part.is_empty());
    let is_number = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !parts.next().is_some_and(is_number) {
        return Number::None;
    }
    let of = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => false,
        (Some("of" | "von" | "de" | "sur" | "di"), Some(last), None) if is_number(last) => true,
        (Some(last), None, None) if is_number(last) && rest.contains('/') => true,
        _ => return Number::None,
    };
    if marked.is_some() || of || core.len() + 2 <= line.len() {
        Number::Page
    } else {
        Number::Bare
    }
}

fn may_be_head(line: &str) -> bool {
    line.len() <= LONGEST
        && !line.ends_with(['.', '?', '!', ':', ';', ',', '-', '…', '”', '"', '\u{ad}'])
        && !line.starts_with(char::is_lowercase)
        && line.contains(char::is_alphabetic)
        && line.split_whitespace().count() <= 12
}

/// A line without the number at its beginning or end, and that number.
fn key(line: &str) -> (String, u32) {
    let is_rest = |c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '|' | '·' | '–' | '—' | '-')
    };
    let core = line.trim_matches(is_rest);
    let head = line.trim_end_matches(is_rest);
    let digits: String = if head.len() < line.len()
        && line
            .get(head.len()..)
            .is_some_and(|rest| rest.contains(|c: char| c.is_ascii_digit()))
    {
        line.get(head.len()..)
            .unwrap_or_default()
            .chars()
            .filter(char::is_ascii_digit)
            .collect()
    } else {
        line.chars()
            .take_while(|c| is_rest(*c))
            .filter(char::is_ascii_digit)
            .collect()
    };
    let number = if digits.len() <= 4 {
        digits.parse().unwrap_or(0)
    } else {
        0
    };
    (
        core.split_whitespace().collect::<Vec<_>>().join(" "),
        number,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = heads(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn what_belongs_to_pages_is_told_from_what_was_said() {
        check("We have every\n\n12\n\npier in hand.", &["12"]);
        check(
            "We have every\nPage 3 of 9\npier in hand.",
            &["Page 3 of 9"],
        );
        check("We have every\n– 12 –\npier in hand.", &["– 12 –"]);
        check(
            "We have every\n\nTHE QUAY REVIEW   12\n\npier in hand.",
            &["THE QUAY REVIEW   12"],
        );
        check(
            "One.\nThe Quay 12\nTwo.\nThe Quay 13\nThree.",
            &["The Quay 12", "The Quay 13"],
        );
        // Answers, speakers, tables.
        check("Did you go?\nNo.\nDid he?\nNo.\nDid she?", &[]);
        check("VELL:\nWe went.\nRUIZ:\nWe did.\nVELL:\nNo.", &[]);
        check("We have\n412\nboats.", &[]);
    }
}
