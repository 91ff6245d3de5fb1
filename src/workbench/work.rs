//! Work in the background, and what becomes of its answers.

use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::{
    app::App,
    document::{Document, file_name},
    jobs::Progress,
    notices::Offer,
    state::{Overlay, Purpose},
    widgets::NoticeKind,
};
use crate::{
    export,
    import::{self, Format},
    session::{Command, Id, Session},
    storage::{self, FileState, Hash, Journal, Loaded, Recovery, Replayed, SaveError, Saved},
};

/// The sample article that a newcomer sees.
const SAMPLE: &str = include_str!("../../assets/sample.txt");

/// How a session file's name ends.
const ENDING: &str = ".factcheck.json";

/// An article as the command that adds it, its name, and what was noticed.
type Taken = (Command, Id, Vec<String>);

/// What a job comes back with.
pub enum Answer {
    /// Articles, each as the command that adds it, with what was noticed; or why one could not be read.
    Imported(Vec<Result<Taken, String>>),
    /// A session file was read.
    Opened(PathBuf, Box<Result<Loaded, storage::LoadError>>),
    /// A session was saved, up to a revision.
    Saved {
        document: u64,
        revision: u64,
        path: PathBuf,
        result: Box<Result<Saved, SaveError>>,
    },
    /// A summary was written.
    Exported(Result<PathBuf, String>),
    /// The desktop's dialog was closed.
    Picked(Purpose, Option<Vec<PathBuf>>),
    /// Journals of sessions that were not saved.
    Recoverable(Result<Vec<Recovery>, String>),
    /// What a journal kept, and the journal that goes on with it.
    Recovered(Box<Result<(Replayed, Journal), String>>),
}

impl App {
    /// Takes files that were dropped, named on the command line or chosen: a session, or articles.
    pub(super) fn take_files(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
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
            if self.document.is_dirty() || self.view.is_citing() {
                self.view.overlay = Overlay::Leave(first.clone());
            } else {
                self.open_session(ctx, first.clone());
            }
        }
        if !articles.is_empty() {
            self.import_files(ctx, articles);
        }
    }

    /// Does what a path was asked for. `confirmed`: the desktop's dialog has asked already whether to replace a file.
    pub(super) fn take_paths(
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
            Purpose::Markdown => self.export(ctx, with_ending(first, ".md"), export::markdown),
            Purpose::Csv => self.export(ctx, with_ending(first, ".csv"), export::csv),
        }
    }

    /// Starts a job, or says why it cannot be.
    fn start(
        &mut self,
        ctx: &Context,
        name: &str,
        work: impl FnOnce(&Progress) -> Answer + Send + 'static,
    ) {
        if let Err(error) = self.jobs.start(ctx, name, work) {
            self.saving = false;
            self.closing = false;
            self.notices.error(format!(
                "{name} could not be started: {error}. Close other programs and try again."
            ));
        }
    }

    fn import_files(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        let ids: Vec<Option<Id>> = paths.iter().map(|_| (self.outside.random)()).collect();
        self.start(ctx, "Reading articles", move |progress| {
            let mut found = Vec::new();
            let all = paths.len();
            for (at, (path, id)) in paths.into_iter().zip(ids).enumerate() {
                if progress.is_cancelled() {
                    break;
                }
                progress.set(u32::try_from(at * 1000 / all.max(1)).unwrap_or(0));
                let read =
                    import::file(&path).map_err(|error| format!("{}: {error}", path.display()));
                found.push(read.and_then(|imported| taken(imported, id, &file_name(&path))));
            }
            Answer::Imported(found)
        });
    }

    pub(super) fn import_pasted(&mut self, ctx: &Context, text: String) {
        let id = (self.outside.random)();
        self.start(ctx, "Reading the pasted text", move |_| {
            let read = import::text(&text, Format::Text)
                .map_err(|error| format!("The pasted text: {error}"));
            Answer::Imported(vec![read.and_then(|imported| taken(imported, id, ""))])
        });
    }

    pub(super) fn import_sample(&mut self, ctx: &Context) {
        let id = (self.outside.random)();
        self.start(ctx, "Reading the sample article", move |_| {
            let read = import::text(SAMPLE, Format::Text).map_err(|error| error.to_string());
            let read = read.map(|imported| import::Imported {
                notes: Vec::new(),
                ..imported
            });
            Answer::Imported(vec![
                read.and_then(|imported| taken(imported, id, "sample.txt")),
            ])
        });
    }

    pub(super) fn open_session(&mut self, ctx: &Context, path: PathBuf) {
        self.start(ctx, "Opening the session", move |_| {
            let loaded = storage::load(&path);
            Answer::Opened(path, Box::new(loaded))
        });
    }

    /// Saves to the session's file, or asks for one.
    pub(super) fn save(&mut self, ctx: &Context) {
        match &self.document.path {
            Some(_) if self.document.read_only.is_some() => self.ask_path(ctx, Purpose::Save),
            Some(path) => {
                let path = path.clone();
                self.write(ctx, path, Expected::Hash(self.document.hash));
            }
            None => self.ask_path(ctx, Purpose::Save),
        }
    }

    fn save_to(&mut self, ctx: &Context, path: PathBuf, confirmed: bool) {
        let same = self.document.path.as_ref() == Some(&path);
        let expected = if same {
            Expected::Hash(self.document.hash)
        } else if confirmed {
            Expected::Anything
        } else {
            Expected::Hash(None)
        };
        self.write(ctx, path, expected);
    }

    fn write(&mut self, ctx: &Context, path: PathBuf, expected: Expected) {
        if self.saving {
            // What came after the save began is saved when it is through.
            self.save_again = true;
            return;
        }
        self.saving = true;
        self.save_again = false;
        self.keeper.snapshot();
        let session = self.document.session.clone();
        let (document, revision) = (self.document.number, session.revision());
        self.start(ctx, "Saving", move |_| {
            let expected = match expected {
                Expected::Hash(hash) => hash,
                // A file that cannot be read is found again by the save, which says what is wrong.
                Expected::Anything => storage::hash_of(&path).ok().flatten(),
            };
            let result = Box::new(storage::save(&session, &path, expected));
            Answer::Saved {
                document,
                revision,
                path,
                result,
            }
        });
    }

    fn export(&mut self, ctx: &Context, path: PathBuf, how: fn(&Session) -> String) {
        let session = self.document.session.clone();
        self.start(ctx, "Writing the summary", move |_| {
            let text = how(&session);
            let there = storage::hash_of(&path).ok().flatten();
            let written = storage::write(text.as_bytes(), &path, there);
            Answer::Exported(written.map(|_| path).map_err(|error| error.to_string()))
        });
    }

    /// Asks for a path: by a field, and by the desktop's own dialog where there is one.
    pub(super) fn ask_path(&mut self, ctx: &Context, purpose: Purpose) {
        let folder = self
            .document
            .path
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_path_buf);
        let folder = folder
            .or_else(|| std::env::current_dir().ok())
            .unwrap_or_default();
        let stem = self
            .document
            .path
            .as_deref()
            .map_or_else(|| self.title_stem(), stem);
        let path = match purpose {
            Purpose::AddArticle | Purpose::Open => String::new(),
            Purpose::Save => folder.join(stem + ENDING).display().to_string(),
            Purpose::Markdown => folder.join(stem + ".md").display().to_string(),
            Purpose::Csv => folder.join(stem + ".csv").display().to_string(),
        };
        self.view.overlay = Overlay::Path {
            purpose,
            path,
            asking: false,
        };
        if self.outside.dialogs {
            self.browse(ctx, purpose);
        }
    }

    /// A file name from the session's or the article's title.
    fn title_stem(&self) -> String {
        let session = &self.document.session;
        let article = self
            .view
            .article
            .and_then(|article| session.articles.get(article));
        let title = if session.details.title.is_empty() {
            article.map_or("session", |article| &article.title)
        } else {
            &session.details.title
        };
        let words = title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(6);
        let stem = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
        if stem.is_empty() {
            "session".to_owned()
        } else {
            stem
        }
    }

    /// Opens the desktop's dialog. It may hang for ever, and it answers the same for "cancelled" and "not there", so
    /// the path field stays open beside it.
    pub(super) fn browse(&mut self, ctx: &Context, purpose: Purpose) {
        let Overlay::Path { path, .. } = &self.view.overlay else {
            return;
        };
        let path = path.clone();
        let start = PathBuf::from(&path);
        let started = self.jobs.start_dialog(ctx, "dialog", move |_| {
            let mut dialog = rfd::FileDialog::new();
            if let Some(folder) = start.parent().filter(|folder| folder.is_dir()) {
                dialog = dialog.set_directory(folder);
            }
            let picked = match purpose {
                Purpose::AddArticle => dialog
                    .add_filter("Articles", &["txt", "md", "markdown"])
                    .add_filter("All files", &["*"])
                    .pick_files(),
                Purpose::Open => dialog
                    .add_filter("Sessions", &["json"])
                    .pick_file()
                    .map(|path| vec![path]),
                Purpose::Save | Purpose::Markdown | Purpose::Csv => dialog
                    .set_file_name(file_name(&start))
                    .save_file()
                    .map(|path| vec![path]),
            };
            Answer::Picked(purpose, picked)
        });
        self.view.overlay = Overlay::Path {
            purpose,
            path,
            asking: started.is_ok(),
        };
    }

    pub(super) fn look_for_recovery(&mut self, ctx: &Context) {
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
    pub(super) fn recover(&mut self, ctx: &Context, journal: &Path) {
        let Some(recovery) = self.take_recovery(journal) else {
            return;
        };
        let now = (self.outside.now)();
        self.start(ctx, "Recovering", move |_| {
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
    pub(super) fn discard(&mut self, journal: &Path) {
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

    pub(super) fn erase_recovery(&mut self) {
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

    /// Takes a job's answer.
    pub(super) fn answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::Imported(articles) => self.imported(articles),
            Answer::Opened(path, loaded) => {
                self.take_typed(ctx);
                self.opened(path, *loaded);
            }
            Answer::Saved {
                document,
                revision,
                path,
                result,
            } => self.saved_as(ctx, document, revision, path, *result),
            Answer::Exported(Ok(path)) => self
                .notices
                .info(format!("The summary was written to {}.", path.display())),
            Answer::Exported(Err(error)) => self
                .notices
                .error(format!("The summary was not written: {error}")),
            Answer::Picked(purpose, picked) => self.picked(ctx, purpose, picked),
            Answer::Recoverable(found) => self.offer_recovery(found),
            Answer::Recovered(result) => {
                self.take_typed(ctx);
                self.recovered(*result);
            }
        }
    }

    fn imported(&mut self, articles: Vec<Result<Taken, String>>) {
        for article in articles {
            match article {
                Ok((command, id, notes)) => {
                    self.apply(command);
                    if self.document.session.articles.get(id).is_some() {
                        self.show_article(Some(id));
                    }
                    if !notes.is_empty() {
                        self.notices.info(notes.join(" "));
                    }
                }
                Err(error) => self.notices.error(error),
            }
        }
    }

    fn replace(&mut self, document: Document) {
        // What was being typed belongs to the session that was on screen, and to its journal.
        self.take_words();
        let saved = !self.document.is_dirty();
        self.document = document;
        self.view.article = None;
        self.view.choose(None);
        self.view.aside.clear();
        let first = self
            .document
            .session
            .articles_in_order()
            .first()
            .map(|(id, _)| *id);
        self.show_article(first);
        self.keeper
            .begin(self.document.path.clone(), self.document.hash, saved);
    }

    fn opened(&mut self, path: PathBuf, loaded: Result<Loaded, storage::LoadError>) {
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(error) => {
                self.notices.error(error.to_string());
                return;
            }
        };
        if !loaded.problems.is_empty() {
            let list: Vec<String> = loaded
                .problems
                .iter()
                .take(10)
                .map(ToString::to_string)
                .collect();
            let more = loaded.problems.len().saturating_sub(10);
            let more = if more > 0 {
                format!(" … and {more} more")
            } else {
                String::new()
            };
            self.notices.add(
                NoticeKind::Warning,
                format!("{} was repaired while it was read; the file itself is as it was until you save. {}{more}", file_name(&path), list.join(" ")),
                Offer::None,
            );
        }
        if let Some(why) = &loaded.read_only {
            self.notices
                .add(NoticeKind::Warning, why.clone(), Offer::SaveAs);
        }
        let number = self.document.number + 1;
        self.replace(Document {
            saved: loaded.session.revision(),
            session: loaded.session,
            path: Some(path),
            number,
            hash: Some(loaded.hash),
            read_only: loaded.read_only,
        });
    }

    fn saved_as(
        &mut self,
        ctx: &Context,
        document: u64,
        revision: u64,
        path: PathBuf,
        result: Result<Saved, SaveError>,
    ) {
        self.saving = false;
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
                self.document.path = Some(path);
                self.document.hash = Some(saved.hash);
                self.document.read_only = None;
                self.document.saved = revision;
                self.notices.settle(|note| note.offer == Offer::Save);
                if self.document.is_dirty() && (self.save_again || self.closing) {
                    self.save(ctx);
                } else if self.closing {
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
            }
            Err(error) => {
                self.closing = false;
                let offer = if matches!(error, SaveError::ChangedOnDisk { .. }) {
                    Offer::SaveAs
                } else {
                    Offer::Save
                };
                self.notices
                    .add(NoticeKind::Error, error.to_string(), offer);
            }
        }
    }

    fn picked(&mut self, ctx: &Context, purpose: Purpose, picked: Option<Vec<PathBuf>>) {
        if let Some(paths) = picked {
            self.view.overlay = Overlay::None;
            self.take_paths(ctx, purpose, paths, true);
        } else if let Overlay::Path { asking, .. } = &mut self.view.overlay {
            *asking = false;
        }
    }

    fn offer_recovery(&mut self, found: Result<Vec<Recovery>, String>) {
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
            let words = format!(
                "{} steps in {name}, the last at {}, were not saved when Tickmark stopped.{how} Put this away to discard them; they are kept for {} days.",
                recovery.edits(),
                recovery.last(),
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

    fn recovered(&mut self, result: Result<(Replayed, Journal), String>) {
        match result {
            Ok((replayed, journal)) => {
                let number = self.document.number + 1;
                self.replace(Document {
                    session: replayed.session,
                    path: replayed.session_file,
                    number,
                    hash: replayed.hash,
                    read_only: replayed.read_only,
                    // What was recovered is in no file yet.
                    saved: u64::MAX,
                });
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

/// What must be in a file's place for a save to go on.
enum Expected {
    /// What was opened or last saved; none: no file.
    Hash(Option<Hash>),
    /// Whatever is there: a person has said so.
    Anything,
}

/// An imported article as the command that adds it.
fn taken(imported: import::Imported, id: Option<Id>, file: &str) -> Result<Taken, String> {
    let id = id.ok_or("the system's random generator gives no numbers")?;
    let intake = import::intake(imported, id, file);
    Ok((intake.command, id, intake.notes))
}

fn is_session(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(ending);
    name.into()
}

/// A path's name without the endings of session files.
fn stem(path: &Path) -> String {
    let name = file_name(path);
    name.strip_suffix(ENDING)
        .or_else(|| name.strip_suffix(".json"))
        .unwrap_or(&name)
        .to_owned()
}
