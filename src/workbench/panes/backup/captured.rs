//! Whether the captures of the web among the documents are what they say: looked at in the background, one after the other, by the
//! confined child. It is worked out of the bytes whenever a session is opened, and kept nowhere.

use std::collections::BTreeMap;

use super::{
    Message,
    shelf::{Shelf, Shelved},
};
use crate::{
    backup::capture,
    child::Confined,
    import::Capture,
    storage::Hash,
    workbench::{
        desk::{Desk, Job, Note, Offer, Out, Topic},
        kit::{jobs::Progress, widgets::NoticeKind},
    },
};

/// What was found of a capture, or why nothing was.
pub type Looked = Result<Capture, String>;

/// What is known of the captures.
#[derive(Debug, Default)]
pub struct Captures {
    known: BTreeMap<Hash, Looked>,
    looking: bool,
    /// Grows with what is known.
    pub revision: u64,
}

impl Captures {
    /// What was found of a document, once it was looked at.
    pub fn of(&self, hash: Hash) -> Option<&Looked> {
        self.known.get(&hash)
    }

    /// Has the next one looked at.
    pub fn follow(&mut self, shelf: &Shelf, desk: &Desk<'_>, out: &mut Out<Message>) {
        let unknown = |one: &&Shelved| {
            let read = shelf.document(one.hash).and_then(|read| read.as_ref().ok());
            read.is_some_and(|read| read.capture) && !self.known.contains_key(&one.hash)
        };
        if self.looking {
            return;
        }
        let Some(next) = shelf.all().iter().find(unknown) else {
            return;
        };
        let Some(reader) = desk.outside.reader.clone() else {
            return;
        };
        self.looking = true;
        let (hash, file, document) = (next.hash, next.file.clone(), desk.document);
        let places = desk.places_of(&next.refers_to);
        let stopped = Err("it was stopped".to_owned());
        let work = move |progress: &Progress| {
            let cancelled = || progress.is_cancelled();
            let confined = Confined::new(reader, &cancelled);
            let found = capture(hash, &file, &places, &confined);
            let gone = || Err("its file is not there any more, or was changed".to_owned());
            Message::Looked(document, hash, found.unwrap_or_else(gone))
        };
        let job = Job::quiet("Holding captures against their hashes", work);
        out.start(job.or(Message::Looked(document, hash, stopped)));
    }

    /// One was looked at. What is wrong with it is told at once.
    pub fn take(
        &mut self,
        (document, hash, found): (u64, Hash, Looked),
        shelf: &Shelf,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        self.looking = false;
        if document != desk.document {
            return;
        }
        let file = shelf.all().iter().find(|one| one.hash == hash);
        if let (Ok(found), Some(one)) = (&found, file)
            && !found.is_in_order()
        {
            let words = format!(
                "A capture in the backup is not what it says. {}: {}.",
                one.file,
                found.wrong.join("; ")
            );
            out.note(Note::new(NoticeKind::Warning, words, Offer::None).about(Topic::Captures));
        }
        self.known.insert(hash, found);
        self.revision += 1;
    }

    /// Files were added: what could not be looked at may be there again.
    pub fn look_again(&mut self) {
        self.known.retain(|_, found| found.is_ok());
    }
}
