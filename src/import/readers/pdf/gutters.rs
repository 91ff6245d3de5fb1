//! The white between columns: strips that no word crosses over many rows.

use super::words::Row;

/// The narrowest strip that is looked at, in sizes of the text. Spaces of set lines are narrower, but for a stretched one here
/// and there.
const NARROWEST: f32 = 0.55;
/// Headings are set in letters of this many times the usual size.
const HEADING: f32 = 1.12;
/// White is no space from so many times the usual space on.
const STRETCHED: f32 = 1.5;
/// The same for letters of any size that stand on both its sides: headings are not stretched.
const LARGE: f32 = 0.4;
/// How wide a strip must be that goes past so many rows with words on both its sides: a space may stand above a space by
/// chance, the rarer the wider they are and the more there are.
const WIDTHS: [(f32, usize); 3] = [(0.6, 8), (0.9, 4), (1.6, 3)];
/// How much narrower a strip may be than a gutter elsewhere and be the same one, in sizes of the text.
const SAME: f32 = 0.25;
/// What stands no further from a strip than this is beside it, in sizes of the text.
const CLOSE: f32 = 2.5;
/// Lines that begin within so much of one another begin at one edge, in sizes of the text.
const ALIGNED: f32 = 0.15;
/// Columns have this many letters a row at least; what is narrower are numbers of items, or a table.
const LETTERS: usize = 12;
/// The most strips that are followed at once.
const FOLLOWED: usize = 64;
/// The most strips of a page that are weighed.
const WEIGHED: usize = 400;

/// A strip of white, as wide as all its rows leave it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strip {
    /// Its left edge.
    pub x0: f32,
    /// Its right edge.
    pub x1: f32,
    /// The first row that it passes.
    pub from: usize,
    /// One past the last one.
    pub to: usize,
    /// How many of them have words close to its left.
    left: usize,
    /// How many have words close to its right.
    right: usize,
    /// How many begin right at its right edge, as lines of a column do.
    aligned: usize,
}

impl Strip {
    /// The line in its middle.
    pub fn middle(&self) -> f32 {
        f32::midpoint(self.x0, self.x1)
    }

    fn both(&self) -> usize {
        self.left.min(self.right)
    }
}

/// All strips of some rows that have words on both sides, the strongest first. `em` is the size of the text.
/// `wide` is how many times wider than usual its spaces are.
pub fn strips(rows: &[Row], em: f32, wide: f32) -> Vec<Strip> {
    let mut open: Vec<Strip> = Vec::new();
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let whites = whites(row, em, wide);
        let mut next: Vec<Strip> = Vec::new();
        for strip in &open {
            let mut whole = false;
            for (x0, x1) in &whites {
                let both = (strip.x0.max(*x0), strip.x1.min(*x1));
                whole |= both == (strip.x0, strip.x1);
                if both.1 - both.0 >= NARROWEST * em {
                    // An edge that moves was none.
                    let moved = strip.x1 - both.1 > ALIGNED * em;
                    let aligned = both.1 < f32::MAX && x1 - both.1 <= ALIGNED * em;
                    next.push(Strip {
                        x0: both.0,
                        x1: both.1,
                        left: strip.left
                            + usize::from(both.0 > f32::MIN && both.0 - x0 <= CLOSE * em),
                        right: strip.right
                            + usize::from(both.1 < f32::MAX && x1 - both.1 <= CLOSE * em),
                        aligned: if moved { 0 } else { strip.aligned } + usize::from(aligned),
                        ..*strip
                    });
                }
            }
            if !whole && strip.both() > 0 {
                found.push(Strip { to: at, ..*strip });
            }
        }
        next.extend(whites.iter().map(|(x0, x1)| Strip {
            x0: *x0,
            x1: *x1,
            from: at,
            to: at,
            left: usize::from(*x0 > f32::MIN),
            right: usize::from(*x1 < f32::MAX),
            aligned: usize::from(*x1 < f32::MAX),
        }));
        // Of two strips alike the longer one says it all.
        next.sort_by(|a, b| {
            let edges = a.x0.total_cmp(&b.x0).then(b.x1.total_cmp(&a.x1));
            edges.then(a.from.cmp(&b.from))
        });
        next.dedup_by(|later, kept| {
            (later.x0, later.x1) == (kept.x0, kept.x1) && later.from >= kept.from
        });
        if next.len() > FOLLOWED {
            next.sort_by_key(|strip| strip.from);
            next.truncate(FOLLOWED);
        }
        open = next;
    }
    let to = rows.len();
    let left = open.into_iter().filter(|strip| strip.both() > 0);
    found.extend(left.map(|strip| Strip { to, ..strip }));
    let weight = |strip: &Strip| strip.both() as f32 * (strip.x1 - strip.x0).min(3.0 * em);
    found.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    found.truncate(WEIGHED);
    found
}

/// Where a row leaves white: before it, behind it, and where words stand further apart than in a line.
fn whites(row: &Row, em: f32, wide: f32) -> Vec<(f32, f32)> {
    let mut whites = Vec::new();
    let mut reached = f32::MIN;
    let mut before = 0.0;
    let mut words: Vec<_> = row.words.iter().collect();
    words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    for word in words {
        let size = word.size.min(before);
        let least = if size > HEADING * em {
            LARGE * wide * size
        } else {
            LARGE * size
        };
        if word.x0 - reached >= least.max(NARROWEST * em) {
            whites.push((reached, word.x0));
        }
        if word.x1 > reached {
            reached = word.x1;
            before = word.size;
        }
    }
    whites.push((reached, f32::MAX));
    whites
}

/// How many times wider than usual the spaces of a text are: those of typewriters are.
pub fn widening(pages: &[[Vec<Row>; 4]], em: f32) -> f32 {
    let rows = pages.iter().flatten().flatten();
    let mut gaps: Vec<f32> = rows
        .flat_map(|row| row.words.windows(2))
        .filter_map(|pair| match pair {
            [a, b] => Some(b.x0 - a.x1),
            _ => None,
        })
        .filter(|gap| (0.0..1.5 * em).contains(gap))
        .collect();
    if gaps.is_empty() {
        return 1.0;
    }
    let middle = gaps.len() / 2;
    let usual = *gaps.select_nth_unstable_by(middle, f32::total_cmp).1;
    (STRETCHED * usual / (NARROWEST * em)).max(1.0)
}

/// The strips that are gutters by themselves.
pub fn gutters(strips: &[Strip], rows: &[Row], em: f32) -> Vec<Strip> {
    let wide = |strip: &Strip| {
        WIDTHS
            .iter()
            .any(|(width, count)| strip.x1 - strip.x0 >= width * em && strip.both() >= *count)
            && strip.aligned * 2 + 1 >= strip.right
    };
    let strong = strips.iter().filter(|strip| wide(strip));
    let strong = strong.filter(|strip| parts_columns(strip, rows, em));
    strong.copied().collect()
}

/// The strips that lie where a gutter lies elsewhere in the document: a column may end with one line. `known` are the edges of
/// those gutters.
pub fn continued(strips: &[Strip], known: &[(f32, f32)], em: f32) -> Vec<Strip> {
    let slack = SAME * em;
    let holds = |strip: &&Strip| {
        known
            .iter()
            .any(|(x0, x1)| strip.x0 <= x0 + slack && strip.x1 >= x1 - slack)
    };
    strips.iter().filter(holds).copied().collect()
}

/// Whether what stands beside a strip are lines of words.
fn parts_columns(strip: &Strip, rows: &[Row], em: f32) -> bool {
    let (mut left, mut right) = ((0, 0), (0, 0));
    let rows = rows.iter().take(strip.to).skip(strip.from);
    for row in rows {
        let before = row.words.iter().rev().filter(|w| w.x1 <= strip.x0 + 0.1);
        let mut edge = strip.x0;
        let mut count = 0;
        for word in before {
            if edge - word.x1 > em && count > 0 {
                break;
            }
            count += word.text.chars().count();
            edge = word.x0;
        }
        left.0 += count;
        left.1 += usize::from(count > 0);
        let mut edge = strip.x1;
        let mut count = 0;
        for word in row.words.iter().filter(|w| w.x0 >= strip.x1 - 0.1) {
            if word.x0 - edge > em && count > 0 {
                break;
            }
            count += word.text.chars().count();
            edge = word.x1;
        }
        right.0 += count;
        right.1 += usize::from(count > 0);
    }
    left.0 >= LETTERS * left.1 && right.0 >= LETTERS * right.1
}
