//! Floor 1: text and places in it. Knows nothing of claims.
//!
//! In memory a place is a [`Span`] of bytes that lies on character boundaries; in files it is a pair of Unicode
//! code points, as the W3C's selectors define them. [`CodePoints`] converts at the edge.

pub mod align;
mod anchor;
mod brief;
mod counted;
mod direction;
mod extra;
mod few;
mod idle;
mod json;
mod kin;
pub mod language;
pub mod marks;
mod part;
mod position;
mod sentence;
mod span;
mod token;
mod unseen;
mod whole;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use part::part;

pub use anchor::{Anchor, CONTEXT, Found, MOST_PLACES};
pub use brief::brief;
pub use counted::counted;
pub use direction::is_right_to_left;
pub use extra::Extra;
pub use few::Few;
pub use idle::asserts_nothing;
pub use json::{DEEPEST, Json, each_entry, each_item};
pub use kin::{Kin, kin};
pub use position::CodePoints;
pub use sentence::sentences;
pub use span::Span;
pub use token::{Token, TokenKind, tokens};
pub use unseen::{Bare, is_selector, is_unseen};
pub use whole::{is_whole, widened};
