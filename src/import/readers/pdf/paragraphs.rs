//! Lines of columns to paragraphs, over the ends of columns and pages.

use std::collections::BTreeMap;

use super::hyphens::{Words, join};
use super::order::Piece;
use crate::text::marks;

/// A line of this much more than the usual distance begins a paragraph.
const FURTHER: f32 = 1.2;
/// The distance of lines where nothing tells it, in sizes of the font.
const LEADING: f32 = 1.25;
/// A line this far right of its column's edge is indented, in sizes of the font; further than the second, it is something else.
const INDENT: (f32, f32) = (0.6, 6.0);
/// Sizes that differ by this share are not of one paragraph.
const SIZES: f32 = 0.06;
/// Text of this share of the usual size stands in headings, whose lines are broken where it looks good.
const LARGE: f32 = 1.12;
/// The width of a space, in sizes of the font.
const SPACE: f32 = 0.25;
/// How far a text is looked for that goes on behind a caption or a heading, in paragraphs.
const BEHIND: usize = 4;

/// One line of text, and the column it stands in.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The page, from 1.
    pub page: usize,
    /// Where it begins.
    x0: f32,
    /// Where it ends.
    pub x1: f32,
    /// Its base line.
    pub y: f32,
    /// The size of most of it.
    pub size: f32,
    /// All of it is bold.
    bold: bool,
    /// How wide its first word is.
    first: f32,
    /// The edges of its column.
    column: (f32, f32),
    /// It is the first of its column.
    opens: bool,
    /// It stands upright on its page: its place is one of the page as it is shown.
    pub upright: bool,
}

/// Some lines that belong together.
#[derive(Clone, Debug)]
pub struct Block {
    /// What they say.
    pub text: String,
    /// The page on which they begin, from 1.
    pub page: usize,
    /// The size of their font.
    pub size: f32,
    /// All in bold.
    pub bold: bool,
    /// The place of the first line: left, right, base line.
    pub place: (f32, f32, f32),
    /// How many there are.
    pub lines: usize,
    /// Where they stand: a rectangle for each column.
    pub areas: Vec<Around>,
    last: Line,
}

/// A rectangle around lines, in points.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// The page, from 1.
    pub page: usize,
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Around {
    /// That around one line.
    fn line(line: &Line) -> Self {
        Self::words(line.page, (line.x0, line.x1), line.y, line.size)
    }

    /// That around words of a size on a base line: letters reach so far above it and below it.
    pub fn words(page: usize, (left, right): (f32, f32), y: f32, size: f32) -> Self {
        const ABOVE: f32 = 0.8;
        const BELOW: f32 = 0.25;
        Self {
            page,
            left,
            top: y - ABOVE * size,
            right,
            bottom: y + BELOW * size,
        }
    }

    fn add(&mut self, other: Self) {
        self.left = self.left.min(other.left);
        self.top = self.top.min(other.top);
        self.right = self.right.max(other.right);
        self.bottom = self.bottom.max(other.bottom);
    }
}

/// The columns of a page as lines.
pub fn lines(columns: Vec<Vec<Piece>>, page: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for column in columns {
        let from = lines.len();
        for piece in column {
            let words: Vec<&str> = piece.words.iter().map(|w| w.text.as_str()).collect();
            let text = words.join(" ");
            let largest = piece.words.iter().max_by_key(|w| w.text.len());
            lines.push(Line {
                text,
                page,
                x0: piece.x0,
                x1: piece.x1,
                y: piece.y,
                size: largest.map_or(0.0, |w| w.size),
                bold: piece.words.iter().all(|w| w.bold),
                first: piece.words.first().map_or(0.0, |w| w.x1 - w.x0),
                column: (piece.x0, piece.x1),
                opens: lines.len() == from,
                upright: true,
            });
        }
        let mine = lines.iter().skip(from);
        let left = mine.clone().map(|line| line.x0).fold(f32::MAX, f32::min);
        let right = mine.map(|line| line.x1).fold(f32::MIN, f32::max);
        for line in lines.iter_mut().skip(from) {
            line.column = (left, right);
        }
    }
    lines
}

/// The size in which the most is set.
pub fn usual_size<'a>(lines: impl Iterator<Item = (f32, &'a str)>) -> f32 {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for (size, text) in lines {
        *sizes.entry(rounded(size * 10.0)).or_default() += text.len();
    }
    let most = sizes.iter().max_by_key(|(_, count)| **count);
    most.map_or(10.0, |(size, _)| *size as f32 / 10.0)
}

/// The lines of a document as paragraphs. `em` is the size of its text.
pub fn blocks(lines: Vec<Line>, em: f32, known: &Words) -> Vec<Block> {
    let leadings = leadings(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut rest = lines.into_iter().peekable();
    // A line before this one, if it is of the same column.
    while let Some(line) = rest.next() {
        let next = rest.peek().filter(|next| !next.opens);
        let open = blocks.last().filter(|block| {
            if line.opens {
                goes_on(block, &line, next, em)
            } else {
                !begins(&block.last, &line, next, em, &leadings)
            }
        });
        if open.is_some() {
            if let Some(block) = blocks.last_mut() {
                block.add(line, known);
            }
            continue;
        }
        // Behind a caption, a heading across columns or a note the text may go on.
        let far = blocks.iter().rev().take(BEHIND).position(|block| {
            line.opens
                && same_font(&block.last, &line)
                && !ends(&block.text)
                && line.text.starts_with(char::is_lowercase)
        });
        let between = far.filter(|far| *far > 0).filter(|far| {
            let between = blocks.iter().rev().take(*far);
            between
                .into_iter()
                .all(|block| !same_font(&block.last, &line))
        });
        let at = between.and_then(|far| blocks.len().checked_sub(far + 1));
        if let Some(block) = at.and_then(|at| blocks.get_mut(at)) {
            block.add(line, known);
            continue;
        }
        blocks.push(Block {
            text: line.text.clone(),
            page: line.page,
            size: line.size,
            bold: line.bold,
            place: (line.x0, line.x1, line.y),
            lines: 1,
            areas: line
                .upright
                .then(|| Around::line(&line))
                .into_iter()
                .collect(),
            last: line,
        });
    }
    blocks
}

impl Block {
    fn add(&mut self, line: Line, known: &Words) {
        join(&mut self.text, &line.text, known);
        self.lines += 1;
        self.bold &= line.bold;
        if line.upright {
            let around = Around::line(&line);
            match self
                .areas
                .last_mut()
                .filter(|last| last.page == around.page && !line.opens)
            {
                Some(last) => last.add(around),
                None => self.areas.push(around),
            }
        }
        self.last = line;
    }
}

/// The usual distance of lines, by the size of their font in halves of points.
fn leadings(lines: &[Line]) -> BTreeMap<i32, f32> {
    let mut counts: BTreeMap<(i32, i32), usize> = BTreeMap::new();
    for pair in lines.windows(2) {
        if let [a, b] = pair
            && !b.opens
            && same_size(a, b)
            && b.y > a.y
        {
            let distance = rounded((b.y - a.y) * 4.0);
            *counts.entry((half(b.size), distance)).or_default() += 1;
        }
    }
    let mut best: BTreeMap<i32, (usize, f32)> = BTreeMap::new();
    for ((size, distance), count) in counts {
        let one = best.entry(size).or_default();
        if count > one.0 {
            *one = (count, distance as f32 / 4.0);
        }
    }
    let best = best.into_iter().filter(|(_, (count, _))| *count > 1);
    best.map(|(size, (_, distance))| (size, distance)).collect()
}

/// A size in halves of points.
fn half(size: f32) -> i32 {
    rounded(size * 2.0)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "sizes and distances of letters"
)]
fn rounded(number: f32) -> i32 {
    number.round() as i32
}

fn same_size(a: &Line, b: &Line) -> bool {
    (a.size - b.size).abs() <= SIZES * a.size.max(b.size)
}

fn same_font(a: &Line, b: &Line) -> bool {
    same_size(a, b) && a.bold == b.bold
}

/// Whether words end as a sentence does.
fn ends(text: &str) -> bool {
    let text = text.trim_end_matches(|c| marks::is_closer(c) || c == ' ');
    text.ends_with([
        '.', '!', '?', '…', ':', ';', '。', '！', '？', '।', '؟', '۔', '：',
    ])
}

/// Whether a line is indented in its column.
fn is_indented(line: &Line) -> bool {
    let by = line.x0 - line.column.0;
    by > INDENT.0 * line.size && by < INDENT.1 * line.size
}

/// Whether the first word of a line would have had room on the line before.
fn had_room(before: &Line, line: &Line) -> bool {
    before.column.1 - before.x1 > line.first + SPACE * line.size
}

/// Whether a line begins a paragraph behind one of the same column.
fn begins(
    before: &Line,
    line: &Line,
    next: Option<&Line>,
    em: f32,
    leadings: &BTreeMap<i32, f32>,
) -> bool {
    if !same_size(before, line) {
        return true;
    }
    let distance = line.y - before.y;
    let large = line.size > LARGE * em;
    let usual = leadings.get(&half(line.size)).copied();
    let usual = usual.filter(|usual| *usual < 2.5 * line.size);
    let usual = usual.unwrap_or(LEADING * line.size);
    if distance < 0.0 || distance > if large { 1.3 } else { FURTHER } * usual + 0.5 {
        return true;
    }
    if large {
        return false;
    }
    if is_bullet(&line.text) || before.bold != line.bold && had_room(before, line) {
        return true;
    }
    let low = line.text.starts_with(char::is_lowercase);
    let slack = before.column.1 - before.x1;
    if had_room(before, line) {
        let width = before.column.1 - before.column.0;
        if ends(&before.text) || !low && slack > 0.25 * width {
            return true;
        }
    }
    is_indented(line)
        && (!is_indented(before) || next.is_some_and(|next| !is_indented(next)))
        && (!low || ends(&before.text))
}

/// Whether the first line of a column goes on with the paragraph before it.
fn goes_on(block: &Block, line: &Line, next: Option<&Line>, em: f32) -> bool {
    let last = &block.last;
    if !same_font(last, line) || is_bullet(&line.text) || line.size > LARGE * em {
        return false;
    }
    let low = line.text.starts_with(char::is_lowercase);
    if !ends(&block.text) {
        // A heading that is set like the text ends with no full stop either.
        return block.lines > 1 || low || !had_room(last, line);
    }
    // A first line that stands where the others of its column do, below a full one: the paragraph goes on, where others
    // would be indented.
    let full = !had_room(last, line);
    let indented = next.is_some_and(|next| line.x0 - next.x0 > INDENT.0 * line.size);
    full && !indented && (low || block.lines > 1 && block.is_indented())
}

impl Block {
    /// Whether its first line was indented.
    fn is_indented(&self) -> bool {
        self.place.0 - self.last.x0 > INDENT.0 * self.size
    }
}

/// Whether a line is an item of a list.
pub fn is_bullet(text: &str) -> bool {
    text.starts_with(['•', '‣', '◦', '▪', '●', '○', '■', '□', '►', '▶', '✓', '✔'])
}
