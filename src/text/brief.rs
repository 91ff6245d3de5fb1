//! Long texts in messages.

use std::borrow::Cow;

/// How many code points more are left out so that no word is cut: longer words are.
const WORD: usize = 14;

/// A text of at most about `most` code points: of a longer one the beginning and the end, in whole words where there are some,
/// and between them how many are left out. A message with an input in it stays one that can be read. Linear in `most`, apart
/// from counting.
pub fn brief(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most {
        return Cow::Borrowed(text);
    }
    let length = text.chars().count();
    if length <= most {
        return Cow::Borrowed(text);
    }
    let (first, last) = (most - most / 4, most / 4);
    let begin = text
        .char_indices()
        .nth(first)
        .map_or(text.len(), |(at, _)| at);
    let end = match last.checked_sub(1) {
        None => text.len(),
        Some(last) => text.char_indices().nth_back(last).map_or(0, |(at, _)| at),
    };
    let (begin, after) = text.split_at_checked(begin).unwrap_or_default();
    let (before, end) = text.split_at_checked(end).unwrap_or((text, ""));
    let is_word = |cut: &&str| cut.chars().count() <= WORD;
    let begin = if after.starts_with(char::is_whitespace) {
        begin
    } else {
        let words = begin
            .rfind(char::is_whitespace)
            .and_then(|at| begin.split_at_checked(at));
        words
            .filter(|(_, cut)| is_word(cut))
            .map_or(begin, |(words, _)| words)
    };
    let end = if before.ends_with(char::is_whitespace) {
        end
    } else {
        let words = end
            .find(char::is_whitespace)
            .and_then(|at| end.split_at_checked(at));
        words
            .filter(|(cut, _)| is_word(cut))
            .map_or(end, |(_, words)| words)
    };
    let (begin, end) = (begin.trim_end(), end.trim_start());
    let kept = begin.chars().count() + end.chars().count();
    Cow::Owned(format!("{begin} … [{} more] … {end}", length - kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_keeps_its_ends() {
        assert_eq!(brief("short", 5), "short");
        assert_eq!(brief("ääääääää", 8), "ääääääää");
        assert_eq!(brief("abcdefghijkl", 8), "abcdef … [4 more] … kl");
        assert_eq!(brief("äbcdefghijkl", 3), "äbc … [9 more] … ");
        assert!(brief(&"x".repeat(10_000_000), 100).len() < 150);
    }

    #[test]
    fn words_stay_whole() {
        let text = "The survey of losses speaks of nine kilometres; the register shows 5.6";
        assert_eq!(
            brief(text, 40),
            "The survey of losses speaks of … [31 more] … shows 5.6"
        );
        // At the end of a word nothing more is left out.
        assert_eq!(
            brief("one two three four six", 12),
            "one two … [12 more] … six"
        );
        let long = format!("{} {}", "a".repeat(40), "b".repeat(40));
        assert_eq!(
            brief(&long, 20),
            format!("{} … [61 more] … {}", "a".repeat(15), "b".repeat(5))
        );
    }
}
