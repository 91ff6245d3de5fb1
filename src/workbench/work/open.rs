//! Opening a session in place of the one that is open, which must not be lost by it.

use std::{
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use egui::Context;

use super::Answer;
use crate::{
    session::Moment,
    storage::{self, LoadError, Loaded},
    workbench::{
        app::App,
        document::{Document, OnDisk, file_name},
        notices::Offer,
        state::{Citing, Next, Overlay},
        widgets::{NoticeKind, finish_editing, forget_fields},
    },
};

/// A session file that was read.
pub struct Opened {
    path: PathBuf,
    loaded: Result<Loaded, LoadError>,
    /// What saves left behind beside it, and when.
    strays: Vec<(PathBuf, Moment)>,
    /// It is such a thing itself.
    from_stray: bool,
}

/// What is in no file.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    document: u64,
    revision: u64,
    citing: Vec<Citing>,
}

impl App {
    /// What would be left behind if another session took the place of this one.
    fn unsaved(&self) -> Option<Unsaved> {
        let unsaved = self.document.is_dirty() || self.view.is_citing();
        unsaved.then(|| Unsaved {
            document: self.document.number,
            revision: self.document.session.revision(),
            citing: self
                .view
                .citing
                .iter()
                .chain(&self.view.aside)
                .cloned()
                .collect(),
        })
    }

    /// Goes on to another session, or asks first.
    pub(in crate::workbench) fn leave_for(&mut self, ctx: &Context, next: Next) {
        if self.unsaved().is_some() {
            self.view.overlay = Overlay::Leave(next);
        } else {
            self.go_on(ctx, next);
        }
    }

    /// Goes on to another session.
    pub(in crate::workbench) fn go_on(&mut self, ctx: &Context, next: Next) {
        self.agreed = self.unsaved();
        match next {
            Next::Open(path) => self.open_session(ctx, path),
            Next::Recover(journal) => self.recover(ctx, &journal),
            Next::Stray { stray, file } => self.open_stray(ctx, stray, file),
            Next::Arrived => {
                if let Some(answer) = self.arrived.take() {
                    self.arrive(ctx, answer);
                }
            }
        }
    }

    fn open_session(&mut self, ctx: &Context, path: PathBuf) {
        let now = (self.outside.now)();
        self.start(ctx, "Opening the session", move |_| {
            let loaded = storage::load(&path);
            // The session is there; that its folder cannot be looked through is no reason to trouble anybody.
            let strays = storage::strays(&path, system_time(now)).unwrap_or_default();
            Answer::Opened(Box::new(Opened {
                strays: strays
                    .into_iter()
                    .map(|stray| (stray.clone(), written(&stray)))
                    .collect(),
                path,
                loaded,
                from_stray: false,
            }))
        });
    }

    /// Opens what a save left behind, as the newer state of the file that was to be saved.
    fn open_stray(&mut self, ctx: &Context, stray: PathBuf, path: PathBuf) {
        self.start(ctx, "Opening the session", move |_| {
            let loaded = storage::load(&stray).map(|loaded| Loaded {
                // The next save finds the file as it is now.
                hash: storage::hash_of(&path)
                    .ok()
                    .flatten()
                    .unwrap_or(loaded.hash),
                ..loaded
            });
            Answer::Opened(Box::new(Opened {
                path,
                loaded,
                strays: Vec::new(),
                from_stray: true,
            }))
        });
    }

    /// Another session was read: it takes the place of the open one, unless that was changed meanwhile.
    pub(super) fn arrive(&mut self, ctx: &Context, answer: Answer) {
        let failed = match &answer {
            Answer::Opened(opened) => opened.loaded.is_err(),
            Answer::Recovered(recovered) => recovered.is_err(),
            _ => false,
        };
        let unsaved = self.unsaved();
        if !failed && unsaved.is_some() && unsaved != self.agreed {
            self.arrived = Some(answer);
            self.view.overlay = Overlay::Leave(Next::Arrived);
            finish_editing(ctx);
            return;
        }
        match answer {
            Answer::Opened(opened) => self.opened(ctx, *opened),
            Answer::Recovered(result) => self.recovered(ctx, *result),
            _ => {}
        }
    }

    pub(super) fn replace(&mut self, ctx: &Context, document: Document) {
        // What was being typed belongs to the session that was on screen, and to its journal.
        self.take_words();
        forget_fields(ctx);
        let saved = !self.document.is_dirty();
        self.document = document;
        self.notices.settle(|note| {
            matches!(
                note.offer,
                Offer::Stray { .. }
                    | Offer::WriteAgain
                    | Offer::Merge(_)
                    | Offer::MergeAndSave(_)
                    | Offer::Decide
            )
        });
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
        self.watch_file();
    }

    fn opened(&mut self, ctx: &Context, opened: Opened) {
        let Opened {
            path,
            loaded,
            strays,
            from_stray,
        } = opened;
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
        // What a save left behind is in no file yet.
        let saved = if from_stray {
            u64::MAX
        } else {
            loaded.session.revision()
        };
        let document = Document {
            saved,
            base: Some(loaded.session.clone()),
            session: loaded.session,
            path: Some(path),
            number,
            hash: Some(loaded.hash),
            read_only: loaded.read_only,
            disk: OnDisk::Same,
            merges: 0,
        };
        self.replace(ctx, document);
        self.offer_strays(&strays);
    }

    /// Offers what saves of the open session's file left behind.
    fn offer_strays(&mut self, strays: &[(PathBuf, Moment)]) {
        let Some(file) = self.document.path.clone() else {
            return;
        };
        for (stray, written) in strays {
            let words = format!(
                "A save of {} was cut off on {}: a whole version, newer than the file, lies beside it. Open it to look; the file stays as it is until you save.",
                file_name(&file),
                self.outside.words_for(*written)
            );
            let offer = Offer::Stray {
                stray: stray.clone(),
                file: file.clone(),
            };
            self.notices.add(NoticeKind::Warning, words, offer);
        }
    }
}

fn system_time(moment: Moment) -> SystemTime {
    let seconds = u64::try_from(moment.0).unwrap_or(0);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// When a file was written.
fn written(path: &Path) -> Moment {
    let modified = std::fs::metadata(path).and_then(|found| found.modified());
    let since = modified
        .ok()
        .and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
    Moment(since.map_or(0, |since| {
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    }))
}
