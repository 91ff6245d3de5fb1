//! How work ends.

use std::io;
use std::process::ExitCode;

/// The code the program ends with; `tickmark --help` and the README explain them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    /// Done.
    Done = 0,
    /// What was asked about has problems.
    Problems = 1,
    /// The arguments make no sense.
    Usage = 2,
    /// A file cannot be read, or is not what it should be.
    Read = 3,
    /// A file cannot be written.
    Write = 4,
    /// The window cannot be opened.
    Window = 5,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// Why work ended early.
#[derive(Debug)]
pub(super) enum Failure {
    /// Standard output was closed: somebody has read enough.
    Closed,
    /// Something went wrong.
    Because(Code, anyhow::Error),
}

/// How work ended.
pub(super) type Done = Result<Code, Failure>;

impl Failure {
    pub(super) fn new(code: Code, error: impl Into<anyhow::Error>) -> Self {
        Self::Because(code, error.into())
    }

    /// A failure to write to standard output.
    pub(super) fn output(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::Closed
        } else {
            Self::new(
                Code::Write,
                anyhow::Error::new(error).context("standard output cannot be written"),
            )
        }
    }
}
