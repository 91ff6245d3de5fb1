//! Long texts in messages.

use std::borrow::Cow;

/// A text of at most about `most` code points: of a longer one the beginning and the end, and between them how many are
/// left out. A message with an input in it stays one that can be read. Linear in `most`, apart from counting.
pub fn brief(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most {
        return Cow::Borrowed(text);
    }
    let length = text.chars().count();
    if length <= most {
        return Cow::Borrowed(text);
    }
    let (first, last) = (most - most / 4, most / 4);
    let at = |n| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let begin = text.get(..at(first)).unwrap_or_default();
    let end = match last {
        0 => "",
        last => {
            let from = text.char_indices().nth_back(last - 1);
            from.and_then(|(from, _)| text.get(from..))
                .unwrap_or_default()
        }
    };
    Cow::Owned(format!(
        "{begin} … [{} more] … {end}",
        length - first - last
    ))
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
}
