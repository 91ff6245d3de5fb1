//! Against: what has not happened yet.

use super::{Signal, SignalKind, push};
use crate::extract::{
    word_class::{WordClass, group},
    words::Words,
};

pub(super) const PHRASES: &[&[&str]] = &[
    &["going", "to"],
    &["plans", "to"],
    &["plan", "to"],
    &["intends", "to"],
    &["intend", "to"],
    &["hopes", "to"],
    &["expected", "to"],
    &["expects", "to"],
    &["set", "to"],
    &["about", "to"],
    &["due", "to", "be"],
    &["scheduled", "to"],
    &["likely", "to"],
];

/// A mark of the future at this word. "Would" is none: in reported speech it is what somebody said.
pub fn at(words: Words, at: usize, into: &mut Vec<Signal>) {
    let Some(word) = words.list().get(at) else {
        return;
    };
    if let Some(length) = words.set_phrase(at, group::OPENS_FUTURE, PHRASES) {
        push(words, SignalKind::Future, at, at + length, into);
    } else if word.entry.class == WordClass::Will
        || words.low(at).ends_with("'ll")
        || words.low(at) == "tomorrow"
    {
        push(words, SignalKind::Future, at, at + 1, into);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SignalKind, check};

    #[test]
    fn marks_of_the_future() {
        let found = |text| check(text, SignalKind::Future);
        assert_eq!(
            found("The ferry will sail and they'll pay."),
            ["will", "they'll"]
        );
        assert_eq!(found("It is going to rain."), ["going to"]);
        assert!(found("She said they would pay.").is_empty());
    }
}
