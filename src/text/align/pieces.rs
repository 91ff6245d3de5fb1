//! Two wordings in one line: what both have, what only the old had, what only the new has.

use imara_diff::{Algorithm, Diff, InternedInput};

use super::fold::folded;
use crate::text::{Span, Token};

/// A piece of two wordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words<'t> {
    /// Both have it; as the new has it.
    Both(&'t str),
    /// The old had it.
    Old(&'t str),
    /// The new has it.
    New(&'t str),
}

/// The pieces of two wordings, word by word, in order; what is old stands before what took its place. Spaces go with the word
/// before them.
pub fn differences<'t>(old: &'t str, new: &'t str) -> Vec<Words<'t>> {
    let (old_words, new_words) = (words(old), words(new));
    let mut input = InternedInput::<String>::default();
    input.update_before(old_words.iter().map(|span| folded(span.of(old))));
    input.update_after(new_words.iter().map(|span| folded(span.of(new))));
    let diff = Diff::compute(Algorithm::Myers, &input);
    let stretch = |words: &[Span], from: usize, to: usize| {
        let list = words.get(from..to).unwrap_or_default();
        let ends = list.first().zip(list.last());
        ends.map(|(first, last)| Span::new(first.start, last.end))
    };
    let mut pieces = Vec::new();
    let mut at = 0;
    for hunk in diff.hunks() {
        let (before, after) = (
            hunk.before.start as usize..hunk.before.end as usize,
            hunk.after.start as usize..hunk.after.end as usize,
        );
        pieces.extend(stretch(&new_words, at, after.start).map(|span| Words::Both(span.of(new))));
        pieces.extend(
            stretch(&old_words, before.start, before.end).map(|span| Words::Old(span.of(old))),
        );
        pieces.extend(
            stretch(&new_words, after.start, after.end).map(|span| Words::New(span.of(new))),
        );
        at = after.end;
    }
    pieces.extend(stretch(&new_words, at, new_words.len()).map(|span| Words::Both(span.of(new))));
    pieces
}

/// The words of a text, each with what follows it up to the next.
fn words(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Token::each(text, Span::whole(text))
        .map(|token| token.span)
        .collect();
    let starts: Vec<usize> = found.iter().skip(1).map(|span| span.start).collect();
    for (span, next) in found.iter_mut().zip(starts.into_iter().chain([text.len()])) {
        span.end = next;
    }
    if let Some(first) = found.first_mut() {
        first.start = 0;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use Words::{Both, New, Old};

    #[test]
    fn what_both_have_stands_once() {
        assert_eq!(
            differences(
                "It cost 212 million, said Vell.",
                "It cost 221 million, said Ms Vell."
            ),
            [
                Both("It cost "),
                Old("212 "),
                New("221 "),
                Both("million, said "),
                New("Ms "),
                Both("Vell.")
            ]
        );
        assert_eq!(differences("", "a"), [New("a")]);
        assert_eq!(differences("a", ""), [Old("a")]);
        assert_eq!(differences("", ""), []);
    }
}
