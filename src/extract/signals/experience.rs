//! Against: what a person says of their own life, which nobody else can look up.

use super::{Signal, SignalKind, push};
use crate::extract::{
    word_class::{WordClass, group},
    words::Words,
};

/// "I" (or "my mother", "my wife" …) before a verb of the past or of memory.
pub fn at(words: Words, at: usize, into: &mut Vec<Signal>) {
    let Some(word) = words.list().get(at) else {
        return;
    };
    if word.entry.class != WordClass::I {
        return;
    }
    let next = words.list().get(at + 1).map(|word| word.entry);
    let length = match words.low(at) {
        "i" => match (next, words.low(at + 1)) {
            (
                _,
                "remember" | "recall" | "was" | "had" | "grew" | "saw" | "felt" | "thought"
                | "learned" | "'ve" | "met",
            ) => 2,
            (Some(entry), _) if entry.is(group::PAST) => 2,
            _ => return,
        },
        "my" => match words.low(at + 1) {
            "mother" | "father" | "wife" | "husband" | "son" | "daughter" | "family" | "friend"
            | "friends" | "parents" | "life" | "grandmother" | "grandfather" | "brother"
            | "sister" | "children" | "kids" | "dad" | "mom" | "mum" => 2,
            _ => return,
        },
        _ => return,
    };
    push(words, SignalKind::Experience, at, at + length, into);
}

#[cfg(test)]
mod tests {
    use super::super::{SignalKind, check};

    #[test]
    fn ones_own_life() {
        let found = |text| check(text, SignalKind::Experience);
        assert_eq!(
            found("I remember my father well."),
            ["I remember", "my father"]
        );
        assert_eq!(found("When I met him he was poor."), ["I met"]);
        assert!(found("I say my plan works.").is_empty());
    }
}
