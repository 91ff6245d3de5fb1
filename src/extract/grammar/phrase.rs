//! Noun phrases, to the left and to the right of a place.

use super::class::Class;
use super::tag::{Tag, Word};

/// How many words a noun phrase may reach over; longer ones are cut, so that the work stays linear.
const REACH: usize = 60;

/// The noun phrase that ends just before `at`, not reaching before `lo`: `start..end`.
///
/// It takes in prepositional phrases ("the head of the agency"), coordination, appositions between commas
/// ("Ana Ruiz, the mayor,"), and relative clauses.
pub fn left(words: &[Word], lo: usize, at: usize) -> Option<(usize, usize)> {
    let lo = lo.max(at.saturating_sub(REACH));
    let tag = |i: usize| {
        i.checked_sub(1)
            .filter(|&i| i >= lo)
            .and_then(|i| words.get(i))
            .map(|w| w.tag)
    };
    let mut end = at;
    // Adverbs and days between subject and verb: "Ruiz on Tuesday said".
    loop {
        match tag(end) {
            Some(Tag::Adv) => end -= 1,
            Some(Tag::Day) => {
                end -= 1;
                if tag(end) == Some(Tag::Prep) {
                    end -= 1;
                }
            }
            _ => break,
        }
    }
    let mut start = base_left(words, lo, end);
    if matches!(tag(end), Some(Tag::Comma | Tag::Dash)) {
        let (from, to) = aside(words, lo, end)?;
        start = Some(from);
        end = to;
    }
    let mut start = start?;
    // What the phrase hangs on: "of the agency" ← "the head".
    while let Some(tag_before) = tag(start) {
        let at = start - 1;
        match tag_before {
            // "the ambassador to France", "sources close to the company".
            Tag::Prep | Tag::To => match described_left(words, lo, at, tag_before) {
                Some(wider) if !time(words, start) => start = wider,
                _ => break,
            },
            Tag::Coord => {
                let mut before = at;
                if tag(before) == Some(Tag::Comma) {
                    before -= 1;
                }
                match base_left(words, lo, before) {
                    Some(wider)
                        if joins(words, start, wider)
                            && words.get(before - 1).is_some_and(|w| w.tag != Tag::Adj)
                            && !behind_verb(words, lo, wider) =>
                    {
                        start = wider;
                    }
                    _ => break,
                }
            }
            _ => break,
        }
    }
    if let Some(head) = relative(words, lo, start) {
        start = head;
    }
    Some((start, end))
}

/// The head of the relative clause in which the phrase at `start` stands: "officials who have seen [the letter]".
fn relative(words: &[Word], lo: usize, start: usize) -> Option<usize> {
    let mut at = start;
    let mut verbs = 0;
    while at > lo {
        at -= 1;
        let word = words.get(at)?;
        if word.quote > 0 {
            return None;
        }
        match word.tag {
            Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Stop | Tag::Sub | Tag::Dash => {
                return None;
            }
            Tag::Be
            | Tag::Have
            | Tag::Modal
            | Tag::Past
            | Tag::SForm
            | Tag::Base
            | Tag::Do
            | Tag::Participle => verbs += 1,
            Tag::Subj | Tag::Wh | Tag::That
                if word.tag != Tag::Subj || word.class.any(Class::WH) =>
            {
                if verbs == 0 {
                    return None;
                }
                let head = base_left(words, lo, at)?;
                let noun = words
                    .get(at.checked_sub(1)?)
                    .is_some_and(|w| matches!(w.tag, Tag::Noun | Tag::Name | Tag::Pron | Tag::Det));
                let mut head = Some(head).filter(|_| noun)?;
                while head > lo + 1 && words.get(head - 1).is_some_and(|w| w.tag == Tag::Prep) {
                    match base_left(words, lo, head - 1) {
                        Some(wider) => head = wider,
                        None => break,
                    }
                }
                let free = head == lo
                    || words
                        .get(head - 1)
                        .is_some_and(|w| !w.tag.verb() && w.tag != Tag::Prep);
                return free.then_some(head);
            }
            _ => {}
        }
    }
    None
}

/// Whether two phrases around "and" look like one subject: both names, or both plain nouns.
fn joins(words: &[Word], right: usize, left: usize) -> bool {
    let pronoun = |at: usize| words.get(at).is_some_and(|w| w.tag == Tag::Subj);
    !pronoun(right) && !pronoun(left)
}

/// Whether the phrase at `start` is itself the object or predicate of a verb before it.
fn behind_verb(words: &[Word], lo: usize, start: usize) -> bool {
    start
        .checked_sub(1)
        .filter(|&at| at >= lo)
        .and_then(|at| words.get(at))
        .is_some_and(|w| w.tag.verb() || w.tag.auxiliary())
}

/// The plain noun phrase before the preposition at `at`, with the adjective that may stand between the two.
fn described_left(words: &[Word], lo: usize, at: usize, preposition: Tag) -> Option<usize> {
    let before = at.checked_sub(1).filter(|&before| before > lo);
    let describes = before
        .and_then(|before| words.get(before))
        .is_some_and(|w| w.class.any(Class::ADJ) || w.class.any(Class::PP) && w.tag != Tag::Past);
    match before.filter(|_| describes && preposition == Tag::To) {
        Some(before) => base_left(words, lo, before),
        None => base_left(words, lo, at),
    }
}

/// Whether the word at `at` names a time.
fn time(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|w| w.tag == Tag::Day)
}

/// Start of the plain noun phrase (no prepositions) that ends before `end`.
pub fn base_left(words: &[Word], lo: usize, end: usize) -> Option<usize> {
    let mut start = end;
    let mut has_noun = false;
    while start > lo {
        let word = words.get(start - 1)?;
        match word.tag {
            Tag::Noun | Tag::Name | Tag::Num | Tag::Adj => has_noun = true,
            Tag::Subj | Tag::Pron | Tag::Obj => {
                return (start == end).then_some(start - 1);
            }
            Tag::Of | Tag::Glue if start < end => {}
            Tag::Day if start == end || has_noun => break,
            Tag::Det | Tag::Poss => {
                if start == end && word.tag == Tag::Poss {
                    break;
                }
                return Some(start - 1);
            }
            Tag::Ing if has_noun => {
                // "the outgoing mayor": only with something that opens the phrase before it.
                let opens = start >= 2
                    && words.get(start - 2).is_some_and(|w| {
                        matches!(w.tag, Tag::Det | Tag::Poss | Tag::Adj | Tag::Of)
                    });
                if !opens {
                    break;
                }
            }
            Tag::Adv
                if has_noun
                    && start >= 2
                    && words.get(start - 2).is_some_and(|w| w.tag == Tag::Det) => {}
            Tag::Quote if has_noun => match short_quotation(words, lo, start - 1) {
                Some(open) => {
                    start = open;
                    continue;
                }
                None => break,
            },
            Tag::Stop if abbreviation(words, start - 1, end) => {}
            Tag::Close => match bracket(words, lo, start - 1) {
                Some(open) => {
                    start = open;
                    continue;
                }
                None => break,
            },
            _ => break,
        }
        start -= 1;
    }
    (has_noun && start < end).then_some(start)
}

/// A stop inside a name: "Mr. Ruiz", "U.S. officials"; or at its end, where the sentence goes on: "Yahoo! Inc. said".
fn abbreviation(words: &[Word], at: usize, end: usize) -> bool {
    let after = at + 1 < end || words.get(at + 1).is_some_and(|next| !next.capital);
    let glued = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .zip(words.get(at))
        .is_some_and(|(before, stop)| {
            before.span.end == stop.span.start
                && before.capital
                && (before.class.any(Class::TITLE) || before.span.len() <= 4)
        });
    after && glued
}

/// The opening mark of a short quotation inside a noun phrase ("the “quiet” mayor") that closes at `close`.
fn short_quotation(words: &[Word], lo: usize, close: usize) -> Option<usize> {
    let number = words.get(close)?.quote;
    let ends_speech = words
        .get(close.checked_sub(1)?)
        .is_some_and(|w| matches!(w.tag, Tag::Comma | Tag::Stop));
    if number == 0 || ends_speech {
        return None;
    }
    let open = (lo..close)
        .rev()
        .take(5)
        .take_while(|&at| words.get(at).is_some_and(|w| w.quote == number))
        .last()?;
    let opens = words.get(open).is_some_and(|w| w.tag == Tag::Quote);
    let inside = open > lo
        && words
            .get(open - 1)
            .is_some_and(|w| matches!(w.tag, Tag::Det | Tag::Poss | Tag::Adj | Tag::Of));
    (opens && inside).then_some(open)
}

/// The opening bracket that belongs to the closing one at `close`.
fn bracket(words: &[Word], lo: usize, close: usize) -> Option<usize> {
    (lo..close)
        .rev()
        .take(30)
        .find(|&at| words.get(at).is_some_and(|w| w.tag == Tag::Open))
}

/// The phrase before an aside that the comma before `end` closes. A description belongs to the phrase ("Ana Ruiz,
/// the mayor,"); what she does meanwhile does not ("Ana Ruiz, citing the law,").
fn aside(words: &[Word], lo: usize, end: usize) -> Option<(usize, usize)> {
    let mut at = end.checked_sub(1)?;
    let close = at;
    while at > lo {
        at -= 1;
        let word = words.get(at)?;
        match word.tag {
            Tag::Semicolon | Tag::Colon => return None,
            Tag::Quote if word.quote == 0 => return None,
            Tag::Dash
                if word.quote == 0 && words.get(close).is_some_and(|w| w.tag == Tag::Dash) =>
            {
                return described(words, lo, at).map(|start| (start, at));
            }
            Tag::Comma
                if word.quote == 0
                    && at + 1 < close
                    && words.get(close).is_some_and(|w| w.tag == Tag::Comma) =>
            {
                let opener = words.get(at + 1)?;
                let describes = matches!(
                    opener.tag,
                    Tag::Det | Tag::Poss | Tag::Noun | Tag::Name | Tag::Num | Tag::Adj
                ) || opener.class.any(Class::INCLUDING);
                let meanwhile = matches!(
                    opener.tag,
                    Tag::Ing
                        | Tag::Participle
                        | Tag::Past
                        | Tag::Prep
                        | Tag::Adv
                        | Tag::Sub
                        | Tag::Wh
                        | Tag::Subj
                );
                if (describes || meanwhile)
                    && let Some(start) = described(words, lo, at)
                {
                    return Some((start, if describes { end } else { at }));
                }
            }
            _ => {}
        }
    }
    None
}

/// The start of a subject that ends before the comma at `comma`.
fn described(words: &[Word], lo: usize, comma: usize) -> Option<usize> {
    let mut start = base_left(words, lo, comma)?;
    // "Ana Ruiz, 24, the mayor of Dorn, who …,": back over earlier descriptions.
    for _ in 0..4 {
        let Some(before) = start
            .checked_sub(1)
            .filter(|&b| b > lo)
            .and_then(|b| words.get(b))
        else {
            break;
        };
        let wider = match before.tag {
            Tag::Prep => base_left(words, lo, start - 1),
            Tag::Comma => base_left(words, lo, start - 1).filter(|&w| {
                w == lo
                    || words
                        .get(w - 1)
                        .is_some_and(|w| w.tag != Tag::Prep && !w.tag.verb())
            }),
            _ => None,
        };
        match wider {
            Some(wider) => start = wider,
            None => break,
        }
    }
    let before = start
        .checked_sub(1)
        .filter(|&b| b >= lo)
        .and_then(|b| words.get(b))
        .map(|w| w.tag);
    match before {
        None
        | Some(
            Tag::That
            | Tag::Sub
            | Tag::Coord
            | Tag::Quote
            | Tag::Stop
            | Tag::Wh
            | Tag::Colon
            | Tag::Adv
            | Tag::Dash,
        ) => Some(start),
        Some(Tag::Comma)
            if words
                .get(start)
                .is_some_and(|w| matches!(w.tag, Tag::Name | Tag::Det | Tag::Subj)) =>
        {
            Some(start)
        }
        _ => None,
    }
}

/// The end of the noun phrase that starts at `at`, not reaching past `hi`; `at` if none starts there.
///
/// Prepositional phrases, appositions and relative clauses are taken in when `wide`.
pub fn right(words: &[Word], at: usize, hi: usize, wide: bool) -> usize {
    let hi = hi.min(at + REACH);
    let mut end = base_right(words, at, hi);
    if end == at || !wide {
        return end;
    }
    while end < hi {
        let Some(word) = words.get(end) else { break };
        let next = end + 1;
        let grown = match word.tag {
            Tag::Prep if !words.get(next).is_some_and(|w| w.tag == Tag::Day) => {
                base_right(words, next, hi)
            }
            Tag::Coord => {
                let grown = base_right(words, next, hi);
                let verb = words
                    .get(grown)
                    .is_some_and(|w| w.tag.verb() || w.tag.auxiliary());
                if verb { next } else { grown }
            }
            _ => next,
        };
        if grown <= next {
            break;
        }
        end = grown;
    }
    end
}

fn base_right(words: &[Word], at: usize, hi: usize) -> usize {
    let mut end = at;
    let mut has_noun = false;
    while end < hi {
        let Some(word) = words.get(end) else { break };
        match word.tag {
            Tag::Subj | Tag::Obj | Tag::Pron if end == at => return end + 1,
            Tag::Det | Tag::Poss | Tag::Adv if !has_noun => {}
            Tag::Noun | Tag::Name | Tag::Num => has_noun = true,
            Tag::Of | Tag::Glue if has_noun => has_noun = false,
            Tag::Adj | Tag::Ing if !has_noun || word.tag == Tag::Adj => {}
            Tag::Stop if end + 1 < hi && abbreviation(words, end, end + 2) => {}
            Tag::Open => match (end..hi)
                .take(30)
                .find(|&i| words.get(i).is_some_and(|w| w.tag == Tag::Close))
            {
                Some(close) => end = close,
                None => break,
            },
            _ => break,
        }
        end += 1;
    }
    while end > at
        && words
            .get(end - 1)
            .is_some_and(|w| matches!(w.tag, Tag::Adv | Tag::Ing))
    {
        end -= 1;
    }
    end
}
