//! What a notice can offer to do.

use std::path::PathBuf;

use crate::{rules::Which, session::Id};

/// What a notice offers to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Offer {
    /// Nothing.
    #[default]
    None,
    /// Take over what a journal kept.
    Recover(PathBuf),
    /// Put what a journal kept aside.
    Discard(PathBuf),
    /// Open what a save left behind when it was cut off.
    Stray {
        /// What was left.
        stray: PathBuf,
        /// The session file beside it.
        file: PathBuf,
    },
    /// Try to save again.
    Save,
    /// Save under another name.
    SaveAs,
    /// Write the file that is gone again.
    WriteAgain,
    /// Merge a file into the session: its own, which somebody else wrote, or a copy.
    Merge(PathBuf),
    /// Merge the session's own file, then save.
    MergeAndSave(PathBuf),
    /// Decide what is disputed.
    Decide,
    /// Look at some problems.
    Problems(Which),
    /// Settle what a new draft changed.
    Compare,
    /// List the sources that seem to be entered twice.
    Doubled,
    /// Take the text of a file as the next draft of an article.
    NewDraft(PathBuf, Id),
    /// List what is attached to the letter that an article was read from.
    Attached(Id),
    /// Show the other text of a document with tracked changes.
    OtherText {
        /// The article that was read from it.
        article: Id,
        /// The text before the changes.
        original: bool,
    },
}

impl Offer {
    /// What a notice offers besides.
    pub fn other(&self) -> Option<Self> {
        match self {
            Self::Recover(journal) => Some(Self::Discard(journal.clone())),
            _ => None,
        }
    }

    /// What the link says.
    pub const fn words(&self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Recover(_) => Some("Recover"),
            Self::Discard(_) => Some("Discard"),
            Self::Stray { .. } => Some("Open it"),
            Self::Save => Some("Try again"),
            Self::SaveAs => Some("Save as…"),
            Self::WriteAgain => Some("Write it again"),
            Self::Merge(_) => Some("Merge"),
            Self::MergeAndSave(_) => Some("Merge and save"),
            Self::Decide => Some("Decide"),
            Self::Problems(_) => Some("Look at them"),
            Self::Compare => Some("Compare"),
            Self::Doubled => Some("Look at them"),
            Self::NewDraft(..) => Some("New draft"),
            Self::Attached(_) => Some("Choose…"),
            Self::OtherText { original: true, .. } => Some("Show the original text"),
            Self::OtherText { .. } => Some("Show the final text"),
        }
    }
}
