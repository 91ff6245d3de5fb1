//! Opening a session file.

use std::{
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use super::{
    Hash,
    format::{self, FormatError, Loaded, MAX_BYTES, Repair, Standing},
    save::backup_path,
    vfs,
};

/// Why a session file could not be opened. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file cannot be read.
    #[error("{} cannot be opened: {source}. {}", path.display(), advice(.source))]
    Read {
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The file is no session.
    #[error("{} cannot be opened: {source}. Open another file{}", path.display(), backup_advice(path))]
    Format {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: FormatError,
    },
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "Check the name, or make a new session.",
        io::ErrorKind::PermissionDenied => "Ask its owner for permission to read it.",
        io::ErrorKind::IsADirectory => "It is a folder: choose a file in it.",
        io::ErrorKind::InvalidInput => "Write what comes out of it to a file, and open that.",
        _ => "Try again, or open a copy.",
    }
}

fn backup_advice(path: &Path) -> String {
    let backup = backup_path(path);
    if backup.exists() {
        format!(", or the previous version, {}.", backup.display())
    } else {
        ".".to_owned()
    }
}

/// Opens a session file. If it is damaged and its backup is not, the backup's session is returned and the problems say
/// so; the damaged file is kept when the session is saved.
pub fn load(path: &Path) -> Result<Loaded, LoadError> {
    let bytes = read(path)?;
    let main = format::from_bytes(&bytes);
    let broken = match &main {
        Ok(loaded) => loaded.damaged,
        Err(_) => true,
    };
    if broken && let Some(mut loaded) = backup(path) {
        let why = match &main {
            Ok(_) => "its end or a part of it is missing".to_owned(),
            Err(error) => error.to_string(),
        };
        let what = format!(
            "the file is damaged ({why}). This is the previous version, {}; when you save, the damaged file is kept \
             beside it",
            backup_path(path).display()
        );
        loaded.problems.insert(0, Repair::file(what));
        loaded.hash = Hash::of(&bytes);
        loaded.from_backup = true;
        return Ok(loaded);
    }
    main.map_err(|source| LoadError::Format {
        path: path.to_path_buf(),
        source,
    })
}

/// Reads a session from a stream: standard input, which has no backup. `name` is what messages call it.
pub fn load_from(from: impl io::Read, name: &Path) -> Result<Loaded, LoadError> {
    let path = name.to_path_buf();
    let mut bytes = Vec::new();
    if let Err(source) = from.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        return Err(LoadError::Read { path, source });
    }
    let size = bytes.len() as u64;
    let found = if size > MAX_BYTES {
        let limit = MAX_BYTES;
        Err(FormatError::TooLarge { size, limit })
    } else {
        format::from_bytes(&bytes)
    };
    found.map_err(|source| LoadError::Format { path, source })
}

/// Whether there is a session at a path, in order or not, of this version or a newer one, or one that its backup holds still:
/// what is made from sessions must not take its place.
pub fn is_session(path: &Path) -> bool {
    let says_so = || {
        vfs::read_file(path, MAX_BYTES)
            .is_ok_and(|bytes| format::standing(&bytes) != Standing::Broken)
    };
    load(path).is_ok() || says_so()
}

fn read(path: &Path) -> Result<Vec<u8>, LoadError> {
    let failed = |source| LoadError::Read {
        path: path.to_path_buf(),
        source,
    };
    // Before it is read: a file that is too large is not worth its memory.
    let (file, found) = vfs::open_file(path).map_err(failed)?;
    drop(file);
    if found.len() > MAX_BYTES {
        return Err(LoadError::Format {
            path: path.to_path_buf(),
            source: FormatError::TooLarge {
                size: found.len(),
                limit: MAX_BYTES,
            },
        });
    }
    vfs::read_file(path, MAX_BYTES).map_err(failed)
}

/// The session of the backup beside a file, if it is sound.
fn backup(path: &Path) -> Option<Loaded> {
    let bytes = vfs::read_file(&backup_path(path), MAX_BYTES).ok()?;
    let loaded = format::from_bytes(&bytes).ok()?;
    (!loaded.damaged).then_some(loaded)
}
