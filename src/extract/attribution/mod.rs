//! Who says what: sources, cues and contents.
//!
//! An attribution has three roles, as in the annotation of `PolNeAR` and the Penn Attribution Relations Corpus: a
//! *source* ("the mayor"), a *cue* ("said", "according to", "is expected"), and a *content* ("that the bridge will
//! close"). Each can be in several pieces. The content of a quotation includes its quotation marks and the stop
//! inside them; that of indirect speech includes "that" and leaves out the final stop. The source takes in its
//! description ("Ana Ruiz, the mayor of Dorn,").
//!
//! Everything is found by rules over a hand-written lexicon ([`super::grammar`]); quotations in straight and curly
//! marks, over sentences and paragraphs, are followed. Time is linear in the text.

mod adjuncts;
mod clause;
mod complement;
mod denial;
mod label;
mod nominal;
mod passage;
mod passive;
mod resolve;
mod scene;
mod speech;
#[cfg(test)]
mod tests;
mod traits;

use super::grammar::{self, Word};
use super::words::WordList;
use crate::text::Span;

/// The text to read, already cut.
#[derive(Clone, Copy, Debug)]
pub struct Passages<'a> {
    /// The whole text; all spans refer to it.
    pub text: &'a str,
    /// Its paragraphs, in order.
    pub paragraphs: &'a [Span],
    /// The sentences of each paragraph, in order; a missing entry stands for "one sentence".
    pub sentences: &'a [Vec<Span>],
}

/// How the content reaches the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// Somebody said, wrote or told it.
    #[default]
    Speech,
    /// Somebody wants, expects, supports or fears it.
    Attitude,
    /// Nobody in particular: it is expected, seems, or is reported.
    Report,
}

/// A guess at the named speaker that a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// Where the name stands.
    pub name: Span,
}

/// One attribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// Who says it; empty where nobody is named ("is expected to").
    pub source: Vec<Span>,
    /// The words that attribute.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// The word by which the text distances itself: "allegedly", "reportedly", the verb of "is said to".
    pub hedge: Option<Span>,
    /// Whether the source is a person or group without a name ("officials familiar with the talks").
    pub anonymous: bool,
    /// Through whom the words came: the report, broadcaster or spokesperson that carries somebody else's words.
    pub through: Option<Span>,
    /// The named speaker a pronoun probably stands for. A guess, never a finding.
    pub resolved: Option<Guess>,
    /// How the content reaches the reader.
    pub manner: Manner,
    /// Whether the source denies the content, or does not say or confirm it: "denied that", "declined to say".
    pub denied: bool,
}

/// Finds the attributions of a text, in order of their cues.
pub fn attributions(passages: &Passages) -> Vec<Attribution> {
    let mut said = Said::new(passages.text);
    let mut list = WordList::default();
    let mut tagged = Vec::new();
    for (at, paragraph) in passages.paragraphs.iter().enumerate() {
        let whole = [*paragraph];
        let sentences = passages
            .sentences
            .get(at)
            .map_or(whole.as_slice(), Vec::as_slice);
        list.fill(passages.text, *paragraph);
        grammar::read(passages.text, list.all(), &mut tagged);
        said.add(*paragraph, sentences, &mut tagged);
    }
    said.join()
}

/// Gathers who says what, paragraph by paragraph.
#[derive(Debug)]
pub struct Said<'t> {
    text: &'t str,
    found: Vec<Attribution>,
    /// The attribution whose content the next paragraph is.
    announced: Option<usize>,
    open: passage::Open,
    /// Whether no paragraph was read yet: the first may be a headline.
    first: bool,
}

impl<'t> Said<'t> {
    /// Nothing yet of what is said in `text`.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            found: Vec::new(),
            announced: None,
            open: passage::Open::default(),
            first: true,
        }
    }

    /// Adds the attributions of the next paragraph, from its words; quotations are marked among these.
    pub fn add(&mut self, paragraph: Span, sentences: &[Span], tagged: &mut [Word]) {
        let first = std::mem::replace(&mut self.first, false);
        let words = paragraph.trimmed(self.text);
        if words.is_empty() {
            // An empty paragraph holds neither what was announced nor anything new.
            return;
        }
        let announced = self.announced.take();
        if let Some(attribution) = announced.and_then(|at| self.found.get_mut(at)) {
            attribution.content.push(words);
        }
        passage::read(
            self.text,
            tagged,
            sentences,
            first,
            &mut self.open,
            &mut self.found,
        );
        let last = self.found.last();
        self.announced = last
            .filter(|last| last.content.is_empty())
            .map(|_| self.found.len() - 1);
    }

    /// The attributions of the whole text, in order of their cues.
    pub fn join(self) -> Vec<Attribution> {
        let mut found = self.found;
        found.retain(|attribution| !attribution.content.is_empty());
        resolve::pronouns(self.text, &mut found);
        resolve::nested(&mut found);
        found
    }
}
