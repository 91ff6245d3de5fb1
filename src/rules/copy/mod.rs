//! C: the copy, and changes to it.

pub(super) mod correction;
pub(super) mod no_words;
pub(super) mod not_rechecked;
pub(super) mod note_out;
pub(super) mod pending;
pub(super) mod stet;
pub(super) mod wrong_unchanged;
