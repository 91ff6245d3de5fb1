//! How the session stands beside its file, and what people call that.

use std::path::Path;

/// How the session's file on disk is, beside what was opened or saved last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnDisk {
    /// The same, as far as anybody has looked.
    #[default]
    Same,
    /// Somebody else wrote it.
    Changed,
    /// It is not there.
    Gone,
}

/// Whether the session is safe, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::enum_variant_names,
    reason = "\"saved\" is the word that people look for"
)]
pub enum Saved {
    /// There is nothing to save.
    #[default]
    Nothing,
    /// The file holds everything.
    Saved,
    /// It is being saved.
    Saving,
    /// The journal holds what the file does not; written so many seconds ago.
    Recovery(u64),
    /// Neither holds the last steps yet.
    Unsaved,
    /// The journal cannot be written: what is not saved is not safe.
    NoRecovery,
}

impl Saved {
    /// In words.
    pub fn words(&self) -> String {
        match self {
            Self::Nothing => "nothing to save".to_owned(),
            Self::Saved => "saved".to_owned(),
            Self::Saving => "saving…".to_owned(),
            Self::Recovery(seconds) if *seconds < 60 => format!("recovery copy {seconds} s ago"),
            Self::Recovery(_) => "recovery copy over a minute ago".to_owned(),
            Self::Unsaved => "not saved".to_owned(),
            Self::NoRecovery => "not saved, and no recovery copy".to_owned(),
        }
    }
}

/// The last part of a path, for people.
pub fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
