//! Glyphs to words, and words to rows: what stands on one base line, over all columns.

use super::page::Glyph;

/// Glyphs whose base lines differ by no more than this stand in one row, in sizes of the font.
const ROW: f32 = 0.22;
/// A gap of more than this between two glyphs is a space, in sizes of the font. Spaces are 0.25 to 0.33 wide, and pressed to
/// 0.17 in set lines; pairs that are moved together or apart stay below 0.1.
const SPACE: f32 = 0.14;
/// How far a letter may reach back over the space before it, in sizes of the font: less than the narrowest letter is wide.
const PRESSED: f32 = 0.12;
/// Letters further apart than this from one another, all over a row, are letter-spaced.
const SPACED: f32 = 0.05;
/// Two equal signs that lie this far upon one another are one, printed twice to look bold; a share of their width.
const TWICE: f32 = 0.4;
/// Signs of this share of their neighbour's size, or less, may stand above or below its line.
const RAISED: f32 = 0.85;
/// How far behind it, in sizes of the neighbour.
const BESIDE: f32 = 0.35;
/// How far above or below, in sizes of the neighbour.
const RAISED_BY: f32 = 0.6;

/// A word on a page.
#[derive(Clone, Debug)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// Where it begins.
    pub x0: f32,
    /// Where it ends.
    pub x1: f32,
    /// The size of its font.
    pub size: f32,
    /// In bold.
    pub bold: bool,
}

/// What stands on one base line, from left to right.
#[derive(Clone, Debug)]
pub struct Row {
    /// The base line.
    pub y: f32,
    /// Its words; never none.
    pub words: Vec<Word>,
}

impl Row {
    /// The size of the most of it.
    pub fn size(&self) -> f32 {
        let largest = |a: &&Word, b: &&Word| a.text.len().cmp(&b.text.len());
        self.words.iter().max_by(largest).map_or(0.0, |w| w.size)
    }

    /// Its words with single spaces.
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|w| w.text.as_str()).collect();
        words.join(" ")
    }
}

/// The rows of a page, from the top down. n log n in the glyphs.
pub fn rows(mut glyphs: Vec<Glyph>) -> Vec<Row> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows = Vec::new();
    let mut rest = glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        let (top, mut last) = (first.y, first.y);
        let size = first.size;
        let near = |glyph: &&Glyph| {
            let near = glyph.y - last <= 0.5 * ROW * size.min(glyph.size)
                && glyph.y - top <= ROW * size.min(glyph.size);
            last = glyph.y;
            near
        };
        let count = rest.iter().take_while(near).count().max(1);
        let (here, later) = rest.split_at_mut(count);
        // A space that is pressed to nothing still stands before the letter behind it.
        let left = |glyph: &Glyph| match glyph.sign {
            ' ' => glyph.x - PRESSED * glyph.size,
            _ => glyph.x,
        };
        here.sort_by(|a, b| left(a).total_cmp(&left(b)));
        let words = words(here);
        if !words.is_empty() {
            rows.push(Row { y: top, words });
        }
        rest = later;
    }
    raised(&mut rows);
    rows
}

/// The words of one row of glyphs, which are in order.
fn words(glyphs: &[Glyph]) -> Vec<Word> {
    let mut gaps: Vec<f32> = glyphs
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if a.sign != ' ' && b.sign != ' ' => Some((b.x - a.x - a.width) / a.size),
            _ => None,
        })
        .collect();
    let middle = gaps.len() / 2;
    let usual = if gaps.is_empty() {
        0.0
    } else {
        *gaps.select_nth_unstable_by(middle, f32::total_cmp).1
    };
    // Words of one letter each would look letter-spaced: then there are few gaps.
    let usual = if usual > SPACED && gaps.len() > 3 {
        usual
    } else {
        0.0
    };
    let mut words: Vec<Word> = Vec::new();
    let mut last: Option<Glyph> = None;
    let mut open = false;
    for glyph in glyphs {
        if glyph.sign == ' ' {
            open = false;
            continue;
        }
        if let Some(before) = last {
            if before.sign == glyph.sign
                && (glyph.x - before.x).abs() < TWICE * glyph.width.min(before.width)
            {
                continue;
            }
            let gap = glyph.x - before.x - before.width;
            if gap > (SPACE + usual) * before.size.max(glyph.size) {
                open = false;
            }
        }
        last = Some(*glyph);
        match words.last_mut().filter(|_| open) {
            Some(word) => {
                word.text.push(glyph.sign);
                word.x1 = word.x1.max(glyph.x + glyph.width);
                word.size = word.size.max(glyph.size);
                word.bold &= glyph.bold;
            }
            None => words.push(Word {
                text: glyph.sign.to_string(),
                x0: glyph.x,
                x1: glyph.x + glyph.width,
                size: glyph.size,
                bold: glyph.bold,
            }),
        }
        open = true;
    }
    right_to_left(&mut words);
    words
}

/// Turns what is read from right to left: glyphs come by their places, words by how they are read.
fn right_to_left(words: &mut [Word]) {
    let turned = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    let mut count = 0;
    for word in words.iter_mut() {
        if word.text.contains(turned) {
            word.text = word.text.chars().rev().collect();
            count += 1;
        }
    }
    if count * 2 > words.len() {
        words.reverse();
    }
}

/// Puts raised and lowered signs into the rows they belong to: "10²", "CO₂", marks of notes.
fn raised(rows: &mut Vec<Row>) {
    for at in 0..rows.len() {
        for other in [at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
            let (Some(row), Some(host)) = (rows.get(at), rows.get(other)) else {
                continue;
            };
            let largest = |row: &Row| row.words.iter().map(|w| w.size).fold(0.0, f32::max);
            let apart = (row.y - host.y).abs();
            if apart > RAISED_BY * largest(host) {
                continue;
            }
            let Some(row) = rows.get_mut(at) else {
                continue;
            };
            let mine = std::mem::take(&mut row.words);
            let (mut kept, mut moved) = (Vec::new(), Vec::new());
            let Some(host) = rows.get_mut(other) else {
                continue;
            };
            let mut mine = mine.into_iter().peekable();
            while let Some(word) = mine.next() {
                // Words of a line have others beside them.
                let alone = mine.peek().is_none_or(|next| next.x0 - word.x1 > word.size);
                let after = host.words.partition_point(|one| one.x0 < word.x0);
                let before = after.checked_sub(1).and_then(|at| host.words.get_mut(at));
                let before = before.filter(|before| {
                    alone && word.size <= RAISED * before.size && apart <= RAISED_BY * before.size
                });
                match before {
                    Some(before) if (word.x0 - before.x1).abs() < SPACE * before.size => {
                        before.text.push_str(&word.text);
                        before.x1 = before.x1.max(word.x1);
                    }
                    Some(before)
                        if word.x0 - before.x1 < BESIDE * before.size && word.x0 > before.x1 =>
                    {
                        moved.push(word);
                    }
                    _ => kept.push(word),
                }
            }
            host.words.append(&mut moved);
            host.words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
            if let Some(row) = rows.get_mut(at) {
                row.words = kept;
            }
        }
    }
    rows.retain(|row| !row.words.is_empty());
}
