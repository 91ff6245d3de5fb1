//! Work in the background, and what becomes of its answers.
//!
//! One file per kind of job: reading articles (`article`), opening a session (`open`), saving and exporting (`save`),
//! asking for a path (`path`), and what crashed windows left (`recovery`). Each starts its job and takes its answer.

mod article;
mod disputes;
mod history;
mod merge;
mod open;
mod path;
mod recovery;
mod save;
mod shared;

use std::path::PathBuf;

use egui::Context;

use super::{
    app::App,
    disputes::DisputeKey,
    document::file_name,
    jobs::Progress,
    past::PastKey,
    state::{Next, Overlay, Purpose},
};
use crate::{
    export,
    session::{Command, Conflict, Happening, Id, Session},
    storage::{Journal, Recovery, Replayed, SaveError, Saved},
};
use merge::Merged;
pub use open::{Opened, Unsaved};
use path::{ENDING, is_session, with_ending};
pub use save::Expected;
use shared::Looked;

/// An article as the command that adds it, its name, and what was noticed.
type Taken = (Command, Id, Vec<String>);

/// What a job comes back with.
pub enum Answer {
    /// Articles, each as the command that adds it, with what was noticed; or why one could not be read.
    Imported(Vec<Result<Taken, String>>),
    /// A session file was read.
    Opened(Box<Opened>),
    /// A session was saved, up to a revision.
    Saved {
        document: u64,
        revision: u64,
        path: PathBuf,
        result: Box<Result<Saved, SaveError>>,
        /// What was saved.
        session: Box<Session>,
    },
    /// A summary or a copy was written: what it is called, and where it is.
    Exported(&'static str, Result<PathBuf, String>),
    /// The desktop's dialog was closed.
    Picked(Purpose, Option<Vec<PathBuf>>),
    /// Journals of sessions that were not saved.
    Recoverable(Result<Vec<Recovery>, String>),
    /// What a journal kept, and the journal that goes on with it.
    Recovered(Box<Result<(Replayed, Journal), String>>),
    /// Another copy was merged.
    Merged(Box<Merged>),
    /// The session's file was looked at after somebody else wrote it.
    Looked(u64, Looked),
    /// Copies beside the session's file: those that hold something new, and how many were not looked into.
    Beside(u64, Vec<Looked>, usize),
    /// What is disputed.
    Disputed(DisputeKey, Vec<(u64, Conflict)>),
    /// What happened.
    Past(PastKey, Vec<(u64, Happening)>),
    /// Nothing: it was cancelled before it changed anything.
    Stopped,
}

impl App {
    /// Takes files that were dropped, named on the command line or chosen: a session, or articles.
    pub(in crate::workbench) fn take_files(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        self.take_typed(ctx);
        let (sessions, articles): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| is_session(path));
        if let [first, rest @ ..] = sessions.as_slice() {
            if !rest.is_empty() {
                self.notices.info(format!(
                    "One session at a time: {} was opened; open the others from there.",
                    file_name(first)
                ));
            }
            self.leave_for(ctx, Next::Open(first.clone()));
        }
        if !articles.is_empty() {
            self.import_files(ctx, articles);
        }
    }

    /// Does what a path was asked for. `confirmed`: the desktop's dialog has asked already whether to replace a file.
    pub(in crate::workbench) fn take_paths(
        &mut self,
        ctx: &Context,
        purpose: Purpose,
        paths: Vec<PathBuf>,
        confirmed: bool,
    ) {
        let Some(first) = paths.first().cloned() else {
            return;
        };
        self.view.overlay = Overlay::None;
        match purpose {
            Purpose::AddArticle | Purpose::Open => self.take_files(ctx, paths),
            Purpose::Save => self.save_to(ctx, with_ending(first, ENDING), confirmed),
            Purpose::Markdown => {
                let how = |session: &Session| Ok(export::markdown(session));
                self.export(ctx, with_ending(first, ".md"), how);
            }
            Purpose::Csv => {
                let how = |session: &Session| Ok(export::csv(session));
                self.export(ctx, with_ending(first, ".csv"), how);
            }
            Purpose::Merge => self.merge_with(ctx, first, false),
            Purpose::Copy => self.save_copy(ctx, with_ending(first, ENDING), confirmed),
        }
    }

    /// Starts a job, or says why it cannot be.
    fn start(
        &mut self,
        ctx: &Context,
        name: &str,
        work: impl FnOnce(&Progress) -> Answer + Send + 'static,
    ) -> Option<u64> {
        match self.jobs.start(ctx, name, work) {
            Ok(number) => Some(number),
            Err(error) => {
                self.closing = false;
                self.notices.error(format!(
                    "{name} could not be started: {error}. Close other programs and try again."
                ));
                None
            }
        }
    }

    /// Takes a job's answer.
    pub(in crate::workbench) fn answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::Imported(articles) => self.imported(articles),
            Answer::Opened(_) | Answer::Recovered(_) => {
                self.take_typed(ctx);
                self.arrive(ctx, answer);
            }
            Answer::Merged(merged) => self.merged(ctx, *merged),
            Answer::Looked(document, looked) => self.looked(document, looked),
            Answer::Beside(document, found, more) => self.beside(document, found, more),
            Answer::Disputed(key, rows) => self.disputed(key, rows),
            Answer::Past(key, rows) => self.derived.past.take(key, rows),
            Answer::Stopped => {}
            Answer::Saved {
                document,
                revision,
                path,
                result,
                session,
            } => self.saved_as(ctx, (document, revision), path, *result, *session),
            Answer::Exported(what, Ok(path)) => self
                .notices
                .info(format!("{what} was written to {}.", path.display())),
            Answer::Exported(what, Err(error)) => self
                .notices
                .error(format!("{what} was not written: {error}")),
            Answer::Picked(purpose, picked) => self.picked(ctx, purpose, picked),
            Answer::Recoverable(found) => self.offer_recovery(found),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;
