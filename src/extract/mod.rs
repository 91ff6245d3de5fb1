//! Floor 3: a draft's text to suggestions with signals.
//!
//! Everything here is a function of the text alone, linear in its length, and works in any order of articles: no
//! state, no clock, no network.

pub mod attribution;
mod grammar;
pub mod names;
pub mod parts;
