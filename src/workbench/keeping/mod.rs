//! The open session and its file: opening, saving, merging, recovering, and what this machine remembers of its user.
//!
//! One file per kind of work: opening a session in place of another (`open`), beginning one (`fresh`), saving (`save`), handing out (`hand_out`), asking for a
//! path (`path`), merging (`merge`), what others do to the file (`others`), what crashed windows left (`recovery`). Each
//! starts its jobs and takes their answers. Whatever concerns the rest of the window is handed back in an [`Out`].
//!
//! Must not know: the frame, any pane.

mod document;
mod fresh;
mod hand_out;
mod keeper;
mod merge;
mod open;
mod others;
mod path;
mod recent;
mod recovery;
mod repaired;
mod save;
mod settings;
mod watch;

pub use path::is_session;
pub use settings::{usual_layout, usual_path};

use std::path::PathBuf;

use egui::Context;

use crate::{
    export::{Format, Order},
    import::Intake,
    session::{Author, Command, Id, Session},
    storage::{Journal, Recovery, Replayed, SaveError, Saved as Written},
    workbench::{
        actions::Action,
        desk::{
            Ask, Environment, Next, Note, Offer, OnDisk, Out, Overlay, Preferences, Purpose,
            RecentFile, Saved, SavedFilter, Topic,
        },
        kit::widgets::NoticeKind,
    },
};
pub use document::Document;
use hand_out::HandedOut;
use keeper::{Ending, Keeper, Kept};
use merge::Merged;
use open::{Arrival, Opened, Unsaved};
use others::Looked;
use save::Expected;
use settings::Settings;
use watch::Watch;

/// What keeps the session.
pub struct Keeping {
    /// Clock, random names, places.
    pub outside: Environment,
    /// What this machine remembers of its user.
    pub settings: Settings,
    /// The open session.
    pub document: Document,
    keeper: Keeper,
    watch: Watch,
    /// A save is under way.
    saving: bool,
    /// Saving was asked for again meanwhile: where to, and what may be there.
    save_again: Option<(PathBuf, Expected)>,
    /// What is to be done as soon as all is saved.
    after: Option<After>,
    /// The window closes, and a person does not want to save.
    unwanted: bool,
    /// What journals of crashed windows hold, while it is on offer.
    recoveries: Vec<Recovery>,
    /// The sessions that were open of late, the newest first.
    pub recent: Vec<RecentFile>,
    /// The file of the session that was left last, until it is noted where in it somebody was.
    left: Option<PathBuf>,
    /// What was unsaved, and known to be, when another session was asked for.
    agreed: Option<Unsaved>,
    /// What is to be handed out once it is known where to.
    order: Option<Order<'static>>,
    /// The other session, if more became unsaved while it was read: a person is asked.
    arrived: Option<Arrival>,
}

/// What is to be done as soon as all is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
enum After {
    /// Close the window.
    Close,
    /// Go on to another session.
    Go(Next),
}

/// What the rest of the window tells it.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The article on screen.
    pub article: Option<Id>,
    /// What is half entered and in no session yet, as numbers that change with it.
    pub entered: Vec<u64>,
}

/// What jobs come back with.
pub enum Message {
    /// A session file was read.
    Opened(Box<Opened>),
    /// A session was saved, up to a revision.
    Saved {
        /// Which session, and its revision.
        what: (u64, u64),
        /// Where to.
        path: PathBuf,
        /// How it went.
        result: Box<Result<Written, SaveError>>,
        /// What was saved.
        session: Box<Session>,
    },
    /// The save was cancelled, or could not be started.
    NotSaved,
    /// Something was handed out, or why not.
    Exported(Format, Result<HandedOut, String>),
    /// The desktop's dialog was closed.
    Picked(Purpose, Option<Vec<PathBuf>>),
    /// Journals of sessions that were not saved.
    Recoverable(Result<Vec<Recovery>, String>),
    /// What was put aside unsaved.
    PutAside(Result<Vec<Recovery>, String>),
    /// What a journal kept, and the journal that goes on with it.
    Recovered(Box<Result<(Replayed, Journal), String>>),
    /// The sample article was read.
    Sampled(Box<Result<Intake, String>>),
    /// Which of the sessions of late are there.
    There(Vec<RecentFile>),
    /// Another copy was merged.
    Merged(Box<Merged>),
    /// The session's file was looked at after somebody else wrote it.
    Looked(u64, Looked),
    /// Copies beside the session's file: those that hold something new, and how many were not looked into.
    Beside(u64, Vec<Looked>, usize),
    /// Nothing: it was cancelled before it changed anything.
    Stopped,
}

impl Message {
    /// Whether what is being typed in a field is to be taken into the session before this is done.
    pub const fn needs_typed_words(&self) -> bool {
        matches!(
            self,
            Self::Opened(_)
                | Self::Recovered(_)
                | Self::Sampled(_)
                | Self::Merged(_)
                | Self::Picked(..)
        )
    }
}

impl Keeping {
    /// With an empty session.
    pub fn new(ctx: &Context, outside: Environment) -> Self {
        let path = outside.settings.as_deref();
        Self {
            settings: path.map(Settings::load).unwrap_or_default(),
            document: Document::new(1),
            keeper: Keeper::new(outside.state.clone(), ctx),
            watch: Watch::new(outside.look_every, ctx),
            outside,
            saving: false,
            save_again: None,
            after: None,
            unwanted: false,
            recoveries: Vec::new(),
            recent: Vec::new(),
            left: None,
            agreed: None,
            arrived: None,
            order: None,
        }
    }

    /// Does a command, and keeps it in the journal; or says why it cannot be done.
    pub fn apply(&mut self, command: Command, out: &mut Out<Message>) {
        let done = self
            .document
            .apply(command, &self.settings.author, &self.outside);
        match done {
            Ok((applied, kept, stamp)) if applied.changed => {
                for (command, stamp) in std::mem::take(&mut self.document.held) {
                    self.keeper.keep(command, stamp);
                }
                self.keeper.keep(kept, stamp);
                out.is_well(Topic::Refused);
            }
            Ok(_) => {}
            Err(error) => {
                let note = Note::new(NoticeKind::Info, error.to_string(), Offer::None);
                out.note(note.about(Topic::Refused));
            }
        }
    }

    /// Whether what a command sets is again what was there before the last steps, so many of them.
    pub fn takes_back(&self, command: &Command, steps: usize) -> bool {
        let stamp = document::stamp(&self.settings.author, &self.outside);
        stamp.is_some_and(|stamp| self.document.session.is_again(command, steps, &stamp))
    }

    /// Does an action of the table, if it is one about the session's file. Whether it is.
    pub fn act(&mut self, action: Action, around: &Around, out: &mut Out<Message>) -> bool {
        let purpose = match action {
            Action::AddArticle => Purpose::AddArticle,
            Action::AddDocuments => Purpose::AddDocuments,
            Action::ReferDocuments => Purpose::ReferDocuments,
            Action::AddDraft => Purpose::AddDraft,
            Action::Open => Purpose::Open,
            Action::SaveAs => Purpose::Save,
            Action::TakeIn => Purpose::Returned,
            Action::SourcesFile => Purpose::Sources,
            Action::MergeCopy => Purpose::Merge,
            Action::NewSession => {
                self.leave_for(Next::New, around, out);
                return true;
            }
            Action::Sample => {
                self.leave_for(Next::Sample, around, out);
                return true;
            }
            Action::PutAside => {
                self.look_for_put_aside(out);
                return true;
            }
            Action::Save => {
                self.save(around, out);
                return true;
            }
            Action::MergeFile => {
                if let Some(path) = self.document.path.clone() {
                    self.merge_with(path, false, out);
                }
                return true;
            }
            _ => return false,
        };
        self.ask_path(purpose, around, out);
        true
    }

    /// Does what a notice offers, if it is about the session's file.
    pub fn follow(&mut self, offer: Offer, around: &Around, out: &mut Out<Message>) {
        match offer {
            Offer::None
            | Offer::Decide
            | Offer::Problems(_)
            | Offer::Compare
            | Offer::Doubled
            | Offer::NewDraft(..)
            | Offer::Attached(_)
            | Offer::OtherText { .. } => {}
            Offer::Discard(journal) => self.discard(&journal, out),
            Offer::Recover(journal) => {
                self.leave_for(Next::Recover(journal), around, out);
            }
            Offer::Stray { stray, file } => {
                let next = Next::Stray { stray, file };
                self.leave_for(next, around, out);
            }
            Offer::Save | Offer::WriteAgain => self.save(around, out),
            Offer::SaveAs => self.ask_path(Purpose::Save, around, out),
            Offer::Merge(path) => self.merge_with(path, false, out),
            Offer::MergeAndSave(path) => self.merge_with(path, true, out),
        }
    }

    /// Takes a job's answer.
    pub fn update(&mut self, message: Message, around: &Around, out: &mut Out<Message>) {
        match message {
            Message::Opened(opened) => self.arrive(Arrival::Opened(opened), around, out),
            Message::Recovered(result) => self.arrive(Arrival::Recovered(result), around, out),
            Message::Sampled(sample) => self.arrive(Arrival::Sample(sample), around, out),
            Message::Merged(merged) => self.merged(*merged, around, out),
            Message::Looked(document, looked) => self.looked(document, looked, out),
            Message::Beside(document, found, more) => self.beside(document, found, more, out),
            Message::Saved {
                what,
                path,
                result,
                session,
            } => self.saved_as(what, path, *result, *session, (around, out)),
            Message::NotSaved => self.save_stopped(),
            Message::Exported(format, result) => self.handed_out(format, result, out),
            Message::Picked(purpose, Some(paths)) => {
                self.take_paths(purpose, paths, true, out);
            }
            Message::Picked(_, None) => out.ask(Ask::DialogClosed),
            Message::Recoverable(found) => {
                self.offer_recovery(found, "not saved when Tickmark stopped", out);
            }
            Message::PutAside(found) => {
                if found.as_ref().is_ok_and(Vec::is_empty) {
                    out.info("Nothing is put aside.");
                }
                self.offer_recovery(found, "put aside unsaved", out);
            }
            Message::There(recent) => self.recent = recent,
            Message::Stopped => {}
        }
    }

    /// Takes in what was seen of the file, and how the journal does.
    pub fn look(&mut self, out: &mut Out<Message>) {
        self.take_seen(out);
        if let Some(problem) = self.keeper.problem() {
            let note = Note::new(NoticeKind::Error, problem, Offer::Save);
            out.note(note.about(Topic::Journal));
        }
    }

    /// Somebody comes back to the window: the file is looked at soon.
    pub fn look_soon(&mut self, out: &mut Out<Message>) {
        self.watch.look();
        self.look_for_recent(out);
    }

    /// Something else lies on top now, or nothing: whoever puts away the question where to save no longer wants to go on
    /// from here, and whoever puts away the question about another session stays with this one.
    pub fn covered_by(&mut self, overlay: &Overlay) {
        if *overlay == Overlay::None {
            self.after = None;
        }
        let waits = self.after == Some(After::Go(Next::Arrived));
        if *overlay != Overlay::Leave(Next::Arrived) && !waits {
            self.arrived = None;
        }
    }

    /// Whether the window may close without a question.
    pub fn is_closing(&self) -> bool {
        self.after == Some(After::Close)
    }

    /// Closes the window, saved or not.
    pub fn close_anyway(&mut self, out: &mut Out<Message>) {
        self.after = Some(After::Close);
        self.unwanted = true;
        out.ask(Ask::Close);
    }

    /// Saves, then closes the window.
    pub fn save_and_close(&mut self, around: &Around, out: &mut Out<Message>) {
        self.after = Some(After::Close);
        self.save(around, out);
    }

    /// Saves, then goes on to another session.
    pub fn save_and_leave(&mut self, next: Next, around: &Around, out: &mut Out<Message>) {
        self.after = Some(After::Go(next));
        self.save(around, out);
    }

    /// All is saved: goes on to what was wanted after that.
    fn go_on_after(&mut self, around: &Around, out: &mut Out<Message>) {
        match self.after.clone() {
            Some(After::Close) => out.ask(Ask::Close),
            Some(After::Go(next)) => {
                self.after = None;
                self.go_on(next, around, out);
            }
            None => {}
        }
    }

    /// The window is gone: the last steps reach the disk.
    pub fn end(&mut self) {
        self.save_settings(&mut Out::default());
        let ending = match (self.document.is_dirty(), self.unwanted) {
            (false, _) => Ending::Saved,
            (true, true) => Ending::PutAside((self.outside.now)()),
            (true, false) => Ending::Left,
        };
        self.keeper.close(ending);
        self.watch.close();
    }

    /// Whether the session is safe, and how.
    pub fn saved(&self) -> Saved {
        if self.saving {
            return Saved::Saving;
        }
        if !self.document.is_dirty() {
            return if self.document.path.is_some() {
                Saved::Saved
            } else {
                Saved::Nothing
            };
        }
        match self.keeper.state() {
            Kept::Failed => Saved::NoRecovery,
            Kept::Seconds(seconds) => Saved::Recovery(seconds),
            Kept::Waiting => Saved::Unsaved,
        }
    }

    /// What is known of the file; what was told of it before counts no more.
    fn on_disk(&mut self, state: OnDisk, out: &mut Out<Message>) {
        self.document.disk = state;
        let file = self.document.path.clone();
        out.settle(move |note| match &note.offer {
            // On offer while the file is another, whatever is told of it next.
            Offer::Merge(path) => state != OnDisk::Changed && Some(path) == file.as_ref(),
            Offer::MergeAndSave(_) => state != OnDisk::Changed,
            Offer::WriteAgain => state != OnDisk::Gone,
            _ => false,
        });
    }
}

/// What this machine remembers of its user.
impl Keeping {
    /// Somebody said who they are.
    pub fn set_author(&mut self, author: Author, out: &mut Out<Message>) {
        self.settings.author = author;
        self.was_asked(out);
    }

    /// Whoever put the question off is not asked at every start.
    pub fn was_asked(&mut self, out: &mut Out<Message>) {
        self.settings.asked = true;
        self.save_settings(out);
    }

    /// Whether nobody has said yet who is checking, nor put it off.
    pub fn asks_who(&self) -> bool {
        self.outside.settings.is_some()
            && self.settings.author.name.is_empty()
            && !self.settings.asked
    }

    /// These filters of the table have a name now.
    pub fn set_filters(&mut self, filters: Vec<SavedFilter>, out: &mut Out<Message>) {
        self.settings.name_filters(filters);
        self.save_settings(out);
    }

    /// Dark, light, or as the desktop has it from now on.
    pub fn set_dark(&mut self, dark: Option<bool>, out: &mut Out<Message>) {
        self.settings.dark = dark;
        self.save_settings(out);
    }

    /// How a person wants the window from now on.
    pub fn prefer(&mut self, preferences: Preferences, out: &mut Out<Message>) {
        self.settings.preferences = preferences;
        self.save_settings(out);
    }

    fn save_settings(&self, out: &mut Out<Message>) {
        let Some(path) = &self.outside.settings else {
            return;
        };
        if let Err(error) = self.settings.save(path) {
            let words = format!(
                "The settings could not be written to {} ({error}); they hold until the window closes.",
                path.display()
            );
            let note = Note::new(NoticeKind::Warning, words, Offer::None);
            out.note(note.about(Topic::Settings));
        } else {
            out.is_well(Topic::Settings);
        }
    }
}
