//! One text beside a later one: what became of each sentence, and where the words of a span stand now.
//!
//! Sentences that stand in both are aligned first; between them, words. Time and memory grow with the length of both texts.
//! Nothing here decides what words mean the same: words are the same, or they are not ([`same_words`]), and what is not is
//! for a person ([`Followed`]).

mod build;
mod differs;
mod edits;
mod fold;
mod follow;
mod near;
mod pieces;
#[cfg(test)]
mod tests;

pub use differs::{Differs, differs, is_negation, is_number_word};
pub use edits::edits;
pub use fold::{same_words, straight};
pub use follow::{Followed, is_word};
pub use pieces::{Words, differences};

use super::Span;

/// What became of a sentence of the old text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It stands in the new text, word for word, in line with the sentences around it.
    Same(usize),
    /// It stands elsewhere, word for word, and once in either text.
    Moved(usize),
    /// Much of it stands in some sentences of the new text (indices, the end not included).
    Changed(usize, usize),
    /// It stands in the new text word for word, and what stands where cannot be told. No more than
    /// [`MOST_PLACES`](crate::text::MOST_PLACES) are named.
    Several(Vec<usize>),
    /// It is not in the new text.
    Gone,
}

/// What a sentence of the new text was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Came {
    /// It is new.
    #[default]
    New,
    /// It stood in the old text, word for word, in line.
    Same(usize),
    /// It stood elsewhere in the old text, word for word.
    Moved(usize),
    /// It stood in the old text, word for word, and which of several it was cannot be told.
    Twin,
    /// It is a sentence of the old text with other words (the first of them, if it was several).
    Changed(usize),
}

/// One text: its sentences and its tokens.
#[derive(Debug, Default)]
struct Side {
    sentences: Vec<Span>,
    /// The tokens of the sentences, in order.
    tokens: Vec<Span>,
    /// The first token of each sentence, and one past the last token of all.
    first: Vec<usize>,
}

/// How two texts lie beside each other.
#[derive(Debug, Default)]
pub struct Alignment {
    old: Side,
    new: Side,
    fits: Vec<Fit>,
    came: Vec<Came>,
    /// The new token that each old one is.
    words: Vec<Option<usize>>,
    near: near::Near,
}

impl Alignment {
    /// Lays two texts beside each other. Sentences are in order and do not overlap; what lies in none is not looked at.
    pub fn new(old: &str, old_sentences: &[Span], new: &str, new_sentences: &[Span]) -> Self {
        build::build(
            (old, Side::new(old, old_sentences)),
            (new, Side::new(new, new_sentences)),
        )
    }

    /// What became of each sentence of the old text.
    pub fn fits(&self) -> &[Fit] {
        &self.fits
    }

    /// What each sentence of the new text was.
    pub fn came(&self) -> &[Came] {
        &self.came
    }

    /// The words of the old text that do not stand in the new one in their place, and those of the new one that did not
    /// stand in the old one: neighbours in one span. For a reader; sentences that moved are whole.
    pub fn changed_words(&self, old: &str, new: &str) -> (Vec<Span>, Vec<Span>) {
        let mut mine = vec![false; self.old.tokens.len()];
        let mut theirs = vec![false; self.new.tokens.len()];
        let words = self.old.tokens.iter().zip(&self.words).zip(&mut mine);
        for ((span, word), mine) in words {
            let there = word.and_then(|at| Some((self.new.tokens.get(at)?, theirs.get_mut(at)?)));
            if let Some((there, kept)) = there {
                *mine = same_words(span.of(old), there.of(new));
                *kept = *mine;
            }
        }
        (self.old.unmarked(&mine), self.new.unmarked(&theirs))
    }
}

impl Side {
    fn new(text: &str, sentences: &[Span]) -> Self {
        let mut side = Self {
            sentences: sentences.to_vec(),
            ..Self::default()
        };
        for sentence in sentences {
            side.first.push(side.tokens.len());
            let tokens = super::Token::each(text, *sentence);
            side.tokens.extend(tokens.map(|token| token.span));
        }
        side.first.push(side.tokens.len());
        side
    }

    /// The tokens of some sentences, the end not included.
    fn tokens_of(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let at = |sentence| {
            let end = self.tokens.len();
            self.first.get(sentence).copied().unwrap_or(end)
        };
        at(from)..at(to)
    }

    /// The sentence of a token.
    fn sentence_of(&self, token: usize) -> usize {
        self.first
            .partition_point(|first| *first <= token)
            .saturating_sub(1)
    }

    /// Those things in a sorted list of spans that share something with a span, as a range of indices.
    fn met(list: &[Span], span: Span) -> std::ops::Range<usize> {
        let from = list.partition_point(|one| one.end <= span.start);
        let to = list.partition_point(|one| one.start < span.end);
        from..to.max(from)
    }

    /// The stretches of tokens that are not marked, sentence by sentence.
    fn unmarked(&self, marked: &[bool]) -> Vec<Span> {
        let mut found: Vec<(usize, Span)> = Vec::new();
        let mut sentence = 0;
        for (at, (token, marked)) in self.tokens.iter().zip(marked).enumerate() {
            while self
                .first
                .get(sentence + 1)
                .is_some_and(|first| *first <= at)
            {
                sentence += 1;
            }
            if *marked {
                continue;
            }
            match found.last_mut() {
                Some((last, span)) if *last + 1 == at && self.first.get(sentence) != Some(&at) => {
                    *last = at;
                    span.end = token.end;
                }
                _ => found.push((at, *token)),
            }
        }
        found.into_iter().map(|(_, span)| span).collect()
    }
}
