//! Several versions of one record.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde_json::json;

use super::{
    kind::Kind,
    mixed::is_mixed,
    record::Record,
    settle::{by_nobody, found, settle},
};
use crate::session::{
    history::log::{History, MADE, standing},
    values::{extra::Json, id::Id, moment::Moment},
};

/// Joins two versions of a record; `base` is the version both come from, where there is one. Linear in their events, up to
/// logarithms.
pub fn join<R: Record + Clone + Default + PartialEq>(
    (kind, id): (&Kind, Id),
    base: Option<&R>,
    ours: &R,
    theirs: &R,
) -> R {
    if ours == theirs {
        return ours.clone();
    }
    let sides = [&ordered(ours, kind, id), &ordered(theirs, kind, id)];
    let blank = R::default();
    let [ours, theirs] = sides;
    let mut history = ours.history().union(theirs.history());
    let mut values: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    for field in fields(&sides) {
        let mut found = Vec::new();
        for side in sides {
            // What has events is what they say: the side is in order.
            let value =
                written(side, &blank, &field).filter(|_| !has_events(side.history(), &field));
            found.extend(value.filter(|value| !found.contains(value)));
        }
        if let Some(base) = base {
            found = since(base, &blank, (kind, id, &field), found, &mut history);
        }
        values.insert(field, found);
    }
    let mut joined = ours.clone();
    tell(&mut joined, [theirs]);
    resolve(&mut joined, &mut history, (kind, id), values, &sides);
    made(&mut joined, &mut history, (kind, id), sides.map(signature));
    *joined.history_mut() = history;
    joined
}

/// One version of a record that a file holds several times over, as a merge line by line leaves it: its fields need not say
/// what its own history says, for lines of another version may stand among its own.
#[derive(Clone, Debug, Default)]
pub struct Version<R> {
    /// What it says; versions that say the same may share it.
    pub record: Arc<R>,
    /// What else it says, of fields that stand in it more than once.
    pub others: Vec<Other>,
}

/// Another value of a field.
#[derive(Clone, Debug)]
pub struct Other {
    /// The field.
    pub field: String,
    /// What may be meant, each for itself. If the history tells of all of it, `value` says nothing new.
    pub readings: Vec<Json>,
    /// The value.
    pub value: Json,
}

/// Makes one record of its versions. What their histories, all of them together, do not tell of becomes an event; then the
/// histories decide, and where they do not, a person. One version that says one thing is left as it is. Linear, up to
/// logarithms.
pub fn unite<R: Record + Clone + Default + PartialEq>(
    (kind, id): (&Kind, Id),
    mut versions: Vec<Version<R>>,
) -> Arc<R> {
    let is_one = |versions: &[Version<R>]| match versions {
        [first, rest @ ..] => {
            let alike = |other: &Version<R>| other.record == first.record;
            rest.iter().all(alike) && versions.iter().all(|version| version.others.is_empty())
        }
        [] => true,
    };
    if is_one(&versions) {
        return versions.pop().unwrap_or_default().record;
    }
    // What one of them says already, another need not say again: a thousand that are the same are one.
    versions
        .dedup_by(|next, last| Arc::ptr_eq(&next.record, &last.record) && next.others.is_empty());
    let others: Vec<Vec<Other>> = versions
        .iter_mut()
        .map(|version| std::mem::take(&mut version.others))
        .collect();
    let mut history = History::default();
    for version in &mut versions {
        let record = Arc::make_mut(&mut version.record);
        for (name, event) in std::mem::take(record.history_mut()) {
            history.admit(name, event);
        }
    }
    let records: Vec<&R> = versions.iter().map(|version| &*version.record).collect();
    let blank = R::default();
    let mut found: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    for record in &records {
        for field in fields(&[*record]) {
            let value = written(*record, &blank, &field);
            found.entry(field).or_default().extend(value);
        }
    }
    let events = history.iter().map(|(_, event)| &*event.field);
    let events: BTreeSet<&str> = events.filter(|field| !field.starts_with('/')).collect();
    for field in events {
        let settled = field == MADE || blank.told().contains(&field);
        if !found.contains_key(field) && !settled && blank.json(field).is_some() {
            found.insert(field.to_owned(), Vec::new());
        }
    }
    let mut signatures: Vec<Json> = records.iter().map(|record| signature(*record)).collect();
    let mut told_besides = Vec::new();
    for (record, others) in records.iter().zip(others) {
        for other in others {
            match other.field.as_str() {
                "made_by" | "made_at" => {
                    let mut twin = (*record).clone();
                    twin.put_any(&other.field, &other.value).ok();
                    signatures.push(signature(&twin));
                }
                field if blank.told().contains(&field) => told_besides.push(other),
                _ => {
                    let is_told =
                        !other.readings.is_empty() && told(&history, &other.field, &other.readings);
                    let values = found.entry(other.field).or_default();
                    values.extend((!is_told).then_some(other.value));
                }
            }
        }
    }
    for (field, values) in &mut found {
        values.sort_unstable();
        values.dedup();
        values.retain(|value| !is_mixed(&history, field, value));
    }
    let mut united = versions
        .first()
        .map_or(blank, |version| (*version.record).clone());
    tell(&mut united, records.iter().copied());
    for Other { field, value, .. } in told_besides {
        united.tell(&field, &value).ok();
    }
    resolve(&mut united, &mut history, (kind, id), found, &records);
    made(&mut united, &mut history, (kind, id), signatures);
    *united.history_mut() = history;
    Arc::new(united)
}

/// What the program says of a record, of all versions: the largest, whatever the order in which they meet.
fn tell<'r, R: Record + 'r>(record: &mut R, versions: impl IntoIterator<Item = &'r R>) {
    for version in versions {
        for field in version.told() {
            if let Some(value) = version.json(field) {
                record.tell(field, &value).ok();
            }
        }
    }
}

/// Whether a history tells of all these values of a field.
fn told(history: &History, field: &str, values: &[Json]) -> bool {
    let events = history.of_field(field);
    let known: BTreeSet<&Json> = events
        .flat_map(|(_, event)| event.was.iter().chain([&event.value]))
        .collect();
    values.iter().all(|value| known.contains(value))
}

/// The fields of several versions: all that the record has, those this version does not know, and those of which there are
/// events. Not the signature's, which is no field's even where a file has a field of that name; nor what follows from
/// another field, or what the program says ([`tell`]).
fn fields<R: Record>(versions: &[&R]) -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    for version in versions {
        let known = version.fields().iter().chain(version.fixed()).copied();
        fields.extend(known.chain(version.extra().keys()).map(str::to_owned));
        let events = version.history().iter().map(|(_, event)| &*event.field);
        let events: BTreeSet<&str> = events.collect();
        // What has a name that begins so is a field of the file, not of the record.
        let events = events.into_iter().filter(|field| !field.starts_with('/'));
        let held = events.filter(|field| version.json(field).is_some());
        fields.extend(held.map(str::to_owned));
    }
    fields.remove(MADE);
    for told in versions.iter().flat_map(|version| version.told()) {
        fields.remove(*told);
    }
    if versions
        .first()
        .is_some_and(|version| version.fixed().contains(&"sha256"))
    {
        fields.remove("sha256");
    }
    fields
}

/// Settles the values that were found of each field, and gives the field the one that stands.
fn resolve<R: Record>(
    record: &mut R,
    history: &mut History,
    (kind, id): (&Kind, Id),
    values: BTreeMap<String, Vec<Json>>,
    versions: &[&R],
) {
    // Of two values of a field that is named as the signature's events are, one is kept.
    let made = versions
        .iter()
        .filter_map(|version| version.extra().get(MADE));
    if let Some(value) = made.max() {
        record.put_any(MADE, value).ok();
    }
    for (field, values) in values {
        let field = field.as_str();
        if let Some(value) = settle(history, (kind, id, field), values, true) {
            if record.json(field).as_ref() != Some(&value) {
                record.put_any(field, &value).ok();
            }
        } else if has_events(history, field) && !stands(record, history, field) {
            // No event holds what the field can hold; the rule must not depend on the side.
            let values = versions.iter().filter_map(|version| version.json(field));
            let values: BTreeSet<Json> = values.collect();
            for value in &values {
                record.put_any(field, value).ok();
            }
        }
    }
}

/// [`Record::stand`], by a history that is not the record's yet.
fn stands<R: Record>(record: &mut R, history: &History, field: &str) -> bool {
    let heads = standing(history, field);
    let mut heads = heads.iter().filter_map(|head| history.get(head));
    heads.any(|head| record.put_any(field, &head.value).is_ok())
}

/// A record with every field in order.
fn ordered<R: Record + Clone>(record: &R, kind: &Kind, id: Id) -> R {
    let mut ordered = record.clone();
    let events = record.history().iter().map(|(_, event)| &*event.field);
    let fields: BTreeSet<&str> = events.collect();
    for field in fields {
        order(&mut ordered, (kind, id), field, Untold::ByHand);
    }
    ordered
}

fn has_events(history: &History, field: &str) -> bool {
    history.of_field(field).next().is_some()
}

/// What a file writes of a field: nothing if it is at its default.
fn written<R: Record>(record: &R, blank: &R, field: &str) -> Option<Json> {
    let value = record.json(field)?;
    let is_default = record.fields().contains(&field) && blank.json(field).as_ref() == Some(&value);
    (!is_default).then_some(value)
}

/// Of two values without events one of which the base has, the other is the newer: it becomes an event that says so.
fn since<R: Record>(
    base: &R,
    blank: &R,
    (kind, id, field): (&Kind, Id, &str),
    values: Vec<Json>,
    history: &mut History,
) -> Vec<Json> {
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
                old.text().as_bytes(),
                new.text().as_bytes(),
            ]);
            history.insert(name, event);
            Vec::new()
        }
        _ => values,
    }
}

/// Who made a record, and when, as the events of [`MADE`] say it; null if neither is known.
fn signature<R: Record>(record: &R) -> Json {
    let (by, at) = (record.made_by(), record.made_at());
    if by.is_none() && at.is_none() {
        return Json::null();
    }
    Json::of(&json!({ "at": at, "by": by }))
}

/// Who made the record, and when: the earliest. Where the versions differ, all are in the history.
fn made<R: Record>(
    record: &mut R,
    history: &mut History,
    (kind, id): (&Kind, Id),
    signatures: impl IntoIterator<Item = Json>,
) {
    let known = signatures.into_iter().filter(|value| !value.is_null());
    let values: BTreeSet<Json> = known.collect();
    // Unlike a field's, a record's signature never has an event that the file's value was made from.
    let events = history.of_field(MADE).map(|(_, event)| &event.value);
    let all: BTreeSet<Json> = values.iter().chain(events).cloned().collect();
    settle(
        history,
        (kind, id, MADE),
        values.into_iter().collect(),
        true,
    );
    let earliest = all
        .into_iter()
        .map(|value| value.value())
        .min_by_key(|value| {
            let part = |name: &str| {
                value
                    .get(name)
                    .and_then(|part| part.as_str())
                    .map(str::to_owned)
            };
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
            let value = Json::of(&earliest.get(name));
            record.put_any(field, &value).ok();
        }
    }
}

/// Where a value may come from that no event of its field tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untold {
    /// Somebody wrote it into the file: it stands in the place of what was there.
    ByHand,
    /// Two versions of the file were made one line by line, and a line may have come to a record that it is not of: it is one
    /// more side, and a person decides.
    ByLines,
}

/// Puts a field of a record in order; see [`crate::session::Tables::order`].
pub fn order(
    record: &mut dyn Record,
    (kind, id): (&Kind, Id),
    field: &str,
    untold: Untold,
) -> bool {
    if field == MADE || record.told().contains(&field) {
        return false;
    }
    let Some(value) = record.json(field) else {
        return false;
    };
    let history = record.history();
    let heads = history.heads(field);
    let events = || heads.iter().filter_map(|name| history.get(name));
    let Some(at) = events().map(|event| event.at).max() else {
        return false;
    };
    let is_default = record.blank(field).as_ref() == Some(&value);
    if events().any(|event| event.value == value || (is_default && event.value.is_null())) {
        return record.stand(field) && record.json(field).as_ref() != Some(&value);
    }
    if untold == Untold::ByLines || (heads.len() > 1 && history.is_disputed(field)) {
        if is_mixed(history, field, &value) && record.stand(field) {
            return true;
        }
        // One more side of what is disputed: what nobody decided does not end a dispute.
        let (name, event) = found(kind, id, field, value);
        record.history_mut().insert(name, event);
        record.stand(field);
        return true;
    }
    let mut parts = vec![
        b"ordered".as_slice(),
        kind.word().as_bytes(),
        id.as_str().as_bytes(),
        field.as_bytes(),
        value.text().as_bytes(),
    ];
    parts.extend(heads.iter().map(|head| head.as_str().as_bytes()));
    let name = Id::derived(&parts);
    let mut event = by_nobody(field, value.clone(), at);
    event.replaces.clone_from(&heads);
    record.history_mut().insert(name, event);
    true
}
