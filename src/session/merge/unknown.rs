//! The fields of the file itself that this version does not know: a newer version's tables.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::settle;
use crate::session::{
    Extra, Id, Kind,
    history::{History, standing},
};

/// Values by their place, a JSON pointer (RFC 6901) from the file's root. An object is its entries, at any depth.
type Leaves = BTreeMap<String, Value>;

/// Joins what both files hold. Where they differ, both values are events of `details`, whose field is the place.
pub fn join(
    ours: &Extra,
    theirs: &Extra,
    histories: (&History, &History),
    details: &mut History,
) -> Extra {
    if ours == theirs {
        return ours.clone();
    }
    let sides = [(leaves(ours), histories.0), (leaves(theirs), histories.1)];
    let mut places: BTreeSet<String> = sides
        .iter()
        .flat_map(|(leaves, _)| leaves.keys().cloned())
        .collect();
    let events = details.iter().map(|(_, event)| &*event.field);
    let events = events.filter(|field| field.starts_with('/'));
    places.extend(events.map(str::to_owned));
    let mut joined = Leaves::new();
    for place in &places {
        let mut values: Vec<Value> = Vec::new();
        for (leaves, history) in &sides {
            if let Some(value) = leaves.get(place)
                && history.of_field(place).next().is_none()
                && !values.contains(value)
            {
                values.push(value.clone());
            }
        }
        let inside = format!("{place}/");
        let holds_more = places
            .range(inside.clone()..)
            .next()
            .is_some_and(|next| next.starts_with(&inside));
        // An empty object says nothing where the other side has entries.
        if holds_more {
            values.retain(|value| !is_empty_object(value));
        }
        let at = (&Kind::Details, Id::SESSION, place.as_str());
        let alone = settle(details, at, values, !holds_more);
        if holds_more {
            continue;
        }
        if let Some(value) = alone.or_else(|| standing(details, place).into_iter().next()) {
            joined.insert(place.clone(), value);
        }
    }
    let mut root = Map::new();
    for (place, value) in joined {
        let mut names = place.split('/').skip(1).map(unescaped);
        if let Some(first) = names.next() {
            put(&mut root, first, names, value);
        }
    }
    root.into_iter().collect()
}

fn is_empty_object(value: &Value) -> bool {
    value.as_object().is_some_and(Map::is_empty)
}

fn leaves(extra: &Extra) -> Leaves {
    fn walk(place: String, value: &Value, found: &mut Leaves) {
        match value {
            Value::Object(map) if !map.is_empty() => {
                for (name, value) in map {
                    walk(format!("{place}/{}", escaped(name)), value, found);
                }
            }
            value => {
                found.insert(place, value.clone());
            }
        }
    }
    let mut found = Leaves::new();
    for (name, value) in extra {
        walk(format!("/{}", escaped(name)), value, &mut found);
    }
    found
}

fn put(
    map: &mut Map<String, Value>,
    name: String,
    mut rest: impl Iterator<Item = String>,
    value: Value,
) {
    // A loop, for an iterator cannot recur with itself.
    let mut map = map;
    let mut name = name;
    for next in &mut rest {
        let inner = map.entry(name).or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(inner) = inner else { return };
        map = inner;
        name = next;
    }
    map.insert(name, value);
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn unescaped(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}
