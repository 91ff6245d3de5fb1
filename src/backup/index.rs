//! The sentences of all documents, to be searched and held against claims. Worked out of what was read, and never the only copy of
//! anything.

use std::{collections::BTreeMap, sync::Arc};

use super::Document;
use crate::{
    compare::passages::{Hit, Passages, by_meaning},
    meaning::{Encoder, Vector},
    storage::Hash,
    text::{Span, sentences},
};

/// So many hits of a claim are ranked by meaning before the best are shown.
const RANKED: usize = 50;

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

    /// The sentences that have the words somebody types, best first; the last word may be its beginning. Of the documents that `here`
    /// names alone.
    pub fn search(&self, typed: &str, limit: usize, here: impl Fn(Hash) -> bool) -> Vec<Found> {
        let hits = self.passages.search(typed, limit.saturating_mul(2));
        let found = hits.iter().filter_map(|hit| self.found(hit));
        let found = found.map(|(found, _)| found);
        found.filter(|one| here(one.document)).take(limit).collect()
    }

    /// The passages that bear on a claim, best first, with the reason; `title`: the headline above it. With an encoder the best are
    /// ranked by what they mean as well.
    pub fn bearing_on(
        &self,
        claim: &str,
        title: &str,
        limit: usize,
        encoder: Option<&Encoder>,
        here: impl Fn(Hash) -> bool,
    ) -> Vec<Bearing> {
        let mut hits = self.passages.bearing_on(claim, title, RANKED);
        if let Some((encoder, meant)) =
            encoder.and_then(|one| Some((one, one.meaning(claim).ok()?)))
        {
            by_meaning(&mut hits, |hit| {
                let (_, words) = self.found(hit)?;
                let vector: Vector = encoder.meaning(words).ok()?;
                Some(meant.likeness(&vector))
            });
        }
        let bearing = hits.iter().filter_map(|hit| {
            let (found, words) = self.found(hit)?;
            if !here(found.document) {
                return None;
            }
            let reasons = self.passages.reasons(claim, words);
            Some(Bearing { found, reasons })
        });
        bearing.take(limit).collect()
    }
}
