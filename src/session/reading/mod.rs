//! What follows from a session: how much is decided, what is part of what, what claims are called, what is disputed, what
//! happened, what another copy has.

pub mod about;
pub mod beside;
pub mod conflict;
pub mod coverage;
pub mod documents;
pub mod drafts;
pub mod names;
pub mod news;
pub mod parts;
mod second;
pub mod threads;
pub mod timeline;
pub mod touched;
pub mod untouched;
pub mod veil;
