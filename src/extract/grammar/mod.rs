//! A small grammar of English news: parts of speech by lexicon and neighbours, verb groups, noun phrases, quotations.
//!
//! Enough to see who does what in a clause, and nothing more: no parse trees, no statistics. Every function looks at
//! a bounded stretch of words, so the work is linear in the text.

pub mod cues;
mod decide;
pub mod lexicon;
pub mod phrase;
pub mod quotes;
pub mod tag;
pub mod verbs;
pub mod words;

pub use tag::{Tag, Word, read_words, words_of};
