//! Two people's copies of one session, made one.
//!
//! A merge is the union of events. It needs no common ancestor, and it is commutative, associative and idempotent: the
//! tests of [`crate::storage`] hold it to that. What each side's records hold is in the result: an event under its name,
//! and what was never set by an event as it stands. Where the two differ and no history tells which came first, both
//! values become events that nobody made ([`settle::found`]), so that the one list of events holds everything, the
//! field has two heads, and a person decides.
//!
//! The laws rest on the *order* of a record ([`join::order`]), which every session has that was made by commands: a field with
//! events holds the value of the head that [`history::standing`] chooses. A record that a hand brought out of order is put
//! in order when it meets another version of itself; until then it stays as it was found.
//!
//! - What a file does not write (a field at its default) is no value: it gives way to any.
//! - An event's `was` is how a value without an event is known to have been replaced.
//! - Who made a record, and when, is the earliest of the two; the other stays in the history, and nobody is asked.
//! - Two claims that lead to each other, each joined by another person, would be a circle: neither is joined any
//!   more, and both are disputed ([`circles`]).
//! - Tags that two people gave a claim become one list, by an event of its own ([`Session::unite_tags`]): whoever merges files for
//!   a person asks for it, after the union.
//! - Of the fields of the file itself that this version does not know, objects are united to any depth
//!   ([`unknown`]); where they differ, the events stand in the history of the session's own details.
//!
//! [`settle::found`]: super::records::settle::found
//! [`join::order`]: super::records::join::order
//! [`history::standing`]: super::history::log::standing

mod circles;
mod together;
mod undo;
mod unknown;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::{document::Session, records::tables::Tables, values::extra::Extra};

impl Session {
    /// This session and another copy of it: the union of both. Undo keeps the steps of this one whose fields the other
    /// leaves alone. What both sides decided differently is in [`Session::conflicts`]. Linear in the size of both.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        self.merge_since(None, other)
    }

    /// Like [`Session::merge`], of two copies of `base`: it tells which side changed a value that has no history,
    /// as a field that was edited by hand. What both sides have left out stays out.
    #[must_use]
    pub fn merge_since(&self, base: Option<&Self>, other: &Self) -> Self {
        let tables = self
            .tables
            .merge(base.map(|base| &base.tables), &other.tables);
        let mut merged = Self {
            tables,
            done: self.done.clone(),
            undone: self.undone.clone(),
            revision: self.revision + 1,
            ..Self::default()
        };
        undo::forget(&self.tables, &mut merged);
        merged
    }
}

impl Tables {
    /// Joins what another side of the same file holds that this version does not know.
    pub fn join_unknown(&mut self, other: &Extra) {
        if self.extra.is_empty() {
            self.extra = other.clone();
            return;
        }
        let mut details = (*self.details).clone();
        let known = &self.details.history;
        self.extra = unknown::join(&self.extra, other, (known, known), &mut details.history);
        if details != *self.details {
            self.details = Arc::new(details);
        }
    }

    fn merge(&self, base: Option<&Self>, other: &Self) -> Self {
        let mut merged = self.joined(base, other);
        let texts = self.drafts.all().filter_map(|(id, ours)| {
            let theirs = other.drafts.get(id)?;
            (ours.paragraphs != theirs.paragraphs).then_some(id)
        });
        for id in texts {
            // The hash is no value of its own: it follows the text.
            if let Some(draft) = merged.drafts.change(id) {
                draft.sha256 = draft.paragraphs.sha256();
            }
        }
        if self.claims != merged.claims || other.claims != merged.claims {
            circles::open(&mut merged.claims);
        }
        let mut details = (*merged.details).clone();
        merged.extra = unknown::join(
            &self.extra,
            &other.extra,
            (&self.details.history, &other.details.history),
            &mut details.history,
        );
        if details != *merged.details {
            merged.details = Arc::new(details);
        }
        merged
    }
}
