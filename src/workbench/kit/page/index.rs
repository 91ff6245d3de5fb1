//! Which highlights lie on a piece of text, without looking at all of them.

use std::cmp::Reverse;

use super::Highlight;
use crate::text::Span;

/// The highlights of a draft in text order, with what it takes to find those on a piece of it.
#[derive(Debug, Default)]
pub struct Index {
    /// Places in the caller's slice, by start, the longer one first.
    order: Vec<usize>,
    /// The starts, in that order.
    starts: Vec<usize>,
    /// The furthest end up to here, in that order: it never falls, so it can be searched.
    reach: Vec<usize>,
}

impl Index {
    /// Sorts the highlights.
    pub fn new(highlights: &[Highlight]) -> Self {
        let mut sorted: Vec<(usize, Reverse<usize>, usize)> = highlights
            .iter()
            .enumerate()
            .map(|(place, highlight)| (highlight.span.start, Reverse(highlight.span.end), place))
            .collect();
        sorted.sort_unstable();
        let mut furthest = 0;
        Self {
            order: sorted.iter().map(|&(.., place)| place).collect(),
            starts: sorted.iter().map(|&(start, ..)| start).collect(),
            reach: sorted
                .iter()
                .map(|&(_, Reverse(end), _)| {
                    furthest = furthest.max(end);
                    furthest
                })
                .collect(),
        }
    }

    /// The highlights that share text with `span`, outer ones first.
    pub fn on<'a>(
        &self,
        highlights: &'a [Highlight],
        span: Span,
    ) -> impl Iterator<Item = &'a Highlight> {
        let from = self.reach.partition_point(|&reach| reach <= span.start);
        let to = self.starts.partition_point(|&start| start < span.end);
        self.order
            .get(from..to.max(from))
            .unwrap_or_default()
            .iter()
            .filter_map(|&place| highlights.get(place))
            .filter(move |highlight| highlight.span.overlaps(span))
    }

    /// The highlights on a byte, innermost first.
    pub fn at<'a>(&self, highlights: &'a [Highlight], byte: usize) -> Vec<&'a Highlight> {
        let mut hits: Vec<&Highlight> = self.on(highlights, Span::new(byte, byte + 1)).collect();
        hits.sort_by_key(|highlight| (highlight.span.len(), highlight.span.start));
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::kit::theme::MarkState;
    use proptest::prelude::*;

    fn marks(spans: &[(usize, usize)]) -> Vec<Highlight> {
        spans
            .iter()
            .zip(1..)
            .map(|(&(start, length), id)| Highlight {
                span: Span::new(start, start + length),
                state: MarkState::ToCheck,
                id,
                number: None,
            })
            .collect()
    }

    #[test]
    fn the_innermost_comes_first() {
        let highlights = marks(&[(0, 50), (10, 20), (12, 3), (40, 5)]);
        let index = Index::new(&highlights);
        let hits: Vec<u64> = index.at(&highlights, 13).iter().map(|hit| hit.id).collect();
        assert_eq!(hits, [3, 2, 1]);
        assert!(index.at(&highlights, 60).is_empty());
    }

    proptest! {
        #[test]
        fn it_finds_what_looking_at_all_of_them_finds(
            spans in prop::collection::vec((0_usize..100, 0_usize..30), 0..30),
            start in 0_usize..120,
            length in 0_usize..40,
        ) {
            let highlights = marks(&spans);
            let span = Span::new(start, start + length);
            let mut found: Vec<u64> = Index::new(&highlights).on(&highlights, span).map(|hit| hit.id).collect();
            found.sort_unstable();
            let all: Vec<u64> = highlights
                .iter()
                .filter(|highlight| highlight.span.overlaps(span))
                .map(|highlight| highlight.id)
                .collect();
            prop_assert_eq!(found, all);
        }
    }
}
