//! What a notice is about.

use std::path::PathBuf;

/// What a notice is about: what is told of the same thing later takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Saving the session.
    Saving,
    /// The journal for recovery.
    Journal,
    /// Writing a summary or a copy.
    HandingOut,
    /// Opening a session file.
    Opening(PathBuf),
    /// Reading an article's file; an empty name for pasted text.
    Reading(PathBuf),
    /// Adding documents to the backup.
    Backup,
    /// Captures of the web among the documents.
    Captures,
    /// Weighing suggestions by meaning.
    Weighing,
    /// The settings of this machine.
    Settings,
    /// Something that cannot be done as things stand.
    Refused,
}
