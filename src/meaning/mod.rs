//! Floor 3, below `extract`: a sentence becomes a vector of its meaning, and two scores. It knows text, and nothing of sessions.
//!
//! A small transformer of the program's own runs here, on one thread, without a network: six layers of 384, its weights and its
//! vocabulary in one file ([`weights`]) that is part of the program. `assets/encoder-card.md` says what it was made of, what it can
//! do and what it cannot; `training/` holds the recipe.
//!
//! One sentence a call: the numbers inside are rounded by the largest of each call, so that in a batch a sentence would score by the
//! company it keeps. So the same sentence says the same wherever it stands, to the byte on one machine; two machines may differ in
//! the last digits of a score, for processors add small numbers in different orders.

mod encoder;
pub mod fused;
mod pieces;
mod telling;
pub mod weights;
pub mod words;

#[cfg(test)]
mod tests;

pub use encoder::{Encoder, EncoderError, LONGEST, Load, Said, Vector, WIDTH};
