//! Merging another copy into the open session.

use std::path::{Path, PathBuf};

use super::{
    Around, Keeping, Message,
    keeper::Ending,
    others::{brought, is_own},
    repaired,
};
use crate::{
    session::Session,
    storage::{self, Hash, Repair},
    workbench::{
        desk::{Ask, Job, Offer, OnDisk, Out, file_name},
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
    result: Result<Union, String>,
}

/// The result.
struct Union {
    session: Session,
    theirs: Session,
    hash: Hash,
    problems: Vec<Repair>,
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
    /// person wanted when the file turned out to be changed.
    pub(super) fn merge_with(&self, path: PathBuf, save: bool, out: &mut Out<Message>) {
        if let Some(why) = &self.document.read_only {
            let words = format!("Nothing was merged: {why}");
            return out.error(words);
        }
        let (document, revision) = (self.document.number, self.document.session.revision());
        let ours = self.document.session.clone();
        let base = self.document.base.clone();
        let file = self.document.path.clone();
        out.start(Job::new("Merging", move |_| {
            let own = is_own(&path, file.as_deref());
            let result = union(&ours, base.as_ref(), &path, own);
            Message::Merged(Box::new(Merged {
                document,
                revision,
                path,
                save,
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
            result,
        } = merged;
        if document != self.document.number {
            return;
        }
        let union = match result {
            Ok(union) => union,
            Err(error) => {
                let words = format!("{} was not merged: {error}", file_name(&path));
                return out.tell(NoticeKind::Error, words, Offer::Merge(path));
            }
        };
        if revision != self.document.session.revision() {
            // Somebody went on working meanwhile.
            return self.merge_with(path, save, out);
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
            let words = format!("{} was repaired while it was read.", file_name(path));
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
        if save {
            self.save(around, out);
        }
    }
}

fn union(ours: &Session, base: Option<&Session>, path: &Path, own: bool) -> Result<Union, String> {
    let loaded = storage::load(path).map_err(|error| error.to_string())?;
    if let Some(why) = loaded.read_only {
        return Err(why);
    }
    let theirs = loaded.session;
    let base = base.filter(|_| own);
    let session = ours.merge_since(base, &theirs);
    let holds_base = || base.is_some_and(|base| *theirs.merge(base) == *theirs);
    Ok(Union {
        words: brought(&ours.news_in(&theirs)),
        on_disk: own && *session == *theirs,
        safe: own && holds_base(),
        hash: loaded.hash,
        problems: loaded.problems,
        own,
        session,
        theirs,
    })
}
