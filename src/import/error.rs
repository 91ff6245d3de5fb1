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
    #[error(
        "holds no text; check that the article was saved in it, or paste the article's text instead"
    )]
    Empty,
    /// More than [`MAX_BYTES`].
    #[error(
        "is larger than {} bytes (100 MiB), the most that is opened; split it into several files",
        MAX_BYTES
    )]
    TooLarge,
    /// The bytes begin like those of another kind of file.
    #[error("is {kind}, not plain text or Markdown; {advice}")]
    Foreign {
        /// What it looks like, with its article ("a PDF document").
        kind: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// NUL bytes, or too many control characters, and no known kind.
    #[error(
        "is a binary file or a damaged text ({found}); open it in the program that made it and save it as plain text"
    )]
    Binary {
        /// What was found, with the figure.
        found: String,
    },
}
