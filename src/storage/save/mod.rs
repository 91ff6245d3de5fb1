//! The save protocol: at every moment, whatever fails, the file is the old one or the new one, whole.
//!
//! Serialise → compare the file on disk by its hash with what was opened → write a new temporary file beside it, and
//! another with the previous version → fsync both → parse again what was serialised and compare → the previous version
//! takes the backup's place if it parses → rename → fsync the folder → say "saved". The parsing goes on beside the steps
//! before it, on a second thread, and then on both. A kill test alone does not find a missing fsync, so the tests here
//! run every state a power cut can leave.

mod error;
mod protocol;
mod straight;
mod strays;

use std::{
    io,
    path::{Path, PathBuf},
};

pub use error::{SaveError, SaveStep};
pub(super) use protocol::beside;
pub use straight::is_straight;
pub use strays::strays;

use protocol::Manner;

use super::{
    Hash,
    format::{self, Proof},
    random,
    vfs::{self, Disk, Vfs as _},
};
use crate::session::Session;

/// A session that is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Hash of what was written: what the next save expects to find.
    pub hash: Hash,
    /// Where the previous version went, if there was one.
    pub backup: Option<PathBuf>,
    /// What a person should know although the session is saved.
    pub warnings: Vec<String>,
}

/// Saves a session to `path`. A clone of a [`Session`] is a snapshot and costs next to nothing: save one on a worker
/// thread.
///
/// `expected` is the hash of what was opened or last saved; none where there should be no file yet. If something
/// else is there, nothing is written and [`SaveError::ChangedOnDisk`] says so. Whatever fails, the file is as it was.
///
/// What is no regular file (see [`is_straight`]) is written to as it is, whatever is `expected`.
pub fn save(session: &Session, path: &Path, expected: Option<Hash>) -> Result<Saved, SaveError> {
    replace(session, path, expected, Manner::Session)
}

/// Writes to what is no regular file; `proof` comes first, for nothing that went through can be taken back.
fn through(pieces: &[&[u8]], path: &Path, proof: protocol::Proof<'_>) -> Result<Saved, SaveError> {
    proof()?;
    straight::write(pieces, path).map_err(|source| SaveError::Straight {
        path: path.to_path_buf(),
        source,
    })?;
    Ok(Saved {
        hash: Hash::of_pieces(pieces),
        backup: None,
        warnings: Vec::new(),
    })
}

/// Sessions from this size on, in bytes, are proven on a second thread too.
const LARGE: usize = 1 << 20;

/// Serialises a session and lets `write` do the rest. The proof that what was serialised reads back as the session
/// goes on beside it, and on both threads when the new file is written: it must be in before the old one is replaced.
fn proven(
    session: &Session,
    path: &Path,
    write: impl FnOnce(&[&[u8]], protocol::Proof<'_>) -> Result<Saved, SaveError>,
) -> Result<Saved, SaveError> {
    let unproven = |why: String| SaveError::Proof {
        path: path.to_path_buf(),
        why,
    };
    let written = format::written(session).map_err(|error| unproven(error.to_string()))?;
    let pieces: Vec<&[u8]> = written.pieces.iter().map(Vec::as_slice).collect();
    let size: usize = pieces.iter().map(|piece| piece.len()).sum();
    let proof = Proof::new(&written, session);
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new();
        let mut other = (size >= LARGE)
            .then(|| thread.spawn_scoped(scope, || proof.work()).ok())
            .flatten();
        let saved = write(&pieces, &mut || {
            let ours = proof.work();
            let theirs = other.take().map_or(Ok(()), |thread| {
                let broken = |_| Err("the thread that proved it broke off".to_owned());
                thread.join().unwrap_or_else(broken)
            });
            ours.and(theirs).map_err(unproven)
        });
        proof.stop();
        saved
    })
}

/// Like [`save`], without a backup: what was there is all in the session.
pub(super) fn save_merged(
    session: &Session,
    path: &Path,
    expected: Option<Hash>,
) -> Result<Saved, SaveError> {
    replace(session, path, expected, Manner::Merged)
}

fn replace(
    session: &Session,
    path: &Path,
    expected: Option<Hash>,
    manner: Manner,
) -> Result<Saved, SaveError> {
    proven(session, path, |pieces, proof| {
        if is_straight(path) {
            return through(pieces, path, proof);
        }
        let tags = &mut random::tag;
        protocol::write(&Disk, pieces, (path, manner), expected, tags, proof)
    })
}

/// Writes what is handed out to `path` by the same protocol: what was there is kept beside it as `NAME.bak`. `expected` as
/// for [`save`]; what [`is_session`] is not to be replaced.
pub fn write(bytes: &[u8], path: &Path, expected: Option<Hash>) -> Result<Saved, SaveError> {
    if is_straight(path) {
        return through(&[bytes], path, &mut || Ok(()));
    }
    write_in(&Disk, bytes, (path, Manner::HandedOut), expected)
}

/// Writes a file of the program's own, without a backup, in a file system: the real one, or a folder that is held open.
pub(super) fn write_own<V: vfs::Vfs>(
    vfs: &V,
    bytes: &[u8],
    path: &Path,
    expected: Option<Hash>,
) -> Result<Saved, SaveError> {
    write_in(vfs, bytes, (path, Manner::Own), expected)
}

fn write_in<V: vfs::Vfs>(
    vfs: &V,
    bytes: &[u8],
    place: (&Path, Manner),
    expected: Option<Hash>,
) -> Result<Saved, SaveError> {
    let proof = &mut || Ok(());
    protocol::write(vfs, &[bytes], place, expected, &mut random::tag, proof)
}

/// The hash of the file at `path` now; none if there is no file, or something that is none and is not to be read. What to
/// expect when a person chose to replace it.
pub fn hash_of(path: &Path) -> io::Result<Option<Hash>> {
    if is_straight(path) {
        return Ok(None);
    }
    match vfs::open_file(path).and_then(|(file, _)| Hash::of_file(file)) {
        Ok(hash) => Ok(Some(hash)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Where the previous version of a session file is kept: beside it, `NAME.bak`; links are followed as a save does.
pub fn backup_path(path: &Path) -> PathBuf {
    let path = Disk.resolve(path).unwrap_or_else(|_| path.to_path_buf());
    protocol::beside(&path, "", ".bak")
}

#[cfg(test)]
mod tests;
