//! S: sources and evidence.

pub(super) mod access_date;
pub(super) mod anonymous;
pub(super) mod central;
pub(super) mod checked_without;
pub(super) mod confidential;
pub(super) mod extract;
pub(super) mod figure;
pub(super) mod locator;
pub(super) mod no_archive;
pub(super) mod not_covered;
pub(super) mod one_group;
pub(super) mod secondary_only;
pub(super) mod unused;
pub(super) mod writers_note;
