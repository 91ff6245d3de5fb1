//! What views say. They never change anything themselves: one place applies what they push.

use std::path::PathBuf;

use super::{
    actions::Action,
    state::{Citing, Filter, Next, Overlay, Pick, Purpose},
};
use crate::session::{Command, Id};

/// Something a view wants done.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a handful a frame, moved once")]
pub enum Message {
    /// An action of the table.
    Act(Action),
    /// A change to the session.
    Do(Command),
    /// A field holds words that are not in the session yet: the change they will be.
    Typing(egui::Id, Box<Command>),
    /// The field is done: its change.
    Typed(egui::Id, Box<Command>),
    /// The field was left as it was before.
    Untyped(egui::Id),
    /// Show an article.
    Article(Id),
    /// Select a claim, or none.
    Claim(Option<Id>),
    /// List other claims.
    Filter(Filter),
    /// List the claims that this picks out, or all.
    Pick(Option<Pick>),
    /// List claims that hold these words.
    Search(String),
    /// The slider is being moved: the threshold it stands on.
    Threshold(i64),
    /// What the cite form holds now, or that it was closed.
    Citing(Option<Box<Citing>>),
    /// The cite form is done.
    Cite(Box<Citing>),
    /// Change what lies on top.
    Overlay(Overlay),
    /// A path was given.
    Path(Purpose, Vec<PathBuf>),
    /// Ask the desktop for a path.
    Browse(Purpose),
    /// Text was pasted outside a text field.
    Pasted(String),
    /// Somebody said who they are.
    Author {
        /// Name.
        name: String,
        /// Initials.
        initials: String,
    },
    /// Stop a job.
    Cancel(u64),
    /// Put a notice away.
    Dismiss(usize),
    /// Do what a notice offers.
    Follow(usize),
    /// Close the window, saved or not.
    CloseAnyway,
    /// Save, then close the window.
    SaveAndClose,
    /// Another session takes the place of this one, saved or not.
    LeaveAnyway(Next),
    /// Erase what is kept for recovery.
    EraseRecovery,
    /// Go to a row of the history.
    Past(usize),
    /// Go to a dispute: the number that stands for it.
    Dispute(u64),
    /// Decide a dispute for one of its sides.
    Decide(u64, usize),
}

impl Message {
    /// Whether what is being typed in a field is to be taken into the session before this is done: before everything
    /// that may read, save or leave the session, not for what only moves with the mouse or the letters.
    pub const fn needs_typed_words(&self) -> bool {
        !matches!(
            self,
            Self::Typing(..)
                | Self::Typed(..)
                | Self::Untyped(_)
                | Self::Search(_)
                | Self::Threshold(_)
                | Self::Citing(_)
        )
    }
}
