//! Quotations of a paragraph.

use super::tag::{Tag, Word};
use crate::text::marks;

/// A quotation, marks included: words `first..=last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    pub first: usize,
    pub last: usize,
    /// Whether a closing mark was found; one left open runs to the end of its paragraph.
    pub closed: bool,
}

impl Quotation {
    /// Number of words and marks in it.
    pub const fn len(&self) -> usize {
        self.last + 1 - self.first
    }
}

/// Finds the quotations among the words of one paragraph and numbers the words that stand in them, from 1.
///
/// Which marks open and close is one table ([`marks`]). Marks that show their side open and close; others do so in turn,
/// but one with a space on one side only shows its side too. A single mark that may be an apostrophe is a quotation mark
/// where it stands as one and its pair does, too. Quotations inside quotations belong to the outer one.
pub fn mark(words: &mut [Word], text: &str) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for at in 0..words.len() {
        let Some(word) = words.get(at).filter(|word| may_quote(word)) else {
            continue;
        };
        match open {
            None if opens(words, at, text) => open = Some((at, form(word, text))),
            Some((first, with)) if closes(words, at, with, text) => {
                found.push(Quotation {
                    first,
                    last: at,
                    closed: true,
                });
                open = None;
            }
            _ => {}
        }
    }
    if let Some((first, _)) = open {
        found.push(Quotation {
            first,
            last: words.len().saturating_sub(1),
            closed: false,
        });
    }
    for (number, quotation) in (1_u32..).zip(&found) {
        for word in words
            .get_mut(quotation.first..=quotation.last)
            .unwrap_or_default()
        {
            word.quote = number;
        }
        // An apostrophe that closes or opens one is a mark like any other.
        for at in [quotation.first, quotation.last] {
            if let Some(word) = words.get_mut(at).filter(|word| word.tag == Tag::Mark) {
                word.tag = Tag::Quote;
            }
        }
    }
    found
}

/// The character of a mark; two backticks or apostrophes are one.
fn form(word: &Word, text: &str) -> char {
    match word.span.of(text) {
        "``" => '“',
        "''" => '”',
        other => other.chars().next().unwrap_or(' '),
    }
}

/// Whether a word can be a quotation mark at all: a quick look, before its form is read.
const fn may_quote(word: &Word) -> bool {
    matches!(word.tag, Tag::Quote | Tag::Mark)
}

fn is_mark(word: &Word, form: char) -> bool {
    match word.tag {
        Tag::Quote => true,
        Tag::Mark => marks::is_apostrophe(form),
        _ => false,
    }
}

/// Whether the mark at `at` opens a quotation, where none is open.
fn opens(words: &[Word], at: usize, text: &str) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    let mark = form(word, text);
    if !is_mark(word, mark) || !marks::can_open(mark) {
        return false;
    }
    let double = word.span.of(text) == "\'\'";
    let spaced = marks::after(text, word.span).is_none_or(char::is_whitespace);
    let free = marks::before(text, word.span)
        .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ',' | '.' | '!' | '?'));
    match mark {
        '“' | '„' | '‟' | '‚' | '«' | '‹' | '「' | '『' | '《' => true,
        // Marks that elsewhere close: those who open with them close with the same, or with its counterpart.
        '”' if double => !spaced,
        '”' | '»' | '›' => !spaced && free && pair_follows(words, at, mark, text),
        '‘' => pair_follows(words, at, mark, text),
        mark if marks::is_apostrophe(mark) => {
            !spaced && free && pair_follows(words, at, mark, text)
        }
        _ => !spaced || words.get(at + 1).is_none(),
    }
}

/// Whether the mark at `at` closes what `with` opened.
fn closes(words: &[Word], at: usize, with: char, text: &str) -> bool {
    words
        .get(at)
        .filter(|word| may_quote(word))
        .is_some_and(|word| {
            let mark = form(word, text);
            is_mark(word, mark)
                && marks::is_closed_by(with, mark)
                && !(marks::is_apostrophe(mark) && marks::is_elision(text, word.span))
                && !(with == mark
                    && !marks::is_apostrophe(mark)
                    && mark != '"'
                    && marks::stands_open(text, word.span))
        })
}

/// Whether a mark that could be something else is closed within a few hundred words.
fn pair_follows(words: &[Word], at: usize, mark: char, text: &str) -> bool {
    (at + 1..words.len())
        .take(200)
        .any(|next| closes(words, next, mark, text))
}
