//! Running heads, running feet and page numbers: what stands at the same height of several pages, and says the same but for
//! its numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::words::Row;

/// So many rows from the top and from the bottom of a page may be its head and foot.
const DEEP: usize = 4;
/// Heads of different pages stand at the same height to so many points.
const HEIGHT: f32 = 4.0;
/// What stands alone at an edge of a page keeps so much distance from its text, in sizes of the text.
const APART: f32 = 1.7;
/// The edge of a page, where nothing but heads and feet stands, in points: less than the usual margin of two centimetres; and
/// the share of its height on small pages.
const EDGE: (f32, f32) = (52.0, 0.08);
/// The longest head of a page that is like no other, in letters.
const LONGEST: usize = 80;
/// Parts of a head stand further apart than words, in sizes of the text.
const PARTED: f32 = 2.0;

/// Takes heads, feet and numbers out of the rows of all pages; each different one is given back once, its numbers as "#".
/// `em` is the size of the text, `heights` are those of the pages.
pub fn taken(pages: &mut [Vec<Row>], em: f32, heights: &[f32]) -> BTreeSet<String> {
    let mut seen: BTreeMap<(bool, String), Vec<(usize, f32)>> = BTreeMap::new();
    for (page, rows) in pages.iter().enumerate() {
        for (top, row) in edges(rows) {
            let places = seen.entry((top, masked(&row.text()))).or_default();
            places.push((page, row.y));
        }
    }
    let mut taken = BTreeSet::new();
    for (page, (rows, height)) in pages.iter_mut().zip(heights).enumerate() {
        for top in [true, false] {
            let mut count = 0;
            while count < DEEP {
                let at = |n: usize| {
                    if top {
                        rows.get(n)
                    } else {
                        rows.len().checked_sub(n + 1).and_then(|at| rows.get(at))
                    }
                };
                let Some(row) = at(count) else { break };
                let words = masked(&row.text());
                let again = seen.get(&(top, words.clone())).is_some_and(|places| {
                    let same =
                        |(other, y): &&(usize, f32)| *other != page && (y - row.y).abs() < HEIGHT;
                    places.iter().any(|place| same(&place))
                });
                let alone = at(count + 1).is_none_or(|next| (next.y - row.y).abs() > APART * em);
                let numbered = count == 0 && alone && is_numbered(row, &words, em);
                let edge = if top { row.y } else { height - row.y };
                let edge = (0.0..EDGE.0.min(EDGE.1 * height)).contains(&edge);
                let out = edge
                    && alone
                    && count == 0
                    && rows.len() > 4
                    && row.size() < 1.05 * em
                    && words.chars().count() <= LONGEST
                    && !words.ends_with(['.', ',', '?', '!', '”', '"', ':']);
                if !again && !numbered && !out {
                    break;
                }
                taken.insert(words);
                count += 1;
            }
            if top {
                rows.drain(..count.min(rows.len()));
            } else {
                rows.truncate(rows.len().saturating_sub(count));
            }
        }
    }
    taken
}

/// The rows at the edges of a page, each with whether it is at the top.
fn edges(rows: &[Row]) -> impl Iterator<Item = (bool, &Row)> {
    let top = rows.iter().take(DEEP).map(|row| (true, row));
    top.chain(rows.iter().rev().take(DEEP).map(|row| (false, row)))
}

/// Words with their numbers as "#".
fn masked(words: &str) -> String {
    let mut masked = String::with_capacity(words.len());
    for sign in words.chars() {
        if !sign.is_numeric() {
            masked.push(sign);
        } else if !masked.ends_with('#') {
            masked.push('#');
        }
    }
    masked
}

/// Whether a row is the number of a page, or says it in a part of its own.
fn is_numbered(row: &Row, masked: &str, em: f32) -> bool {
    let low = masked.to_lowercase();
    let words = low.split(|c: char| !(c.is_alphabetic() || c == '#'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let paged = words.windows(2).any(|pair| {
        matches!(
            pair,
            [
                "page" | "p" | "pg" | "seite" | "página" | "pagina" | "strona",
                "#"
            ]
        )
    });
    let number = row.text().chars().filter(|c| c.is_numeric()).count() <= 4;
    let only = words
        .iter()
        .all(|word| matches!(*word, "#" | "of" | "von" | "de"));
    if row.size() > 1.2 * em {
        return false;
    }
    if paged || only && number && words.contains(&"#") {
        return true;
    }
    let parted = |pair: &[super::words::Word]| match pair {
        [a, b] => b.x0 - a.x1 > PARTED * em,
        _ => false,
    };
    let lone = |word: Option<&super::words::Word>| {
        word.is_some_and(|word| word.text.chars().all(|c| c.is_ascii_digit()))
    };
    row.words.len() > 1
        && (lone(row.words.last()) && row.words.windows(2).next_back().is_some_and(parted)
            || lone(row.words.first()) && row.words.windows(2).next().is_some_and(parted))
}
