//! Runs of capitalised words, and where a title parts one.

use super::lists;
use crate::extract::grammar::{Class, Tag, Word};

/// A run of words that can be names, titles among them.
pub struct Run {
    /// The words of it that carry a capital.
    pub parts: Vec<usize>,
    /// One past its last word.
    pub end: usize,
}

/// Most words of a run.
const LONGEST: usize = 9;

impl Run {
    /// The run that begins at `start`; without parts if none does.
    pub fn at(words: &[Word], start: usize, text: &str) -> Self {
        let mut run = Self {
            parts: Vec::new(),
            end: start,
        };
        let mut at = start;
        while let Some(word) = words.get(at) {
            if begins(words, at, text) && run.parts.len() < LONGEST {
                run.parts.push(at);
                run.end = at + 1;
            } else if run.parts.is_empty() {
                break;
            } else if word.tag == Tag::Stop && initial(words, at, text) {
                run.end = at + 1;
            } else {
                let form = word.span.of(text);
                let last = run.parts.last().and_then(|at| words.get(*at));
                let goes_on = word.tag == Tag::Glue && form == "-"
                    || lists::has(lists::LINKS, form)
                        && linked(last, form, text)
                        && name_follows(words, at + 1, text);
                if !goes_on {
                    break;
                }
            }
            at += 1;
        }
        run
    }

    /// The parts before a title inside the run and those behind it. "Justice Department" and "Prince of Wales" are one.
    pub fn split(&self, words: &[Word], text: &str) -> Option<((usize, usize), (usize, usize))> {
        let form = |nth: usize| {
            let word = self.parts.get(nth).and_then(|at| words.get(*at));
            word.map_or("", |word| word.span.of(text))
        };
        let is_title = |nth: usize| lists::has(lists::TITLES, form(nth));
        let all = self.parts.len();
        let title = (0..all.saturating_sub(1))
            .rev()
            .find(|nth| is_title(*nth))?;
        let mut behind = title + 1;
        // "Secretary of State Ana Ruiz": of what belongs to the title.
        let of = self.parts.get(title).zip(self.parts.get(behind));
        let linked = of.is_some_and(|(title, next)| {
            words
                .get(title + 1..*next)
                .is_some_and(|between| between.iter().any(|w| w.span.of(text) == "of"))
        });
        behind += usize::from(linked);
        let body = (behind..all).any(|nth| lists::has(lists::BODIES, form(nth)));
        if behind >= all || body {
            return None;
        }
        let mut before = title;
        while before > 0 && is_title(before - 1) {
            before -= 1;
        }
        Some(((0, before), (behind, all)))
    }
}

/// Whether a name goes on at `at`, behind further particles: "van der Berg".
fn name_follows(words: &[Word], at: usize, text: &str) -> bool {
    let particle = |at: &usize| {
        words
            .get(*at)
            .is_some_and(|word| lists::has(lists::PARTICLES, word.span.of(text)))
    };
    let next = (at..at + 3).find(|at| !particle(at));
    next.is_some_and(|next| begins(words, next, text))
}

/// Whether what follows a name describes a person: ", 24,", ", who", ", a councillor".
pub fn described(words: &[Word], at: usize, text: &str) -> bool {
    if words.get(at).is_none_or(|w| w.tag != Tag::Comma) {
        return false;
    }
    let Some(next) = words.get(at + 1) else {
        return false;
    };
    let form = next.span.of(text);
    if form.eq_ignore_ascii_case("who") {
        return true;
    }
    if next.tag == Tag::Num {
        let age = form.parse::<u8>().is_ok_and(|age| (5..=115).contains(&age));
        return age && words.get(at + 2).is_some_and(|w| w.tag == Tag::Comma);
    }
    let role = |at: usize| {
        words
            .get(at)
            .is_some_and(|w| lists::has(lists::ROLES, w.span.of(text)))
    };
    matches!(next.tag, Tag::Det | Tag::Poss) && (at + 2..at + 6).any(role) || role(at + 1)
}

/// Whether the word at `at` can be part of a name.
fn begins(words: &[Word], at: usize, text: &str) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    if !word.capital {
        return false;
    }
    let function = Class(
        Class::DET.0
            | Class::SUBJ.0
            | Class::OBJ.0
            | Class::POSS.0
            | Class::PRON.0
            | Class::PREP.0
            | Class::COORD.0
            | Class::SUB.0
            | Class::WH.0
            | Class::THAT.0
            | Class::BE.0
            | Class::HAVE.0
            | Class::DO.0
            | Class::MODAL.0
            | Class::TO.0
            | Class::NOT.0
            | Class::ADV.0,
    );
    let shouted =
        || word.span.len() > 1 && word.span.of(text).bytes().all(|b| b.is_ascii_uppercase());
    (!word.class.any(function) || shouted())
        && word.tag != Tag::Day
        && word.tag != Tag::Mark
        && (matches!(word.tag, Tag::Name | Tag::Adj | Tag::Noun) || !word.class.any(Class::VERB))
}

/// Whether the stop at `at` belongs to the name: "J. Ruiz", "U.S.".
fn initial(words: &[Word], at: usize, text: &str) -> bool {
    let Some((before, stop)) = at
        .checked_sub(1)
        .and_then(|b| words.get(b))
        .zip(words.get(at))
    else {
        return false;
    };
    let form = before.span.of(text);
    before.span.end == stop.span.start
        && (form.chars().count() == 1 || form.contains('.') || lists::has(lists::SHORT, form))
}

/// Whether "of" or "for" may go on in a name: behind the kind of body that takes it.
fn linked(last: Option<&Word>, link: &str, text: &str) -> bool {
    last.is_some_and(|last| {
        lists::has(lists::PARTICLES, link) || lists::has(lists::OF_BODIES, last.span.of(text))
    })
}
