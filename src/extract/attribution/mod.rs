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
mod nominal;
mod passage;
mod passive;
mod resolve;
mod scene;
mod speech;
#[cfg(test)]
mod tests;
mod traits;

use super::grammar::{Word, read_words};
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
}

/// Finds the attributions of a text, in order of their cues.
pub fn attributions(passages: &Passages) -> Vec<Attribution> {
    attributions_and(passages, |_| ())
}

/// Like [`attributions`], and shows the words of each paragraph that has any to `reader`: tagging them is most of the
/// work, and others need them too.
pub fn attributions_and(passages: &Passages, mut reader: impl FnMut(&[Word])) -> Vec<Attribution> {
    let mut tagged = Vec::new();
    let mut found: Vec<Attribution> = Vec::new();
    let mut announced: Option<usize> = None;
    for (at, paragraph) in passages.paragraphs.iter().enumerate() {
        let whole = [*paragraph];
        let sentences = passages
            .sentences
            .get(at)
            .map_or(whole.as_slice(), Vec::as_slice);
        let words = paragraph.trimmed(passages.text);
        if words.is_empty() {
            // An empty paragraph holds neither what was announced nor anything new.
            continue;
        }
        if let Some(announced) = announced.take()
            && let Some(attribution) = found.get_mut(announced)
        {
            let attribution: &mut Attribution = attribution;
            attribution.content.push(words);
        }
        read_words(passages.text, *paragraph, &mut tagged);
        reader(&tagged);
        passage::read(passages.text, &mut tagged, sentences, at == 0, &mut found);
        announced = found
            .len()
            .checked_sub(1)
            .filter(|&at| found.get(at).is_some_and(|last| last.content.is_empty()));
    }
    found.retain(|attribution| !attribution.content.is_empty());
    resolve::pronouns(passages.text, &mut found);
    resolve::nested(&mut found);
    found
}
