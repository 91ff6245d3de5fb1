//! Opening a session in place of the one that is open, which must not be lost by it.

use std::{
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::{Around, Document, Keeping, Message, fresh, keeper::Ending, repaired};
use crate::{
    import::Intake,
    session::Moment,
    storage::{self, Journal, LoadError, Loaded, Replayed},
    workbench::{
        desk::{Ask, Derived, Job, Next, Offer, OnDisk, Out, Overlay, Topic, file_name},
        kit::{jobs::let_go, widgets::NoticeKind},
    },
};

/// A session file that was read.
pub struct Opened {
    path: PathBuf,
    loaded: Result<Loaded, LoadError>,
    /// What the window needs of it.
    derived: Option<Box<Derived>>,
    /// What saves left behind beside it, and when.
    strays: Vec<(PathBuf, Moment)>,
    /// It is such a thing itself.
    from_stray: bool,
}

/// Another session that was read.
pub enum Arrival {
    /// From a file.
    Opened(Box<Opened>),
    /// From a journal, which goes on with it.
    Recovered(Box<Result<(Replayed, Journal), String>>),
    /// The sample article.
    Sample(Box<Result<Intake, String>>),
}

/// What is in no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    document: u64,
    revision: u64,
    entered: Vec<u64>,
}

impl Keeping {
    /// What would be left behind if another session took the place of this one.
    fn unsaved(&self, around: &Around) -> Option<Unsaved> {
        let unsaved = self.document.is_dirty() || !around.entered.is_empty();
        unsaved.then(|| Unsaved {
            document: self.document.number,
            revision: self.document.session.revision(),
            entered: around.entered.clone(),
        })
    }

    /// Goes on to another session, or asks first.
    pub fn leave_for(&mut self, next: Next, around: &Around, out: &mut Out<Message>) {
        if self.unsaved(around).is_some() {
            out.ask(Ask::Overlay(Overlay::Leave(next)));
        } else {
            self.go_on(next, around, out);
        }
    }

    /// Goes on to another session.
    pub fn go_on(&mut self, next: Next, around: &Around, out: &mut Out<Message>) {
        self.agreed = self.unsaved(around);
        match next {
            Next::Open(path) => self.open_session(path, out),
            Next::Recover(journal) => self.recover(&journal, out),
            Next::Stray { stray, file } => open_stray(stray, file, out),
            Next::New => self.begin_new(out),
            Next::Sample => fresh::read_sample((self.outside.random)(), out),
            Next::Arrived => {
                if let Some(arrival) = self.arrived.take() {
                    self.arrive(arrival, around, out);
                }
            }
        }
    }

    fn open_session(&self, path: PathBuf, out: &mut Out<Message>) {
        let now = (self.outside.now)();
        out.start(Job::new("Opening the session", move |_| {
            let loaded = storage::load(&path);
            // The session is there; that its folder cannot be looked through is no reason to trouble anybody.
            let strays = storage::strays(&path, system_time(now)).unwrap_or_default();
            Message::Opened(Box::new(Opened {
                strays: strays
                    .into_iter()
                    .map(|stray| (stray.clone(), written(&stray)))
                    .collect(),
                path,
                derived: ahead(&loaded),
                loaded,
                from_stray: false,
            }))
        }));
    }

    /// Another session was read: it takes the place of the open one, unless that was changed meanwhile.
    pub(super) fn arrive(&mut self, arrival: Arrival, around: &Around, out: &mut Out<Message>) {
        let failed = match &arrival {
            Arrival::Opened(opened) => opened.loaded.is_err(),
            Arrival::Recovered(recovered) => recovered.is_err(),
            Arrival::Sample(sample) => sample.is_err(),
        };
        let unsaved = self.unsaved(around);
        if !failed && unsaved.is_some() && unsaved != self.agreed {
            self.arrived = Some(arrival);
            return out.ask(Ask::Overlay(Overlay::Leave(Next::Arrived)));
        }
        match arrival {
            Arrival::Opened(opened) => self.opened(*opened, out),
            Arrival::Recovered(result) => self.recovered(*result, out),
            Arrival::Sample(sample) => self.take_sample(*sample, out),
        }
    }

    pub(super) fn replace(&mut self, document: Document, out: &mut Out<Message>) {
        // Whoever had something unsaved was asked, and chose to leave it.
        let ending = if self.document.is_dirty() {
            Ending::PutAside((self.outside.now)())
        } else {
            Ending::Saved
        };
        self.left = self.document.path.take();
        let_go(std::mem::replace(&mut self.document, document));
        out.settle(|note| {
            let of_its_file = matches!(
                note.offer,
                Offer::Stray { .. }
                    | Offer::WriteAgain
                    | Offer::Merge(_)
                    | Offer::MergeAndSave(_)
                    | Offer::Decide
                    | Offer::Problems(_)
                    | Offer::Compare
                    | Offer::Doubled
                    | Offer::NewDraft(..)
            );
            note.pinned || of_its_file
        });
        out.ask(Ask::Replaced);
        let place = self.note_recent(out);
        if let Some(place) = place {
            out.ask(place);
        }
        self.keeper
            .begin(self.document.path.clone(), self.document.hash, ending);
        self.watch.no_articles();
        self.watch_file();
    }

    fn opened(&mut self, opened: Opened, out: &mut Out<Message>) {
        let Opened {
            path,
            loaded,
            derived,
            strays,
            from_stray,
        } = opened;
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(error) => {
                return out.failed(Topic::Opening(path), error.to_string());
            }
        };
        let repaired = repaired::notice(&path, &loaded.problems, loaded.damaged, &loaded.session);
        out.is_well(Topic::Opening(path.clone()));
        if let Some(why) = &loaded.read_only {
            out.tell(NoticeKind::Warning, why.clone(), Offer::SaveAs);
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
            held: Vec::new(),
        };
        if let Some(derived) = derived {
            out.ask(Ask::Derived(derived, number));
        }
        self.replace(document, out);
        if let Some(note) = repaired {
            out.note(note);
        }
        self.offer_strays(&strays, out);
    }

    /// Offers what saves of the open session's file left behind.
    fn offer_strays(&self, strays: &[(PathBuf, Moment)], out: &mut Out<Message>) {
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
            out.tell(NoticeKind::Warning, words, offer);
        }
    }
}

/// Opens what a save left behind, as the newer state of the file that was to be saved.
fn open_stray(stray: PathBuf, path: PathBuf, out: &mut Out<Message>) {
    out.start(Job::new("Opening the session", move |_| {
        let loaded = storage::load(&stray).map(|loaded| Loaded {
            // The next save finds the file as it is now.
            hash: storage::hash_of(&path)
                .ok()
                .flatten()
                .unwrap_or(loaded.hash),
            ..loaded
        });
        Message::Opened(Box::new(Opened {
            path,
            derived: ahead(&loaded),
            loaded,
            strays: Vec::new(),
            from_stray: true,
        }))
    }));
}

/// Works out what the window needs of a session that was read.
fn ahead(loaded: &Result<Loaded, LoadError>) -> Option<Box<Derived>> {
    let session = &loaded.as_ref().ok()?.session;
    Some(Box::new(Derived::ahead(session)))
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
