//! For: cause and effect.

use super::{Signal, SignalKind, push};
use crate::extract::{word_class::group, words::Words};

pub(super) const PHRASES: &[&[&str]] = &[
    &["due", "to"],
    &["led", "to"],
    &["leads", "to"],
    &["leading", "to"],
    &["thanks", "to"],
    &["owing", "to"],
    &["attributed", "to"],
    &["as", "a", "result"],
    &["responsible", "for"],
    &["in", "response", "to"],
    &["in", "the", "wake", "of"],
    &["on", "account", "of"],
    &["brought", "about"],
    &["contributed", "to"],
    &["so", "that"],
    &["because", "of"],
];

/// A cue of cause at this word.
pub fn at(words: Words, at: usize, into: &mut Vec<Signal>) {
    let Some(word) = words.list().get(at) else {
        return;
    };
    if let Some(length) = words.set_phrase(at, group::OPENS_CAUSE, PHRASES) {
        push(words, SignalKind::Cause, at, at + length, into);
        return;
    }
    if word.entry.is(group::CAUSE) {
        let filler = match words.low(at) {
            "cause" => !matches!(
                words.low(at.wrapping_sub(1)),
                "the" | "will" | "to" | "can" | "could" | "may" | "would"
            ),
            "results" | "stems" => !matches!(words.low(at + 1), "from" | "in"),
            _ => false,
        };
        if !filler {
            push(words, SignalKind::Cause, at, at + 1, into);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SignalKind, check};

    #[test]
    fn cues_of_one_word_and_of_several() {
        let found = |text| check(text, SignalKind::Cause);
        assert_eq!(
            found("The flood, caused by rain, led to losses."),
            ["caused", "led to"]
        );
        assert_eq!(found("It closed because of the storm."), ["because of"]);
        assert!(found("Election results came late for a good cause.").is_empty());
    }
}
