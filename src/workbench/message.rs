//! What views say. They never change anything themselves: one place applies what they push.

use std::path::PathBuf;

use super::{
    actions::Action,
    state::{Citing, Filter, Overlay, Purpose},
};
use crate::session::{Command, Id};

/// Something a view wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// An action of the table.
    Act(Action),
    /// A change to the session.
    Do(Command),
    /// Show an article.
    Article(Id),
    /// Select a claim, or none.
    Claim(Option<Id>),
    /// List other claims.
    Filter(Filter),
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
    /// Open another session and leave this one as it is.
    LeaveAnyway(PathBuf),
    /// Erase what is kept for recovery.
    EraseRecovery,
}
