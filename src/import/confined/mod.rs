//! Documents are read by a process of their own: this very program, started with a hidden command, that can do nothing but read
//! what it is given and write what it found. It has limits on memory and time, and is ended when it answers too late, too
//! much, or nothing; what it answers is believed as little as the document.

mod child;
mod tried;
mod wire;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub use child::{Tried, answer, be_the_child};
pub use tried::Line;

use super::{Format, ImportError, Imported, View};
pub use crate::child::Confined;
pub use crate::child::walls::Held;
use crate::child::{self as process, ChildError};

/// The hidden command by which this program is started to read a document.
pub const COMMAND: &str = "read-document";

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
    let answer = confined.reader(&[child::TRY.into()], b"", Format::Text)?;
    serde_json::from_slice(&answer)
        .map_err(|error| ImportError::NoReader(std::io::Error::other(error)))
}

impl Confined<'_> {
    /// Reads a document.
    pub(super) fn read(
        &self,
        content: &[u8],
        format: Format,
        view: View,
    ) -> Result<Imported, ImportError> {
        let arguments = [OsString::from(format.name()), OsString::from(view.name())];
        let answer = self.reader(&arguments, content, format)?;
        wire::understood(&answer, format)
    }

    /// The name and the bytes of what is attached to a letter.
    pub(super) fn attachment(
        &self,
        letter: &[u8],
        number: usize,
    ) -> Result<(String, Vec<u8>), ImportError> {
        let arguments = [child::ATTACHED.into(), number.to_string().into()];
        let answer = self.reader(&arguments, letter, Format::Mail)?;
        wire::taken_over(&answer, number)
    }

    /// Has a document read by a child.
    fn reader(
        &self,
        arguments: &[OsString],
        content: &[u8],
        format: Format,
    ) -> Result<Vec<u8>, ImportError> {
        self.ask(COMMAND, arguments, content)
            .map_err(|error| match error {
                ChildError::NotStarted(error) => ImportError::NoReader(error),
                ChildError::Stopped => ImportError::Stopped(format.label()),
                ChildError::Cancelled => ImportError::Cancelled,
            })
    }
}
