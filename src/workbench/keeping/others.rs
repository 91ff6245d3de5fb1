//! What others do to the session's file, and what lies beside it: it is offered for merging, never merged unasked, never
//! passed over.

use std::path::{Path, PathBuf};

use super::{Keeping, Message, watch::Seen};
use crate::{
    session::{Moment, News, Session},
    storage::{self, FormatError, LoadError, OpenNote},
    workbench::{
        desk::{Ask, Job, Note, Offer, OnDisk, Out, file_name},
        kit::widgets::NoticeKind,
    },
};

/// The most copies beside a file that are looked into; more are counted.
const MOST: usize = 20;

/// What a file on disk holds that the session does not; or why it cannot be read.
pub struct Looked {
    path: PathBuf,
    found: Result<News, String>,
}

impl Keeping {
    /// From here on the session's file is watched.
    pub(super) fn watch_file(&mut self) {
        let Some(path) = self.document.path.clone() else {
            return self.watch.stop();
        };
        let note = OpenNote::new(
            self.settings.author.name.trim(),
            &self.outside.host,
            (self.outside.now)(),
        );
        self.watch.follow(path, self.document.hash, note);
    }

    /// An article was read from a file, which is watched from here on.
    pub fn watch_article(&self, path: PathBuf) {
        self.watch.article(path);
    }

    /// Takes what was seen of the file.
    pub(super) fn take_seen(&mut self, out: &mut Out<Message>) {
        for seen in self.watch.seen() {
            match seen {
                Seen::Same => self.on_disk(OnDisk::Same, out),
                Seen::Changed(_) => self.look_at_file(out),
                Seen::Gone => self.gone(out),
                Seen::Beside(paths) => self.look_beside(paths, out),
                Seen::Open(note) => self.open_elsewhere(&note, out),
                Seen::Written(path) => out.ask(Ask::Written(path)),
            }
        }
    }

    /// The file is not where it was.
    pub(super) fn gone(&mut self, out: &mut Out<Message>) {
        self.on_disk(OnDisk::Gone, out);
        let words = format!(
            "{} is gone: it was moved, renamed or deleted. Everything is still open here. Save to write it again, or save under another name.",
            self.document.file_name()
        );
        out.tell(NoticeKind::Warning, words, Offer::WriteAgain);
    }

    /// Sees what somebody else wrote into the file.
    fn look_at_file(&mut self, out: &mut Out<Message>) {
        let Some(path) = self.document.path.clone() else {
            return;
        };
        self.on_disk(OnDisk::Changed, out);
        let (document, ours) = (self.document.number, self.document.session.clone());
        out.start(Job::quiet("look at the file", move |_| {
            let loaded = storage::load(&path).map_err(|error| error.to_string());
            let found = loaded.map(|loaded| ours.news_in(&loaded.session));
            Message::Looked(document, Looked { path, found })
        }));
    }

    pub(super) fn looked(&self, document: u64, looked: Looked, out: &mut Out<Message>) {
        let Looked { path, found } = looked;
        let same = self.document.path.as_ref() == Some(&path);
        if document != self.document.number || !same || self.document.disk != OnDisk::Changed {
            return;
        }
        let name = file_name(&path);
        let words = match found {
            Ok(news) => format!(
                "{name} was changed on disk: {}. Merge to have both; nothing of yours is lost.",
                brought(&news)
            ),
            Err(error) => format!(
                "{name} was changed on disk and cannot be read now: {error} What is open here stays open."
            ),
        };
        let (offered, stronger) = (Offer::Merge(path.clone()), Offer::MergeAndSave(path));
        let offer = offered.clone();
        out.settle(move |note| note.offer == offered);
        let note = Note::new(NoticeKind::Warning, words, offer);
        let said = move |note: &Note| note.offer == stronger;
        out.ask(Ask::Tell(note, Some(Box::new(said))));
    }

    /// Looks into files whose names say that they are copies.
    fn look_beside(&self, paths: Vec<PathBuf>, out: &mut Out<Message>) {
        let own = self.document.path.clone();
        let there = paths.clone();
        out.settle(move |note| match &note.offer {
            Offer::Merge(path) => Some(path) != own.as_ref() && !there.contains(path),
            _ => false,
        });
        if paths.is_empty() {
            return;
        }
        let (document, ours) = (self.document.number, self.document.session.clone());
        out.start(Job::quiet("look for copies", move |_| {
            let more = paths.len().saturating_sub(MOST);
            let found = paths
                .into_iter()
                .take(MOST)
                .filter_map(|path| beside(&ours, path));
            Message::Beside(document, found.collect(), more)
        }));
    }

    pub(super) fn beside(
        &self,
        document: u64,
        found: Vec<Looked>,
        more: usize,
        out: &mut Out<Message>,
    ) {
        if document != self.document.number {
            return;
        }
        let file = self.document.file_name();
        for Looked { path, found } in found {
            let name = file_name(&path);
            let words = match found {
                Ok(news) => format!(
                    "{name} lies beside {file}, a copy with {} that this session does not hold. Merge to have both; the copy stays where it is.",
                    brought(&news)
                ),
                Err(error) => {
                    format!("{name} lies beside {file} and looks like a copy of it. {error}")
                }
            };
            let offer = Offer::Merge(path);
            let before = offer.clone();
            out.settle(move |note| note.offer == before);
            out.tell(NoticeKind::Warning, words, offer);
        }
        if more > 0 {
            out.info(format!(
                "{more} more files beside {file} look like copies of it; merge them by “Merge with another copy…”."
            ));
        }
    }

    fn open_elsewhere(&self, note: &OpenNote, out: &mut Out<Message>) {
        let who = if note.who.is_empty() {
            "Somebody"
        } else {
            &note.who
        };
        let here = note.host == self.outside.host || note.host.is_empty();
        let place = if here {
            "in another window on this machine".to_owned()
        } else {
            format!("on {}", note.host)
        };
        let since = if note.since > 0 {
            format!(" since {}", self.outside.words_for(Moment(note.since)))
        } else {
            String::new()
        };
        out.info(format!(
            "{who} has {} open {place}{since}. You can both work: whoever saves second merges.",
            self.document.file_name()
        ));
    }
}

/// What a copy beside the file holds, if it is one of this session and holds anything new.
fn beside(ours: &Session, path: PathBuf) -> Option<Looked> {
    let loaded = match storage::load(&path) {
        Ok(loaded) => loaded,
        // Somebody's file of another kind that happens to be called so.
        Err(LoadError::Format {
            source: FormatError::Other(_),
            ..
        }) => return None,
        Err(error) => {
            return Some(Looked {
                path,
                found: Err(error.to_string()),
            });
        }
    };
    let theirs = loaded.session;
    let related = theirs
        .articles
        .all()
        .any(|(id, _)| ours.articles.get(id).is_some());
    // A copy that was merged brings nothing any more, on whatever machine that was done.
    if !related || *ours.merge(&theirs) == **ours {
        return None;
    }
    Some(Looked {
        found: Ok(ours.news_in(&theirs)),
        path,
    })
}

/// "3 changes by Ada and Ben".
pub(super) fn brought(news: &News) -> String {
    let changes = match news.changes {
        0 => "changes made by hand".to_owned(),
        1 => "1 change".to_owned(),
        count => format!("{count} changes"),
    };
    match news.who.as_slice() {
        [] => changes,
        [one] => format!("{changes} by {one}"),
        [rest @ .., last] if rest.len() < 3 => {
            format!("{changes} by {} and {last}", rest.join(", "))
        }
        [first, rest @ ..] => format!("{changes} by {first} and {} others", rest.len()),
    }
}

/// Whether a path is the session's own file.
pub(super) fn is_own(path: &Path, own: Option<&Path>) -> bool {
    let same = |own: &Path| match (own.canonicalize(), path.canonicalize()) {
        (Ok(own), Ok(path)) => own == path,
        _ => own == path,
    };
    own.is_some_and(same)
}
