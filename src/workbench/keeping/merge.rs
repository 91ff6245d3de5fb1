//! Merging another copy into the open session.

use std::path::{Path, PathBuf};

use super::{
    Around, Keeping, Message,
    keeper::Ending,
    others::{brought, is_own},
    repaired,
};
use crate::{
    rules::{self, Which},
    session::Session,
    storage::{self, Hash, Kept, Repair, State},
    workbench::{
        desk::{Ask, Job, Offer, OnDisk, Out, Overlay, file_name},
        kit::widgets::NoticeKind,
    },
};

/// Two copies that were made one.
pub struct Merged {
    document: u64,
    /// The revision of the open session that was merged.
    revision: u64,
    path: PathBuf,
    save: bool,
    /// It is to be merged whatever it is.
    sure: bool,
    /// Nothing where it has nothing in common with the session, and nobody has said that it is meant.
    result: Result<Option<Union>, String>,
}

/// The result.
struct Union {
    session: Session,
    theirs: Session,
    hash: Hash,
    problems: Vec<Repair>,
    /// What was dropped by one and decided by another, and was not before.
    dropped: usize,
    /// A part of it is missing, in words.
    damaged: Option<&'static str>,
    /// What it brought, in words.
    words: String,
    /// The other copy is the session's own file, as it is on disk now.
    own: bool,
    /// That file holds all of the result.
    on_disk: bool,
    /// The file, and the steps in the journal of what was not saved, hold all of the result together.
    safe: bool,
}

impl Keeping {
    /// Merges a file into the open session: its own, as somebody else wrote it, or a copy. `save`: saving was what a
    /// person wanted when the file turned out to be changed. A file that has nothing in common with the session is asked about
    /// first.
    pub(super) fn merge_with(&self, path: PathBuf, save: bool, out: &mut Out<Message>) {
        self.unite(path, save, false, out);
    }

    /// Merges a file that has nothing in common with the session: somebody wants that.
    pub fn merge_anyway(&self, path: PathBuf, save: bool, out: &mut Out<Message>) {
        self.unite(path, save, true, out);
    }

    fn unite(&self, path: PathBuf, save: bool, sure: bool, out: &mut Out<Message>) {
        if let Some(why) = &self.document.read_only {
            let words = format!("Nothing was merged: {why}");
            return out.error(words);
        }
        let (document, revision) = (self.document.number, self.document.session.revision());
        let ours = self.document.session.clone();
        let base = self.document.base.clone();
        let file = self.document.path.clone();
        let waiting = || self.outside.state.as_ref().map(State::kept);
        let keep = file.as_deref().map(Kept::beside).or_else(waiting);
        out.start(Job::new("Merging", move |_| {
            let own = is_own(&path, file.as_deref());
            let result = union(&ours, base.as_ref(), (&path, own), sure);
            if let Ok(Some(united)) = &result
                && let Some(keep) = keep.filter(|_| !own)
            {
                // What cannot be brought along is told where the documents are looked at.
                keep.bring(&united.session, &[Kept::beside(&path)]);
            }
            Message::Merged(Box::new(Merged {
                document,
                revision,
                path,
                save,
                sure,
                result,
            }))
        }));
    }

    pub(super) fn merged(&mut self, merged: Merged, around: &Around, out: &mut Out<Message>) {
        let Merged {
            document,
            revision,
            path,
            save,
            sure,
            result,
        } = merged;
        if document != self.document.number {
            return;
        }
        let union = match result {
            Ok(Some(union)) => union,
            Ok(None) => return out.ask(Ask::Overlay(Overlay::Strange { path, save })),
            Err(error) => {
                let words = format!("{} was not merged: {error}", file_name(&path));
                return out.tell(NoticeKind::Error, words, Offer::Merge(path));
            }
        };
        if revision != self.document.session.revision() {
            // Somebody went on working meanwhile.
            return self.unite(path, save, sure, out);
        }
        self.take_union(&path, save, union, (around, out));
    }

    fn take_union(
        &mut self,
        path: &Path,
        save: bool,
        union: Union,
        (around, out): (&Around, &mut Out<Message>),
    ) {
        let merged = path.to_path_buf();
        out.settle(move |note| {
            matches!(&note.offer, Offer::Merge(other) | Offer::MergeAndSave(other) if *other == merged)
        });
        if !union.problems.is_empty() {
            let what = union.damaged.unwrap_or("was repaired while it was read.");
            let words = format!("{} {what}", file_name(path));
            let problems = union.problems.iter().map(ToString::to_string);
            out.note(repaired::with_details(words, problems));
        }
        self.document.merges += 1;
        self.document.session = union.session;
        if union.own {
            self.document.hash = Some(union.hash);
            self.document.base = Some(union.theirs);
            self.on_disk(OnDisk::Same, out);
            self.watch_file();
        }
        if union.on_disk {
            self.document.saved = self.document.session.revision();
            self.keeper.begin(
                self.document.path.clone(),
                self.document.hash,
                Ending::Saved,
            );
        } else {
            self.document.saved = u64::MAX;
        }
        out.ask(Ask::Mend);
        let name = file_name(path);
        // What the file and the steps in the journal could not give back together goes into the journal whole, and into
        // the file at once, if there is one.
        let whole = !union.on_disk && !union.safe;
        if whole {
            let now = (self.outside.now)();
            self.keeper.merged(self.document.session.clone(), now);
        }
        let save = !union.on_disk && (save || whole && self.document.path.is_some());
        let rest = if union.on_disk || save {
            ""
        } else {
            " Save to write both to the file."
        };
        out.info(format!("{name} was merged: {}.{rest}", union.words));
        if union.dropped > 0 {
            let (claims, was) = match union.dropped {
                1 => ("1 claim".to_owned(), "was"),
                many => (format!("{many} claims"), "were"),
            };
            let words = format!(
                "{claims} that one dropped {was} decided by another: the problems (K13) say which."
            );
            out.tell(
                NoticeKind::Warning,
                words,
                Offer::Problems(Which::Rule("K13")),
            );
        }
        if save {
            self.save(around, out);
        }
    }
}

fn union(
    ours: &Session,
    base: Option<&Session>,
    (path, own): (&Path, bool),
    sure: bool,
) -> Result<Option<Union>, String> {
    let loaded = storage::load(path).map_err(|error| error.to_string())?;
    if let Some(why) = loaded.read_only {
        return Err(why);
    }
    let theirs = loaded.session;
    if !sure && !ours.is_related(&theirs) {
        return Ok(None);
    }
    let base = base.filter(|_| own);
    let mut session = ours.merge_since(base, &theirs);
    session.unite_tags();
    let damaged = if loaded.from_backup {
        Some("is damaged: its previous version was merged in its place.")
    } else {
        let words =
            "is damaged: what could be read of it was merged, and the rest is missing here.";
        loaded.damaged.then_some(words)
    };
    let dropped = |session: &Session| rules::dropped(session).len();
    let holds_base = || base.is_some_and(|base| *theirs.merge(base) == *theirs);
    Ok(Some(Union {
        dropped: dropped(&session).saturating_sub(dropped(ours)),
        damaged,
        words: brought(&ours.news_in(&theirs)),
        on_disk: own && *session == *theirs,
        safe: own && holds_base(),
        hash: loaded.hash,
        problems: loaded.problems,
        own,
        session,
        theirs,
    }))
}
