//! The paragraphs of two drafts beside each other, for a reader.

use std::collections::BTreeMap;

use super::drafts::Comparison;
use crate::session::records::draft::DraftText;
use crate::text::{
    Span,
    align::{Came, Fit},
};

/// One row: a paragraph of the earlier draft, the one of the later that it became, or one of them alone. Indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// In the earlier draft.
    pub old: Option<usize>,
    /// In the later one.
    pub new: Option<usize>,
}

/// The paragraph that each sentence lies in, in the order of the sentences.
fn paragraphs_of(text: &DraftText, language: &str) -> Vec<usize> {
    let sentences = text.sentences(language).iter();
    sentences.map(|sentence| sentence.paragraph).collect()
}

impl Comparison {
    /// The paragraphs of both drafts in rows; those that hold the same sentences stand beside each other, where their order
    /// allows it.
    pub fn rows(&self, language: &str) -> Vec<Beside> {
        let old_of = paragraphs_of(&self.old, language);
        let new_of = paragraphs_of(&self.new, language);
        // How many sentences two paragraphs share.
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (fit, old) in self.alignment.fits().iter().zip(&old_of) {
            let new = match fit {
                Fit::Same(new) | Fit::Changed(new, _) => new_of.get(*new),
                _ => None,
            };
            if let Some(new) = new {
                *shared.entry((*new, *old)).or_default() += 1;
            }
        }
        let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for ((new, old), count) in shared {
            let here = best.entry(new).or_insert((old, count));
            if count > here.1 {
                *here = (old, count);
            }
        }
        let (olds, news) = (self.old.paragraphs().len(), self.new.paragraphs().len());
        let mut rows = Vec::new();
        let mut next = 0;
        for new in 0..news {
            let old = best
                .get(&new)
                .map(|(old, _)| *old)
                .filter(|old| *old >= next);
            if let Some(old) = old {
                rows.extend((next..old).map(|old| Beside {
                    old: Some(old),
                    new: None,
                }));
                next = old + 1;
            }
            rows.push(Beside {
                old,
                new: Some(new),
            });
        }
        rows.extend((next..olds).map(|old| Beside {
            old: Some(old),
            new: None,
        }));
        rows
    }

    /// The sentences of the later draft that did not stand in the earlier one as they are.
    pub fn changed_sentences(&self, language: &str) -> Vec<Span> {
        let sentences = self.new.sentences(language).iter();
        let came = self.alignment.came().iter();
        sentences
            .zip(came)
            .filter(|(_, came)| matches!(came, Came::New | Came::Changed(_)))
            .map(|(sentence, _)| sentence.span)
            .collect()
    }
}

/// Sentences shorter than this, in bytes, stand in many articles.
const TELLING: usize = 24;

/// How much of a text stands in another, per mille of the telling sentences of the shorter one.
pub(in crate::session) fn shared(one: &DraftText, other: &DraftText, language: &str) -> usize {
    let telling = |text: &DraftText| -> Vec<String> {
        let sentences = text.sentences(language).iter();
        let words = sentences.map(|sentence| sentence.span.of(text.text()).trim().to_owned());
        words.filter(|words| words.len() >= TELLING).collect()
    };
    let (one, other) = (telling(one), telling(other));
    let known: std::collections::HashSet<&str> = one.iter().map(String::as_str).collect();
    let both = other
        .iter()
        .filter(|words| known.contains(words.as_str()))
        .count();
    (both * 1000)
        .checked_div(one.len().min(other.len()))
        .unwrap_or(0)
}
