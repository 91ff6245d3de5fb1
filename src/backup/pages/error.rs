//! Why there is no picture of a page, and what a person can do about it.

use thiserror::Error;

use crate::child::ChildError;

/// Why there is no picture. Who shows it adds the file's name.
#[derive(Debug, Error)]
pub enum PageError {
    /// Neither of the kinds that are shown.
    #[error(
        "is neither a PDF document nor a picture that is shown (PNG, JPEG, WebP, TIFF); open it in its own program"
    )]
    Unknown,
    /// It is locked.
    #[error("is locked by a password; open it in its own program and save it without one")]
    Locked,
    /// It cannot be read.
    #[error("is damaged ({0}); open it in the program that made it and save it again")]
    Damaged(String),
    /// It is larger than is shown.
    #[error("is too much to be shown safely: {0}; open it in its own program")]
    TooMuch(String),
    /// It has no such page, or nothing at that place.
    #[error("has nothing to show there (page {0})")]
    Nowhere(usize),
    /// The child stopped before it knew the pages.
    #[error("could not be shown: what draws pages stopped at it; open it in its own program")]
    Stopped,
    /// A page broke the child, or took too long. It is not asked for again.
    #[error(
        "page {0} could not be shown: what draws pages stopped at it; open it in its own program"
    )]
    Broken(usize),
    /// A page could not be drawn, for a reason.
    #[error("page {0} could not be shown: {1}")]
    Refused(usize, String),
    /// The child could not be started.
    #[error("could not be shown: what draws pages did not start ({0})")]
    NotStarted(#[source] std::io::Error),
    /// Somebody lost patience.
    #[error("was not shown: it was cancelled")]
    Cancelled,
}

impl From<ChildError> for PageError {
    fn from(error: ChildError) -> Self {
        match error {
            ChildError::NotStarted(error) => Self::NotStarted(error),
            ChildError::Cancelled => Self::Cancelled,
            ChildError::Stopped => Self::Stopped,
        }
    }
}
