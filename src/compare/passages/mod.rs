//! Which passages of some documents bear on a claim, best first.
//!
//! Documents come in one by one ([`Passages::add`]), as their sentences. A claim is held against all of them by its words, which costs
//! some milliseconds for hundreds of thousands of sentences; whoever has the encoder lets it look at the best few
//! ([`by_meaning`]).
//!
//! A passage is put forward because it has the words of the claim, its figures above all, or says something alike. Whether it supports
//! the claim, contradicts it or only speaks of the same is for a person to decide: no score tells. A passage in other words and
//! without a name or a figure of the claim is not found.
//!
//! The weights are plain numbers from the middle of a wide plateau, found on the development part of `WiCE` (Kamoi et al. 2023), where
//! a figure more or less, or one weight by a third, changes the measures by less than a point.

mod reasons;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use reasons::Why;

use crate::meaning::words::{Index, best, words};

/// What a figure of the claim weighs against a word of it: it is what is checked.
const FIGURE: f32 = 3.0;

/// What a word of the title weighs against one of the claim, which may speak of "he" or "the company".
const TITLE: f32 = 0.5;

/// What the better of the two sentences beside one adds, as a share of its own score: what a claim says often stands in two sentences.
const BESIDE: f32 = 0.3;

/// What standing first in a document adds, against the best sentence by words: pages end with comments, notices and links.
const EARLY: f32 = 0.2;

/// What likeness of meaning adds, against the best sentence by words.
const ALIKE: f32 = 0.8;

/// So many of the first are looked at by meaning. More than twenty change nothing that could be measured.
const LOOKED_AT: usize = 50;

/// An index over the sentences of documents.
#[derive(Clone, Debug, Default)]
pub struct Passages {
    index: Index,
    /// The first sentence of each document.
    documents: Vec<usize>,
}

/// A sentence that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its document, numbered in the order in which they were added.
    pub document: usize,
    /// Which of its sentences, from 0 on.
    pub sentence: usize,
    /// How well it fits, for comparing hits of one asking.
    pub score: f32,
}

impl Passages {
    /// Adds a document by its sentences; the answer is its number. What was added stays: whoever takes a document away leaves its hits
    /// out, or makes the index anew.
    pub fn add<'t>(&mut self, sentences: impl IntoIterator<Item = &'t str>) -> usize {
        let number = self.documents.len();
        self.documents.push(self.index.len());
        for sentence in sentences {
            self.index.add(sentence);
        }
        number
    }

    /// How many sentences all documents have together.
    pub const fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there is no sentence.
    pub const fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The sentences that bear on a claim by their words, best first. `title` says what the claim is about where it does not say so
    /// itself: the headline of the article; it may be empty. Of those with the same score the earlier stands first.
    pub fn bearing_on(&self, claim: &str, title: &str, limit: usize) -> Vec<Hit> {
        let mut asked: BTreeMap<String, f32> = words(title).map(|word| (word, TITLE)).collect();
        asked.extend(words(claim).map(|word| {
            let figure = word.starts_with(|c: char| c.is_numeric());
            (word, if figure { FIGURE } else { 1.0 })
        }));
        let scores = self.index.scores(&asked);
        let most = scores.iter().copied().fold(0.0, f32::max);
        if most <= 0.0 {
            return Vec::new();
        }
        let mut ranked = vec![0.0; scores.len()];
        for (start, end) in self.bounds() {
            let inside = scores.get(start..end).unwrap_or_default();
            let length = inside.len() as f32;
            let at = |place: Option<usize>| place.and_then(|place| inside.get(place)).copied();
            for (place, (own, rank)) in inside.iter().zip(ranked.iter_mut().skip(start)).enumerate()
            {
                let before = at(place.checked_sub(1)).unwrap_or_default();
                let after = at(Some(place + 1)).unwrap_or_default();
                let score = (own + BESIDE * before.max(after)) / most;
                if score > 0.0 {
                    *rank = score + EARLY * (1.0 - place as f32 / length);
                }
            }
        }
        self.hits(&ranked, limit)
    }

    /// The sentences that have the words somebody types, best first; the last word may be its beginning.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Hit> {
        self.hits(&self.index.typed(typed), limit)
    }

    /// Why a sentence bears on a claim. For the few that are shown.
    pub fn reasons(&self, claim: &str, sentence: &str) -> Why {
        reasons::why(&self.index, claim, sentence)
    }

    /// Where the sentences of each document begin and end.
    fn bounds(&self) -> impl Iterator<Item = (usize, usize)> {
        let ends = self.documents.iter().skip(1).copied();
        let all = ends.chain([self.index.len()]);
        self.documents.iter().copied().zip(all)
    }

    fn hits(&self, scores: &[f32], limit: usize) -> Vec<Hit> {
        let found = best(scores, limit).into_iter();
        let hit = |(at, score): (usize, f32)| {
            let document = self.documents.partition_point(|start| *start <= at);
            let document = document.checked_sub(1)?;
            let start = self.documents.get(document)?;
            Some(Hit {
                document,
                sentence: at - start,
                score,
            })
        };
        found.filter_map(hit).collect()
    }
}

/// Ranks hits anew by what they mean: `likeness` is that of the claim's meaning and the sentence's
/// ([`Vector::likeness`](crate::meaning::Vector::likeness)); it is asked of the first few only, and a hit of which it knows nothing
/// keeps its score.
pub fn by_meaning(hits: &mut [Hit], mut likeness: impl FnMut(&Hit) -> Option<f32>) {
    for hit in hits.iter_mut().take(LOOKED_AT) {
        hit.score += ALIKE * likeness(hit).unwrap_or_default();
    }
    // Those with the same score stay in order.
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
}
