//! Floor 1: text and places in it. Knows nothing of claims.
//!
//! In memory a place is a [`Span`] of bytes that lies on character boundaries; in files it is a pair of Unicode
//! code points, as the W3C's selectors define them. [`CodePoints`] converts at the edge.

mod anchor;
mod part;
mod position;
mod sentence;
mod span;
mod token;

pub(crate) use part::part;

pub use anchor::{Anchor, CONTEXT, Found};
pub use position::CodePoints;
pub use sentence::sentences;
pub use span::Span;
pub use token::{Token, TokenKind, tokens};
