//! What a process that died left behind.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, BufReader},
    path::{Path, PathBuf},
};

use super::{
    DISCARDED, JOURNALS,
    line::{self, Content, Entry, Head},
    writer::{Journal, JournalError, failed},
};
use crate::{
    session::{CommandError, Id, Moment, Session},
    storage::{Hash, LoadError, Loaded, backup_path, hash_of, load, vfs},
};

/// How the session file stands to what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// The session was never saved: the journal holds all of it.
    NeverSaved,
    /// The file is the one that the edits follow on.
    Same,
    /// The file was written since. Nothing of it is replaced: only edits that it does not hold are offered.
    Changed,
    /// The file is gone, but its backup is the one that the edits follow on.
    Backup,
    /// The file is gone.
    Gone,
}

/// Edits that were not saved when a process died. While this value lives, no other process is offered them.
#[derive(Debug)]
pub struct Recovery {
    path: PathBuf,
    content: Content,
    /// Keeps the lock.
    lock: File,
    /// How the session file stands to it.
    pub file: FileState,
}

/// Why unsaved edits could not be brought back. They stay where they are.
#[derive(Debug, thiserror::Error)]
pub enum RecoveryError {
    /// The file they follow on cannot be opened.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The file they follow on is gone.
    #[error("{} is gone, and the edits follow on it: put it back there and try again. The edits are kept.", path.display())]
    Gone {
        /// The session file.
        path: PathBuf,
    },
}

/// A session with the edits done again.
#[derive(Debug)]
pub struct Replayed {
    /// The session; its `hash` is that of the file on disk, none if there is no file.
    pub session: Session,
    /// The file it belongs to, if it was ever saved.
    pub session_file: Option<PathBuf>,
    /// Hash of the file on disk now: what the next save expects.
    pub hash: Option<Hash>,
    /// What is to be said: what was wrong with the file, which edits could not be done again, and why.
    pub problems: Vec<String>,
    /// Why the file cannot be saved over, if so.
    pub read_only: Option<String>,
    /// Edits done again.
    pub applied: usize,
    /// Edits that the file held already.
    pub already: usize,
    entries: Vec<Entry>,
}

impl Recovery {
    /// Opens a journal, if no running process holds it; `Ok(None)` if one does, or if it is no journal.
    pub(super) fn open(path: &Path) -> io::Result<Option<Self>> {
        let (lock, _) = vfs::open_own(path)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Ok(None),
            Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
        if !is_at(&lock, path) {
            // Its process has just begun a new one of the same name.
            return Ok(None);
        }
        let Some(content) = line::read(BufReader::new(&lock))? else {
            return Ok(None);
        };
        let file = state(&content.head);
        Ok(Some(Self {
            path: path.to_path_buf(),
            content,
            lock,
            file,
        }))
    }

    /// The journal.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The session file the edits belong to; none if it was never saved.
    pub fn session_file(&self) -> Option<PathBuf> {
        self.content.head.file()
    }

    /// Whether a person put them aside.
    pub fn is_put_aside(&self) -> bool {
        let folder = self.path.parent().and_then(Path::file_name);
        folder.is_some_and(|name| name == DISCARDED)
    }

    /// Hash of the file they follow on.
    pub const fn base(&self) -> Option<Hash> {
        self.content.head.base
    }

    /// Number of edits.
    pub fn edits(&self) -> usize {
        self.content.entries.len()
    }

    /// When the last edit was made, by the clock of that moment; when the journal was begun, if there is none.
    pub fn last(&self) -> Moment {
        let last = self.content.entries.last();
        last.map_or(self.content.head.began, Entry::at)
    }

    /// Whether the last edit was being written when the process died, and is lost.
    pub const fn is_torn(&self) -> bool {
        self.content.torn
    }

    /// Opens the session and does the edits again. Nothing on disk changes. Where the file was written since, edits that
    /// it holds are left out (each leaves its mark in the history), and the others are done on it as it is now.
    pub fn replay(&self) -> Result<Replayed, RecoveryError> {
        let session_file = self.session_file();
        let loaded = match (&session_file, self.file) {
            (Some(path), FileState::Same | FileState::Changed) => Some(load(path)?),
            (Some(path), FileState::Backup) => Some(load(&backup_path(path))?),
            (Some(path), FileState::Gone) => {
                return Err(RecoveryError::Gone { path: path.clone() });
            }
            (None, _) | (_, FileState::NeverSaved) => None,
        };
        let on_disk = matches!(self.file, FileState::Same | FileState::Changed);
        let hash = loaded
            .as_ref()
            .map(|loaded| loaded.hash)
            .filter(|_| on_disk);
        let mut problems = Vec::new();
        let (mut session, mut read_only) = (Session::default(), None);
        if let Some(loaded) = loaded {
            let Loaded {
                session: found,
                problems: wrong,
                read_only: why,
                ..
            } = loaded;
            problems.extend(wrong.iter().map(ToString::to_string));
            (session, read_only) = (found, why);
        }
        let held = names(&session);
        let (mut already, mut entries) = (0, Vec::new());
        for (number, entry) in self.content.entries.iter().enumerate() {
            if is_held(entry, &held) {
                already += 1;
                continue;
            }
            match again(&mut session, entry) {
                Ok(true) => entries.push(entry.clone()),
                Ok(false) => already += 1,
                Err(error) => problems.push(format!(
                    "edit {} of {} could not be done again: {error}",
                    number + 1,
                    self.edits()
                )),
            }
        }
        for number in &self.content.unreadable {
            problems.push(format!(
                "line {number} of the recovery journal cannot be read"
            ));
        }
        if self.content.torn {
            problems.push(
                "the last edit was being written when the program stopped, and is lost".to_owned(),
            );
        }
        Ok(Replayed {
            session,
            session_file,
            hash,
            problems,
            read_only,
            applied: entries.len(),
            already,
            entries,
        })
    }

    /// Takes the edits over: a journal of this process that holds what was done again, in place of the old one.
    pub fn resume(self, replayed: &Replayed, now: Moment) -> Result<Journal, JournalError> {
        // What was put aside lies in another folder, where no journal is looked for.
        let parent = self.path.parent().unwrap_or(Path::new("."));
        let folder = &parent.with_file_name(JOURNALS);
        let head = Head::new(replayed.session_file.as_deref(), replayed.hash, now);
        let journal = Journal::begin(folder, head, &replayed.entries)?;
        fs::remove_file(&self.path).map_err(failed(&self.path))?;
        Ok(journal)
    }

    /// Puts the edits aside, where they are kept for some time.
    pub(super) fn move_to(self, path: &Path) -> Result<(), JournalError> {
        fs::rename(&self.path, path).map_err(failed(&self.path))?;
        drop(self.lock);
        Ok(())
    }

    /// Takes the edits away for good.
    pub fn erase(self) -> Result<(), JournalError> {
        fs::remove_file(&self.path).map_err(failed(&self.path))
    }

    /// Whether the file on disk holds all of it: the process died after it had saved.
    pub(super) fn is_saved(&self) -> bool {
        if self.edits() == 0 {
            return true;
        }
        if self.file != FileState::Changed {
            return false;
        }
        let session = self.session_file().and_then(|path| load(&path).ok());
        session.is_some_and(|loaded| {
            let held = names(&loaded.session);
            let mut entries = self.content.entries.iter();
            entries.all(|entry| is_held(entry, &held))
        })
    }
}

fn state(head: &Head) -> FileState {
    let Some(path) = head.file() else {
        return FileState::NeverSaved;
    };
    match (hash_of(&path), head.base) {
        (Ok(found), base) if found == base => match base {
            Some(_) => FileState::Same,
            None => FileState::NeverSaved,
        },
        (Ok(None), base) => {
            let backup = hash_of(&backup_path(&path)).ok().flatten();
            if backup.is_some() && backup == base {
                FileState::Backup
            } else {
                FileState::Gone
            }
        }
        (Ok(Some(_)), _) => FileState::Changed,
        (Err(_), _) => FileState::Gone,
    }
}

/// The names of all records and events of a session.
fn names(session: &Session) -> BTreeSet<Id> {
    let mut names = BTreeSet::new();
    for (_, id, record) in session.every() {
        names.insert(id);
        names.extend(record.history().iter().map(|(id, _)| *id));
    }
    names
}

/// How many of a stamp's names are looked for: a command uses the first few of them, if it uses any.
const FIRST: u64 = 32;

/// Whether a session of these names holds what an entry did: a command's events have their names from its stamp.
fn is_held(entry: &Entry, held: &BTreeSet<Id>) -> bool {
    match entry {
        Entry::Step(step) => (0..FIRST).any(|n| held.contains(&step.1.name(n))),
        Entry::Merged(session, _) => names(session).is_subset(held),
    }
}

/// Does once more what an entry says. Returns whether that changed anything.
fn again(session: &mut Session, entry: &Entry) -> Result<bool, CommandError> {
    match entry {
        Entry::Step(step) => {
            let (command, stamp) = &**step;
            let command = session.meant_by(command);
            let applied = session.apply(command.into_owned(), stamp)?;
            Ok(applied.changed)
        }
        Entry::Merged(other, _) => {
            let merged = session.merge(other);
            let changed = *merged != **session;
            *session = merged;
            Ok(changed)
        }
    }
}

/// Whether a file that was opened still stands under its path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}
