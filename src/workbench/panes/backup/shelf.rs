//! What the documents of the session say, as far as it was read.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, PoisonError, RwLock},
};

use super::{Message, name, work};
use crate::{
    backup::{Document, Found, Index, Presence, Taken, enter, read_kept},
    import::How,
    session::Id,
    storage::{Hash, Kept, referred},
    text::Span,
    workbench::{
        desk::{Desk, Job, Note, Offer, Out, Topic, today},
        kit::{jobs::Progress, widgets::NoticeKind},
    },
};

/// So many documents are read by one job: what they say is seen before all are read.
const BATCH: usize = 16;
/// So many files that were not taken in are named one by one.
const NAMED: usize = 4;

/// A document of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// Its source.
    pub source: Id,
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// Its name.
    pub file: String,
    /// What it is called.
    pub title: String,
    /// Where it lies, if its bytes are not kept.
    pub refers_to: String,
    /// Where the recording lies that it is a transcript of; empty if none is known.
    pub recording: String,
    /// SHA-256 of that recording.
    pub recording_hash: Option<Hash>,
}

/// A document that was read, or why it was not; whether its bytes are where they should be; and whether the recording that it is a
/// transcript of is gone. Whether that is to the byte what it was is looked at when it is to be played.
pub type Read = (Hash, Result<Document, String>, Presence, bool);

/// What the documents of the session say.
#[derive(Debug, Default)]
pub struct Shelf {
    /// The session that it is of: its number and revision.
    of: Option<(u64, u64)>,
    /// Its documents, in the order of their titles.
    all: Vec<Shelved>,
    read: BTreeMap<Hash, Result<Arc<Document>, String>>,
    /// Those whose bytes are not where they should be.
    missing: BTreeMap<Hash, Presence>,
    /// Those whose recording is gone.
    silent: BTreeSet<Hash>,
    reading: bool,
    /// What is searched. A job adds the documents one by one; others look in between.
    index: Arc<RwLock<Index>>,
    indexed: BTreeSet<Hash>,
    indexing: bool,
    /// The revision at which it was looked what is to be read and indexed.
    looked: Option<u64>,
    /// Changes whenever any of it does.
    pub revision: u64,
}

/// What a job searches: what is in the index by now.
pub struct Searched {
    documents: BTreeMap<Hash, (Id, Arc<Document>)>,
    index: Arc<RwLock<Index>>,
}

impl Searched {
    /// Looks into the index.
    pub fn with<T>(&self, look: impl FnOnce(&Index, &dyn Fn(Hash) -> bool) -> T) -> T {
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner);
        look(&index, &|hash| self.documents.contains_key(&hash))
    }

    /// The source of a place, its document, and the place.
    pub fn place(&self, found: Found) -> Option<(Id, &Document, Span)> {
        let (source, document) = self.documents.get(&found.document)?;
        Some((*source, document, found.place))
    }
}

impl Shelf {
    /// The documents of the session, in the order of their titles.
    pub fn all(&self) -> &[Shelved] {
        &self.all
    }

    /// What a document says; nothing while it is being read.
    pub fn document(&self, hash: Hash) -> Option<&Result<Arc<Document>, String>> {
        self.read.get(&hash)
    }

    /// What the document of a source says, if it was read.
    pub fn text_of(&self, source: Id) -> Option<&Arc<Document>> {
        self.read.get(&self.find(source)?.hash)?.as_ref().ok()
    }

    /// What is wrong with the file of a document, or with its recording, if anything is.
    pub fn wrong(&self, hash: Hash) -> Option<&'static str> {
        let silent = || {
            self.silent
                .contains(&hash)
                .then_some("its recording is gone")
        };
        let missing = self.missing.get(&hash);
        missing.and_then(|one| one.says()).or_else(silent)
    }

    /// The document that a source is.
    pub fn find(&self, source: Id) -> Option<&Shelved> {
        self.all.iter().find(|one| one.source == source)
    }

    /// The documents that were read and have a text, in the order of their titles.
    pub fn read_ones(&self) -> Vec<(Id, Hash, Arc<Document>)> {
        let all = self.all.iter().filter_map(|one| {
            let read = self.read.get(&one.hash)?.as_ref().ok()?;
            (!read.text.is_empty()).then(|| (one.source, one.hash, Arc::clone(read)))
        });
        all.collect()
    }

    /// What a job searches.
    pub fn search(&self) -> Searched {
        let read = self.read_ones().into_iter();
        Searched {
            documents: read
                .map(|(id, hash, document)| (hash, (id, document)))
                .collect(),
            index: Arc::clone(&self.index),
        }
    }

    /// Whether every document that can be read was, and can be searched.
    pub const fn is_settled(&self) -> bool {
        !self.reading && !self.indexing
    }

    /// Looks which documents the session has, and has those read that were not. Whether that changed anything.
    pub fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let of = (desk.document, desk.session.revision());
        let changed = self.of != Some(of) && self.list(desk);
        self.of = Some(of);
        if self.looked != Some(self.revision) {
            self.looked = Some(self.revision);
            if !self.reading {
                self.read_next(desk, out);
            }
            if !self.indexing {
                self.index_next(desk, out);
            }
        }
        changed
    }

    /// Lists the documents of the session; whether they are other ones.
    fn list(&mut self, desk: &Desk<'_>) -> bool {
        let backup = desk.session.backup();
        let all = backup.into_iter().filter_map(|(id, source)| {
            Some(Shelved {
                source: id,
                hash: source.document.parse().ok()?,
                file: source.file.clone(),
                title: source.title.clone(),
                refers_to: source.refers_to.clone(),
                recording: source.recording.clone(),
                recording_hash: source.recording_sha256.parse().ok(),
            })
        });
        let all: Vec<Shelved> = all.collect();
        let same = all == self.all;
        if !same {
            // What is looked for somewhere else now is read there.
            for before in &self.all {
                let mut now = all.iter().filter(|one| one.source == before.source);
                let Some(now) = now.next() else {
                    continue;
                };
                if now.recording != before.recording {
                    self.silent.remove(&before.hash);
                }
                if now.refers_to != before.refers_to && self.missing.remove(&before.hash).is_some()
                {
                    self.read.remove(&before.hash);
                }
            }
            self.all = all;
            self.revision += 1;
        }
        !same
    }

    /// Has the next documents read.
    fn read_next(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let unread = self
            .all
            .iter()
            .filter(|one| !self.read.contains_key(&one.hash));
        let mut next: Vec<Shelved> = unread.take(BATCH).cloned().collect();
        if next.is_empty() {
            return;
        }
        next.dedup_by_key(|one| one.hash);
        self.reading = true;
        // What lies in the state folder as well is found there; all the same it is told that it is not beside the session.
        let beside = desk.file.map(Kept::beside);
        let next: Vec<_> = next
            .into_iter()
            .map(|one| {
                let places = desk.places_of(&one.refers_to);
                let at = beside.as_ref().map(|beside| beside.places(&one.refers_to));
                let recording = referred(&one.recording, desk.file);
                (one, at.unwrap_or_else(|| places.clone()), places, recording)
            })
            .collect();
        let texts = work::texts(desk);
        let reader = desk.outside.reader.clone();
        let document = desk.document;
        out.start(Job::quiet("Reading documents", move |progress| {
            let cancelled = || progress.is_cancelled();
            let how = How::confined(reader, &cancelled);
            let read = next.into_iter().map(|(one, at, places, recording)| {
                let at = (places.as_slice(), at.as_slice());
                let (read, presence) = read_kept(one.hash, &one.file, at, texts.as_ref(), &how);
                let gone =
                    !one.recording.is_empty() && !recording.is_some_and(|path| path.is_file());
                (one.hash, read, presence, gone)
            });
            Message::Read(document, read.collect())
        }));
    }

    /// Has the next documents put into the index.
    fn index_next(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let read = self.read_ones().into_iter();
        let next = read.filter(|(_, hash, _)| !self.indexed.contains(hash));
        let next: Vec<(Hash, Arc<Document>)> = next
            .map(|(_, hash, document)| (hash, document))
            .take(BATCH)
            .collect();
        if next.is_empty() {
            return;
        }
        self.indexing = true;
        let (index, document) = (Arc::clone(&self.index), desk.document);
        let work = move |progress: &Progress| {
            let mut done = Vec::new();
            for (hash, read) in next {
                if progress.is_cancelled() {
                    break;
                }
                let mut index = index.write().unwrap_or_else(PoisonError::into_inner);
                index.add(hash, &read);
                done.push(hash);
            }
            Message::Indexed(document, done)
        };
        out.start(Job::quiet("Indexing documents", work));
    }

    /// Documents can be searched.
    pub fn indexed(&mut self, document: u64, hashes: Vec<Hash>, desk: &Desk<'_>) {
        if document == desk.document {
            self.indexing = false;
            self.indexed.extend(hashes);
            self.revision += 1;
        }
    }

    /// Documents were read.
    pub fn read(
        &mut self,
        document: u64,
        read: Vec<Read>,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let mut wrong = false;
        if document == desk.document {
            self.reading = false;
            for (hash, read, presence, silent) in read {
                self.read.insert(hash, read.map(Arc::new));
                if silent {
                    self.silent.insert(hash);
                    wrong = true;
                }
                if presence != Presence::Whole {
                    self.missing.insert(hash, presence);
                    wrong = true;
                }
            }
            self.revision += 1;
            if wrong {
                self.tell_wrong(out);
            }
        }
    }

    /// Tells which documents are not as they were taken in.
    fn tell_wrong(&self, out: &mut Out<Message>) {
        let wrong = self.all.iter().filter_map(|one| {
            let says = self.wrong(one.hash)?;
            Some(format!("{}: {says}", one.file))
        });
        let mut wrong: Vec<String> = wrong.collect();
        let more = wrong.len().saturating_sub(NAMED);
        wrong.truncate(NAMED);
        if more > 0 {
            wrong.push(format!("and {more} more"));
        }
        let words = format!(
            "Documents of the backup are not as they were taken in. {}. Add the files again to have them back.",
            wrong.join("; ")
        );
        out.note(Note::new(NoticeKind::Warning, words, Offer::None).about(Topic::Backup));
    }

    /// Files were taken in: they are entered as sources, in one step; what was not is told.
    pub fn added(
        &mut self,
        taken: Vec<Taken>,
        stopped: bool,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let mut failed = Vec::new();
        let mut all = Vec::new();
        for (path, one) in taken {
            match one {
                Ok(taken) => all.push(taken),
                Err(why) => failed.push(format!("{}: {why}", name(&path))),
            }
        }
        let entered = enter(desk.session, &all, &today(desk.outside), || desk.new_id());
        for one in all {
            self.read.insert(one.hash, Ok(Arc::new(one.document)));
            self.missing.remove(&one.hash);
            self.silent.remove(&one.hash);
        }
        // New ones are listed when the session has them.
        self.revision += u64::from(entered.known > 0);
        let mut words = vec![match entered.new {
            0 => "No document was added".to_owned(),
            1 => "1 document was added to the backup".to_owned(),
            many => format!("{many} documents were added to the backup"),
        }];
        match entered.known {
            0 => {}
            1 => words.push("1 file was in it already".to_owned()),
            many => words.push(format!("{many} files were in it already")),
        }
        if entered.unread > 0 {
            let unread = entered.unread;
            words.push(format!(
                "the text of {unread} could not be read, the list says why"
            ));
        }
        if stopped {
            words.push("it was stopped before the rest".to_owned());
        }
        let kind = if failed.is_empty() {
            NoticeKind::Done
        } else {
            NoticeKind::Error
        };
        let more = failed.len().saturating_sub(NAMED);
        failed.truncate(NAMED);
        if more > 0 {
            failed.push(format!("and {more} more"));
        }
        let mut words = format!("{}.", words.join("; "));
        if !failed.is_empty() {
            words = format!("{words} Not added: {}.", failed.join("; "));
        }
        if let Some(step) = entered.command {
            out.change(step);
        }
        out.note(Note::new(kind, words, Offer::None).about(Topic::Backup));
    }
}
