//! How a word is written.

use crate::text::TokenKind;

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

impl Shape {
    /// How `written` is written.
    pub fn of(written: &str, kind: TokenKind) -> Self {
        match kind {
            TokenKind::Number => Self::Number,
            TokenKind::Mark => Self::Mark,
            TokenKind::Word => {
                let mut letters = written.chars().filter(|c| c.is_alphabetic());
                if !letters.next().is_some_and(char::is_uppercase) {
                    return Self::Small;
                }
                let mut more = letters.peekable();
                if more.peek().is_some() && more.all(char::is_uppercase) {
                    Self::Capitals
                } else {
                    Self::Capital
                }
            }
        }
    }
}
