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
    let mut found: Vec<Part> = Vec::new();
    let from =
        attributions.partition_point(|a| a.cue.first().is_none_or(|cue| cue.end <= sentence.start));
    let inside = attributions
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|a| a.cue.first().is_none_or(|cue| cue.start < sentence.end))
        .take(LONGEST);
    let cuts = cuts(text, &words, &verbs);
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
            contents(text, &words, &verbs, &cuts, content, &mut found);
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
    let clauses = clauses(text, &words, &verbs, &cuts);
    found.extend(clauses.into_iter().filter(|part| !breaks(part)));
    found.sort_by_key(|part| (part.span.start, std::cmp::Reverse(part.span.end), part.kind));
    found.dedup_by_key(|part| part.span);
    found.retain(|part| part.span.len() + 2 < sentence.len());
    found
}

/// What somebody said, without the marks around it and the "that" before it; and, if it is several clauses joined, each.
fn contents(
    text: &str,
    words: &[Word],
    verbs: &[Group],
    cuts: &[Cut],
    content: Span,
    found: &mut Vec<Part>,
) {
    let first = words.partition_point(|w| w.span.start < content.start);
    let last = words.partition_point(|w| w.span.end <= content.end);
    let mut push = |from: usize, to: usize, stands: Option<bool>| {
        let (from, to) = bare(words, from, to);
        let ends = words.get(from).zip(words.get(to.wrapping_sub(1)));
        let Some((open, close)) = ends.filter(|_| from < to) else {
            return;
        };
        let span = Span::new(open.span.start, close.span.end);
        if states(words, verbs, span) {
            found.push(Part {
                kind: PartKind::Content,
                span,
                stands: stands.unwrap_or_else(|| stands_alone(text, words, verbs, from, to)),
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
fn bare(words: &[Word], mut from: usize, mut to: usize) -> (usize, usize) {
    let mark = |at: usize| {
        words.get(at).is_some_and(|w| {
            matches!(
                w.tag,
                Tag::Quote | Tag::Comma | Tag::Stop | Tag::Dash | Tag::Colon | Tag::Semicolon
            )
        })
    };
    while from < to && (mark(from) || words.get(from).is_some_and(|w| w.tag == Tag::That)) {
        from += 1;
    }
    let quote = |at: usize| words.get(at).is_some_and(|w| w.tag == Tag::Quote);
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
fn stands_alone(text: &str, words: &[Word], verbs: &[Group], from: usize, to: usize) -> bool {
    let asks = words.get(from).is_some_and(|w| {
        w.tag == Tag::To
            || w.tag == Tag::Wh
            || is_any(w, text, &["whether", "if", "how", "why", "what", "not"])
    });
    // "days before the council decides" only says when.
    let when = words
        .get(from + 1)
        .is_some_and(|w| is_any(w, text, &["before", "after"]));
    let subject = |at: usize| {
        let there = words.get(at).is_some_and(|w| is_any(w, text, &["there"]))
            && words.get(at + 1).is_some_and(|w| w.tag.auxiliary());
        there || clause_follows(words, verbs, at)
    };
    !asks
        && !when
        && (from..to.min(from + 60)).any(|at| {
            let opens = at == from
                || words
                    .get(at - 1)
                    .is_some_and(|w| matches!(w.tag, Tag::Comma | Tag::Dash | Tag::Quote));
            opens && subject(at)
        })
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
    let mut found: Vec<Cut> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = at + 1;
        // "The ferry between Arren and Holm carried": what comes before "and" must have its verb.
        let since = found.iter().rev().find(|cut| !cut.relative);
        let since = since.map_or(0, |cut| cut.at);
        let verb = verbs.partition_point(|g| g.end <= at);
        let stated = verbs
            .iter()
            .take(verb)
            .rev()
            .take_while(|g| g.start >= since)
            .any(|g| g.form == Form::Finite);
        match word.tag {
            Tag::Coord
                if stated
                    && (clause_follows(words, verbs, next)
                        || words.get(next).is_some_and(|w| w.tag == Tag::That)
                            && clause_follows(words, verbs, next + 1)) =>
            {
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
    // "An inspection in January found": a date may stand between the two.
    let between = words.get(end..).unwrap_or_default().iter().take(5);
    let skip = between
        .take_while(|w| matches!(w.tag, Tag::Prep | Tag::Day | Tag::Num))
        .count();
    let dated = words
        .get(end..end + skip)
        .is_some_and(|skipped| skipped.iter().any(|w| w.tag == Tag::Day));
    end > at && {
        let next = verbs.partition_point(|g| g.start < end);
        let meets = |g: &Group| g.start == end || dated && g.start == end + skip;
        verbs
            .get(next)
            .is_some_and(|g| g.form == Form::Finite && meets(g))
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
    let (start, end) = bare(words, start, end);
    let Some((first, last)) = words
        .get(start)
        .zip(end.checked_sub(1).and_then(|at| words.get(at)))
    else {
        return;
    };
    let span = Span::new(first.span.start, last.span.end);
    if states(words, verbs, span) {
        let stands = kind == PartKind::Relative || stands_alone(text, words, verbs, start, end);
        found.push(Part { kind, span, stands });
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
    fn what_was_said_is_taken_apart_at_its_own_joints() {
        assert_eq!(
            found(
                "Ilse Varga told residents that the count includes crew, and that passengers have fallen by a tenth."
            ),
            [
                (PartKind::Attribution, "Ilse Varga told"),
                (
                    PartKind::Content,
                    "the count includes crew, and that passengers have fallen by a tenth"
                ),
                (PartKind::Content, "the count includes crew"),
                (PartKind::Content, "passengers have fallen by a tenth"),
            ]
        );
    }

    #[test]
    fn a_fragment_does_not_stand_alone() {
        let text =
            "The council said on Tuesday it decides in May whether to buy a second large boat.";
        let whole = [Span::whole(text)];
        let said = attributions(&Passages {
            text,
            paragraphs: &whole,
            sentences: &[],
        });
        let parts = parts(text, whole[0], &said);
        let standing = |words: &str| {
            let part = parts.iter().find(|part| part.span.of(text) == words);
            part.map(|part| part.stands)
        };
        assert_eq!(
            standing("it decides in May whether to buy a second large boat"),
            Some(true),
            "{parts:?}"
        );
        assert_ne!(standing("whether to buy a second large boat"), Some(true));
        assert_eq!(standing("The council said"), Some(false));
    }

    #[test]
    fn and_inside_a_phrase_is_no_joint() {
        assert_eq!(
            found("The ferry between Arren and Holm carried 412,000 people, the board said."),
            [
                (
                    PartKind::Content,
                    "The ferry between Arren and Holm carried 412,000 people"
                ),
                (PartKind::Attribution, "the board said"),
            ]
        );
        let text = "An inspection in January found rust in two of her doors, but the board has not published it.";
        let said = attributions(&Passages {
            text,
            paragraphs: &[Span::whole(text)],
            sentences: &[],
        });
        let all = parts(text, Span::whole(text), &said);
        assert!(all.iter().all(|part| part.stands), "{all:?}");
        assert_eq!(all.len(), 2, "{all:?}");
    }

    #[test]
    fn one_statement_is_not_taken_apart() {
        assert!(found("The town sold the old mill and the land around it.").is_empty());
    }
}
