//! Whether words that somebody types stand next to each other.

use crate::text::kin;

/// How the words that were typed stand in a sentence, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stands {
    /// As they were typed, next to each other; the last one whole.
    Whole,
    /// The same, but the last one goes on.
    Begun,
    /// Not next to each other.
    Apart,
}

/// Words that somebody types, as they are looked for.
pub(super) struct Phrase(String);

impl Phrase {
    pub(super) fn of(typed: &str) -> Self {
        Self(folded(typed))
    }

    /// How they stand in a sentence. Linear in its length.
    pub(super) fn stands(&self, sentence: &str) -> Stands {
        let phrase = self.0.as_str();
        if phrase.is_empty() {
            return Stands::Apart;
        }
        let sentence = folded(sentence);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let places = sentence.match_indices(phrase).map(|(at, _)| {
            let (before, behind) = (sentence.get(..at), sentence.get(at + phrase.len()..));
            let mut before = before.unwrap_or_default().chars().rev();
            let mut behind = behind.unwrap_or_default().chars();
            let (last, next) = (before.next(), behind.next());
            // "4.2" does not begin with 4, nor is 2 in it.
            let figure = |mark: Option<char>, beyond: Option<char>| {
                mark == Some('.') && beyond.is_some_and(char::is_numeric)
            };
            if word(last) || phrase.starts_with(char::is_numeric) && figure(last, before.next()) {
                Stands::Apart
            } else if word(next)
                || phrase.ends_with(char::is_numeric) && figure(next, behind.next())
            {
                Stands::Begun
            } else {
                Stands::Whole
            }
        });
        places.min().unwrap_or(Stands::Apart)
    }
}

/// Words as they are compared: folded to their kin, those that hyphens join apart, figures without the commas in them.
fn folded(words: &str) -> String {
    let words = kin(words);
    let mut folded = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let inside = || before.is_numeric();
        match c {
            ',' if inside() && rest.peek().is_some_and(|next| next.is_numeric()) => {}
            '-' | '\n' => folded.push(' '),
            c => folded.push(c),
        }
        before = c;
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_next_to_each_other_are_told_from_words_apart() {
        for (typed, sentence, expected) in [
            ("24 boats", "The 24 boats of Kell went out.", Stands::Whole),
            ("24 BOATS ", "“24 boats”", Stands::Whole),
            ("24 boat", "24 boats went out.", Stands::Begun),
            ("24 boats", "24 of the boats went out.", Stands::Apart),
            ("24 boats", "124 boats went out.", Stands::Apart),
            ("4 boats", "2.4 boats on average", Stands::Apart),
            ("4", "It was 4.2 percent.", Stands::Begun),
            ("4", "It was 4.", Stands::Whole),
            ("412000", "412,000 passengers", Stands::Whole),
            ("412,000", "412,000,000 letters", Stands::Begun),
            ("000 passengers", "412,000 passengers", Stands::Apart),
            ("flood defence", "a flood-defence plan", Stands::Whole),
            ("café", "The cafe was shut.", Stands::Whole),
            ("the", "Other people; the rest.", Stands::Whole),
            ("", "Nothing.", Stands::Apart),
        ] {
            let stands = Phrase::of(typed).stands(sentence);
            assert_eq!(stands, expected, "{typed:?} in {sentence:?}");
        }
    }
}
