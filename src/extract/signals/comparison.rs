//! For: comparisons and trends, which name or imply two measurements.

use super::{Signal, SignalKind, push};
use crate::extract::{word_class::group, words::Words};

/// Words that may stand between a comparative and its "than".
const REACH: usize = 8;

/// A comparison or a trend that begins at this word.
pub fn at(words: Words, at: usize, into: &mut Vec<Signal>) {
    let Some(word) = words.list().get(at) else {
        return;
    };
    if word.entry.is(group::TREND) {
        push(words, SignalKind::Comparison, at, at + 1, into);
    } else if word.entry.is(group::COMPARATIVE) {
        let fixed = words.phrases(
            at,
            &[
                &["compared", "with"],
                &["compared", "to"],
                &["twice", "as"],
                &["twice", "the"],
                &["unlike"],
                &["versus"],
            ],
        );
        let than = (at + 1..at + 1 + REACH)
            .find(|&to| words.low(to) == "than")
            .map(|to| to + 1 - at);
        if let Some(length) = fixed.or(than) {
            push(words, SignalKind::Comparison, at, at + length, into);
        }
    } else if matches!(words.low(at), "up" | "down") && words.low(at + 1) == "from" {
        push(words, SignalKind::Comparison, at, at + 2, into);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SignalKind, check};

    #[test]
    fn trends_and_comparatives_with_their_measure() {
        let found = |text| check(text, SignalKind::Comparison);
        assert_eq!(
            found("Rents fell, down from 900 crowns."),
            ["fell", "down from"]
        );
        assert_eq!(
            found("It has more ferries than Norrholm."),
            ["more ferries than"]
        );
        assert_eq!(found("Twice as many ships came."), ["Twice as"]);
        assert!(found("We want more ferries.").is_empty());
    }
}
