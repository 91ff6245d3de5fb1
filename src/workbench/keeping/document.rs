//! The open session and its file.

use std::path::PathBuf;

use crate::{
    session::{Applied, Author, Command, CommandError, Session, Stamp, Tables, Veiled},
    storage::Hash,
    workbench::desk::{Environment, OnDisk, file_name},
};

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
    /// The steps that began it and that nobody would miss: the journal gets them with the first step of a person's own.
    pub held: Vec<(Command, Stamp)>,
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
            held: Vec::new(),
        }
    }

    /// A session that somebody was given to look at: there is nothing to save, to undo or to recover in it until they
    /// do something themselves.
    pub fn to_look_at(number: u64, tables: Tables, held: Vec<(Command, Stamp)>) -> Self {
        Self {
            session: Session::from_tables(tables),
            held,
            ..Self::new(number)
        }
    }

    /// Whether it is one that somebody was given to look at, and has not touched.
    pub const fn is_untouched(&self) -> bool {
        !self.held.is_empty()
    }

    /// Whether nothing is open: no file, nothing done.
    pub const fn is_blank(&self) -> bool {
        self.path.is_none() && !self.is_dirty() && !self.is_untouched()
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
        let stamp = stamp(author, outside).ok_or(ApplyError::NoRandom)?;
        let kept = self.session.spelled_out(&command).into_owned();
        let veil = self.session.veil(author.id());
        if !veil.is_empty() {
            let mut after = self.session.clone();
            after.apply(command.clone(), &stamp)?;
            if let Some(why) = veil.forbids(&self.session, &after, &command) {
                return Err(why.into());
            }
        }
        let applied = self.session.apply(command, &stamp)?;
        Ok((applied, kept, stamp))
    }
}

/// Who does something now, with a seed for its names.
pub(super) fn stamp(author: &Author, outside: &Environment) -> Option<Stamp> {
    Some(Stamp {
        by: author.clone(),
        at: (outside.now)(),
        seed: (outside.random)()?,
    })
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The command cannot be done.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// It does not go with a blind check.
    #[error(transparent)]
    Veiled(#[from] Veiled),
    /// The system gives no random numbers.
    #[error(
        "the system's random generator gives no numbers, so no new names can be made: restart the program or the machine"
    )]
    NoRandom,
}
