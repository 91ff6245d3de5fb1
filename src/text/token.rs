//! Words, numbers and marks.

use super::Span;
use super::unseen::is_unseen;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes, hyphens, points or unseen characters inside ("Xi's", "non-interference", "U.S.").
    Word,
    /// Digits, with separators inside ("61,000", "3.5", "2024").
    Number,
    /// Any other single character that is not white space and can be seen.
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

    /// The first place from `at` on where something can be seen.
    fn seen(&self, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at).filter(|c| is_unseen(*c)) {
            at += c.len_utf8();
        }
        at
    }

    /// The end of a token of this kind whose first character ends at `at`.
    fn end(&self, kind: TokenKind, mut at: usize) -> usize {
        let bytes = self.inside.as_bytes();
        loop {
            // Nearly every word is letters of ASCII to its end.
            while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                at += 1;
            }
            let Some(byte) = bytes.get(at) else {
                return at;
            };
            if byte.is_ascii() && !is_joiner(kind, char::from(*byte)) {
                return at;
            }
            // What cannot be seen is stepped over, where more of the token follows.
            let seen = self.seen(at);
            let Some(next) = self.char_at(seen) else {
                return at;
            };
            let after = seen + next.len_utf8();
            let joins = next.is_alphanumeric()
                || is_joiner(kind, next)
                    && self
                        .char_at(self.seen(after))
                        .is_some_and(char::is_alphanumeric);
            if !joins {
                return at;
            }
            at = after;
        }
    }

    /// The next place that is neither white space nor unseen, the kind of the token that begins there, and the length of
    /// its first character.
    fn begin(&mut self) -> Option<(TokenKind, usize)> {
        loop {
            let byte = *self.inside.as_bytes().get(self.at)?;
            // As the characters of ASCII are told below, at less cost.
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' => return Some((TokenKind::Word, 1)),
                b'0'..=b'9' => return Some((TokenKind::Number, 1)),
                b'\t'..=b'\r' | b' ' => self.at += 1,
                0..0x80 => return Some((TokenKind::Mark, 1)),
                _ => {
                    let first = self.char_at(self.at)?;
                    let length = first.len_utf8();
                    if first.is_numeric() {
                        return Some((TokenKind::Number, length));
                    } else if first.is_alphabetic() {
                        return Some((TokenKind::Word, length));
                    } else if !first.is_whitespace() && !is_unseen(first) {
                        return Some((TokenKind::Mark, length));
                    }
                    self.at += length;
                }
            }
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let (kind, length) = self.begin()?;
        let start = self.at;
        self.at += length;
        if kind != TokenKind::Mark {
            self.at = self.end(kind, self.at);
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

    #[test]
    fn what_cannot_be_seen_is_stepped_over() {
        let text = "un\u{AD}em\u{AD}ployed\u{200B}, 4.\u{200B}1\u{200E} \u{FEFF}✔\u{FE0F}\u{AD}";
        let words: Vec<&str> = tokens(text, Span::whole(text))
            .iter()
            .map(|t| t.span.of(text))
            .collect();
        assert_eq!(words, ["un\u{AD}em\u{AD}ployed", ",", "4.\u{200B}1", "✔"]);
    }
}
