//! The words of one page with their places, so that they can be picked on a picture of it.

use hayro_interpret::{InterpreterCache, hayro_syntax::page::Page};
use serde::{Deserialize, Serialize};

use super::hyphens::{Words, join};
use super::paragraphs::{Around, usual_size};
use super::words::{Row, Word, rows};
use super::{area, gutters, order, page::Sheet, sheet};
use crate::import::ImportError;
use crate::session::Area;

/// A word on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub area: Area,
    /// The line it stands in, counted from 0 in reading order.
    pub line: usize,
}

/// The words of a page in reading order, running heads and all; `number` is the page's, from 1. What stands at right angles to
/// the page, or upside down, comes after what stands upright. n log n in its letters.
///
/// # Errors
/// More stands on it than is read.
pub fn page_words<'a>(page: &'a Page<'a>, number: usize) -> Result<Vec<Placed>, ImportError> {
    let cache = InterpreterCache::new();
    let sheet: Sheet = sheet(page, &cache);
    if sheet.is_full() {
        return Err(ImportError::Limit(
            "more letters stand on one page than are read".to_owned(),
        ));
    }
    let ways = [sheet.ways.map(rows)];
    let all = ways.iter().flatten().flatten().flat_map(|row| &row.words);
    let em = usual_size(all.map(|word| (word.size, word.text.as_str())));
    let wide = gutters::widening(&ways, em);
    let [ways] = ways;
    let mut found = Vec::new();
    let mut line = 0;
    for (way, rows) in ways.into_iter().enumerate() {
        for piece in in_order(rows, em, wide) {
            for word in piece.words {
                let around = around(&word, piece.y, way, number);
                found.push(Placed {
                    text: word.text,
                    area: area(&around),
                    line,
                });
            }
            line += 1;
        }
    }
    found.retain(|word| word.area.makes_sense());
    Ok(found)
}

/// The lines of a page in one direction, in reading order.
fn in_order(rows: Vec<Row>, em: f32, wide: f32) -> Vec<order::Piece> {
    let strips = gutters::strips(&rows, em, wide);
    let gutters = gutters::gutters(&strips, &rows, em);
    let columns = order::columns(rows, &gutters, em);
    columns.into_iter().flatten().collect()
}

/// The rectangle around a word, on the page as it is shown: words were turned so that they are read to the right.
fn around(word: &Word, y: f32, way: usize, page: usize) -> Around {
    let Around {
        left,
        top,
        right,
        bottom,
        ..
    } = Around::words(page, (word.x0, word.x1), y, word.size);
    let (left, top, right, bottom) = match way {
        0 => (left, top, right, bottom),
        // Read downwards, to the left, and upwards.
        1 => (-bottom, left, -top, right),
        2 => (-right, -bottom, -left, -top),
        _ => (top, -right, bottom, -left),
    };
    Around {
        page,
        left,
        top,
        right,
        bottom,
    }
}

/// Words as running text: with single spaces, and without the hyphens that only the ends of lines put there. `page` are all words
/// of the page: they tell which hyphens are meant.
pub fn running(words: &[Placed], page: &[Placed]) -> String {
    let line = |words: &[Placed]| {
        let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    };
    let lines = |words: &[Placed]| -> Vec<String> {
        let lines = words.chunk_by(|a, b| a.line == b.line);
        lines.map(line).collect()
    };
    let mut known = Words::default();
    for line in lines(page) {
        known.learn(&line);
    }
    let mut text = String::new();
    for (at, line) in lines(words).iter().enumerate() {
        if at == 0 {
            text.push_str(line);
        } else {
            join(&mut text, line, &known);
        }
    }
    text.replace('\u{AD}', "-")
}
