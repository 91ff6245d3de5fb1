//! What windows that stopped left behind.

use std::path::Path;

use super::{Document, Keeping, Message, repaired};
use crate::{
    storage::{self, FileState, Journal, Recovery, Replayed},
    workbench::{
        desk::{Job, Offer, OnDisk, Out, file_name},
        kit::widgets::NoticeKind,
    },
};

impl Keeping {
    /// Looks for what windows that stopped left behind.
    pub fn look_for_recovery(&self, out: &mut Out<Message>) {
        let Some(state) = self.outside.state.clone() else {
            return;
        };
        let now = (self.outside.now)();
        out.start(Job::quiet("recovery", move |_| {
            // What was put aside long ago goes; that it could not go is no reason to say nothing of the rest.
            state.purge(now).ok();
            Message::Recoverable(state.recover().map_err(|error| error.to_string()))
        }));
    }

    /// Looks for what was put aside unsaved.
    pub(super) fn look_for_put_aside(&mut self, out: &mut Out<Message>) {
        // Those on offer are held, and would not be found again; nor can they be had until they are.
        let held = std::mem::take(&mut self.recoveries).into_iter();
        let (aside, kept): (Vec<_>, Vec<_>) = held.partition(Recovery::is_put_aside);
        self.recoveries = kept;
        for recovery in aside {
            let offered = Offer::Recover(recovery.path().to_path_buf());
            out.settle(move |note| note.offer == offered);
        }
        let Some(state) = self.outside.state.clone() else {
            return out.info("Nothing is put aside: there is no folder for it on this machine.");
        };
        out.start(Job::quiet("what was put aside", move |_| {
            Message::PutAside(state.discarded().map_err(|error| error.to_string()))
        }));
    }

    /// What a journal kept, off the list of what is on offer.
    fn take_recovery(&mut self, journal: &Path) -> Option<Recovery> {
        let mut offered = self.recoveries.iter();
        let at = offered.position(|recovery| recovery.path() == journal)?;
        Some(self.recoveries.remove(at))
    }

    /// Takes over what a journal kept.
    pub(super) fn recover(&mut self, journal: &Path, out: &mut Out<Message>) {
        let offered = Offer::Recover(journal.to_path_buf());
        out.settle(move |note| note.offer == offered);
        let Some(recovery) = self.take_recovery(journal) else {
            return;
        };
        let now = (self.outside.now)();
        out.start(Job::new("Recovering", move |progress| {
            // It becomes this window's journal, which must not be lost on the way.
            if !progress.commit() {
                return Message::Stopped;
            }
            let replayed = recovery.replay().map_err(|error| error.to_string());
            let taken = replayed.and_then(|replayed| {
                let journal = recovery
                    .resume(&replayed, now)
                    .map_err(|error| error.to_string())?;
                Ok((replayed, journal))
            });
            Message::Recovered(Box::new(taken))
        }));
    }

    /// Puts what a journal kept aside; it can be had back for 30 days.
    pub(super) fn discard(&mut self, journal: &Path, out: &mut Out<Message>) {
        let Some(recovery) = self.take_recovery(journal) else {
            return;
        };
        let Some(state) = &self.outside.state else {
            return;
        };
        match state.discard(recovery, (self.outside.now)()) {
            Ok(()) => out.info(format!(
                "The recovery copy was put aside; it is kept for {} days.",
                storage::KEPT_DAYS
            )),
            Err(error) => out.error(error.to_string()),
        }
    }

    /// Erases what is kept for recovery.
    pub fn erase_recovery(&mut self, out: &mut Out<Message>) {
        let Some(state) = &self.outside.state else {
            return;
        };
        self.recoveries.clear();
        out.settle(|note| matches!(note.offer, Offer::Recover(_)));
        let erased = state.erase_all();
        let in_use = if erased.in_use > 0 {
            format!(
                " {} belong to a window that is open and stay.",
                erased.in_use
            )
        } else {
            String::new()
        };
        out.info(format!(
            "{} recovery files were erased.{in_use}",
            erased.files
        ));
        for failed in erased.failed {
            out.error(failed);
        }
    }

    pub(super) fn offer_recovery(
        &mut self,
        found: Result<Vec<Recovery>, String>,
        how_left: &str,
        out: &mut Out<Message>,
    ) {
        let found = match found {
            Ok(found) => found,
            Err(error) => return out.error(error),
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
                "{steps} in {name}, the last on {}, {were} {how_left}.{how} What is discarded is kept for {} days.",
                self.outside.words_for(recovery.last()),
                storage::KEPT_DAYS,
            );
            out.tell(
                NoticeKind::Warning,
                words,
                Offer::Recover(recovery.path().to_path_buf()),
            );
            self.recoveries.push(recovery);
        }
    }

    pub(super) fn recovered(
        &mut self,
        result: Result<(Replayed, Journal), String>,
        out: &mut Out<Message>,
    ) {
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
                    held: Vec::new(),
                };
                self.replace(document, out);
                self.keeper.resume(journal);
                out.info(format!(
                    "{} steps were recovered. Save to keep them.",
                    replayed.applied
                ));
                if !replayed.problems.is_empty() {
                    let words = "Not everything could be recovered as it was.".to_owned();
                    let problems = replayed.problems.into_iter();
                    out.note(repaired::with_details(words, problems));
                }
            }
            Err(error) => out.error(format!("The recovery copy could not be used: {error}")),
        }
    }
}
