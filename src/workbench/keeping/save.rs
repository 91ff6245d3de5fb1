//! Saving.

use std::path::PathBuf;

use super::{Around, Keeping, Message, others::is_own};
use crate::{
    backup::refer_from,
    session::Session,
    storage::{self, Hash, Kept, SaveError, Saved, State},
    workbench::{
        desk::{Ask, Job, Note, Offer, OnDisk, Out, Purpose, Topic, file_name},
        kit::widgets::NoticeKind,
    },
};

impl Keeping {
    /// Saves to the session's file, or asks for one.
    pub(super) fn save(&mut self, around: &Around, out: &mut Out<Message>) {
        match &self.document.path {
            Some(path) if self.document.read_only.is_none() => {
                let path = path.clone();
                self.write(path, Expected::Hash(self.on_disk_now()), out);
            }
            _ => self.ask_path(Purpose::Save, around, out),
        }
    }

    /// What the session's file should hold now: nothing, if it is known to be gone.
    fn on_disk_now(&self) -> Option<Hash> {
        let gone = self.document.disk == OnDisk::Gone;
        self.document.hash.filter(|_| !gone)
    }

    pub(super) fn save_to(&mut self, path: PathBuf, confirmed: bool, out: &mut Out<Message>) {
        let same = self.document.path.as_ref() == Some(&path);
        // What it refers to stays where it is.
        let step = self.document.path.as_deref().and_then(|old| {
            let moves = old.parent() != path.parent();
            moves.then(|| refer_from(&self.document.session, old, &path))?
        });
        if let Some(step) = step {
            self.apply(step, out);
        }
        let expected = if same {
            Expected::Hash(self.on_disk_now())
        } else if confirmed {
            Expected::Anything
        } else {
            Expected::Hash(None)
        };
        self.write(path, expected, out);
    }

    fn write(&mut self, path: PathBuf, expected: Expected, out: &mut Out<Message>) {
        if self.saving {
            // What came after the save began is saved when it is through.
            self.save_again = Some((path, expected));
            return;
        }
        self.save_again = None;
        self.keeper.snapshot();
        let session = self.document.session.clone();
        let what = (self.document.number, session.revision());
        // Where the documents of this session may be: beside its file until now, or not yet beside any.
        let old = self.document.path.as_deref().map(Kept::beside);
        let new = self.outside.state.as_ref().map(State::kept);
        let documents: Vec<Kept> = old.into_iter().chain(new).collect();
        let job = Job::new("Saving", move |progress| {
            // From here on the file may be another one, and its hash must be known for the next save.
            if !progress.commit() {
                return Message::Stopped;
            }
            let expected = match expected {
                Expected::Hash(hash) => hash,
                // A file that cannot be read is found again by the save, which says what is wrong.
                Expected::Anything => storage::hash_of(&path).ok().flatten(),
            };
            let mut result = Box::new(storage::save(&session, &path, expected));
            if let Ok(saved) = &mut *result {
                let missing = Kept::beside(&path).gather(&session, &documents);
                saved.warnings.extend(missing);
            }
            let session = Box::new(session);
            Message::Saved {
                what,
                path,
                result,
                session,
            }
        });
        self.saving = true;
        // What this window writes is not what somebody else wrote.
        self.watch.pause();
        out.start(job.or(Message::NotSaved));
    }

    /// The save was cancelled, or could not be started.
    pub(super) fn save_stopped(&mut self) {
        self.saving = false;
        self.after = None;
        self.watch_file();
    }

    pub(super) fn saved_as(
        &mut self,
        (document, revision): (u64, u64),
        path: PathBuf,
        result: Result<Saved, SaveError>,
        session: Session,
        (around, out): (&Around, &mut Out<Message>),
    ) {
        self.saving = false;
        if document != self.document.number {
            return;
        }
        match result {
            Ok(saved) => {
                for warning in saved.warnings {
                    let same = warning.clone();
                    let note = Note::new(NoticeKind::Warning, warning, Offer::None);
                    // What was told once need not be told at every save.
                    out.ask(Ask::Tell(
                        note,
                        Some(Box::new(move |told| told.words == same)),
                    ));
                }
                if let (Some(state), Some(backup)) = (&self.outside.state, &saved.backup) {
                    // So that "erase" finds it later; without that it is merely left where it is.
                    state.remember_backup(backup).ok();
                }
                self.keeper
                    .saved(path.clone(), saved.hash, (self.outside.now)());
                // Of this file and of the last one nothing that was told holds any more.
                self.on_disk(OnDisk::Same, out);
                self.document.path = Some(path);
                self.on_disk(OnDisk::Same, out);
                self.document.base = Some(session);
                self.document.hash = Some(saved.hash);
                self.document.read_only = None;
                self.note_recent(out);
                self.document.saved = revision;
                self.document.held.clear();
                self.watch_file();
                out.is_well(Topic::Saving);
                out.settle(|note| note.offer == Offer::Save);
                let again = self.save_again.take();
                match again {
                    Some((path, expected)) if !is_own(&path, self.document.path.as_deref()) => {
                        self.write(path, expected, out);
                    }
                    again
                        if self.document.is_dirty()
                            && (again.is_some() || self.after.is_some()) =>
                    {
                        self.save(around, out);
                    }
                    _ => self.go_on_after(around, out),
                }
            }
            Err(error) => {
                self.after = None;
                self.watch_file();
                self.not_saved(path, &error, out);
            }
        }
    }
}

impl Keeping {
    /// Says why nothing was saved, and offers what helps.
    fn not_saved(&mut self, path: PathBuf, error: &SaveError, out: &mut Out<Message>) {
        let own = self.document.path.as_ref() == Some(&path);
        let offer = match error {
            SaveError::ChangedOnDisk { found: None, .. } if own => return self.gone(out),
            SaveError::ChangedOnDisk { .. } if own => {
                self.on_disk(OnDisk::Changed, out);
                let words = format!(
                    "{} was changed by someone else since it was opened: nothing was written over it. Merge to have both in it, or save under another name.",
                    file_name(&path)
                );
                let offer = Offer::MergeAndSave(path);
                let note = Note::new(NoticeKind::Error, words, offer);
                return out.note(note.about(Topic::Saving));
            }
            SaveError::ChangedOnDisk { .. } | SaveError::ReadOnly { .. } => Offer::SaveAs,
            SaveError::Io { source, .. } if source.kind() == std::io::ErrorKind::NotFound => {
                Offer::SaveAs
            }
            _ => Offer::Save,
        };
        let note = Note::new(NoticeKind::Error, error.to_string(), offer);
        out.note(note.about(Topic::Saving));
    }
}

/// What must be in a file's place for a save to go on.
pub enum Expected {
    /// What was opened or last saved; none: no file.
    Hash(Option<Hash>),
    /// Whatever is there: a person has said so.
    Anything,
}
