//! Values that were found without an event, when two versions of a record meet.

use std::collections::BTreeSet;

use super::kind::Kind;
use crate::session::{
    history::{event::Event, log::History},
    values::{
        extra::{Extra, Json},
        id::Id,
        moment::Moment,
    },
};

/// The event of a value that was found without one, and its name, which is the same in every copy: it depends on what
/// it says alone. Nobody made it, and its time is the beginning of time.
pub(in crate::session) fn found(kind: &Kind, id: Id, field: &str, value: Json) -> (Id, Event) {
    let name = name(kind, id, field, &value);
    (name, by_nobody(field, value, Moment::default()))
}

fn name(kind: &Kind, id: Id, field: &str, value: &Json) -> Id {
    Id::derived(&[
        b"found",
        kind.word().as_bytes(),
        id.as_str().as_bytes(),
        field.as_bytes(),
        value.text().as_bytes(),
    ])
}

/// An event that nobody made.
pub(in crate::session) fn by_nobody(field: &str, value: Json, at: Moment) -> Event {
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
fn is_found(kind: &Kind, id: Id, event_name: Id, event: &Event) -> bool {
    event.replaces.is_empty()
        && event.was.is_none()
        && event.by.is_none()
        && event.at == Moment::default()
        && name(kind, id, &event.field, &event.value) == event_name
}

/// Of the values that were found without an event, those that no event tells of become events, if there is anything
/// that they differ from; and events of found values that others tell of by now, and that nothing rests on, leave.
/// Returns the one value that stands without any event. Linear in the events of the field, up to logarithms.
pub(in crate::session) fn settle(
    history: &mut History,
    (kind, id, field): (&Kind, Id, &str),
    mut values: Vec<Json>,
    alone: bool,
) -> Option<Json> {
    if alone && values.len() < 2 && history.of_field(field).next().is_none() {
        return values.pop();
    }
    let mut told: BTreeSet<&Json> = BTreeSet::new();
    let mut rested_on: BTreeSet<Id> = BTreeSet::new();
    let mut was_found: Vec<(Id, &Json)> = Vec::new();
    for (name, event) in history.of_field(field) {
        rested_on.extend(&event.replaces);
        if is_found(kind, id, *name, event) {
            was_found.push((*name, &event.value));
        } else {
            told.insert(&event.value);
            told.extend(&event.was);
        }
    }
    values.retain(|value| !told.contains(value));
    let idle: Vec<Id> = was_found
        .into_iter()
        .filter(|(name, value)| !rested_on.contains(name) && told.contains(value))
        .map(|(name, _)| name)
        .collect();
    for name in idle {
        history.remove(name);
    }
    for value in values {
        let (name, event) = found(kind, id, field, value);
        history.insert(name, event);
    }
    None
}
