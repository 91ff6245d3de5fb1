//! The open session, its file, and the journal beside it.

use std::path::{Path, PathBuf};

use super::when;
use crate::{
    session::{Applied, Author, Command, CommandError, Id, Moment, Session, Stamp},
    storage::{Hash, State},
};

/// What the window needs from outside: clock, random names, and where things lie. Tests bring their own.
pub struct Environment {
    /// The time now.
    pub now: Box<dyn Fn() -> Moment>,
    /// A random name; `None` if the system gives no random numbers.
    pub random: Box<dyn Fn() -> Option<Id>>,
    /// Where journals lie; `None` if there is no such place.
    pub state: Option<State>,
    /// Where the settings lie.
    pub settings: Option<PathBuf>,
    /// The time zone that times are told in.
    pub zone: jiff::tz::TimeZone,
    /// Whether the desktop's own dialogs may be opened.
    pub dialogs: bool,
    /// What this machine is called, for others who open the same file; may be empty.
    pub host: String,
    /// How often the session's file is looked at.
    pub look_every: std::time::Duration,
}

impl Environment {
    /// A moment as people tell it: "14 May 2025, 09:30".
    pub fn words_for(&self, moment: Moment) -> String {
        when::words(moment, &self.zone)
    }
}

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

/// The open session.
pub struct Document {
    /// The session.
    pub session: Session,
    /// Its file.
    pub path: Option<PathBuf>,
    /// Which of the sessions opened in this window it is.
    pub number: u64,
    /// Hash of the file as it was read or written last.
    pub hash: Option<Hash>,
    /// Why it must not be saved over its file.
    pub read_only: Option<String>,
    /// The revision that the file holds.
    pub saved: u64,
    /// The session as it was read or written last, from which another copy may have gone its own way.
    pub base: Option<Session>,
    /// How the file on disk is by now.
    pub disk: OnDisk,
    /// How often another copy was merged into it.
    pub merges: u64,
}

impl Document {
    /// A session that is in no file yet.
    pub fn new(number: u64) -> Self {
        Self {
            session: Session::default(),
            path: None,
            number,
            hash: None,
            read_only: None,
            saved: 0,
            base: None,
            disk: OnDisk::Same,
            merges: 0,
        }
    }

    /// Whether the session holds more than its file.
    pub const fn is_dirty(&self) -> bool {
        self.session.revision() != self.saved || matches!(self.disk, OnDisk::Gone)
    }

    /// The file's name without folders.
    pub fn file_name(&self) -> String {
        self.path.as_deref().map_or_else(String::new, file_name)
    }

    /// Does a command, stamped with who and when. Returns what was done, and what the journal is to hold of it.
    pub fn apply(
        &mut self,
        command: Command,
        author: &Author,
        outside: &Environment,
    ) -> Result<(Applied, Command, Stamp), ApplyError> {
        let seed = (outside.random)().ok_or(ApplyError::NoRandom)?;
        let stamp = Stamp {
            by: author.clone(),
            at: (outside.now)(),
            seed,
        };
        let kept = self.session.spelled_out(&command).into_owned();
        let applied = self.session.apply(command, &stamp)?;
        Ok((applied, kept, stamp))
    }
}

/// The last part of a path, for people.
pub fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The command cannot be done.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// The system gives no random numbers.
    #[error(
        "the system's random generator gives no numbers, so no new names can be made: restart the program or the machine"
    )]
    NoRandom,
}
