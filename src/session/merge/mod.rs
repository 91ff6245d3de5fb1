//! Two people's copies of one session, made one.
//!
//! A merge is the union of events. It needs no common ancestor, and it is commutative, associative and idempotent: the
//! tests of [`crate::storage`] hold it to that. What each side's records hold is in the result: an event under its name,
//! and what was never set by an event as it stands. Where the two differ and no history tells which came first, both
//! values become events that nobody made ([`found`]), so that the one list of events holds everything, the
//! field has two heads, and a person decides.
//!
//! The laws rest on the *order* of a record ([`order`]), which every session has that was made by commands: a field with
//! events holds the value of the head that [`history::standing`] chooses. A record that a hand brought out of order is put
//! in order when it meets another version of itself; until then it stays as it was found.
//!
//! - What a file does not write (a field at its default) is no value: it gives way to any.
//! - An event's `was` is how a value without an event is known to have been replaced.
//! - Who made a record, and when, is the earliest of the two; the other stays in the history, and nobody is asked.
//! - Two claims that lead to each other, each joined by another person, would be a circle: neither is joined any
//!   more, and both are disputed ([`circles`]).
//! - Of the fields of the file itself that this version does not know, objects are united to any depth
//!   ([`unknown`]); where they differ, the events stand in the history of the session's own details.
//!
//! [`history::standing`]: super::history::standing

mod circles;
mod record;
mod undo;
mod unknown;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub(super) use record::{join, order};

use super::{Event, Extra, Id, Kind, Moment, Session, Tables, history::History};
use serde_json::Value;

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
        };
        undo::forget(&self.tables, &mut merged);
        merged
    }
}

impl Tables {
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

    /// Puts a field in order that does not hold what its events lead to, as after an edit by hand: what it holds is
    /// entered as an event that nobody made and that replaces the heads; of several heads, the one that stands.
    /// Returns whether anything changed.
    pub fn order(&mut self, kind: &Kind, id: Id, field: &str) -> bool {
        self.change(kind, id)
            .is_some_and(|record| order(record, kind, id, field))
    }
}

/// The event of a value that was found without one, and its name, which is the same in every copy: it depends on what
/// it says alone. Nobody made it, and its time is the beginning of time.
pub(super) fn found(kind: &Kind, id: Id, field: &str, value: Value) -> (Id, Event) {
    let text = value.to_string();
    let name = Id::derived(&[
        b"found",
        kind.word().as_bytes(),
        id.as_str().as_bytes(),
        field.as_bytes(),
        text.as_bytes(),
    ]);
    (name, by_nobody(field, value, Moment::default()))
}

/// An event that nobody made.
fn by_nobody(field: &str, value: Value, at: Moment) -> Event {
    Event {
        field: field.into(),
        value,
        was: None,
        replaces: Vec::new(),
        restores: None,
        by: None,
        at,
        extra: Extra::new(),
    }
}

/// Whether an event is one that [`found`] makes.
fn is_found(kind: &Kind, id: Id, name: Id, event: &Event) -> bool {
    event.replaces.is_empty()
        && event.was.is_none()
        && event.by.is_none()
        && event.at == Moment::default()
        && found(kind, id, &event.field, event.value.clone()).0 == name
}

/// Of the values that were found without an event, those that no event tells of become events, if there is anything
/// that they differ from; and events of found values that others tell of by now, and that nothing rests on, leave.
/// Returns the one value that stands without any event.
fn settle(
    history: &mut History,
    (kind, id, field): (&Kind, Id, &str),
    mut values: Vec<Value>,
    alone: bool,
) -> Option<Value> {
    let told = |history: &History, value: &Value| {
        history.of_field(field).any(|(name, event)| {
            (event.value == *value || event.was.as_ref() == Some(value))
                && !is_found(kind, id, *name, event)
        })
    };
    values.retain(|value| !told(history, value));
    if alone && values.len() < 2 && history.of_field(field).next().is_none() {
        return values.pop();
    }
    for value in values {
        let (name, event) = found(kind, id, field, value);
        history.insert(name, event);
    }
    let idle: Vec<Id> = history
        .of_field(field)
        .filter(|(name, event)| is_found(kind, id, **name, event))
        .filter(|(name, event)| {
            let rests = history
                .of_field(field)
                .any(|(_, other)| other.replaces.contains(name));
            !rests && told(history, &event.value)
        })
        .map(|(name, _)| *name)
        .collect();
    for name in idle {
        history.remove(name);
    }
    None
}
