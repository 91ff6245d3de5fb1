//! Words, numbers and marks.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes, hyphens or points inside ("Xi's", "non-interference", "U.S.").
    Word,
    /// Digits, with separators inside ("61,000", "3.5", "2024").
    Number,
    /// Any other single character that is not white space.
    Mark,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of `within`, in order. Time and memory are linear in its length.
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut found = Vec::with_capacity(within.len() / 5);
    found.extend(Token::each(text, within));
    found
}

impl Token {
    /// The tokens of `within`, one by one: for readers that keep none of them.
    pub fn each(text: &str, within: Span) -> impl Iterator<Item = Self> {
        Tokens {
            inside: within.of(text),
            at: 0,
            offset: within.start,
        }
    }
}

/// The tokens of a stretch of text, as they are read.
struct Tokens<'t> {
    inside: &'t str,
    at: usize,
    offset: usize,
}

impl Tokens<'_> {
    /// The character at a byte; ASCII, which most text is, costs no decoding.
    fn char_at(&self, at: usize) -> Option<char> {
        let byte = *self.inside.as_bytes().get(at)?;
        if byte.is_ascii() {
            Some(char::from(byte))
        } else {
            self.inside.get(at..)?.chars().next()
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let mut first = self.char_at(self.at)?;
        while first.is_whitespace() {
            self.at += first.len_utf8();
            first = self.char_at(self.at)?;
        }
        let start = self.at;
        let kind = if first.is_numeric() {
            TokenKind::Number
        } else if first.is_alphabetic() {
            TokenKind::Word
        } else {
            TokenKind::Mark
        };
        self.at += first.len_utf8();
        while kind != TokenKind::Mark
            && let Some(next) = self.char_at(self.at)
        {
            let after = self.at + next.len_utf8();
            let joins = next.is_alphanumeric()
                || is_joiner(kind, next) && self.char_at(after).is_some_and(char::is_alphanumeric);
            if !joins {
                break;
            }
            self.at = after;
        }
        Some(Token {
            span: Span::new(start, self.at).offset(self.offset),
            kind,
        })
    }
}

/// Whether `mark` may stand inside a token of this kind.
const fn is_joiner(kind: TokenKind, mark: char) -> bool {
    match kind {
        TokenKind::Word => matches!(mark, '\'' | '’' | '-' | '.' | '\u{300}'..='\u{36f}'),
        TokenKind::Number => matches!(mark, ',' | '.'),
        TokenKind::Mark => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_marks() {
        let text = "Xi's U.S. trip cost $61,000.50, or “3%”.";
        let words: Vec<&str> = tokens(text, Span::whole(text))
            .iter()
            .map(|t| t.span.of(text))
            .collect();
        assert_eq!(
            words,
            [
                "Xi's",
                "U.S",
                ".",
                "trip",
                "cost",
                "$",
                "61,000.50",
                ",",
                "or",
                "“",
                "3",
                "%",
                "”",
                "."
            ]
        );
    }
}
