//! The steps of a save, over any file system.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
};

use super::{SaveError, SaveStep, Saved};
use crate::storage::{
    Hash,
    format::{self, Standing},
    vfs::{self, Look, Vfs},
};

/// Waits for the proof that the bytes may take the old file's place.
pub(super) type Proof<'p> = &'p mut dyn FnMut() -> Result<(), SaveError>;

/// A save under way.
struct Save<'v, V: Vfs> {
    vfs: &'v V,
    /// The file as the caller names it, for messages.
    named: &'v Path,
    /// The file that is written, links followed.
    path: PathBuf,
}

/// What becomes of the file that was there, and who may read the one that takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// A session. The previous version becomes the backup, for its owner alone.
    Session,
    /// A session that holds all that was there: nothing is kept.
    Merged,
    /// What was made from a session, or from anything. The previous version is kept; who might read it may do so still.
    HandedOut,
    /// A file of the program's own, for its owner alone: nothing is kept.
    Own,
}

impl Manner {
    const fn keeps(self) -> bool {
        matches!(self, Self::Session | Self::HandedOut)
    }
}

/// Who may read a file that is being made.
#[derive(Clone, Copy)]
enum Readers {
    /// Its owner.
    Owner,
    /// Whoever may read what any other program makes there. The system itself makes it so, from the umask, the folder's
    /// default access list and how the disk is mounted: nobody but the system knows all of these. Those people may read
    /// the finished file, so that they may read the unfinished one is no loss.
    Usual,
    /// Who might read the file that was there, of these permission bits: once all is in it.
    AsBefore(u32),
}

/// Makes a random part of a name.
pub(super) type Tags<'t> = &'t mut dyn FnMut() -> io::Result<String>;

/// Writes bytes, which come in pieces, in place of the file at `path`. `proof` is asked when the bytes are on disk and nothing
/// has taken their place yet.
pub(super) fn write<V: Vfs>(
    vfs: &V,
    pieces: &[&[u8]],
    (path, manner): (&Path, Manner),
    expected: Option<Hash>,
    tags: Tags<'_>,
    proof: Proof<'_>,
) -> Result<Saved, SaveError> {
    Save::begin(vfs, path)?.run(pieces, manner, expected, tags, proof)
}

impl<'v, V: Vfs> Save<'v, V> {
    fn begin(vfs: &'v V, named: &'v Path) -> Result<Self, SaveError> {
        let path = vfs.resolve(named).map_err(|source| SaveError::Io {
            path: named.to_path_buf(),
            step: SaveStep::Resolve,
            source,
        })?;
        Ok(Self { vfs, named, path })
    }

    fn run(
        &self,
        pieces: &[&[u8]],
        manner: Manner,
        expected: Option<Hash>,
        tags: Tags<'_>,
        proof: Proof<'_>,
    ) -> Result<Saved, SaveError> {
        let mut warnings = Vec::new();
        let old = self.old(expected)?;
        let standing = old.as_ref().map(|(_, old)| format::standing(old));
        if let (true, Some(Standing::Newer(version))) = (manner.keeps(), &standing) {
            return Err(SaveError::Newer {
                path: self.named.to_path_buf(),
                version: *version,
            });
        }
        let before = old.as_ref().map(|(look, _)| look.mode);
        let readers = match before {
            Some(Some(mode)) => Readers::AsBefore(mode),
            _ if manner == Manner::Own => Readers::Owner,
            _ => Readers::Usual,
        };
        let temporary = self.put(pieces, readers, tags)?;
        let hash = Hash::of_pieces(pieces);
        let clean = |_: &SaveError| self.clean(&temporary);
        let previous = match &old {
            Some((_, old)) if manner.keeps() => {
                let sound = standing == Some(Standing::Sound);
                // What was said in a session and taken back is in its backup: that is for its owner alone.
                let readers = match readers {
                    Readers::AsBefore(_) if manner == Manner::HandedOut && !sound => readers,
                    _ => Readers::Owner,
                };
                let put = self
                    .put(&[old], readers, tags)
                    .map_err(|error| match error {
                        SaveError::Io { source, .. } => self.failed(SaveStep::Backup)(source),
                        other => other,
                    });
                let good = sound || manner == Manner::HandedOut;
                Some((put.inspect_err(clean)?, self.backup(old, good)))
            }
            _ => None,
        };
        let clean = |_: &SaveError| {
            self.clean(&temporary);
            if let Some((previous, _)) = &previous {
                self.clean(previous);
            }
        };
        proof().inspect_err(clean)?;
        if let Some((previous, backup)) = &previous {
            let kept = self.vfs.rename(previous, backup);
            kept.map_err(self.failed(SaveStep::Backup))
                .inspect_err(clean)?;
        }
        // Once more, as near to the rename as can be: the disk was slow, and others write too.
        let before = old.as_ref().map(|(_, bytes)| bytes.as_slice());
        // No other Tickmark comes between the look and the rename.
        let replaced = self.vfs.alone(folder(&self.path), || {
            self.unchanged(before)?;
            let renamed = self.vfs.rename(&temporary, &self.path);
            renamed.map_err(self.failed(SaveStep::Rename))
        });
        replaced.inspect_err(|_| self.clean(&temporary))?;
        if let Err(error) = self.vfs.sync_dir(folder(&self.path)) {
            warnings.push(format!(
                "{} is saved, but the disk did not confirm its name ({error}): a power cut in the next seconds could \
                 bring the previous version back.",
                self.named.display()
            ));
        }
        if let Some((look, _)) = old.filter(|(look, _)| look.links > 1) {
            warnings.push(format!(
                "{} had {} names (hard links); the others still hold the previous version.",
                self.named.display(),
                look.links
            ));
        }
        Ok(Saved {
            hash,
            backup: previous.map(|(_, backup)| backup),
            warnings,
        })
    }

    fn failed(&self, step: SaveStep) -> impl FnOnce(io::Error) -> SaveError + use<'_, 'v, V> {
        move |source| SaveError::Io {
            path: self.named.to_path_buf(),
            step,
            source,
        }
    }

    /// What is on disk, if it is what was opened.
    fn old(&self, expected: Option<Hash>) -> Result<Option<(Look, Vec<u8>)>, SaveError> {
        let old = match self.look()? {
            Some(look) => {
                let bytes = self.vfs.read(&self.path);
                Some((look, bytes.map_err(self.failed(SaveStep::Compare))?))
            }
            None => None,
        };
        let found = old.as_ref().map(|(_, bytes)| Hash::of(bytes));
        if found == expected {
            Ok(old)
        } else {
            Err(self.changed(expected, found))
        }
    }

    /// Whether what was on disk is there still.
    fn unchanged(&self, before: Option<&[u8]>) -> Result<(), SaveError> {
        let (Some(_), Some(bytes)) = (self.look()?, before) else {
            return self.old(before.map(Hash::of)).map(drop);
        };
        let same = self.vfs.holds(&self.path, bytes);
        if same.map_err(self.failed(SaveStep::Compare))? {
            Ok(())
        } else {
            self.old(Some(Hash::of(bytes))).map(drop)
        }
    }

    fn changed(&self, expected: Option<Hash>, found: Option<Hash>) -> SaveError {
        SaveError::ChangedOnDisk {
            path: self.named.to_path_buf(),
            expected,
            found,
        }
    }

    /// What is there now, if anything.
    fn look(&self) -> Result<Option<Look>, SaveError> {
        match self.vfs.look(&self.path) {
            Ok(look) if look.read_only => Err(SaveError::ReadOnly {
                path: self.named.to_path_buf(),
            }),
            Ok(look) => Ok(Some(look)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed(SaveStep::Look)(error)),
        }
    }

    /// Writes bytes to a new file beside the old one and waits until the device holds them.
    fn put(
        &self,
        pieces: &[&[u8]],
        readers: Readers,
        tags: Tags<'_>,
    ) -> Result<PathBuf, SaveError> {
        let tag = tags().map_err(self.failed(SaveStep::Name))?;
        let path = beside(&self.path, ".", &format!(".{tag}.tmp"));
        let mode = match readers {
            Readers::Usual => vfs::USUAL,
            // Until all is there, its owner alone may read it.
            Readers::Owner | Readers::AsBefore(_) => vfs::OWNER_ONLY,
        };
        let mut file = self
            .vfs
            .create(&path, mode)
            .map_err(self.failed(SaveStep::Create))?;
        let mut step = || -> Result<(), (SaveStep, io::Error)> {
            let at = |step| move |error| (step, error);
            for piece in pieces {
                let written = self.vfs.write(&mut file, piece);
                written.map_err(at(SaveStep::Write))?;
            }
            if let Readers::AsBefore(mode) = readers {
                let mode = self.vfs.adopt(&mut file, &self.path, mode);
                self.vfs
                    .set_mode(&mut file, mode)
                    .map_err(at(SaveStep::Mode))?;
            }
            self.vfs.sync(&mut file).map_err(at(SaveStep::Sync))
        };
        match step() {
            Ok(()) => Ok(path),
            Err((step, error)) => {
                drop(file);
                self.clean(&path);
                Err(self.failed(step)(error))
            }
        }
    }

    /// Where the previous version is kept: as the backup if it is good for one; else beside the backup, which is then the
    /// better one.
    fn backup(&self, old: &[u8], good: bool) -> PathBuf {
        let end = if good {
            ".bak".to_owned()
        } else {
            format!(".damaged-{}.bak", Hash::of(old).short())
        };
        beside(&self.path, "", &end)
    }

    /// Takes a temporary file away. If that fails too, it is only a stray.
    fn clean(&self, temporary: &Path) {
        self.vfs.remove(temporary).ok();
    }
}

/// A path beside another: its name with something before and after it.
pub(in crate::storage) fn beside(path: &Path, before: &str, after: &str) -> PathBuf {
    let mut name = OsString::from(before);
    name.push(path.file_name().unwrap_or_default());
    name.push(after);
    path.with_file_name(name)
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
