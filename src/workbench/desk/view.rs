//! What the window remembers that is no part of the document and concerns more than one pane: what is selected, what is
//! searched for, what lies on top.

use std::{collections::BTreeMap, path::PathBuf};

use super::{Half, Overlay, Region, Room};
use crate::{export::Format, session::Id, text::Span};

/// What the panes look at together.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The article on screen.
    pub article: Option<Id>,
    /// The claim that is selected.
    pub claim: Option<Id>,
    /// The document of the backup that is open beside the article: its source.
    pub document: Option<Id>,
    /// The region that keys are for, or were for last.
    pub region: Region,
    /// Where the claim stands, or stood, that was selected last: from there one goes on when it is gone.
    pub place: Option<Span>,
    /// Words that are searched for.
    pub search: String,
    /// The same as it is looked for: in lower case, without white space around it.
    pub looked_for: String,
    /// What lies on top.
    pub overlay: Overlay,
    /// The pane that lies under the help sheet, and comes back when that goes.
    pub under: Overlay,
    /// What was typed into questions that were closed unanswered.
    pub half: Half,
    /// What was recognised and tidied in articles that were read in this window.
    pub tidied: BTreeMap<Id, Vec<String>>,
    /// What has a place beside what.
    pub room: Room,
    /// Of page and cards the one that is shown where only one has a place.
    pub shown: Region,
    /// Something was just selected, and is to be scrolled to wherever it is shown: for one frame.
    pub reveal: bool,
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To add articles.
    AddArticle,
    /// To add documents to the backup.
    AddDocuments,
    /// To refer to documents of the backup where they lie.
    ReferDocuments,
    /// To say which recording the open document is a transcript of.
    Recording,
    /// To add a new draft of the article on screen.
    AddDraft,
    /// To open a session.
    Open,
    /// To save the session.
    Save,
    /// To write what is handed out.
    HandOut(Format),
    /// To read what came back.
    Returned,
    /// To read sources.
    Sources,
    /// To merge another copy into the session.
    Merge,
}

/// What is to take the place of the session that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A session file.
    Open(PathBuf),
    /// What a journal kept.
    Recover(PathBuf),
    /// What a save left behind when it was cut off, beside the session file.
    Stray {
        /// What was left.
        stray: PathBuf,
        /// The session file.
        file: PathBuf,
    },
    /// What was read meanwhile, while the open session was changed.
    Arrived,
    /// An empty session.
    New,
    /// The sample article.
    Sample,
}
