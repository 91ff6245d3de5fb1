//! The local state folder: journals of what is not saved yet, and what is kept for a while.
//!
//! Between two saves every command and every merge stands in a journal ([`Journal`]), one line each, tied to the file it
//! follows on by that file's hash. A process that ends well takes its journal away; what is left over is offered
//! ([`State::recover`]), and never replaces newer work. What a person discards is kept for [`KEPT_DAYS`]. Drafts are confidential: everything
//! here is readable by its owner alone, and [`State::erase_all`] takes all of it away.

mod line;
mod recovery;
mod writer;

use std::{
    fs::{self, DirBuilder},
    io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use etcetera::BaseStrategy as _;

use self::{line::Head, writer::failed};
use super::{Hash, Kept, vfs};
use crate::session::Moment;

pub use line::Entry;
pub use recovery::{FileState, Recovery, RecoveryError, Replayed};
pub use writer::{Journal, JournalError, Mark};

/// Days that discarded edits are kept.
pub const KEPT_DAYS: i64 = 30;

const JOURNALS: &str = "journals";
const DISCARDED: &str = "discarded";
const DOCUMENTS: &str = "documents";
const TEXTS: &str = "texts";
const BACKUPS: &str = "backups.jsonl";

/// Most bytes of the list of backups that are read.
const MOST_NOTED: u64 = 1 << 24;

/// The local state folder.
#[derive(Clone, Debug)]
pub struct State {
    dir: PathBuf,
}

/// What was erased.
#[derive(Debug, Default)]
pub struct Erased {
    /// Files taken away.
    pub files: usize,
    /// Journals left alone, because a running Tickmark writes them.
    pub in_use: usize,
    /// What could not be taken away, and why.
    pub failed: Vec<String>,
}

impl State {
    /// The user's own: `$XDG_STATE_HOME/tickmark`, or the system's usual place.
    pub fn of_user() -> io::Result<Self> {
        let base = etcetera::choose_base_strategy().map_err(io::Error::other)?;
        let dir = base.state_dir().unwrap_or_else(|| base.data_dir());
        Ok(Self::at(dir.join("tickmark")))
    }

    /// The one in a folder of one's choice. Nothing is made before it is needed.
    pub const fn at(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The documents of sessions that have no file yet.
    pub fn kept(&self) -> Kept {
        Kept::in_folder(self.dir.join(DOCUMENTS))
    }

    /// What was read out of documents, so that it need not be read again.
    pub fn texts(&self) -> Kept {
        Kept::in_folder(self.dir.join(TEXTS))
    }

    /// Begins the journal of a session that was opened from `file` with hash `base`, or that has no file yet.
    pub fn journal(
        &self,
        file: Option<&Path>,
        base: Option<Hash>,
        now: Moment,
    ) -> Result<Journal, JournalError> {
        let folder = self.folder(JOURNALS)?;
        Journal::begin(&folder, Head::new(file, base, now), &[])
    }

    /// What processes that died left behind, the newest first. Journals of running processes are not touched; what the
    /// file holds already is cleared away.
    pub fn recover(&self) -> Result<Vec<Recovery>, JournalError> {
        let mut found = Vec::new();
        for path in self.files(JOURNALS)? {
            if path.extension().is_some_and(|end| end == "tmp") {
                continue;
            }
            // One that cannot be read must not hide the others.
            let Ok(Some(recovery)) = Recovery::open(&path) else {
                continue;
            };
            if recovery.is_saved() {
                recovery.erase()?;
            } else {
                found.push(recovery);
            }
        }
        found.sort_by_key(|recovery| std::cmp::Reverse(recovery.last()));
        Ok(found)
    }

    /// Puts edits aside. They can be had back for [`KEPT_DAYS`].
    pub fn discard(&self, recovery: Recovery, now: Moment) -> Result<(), JournalError> {
        let aside = self.aside(recovery.path(), now)?;
        recovery.move_to(&aside)
    }

    /// Ends the journal of this process and puts its edits aside: a person chose not to save them.
    pub fn put_aside(&self, mut journal: Journal, now: Moment) -> Result<(), JournalError> {
        journal.sync()?;
        let aside = self.aside(journal.path(), now)?;
        journal.move_to(&aside)
    }

    /// Where a journal goes that is put aside.
    fn aside(&self, journal: &Path, now: Moment) -> Result<PathBuf, JournalError> {
        let mut name = std::ffi::OsString::from(format!("{}-", now.0));
        name.push(journal.file_name().unwrap_or_default());
        Ok(self.folder(DISCARDED)?.join(name))
    }

    /// What was discarded and is still kept, the newest first.
    pub fn discarded(&self) -> Result<Vec<Recovery>, JournalError> {
        let all = self.files(DISCARDED)?;
        let mut found: Vec<Recovery> = all
            .iter()
            .filter_map(|path| Recovery::open(path).ok().flatten())
            .collect();
        found.sort_by_key(|recovery| std::cmp::Reverse(recovery.last()));
        Ok(found)
    }

    /// Takes away what was discarded more than [`KEPT_DAYS`] before `now`. A clock that went back takes nothing away.
    /// Journals are never taken away for their age.
    pub fn purge(&self, now: Moment) -> Result<usize, JournalError> {
        let mut gone = 0;
        for path in self.files(DISCARDED)? {
            let name = path.file_name().and_then(|name| name.to_str());
            let since = name.and_then(|name| name.split_once('-')?.0.parse::<i64>().ok());
            let old = since.is_some_and(|since| now.0.saturating_sub(since) > KEPT_DAYS * 86_400);
            if old {
                fs::remove_file(&path).map_err(failed(&path))?;
                gone += 1;
            }
        }
        let kept_for = Duration::from_secs(KEPT_DAYS.unsigned_abs() * 86_400);
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(now.0.max(0).unsigned_abs());
        if let Some(before) = now.checked_sub(kept_for) {
            let kept = self.kept();
            for kept in [kept, self.texts()] {
                gone += kept.purge(before).map_err(failed(kept.folder()))?;
            }
        }
        Ok(gone)
    }

    /// Notes where a save put a backup, so that [`State::erase_all`] finds it.
    pub fn remember_backup(&self, backup: &Path) -> Result<(), JournalError> {
        let list = self.folder("")?.join(BACKUPS);
        let backup = std::path::absolute(backup).unwrap_or_else(|_| backup.to_path_buf());
        let mut known = self.backups();
        if known.contains(&backup) {
            return Ok(());
        }
        known.push(backup);
        let lines: io::Result<Vec<Vec<u8>>> = known
            .iter()
            .map(|path| line::line_of(&path.as_os_str()))
            .collect();
        let write = |text: &[u8]| {
            let mut options = fs::OpenOptions::new();
            options.write(true).create(true).truncate(true);
            vfs::owner_only(&mut options);
            io::Write::write_all(&mut options.open(&list)?, text)
        };
        lines
            .and_then(|lines| write(&lines.concat()))
            .map_err(failed(&list))
    }

    /// The backups that were noted.
    fn backups(&self) -> Vec<PathBuf> {
        let list = vfs::read_file(&self.dir.join(BACKUPS), MOST_NOTED).unwrap_or_default();
        list.split(|byte| *byte == b'\n')
            .filter_map(|line| serde_json::from_slice::<std::ffi::OsString>(line).ok())
            .map(PathBuf::from)
            .collect()
    }

    /// Erases every journal, every discarded copy, every document of a session without a file, every text of a document, and every backup that was noted. Journals of running processes are
    /// left and counted: end those first, and with [`Journal::close`] this one's.
    pub fn erase_all(&self) -> Erased {
        let mut erased = Erased::default();
        for folder in [JOURNALS, DISCARDED] {
            for path in self.files(folder).unwrap_or_default() {
                match is_free(&path) {
                    Ok(true) => erased.take(&path),
                    Ok(false) => erased.in_use += 1,
                    Err(error) => erased.failed.push(format!("{}: {error}", path.display())),
                }
            }
        }
        for path in self.kept().files().into_iter().chain(self.texts().files()) {
            erased.take(&path);
        }
        for path in self.backups() {
            let ours = path.extension().is_some_and(|end| end == "bak");
            if ours && path.exists() {
                erased.take(&path);
            }
        }
        let list = self.dir.join(BACKUPS);
        if erased.failed.is_empty() && list.exists() {
            erased.take(&list);
        }
        erased
    }

    /// The files of one of its folders, by name.
    fn files(&self, folder: &str) -> Result<Vec<PathBuf>, JournalError> {
        let folder = self.dir.join(folder);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(&folder)(error)),
        };
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.sort();
        Ok(files)
    }

    /// One of its folders, made if it is not there, for its owner alone.
    fn folder(&self, name: &str) -> Result<PathBuf, JournalError> {
        let folder = if name.is_empty() {
            self.dir.clone()
        } else {
            self.dir.join(name)
        };
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder).map_err(failed(&folder))?;
        Ok(folder)
    }
}

impl Erased {
    fn take(&mut self, path: &Path) {
        match fs::remove_file(path) {
            Ok(()) => self.files += 1,
            Err(error) => self.failed.push(format!("{}: {error}", path.display())),
        }
    }
}

/// Whether no running process holds a file.
fn is_free(path: &Path) -> io::Result<bool> {
    let (file, _) = vfs::open_own(path)?;
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(fs::TryLockError::WouldBlock) => Ok(false),
        Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
            Ok(true)
        }
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests;
