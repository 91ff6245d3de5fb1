//! The journal of this process: what was done since the file was saved.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use super::line::{Entry, Head, line_of, step_line};
use crate::{
    session::{Applied, Command, CommandError, Moment, Session, Stamp},
    storage::{Hash, random, vfs},
};

/// Why the journal could not be written: until it can, a crash would lose what is not saved.
#[derive(Debug, thiserror::Error)]
#[error(
    "the recovery journal {} cannot be written ({source}): a crash now would lose what is not saved. Save often, or free \
     some space there.",
    path.display()
)]
pub struct JournalError {
    /// The journal.
    pub path: PathBuf,
    /// The system's answer.
    #[source]
    pub source: io::Error,
}

/// A place in a journal: what stands before it is in the snapshot that was taken there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(u64);

/// The journal of one open session, one line for each thing that is done. It is locked while this process runs, so that
/// no other one takes it for a crashed one's.
///
/// A command's line is handed to the system before [`Journal::apply`] returns: it outlives the program. [`Journal::sync`],
/// which the caller calls within a second while [`Journal::is_behind`], makes it outlive a power cut.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    head: Head,
    file: File,
    /// Bytes of the file that are whole lines.
    good: u64,
    /// Lines that could not be written yet.
    waiting: Vec<u8>,
    /// Whether something was written since the last sync.
    behind: bool,
    edits: usize,
}

impl Journal {
    /// Begins a journal in `folder` with some entries.
    pub(super) fn begin(
        folder: &Path,
        head: Head,
        entries: &[Entry],
    ) -> Result<Self, JournalError> {
        let name = random::tag().map_err(failed(folder))?;
        let path = folder.join(format!("{name}.journal"));
        let mut text = line_of(&head).map_err(failed(&path))?;
        for entry in entries {
            text.extend(entry.line().map_err(failed(&path))?);
        }
        let file = make(&path, &text).map_err(failed(&path))?;
        vfs::sync_dir(folder).map_err(failed(&path))?;
        Ok(Self {
            path,
            head,
            file,
            good: text.len() as u64,
            waiting: Vec::new(),
            behind: false,
            edits: entries.len(),
        })
    }

    /// The journal itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Number of entries in it: what a crash would hand to recovery.
    pub const fn edits(&self) -> usize {
        self.edits
    }

    /// Whether a power cut would lose something that a sync would keep.
    pub const fn is_behind(&self) -> bool {
        self.behind || !self.waiting.is_empty()
    }

    /// Whether lines wait that could not be written: show a standing warning.
    pub const fn is_failing(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Does a command and writes it down. The command counts even if the journal fails: the second result says so, and
    /// the line is tried again with the next one and with each sync.
    ///
    /// An undo is written as what it sets, for the step it takes back may be older than the file that recovery begins with.
    pub fn apply(
        &mut self,
        session: &mut Session,
        command: Command,
        stamp: &Stamp,
    ) -> Result<(Applied, Result<(), JournalError>), CommandError> {
        let line = step_line(&session.spelled_out(&command), stamp);
        let applied = session.apply(command, stamp)?;
        let written = if applied.changed {
            self.append(line)
        } else {
            Ok(())
        };
        Ok((applied, written))
    }

    /// Writes down what is being done by other ways than [`Journal::apply`].
    pub fn record(&mut self, entry: &Entry) -> Result<(), JournalError> {
        self.append(entry.line())
    }

    fn append(&mut self, line: io::Result<Vec<u8>>) -> Result<(), JournalError> {
        self.waiting.extend(line.map_err(failed(&self.path))?);
        self.edits += 1;
        self.flush().map_err(failed(&self.path))
    }

    /// Writes what waits, where the last whole line ended.
    fn flush(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        self.file.seek(SeekFrom::Start(self.good))?;
        if let Err(error) = self.file.write_all(&self.waiting) {
            // Half a line would spoil the next; if even this fails, a torn line is what recovery expects.
            self.file.set_len(self.good).ok();
            return Err(error);
        }
        self.good += self.waiting.len() as u64;
        self.waiting.clear();
        self.behind = true;
        Ok(())
    }

    /// Returns when the device holds every line. May take as long as a disk takes.
    pub fn sync(&mut self) -> Result<(), JournalError> {
        let sync = |journal: &mut Self| {
            journal.flush()?;
            if journal.behind {
                journal.file.sync_data()?;
                journal.behind = false;
            }
            Ok(())
        };
        sync(self).map_err(failed(&self.path))
    }

    /// Remembers this moment: take it together with the snapshot that is going to be saved.
    pub const fn mark(&self) -> Mark {
        Mark(self.good + self.waiting.len() as u64)
    }

    /// The snapshot taken at `mark` is saved: the journal follows on that file now, and holds what came after.
    pub fn saved(
        &mut self,
        mark: Mark,
        file: &Path,
        hash: Hash,
        now: Moment,
    ) -> Result<(), JournalError> {
        let head = Head::new(Some(file), Some(hash), now);
        let tail = self.tail(mark).map_err(failed(&self.path))?;
        let mut text = line_of(&head).map_err(failed(&self.path))?;
        text.extend(&tail);
        let temporary = self.path.with_extension("tmp");
        fs::remove_file(&temporary).ok();
        let new = make(&temporary, &text).map_err(failed(&self.path))?;
        fs::rename(&temporary, &self.path).map_err(failed(&self.path))?;
        self.file = new;
        self.head = head;
        self.good = text.len() as u64;
        self.waiting.clear();
        self.behind = false;
        self.edits = tail.iter().filter(|byte| **byte == b'\n').count();
        if let Some(folder) = self.path.parent() {
            vfs::sync_dir(folder).map_err(failed(&self.path))?;
        }
        Ok(())
    }

    /// The lines after a mark, those that wait included.
    fn tail(&mut self, mark: Mark) -> io::Result<Vec<u8>> {
        let mut tail = Vec::new();
        if mark.0 < self.good {
            self.file.seek(SeekFrom::Start(mark.0))?;
            let rest = self.good - mark.0;
            (&self.file).take(rest).read_to_end(&mut tail)?;
            tail.extend(&self.waiting);
        } else {
            let from = usize::try_from(mark.0 - self.good).unwrap_or(usize::MAX);
            tail.extend(self.waiting.get(from..).unwrap_or_default());
        }
        Ok(tail)
    }

    /// Ends the journal and gives its file another place.
    pub(super) fn move_to(self, path: &Path) -> Result<(), JournalError> {
        fs::rename(&self.path, path).map_err(failed(&self.path))
    }

    /// Ends the journal and takes it away: the session was saved, or a person chose to throw the changes away.
    pub fn close(self) -> Result<(), JournalError> {
        fs::remove_file(&self.path).map_err(failed(&self.path))
    }
}

/// Makes a journal of this process, with its first lines on the device before it has its name.
fn make(path: &Path, text: &[u8]) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    vfs::owner_only(&mut options);
    let mut file = options.open(path)?;
    lock(&file)?;
    file.write_all(text)?;
    file.sync_all()?;
    Ok(file)
}

/// Locks a journal; a file system without locks only makes two processes offer the same recovery.
fn lock(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(fs::TryLockError::Error(error)) => Err(error),
        Err(fs::TryLockError::WouldBlock) => Err(io::Error::from(io::ErrorKind::ResourceBusy)),
    }
}

pub(super) fn failed(path: &Path) -> impl Fn(io::Error) -> JournalError + use<> {
    let path = path.to_path_buf();
    move |source| JournalError {
        path: path.clone(),
        source,
    }
}
