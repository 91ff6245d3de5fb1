//! D: drafts, and what was decided on which.

pub(super) mod lost;
pub(super) mod older_draft;
pub(super) mod reworded;
