//! Rows to pages: headings stay with what they head, a claim on one page if it fits, no line stands alone.

use std::collections::BTreeMap;
use std::ops::Range;

use super::story::{Group, Mark, Piece, Place, Role, Row};
use super::style::{BOTTOM, TOP};

/// How high the text of a page is.
const HEIGHT: f32 = BOTTOM - TOP;
/// A claim higher than this part of a page may be broken: else pages would stay half empty.
const WHOLE: f32 = 0.36 * HEIGHT;

/// What is done on a page, in the order in which it is read.
#[derive(Debug)]
pub(super) enum Step {
    /// Something begins.
    Open(Group),
    /// It ends.
    Close,
    /// Lines of a row.
    Lines(Lines),
}

/// Lines of one row.
#[derive(Debug)]
pub(super) struct Lines {
    /// The number of the piece.
    pub piece: usize,
    /// Its top, from above.
    pub y: f32,
    /// Which lines of each cell.
    pub cells: Vec<Range<usize>>,
    /// Whether the row begins here.
    pub first: bool,
    /// Whether its line goes over it.
    pub rule: bool,
}

/// A point of a document: the number of the page from 0, and how far down.
pub(super) type Point = (usize, f32);

/// The pages of a document.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// What is done on each.
    pub steps: Vec<Vec<Step>>,
    /// The bookmarks.
    pub marks: Vec<(Mark, Point)>,
    /// What can be led to.
    pub places: BTreeMap<Place, Point>,
}

impl Pages {
    /// Lays out pieces.
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let mut pages = Self {
            steps: vec![Vec::new()],
            ..Self::default()
        };
        let mut y = TOP;
        for (at, piece) in pieces.iter().enumerate() {
            if y > TOP && matches!(piece, Piece::Open(_) | Piece::Row(_)) {
                let need = need(pieces, at);
                if need <= HEIGHT && y + need > BOTTOM {
                    pages.turn(&mut y);
                }
            }
            match piece {
                Piece::Open(group) => pages.step(Step::Open(*group)),
                Piece::Close => pages.step(Step::Close),
                Piece::Row(row) => pages.row(at, row, &mut y),
            }
        }
        pages
    }

    fn step(&mut self, step: Step) {
        if let Some(page) = self.steps.last_mut() {
            page.push(step);
        }
    }

    fn turn(&mut self, y: &mut f32) {
        self.steps.push(Vec::new());
        *y = TOP;
    }

    fn row(&mut self, piece: usize, row: &Row, y: &mut f32) {
        let mut done = vec![0_usize; row.cells.len()];
        let mut first = true;
        loop {
            let rule = row.rule && first && *y > TOP;
            if first && *y > TOP {
                *y += row.before;
            }
            let mut high = 0.0_f32;
            let mut cells = Vec::with_capacity(done.len());
            for (cell, done) in row.cells.iter().zip(&done) {
                let left = cell.lines.get(*done..).unwrap_or_default();
                let mut count = 0;
                let mut height = 0.0;
                for line in left {
                    // A line that is higher than a page goes over its end.
                    if *y + height + line.height > BOTTOM + 0.01 && !(*y <= TOP && count == 0) {
                        break;
                    }
                    height += line.height;
                    count += 1;
                }
                // The last line does not go to the next page alone.
                if left.len() - count == 1 && count > 2 {
                    count -= 1;
                }
                high = high.max(left.iter().take(count).map(|line| line.height).sum());
                cells.push(*done..*done + count);
            }
            let empty = cells.iter().all(Range::is_empty);
            if !empty || row.height() <= 0.0 {
                let point = (self.steps.len() - 1, *y);
                if first {
                    if let Some(mark) = &row.mark {
                        self.marks.push((mark.clone(), point));
                    }
                    if let Some(place) = row.place {
                        self.places.entry(place).or_insert(point);
                    }
                }
                for (done, cell) in done.iter_mut().zip(&cells) {
                    *done = cell.end;
                }
                self.step(Step::Lines(Lines {
                    piece,
                    y: *y,
                    cells,
                    first,
                    rule,
                }));
                *y += high;
                first = false;
            }
            let all = row.cells.iter().zip(&done);
            if all
                .into_iter()
                .all(|(cell, done)| *done >= cell.lines.len())
            {
                return;
            }
            self.turn(y);
        }
    }
}

/// How much room what begins at a piece needs on one page, as far as it must not be parted.
fn need(pieces: &[Piece], at: usize) -> f32 {
    let mut need = 0.0;
    for (n, piece) in pieces.iter().enumerate().skip(at) {
        match piece {
            Piece::Open(Group::Claim) => {
                if let Some(height) = whole(pieces, n) {
                    return need + height;
                }
            }
            Piece::Open(_) | Piece::Close => {}
            Piece::Row(row) => {
                need += row.before;
                if !row.keep {
                    return need + start(row);
                }
                need += row.height();
            }
        }
        if need > HEIGHT {
            break;
        }
    }
    need
}

/// How high a claim is, if it is to stay on one page.
fn whole(pieces: &[Piece], at: usize) -> Option<f32> {
    let mut height = 0.0;
    let mut depth = 0_usize;
    for piece in pieces.get(at..)? {
        match piece {
            Piece::Open(_) => depth += 1,
            Piece::Close => {
                depth -= 1;
                if depth == 0 {
                    return Some(height);
                }
            }
            Piece::Row(row) => height += row.before + row.height(),
        }
        if height > WHOLE {
            return None;
        }
    }
    Some(height)
}

/// How much of a row must stand together: a row of a table whole, a short entry, else two lines.
fn start(row: &Row) -> f32 {
    if matches!(row.role, Role::Cells | Role::Columns) {
        return row.height();
    }
    let cells = row.cells.iter().map(|cell| {
        let few = if row.role == Role::Entry { 5 } else { 3 };
        let count = if cell.lines.len() <= few { few } else { 2 };
        let lines = cell.lines.iter().take(count);
        lines.map(|line| line.height).sum::<f32>()
    });
    cells.fold(0.0, f32::max)
}
