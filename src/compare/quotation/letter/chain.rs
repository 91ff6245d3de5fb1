//! Places of pieces, put together.

use super::{Hit, Whole, whole};
use crate::compare::quotation::{
    folded::Folded,
    pieces::{Gap, Piece},
};

/// Bytes of a document between two pieces of one quotation, at most, where something was left out: a long paragraph.
const FAR: usize = 1000;
/// Words of a document that words in square brackets may stand for.
const REPLACED: usize = 10;

/// Puts the places of pieces together: of those that go on in the same way, the nearest.
pub(super) fn chains(pieces: &[Piece], all: &[Vec<Hit>], document: &Folded) -> Vec<Whole> {
    // For each place of a piece, the place of the next one that goes on with it.
    let mut next: Vec<Vec<Option<usize>>> = Vec::with_capacity(all.len());
    for number in (0..all.len()).rev() {
        let here = all.get(number).map(Vec::as_slice).unwrap_or_default();
        let Some(there) = all.get(number + 1) else {
            next.push(vec![Some(0); here.len()]);
            continue;
        };
        // From each place of the next piece on, the first that is gone on with itself.
        let mut onward = vec![None; there.len() + 1];
        for at in (0..there.len()).rev() {
            let goes_on = next
                .last()
                .and_then(|next: &Vec<Option<usize>>| next.get(at))
                .is_some_and(Option::is_some);
            let behind = onward.get(at + 1).copied().flatten();
            if let Some(first) = onward.get_mut(at) {
                *first = if goes_on { Some(at) } else { behind };
            }
        }
        let gap = pieces
            .get(number + 1)
            .map_or(Gap::LeftOut, |piece| piece.before);
        let find = |hit: &Hit| {
            let from = there.partition_point(|other| other.first < hit.end);
            let at = onward.get(from).copied().flatten()?;
            let other = there.get(at)?;
            near(document, hit.end, other.first, gap).then_some(at)
        };
        let mut found: Vec<Option<usize>> = here.iter().map(find).collect();
        // Two that go on in the same place: the later one is nearer.
        for at in 1..found.len() {
            let same =
                found.get(at).copied().flatten().is_some() && found.get(at) == found.get(at - 1);
            if let Some(earlier) = found.get_mut(at - 1).filter(|_| same) {
                *earlier = None;
            }
        }
        next.push(found);
    }
    next.reverse();
    let first = all.first().map(Vec::as_slice).unwrap_or_default();
    let mut found = Vec::new();
    for start in 0..first.len() {
        let mut hits = Vec::with_capacity(all.len());
        let mut at = Some(start);
        for (list, onward) in all.iter().zip(&next) {
            let Some(here) = at else { break };
            at = onward.get(here).copied().flatten();
            if at.is_some() {
                hits.extend(list.get(here).copied());
            }
        }
        if hits.len() == all.len() {
            found.push(whole(&hits, document));
        }
    }
    found
}

fn near(document: &Folded, end: usize, first: usize, gap: Gap) -> bool {
    let span = |at: usize| {
        document
            .words()
            .get(at)
            .map(|word| word.span())
            .unwrap_or_default()
    };
    match gap {
        Gap::Inserted => first - end <= REPLACED,
        Gap::LeftOut => {
            span(first)
                .start
                .saturating_sub(span(end.saturating_sub(1)).end)
                <= FAR
        }
    }
}
