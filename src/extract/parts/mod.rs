//! Claims inside sentences.
//!
//! A sentence can hold several statements that are checked apart: that somebody said something, and what was said;
//! two statements or predicates joined by "and"; a statement in a relative clause. [`parts`] gives their exact spans, and,
//! where those words cannot be read alone ("which opened in 2011"), the statement in words that can.

mod clause;
mod said;
mod statement;
#[cfg(test)]
mod tests;

use clause::{Cut, Joint};

use super::attribution::{Attribution, Manner};
use super::grammar::verbs::{Form, Group, groups};
use super::grammar::{self, Class, Tag, Word, quotes};
use super::words::Words;
use crate::text::Span;

/// Fewest words, marks aside, of a part that stands for a statement of its own.
const WORDS: usize = 4;

/// Longest sentence, in words, that is taken apart; the rest of a longer one stays whole.
const LONGEST: usize = 400;

/// Most attributions of one sentence that are looked at.
const MOST_SAID: usize = 50;

/// What a part of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// That somebody said it: source, cue, and to whom and when.
    Attribution,
    /// What somebody said.
    Content,
    /// One of several clauses joined by a conjunction or semicolon.
    Clause,
    /// A second predicate of the same subject ("… and was sold in 1920").
    Predicate,
    /// A relative clause that adds a statement ("…, which opened in 2011").
    Relative,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it stands.
    pub span: Span,
    /// Whether it can be read and checked by itself: a subject with a verb of its own, or a statement made of the words.
    pub stands: bool,
    /// The words that stand on their own, where those of the span do not.
    pub statement: Option<String>,
}

/// The statements inside `sentence`, in text order; empty if it holds only one.
///
/// `from` are its words; `attributions` are those of the whole text or of a part that covers the sentence, in order of their cues.
/// Every part holds a verb and at least four words (an attribution: a source and a cue); what falls apart into further
/// parts is none itself. Linear in the length of the sentence, plus a search in `attributions`.
pub fn parts(text: &str, sentence: Span, from: Words, attributions: &[Attribution]) -> Vec<Part> {
    let first =
        attributions.partition_point(|a| a.cue.first().is_none_or(|cue| cue.end <= sentence.start));
    let said = attributions.get(first..).unwrap_or_default();
    let is_said = said
        .first()
        .and_then(|a| a.cue.first())
        .is_some_and(|cue| cue.start < sentence.end);
    if !is_said && !has_joint(sentence.of(text)) {
        return Vec::new();
    }
    let mut words = Vec::with_capacity(from.len() + 4);
    grammar::read(text, from, &mut words);
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
    let inside = said
        .iter()
        .take_while(|a| a.cue.first().is_none_or(|cue| cue.start < sentence.end))
        .take(MOST_SAID);
    let cuts = reading.cuts();
    for attribution in inside {
        let before = found.len();
        for content in attribution
            .content
            .iter()
            .filter_map(|content| content.intersection(sentence))
        {
            reading.contents(&cuts, content, attribution.manner, &mut found);
        }
        // That somebody said it is a statement of its own only beside one that they said.
        let states = found.iter().skip(before).any(|part| part.stands);
        if states && let Some(said) = reading.said(sentence, attribution) {
            found.push(said);
        }
    }
    // A clause that cuts through what was said, or lies in the words that say who said it, was no clause.
    let told = found.len();
    let breaks = |part: &Part| {
        found.iter().any(|said| {
            let inside = said.span.covers(part.span);
            let within_cue = inside && said.kind == PartKind::Attribution;
            within_cue || said.span.overlaps(part.span) && !inside && !part.span.covers(said.span)
        })
    };
    let clauses = reading.clauses(&cuts);
    let clauses: Vec<Part> = clauses.into_iter().filter(|part| !breaks(part)).collect();
    found.extend(clauses);
    leaves(&mut found, told);
    found.retain(|part| part.span.len() + 2 < sentence.len());
    found
}

/// Whether words may fall apart anywhere: a quick look, before they are read as grammar.
fn has_joint(words: &str) -> bool {
    const JOINTS: &[&str] = &[
        " and ",
        " but ",
        " or ",
        " yet ",
        " while ",
        " although ",
        " though ",
        " whereas ",
        " because ",
    ];
    words.contains([',', ';']) || JOINTS.iter().any(|joint| words.contains(joint))
}

/// Leaves, in text order, the parts that stand and fall apart into no others: one that holds two others is those two; one
/// that holds a single other keeps it inside. A relative clause in another part stands beside it: the statement of that one
/// goes without it. The first `said` say who said something, or what.
fn leaves(found: &mut Vec<Part>, said: usize) {
    let mut ranked: Vec<(bool, Part)> = std::mem::take(found)
        .into_iter()
        .enumerate()
        .map(|(at, part)| (at >= said, part))
        .filter(|(_, part)| part.stands || part.kind == PartKind::Attribution)
        .collect();
    ranked.sort_by_key(|(late, part)| {
        let end = std::cmp::Reverse(part.span.end);
        (part.span.start, end, *late, part.kind)
    });
    ranked.dedup_by_key(|(_, part)| part.span);
    let spans: Vec<(Span, PartKind)> = ranked
        .iter()
        .map(|(_, part)| (part.span, part.kind))
        .collect();
    let mut kept: Vec<(Span, PartKind)> = Vec::new();
    for (at, (_, part)) in ranked.into_iter().enumerate() {
        // Parts begin in order, so what lies inside one comes right behind it.
        let later = spans.iter().skip(at + 1);
        let mut inside = later
            .take_while(|(span, _)| span.start < part.span.end)
            .filter(|(span, kind)| part.span.covers(*span) && *kind != PartKind::Relative);
        let composite = part.kind != PartKind::Attribution && inside.nth(1).is_some();
        let within = kept.iter().any(|(span, kind)| {
            // "The mayor rejected" says less than "The mayor rejected claims".
            span.covers(part.span)
                && (part.kind == *kind || part.kind != PartKind::Attribution)
                && part.kind != PartKind::Relative
        });
        if !composite && !within {
            kept.push((part.span, part.kind));
            found.push(part);
        }
    }
}

/// A sentence as words and verb groups.
struct Reading<'a> {
    text: &'a str,
    words: &'a [Word],
    verbs: &'a [Group],
}

impl Reading<'_> {
    /// What somebody said, without the marks around it and the "that" before it; and, if it is several clauses joined, each.
    /// Behind a verb of speech that is a statement; behind others ("unveiled plans for …") only if it reads as one.
    fn contents(&self, cuts: &[Cut], content: Span, manner: Manner, found: &mut Vec<Part>) {
        let first = self.words.partition_point(|w| w.span.start < content.start);
        let last = self.words.partition_point(|w| w.span.end <= content.end);
        let inner: Vec<&Cut> = cuts
            .iter()
            .filter(|cut| cut.joint != Joint::Relative && cut.end > first && cut.at < last)
            .collect();
        let begin = found.len();
        self.push((first, last), PartKind::Content, cuts, found);
        if !inner.is_empty() {
            self.pieces((first, last), PartKind::Content, &inner, cuts, found);
        }
        for part in found.iter_mut().skip(begin) {
            let from = self
                .words
                .partition_point(|w| w.span.start < part.span.start);
            let to = self.words.partition_point(|w| w.span.end <= part.span.end);
            let within = self.verbs.partition_point(|g| g.start < from);
            let mut inside = self.verbs.iter().skip(within).take_while(|g| g.end <= to);
            let stated = inside.any(|g| g.form == Form::Finite);
            part.stands |= manner == Manner::Speech && stated && !self.states_nothing(from);
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
        let subject = |at: usize| {
            // A relative pronoun is the subject of its own clause alone.
            let relative = self
                .words
                .get(at)
                .is_some_and(|w| self.is_any(w, &["who", "which", "that", "whose", "whom"]));
            if relative {
                return false;
            }
            let there = self
                .words
                .get(at)
                .is_some_and(|w| self.is_any(w, &["there"]))
                && self.words.get(at + 1).is_some_and(|w| w.tag.auxiliary());
            there || self.clause_follows(at)
        };
        !self.states_nothing(from)
            && (from..to.min(from + 60)).any(|at| {
                let opens = at == from
                    || self
                        .words
                        .get(at - 1)
                        .is_some_and(|w| matches!(w.tag, Tag::Comma | Tag::Dash | Tag::Quote));
                opens && subject(at)
            })
    }

    /// Whether the words from `from` on open like a question or a purpose ("whether to buy"), or only say when ("days before
    /// the council decides").
    fn states_nothing(&self, from: usize) -> bool {
        let opens = |at: usize, forms: &[&str]| {
            self.words
                .get(at)
                .is_some_and(|word| self.is_any(word, forms))
        };
        let asks = self
            .words
            .get(from)
            .is_some_and(|w| matches!(w.tag, Tag::To | Tag::Wh));
        asks || opens(from, &["whether", "if", "how", "why", "what", "not"])
            || opens(from + 1, &["before", "after"])
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
