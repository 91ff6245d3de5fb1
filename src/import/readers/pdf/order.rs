//! The order in which a page is read: columns by the white between them, bands by what stands across it.

use super::gutters::Strip;
use super::words::{Row, Word};

/// How often a page is cut at most; what is cut further is read from the top down.
const CUTS: usize = 64;
/// A heading is set in letters of this many times the usual size.
const LARGE: f32 = 1.12;
/// A heading that stands alone keeps so much distance from the base line above it, in its own size; more than lines of text
/// keep that stand beside it by chance.
const ABOVE: f32 = 1.3;
/// And so much to the one below.
const BENEATH: f32 = 0.9;
/// Lines of one heading stand closer together than this, in its own size.
const PARTED: f32 = 1.8;
/// What stands this little apart in height is one line, in sizes of the font.
const LINE: f32 = 0.3;

/// What stands in one row of one column.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its base line.
    pub y: f32,
    /// Where it begins.
    pub x0: f32,
    /// Where it ends.
    pub x1: f32,
    /// Its words.
    pub words: Vec<Word>,
}

impl Piece {
    fn new(y: f32, words: Vec<Word>) -> Self {
        Self {
            y,
            x0: words.iter().map(|w| w.x0).fold(f32::MAX, f32::min),
            x1: words.iter().map(|w| w.x1).fold(f32::MIN, f32::max),
            words,
        }
    }

    /// The size of its largest word.
    fn size(&self) -> f32 {
        self.words.iter().map(|w| w.size).fold(0.0, f32::max)
    }
}

/// The lines of a page in the order in which they are read, in columns.
/// `em` is the size of the text.
pub fn columns(rows: Vec<Row>, gutters: &[Strip], em: f32) -> Vec<Vec<Piece>> {
    let mut pieces = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        let here = gutters.iter().filter(|g| g.from <= at && at < g.to);
        let here: Vec<&Strip> = here.collect();
        let mut open: Vec<Word> = Vec::new();
        for word in row.words {
            let cut = open.last().is_some_and(|before| {
                let (from, to) = if before.x0 < word.x0 {
                    (before.x1, word.x0)
                } else {
                    (word.x1, before.x0)
                };
                here.iter().any(|g| from <= g.x0 + 0.1 && g.x1 <= to + 0.1)
            });
            if cut {
                pieces.push(Piece::new(row.y, std::mem::take(&mut open)));
            }
            open.push(word);
        }
        pieces.push(Piece::new(row.y, open));
    }
    let mut middles: Vec<f32> = gutters.iter().map(Strip::middle).collect();
    middles.sort_by(f32::total_cmp);
    middles.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    let mut columns = Vec::new();
    let known = Known { middles, em };
    cut(pieces, &known, CUTS, &mut columns);
    columns
}

/// What is known of the page.
struct Known {
    /// The middles of its gutters.
    middles: Vec<f32>,
    /// The size of its text.
    em: f32,
}

/// Cuts a region, and what it is cut into.
fn cut(mut pieces: Vec<Piece>, known: &Known, cuts: usize, into: &mut Vec<Vec<Piece>>) {
    if pieces.is_empty() {
        return;
    }
    if cuts == 0 || pieces.len() == 1 {
        return into.push(lines(pieces));
    }
    pieces.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    // White from the top to the bottom.
    let mut reached = f32::MIN;
    let gap = pieces.iter().position(|piece| {
        let gap = reached > f32::MIN && piece.x0 > reached;
        reached = reached.max(piece.x1);
        gap
    });
    if let Some(gap) = gap {
        if let Some((from, to)) = heading(&pieces, gap, known.em) {
            let (above, mut rest): (Vec<_>, Vec<_>) = pieces.into_iter().partition(|p| p.y < from);
            let below = rest.iter().filter(|p| p.y > to).cloned().collect();
            rest.retain(|p| p.y <= to);
            cut(above, known, cuts - 1, into);
            into.push(lines(rest));
            return cut(below, known, cuts - 1, into);
        }
        let right = pieces.split_off(gap);
        let top = |part: &[Piece]| part.iter().map(|p| p.y).fold(f32::MAX, f32::min);
        let bottom = |part: &[Piece]| part.iter().map(|p| p.y).fold(f32::MIN, f32::max);
        if bottom(&right) < top(&pieces) {
            cut(right, known, cuts - 1, into);
            return cut(pieces, known, cuts - 1, into);
        }
        cut(pieces, known, cuts - 1, into);
        return cut(right, known, cuts - 1, into);
    }
    // Else where the fewest stand across a gutter: they part what is above from what is below.
    let best = known
        .middles
        .iter()
        .filter_map(|middle| {
            let across = pieces.iter().filter(|p| p.x0 < *middle && *middle < p.x1);
            let across = across.count();
            let left = pieces.iter().filter(|p| p.x1 <= *middle).count();
            let right = pieces.len() - across - left;
            (left > 0 && right > 0).then_some((across, *middle))
        })
        .min_by(|a, b| a.0.cmp(&b.0));
    let Some((_, middle)) = best else {
        return into.push(lines(pieces));
    };
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut band: Vec<Piece> = Vec::new();
    let mut crossing = false;
    for piece in pieces {
        let across = piece.x0 < middle && middle < piece.x1;
        if across != crossing {
            cut(std::mem::take(&mut band), known, cuts - 1, into);
            crossing = across;
        }
        band.push(piece);
    }
    cut(band, known, cuts - 1, into);
}

/// The base lines, first and last, of the first heading that begins a band of its own: nothing stands beside it, and columns
/// stand below it on both sides of the white. The pieces are in order from left to right, `gap` is the first right of it.
fn heading(pieces: &[Piece], gap: usize, em: f32) -> Option<(f32, f32)> {
    let mut heights: Vec<(f32, f32)> = pieces.iter().map(|p| (p.y, p.size())).collect();
    heights.sort_by(|a, b| a.0.total_cmp(&b.0));
    let lowest = |part: Option<&[Piece]>| {
        let part = part.unwrap_or_default().iter();
        part.map(|p| p.y).fold(f32::MIN, f32::max)
    };
    let lowest = lowest(pieces.get(..gap)).min(lowest(pieces.get(gap..)));
    let (mut first, mut last) = (None, None);
    // The last line of a heading that something stands beside: its other lines begin no band either.
    let mut beside = f32::MIN;
    for (at, (y, size)) in heights.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| heights.get(at));
        let next = heights.get(at + 1);
        let large = *size > LARGE * em;
        let free = before.is_none_or(|(above, _)| {
            y - above > ABOVE * size || last.is_some_and(|last: f32| (last - above).abs() < 0.1)
        }) && next.is_some_and(|(below, _)| below - y > BENEATH * size);
        let parted = y - beside > PARTED * size;
        if large && free && parted && *y < lowest {
            first = first.or(Some(*y));
            last = Some(*y);
        } else if first.is_some() {
            break;
        } else if large {
            beside = *y;
        }
    }
    Some((first?, last?))
}

/// Pieces of one column as lines, from the top down.
fn lines(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut lines: Vec<Piece> = Vec::new();
    for mut piece in pieces {
        let size = piece.words.first().map_or(0.0, |w| w.size);
        match lines.last_mut() {
            Some(line)
                if (piece.y - line.y).abs() < LINE * size
                    && (piece.x0 >= line.x1 || piece.x1 <= line.x0) =>
            {
                if piece.x0 < line.x0 {
                    std::mem::swap(&mut line.words, &mut piece.words);
                }
                line.words.append(&mut piece.words);
                line.x0 = line.x0.min(piece.x0);
                line.x1 = line.x1.max(piece.x1);
            }
            _ => lines.push(piece),
        }
    }
    lines
}
