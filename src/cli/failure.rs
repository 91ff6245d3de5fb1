//! How work ends.

use std::io;
use std::process::ExitCode;

use crate::storage::SaveError;

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

    /// A failure to save. Where the output is a pipe, whoever closed it has read enough.
    pub(super) fn saving(error: SaveError) -> Self {
        match error {
            SaveError::Straight { source, .. } if source.kind() == io::ErrorKind::BrokenPipe => {
                Self::Closed
            }
            error => Self::new(Code::Write, error),
        }
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

/// An error and its causes as one message, each said once: many errors name their cause themselves.
pub(super) fn once(error: &anyhow::Error) -> String {
    let mut message = String::new();
    for cause in error.chain() {
        let said = cause.to_string();
        if message.contains(said.trim_end_matches('.')) {
            continue;
        }
        if !message.is_empty() {
            message.push_str(": ");
        }
        message.push_str(&said);
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_that_was_named_is_not_said_again() {
        let missing = || io::Error::new(io::ErrorKind::NotFound, "no such file");
        let named = anyhow::Error::new(missing())
            .context("a.json cannot be opened: no such file. Look for it");
        assert_eq!(
            once(&named),
            "a.json cannot be opened: no such file. Look for it"
        );
        let bare = anyhow::Error::new(missing()).context("a.json cannot be opened");
        assert_eq!(once(&bare), "a.json cannot be opened: no such file");
        assert_eq!(once(&anyhow::anyhow!("alone")), "alone");
    }
}
