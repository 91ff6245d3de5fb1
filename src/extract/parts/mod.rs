//! Claims inside sentences.
//!
//! A sentence can hold several statements that are checked apart: that somebody said something, and what was said;
//! two statements joined by "and"; a statement in a relative clause. [`parts`] gives their exact spans.

mod clause;
#[cfg(test)]
mod tests;

use clause::Cut;

use super::attribution::Attribution;
use super::grammar::lexicon::Class;
use super::grammar::verbs::{Group, groups};
use super::grammar::{Tag, Word, quotes, words_of};
use crate::text::Span;

/// Fewest words, marks aside, of a part that stands for a statement of its own.
const WORDS: usize = 4;

/// Longest sentence, in words, that is taken apart; the rest of a longer one stays whole.
const LONGEST: usize = 400;

/// What a part of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// That somebody said it: source and cue.
    Attribution,
    /// What somebody said.
    Content,
    /// One of several clauses joined by a conjunction or semicolon.
    Clause,
    /// A relative clause that adds a statement ("…, which opened in 2011").
    Relative,
}

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it stands.
    pub span: Span,
    /// Whether it can be read and checked by itself: a subject with a verb of its own, or a relative clause.
    pub stands: bool,
}

/// The statements inside `sentence`, in text order; empty if it holds only one.
///
/// `attributions` are those of the whole text or of a part that covers the sentence, in order of their cues.
/// Every part holds a verb and at least four words (an attribution: a source and a cue). Parts may lie inside
/// others. Linear in the length of the sentence, plus a search in `attributions`.
pub fn parts(text: &str, sentence: Span, attributions: &[Attribution]) -> Vec<Part> {
    let mut words = words_of(text, sentence);
    words.truncate(LONGEST);
    quotes::mark(&mut words, text);
    for word in &mut words {
        word.quote = 0;
    }
    let verbs = groups(&words, 0, words.len());
    let reading = Reading {
        text,
        words: &words,
        verbs: &verbs,
    };
    let mut found: Vec<Part> = Vec::new();
    let from =
        attributions.partition_point(|a| a.cue.first().is_none_or(|cue| cue.end <= sentence.start));
    let inside = attributions
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|a| a.cue.first().is_none_or(|cue| cue.start < sentence.end))
        .take(LONGEST);
    let cuts = reading.cuts();
    for attribution in inside {
        if let (Some(&source), Some(&cue)) = (attribution.source.first(), attribution.cue.first()) {
            let close = source
                .end
                .abs_diff(cue.start)
                .min(cue.end.abs_diff(source.start))
                < 80;
            if sentence.covers(source) && sentence.covers(cue) && close && !source.overlaps(cue) {
                found.push(Part {
                    kind: PartKind::Attribution,
                    span: source.union(cue),
                    stands: false,
                });
            }
        }
        for content in attribution
            .content
            .iter()
            .filter_map(|content| content.intersection(sentence))
        {
            reading.contents(&cuts, content, &mut found);
        }
    }
    // A clause that cuts through what was said, or lies in the words that say who said it, was no clause.
    let said = found.clone();
    let breaks = |part: &Part| {
        said.iter().any(|said| {
            let inside = said.span.covers(part.span);
            let apart =
                inside && (said.kind, part.kind) == (PartKind::Attribution, PartKind::Clause);
            apart || said.span.overlaps(part.span) && !inside && !part.span.covers(said.span)
        })
    };
    let clauses = reading.clauses(&cuts);
    found.extend(clauses.into_iter().filter(|part| !breaks(part)));
    found.sort_by_key(|part| (part.span.start, std::cmp::Reverse(part.span.end), part.kind));
    found.dedup_by_key(|part| part.span);
    found.retain(|part| part.span.len() + 2 < sentence.len());
    found
}

/// A sentence as words and verb groups.
struct Reading<'a> {
    text: &'a str,
    words: &'a [Word],
    verbs: &'a [Group],
}

impl Reading<'_> {
    /// What somebody said, without the marks around it and the "that" before it; and, if it is several clauses joined, each.
    fn contents(&self, cuts: &[Cut], content: Span, found: &mut Vec<Part>) {
        let first = self.words.partition_point(|w| w.span.start < content.start);
        let last = self.words.partition_point(|w| w.span.end <= content.end);
        let mut push = |from: usize, to: usize, stands: Option<bool>| {
            let (from, to) = self.bare(from, to);
            let ends = self.words.get(from).zip(self.words.get(to.wrapping_sub(1)));
            let Some((open, close)) = ends.filter(|_| from < to) else {
                return;
            };
            let span = Span::new(open.span.start, close.span.end);
            if self.states(span) {
                found.push(Part {
                    kind: PartKind::Content,
                    span,
                    stands: stands.unwrap_or_else(|| self.stands_alone(from, to)),
                });
            }
        };
        let inner: Vec<&Cut> = cuts
            .iter()
            .filter(|cut| !cut.relative && cut.end > first && cut.at < last)
            .collect();
        push(first, last, (!inner.is_empty()).then_some(false));
        let mut start = first;
        for cut in &inner {
            push(start, cut.end, None);
            start = cut.at;
        }
        if !inner.is_empty() {
            push(start, last, None);
        }
    }

    /// Words `from..to` without the marks around them and a "that" before them.
    fn bare(&self, mut from: usize, mut to: usize) -> (usize, usize) {
        let mark = |at: usize| {
            self.words.get(at).is_some_and(|w| {
                matches!(
                    w.tag,
                    Tag::Quote | Tag::Comma | Tag::Stop | Tag::Dash | Tag::Colon | Tag::Semicolon
                )
            })
        };
        while from < to && (mark(from) || self.words.get(from).is_some_and(|w| w.tag == Tag::That))
        {
            from += 1;
        }
        let quote = |at: usize| self.words.get(at).is_some_and(|w| w.tag == Tag::Quote);
        // A closing mark stays if the one that opens it does.
        let mut paired = (from..to).filter(|&at| quote(at)).count() % 2 == 0;
        while to > from && mark(to - 1) && !(quote(to - 1) && paired) {
            paired |= quote(to - 1);
            to -= 1;
        }
        (from, to)
    }

    /// Whether words `from..to` are a statement: somewhere at its start or behind a comma, a subject meets its own finite verb;
    /// and it does not open like a question or a purpose ("whether to buy").
    fn stands_alone(&self, from: usize, to: usize) -> bool {
        let asks = self.words.get(from).is_some_and(|w| {
            w.tag == Tag::To
                || w.tag == Tag::Wh
                || self.is_any(w, &["whether", "if", "how", "why", "what", "not"])
        });
        // "days before the council decides" only says when.
        let when = self
            .words
            .get(from + 1)
            .is_some_and(|w| self.is_any(w, &["before", "after"]));
        let subject = |at: usize| {
            let there = self
                .words
                .get(at)
                .is_some_and(|w| self.is_any(w, &["there"]))
                && self.words.get(at + 1).is_some_and(|w| w.tag.auxiliary());
            there || self.clause_follows(at)
        };
        !asks
            && !when
            && (from..to.min(from + 60)).any(|at| {
                let opens = at == from
                    || self
                        .words
                        .get(at - 1)
                        .is_some_and(|w| matches!(w.tag, Tag::Comma | Tag::Dash | Tag::Quote));
                opens && subject(at)
            })
    }

    /// Whether a span holds a verb and enough words.
    fn states(&self, span: Span) -> bool {
        let first = self.words.partition_point(|w| w.span.start < span.start);
        let last = self.words.partition_point(|w| w.span.end <= span.end);
        let count = self
            .words
            .get(first..last)
            .unwrap_or_default()
            .iter()
            .filter(|w| is_word(w))
            .count();
        let group = self.verbs.partition_point(|g| g.start < first);
        count >= WORDS && self.verbs.get(group).is_some_and(|g| g.end <= last)
    }
}

fn is_word(word: &Word) -> bool {
    word.class != Class::default()
        || matches!(
            word.tag,
            Tag::Noun | Tag::Name | Tag::Num | Tag::Adj | Tag::Adv
        )
        || word.tag.verb()
}
