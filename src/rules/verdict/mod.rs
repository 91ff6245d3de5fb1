//! V: verdicts.

pub(super) mod conclusion;
pub(super) mod contradicted;
pub(super) mod needs_rationale;
pub(super) mod needs_two_sources;
pub(super) mod not_of_scale;
pub(super) mod supported;
pub(super) mod unchecked;
