//! For: superlatives, "first", "only", "never": strong words that one counter-example disproves.

use super::{Signal, SignalKind, push};
use crate::extract::{
    shape::Shape,
    word_class::{WordClass, group},
    words::Words,
};

/// Words that end like a superlative and are none.
const NONE: &[&str] = &[
    "forest",
    "interest",
    "request",
    "protest",
    "arrest",
    "contest",
    "harvest",
    "conquest",
    "priest",
    "honest",
    "manifest",
    "tempest",
    "modest",
    "digest",
    "inquest",
    "northwest",
    "southwest",
    "midwest",
    "unrest",
];

/// A superlative at this word.
pub fn at(words: Words, at: usize, into: &mut Vec<Signal>) {
    let Some(word) = words.list().get(at) else {
        return;
    };
    if word.shape == Shape::Mark {
        return;
    }
    let next = words.list().get(at + 1);
    if word.entry.is(group::SUPERLATIVE) {
        let filler = match words.low(at) {
            // "First, …", "at first", "first of all", "best regards", "at least the best we could".
            "first" => {
                at == 0 && words.low(1) == ","
                    || words.reads(at, &["first", "of", "all"])
                    || at > 0 && words.low(at - 1) == "at"
            }
            "only" => {
                at > 0 && matches!(words.low(at - 1), "if" | "not") || words.low(at + 1) == "to"
            }
            "latest" => true,
            _ => false,
        };
        if !filler {
            push(words, SignalKind::Superlative, at, at + 1, into);
        }
    } else if matches!(words.low(at), "most" | "least")
        && at > 0
        && matches!(
            words.low(at - 1),
            "the" | "its" | "their" | "his" | "her" | "our" | "my" | "world's" | "country's"
        )
        && next.is_some_and(|word| {
            matches!(
                word.entry.class,
                WordClass::Ed
                    | WordClass::Ous
                    | WordClass::Other
                    | WordClass::Ing
                    | WordClass::Good
            )
        })
    {
        push(words, SignalKind::Superlative, at, at + 2, into);
    } else if word.entry.class == WordClass::Est
        && !NONE.contains(&words.low(at))
        && at > 0
        && matches!(
            words.list().get(at - 1).map(|w| w.entry.class),
            Some(WordClass::The)
        )
    {
        push(words, SignalKind::Superlative, at, at + 1, into);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SignalKind, check};

    #[test]
    fn strong_words_and_their_weak_doubles() {
        let found = |text| check(text, SignalKind::Superlative);
        assert_eq!(found("It is the first and only bridge."), ["first", "only"]);
        assert_eq!(
            found("It was the most expensive bridge."),
            ["most expensive"]
        );
        assert_eq!(found("He is the meanest man in town."), ["meanest"]);
        assert!(found("First, we met at first, if only to talk.").is_empty());
        assert!(found("Most people left the forest.").is_empty());
    }
}
