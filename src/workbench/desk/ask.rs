//! What any room may ask of the frame. Nobody changes the session or what is selected by himself: one place does what is
//! asked for.

use std::path::PathBuf;

use super::{Derived, Next, Note, Opening, Overlay, Preferences, Purpose, Region, SavedFilter};
use crate::{
    backup::Bytes,
    export::{Order, Rich},
    import::Imported,
    rules,
    session::{Command, Id},
    workbench::actions::Action,
};

/// Which notices are meant.
pub type Which = Box<dyn Fn(&Note) -> bool + Send>;

/// Something the frame is asked to do.
pub enum Ask {
    /// An action of the table.
    Act(Action),
    /// A change to the session.
    Do(Box<Command>),
    /// A field holds words that are not in the session yet: the change they will be.
    Typing(egui::Id, Box<Command>),
    /// The field is done: its change.
    Typed(egui::Id, Box<Command>),
    /// The field was left as it was before.
    Untyped(egui::Id),
    /// Show an article.
    Article(Id),
    /// Select a claim, and show where it stands; or select none.
    Claim(Option<Id>),
    /// Show what is selected wherever it stands.
    Reveal,
    /// Something is to happen in the article, or in the list of claims: it is shown, where only one of them is.
    Show(Region),
    /// Give the keyboard to a widget; it may be drawn for the first time in the next frame.
    Focus(egui::Id),
    /// Search for these words.
    Search(String),
    /// Change what lies on top.
    Overlay(Overlay),
    /// What lies on top has done its work, and goes.
    Uncover,
    /// The desktop's dialog for a path is closed.
    DialogClosed,
    /// Files were dropped, named or chosen: a session, or articles.
    Files(Vec<PathBuf>),
    /// Files were dropped on the window: a session, articles, or documents of the backup.
    Dropped(Vec<PathBuf>),
    /// These files, or the files in these folders, are documents of the backup: kept, or referred to.
    Backup(Vec<PathBuf>, Bytes),
    /// This is the recording that the open document is a transcript of.
    Recording(PathBuf),
    /// Open a document of the backup beside the article, or close the one that is open.
    Document(Option<Id>),
    /// Show where a piece of evidence stands in its document.
    ShowEvidence(Id),
    /// Open this outside: it was shown, and somebody agreed.
    Open(Opening),
    /// This is to be handed out: somebody is asked where to.
    HandOut(Box<Order<'static>>),
    /// This file was handed out, and came back.
    Returned(PathBuf),
    /// List these problems.
    Problems(rules::Which),
    /// Show this source among the others.
    Source(Id),
    /// Sources are to be read from this file.
    Sources(PathBuf),
    /// Sources are to be read from this text, which was pasted.
    SourcesPasted(String),
    /// This file is the next draft of the article on screen.
    NewDraft(PathBuf),
    /// An article was read from this file: it is to be watched.
    Watch(PathBuf),
    /// A file that an article was read from was written.
    Written(PathBuf),
    /// A path was given.
    Path(Purpose, Vec<PathBuf>),
    /// Ask the desktop for a path, from this one on.
    Browse(Purpose, PathBuf),
    /// What was recognised and tidied when an article was read, for its details.
    Tidied(Id, Vec<String>),
    /// Put words on the clipboard.
    Copy(String),
    /// Put rich text on the clipboard, with the plain text beside it; it is told when it is there.
    CopyRich(Rich),
    /// The clipboard took no rich text: put this there, and tell why.
    CopyInstead(String, String),
    /// This was pasted where it belongs to no field.
    Pasted(String),
    /// Add this text from the clipboard as an article, with the rich text beside it or as it is.
    AddPasted {
        /// What was asked about.
        text: String,
        /// Plain text is wanted.
        plain: bool,
    },
    /// An article was fetched: from where, with the name of the file at the end; or why it was not.
    Fetched(PathBuf, Result<Box<Imported>, String>),
    /// These are the filters of the table that have a name now.
    Filters(Vec<SavedFilter>),
    /// Somebody said who they are.
    Author {
        /// Name.
        name: String,
        /// Initials.
        initials: String,
    },
    /// A person wants the window so from now on.
    Prefer(Box<Preferences>),
    /// Dark, light, or as the desktop has it.
    Dark(Option<bool>),
    /// Tell a person something; unless such a notice is there.
    Tell(Note, Option<Which>),
    /// Put away the notices that no longer hold.
    Settle(Which),
    /// Put a notice away; the list keeps it.
    PutAway(u64),
    /// Do what a notice offers.
    Follow(u64),
    /// Do what it offers besides.
    FollowOther(u64),
    /// Stop a job.
    Cancel(u64),
    /// Close the window: it has been asked what is to be asked.
    Close,
    /// Close the window, saved or not.
    CloseAnyway,
    /// Save, then close the window.
    SaveAndClose,
    /// Another session takes the place of this one, saved or not.
    LeaveAnyway(Next),
    /// Save, then go on to another session.
    SaveAndLeave(Next),
    /// Articles are about to be added: if the session is one that somebody was only given to look at, a new one begins.
    MakeRoom,
    /// Merge a file that has nothing in common with the session; then save, if that was wanted.
    MergeAnyway(PathBuf, bool),
    /// Erase what is kept for recovery.
    EraseRecovery,
    /// Another session has taken the place of the one before.
    Replaced,
    /// What was worked out for a session that is now open, and the number of its document.
    Derived(Box<Derived>, u64),
    /// Somebody was here last: this article, this claim, this byte of its text at the top.
    Place(Option<Id>, Option<Id>, usize),
    /// Forget that a session was open of late.
    Forget(PathBuf),
    /// The session was changed otherwise than by a command: what was selected may be gone.
    Mend,
}

impl Ask {
    /// Whether what is being typed in a field is to be taken into the session before this is done: before everything
    /// that may read, save or leave the session, not for what only moves with the mouse or the letters.
    pub const fn needs_typed_words(&self) -> bool {
        !matches!(
            self,
            Self::Typing(..) | Self::Typed(..) | Self::Untyped(_) | Self::Search(_)
        )
    }
}
