//! The sentences of all documents, to be searched and held against claims. Worked out of what was read, and never the only copy of
//! anything.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    Document,
    phrase::{Phrase, Stands},
};
use crate::{
    compare::passages::{Hit, Passages, by_meaning},
    meaning::{Encoder, Vector},
    storage::Hash,
    text::{Span, sentences},
};

/// So many hits of a claim are ranked by meaning before the best are shown.
const RANKED: usize = 30;

/// So many sentences that have what is typed are looked at for whether it stands there word next to word.
const LOOKED_AT: usize = 4_000;

/// An index over documents, which come in one by one.
#[derive(Debug, Default)]
pub struct Index {
    passages: Passages,
    documents: Vec<Indexed>,
    numbers: BTreeMap<Hash, usize>,
}

#[derive(Debug)]
struct Indexed {
    hash: Hash,
    document: Arc<Document>,
    sentences: Vec<Span>,
}

/// A sentence of a document that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The document.
    pub document: Hash,
    /// The sentence, in its text.
    pub place: Span,
}

/// A passage that bears on a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Bearing {
    /// Where it stands.
    pub found: Found,
    /// Why it was found, in words.
    pub reasons: Vec<String>,
    /// Whether it has a figure, a name or a date of the claim.
    pub has_facts: bool,
}

/// The most sentences whose meanings are kept: some 12 MB.
const MEANT: usize = 8_000;

/// What sentences mean, as far as it was asked for: the claims of an article ask for the same ones.
#[derive(Debug, Default)]
pub struct Meanings(Mutex<HashMap<u64, Vector>>);

impl Meanings {
    /// What a sentence means.
    fn of(&self, encoder: &Encoder, words: &str) -> Option<Vector> {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        let key = hasher.finish();
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(meant) = known().get(&key) {
            return Some(meant.clone());
        }
        let meant = encoder.meaning(words).ok()?;
        let mut known = known();
        if known.len() >= MEANT {
            known.clear();
        }
        known.insert(key, meant.clone());
        Some(meant)
    }
}

impl Index {
    /// Adds a document, unless it is there. Linear in its text.
    pub fn add(&mut self, hash: Hash, document: &Arc<Document>) {
        if self.numbers.contains_key(&hash) {
            return;
        }
        let language = if document.language.is_empty() {
            "en"
        } else {
            &document.language
        };
        let pieces = document.pieces.iter();
        let sentences: Vec<Span> = pieces
            .flat_map(|piece| sentences(&document.text, piece.span, language))
            .collect();
        let words = sentences.iter().map(|span| span.of(&document.text));
        let number = self.passages.add(words);
        self.numbers.insert(hash, number);
        self.documents.push(Indexed {
            hash,
            document: Arc::clone(document),
            sentences,
        });
    }

    /// How many sentences it holds.
    pub const fn len(&self) -> usize {
        self.passages.len()
    }

    /// Whether it holds none.
    pub const fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    fn found(&self, hit: &Hit) -> Option<(Found, &str)> {
        let indexed = self.documents.get(hit.document)?;
        let place = *indexed.sentences.get(hit.sentence)?;
        let found = Found {
            document: indexed.hash,
            place,
        };
        Some((found, place.of(&indexed.document.text)))
    }

    /// The sentences that have the words somebody types, best first; the last word may be its beginning. Those in which they stand next
    /// to each other come before those in which they stand apart, and those that have all of them before the rest. Of the documents
    /// that `here` names alone.
    pub fn search(&self, typed: &str, limit: usize, here: impl Fn(Hash) -> bool) -> Vec<Found> {
        let phrase = Phrase::of(typed);
        let hits = self.passages.search(typed, limit.max(LOOKED_AT));
        let found = hits.iter().filter_map(|hit| self.found(hit));
        let found = found.filter(|(found, _)| here(found.document));
        let mut found: Vec<(Stands, Found)> = found
            .map(|(found, words)| (phrase.stands(words), found))
            .collect();
        // Those that stand alike stay in order.
        found.sort_by_key(|(stands, _)| *stands);
        let found = found.into_iter().map(|(_, found)| found);
        found.take(limit).collect()
    }

    /// The passages that bear on a claim, best first, with the reason; `title`: the headline above it. With an encoder the best are
    /// ranked by what they mean as well.
    pub fn bearing_on(
        &self,
        claim: &str,
        title: &str,
        limit: usize,
        encoder: Option<(&Encoder, &Meanings)>,
        here: impl Fn(Hash) -> bool,
    ) -> Vec<Bearing> {
        let mut hits = self.passages.bearing_on(claim, title, RANKED);
        if let Some((encoder, meanings)) = encoder
            && let Some(meant) = meanings.of(encoder, claim)
        {
            by_meaning(&mut hits, |hit| {
                let (_, words) = self.found(hit)?;
                Some(meant.likeness(&meanings.of(encoder, words)?))
            });
        }
        let bearing = hits.iter().filter_map(|hit| {
            let (found, words) = self.found(hit)?;
            if !here(found.document) {
                return None;
            }
            let why = self.passages.reasons(claim, words);
            Some(Bearing {
                found,
                has_facts: why.facts > 0,
                reasons: why.words,
            })
        });
        bearing.take(limit).collect()
    }
}
