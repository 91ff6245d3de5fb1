//! Two versions of one record.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{by_nobody, settle};
use crate::session::{
    Id, Kind, Moment, Record,
    history::{History, MADE, standing},
};

/// Joins two versions of a record; `base` is the version both come from, where there is one. Quadratic in the events of
/// one field, which are few.
pub fn join<R: Record + Clone + Default + PartialEq>(
    (kind, id): (&Kind, Id),
    base: Option<&R>,
    ours: &R,
    theirs: &R,
) -> R {
    if ours == theirs {
        return ours.clone();
    }
    let (ours, theirs) = (&ordered(ours, kind, id), &ordered(theirs, kind, id));
    let blank = R::default();
    let mut joined = ours.clone();
    let mut history = ours.history().union(theirs.history());
    let mut fields: BTreeSet<&str> = ours.fields().iter().chain(ours.fixed()).copied().collect();
    fields.extend(ours.extra().keys().map(String::as_str));
    fields.extend(theirs.extra().keys().map(String::as_str));
    for (field, side) in [ours, theirs].iter().flat_map(|side| events_of(*side)) {
        // What has a name that begins so is a field of the file, not of the record.
        if !field.starts_with('/') && side.get(field).is_some() {
            fields.insert(field);
        }
    }
    // The signature's events are no field's, even where a file has a field of that name: of two values one is kept.
    if fields.remove(MADE)
        && let Some(value) = [ours, theirs]
            .iter()
            .filter_map(|side| side.extra().get(MADE))
            .max_by_key(|value| value.to_string())
    {
        joined.put_any(MADE, value).ok();
    }
    for field in fields {
        if *kind == Kind::Draft && field == "sha256" {
            continue;
        }
        let mut values = Vec::new();
        for side in [ours, theirs] {
            let value = written(side, &blank, field).filter(|_| !has_events(side.history(), field));
            values.extend(value.filter(|value| !values.contains(value)));
        }
        let values = match base {
            Some(base) => since(base, &blank, (kind, id, field), values, &mut history),
            None => values,
        };
        if let Some(value) = settle(&mut history, (kind, id, field), values, true) {
            if joined.get(field).as_ref() != Some(&value) {
                joined.put_any(field, &value).ok();
            }
        } else if has_events(&history, field) && !joined.stand(field, &standing(&history, field)) {
            // No event holds what the field can hold; the rule must not depend on the side.
            let mut values = [ours.get(field), theirs.get(field)];
            values.sort_by_cached_key(|value| value.as_ref().map(Value::to_string));
            for value in values.iter().flatten() {
                joined.put_any(field, value).ok();
            }
        }
    }
    made(&mut joined, &mut history, (kind, id), [ours, theirs]);
    *joined.history_mut() = history;
    joined
}

/// A record with every field in order.
fn ordered<R: Record + Clone>(record: &R, kind: &Kind, id: Id) -> R {
    let mut ordered = record.clone();
    let fields: BTreeSet<&str> = events_of(record).map(|(field, _)| field).collect();
    for field in fields {
        order(&mut ordered, kind, id, field);
    }
    ordered
}

fn events_of<R: Record>(side: &R) -> impl Iterator<Item = (&str, &R)> {
    side.history()
        .iter()
        .map(move |(_, event)| (&*event.field, side))
}

fn has_events(history: &History, field: &str) -> bool {
    history.of_field(field).next().is_some()
}

/// What a file writes of a field: nothing if it is at its default.
fn written<R: Record>(record: &R, blank: &R, field: &str) -> Option<Value> {
    let value = record.get(field)?;
    let is_default = record.fields().contains(&field) && blank.get(field).as_ref() == Some(&value);
    (!is_default).then_some(value)
}

/// Of two values without events one of which the base has, the other is the newer: it becomes an event that says so.
fn since<R: Record>(
    base: &R,
    blank: &R,
    (kind, id, field): (&Kind, Id, &str),
    values: Vec<Value>,
    history: &mut History,
) -> Vec<Value> {
    let old = written(base, blank, field).filter(|_| !has_events(base.history(), field));
    match (old, values.as_slice()) {
        (Some(old), [one, other])
            if !has_events(history, field) && (*one == old || *other == old) =>
        {
            let new = if *one == old { other } else { one };
            let mut event = by_nobody(field, new.clone(), Moment::default());
            event.was = Some(old.clone());
            let name = Id::derived(&[
                b"since",
                kind.word().as_bytes(),
                id.as_str().as_bytes(),
                field.as_bytes(),
                old.to_string().as_bytes(),
                new.to_string().as_bytes(),
            ]);
            history.insert(name, event);
            Vec::new()
        }
        _ => values,
    }
}

/// Who made the record, and when: the earliest. Where the two sides differ, both are in the history.
fn made<R: Record>(joined: &mut R, history: &mut History, (kind, id): (&Kind, Id), sides: [&R; 2]) {
    let mut values: Vec<Value> = Vec::new();
    for side in sides {
        let (by, at) = (side.get("made_by"), side.get("made_at"));
        let known = by.iter().chain(&at).any(|value| !value.is_null());
        let value = json!({ "at": at, "by": by });
        if known && !values.contains(&value) {
            values.push(value);
        }
    }
    // Unlike a field's, a record's signature never has an event that the file's value was made from.
    let all: Vec<Value> = values
        .iter()
        .cloned()
        .chain(history.of_field(MADE).map(|(_, event)| event.value.clone()))
        .collect();
    settle(history, (kind, id, MADE), values, true);
    let earliest = all.iter().min_by_key(|value| {
        let part = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        // What is not known comes last.
        (
            part("at").is_none(),
            part("at"),
            part("by").is_none(),
            part("by"),
        )
    });
    if let Some(earliest) = earliest {
        for (field, name) in [("made_by", "by"), ("made_at", "at")] {
            let value = earliest.get(name).unwrap_or(&Value::Null);
            joined.put_any(field, value).ok();
        }
    }
}

/// Puts a field of a record in order; see [`crate::session::Tables::order`].
pub fn order(record: &mut dyn Record, kind: &Kind, id: Id, field: &str) -> bool {
    if field == MADE {
        return false;
    }
    let Some(value) = record.get(field) else {
        return false;
    };
    let heads = record.history().heads(field);
    let values: Vec<(&Value, Moment)> = heads
        .iter()
        .filter_map(|name| record.history().get(name))
        .map(|event| (&event.value, event.at))
        .collect();
    let Some(at) = values.iter().map(|(_, at)| *at).max() else {
        return false;
    };
    if values.iter().any(|(head, _)| record.holds(field, head)) {
        let values = standing(record.history(), field);
        return record.stand(field, &values) && record.get(field).as_ref() != Some(&value);
    }
    let mut parts = vec![
        b"ordered".as_slice(),
        kind.word().as_bytes(),
        id.as_str().as_bytes(),
        field.as_bytes(),
    ];
    let text = value.to_string();
    parts.push(text.as_bytes());
    parts.extend(heads.iter().map(|head| head.as_str().as_bytes()));
    let name = Id::derived(&parts);
    let mut event = by_nobody(field, value, at);
    event.replaces = heads;
    record.history_mut().insert(name, event);
    true
}
