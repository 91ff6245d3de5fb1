//! One stretch of words to read, and what was found in it.

use super::Manner;
use crate::extract::grammar::quotes::Quotation;
use crate::extract::grammar::verbs::Group;
use crate::extract::grammar::{Tag, Word};

/// Words `start..end`.
pub type Range = (usize, usize);

/// An attribution in words.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    pub source: Option<Range>,
    pub cue: Vec<Range>,
    pub content: Vec<Range>,
    pub manner: Manner,
    /// Whether the content holds a quotation that following ones may continue.
    pub direct: bool,
}

/// A stretch of a paragraph: one sentence, or several that a quotation ties together.
pub struct Scene<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    pub quotes: &'a [Quotation],
    pub groups: &'a [Group],
    pub lo: usize,
    pub hi: usize,
}

impl Scene<'_> {
    /// The tag at `at`, if it lies in the stretch.
    pub fn tag(&self, at: usize) -> Option<Tag> {
        (self.lo..self.hi)
            .contains(&at)
            .then(|| self.words.get(at))
            .flatten()
            .map(|w| w.tag)
    }

    /// The tag just before `at`.
    pub fn before(&self, at: usize) -> Option<Tag> {
        at.checked_sub(1).and_then(|at| self.tag(at))
    }

    pub fn word(&self, at: usize) -> Option<&Word> {
        (self.lo..self.hi)
            .contains(&at)
            .then(|| self.words.get(at))
            .flatten()
    }

    /// The words of a form in the text, as written.
    pub fn form(&self, at: usize) -> &str {
        self.word(at).map_or("", |w| w.span.of(self.text))
    }

    /// Whether the word at `at` is this one, whatever its case.
    pub fn is(&self, at: usize, form: &str) -> bool {
        self.form(at).eq_ignore_ascii_case(form)
    }

    /// Whether it is one of these.
    pub fn is_any(&self, at: usize, forms: &[&str]) -> bool {
        self.word(at)
            .is_some_and(|word| word.is_any(self.text, forms))
    }

    /// The quotation that opens at `at`.
    pub fn opening(&self, at: usize) -> Option<Quotation> {
        let number = self.word(at)?.quote.checked_sub(1)?;
        let quotation = *self.quotes.get(number as usize)?;
        (quotation.first == at).then_some(quotation)
    }

    /// The quotation that closes at `at`.
    pub fn closing(&self, at: usize) -> Option<Quotation> {
        let number = self.word(at)?.quote.checked_sub(1)?;
        let quotation = *self.quotes.get(number as usize)?;
        (quotation.last == at && quotation.closed).then_some(quotation)
    }

    /// `end` without the final stop of the stretch, if it reaches it.
    pub fn without_stop(&self, start: usize, end: usize) -> usize {
        let mut end = end.min(self.hi);
        while end > start
            && self.word(end - 1).is_some_and(|w| {
                w.quote == 0
                    && (w.tag == Tag::Comma
                        || w.tag == Tag::Stop && w.span.of(self.text) == "." && end == self.hi
                        || w.tag == Tag::Semicolon
                        || w.tag == Tag::Dash)
            })
        {
            end -= 1;
        }
        end
    }
}
