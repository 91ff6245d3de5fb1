//! The session as it is shown to whoever is checking: all of it, or, to somebody who checks blind, without the first findings.

use crate::{
    session::{Author, Id, Session, Veil},
    workbench::keeping::Document,
};

/// The session as it is shown.
#[derive(Default)]
pub struct Seen {
    /// What it was made of: document, merges, revision, who looks.
    of: Option<(u64, u64, u64, Option<Id>)>,
    veil: Veil,
    /// How many veils there were.
    turns: u32,
    /// The session through the veil, if there is one.
    session: Option<Session>,
}

impl Seen {
    /// Works out again what is hidden, if that may be otherwise. Once per revision, and only for somebody who checks blind.
    pub fn follow(&mut self, document: &Document, author: &Author) {
        let session = &document.session;
        let of = (
            document.number,
            document.merges,
            session.revision(),
            author.id(),
        );
        if self.of == Some(of) {
            return;
        }
        let same = |before: (u64, u64, u64, _)| (before.0, before.1) == (of.0, of.1);
        let other = !self.of.is_some_and(same);
        self.of = Some(of);
        let veil = session.veil(author.id());
        if veil != self.veil || other {
            self.turns = self.turns.wrapping_add(1).max(1);
            self.veil = veil;
        }
        let hides = !self.veil.is_empty();
        self.session = hides.then(|| self.veil.over(session, self.turns));
    }

    /// The session as it is shown.
    pub fn of<'a>(&'a self, document: &'a Document) -> &'a Session {
        self.session.as_ref().unwrap_or(&document.session)
    }
}
