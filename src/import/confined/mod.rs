//! Documents are read by a process of their own: this very program, started with a hidden command, that can do nothing but read
//! what it is given and write what it found. It has limits on memory and time, and is ended when it answers too late, too
//! much, or nothing; what it answers is believed as little as the document.

mod child;
mod tried;
mod wire;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use child::{Held, Tried, be_the_child};
pub use tried::Line;

use super::{Format, ImportError, Imported, View, limits};
use crate::child::{self as process, ChildError, Start};

/// The hidden command by which this program is started to read a document.
pub const COMMAND: &str = "read-document";

/// What reads documents: a program, and whether somebody has cancelled.
#[derive(Clone)]
pub struct Confined<'a> {
    /// The program: this one.
    pub program: PathBuf,
    /// Asked now and then; the reading ends when it says so.
    pub cancelled: &'a dyn Fn() -> bool,
    /// How long an answer is waited for.
    pub patience: Duration,
}

impl std::fmt::Debug for Confined<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Confined").field(&self.program).finish()
    }
}

/// This program, as the system knows it.
///
/// # Errors
/// The system does not know it.
pub fn own_program() -> Result<PathBuf, ImportError> {
    process::own_program().map_err(ImportError::NoReader)
}

/// What a reader can do that it must not, on this system; tried out by one.
///
/// # Errors
/// It could not be started, or said nothing that makes sense.
pub fn tried(program: &Path) -> Result<Tried, ImportError> {
    let confined = Confined::new(program.to_owned(), &|| false);
    let answer = confined.ask(&[child::TRY.into()], b"", Format::Text)?;
    serde_json::from_slice(&answer)
        .map_err(|error| ImportError::NoReader(std::io::Error::other(error)))
}

impl<'a> Confined<'a> {
    /// By this program, with the usual patience.
    pub const fn new(program: PathBuf, cancelled: &'a dyn Fn() -> bool) -> Self {
        Self {
            program,
            cancelled,
            patience: limits::PATIENCE,
        }
    }

    /// Reads a document.
    pub(super) fn read(
        &self,
        content: &[u8],
        format: Format,
        view: View,
    ) -> Result<Imported, ImportError> {
        let arguments = [OsString::from(format.name()), OsString::from(view.name())];
        let answer = self.ask(&arguments, content, format)?;
        wire::understood(&answer, format)
    }

    /// The name and the bytes of what is attached to a letter.
    pub(super) fn attachment(
        &self,
        letter: &[u8],
        number: usize,
    ) -> Result<(String, Vec<u8>), ImportError> {
        let arguments = [child::ATTACHED.into(), number.to_string().into()];
        let answer = self.ask(&arguments, letter, Format::Mail)?;
        wire::taken_over(&answer, number)
    }

    /// Starts the program, gives it the document and takes its answer.
    fn ask(
        &self,
        arguments: &[OsString],
        content: &[u8],
        format: Format,
    ) -> Result<Vec<u8>, ImportError> {
        let start = Start {
            program: &self.program,
            command: COMMAND,
            arguments,
            environment: &[],
            most: limits::ANSWER,
            patience: self.patience,
            cancelled: self.cancelled,
        };
        process::ask(&start, content, |_| {}).map_err(|error| match error {
            ChildError::NotStarted(error) => ImportError::NoReader(error),
            ChildError::Stopped => ImportError::Stopped(format.label()),
            ChildError::Cancelled => ImportError::Cancelled,
        })
    }
}
