//! What happened to a record, append-only.

pub mod event;
pub mod log;
