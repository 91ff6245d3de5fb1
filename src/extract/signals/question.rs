//! Against: a question.

use super::{Signal, SignalKind, push};
use crate::extract::{word_class::WordClass, words::Words};

/// A sentence that ends in a question mark, a closing quotation mark or bracket after it aside.
pub fn find(words: Words, into: &mut Vec<Signal>) {
    let last = words.list().iter().rposition(|word| {
        !matches!(
            word.entry.class,
            WordClass::Quote | WordClass::Mark | WordClass::Shout
        )
    });
    if let Some(last) = last
        && words
            .list()
            .get(last)
            .is_some_and(|word| word.entry.class == WordClass::Query)
    {
        push(words, SignalKind::Question, last, last + 1, into);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SignalKind, check};

    #[test]
    fn only_the_end_counts() {
        assert_eq!(
            check("Who paid for the bridge?", SignalKind::Question),
            ["?"]
        );
        assert_eq!(check("“Who paid?”", SignalKind::Question), ["?"]);
        assert!(check("“Who paid?” asked the mayor.", SignalKind::Question).is_empty());
    }
}
