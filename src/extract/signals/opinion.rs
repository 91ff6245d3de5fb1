//! Against: opinions and judgements.

use super::{Signal, SignalKind, push};
use crate::extract::{
    word_class::{WordClass, group},
    words::Words,
};

pub(super) const PHRASES: &[&[&str]] = &[
    &["in", "my", "opinion"],
    &["in", "my", "view"],
    &["in", "our", "view"],
    &["it", "seems"],
    &["it", "appears"],
    &["it", "is", "clear"],
    &["it", "remains", "to", "be", "seen"],
    &["of", "course"],
    &["sheds", "light", "on"],
    &["shed", "light", "on"],
    &["underscores", "the"],
    &["underscore", "the"],
    &["underscored", "the"],
    &["highlights", "the"],
    &["highlight", "the"],
    &["serves", "as", "a", "reminder"],
    &["a", "reminder", "of"],
    &["a", "testament", "to"],
    &["raises", "questions"],
    &["raise", "questions"],
    &["only", "time", "will", "tell"],
    &["adds", "another", "layer"],
    &["the", "best", "way"],
    &["the", "right", "thing"],
    &["the", "wrong", "thing"],
];

/// A mark of opinion at this word: a verb of opinion after "I" or "we", a judging word, an obligation, or a set phrase
/// with which writers close an article.
pub fn at(words: Words, at: usize, into: &mut Vec<Signal>) {
    let Some(word) = words.list().get(at) else {
        return;
    };
    if let Some(length) = words.set_phrase(at, group::OPENS_OPINION, PHRASES) {
        push(words, SignalKind::Opinion, at, at + length, into);
        return;
    }
    let before = |back: usize| at.checked_sub(back).and_then(|at| words.class(at));
    if word.entry.is(group::OPINING) {
        let speaker = |class| matches!(class, Some(WordClass::I | WordClass::We));
        if speaker(before(1))
            || matches!(
                before(1),
                Some(WordClass::Do | WordClass::Ly | WordClass::Think | WordClass::Would)
            ) && speaker(before(2))
        {
            push(words, SignalKind::Opinion, at, at + 1, into);
        }
    } else if word.entry.is(group::JUDGING) || word.entry.class == WordClass::Should {
        push(words, SignalKind::Opinion, at, at + 1, into);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SignalKind, check};

    #[test]
    fn speakers_judgements_and_closing_phrases() {
        let found = |text| check(text, SignalKind::Opinion);
        assert_eq!(found("I think it is vital."), ["think", "vital"]);
        assert_eq!(
            found("I do not believe it, but I really hope so."),
            ["hope"]
        );
        assert_eq!(found("The town should build it."), ["should"]);
        assert_eq!(
            found("The vote underscores the need for talks."),
            ["underscores the"]
        );
        assert!(found("Residents believe the bridge is closed.").is_empty());
    }
}
