//! Where places of the text are in the part.

use crate::import::readers::docx::{Piece, Run, Traced, What};

/// Which of two neighbours a place belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What comes behind it.
    Before,
    /// What stands in front of it.
    After,
}

/// A place in the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In bytes of the part.
    pub at: usize,
    /// The run that it belongs to.
    pub run: usize,
    /// The run is cut there.
    pub cuts: bool,
    /// The words of this piece are cut there too.
    pub piece: Option<usize>,
}

/// The places of a part.
#[derive(Clone, Copy)]
pub struct Places<'a> {
    /// Its XML.
    pub source: &'a str,
    /// What its words are, and where.
    pub traced: &'a Traced,
}

impl<'a> Places<'a> {
    /// A run, by its number.
    pub fn run(&self, at: usize) -> Option<&'a Run> {
        self.traced.runs.get(at)
    }

    /// Where a place of the text is in the part.
    pub fn place(&self, at: usize, side: Side) -> Option<Place> {
        let pieces = &self.traced.pieces;
        // The piece with the letter behind the place, or in front of it; where letters come from nowhere, the next.
        let behind = pieces.partition_point(|piece| piece.span.end <= at);
        let before = pieces.partition_point(|piece| piece.span.start < at);
        let (number, side) = match (side, before.checked_sub(1)) {
            (Side::After, Some(number)) => (number, side),
            (Side::Before, Some(number)) if behind == pieces.len() => (number, Side::After),
            _ => (behind, Side::Before),
        };
        let piece = pieces.get(number)?;
        let run = self.run(piece.run)?;
        let outside = |at| Place {
            at,
            run: piece.run,
            cuts: false,
            piece: None,
        };
        if let Some(holder) = &run.holder {
            return Some(outside(match side {
                Side::Before => holder.start,
                Side::After => holder.end,
            }));
        }
        let inside = at.clamp(piece.span.start, piece.span.end) - piece.span.start;
        if inside > 0
            && inside < piece.span.len()
            && let Some(at) = self.letter(piece, inside)
        {
            return Some(Place {
                at,
                run: piece.run,
                cuts: true,
                piece: Some(number),
            });
        }
        let begins = inside == 0 || (inside < piece.span.len() && side == Side::Before);
        let whole = piece.whole();
        let first = run.properties.as_ref().map_or(run.tag.end, |p| p.end);
        let tail = self
            .source
            .get(whole.end..run.whole.end)
            .unwrap_or_default();
        Some(if begins && whole.start == first {
            outside(run.whole.start)
        } else if !begins && tail.starts_with("</") {
            outside(run.whole.end)
        } else {
            Place {
                at: if begins { whole.start } else { whole.end },
                run: piece.run,
                cuts: true,
                piece: None,
            }
        })
    }

    /// Whether a place is not where it was asked for, because letters there cannot be told apart.
    pub fn is_blurred(&self, at: usize, place: Place) -> bool {
        let inside = |piece: &&Piece| piece.span.start < at && at < piece.span.end;
        self.traced.pieces.iter().any(|piece| inside(&piece)) && place.piece.is_none()
    }

    /// Where in the part a letter of a piece stands, so many bytes into it; `None` where nothing can be put in front of it.
    fn letter(&self, piece: &Piece, inside: usize) -> Option<usize> {
        let What::Words {
            tag, kept, letters, ..
        } = &piece.what
        else {
            return None;
        };
        let all: String = letters.iter().map(|(words, _)| words.as_str()).collect();
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        // White space at its ends does not count now, and would if it had to be kept; of a default nobody knows.
        let tag = self.source.get(tag.clone())?;
        if !kept && (all.starts_with(blank) || all.ends_with(blank) || tag.contains("space")) {
            return None;
        }
        let said = piece.span.of(&self.traced.text);
        // Letter for letter, but for white space at an end of the paragraph; figures may be raised.
        let missing = all.chars().count().checked_sub(said.chars().count())?;
        let alike = |lead: &usize| {
            let mut pairs = all.chars().skip(*lead).zip(said.chars());
            pairs.all(|(one, other)| blank(one) == blank(other))
        };
        let lead = (0..=missing).find(alike)?;
        let mut left = lead + said.get(..inside)?.chars().count();
        for (words, place) in letters {
            let count = words.chars().count();
            if left < count {
                if left == 0 {
                    return Some(place.start);
                }
                let plain = place.len() == words.len();
                let byte = words.char_indices().nth(left)?.0;
                return plain.then_some(place.start + byte);
            }
            left -= count;
        }
        letters.last().map(|(_, place)| place.end)
    }
}
