//! A small grammar of English news: parts of speech by lexicon and neighbours, verb groups, noun phrases, quotations.
//!
//! Enough to see who does what in a clause, and nothing more: no parse trees, no statistics. Every function looks at
//! a bounded stretch of words, so the work is linear in the text.

mod class;
pub mod cues;
mod decide;
mod endings;
mod forms;
mod lexicon;
pub mod phrase;
pub mod quotes;
mod read;
mod tag;
pub mod verbs;

pub use class::Class;
pub use read::read;
#[cfg(test)]
pub use read::words_of;
pub use tag::{Tag, Word};
