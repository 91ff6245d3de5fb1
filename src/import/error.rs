//! Why an input could not be imported, and what a person can do about it.

use thiserror::Error;

use super::MAX_BYTES;

/// Why there is no draft. The message says what is wrong and what to do; who shows it adds the file's name.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The operating system did not give the bytes.
    #[error("cannot be read: {0}")]
    Read(#[source] std::io::Error),
    /// A folder was named.
    #[error("is a folder; name the articles inside it")]
    Folder,
    /// Nothing in it, or nothing but white space.
    #[error("holds no text; check that the article was saved in it")]
    Empty,
    /// More than [`MAX_BYTES`].
    #[error(
        "is larger than {} bytes (100 MiB), the most that is opened; split it into several files",
        MAX_BYTES
    )]
    TooLarge,
    /// The bytes begin like those of another kind of file.
    #[error("is {kind}, which is not read; {advice}")]
    Foreign {
        /// What it looks like, with its article ("a PNG picture").
        kind: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// A document that cannot be unpacked or read to its end.
    #[error("is damaged ({0}); open it in the program that made it and save it again")]
    Damaged(String),
    /// A document that is locked.
    #[error("is locked by a password; open it in its own program and save it without one")]
    Locked,
    /// A document of pictures without words.
    #[error(
        "is a scan: pictures of pages without text; run it through a program that recognises text (OCR), or type what matters"
    )]
    Scan,
    /// A document that is larger, deeper or more than is read; the message says which, and the limit.
    #[error("is too much to be read safely: {0}; save its text as plain text (.txt)")]
    Limit(String),
    /// The confined reader ended without an answer that makes sense: it needed too much memory or time, or broke on what it read.
    #[error(
        "could not be read to its end: the reader for {0} stopped at it; save its text as plain text (.txt)"
    )]
    Stopped(&'static str),
    /// The confined reader could not be started.
    #[error("could not be read: the reader of documents did not start ({0})")]
    NoReader(#[source] std::io::Error),
    /// A letter has nothing under a number.
    #[error("has no attachment {0}; `tickmark import FILE` lists what is attached")]
    NotAttached(usize),
    /// Somebody lost patience.
    #[error("was not read: it was cancelled")]
    Cancelled,
    /// NUL bytes, or too many control characters, and no known kind.
    #[error(
        "is a binary file or a damaged text ({found}); open it in the program that made it and save it as plain text"
    )]
    Binary {
        /// What was found, with the figure.
        found: String,
    },
}
