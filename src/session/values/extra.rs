//! What this version does not know, and values whose form it need not know.

pub use crate::text::{Extra, Json};
