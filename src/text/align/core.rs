//! What of a wording really changes.

use crate::text::Span;

/// The words of `text` in `whole` that another wording does not have, and what it has in their place, whole words; nothing where
/// both are the same. Of a change in several places, all between the first and the last.
pub fn core(text: &str, whole: Span, proposed: &str) -> Option<(Span, String)> {
    let original = whole.of(text);
    // Each paragraph is one line of the document.
    let proposed = proposed.replace(['\r', '\n'], " ");
    let proposed = proposed.trim();
    if original == proposed {
        return None;
    }
    let same = original
        .chars()
        .zip(proposed.chars())
        .take_while(|(one, other)| one == other);
    let head: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let head = boundary(original, proposed, head);
    let (rest, other) = (original.get(head..)?, proposed.get(head..)?);
    let same = rest
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(one, other)| one == other);
    let tail: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let tail = tail_boundary(rest, other, tail);
    let place = Span::new(whole.start + head, whole.end - tail);
    let comes = other.get(..other.len() - tail)?;
    Some((place, comes.to_owned()))
}

/// Whether a word goes on from one letter to the next.
fn joined(before: Option<char>, after: Option<char>) -> bool {
    // Signs between figures and inside of words belong to them: "61,000", "don’t", "60–70".
    let part = |c: char| !c.is_whitespace() && !matches!(c, '“' | '”' | '"' | '(' | ')' | ';');
    before.is_some_and(part) && after.is_some_and(part)
}

/// A place at or before `at` at which no word is cut, in either of two texts that are the same up to there.
fn boundary(one: &str, other: &str, mut at: usize) -> usize {
    let cuts = |text: &str, at: usize| {
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        joined(before.chars().next_back(), after.chars().next())
    };
    while at > 0 && (cuts(one, at) || cuts(other, at)) {
        let before = one.get(..at).and_then(|text| text.chars().next_back());
        at -= before.map_or(at, char::len_utf8);
    }
    at
}

/// The same for two texts that are the same from so many bytes before their ends.
fn tail_boundary(one: &str, other: &str, mut tail: usize) -> usize {
    let cuts = |text: &str, tail: usize| {
        let at = text.len() - tail;
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        joined(before.chars().next_back(), after.chars().next())
    };
    while tail > 0 && (cuts(one, tail) || cuts(other, tail)) {
        let after = one.get(one.len() - tail..);
        let first = after.and_then(|text| text.chars().next());
        tail -= first.map_or(tail, char::len_utf8);
    }
    tail
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_differ_go_and_come() {
        let check = |original: &str, proposed: &str, gone: &str, come: &str| {
            let text = format!("Before. {original} After.");
            let whole = Span::new(8, 8 + original.len());
            let found = core(&text, whole, proposed);
            let (place, comes) = found.unwrap_or((Span::new(0, 0), "nothing".into()));
            assert_eq!(
                (place.of(&text), comes.as_str()),
                (gone, come),
                "{original} → {proposed}"
            );
            // What is proposed is what comes of it.
            let [head, tail] = [&text[8..place.start], &text[place.end..whole.end]];
            assert_eq!(format!("{head}{comes}{tail}"), proposed);
        };
        check("It lost 40 people.", "It lost 14 people.", "40", "14");
        check(
            "It lost 61,000 people.",
            "It lost 61,500 people.",
            "61,000",
            "61,500",
        );
        check(
            "It opened in May.",
            "It opened in May 2019.",
            "May.",
            "May 2019.",
        );
        check("A bird sings.", "A bird never sings.", "", "never ");
        check("A bird never sings.", "A bird sings.", "never ", "");
        check("He said “no” twice.", "He said “yes” twice.", "no", "yes");
        check("Aaa aaa aaa.", "Aaa aaa.", "aaa ", "");
        check(
            "Größe zählt.",
            "Größen zählen.",
            "Größe zählt.",
            "Größen zählen.",
        );
        check("Gone.", "", "Gone.", "");
        let text = "The same.";
        assert_eq!(core(text, Span::whole(text), "The same."), None);
    }
}
