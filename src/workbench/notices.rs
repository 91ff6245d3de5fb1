//! What a person should know: never lost, put away only by them (or by the thing being mended).

use std::path::PathBuf;

use super::widgets::NoticeKind;

/// What a notice offers to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Nothing.
    None,
    /// Take over what a journal kept.
    Recover(PathBuf),
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
}

impl Offer {
    /// What the link says.
    pub const fn words(&self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Recover(_) => Some("Recover"),
            Self::Stray { .. } => Some("Open it"),
            Self::Save => Some("Try again"),
            Self::SaveAs => Some("Save as…"),
            Self::WriteAgain => Some("Write it again"),
            Self::Merge(_) => Some("Merge"),
            Self::MergeAndSave(_) => Some("Merge and save"),
            Self::Decide => Some("Decide"),
        }
    }
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// How much it matters.
    pub kind: NoticeKind,
    /// What is the matter, and what can be done.
    pub words: String,
    /// What it offers.
    pub offer: Offer,
}

/// All of them, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Notices(Vec<Note>);

/// More than this many are summed up: somebody opens a folder of a thousand broken files.
const MOST: usize = 50;

impl Notices {
    /// Adds one; the same words are not said twice.
    pub fn add(&mut self, kind: NoticeKind, words: impl Into<String>, offer: Offer) {
        let note = Note {
            kind,
            words: words.into(),
            offer,
        };
        if self.0.contains(&note) {
            return;
        }
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push(note);
    }

    /// Something went wrong.
    pub fn error(&mut self, words: impl Into<String>) {
        self.add(NoticeKind::Error, words, Offer::None);
    }

    /// Something worth knowing.
    pub fn info(&mut self, words: impl Into<String>) {
        self.add(NoticeKind::Info, words, Offer::None);
    }

    /// Takes away what no longer holds.
    pub fn settle(&mut self, gone: impl Fn(&Note) -> bool) {
        self.0.retain(|note| !gone(note));
    }

    /// Takes one away.
    pub fn take(&mut self, at: usize) -> Option<Note> {
        (at < self.0.len()).then(|| self.0.remove(at))
    }

    /// All of them.
    pub fn all(&self) -> &[Note] {
        &self.0
    }
}
