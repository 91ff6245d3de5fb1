//! What windows that stopped left behind.

use std::path::Path;

use egui::Context;

use super::Answer;
use crate::{
    storage::{self, FileState, Journal, Recovery, Replayed},
    workbench::{
        app::App,
        document::{Document, OnDisk, file_name},
        jobs::Progress,
        notices::Offer,
        widgets::NoticeKind,
    },
};

impl App {
    pub(in crate::workbench) fn look_for_recovery(&mut self, ctx: &Context) {
        let Some(state) = self.outside.state.clone() else {
            return;
        };
        let now = (self.outside.now)();
        let look = move |_: &Progress| {
            // What was put aside long ago goes; that it could not go is no reason to say nothing of the rest.
            state.purge(now).ok();
            Answer::Recoverable(state.recover().map_err(|error| error.to_string()))
        };
        self.jobs.start_dialog(ctx, "recovery", look).ok();
    }

    /// What a journal kept, off the list of what is on offer.
    fn take_recovery(&mut self, journal: &Path) -> Option<Recovery> {
        let mut offered = self.recoveries.iter();
        let at = offered.position(|recovery| recovery.path() == journal)?;
        Some(self.recoveries.remove(at))
    }

    /// Takes over what a journal kept.
    pub(in crate::workbench) fn recover(&mut self, ctx: &Context, journal: &Path) {
        self.notices
            .settle(|note| matches!(&note.offer, Offer::Recover(other) if other == journal));
        let Some(recovery) = self.take_recovery(journal) else {
            return;
        };
        let now = (self.outside.now)();
        self.start(ctx, "Recovering", move |progress| {
            // It becomes this window's journal, which must not be lost on the way.
            if !progress.commit() {
                return Answer::Stopped;
            }
            let replayed = recovery.replay().map_err(|error| error.to_string());
            let taken = replayed.and_then(|replayed| {
                let journal = recovery
                    .resume(&replayed, now)
                    .map_err(|error| error.to_string())?;
                Ok((replayed, journal))
            });
            Answer::Recovered(Box::new(taken))
        });
    }

    /// Puts what a journal kept aside; it can be had back for 30 days.
    pub(in crate::workbench) fn discard(&mut self, journal: &Path) {
        let Some(recovery) = self.take_recovery(journal) else {
            return;
        };
        let Some(state) = &self.outside.state else {
            return;
        };
        match state.discard(recovery, (self.outside.now)()) {
            Ok(()) => self.notices.info(format!(
                "The recovery copy was put aside; it is kept for {} days.",
                storage::KEPT_DAYS
            )),
            Err(error) => self.notices.error(error.to_string()),
        }
    }

    pub(in crate::workbench) fn erase_recovery(&mut self) {
        let Some(state) = &self.outside.state else {
            return;
        };
        self.recoveries.clear();
        self.notices
            .settle(|note| matches!(note.offer, Offer::Recover(_)));
        let erased = state.erase_all();
        let in_use = if erased.in_use > 0 {
            format!(
                " {} belong to a window that is open and stay.",
                erased.in_use
            )
        } else {
            String::new()
        };
        self.notices.info(format!(
            "{} recovery files were erased.{in_use}",
            erased.files
        ));
        for failed in erased.failed {
            self.notices.error(failed);
        }
    }

    pub(super) fn offer_recovery(&mut self, found: Result<Vec<Recovery>, String>) {
        let found = match found {
            Ok(found) => found,
            Err(error) => return self.notices.error(error),
        };
        for recovery in found {
            let name = recovery
                .session_file()
                .as_deref()
                .map_or_else(|| "a session that was never saved".to_owned(), file_name);
            let how = match recovery.file {
                FileState::NeverSaved | FileState::Same => "",
                FileState::Changed => {
                    " The file was written since: only steps that it does not hold are added to it, nothing of it is replaced."
                }
                FileState::Backup => " The file is gone; its backup is used.",
                FileState::Gone => " The file is gone: put it back first.",
            };
            let (steps, were) = match recovery.edits() {
                1 => ("1 step".to_owned(), "was"),
                edits => (format!("{edits} steps"), "were"),
            };
            let words = format!(
                "{steps} in {name}, the last on {}, {were} not saved when Tickmark stopped.{how} Put this away to discard; what is discarded is kept for {} days.",
                self.outside.words_for(recovery.last()),
                storage::KEPT_DAYS,
            );
            self.notices.add(
                NoticeKind::Warning,
                words,
                Offer::Recover(recovery.path().to_path_buf()),
            );
            self.recoveries.push(recovery);
        }
    }

    pub(super) fn recovered(&mut self, ctx: &Context, result: Result<(Replayed, Journal), String>) {
        match result {
            Ok((replayed, journal)) => {
                let number = self.document.number + 1;
                let document = Document {
                    session: replayed.session,
                    path: replayed.session_file,
                    number,
                    hash: replayed.hash,
                    read_only: replayed.read_only,
                    // What was recovered is in no file yet.
                    saved: u64::MAX,
                    base: None,
                    disk: OnDisk::Same,
                    merges: 0,
                };
                self.replace(ctx, document);
                self.keeper.resume(journal);
                self.notices.info(format!(
                    "{} steps were recovered. Save to keep them.",
                    replayed.applied
                ));
                for problem in replayed.problems {
                    self.notices.add(NoticeKind::Warning, problem, Offer::None);
                }
            }
            Err(error) => self
                .notices
                .error(format!("The recovery copy could not be used: {error}")),
        }
    }
}
