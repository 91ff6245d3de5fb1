//! A note beside a session that says who has it open: advice for people, never an obstacle.
//!
//! The window that has a session open holds a lock on the note, so that a note whose process has died on this machine
//! is known to be stale. A note that came from another machine, with a sync client, cannot be asked: it counts for a week.
//! Where no note can be written, nobody is troubled.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    random,
    save::beside,
    vfs::{self, Disk, Vfs as _},
};
use crate::session::Moment;

/// How long a note of another machine counts, in seconds.
const COUNTS: i64 = 7 * 86_400;

/// The most bytes of a note that are read.
const MOST: u64 = 4096;

/// Who has a session open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenNote {
    /// Name; empty if none was given.
    pub who: String,
    /// The machine's name; empty if it has none.
    pub host: String,
    /// Since when, in seconds since 1970.
    pub since: i64,
    /// Tells this note from any other.
    token: String,
}

/// A note that this process has written. It is taken away when this is dropped.
#[derive(Debug)]
pub struct OpenLock {
    path: PathBuf,
    token: String,
    /// The system's lock on it.
    _file: File,
}

impl OpenNote {
    /// A note of somebody on a machine.
    pub fn new(who: &str, host: &str, now: Moment) -> Self {
        Self {
            who: who.to_owned(),
            host: host.to_owned(),
            since: now.0,
            token: random::tag().unwrap_or_default(),
        }
    }

    /// Writes the note beside a session, unless somebody else's stands there; returns that one then.
    pub fn leave(self, session: &Path) -> (Option<OpenLock>, Option<Self>) {
        self.place(session).unwrap_or((None, None))
    }

    fn place(self, session: &Path) -> io::Result<(Option<OpenLock>, Option<Self>)> {
        let path = beside(&Disk.resolve(session)?, ".", ".lock");
        let mut file = match vfs::open_own(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mut options = OpenOptions::new();
                options.read(true).write(true).create_new(true);
                options.open(&path)?
            }
            // A note that may only be read still says who.
            Err(_) => vfs::open_file(&path)?.0,
            Ok((file, _)) => file,
        };
        let there = read(&mut file);
        let held = matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock));
        if let Some(there) = there {
            let elsewhere = there.host != self.host;
            let recent = self.since.saturating_sub(there.since) < COUNTS;
            if held || (elsewhere && recent) {
                return Ok((None, Some(there)));
            }
        } else if held {
            return Ok((None, Some(Self::default())));
        }
        let text = serde_json::to_vec(&self)?;
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(&text)?;
        let lock = OpenLock {
            path,
            token: self.token,
            _file: file,
        };
        Ok((Some(lock), None))
    }
}

/// The note in a file, if there is one.
fn read(file: &mut File) -> Option<OpenNote> {
    let mut text = Vec::new();
    file.take(MOST).read_to_end(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

impl Drop for OpenLock {
    fn drop(&mut self) {
        // A sync client may have put somebody else's in its place.
        let there = vfs::open_file(&self.path).ok();
        let note = there.and_then(|(mut file, _)| read(&mut file));
        if note.is_some_and(|note| note.token == self.token) {
            fs::remove_file(&self.path).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_769_851_800);

    fn note(who: &str, host: &str) -> OpenNote {
        OpenNote::new(who, host, NOW)
    }

    #[test]
    fn whoever_comes_second_reads_who_came_first_and_the_note_goes_with_them() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("s.factcheck.json");
        let beside = folder.path().join(".s.factcheck.json.lock");
        let (first, other) = note("Ada", "tower").leave(&session);
        assert!(first.is_some() && other.is_none());
        let (second, other) = note("Ines", "tower").leave(&session);
        assert!(second.is_none());
        assert_eq!(other.unwrap().who, "Ada");
        let text = fs::read_to_string(&beside).unwrap();
        let path = folder.path().display().to_string();
        assert!(!text.contains(&path), "no path is told: {text}");
        drop(first);
        assert!(!beside.exists());
    }

    #[test]
    fn a_stale_note_is_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("s.factcheck.json");
        let beside = folder.path().join(".s.factcheck.json.lock");
        let left = |host: &str, since: i64| {
            let note = OpenNote {
                since,
                ..note("Ada", host)
            };
            fs::write(&beside, serde_json::to_vec(&note).unwrap()).unwrap();
        };
        // Its process died on this machine, or on another one long ago, or nobody can read it.
        for stale in 0..3 {
            match stale {
                0 => left("tower", NOW.0),
                1 => left("laptop", NOW.0 - COUNTS),
                _ => fs::write(&beside, "{\"who").unwrap(),
            }
            let (lock, other) = note("Ines", "tower").leave(&session);
            assert!(lock.is_some() && other.is_none(), "{stale}");
        }
        // Another machine's, of today: it counts, and stays.
        left("laptop", NOW.0 - 3600);
        let (lock, other) = note("Ines", "tower").leave(&session);
        assert!(lock.is_none());
        assert_eq!(other.unwrap().host, "laptop");
        assert!(beside.exists());
    }

    #[test]
    fn where_no_note_can_be_written_nothing_is_said() {
        let gone = Path::new("no such folder/s.factcheck.json");
        let (lock, other) = note("Ines", "tower").leave(gone);
        assert!(lock.is_none() && other.is_none());
    }

    #[test]
    fn a_note_that_took_the_place_of_ours_stays() {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("s.factcheck.json");
        let beside = folder.path().join(".s.factcheck.json.lock");
        let (lock, _) = note("Ines", "tower").leave(&session);
        fs::remove_file(&beside).unwrap();
        fs::write(&beside, serde_json::to_vec(&note("Ada", "laptop")).unwrap()).unwrap();
        drop(lock);
        assert!(beside.exists());
    }
}
