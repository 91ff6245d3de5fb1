//! Everything that can be done to a session, as data.

pub mod command;
pub mod error;
pub mod new;
pub mod step;
