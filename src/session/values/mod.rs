//! What records are made of: names, moments, words of closed lists, and how they stand in a file.

pub mod extra;
pub mod id;
pub mod inline;
pub mod map;
pub mod moment;
pub mod stamp;
pub mod wordlist;
