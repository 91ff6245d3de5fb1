//! Claims inside sentences.
//!
//! A sentence can hold several statements that are checked apart: that somebody said something, and what was said;
//! two statements joined by "and"; a statement in a relative clause. [`parts`] gives their exact spans.

use super::attribution::Attribution;
use super::grammar::lexicon::Class;
use super::grammar::verbs::{Form, Group, groups};
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
    let mut found: Vec<Part> = Vec::new();
    let from =
        attributions.partition_point(|a| a.cue.first().is_none_or(|cue| cue.end <= sentence.start));
    let inside = attributions
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|a| a.cue.first().is_none_or(|cue| cue.start < sentence.end))
        .take(LONGEST);
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
                });
            }
        }
        for content in attribution
            .content
            .iter()
            .filter_map(|content| content.intersection(sentence))
        {
            let span = content.trimmed(text);
            if states(&words, &verbs, span) {
                found.push(Part {
                    kind: PartKind::Content,
                    span,
                });
            }
        }
    }
    let cuts = cuts(text, &words, &verbs);
    found.extend(clauses(text, &words, &verbs, &cuts));
    found.sort_by_key(|part| (part.span.start, std::cmp::Reverse(part.span.end), part.kind));
    found.dedup_by_key(|part| part.span);
    found.retain(|part| part.span.len() + 2 < sentence.len());
    found
}

/// Whether a span holds a verb and enough words.
fn states(words: &[Word], verbs: &[Group], span: Span) -> bool {
    let first = words.partition_point(|w| w.span.start < span.start);
    let last = words.partition_point(|w| w.span.end <= span.end);
    let count = words
        .get(first..last)
        .unwrap_or_default()
        .iter()
        .filter(|w| is_word(w))
        .count();
    let group = verbs.partition_point(|g| g.start < first);
    count >= WORDS && verbs.get(group).is_some_and(|g| g.end <= last)
}

fn is_word(word: &Word) -> bool {
    word.class != Class::default()
        || matches!(
            word.tag,
            Tag::Noun | Tag::Name | Tag::Num | Tag::Adj | Tag::Adv
        )
        || word.tag.verb()
}

/// A place where one clause ends and another begins.
struct Cut {
    /// First word of the new clause.
    at: usize,
    /// Last word of the old one, plus one.
    end: usize,
    relative: bool,
}

/// Where the sentence can be taken apart: a conjunction or semicolon with a subject and a verb behind it, or a comma
/// with a relative clause.
fn cuts(text: &str, words: &[Word], verbs: &[Group]) -> Vec<Cut> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = at + 1;
        match word.tag {
            Tag::Coord if at > 0 && clause_follows(words, verbs, next) => {
                let comma = words.get(at - 1).is_some_and(|w| w.tag == Tag::Comma);
                found.push(Cut {
                    at: next,
                    end: if comma { at - 1 } else { at },
                    relative: false,
                });
            }
            Tag::Sub
                if at > 0
                    && is_any(
                        word,
                        text,
                        &["while", "although", "though", "whereas", "because"],
                    )
                    && clause_follows(words, verbs, next) =>
            {
                let comma = words.get(at - 1).is_some_and(|w| w.tag == Tag::Comma);
                found.push(Cut {
                    at: next,
                    end: if comma { at - 1 } else { at },
                    relative: false,
                });
            }
            Tag::Semicolon if clause_follows(words, verbs, next) => found.push(Cut {
                at: next,
                end: at,
                relative: false,
            }),
            Tag::Comma => {
                let opener = words.get(next);
                let relative =
                    opener.is_some_and(|w| is_any(w, text, &["which", "who", "whose", "where"]));
                if relative
                    && verbs
                        .iter()
                        .any(|g| g.form == Form::Finite && g.start > next && g.start < next + 8)
                {
                    found.push(Cut {
                        at: next,
                        end: at,
                        relative: true,
                    });
                }
            }
            _ => {}
        }
    }
    found
}

fn is_any(word: &Word, text: &str, forms: &[&str]) -> bool {
    forms
        .iter()
        .any(|form| word.span.of(text).eq_ignore_ascii_case(form))
}

/// Whether a subject with its own finite verb begins at `at`.
fn clause_follows(words: &[Word], verbs: &[Group], at: usize) -> bool {
    let end = super::grammar::phrase::right(words, at, words.len(), true);
    end > at && {
        let next = verbs.partition_point(|g| g.start < end);
        verbs
            .get(next)
            .is_some_and(|g| g.form == Form::Finite && g.start == end)
    }
}

/// The clauses between the cuts.
fn clauses(text: &str, words: &[Word], verbs: &[Group], cuts: &[Cut]) -> Vec<Part> {
    let mut found = Vec::new();
    if cuts.is_empty() {
        return found;
    }
    let mut start = 0;
    for cut in cuts.iter().filter(|cut| !cut.relative) {
        push(
            text,
            words,
            verbs,
            (start, cut.end),
            PartKind::Clause,
            &mut found,
        );
        start = cut.at;
    }
    push(
        text,
        words,
        verbs,
        (start, words.len()),
        PartKind::Clause,
        &mut found,
    );
    for cut in cuts.iter().filter(|cut| cut.relative) {
        let hi = words
            .iter()
            .enumerate()
            .skip(cut.at)
            .find(|(_, w)| matches!(w.tag, Tag::Comma | Tag::Semicolon | Tag::Dash | Tag::Close))
            .map_or(words.len(), |(at, _)| at);
        push(
            text,
            words,
            verbs,
            (cut.at, hi),
            PartKind::Relative,
            &mut found,
        );
    }
    found
}

fn push(
    text: &str,
    words: &[Word],
    verbs: &[Group],
    (start, end): (usize, usize),
    kind: PartKind,
    found: &mut Vec<Part>,
) {
    let mut end = end;
    while end > start
        && words
            .get(end - 1)
            .is_some_and(|w| w.tag == Tag::Stop && w.span.of(text) == "." || w.tag == Tag::Comma)
    {
        end -= 1;
    }
    let Some((first, last)) = words
        .get(start)
        .zip(end.checked_sub(1).and_then(|at| words.get(at)))
    else {
        return;
    };
    let span = Span::new(first.span.start, last.span.end);
    if states(words, verbs, span) {
        found.push(Part { kind, span });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::{Passages, attributions};

    fn found(text: &str) -> Vec<(PartKind, &str)> {
        let whole = [Span::whole(text)];
        let said = attributions(&Passages {
            text,
            paragraphs: &whole,
            sentences: &[],
        });
        parts(text, Span::whole(text), &said)
            .iter()
            .map(|part| (part.kind, part.span.of(text)))
            .collect()
    }

    #[test]
    fn that_it_was_said_is_apart_from_what_was_said() {
        assert_eq!(
            found("Radio Dorn reported the bridge has been closed since May."),
            [
                (PartKind::Attribution, "Radio Dorn reported"),
                (PartKind::Content, "the bridge has been closed since May"),
            ]
        );
    }

    #[test]
    fn conjunctions_and_relative_clauses_are_taken_apart() {
        assert_eq!(
            found(
                "The town sold the mill, which opened in 1911, and the council raised taxes by 4 percent."
            ),
            [
                (
                    PartKind::Clause,
                    "The town sold the mill, which opened in 1911"
                ),
                (PartKind::Relative, "which opened in 1911"),
                (PartKind::Clause, "the council raised taxes by 4 percent"),
            ]
        );
    }

    #[test]
    fn one_statement_is_not_taken_apart() {
        assert!(found("The town sold the old mill and the land around it.").is_empty());
    }
}
