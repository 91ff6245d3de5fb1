//! Saving, and writing summaries.

use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::{Answer, shared::is_own};
use crate::{
    export,
    session::Session,
    storage::{self, Hash, SaveError, Saved},
    workbench::{
        app::App,
        document::{OnDisk, file_name},
        notices::Offer,
        state::Purpose,
        widgets::NoticeKind,
    },
};

impl App {
    /// Saves to the session's file, or asks for one.
    pub(in crate::workbench) fn save(&mut self, ctx: &Context) {
        match &self.document.path {
            Some(_) if self.document.read_only.is_some() => self.ask_path(ctx, Purpose::Save),
            Some(path) => {
                let path = path.clone();
                self.write(ctx, path, Expected::Hash(self.on_disk_now()));
            }
            None => self.ask_path(ctx, Purpose::Save),
        }
    }

    /// What the session's file should hold now: nothing, if it is known to be gone.
    fn on_disk_now(&self) -> Option<Hash> {
        let gone = self.document.disk == OnDisk::Gone;
        self.document.hash.filter(|_| !gone)
    }

    pub(super) fn save_to(&mut self, ctx: &Context, path: PathBuf, confirmed: bool) {
        let same = self.document.path.as_ref() == Some(&path);
        let expected = if same {
            Expected::Hash(self.on_disk_now())
        } else if confirmed {
            Expected::Anything
        } else {
            Expected::Hash(None)
        };
        self.write(ctx, path, expected);
    }

    fn write(&mut self, ctx: &Context, path: PathBuf, expected: Expected) {
        if self.saving.is_some() {
            // What came after the save began is saved when it is through.
            self.save_again = Some((path, expected));
            return;
        }
        self.save_again = None;
        self.keeper.snapshot();
        let session = self.document.session.clone();
        let (document, revision) = (self.document.number, session.revision());
        self.saving = self.start(ctx, "Saving", move |progress| {
            // From here on the file may be another one, and its hash must be known for the next save.
            if !progress.commit() {
                return Answer::Stopped;
            }
            let expected = match expected {
                Expected::Hash(hash) => hash,
                // A file that cannot be read is found again by the save, which says what is wrong.
                Expected::Anything => storage::hash_of(&path).ok().flatten(),
            };
            let result = Box::new(storage::save(&session, &path, expected));
            let session = Box::new(session);
            Answer::Saved {
                document,
                revision,
                path,
                result,
                session,
            }
        });
        if self.saving.is_some() {
            // What this window writes is not what somebody else wrote.
            self.watch.pause();
        }
    }

    pub(super) fn export(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        how: fn(&Session) -> Result<String, String>,
    ) {
        self.hand_out(ctx, "The summary", path, Over::Summaries, how);
    }

    /// Writes a copy without history and names; another session is never replaced by it unasked.
    pub(super) fn save_copy(&mut self, ctx: &Context, path: PathBuf, confirmed: bool) {
        if is_own(&path, self.document.path.as_deref()) {
            self.notices.error(format!(
                "{} is the session itself, whose history would be lost: choose another name for the copy.",
                path.display()
            ));
            return;
        }
        let how = |session: &Session| {
            export::session(session, export::Options::default()).map_err(|error| error.to_string())
        };
        let over = if confirmed {
            Over::Anything
        } else {
            Over::Nothing
        };
        self.hand_out(ctx, "The copy", path, over, how);
    }

    /// Writes what is made from the session to a file of its own.
    fn hand_out(
        &mut self,
        ctx: &Context,
        what: &'static str,
        path: PathBuf,
        over: Over,
        how: fn(&Session) -> Result<String, String>,
    ) {
        let session = self.document.session.clone();
        self.start(ctx, "Writing", move |progress| {
            let text = how(&session);
            if !progress.commit() {
                return Answer::Stopped;
            }
            let written = text.and_then(|text| {
                let there = storage::hash_of(&path).ok().flatten();
                if there.is_some() {
                    over.may_be(&path)?;
                }
                let saved = storage::write(text.as_bytes(), &path, there);
                saved.map_err(|error| error.to_string())
            });
            Answer::Exported(what, written.map(|_| path))
        });
    }

    pub(super) fn saved_as(
        &mut self,
        ctx: &Context,
        (document, revision): (u64, u64),
        path: PathBuf,
        result: Result<Saved, SaveError>,
        session: Session,
    ) {
        self.saving = None;
        if document != self.document.number {
            return;
        }
        match result {
            Ok(saved) => {
                for warning in &saved.warnings {
                    self.notices
                        .add(NoticeKind::Warning, warning.clone(), Offer::None);
                }
                if let (Some(state), Some(backup)) = (&self.outside.state, &saved.backup) {
                    // So that "erase" finds it later; without that it is merely left where it is.
                    state.remember_backup(backup).ok();
                }
                self.keeper
                    .saved(path.clone(), saved.hash, (self.outside.now)());
                // Of this file and of the last one nothing that was told holds any more.
                self.on_disk(OnDisk::Same);
                self.document.path = Some(path);
                self.on_disk(OnDisk::Same);
                self.document.base = Some(session);
                self.document.hash = Some(saved.hash);
                self.document.read_only = None;
                self.document.saved = revision;
                self.watch_file();
                self.notices.settle(|note| note.offer == Offer::Save);
                let again = self.save_again.take();
                match again {
                    Some((path, expected)) if !is_own(&path, self.document.path.as_deref()) => {
                        self.write(ctx, path, expected);
                    }
                    again if self.document.is_dirty() && (again.is_some() || self.closing) => {
                        self.save(ctx);
                    }
                    _ if self.closing => ctx.send_viewport_cmd(ViewportCommand::Close),
                    _ => {}
                }
            }
            Err(error) => {
                self.closing = false;
                self.watch_file();
                self.not_saved(path, &error);
            }
        }
    }
}

impl App {
    /// Says why nothing was saved, and offers what helps.
    fn not_saved(&mut self, path: PathBuf, error: &SaveError) {
        let own = self.document.path.as_ref() == Some(&path);
        let offer = match error {
            SaveError::ChangedOnDisk { found: None, .. } if own => return self.gone(),
            SaveError::ChangedOnDisk { .. } if own => {
                self.on_disk(OnDisk::Changed);
                let words = format!(
                    "{} was changed by someone else since it was opened: nothing was written over it. Merge to have both in it, or save under another name.",
                    file_name(&path)
                );
                let offer = Offer::MergeAndSave(path);
                return self.notices.add(NoticeKind::Error, words, offer);
            }
            SaveError::ChangedOnDisk { .. } | SaveError::ReadOnly { .. } => Offer::SaveAs,
            SaveError::Io { source, .. } if source.kind() == std::io::ErrorKind::NotFound => {
                Offer::SaveAs
            }
            _ => Offer::Save,
        };
        self.notices
            .add(NoticeKind::Error, error.to_string(), offer);
    }
}

/// What may be replaced by what is handed out.
#[derive(Clone, Copy)]
enum Over {
    /// Nothing: nobody was asked.
    Nothing,
    /// An older summary, but no session: work is never lost to what was made from it.
    Summaries,
    /// Whatever is there: a person has said so.
    Anything,
}

impl Over {
    /// Whether the file that is there may be replaced; why not, if not.
    fn may_be(self, path: &Path) -> Result<(), String> {
        let why = match self {
            Self::Anything => return Ok(()),
            Self::Nothing => "is there already",
            Self::Summaries => {
                let bytes = std::fs::read(path).unwrap_or_default();
                if storage::from_bytes(&bytes).is_err() {
                    return Ok(());
                }
                "is a session, which would be lost"
            }
        };
        Err(format!("{} {why}; choose another name", path.display()))
    }
}

/// What must be in a file's place for a save to go on.
pub enum Expected {
    /// What was opened or last saved; none: no file.
    Hash(Option<Hash>),
    /// Whatever is there: a person has said so.
    Anything,
}
