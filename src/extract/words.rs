//! One sentence as words: lower-cased once, looked up once, and then read by every rule and by the model.

use super::lexicon::{self, Entry};
use crate::text::{Span, Token, TokenKind};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// All small letters, or a script without case.
    Small,
    /// A capital first ("Bangkok").
    Capital,
    /// Capitals throughout, two letters or more ("GDP", "U.S").
    Capitals,
    /// Digits first ("61,000", "2024", "90s").
    Number,
    /// A single mark.
    Mark,
}

/// One word, number or mark of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands in the whole text.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
    /// What the lexicon says of it.
    pub entry: Entry,
    low: Span,
}

/// The words of one stretch of text, usually a sentence. Made once and refilled, so that a long text costs no
/// allocation per sentence.
#[derive(Debug, Default)]
pub struct Words {
    span: Span,
    lower: String,
    list: Vec<Word>,
}

impl Words {
    /// The words of `within`.
    pub fn of(text: &str, within: Span) -> Self {
        let mut words = Self::default();
        words.fill(text, within);
        words
    }

    /// Replaces the contents by the words of `within`. Time is linear in its length.
    pub fn fill(&mut self, text: &str, within: Span) {
        self.span = within;
        self.lower.clear();
        self.list.clear();
        for Token { span, kind } in Token::each(text, within) {
            let written = span.of(text);
            let start = self.lower.len();
            if written.is_ascii() {
                self.lower.push_str(written);
                if let Some(added) = self.lower.get_mut(start..) {
                    added.make_ascii_lowercase();
                }
            } else {
                for c in written.chars() {
                    match c {
                        '’' => self.lower.push('\''),
                        _ => self.lower.extend(c.to_lowercase()),
                    }
                }
            }
            let low = Span::new(start, self.lower.len());
            let shape = shape(written, kind);
            let entry = lexicon::look_up(low.of(&self.lower), shape, self.list.is_empty());
            self.list.push(Word {
                span,
                shape,
                entry,
                low,
            });
        }
    }

    /// Where these words stand in the whole text.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The words, in order.
    pub fn list(&self) -> &[Word] {
        &self.list
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The word at `at` in small letters, with straight apostrophes; empty past the end.
    pub fn low(&self, at: usize) -> &str {
        self.list
            .get(at)
            .map_or("", |word| word.low.of(&self.lower))
    }

    /// Whether the words from `at` on are these.
    pub fn reads(&self, at: usize, phrase: &[&str]) -> bool {
        phrase
            .iter()
            .enumerate()
            .all(|(i, word)| self.low(at + i) == *word)
    }

    /// The span from word `from` up to and without word `to`.
    pub fn stretch(&self, from: usize, to: usize) -> Span {
        match (self.list.get(from), self.list.get(to.saturating_sub(1))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => self.span,
        }
    }

    /// Like [`Words::phrases`], for phrases whose first words the lexicon lists as [`lexicon::group::OPENS`].
    pub fn set_phrase(&self, at: usize, phrases: &[&[&str]]) -> Option<usize> {
        let opens = self.list.get(at)?.entry.is(lexicon::group::OPENS);
        opens.then(|| self.phrases(at, phrases)).flatten()
    }

    /// How many words the first of `phrases` that begins at `at` takes.
    pub fn phrases(&self, at: usize, phrases: &[&[&str]]) -> Option<usize> {
        let first = self.low(at);
        phrases
            .iter()
            .find(|phrase| phrase.first() == Some(&first) && self.reads(at, phrase))
            .map(|phrase| phrase.len())
    }
}

fn shape(written: &str, kind: TokenKind) -> Shape {
    match kind {
        TokenKind::Number => Shape::Number,
        TokenKind::Mark => Shape::Mark,
        TokenKind::Word => {
            let mut letters = written.chars().filter(|c| c.is_alphabetic());
            if !letters.next().is_some_and(char::is_uppercase) {
                return Shape::Small;
            }
            let mut more = letters.peekable();
            if more.peek().is_some() && more.all(char::is_uppercase) {
                Shape::Capitals
            } else {
                Shape::Capital
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_lowered_once_and_keep_their_places() {
        let text = "x Élan’s GDP rose 3.5%.";
        let words = Words::of(text, Span::new(2, text.len()));
        let low: Vec<&str> = (0..words.len()).map(|at| words.low(at)).collect();
        assert_eq!(low, ["élan's", "gdp", "rose", "3.5", "%", "."]);
        assert_eq!(words.list()[1].span.of(text), "GDP");
        assert_eq!(words.list()[1].shape, Shape::Capitals);
        assert_eq!(words.stretch(1, 3).of(text), "GDP rose");
        assert!(words.reads(1, &["gdp", "rose"]));
        assert!(!words.reads(4, &["%", ".", "and"]));
    }
}
