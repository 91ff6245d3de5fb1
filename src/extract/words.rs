//! A paragraph as words: lower-cased once, looked up once, and then read by every rule and by the model.

use super::{
    shape::Shape,
    table,
    word_class::{self, Entry, WordClass},
};
use crate::text::{Span, Token, TokenKind};

/// One word, number or mark of a text.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands in the whole text.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
    /// What the lexicon says of it inside a sentence.
    pub entry: Entry,
    /// Its class where it opens the sentence, so that a capital says nothing.
    opening: WordClass,
    /// The hash of its small letters, by which tables know it.
    pub hash: u64,
    low: Span,
}

/// The words of a stretch of text, usually a paragraph. Made once and refilled, so that a long text costs no allocation per
/// sentence.
#[derive(Debug, Default)]
pub struct WordList {
    lower: String,
    list: Vec<Word>,
}

impl WordList {
    /// The words of `within`.
    pub fn of(text: &str, within: Span) -> Self {
        let mut words = Self::default();
        words.fill(text, within);
        words
    }

    /// Replaces the contents by the words of `within`. Time is linear in its length.
    pub fn fill(&mut self, text: &str, within: Span) {
        self.list.clear();
        self.lower.clear();
        // Nearly every word is of ASCII, and its small letters stand where it does; those of others stand behind.
        self.lower.push_str(within.of(text));
        self.lower.make_ascii_lowercase();
        for token in Token::each(text, within) {
            self.push(text, token, within.start);
        }
    }

    fn push(&mut self, text: &str, Token { span, kind }: Token, start: usize) {
        let written = text.as_bytes().get(span.range()).unwrap_or_default();
        let mut low = Span::new(span.start - start, span.end - start);
        if !written.is_ascii() {
            low.start = self.lower.len();
            for c in span.of(text).chars() {
                match c {
                    '’' => self.lower.push('\''),
                    _ => self.lower.extend(c.to_lowercase()),
                }
            }
            low.end = self.lower.len();
        }
        let small = self.lower.as_bytes().get(low.range()).unwrap_or_default();
        let shape = match kind {
            TokenKind::Word if small == written && written.is_ascii() => Shape::Small,
            _ => Shape::of(span.of(text), kind),
        };
        let hash = table::hash(0, small);
        let (entry, opening) = word_class::look_up(hash, small, shape);
        self.list.push(Word {
            span,
            shape,
            entry,
            opening,
            hash,
            low,
        });
    }

    /// All the words.
    pub fn all(&self) -> Words<'_> {
        Words {
            lower: &self.lower,
            list: &self.list,
        }
    }

    /// The words of a part of the stretch; where it begins or ends inside a word, it is read anew, into `own`.
    pub fn cut<'w>(&'w self, text: &str, within: Span, own: &'w mut Self) -> Words<'w> {
        self.all().within(within).unwrap_or_else(|| {
            own.fill(text, within);
            own.all()
        })
    }
}

/// The words of one stretch of text, usually a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'w> {
    lower: &'w str,
    list: &'w [Word],
}

impl<'w> Words<'w> {
    /// Those of `within`; `None` if it begins or ends inside one.
    fn within(self, within: Span) -> Option<Self> {
        let from = self
            .list
            .partition_point(|word| word.span.end <= within.start);
        let rest = self.list.get(from..)?;
        let count = rest.partition_point(|word| word.span.start < within.end);
        let list = rest.get(..count)?;
        let whole = |word: &Word| within.covers(word.span);
        (list.first().is_none_or(whole) && list.last().is_none_or(whole))
            .then_some(Self { list, ..self })
    }

    /// The words, in order.
    pub const fn list(self) -> &'w [Word] {
        self.list
    }

    /// How many there are.
    pub const fn len(self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.list.is_empty()
    }

    /// The word at `at` in small letters, with straight apostrophes; empty past the end.
    pub fn low(self, at: usize) -> &'w str {
        self.list.get(at).map_or("", |word| word.low.of(self.lower))
    }

    /// The class of the word at `at`.
    pub fn class(self, at: usize) -> Option<WordClass> {
        let word = self.list.get(at)?;
        Some(if at == 0 {
            word.opening
        } else {
            word.entry.class
        })
    }

    /// The classes of all words.
    pub fn classes(self) -> impl Iterator<Item = WordClass> {
        let first = self.list.first().map(|word| word.opening);
        let others = self.list.iter().skip(1).map(|word| word.entry.class);
        first.into_iter().chain(others)
    }

    /// Whether the words from `at` on are these.
    pub fn reads(self, at: usize, phrase: &[&str]) -> bool {
        phrase
            .iter()
            .enumerate()
            .all(|(i, word)| self.low(at + i) == *word)
    }

    /// From the first to the last.
    pub fn span(self) -> Span {
        self.stretch(0, self.len())
    }

    /// The span from word `from` up to and without word `to`; empty if there is no such word.
    pub fn stretch(self, from: usize, to: usize) -> Span {
        match (self.list.get(from), self.list.get(to.saturating_sub(1))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// Like [`Words::phrases`], for phrases whose first words the lexicon lists as the group `opens`.
    pub fn set_phrase(self, at: usize, opens: u16, phrases: &[&[&str]]) -> Option<usize> {
        let opens = self.list.get(at)?.entry.is(opens);
        opens.then(|| self.phrases(at, phrases)).flatten()
    }

    /// How many words the first of `phrases` that begins at `at` takes.
    pub fn phrases(self, at: usize, phrases: &[&[&str]]) -> Option<usize> {
        let first = self.low(at);
        phrases
            .iter()
            .find(|phrase| phrase.first() == Some(&first) && self.reads(at, phrase))
            .map(|phrase| phrase.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_lowered_once_and_keep_their_places() {
        let text = "x Élan’s GDP rose 3.5%.";
        let list = WordList::of(text, Span::new(2, text.len()));
        let words = list.all();
        let low: Vec<&str> = (0..words.len()).map(|at| words.low(at)).collect();
        assert_eq!(low, ["élan's", "gdp", "rose", "3.5", "%", "."]);
        assert_eq!(words.list()[1].span.of(text), "GDP");
        assert_eq!(words.list()[1].shape, Shape::Capitals);
        assert_eq!(words.list()[1].hash, table::of_word("gdp"));
        assert_eq!(words.stretch(1, 3).of(text), "GDP rose");
        assert!(words.reads(1, &["gdp", "rose"]));
        assert!(!words.reads(4, &["%", ".", "and"]));
    }

    #[test]
    fn a_stretch_has_whole_words() {
        let text = "Oll met Ruiz. Ruiz's aide left.";
        let list = WordList::of(text, Span::whole(text));
        let mut own = WordList::default();
        let second = list.cut(text, Span::new(14, text.len()), &mut own);
        assert_eq!(second.low(0), "ruiz's");
        assert_eq!(second.class(0), Some(WordClass::S));
        let name = list.cut(text, Span::new(8, 12), &mut own);
        assert_eq!(name.class(0), Some(WordClass::Other));
        assert!(list.cut(text, Span::new(13, 14), &mut own).is_empty());
        assert!(own.all().is_empty());
        assert_eq!(list.cut(text, Span::new(14, 18), &mut own).low(0), "ruiz");
    }
}
