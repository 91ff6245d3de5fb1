//! Why a session could not be saved, and what a person can do.

use std::{fmt, io, path::PathBuf};

use crate::storage::Hash;

/// The operation that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStep {
    /// Following links to the file.
    Resolve,
    /// Looking at the file on disk.
    Look,
    /// Reading the file on disk, to compare it with what was opened.
    Compare,
    /// Making a random name.
    Name,
    /// Making the new file beside the old one.
    Create,
    /// Writing the new file.
    Write,
    /// Waiting until the new file is on the device.
    Sync,
    /// Giving the new file the permissions of the old one.
    Mode,
    /// Keeping the previous version as backup.
    Backup,
    /// Putting the new file in the old one's place.
    Rename,
}

impl fmt::Display for SaveStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Resolve => "following its links",
            Self::Look => "looking at the file on disk",
            Self::Compare => "reading the file on disk to compare it",
            Self::Name => "making a name for the new file",
            Self::Create => "making the new file beside it",
            Self::Write => "writing the new file beside it",
            Self::Sync => "waiting for the disk to hold the new file",
            Self::Mode => "setting the permissions of the new file",
            Self::Backup => "keeping the previous version as backup",
            Self::Rename => "putting the new file in place of the old one",
        })
    }
}

/// Why a session was not saved. The file on disk is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody else wrote the file, or took it away, or put one there.
    #[error("{} was changed by someone else since it was opened ({}): nothing was written. \
             Save under another name, or open it again.", path.display(), changed(.expected.as_ref(), .found.as_ref()))]
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
        /// What was opened; none if there was no file.
        expected: Option<Hash>,
        /// What is there now; none if there is no file.
        found: Option<Hash>,
    },
    /// The file is marked as not to be written.
    #[error("{} is read-only: nothing was written. Save under another name, or make it writable.", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// A newer version of the program wrote the file.
    #[error("{} was written by a newer version of Tickmark (format {version}): nothing was written, for it could lose \
             something. Update Tickmark, or save under another name.", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its format.
        version: u64,
    },
    /// What was to be written does not read back as the session: a fault of the program.
    #[error("{} was not saved: what was to be written does not read back as the session ({why}). Nothing was \
             written. This is a fault of Tickmark: the work is in memory and in the journal; please report it.", path.display())]
    Proof {
        /// The file.
        path: PathBuf,
        /// What differs.
        why: String,
    },
    /// An output that is no regular file did not take it.
    #[error("{} did not take all that was to be written to it ({source}). It is no ordinary file: what it took already \
             cannot be taken back.", path.display())]
    Straight {
        /// The output.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// An operation failed.
    #[error("{} was not saved: {step} failed ({source}). The file is as it was, and the work is still open here. {}",
            path.display(), advice(.source))]
    Io {
        /// The file.
        path: PathBuf,
        /// What was being done.
        step: SaveStep,
        /// The system's answer.
        source: io::Error,
    },
}

fn changed(expected: Option<&Hash>, found: Option<&Hash>) -> String {
    match (expected, found) {
        (Some(_), None) => "it is gone".to_owned(),
        (None, Some(_)) => "a file is there now".to_owned(),
        (Some(expected), Some(found)) => {
            format!("opened {}, now {}", expected.short(), found.short())
        }
        (None, None) => "no file".to_owned(),
    }
}

/// What a person can do about it.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free some space and save again, or save to another disk."
        }
        io::ErrorKind::FileTooLarge => {
            "The file may not grow so large there: save to another disk."
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Save under another name, in a folder that you may write to."
        }
        io::ErrorKind::NotFound => "The folder is gone: save under another name.",
        io::ErrorKind::InvalidFilename => "Save under a shorter or plainer name.",
        _ => "Save again, or save under another name.",
    }
}
