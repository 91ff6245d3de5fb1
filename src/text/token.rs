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
    let inside = within.of(text);
    let mut found = Vec::with_capacity(inside.len() / 5);
    let mut chars = inside.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let kind = if first.is_numeric() {
            TokenKind::Number
        } else if first.is_alphabetic() {
            TokenKind::Word
        } else {
            TokenKind::Mark
        };
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = chars.peek().filter(|_| kind != TokenKind::Mark) {
            let joins =
                next.is_alphanumeric() || (is_joiner(kind, next) && followed(inside, at, next));
            if !joins {
                break;
            }
            chars.next();
            end = at + next.len_utf8();
        }
        found.push(Token {
            span: Span::new(start, end).offset(within.start),
            kind,
        });
    }
    found
}

/// Whether `mark` may stand inside a token of this kind.
const fn is_joiner(kind: TokenKind, mark: char) -> bool {
    match kind {
        TokenKind::Word => matches!(mark, '\'' | '’' | '-' | '.' | '\u{300}'..='\u{36f}'),
        TokenKind::Number => matches!(mark, ',' | '.'),
        TokenKind::Mark => false,
    }
}

/// Whether a letter or digit follows the mark at `at`.
fn followed(text: &str, at: usize, mark: char) -> bool {
    text.get(at + mark.len_utf8()..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(char::is_alphanumeric)
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
