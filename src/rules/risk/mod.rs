//! R: what could hurt someone.

pub(super) mod legal_read;
pub(super) mod not_cleared;
