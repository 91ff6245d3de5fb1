//! What must hold of sessions that were made one.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{super::to_bytes, work::fields};
use crate::session::{Conflict, Event, FieldValue, Id, Kind, Record, Session, Side, Stamp};

/// No two claims are called the same, and every part is one of its whole's.
pub(super) fn names_differ(session: &Session) -> Result<(), TestCaseError> {
    let names = session.names();
    let all: Vec<String> = session
        .claims
        .all()
        .map(|(id, _)| names.label(session, id))
        .collect();
    let different: BTreeSet<&String> = all.iter().collect();
    prop_assert_eq!(different.len(), all.len(), "{:?}", all);
    let parts = session.parts();
    for (id, claim) in session
        .claims
        .live()
        .filter(|(_, claim)| session.is_live(claim))
    {
        let whole = session.whole_of(claim);
        prop_assert!(whole.is_none_or(|whole| parts.of(whole).contains(&id)));
        prop_assert_eq!(
            parts.is_fact(session, id, claim),
            session.is_fact(id, claim)
        );
    }
    Ok(())
}

pub(super) fn same(one: &Session, other: &Session) -> Result<(), TestCaseError> {
    if **one == **other {
        return Ok(());
    }
    let text = |session: &Session| String::from_utf8(to_bytes(session).unwrap()).unwrap();
    let (one, other) = (text(one), text(other));
    let lines = one.lines().zip(other.lines());
    let first: Vec<(&str, &str)> = lines.filter(|(a, b)| a != b).take(3).collect();
    Err(TestCaseError::fail(format!("they differ: {first:#?}")))
}

/// The fields of every record hold the same in both, whatever their histories say and whoever came to the work since.
pub(super) fn same_values(one: &Session, other: &Session) -> Result<(), TestCaseError> {
    let values = |session: &Session| -> Vec<_> {
        let said = |(_, id, record): (Kind, Id, &dyn Record)| (id, says(record));
        let work = session.every().filter(|(kind, ..)| *kind != Kind::Person);
        work.map(said).collect()
    };
    prop_assert_eq!(values(one), values(other));
    Ok(())
}

/// What a file says of a record: its fields, fixed ones included, that are not at their default.
fn says(record: &dyn Record) -> Vec<(String, Value)> {
    let known = record
        .fields()
        .iter()
        .filter(|field| !record.is_blank(field));
    let names = known.chain(record.fixed()).map(|name| (*name).to_owned());
    let names = names.chain(record.extra().keys().map(str::to_owned));
    names
        .filter_map(|name| Some((name.clone(), record.get(&name)?)))
        .collect()
}

/// The events of a field that no other replaces, found the slow way.
pub(super) fn heads<'r>(record: &'r dyn Record, field: &str) -> Vec<(Id, &'r Event)> {
    let events: Vec<(Id, &Event)> = record
        .history()
        .iter()
        .filter(|(_, event)| &*event.field == field)
        .map(|(id, event)| (*id, event))
        .collect();
    let replaced = |id: &Id| events.iter().any(|(_, event)| event.replaces.contains(id));
    events
        .iter()
        .filter(|(id, _)| !replaced(id))
        .copied()
        .collect()
}

/// The places in what this version does not know of a file, with the values there.
fn places(value: &Value, at: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (name, value) in map {
                places(value, &format!("{at}/{name}"), found);
            }
        }
        other => found.push((at.to_owned(), other.clone())),
    }
}

/// Nobody is asked who made a record, or which number it was given.
const UNASKED: [&str; 3] = ["made", "fact_number", "letter"];

/// That everything `side` says is in `whole`, or in what `whole` lists as disputed.
pub(super) fn keeps(whole: &Session, side: &Session) -> Result<(), TestCaseError> {
    let listed = whole.conflicts();
    for (kind, id, record) in side.every() {
        let kept = whole.record(&kind, id);
        let Some(kept) = kept else {
            return Err(TestCaseError::fail(format!("{kind:?} {id} is lost")));
        };
        for (name, event) in record.history().iter() {
            let alike = |other: &Event| {
                other.field == event.field
                    && (other.value == event.value || other.was.as_ref() == Some(&event.value))
            };
            let is_there = kept.history().get(name) == Some(event);
            let by_nobody = event.by.is_none() && event.replaces.is_empty();
            let told = by_nobody && kept.history().iter().any(|(_, other)| alike(other));
            prop_assert!(
                is_there || told,
                "{kind:?} {id}: the event {name} is lost: {event:?}"
            );
        }
        for (field, value) in says(record) {
            if kind == Kind::Draft && field == "sha256" {
                continue;
            }
            let now = kept.get(&field);
            let mut events = kept
                .history()
                .iter()
                .filter(|(_, event)| *event.field == *field);
            let told = events.any(|(_, event)| {
                event.value == value || event.was.as_ref().is_some_and(|was| *was == value)
            });
            prop_assert!(
                now.as_ref() == Some(&value) || told,
                "{kind:?} {id} {field}: {value} is lost, it says {now:?}"
            );
            // What stands in the place of a value that somebody set must rest on it, or be disputed.
            let replaced = |name: &Id| {
                let mut all = kept.history().iter();
                all.any(|(_, event)| *event.field == *field && event.replaces.contains(name))
            };
            let ours = heads(record, &field);
            let open = ours
                .iter()
                .any(|(name, head)| !replaced(name) && head.value == value);
            if open && now.as_ref() != Some(&value) && !UNASKED.contains(&field.as_str()) {
                let sides = listed
                    .iter()
                    .find(|one| one.kind == kind && one.id == id && one.field == field);
                let sides = sides.map(|one| one.sides.iter().any(|side| side.value == value));
                prop_assert_eq!(
                    sides,
                    Some(true),
                    "{:?} {} {}: {} is not listed",
                    kind,
                    id,
                    field,
                    value
                );
            }
        }
        let told = side.claims.get(id).map(|claim| claim.weighed);
        let told_now = whole.claims.get(id).map(|claim| claim.weighed);
        prop_assert!(told <= told_now, "{kind:?} {id}: {told:?} is lost");
        let made = json!({ "at": record.get("made_at"), "by": record.get("made_by") });
        let now = json!({ "at": kept.get("made_at"), "by": kept.get("made_by") });
        let told = kept
            .history()
            .iter()
            .any(|(_, event)| &*event.field == "made" && event.value == made);
        let blank = json!({ "at": null, "by": null });
        prop_assert!(
            made == now || told || made == blank,
            "{kind:?} {id}: {made} is lost"
        );
    }
    let flat = |session: &Session| {
        let mut found = Vec::new();
        for (name, value) in session.extra.iter() {
            places(&value.value(), &format!("/{name}"), &mut found);
        }
        found
    };
    let now: BTreeMap<String, Value> = flat(whole).into_iter().collect();
    for (place, value) in flat(side) {
        let mut events = whole.details.history.iter();
        let told = events.any(|(_, event)| *event.field == *place && event.value == value);
        let inside = now
            .keys()
            .any(|other| other.starts_with(&format!("{place}/")));
        let kept = now.get(&place) == Some(&value) || told || (inside && value == json!({}));
        prop_assert!(kept, "{place}: {value} is lost");
    }
    Ok(())
}

/// Every field with heads that differ is listed, with every one of its values, and nothing else is.
pub(super) fn lists_what_differs(session: &Session) -> Result<Vec<Conflict>, TestCaseError> {
    let listed = session.conflicts();
    let mut open = 0;
    for (kind, id, record) in session.every() {
        let fields: BTreeSet<&str> = record
            .history()
            .iter()
            .map(|(_, event)| &*event.field)
            .collect();
        for field in fields {
            let heads = heads(record, field);
            let differ = heads.iter().any(|(_, head)| head.value != heads[0].1.value);
            if UNASKED.contains(&field) || !differ {
                continue;
            }
            open += 1;
            let found = listed
                .iter()
                .find(|one| one.kind == kind && one.id == id && one.field == field);
            let events =
                found.map(|one| one.sides.iter().map(|side| side.event).collect::<Vec<_>>());
            prop_assert_eq!(events, Some(heads.iter().map(|(name, _)| *name).collect()));
        }
    }
    prop_assert_eq!(open, listed.len());
    Ok(listed)
}

/// Decides a dispute for the side that is picked, and returns that side. A link that would lead back to itself is refused: it
/// is then decided for the next side that is not, and for none where all are refused.
pub(super) fn decide<'c>(
    session: &mut Session,
    one: &'c Conflict,
    first: usize,
    stamp: &Stamp,
) -> Result<Option<&'c Side>, TestCaseError> {
    for side in one
        .sides
        .iter()
        .cycle()
        .skip(first % one.sides.len())
        .take(one.sides.len())
    {
        let decided = FieldValue {
            kind: one.kind.clone(),
            id: one.id,
            field: one.field.clone(),
            value: side.value.value(),
            reopens: Vec::new(),
        };
        let before = session.clone();
        match session.apply(fields(vec![decided]), stamp) {
            Ok(applied) => {
                prop_assert!(applied.changed);
                return Ok(Some(side));
            }
            Err(refused) => {
                let link = ["parent", "merged_into"].contains(&one.field.as_str());
                prop_assert!(
                    link && refused.to_string().contains("leads back to itself"),
                    "{refused}"
                );
                same(session, &before)?;
            }
        }
    }
    Ok(None)
}
