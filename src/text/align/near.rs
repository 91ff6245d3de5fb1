//! Which sentences of the new text are most like some words: for what is not where it was.

use std::collections::{BTreeMap, HashMap};

use super::{Came, Side, build::weight, fold::folded};
use crate::text::{Span, Token};

/// A word that stands in more sentences than this tells none of them from the others.
const COMMON: usize = 64;

/// The sentences of the new text that were not in the old one, by their words.
#[derive(Debug, Default)]
pub(super) struct Near {
    /// For each word, the sentences that hold it, and how often.
    holds: HashMap<String, Vec<(usize, usize)>>,
    /// What each sentence weighs.
    weighs: BTreeMap<usize, usize>,
}

/// The words of a text with how often each stands in it.
fn bag(text: &str) -> BTreeMap<String, usize> {
    let mut bag = BTreeMap::new();
    let words = Token::each(text, Span::whole(text)).map(|token| token.span.of(text));
    for word in words.filter(|word| weight(word) > 0) {
        *bag.entry(folded(word).to_lowercase()).or_default() += 1;
    }
    bag
}

impl Near {
    pub(super) fn of(text: &str, side: &Side, came: &[Came]) -> Self {
        let mut near = Self::default();
        for (at, (span, came)) in side.sentences.iter().zip(came).enumerate() {
            if matches!(came, Came::Same(_) | Came::Moved(_) | Came::Twin) {
                continue;
            }
            let mut all = 0;
            for (word, count) in bag(span.of(text)) {
                all += weight(&word) * count;
                let list = near.holds.entry(word).or_default();
                if list.len() <= COMMON {
                    list.push((at, count));
                }
            }
            near.weighs.insert(at, all);
        }
        near
    }

    /// The sentences most like some words, best first, with their likeness per mille (twice what is shared over what
    /// both weigh); at most two.
    pub(super) fn like(&self, words: &str, but: std::ops::Range<usize>) -> Vec<(usize, usize)> {
        let mut all = 0;
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for (word, count) in bag(words) {
            let by = weight(&word);
            all += by * count;
            let list = self.holds.get(&word).filter(|list| list.len() <= COMMON);
            for (at, there) in list
                .into_iter()
                .flatten()
                .filter(|(at, _)| !but.contains(at))
            {
                *shared.entry(*at).or_default() += by * count.min(*there);
            }
        }
        let mut found: Vec<(usize, usize)> = shared
            .into_iter()
            .map(|(at, shared)| {
                let both = all + self.weighs.get(&at).copied().unwrap_or_default();
                (at, (2000 * shared).checked_div(both).unwrap_or(0))
            })
            .collect();
        found.sort_unstable_by_key(|(at, score)| (std::cmp::Reverse(*score), *at));
        found.truncate(2);
        found
    }
}

/// How alike two texts are, per mille, by their words: as [`Near::like`] counts.
pub(super) fn likeness(one: &str, other: &str) -> usize {
    let (one, other) = (bag(one), bag(other));
    let weigh = |bag: &BTreeMap<String, usize>| -> usize {
        bag.iter().map(|(word, count)| weight(word) * count).sum()
    };
    let shared: usize = one
        .iter()
        .filter_map(|(word, count)| Some(weight(word) * count.min(other.get(word)?)))
        .sum();
    (2000 * shared)
        .checked_div(weigh(&one) + weigh(&other))
        .unwrap_or(0)
}
