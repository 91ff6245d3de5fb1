//! Values into the fields they belong to, one at a time; what does not fit is put aside, never dropped.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};

use super::{
    problem::Repair,
    unify::{SECOND, insert_free, short},
};
use crate::session::{DraftText, Event, Id, Kind, LAST, Moment, Record, Table};

/// What precedes the name of a value that could not be read.
const UNREADABLE: &str = "unreadable_";

/// The name a record has when it must have one and none could be read.
const UNKNOWN: &str = "unknown";

/// Puts a value among unknown fields, under a name that says that it could not be read.
pub(super) fn put_aside(map: &mut Map<String, Value>, name: &str, value: Value) {
    insert_free(map, &format!("{UNREADABLE}{name}"), value);
}

/// A careful reading under way.
pub(super) struct Fit<'p> {
    /// What fits no record.
    pub aside: &'p mut Map<String, Value>,
    /// What is said about it.
    pub problems: &'p mut Vec<Repair>,
}

impl Fit<'_> {
    fn say(&mut self, at: &str, what: impl Into<String>) {
        self.problems.push(Repair::changed(at, what));
    }

    /// The session's own details.
    pub fn details<R: Record + Default + DeserializeOwned>(&mut self, found: Option<Value>) -> R {
        let word = Kind::Details.word();
        let Some(Value::Object(map)) = found else {
            if let Some(value) = found {
                self.say(word, "is no object: kept aside");
                self.aside.insert(word.to_owned(), value);
            }
            return R::default();
        };
        self.record::<R>(map, &[], word).unwrap_or_default()
    }

    /// One table.
    pub fn table<R: Record + Clone + Default + DeserializeOwned>(
        &mut self,
        (found, kind): (Option<Value>, Kind),
        fixed: &[&str],
    ) -> Table<R> {
        let word = kind.word();
        let entries = match found {
            Some(Value::Object(entries)) => entries,
            None => return Table::default(),
            Some(value) => {
                self.say(word, "is no map of records: kept aside");
                self.aside.insert(word.to_owned(), value);
                return Table::default();
            }
        };
        let mut aside = Map::new();
        let mut records: Vec<(Id, R)> = Vec::new();
        for (name, value) in entries {
            if name == LAST && value.is_null() {
                continue;
            }
            let at = format!("{word} › {name}");
            let Value::Object(map) = value else {
                self.say(&at, format!("is {}, no record: kept aside", short(&value)));
                aside.insert(name, value);
                continue;
            };
            let id = id_of(&name);
            if id.as_str() != name {
                self.say(
                    &at,
                    format!("{name:?} cannot name a record: it is called {id} now"),
                );
            }
            match self.record::<R>(map, fixed, &at) {
                Ok(record) => records.push((id, record)),
                Err(value) => {
                    self.say(&at, "cannot be read: kept aside");
                    aside.insert(name, value);
                }
            }
        }
        if !aside.is_empty() {
            self.aside.insert(word.to_owned(), Value::Object(aside));
        }
        records.into_iter().collect()
    }

    /// One record: every field that fits, the others among its unknown ones.
    fn record<R: Record + Default + DeserializeOwned>(
        &mut self,
        map: Map<String, Value>,
        fixed: &[&str],
        at: &str,
    ) -> Result<R, Value> {
        let mut probe = R::default();
        let mut good = Map::new();
        let mut bad = Map::new();
        for (name, value) in map {
            let inside = format!("{at} › {name}");
            let left = match name.as_str() {
                "history" => {
                    let (events, left) = self.history(value, &inside);
                    good.insert(name.clone(), events);
                    left
                }
                "made_by" => keep(&mut good, &name, value, |value| fits::<Id>(&named(value))),
                "made_at" => keep(&mut good, &name, value, fits::<Moment>),
                field if fixed.contains(&field) => {
                    let paragraphs = field == "paragraphs" && value.is_array();
                    let value = if paragraphs { lines(value) } else { value };
                    keep(&mut good, &name, value, |value| fits_fixed(field, value))
                }
                field if probe.fields().contains(&field) => {
                    self.field(&mut probe, &mut good, field, value, &inside)
                }
                _ => {
                    good.insert(name.clone(), value);
                    None
                }
            };
            if let Some(left) = left {
                self.say(
                    &inside,
                    format!(
                        "{} cannot be read here: kept as \"{UNREADABLE}{name}\"",
                        short(&left)
                    ),
                );
                bad.insert(name, left);
            }
        }
        for field in fixed {
            if !good.contains_key(*field) {
                let value = fallback(field);
                self.say(
                    &format!("{at} › {field}"),
                    format!("is missing: taken for {}", short(&value)),
                );
                good.insert((*field).to_owned(), value);
            }
        }
        for (name, value) in bad {
            put_aside(&mut good, &name, value);
        }
        self.decide(&mut good, at);
        let value = Value::Object(good);
        // By way of text: from a `Value`, numbers of unknown fields would be spelled anew.
        let read = serde_json::to_vec(&value).and_then(|text| serde_json::from_slice(&text));
        read.ok().ok_or(value)
    }

    /// A field that changes: the whole of it, or those of its entries that fit. Returns what does not.
    fn field<R: Record>(
        &mut self,
        probe: &mut R,
        good: &mut Map<String, Value>,
        field: &str,
        value: Value,
        at: &str,
    ) -> Option<Value> {
        if probe.put(field, &value).is_ok() {
            // Null stands for the default, which is not written.
            if !value.is_null() {
                good.insert(field.to_owned(), value);
            }
            return None;
        }
        let renamed = with_names(&value);
        if renamed != value && probe.put(field, &renamed).is_ok() {
            self.say(
                at,
                "holds a text that cannot name a record: renamed as the record was",
            );
            good.insert(field.to_owned(), renamed);
            return None;
        }
        // Entry by entry; if none fits, the whole is kept as it was found.
        match renamed {
            Value::Array(list) => {
                let (fit, left): (Vec<Value>, Vec<Value>) = list
                    .into_iter()
                    .partition(|entry| probe.put(field, &json!([entry])).is_ok());
                if fit.is_empty() {
                    return Some(value);
                }
                good.insert(field.to_owned(), Value::Array(fit));
                Some(Value::Array(left))
            }
            Value::Object(map) => {
                let (mut fit, mut left) = (Map::new(), Map::new());
                for (name, entry) in map {
                    let entry = anchored(entry);
                    if probe.put(field, &json!({ name.as_str(): entry })).is_ok() {
                        fit.insert(name, entry);
                    } else {
                        left.insert(name, entry);
                    }
                }
                if fit.is_empty() {
                    return Some(value);
                }
                good.insert(field.to_owned(), Value::Object(fit));
                (!left.is_empty()).then_some(Value::Object(left))
            }
            _ => Some(value),
        }
    }

    /// A history: the events that fit, and those that do not.
    fn history(&mut self, found: Value, at: &str) -> (Value, Option<Value>) {
        let Value::Object(events) = found else {
            return (json!({}), (!found.is_null()).then_some(found));
        };
        let (mut good, mut bad) = (Map::new(), Map::new());
        for (name, event) in events {
            if name == LAST && event.is_null() {
                continue;
            }
            let event = with_event_names(event);
            if fits::<Event>(&event) {
                let id = id_of(&name);
                if id.as_str() != name {
                    self.say(
                        at,
                        format!("{name:?} cannot name an event: it is called {id} now"),
                    );
                }
                good.insert(id.as_str().to_owned(), event);
            } else {
                bad.insert(name, event);
            }
        }
        let bad = (!bad.is_empty()).then_some(Value::Object(bad));
        (Value::Object(good), bad)
    }

    /// Of two values of one field, takes the one that the history leads to; the other stands in the history.
    fn decide(&mut self, record: &mut Map<String, Value>, at: &str) {
        let history: crate::session::History =
            match record.get("history").map(Deserialize::deserialize) {
                Some(Ok(history)) => history,
                _ => return,
            };
        let twice: Vec<String> = record
            .keys()
            .filter_map(|name| name.strip_suffix(SECOND))
            .filter(|name| record.contains_key(*name))
            .map(str::to_owned)
            .collect();
        for field in twice {
            let key = format!("{field}{SECOND}");
            let heads = history.heads(&field);
            let mut values = heads
                .iter()
                .filter_map(|id| history.get(id))
                .map(|event| &event.value);
            let (Some(second), Some(first)) = (record.get(&key), record.get(&field)) else {
                continue;
            };
            let held = |value: &Value| {
                history
                    .of_field(&field)
                    .any(|(_, event)| event.value == *value)
            };
            if heads.len() == 1 && values.next() == Some(second) && held(first) {
                let second = second.clone();
                self.say(
                    &format!("{at} › {field}"),
                    "the history leads to the second value: it stands",
                );
                record.insert(field, second);
                record.remove(&key);
            } else if held(second) {
                self.say(
                    &format!("{at} › {field}"),
                    "the second value stands in the history, which holds both",
                );
                record.remove(&key);
            }
        }
    }
}

/// Keeps a value that fits; returns one that does not.
fn keep(
    good: &mut Map<String, Value>,
    name: &str,
    value: Value,
    fits: impl Fn(&Value) -> bool,
) -> Option<Value> {
    if !fits(&value) {
        return Some(value);
    }
    let is_name = matches!(name, "made_by" | "article" | "claim" | "source");
    let value = if is_name { named(&value) } else { value };
    good.insert(name.to_owned(), value);
    None
}

fn fits<T: DeserializeOwned>(value: &Value) -> bool {
    T::deserialize(value).is_ok()
}

fn fits_fixed(field: &str, value: &Value) -> bool {
    match field {
        "article" | "claim" | "source" => fits::<Id>(&named(value)),
        "number" => fits::<i64>(value),
        "paragraphs" => fits::<DraftText>(value),
        _ => value.is_string(),
    }
}

/// What stands for a fixed field that could not be read.
fn fallback(field: &str) -> Value {
    match field {
        "article" | "claim" | "source" => json!(UNKNOWN),
        "number" => json!(0),
        "paragraphs" => json!([]),
        _ => json!(""),
    }
}

/// The name that a text stands for: itself, if it can name a record, else one derived from it, the same everywhere.
fn id_of(text: &str) -> Id {
    text.parse()
        .unwrap_or_else(|_| Id::derived(&[b"renamed", text.as_bytes()]))
}

/// A text that should be a name, as one.
fn named(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(id_of(text)),
        other => other.clone(),
    }
}

/// A value in which every text that should be a name is one: the value itself, the entries of a list, the keys of a map.
fn with_names(value: &Value) -> Value {
    match value {
        Value::String(_) => named(value),
        Value::Array(list) => Value::Array(list.iter().map(named).collect()),
        Value::Object(map) => {
            let entries = map
                .iter()
                .map(|(name, value)| (id_of(name).as_str().to_owned(), value.clone()));
            Value::Object(entries.collect())
        }
        other => other.clone(),
    }
}

/// An event whose names can name something.
fn with_event_names(mut event: Value) -> Value {
    if let Some(map) = event.as_object_mut() {
        for field in ["by", "replaces", "restores"] {
            if let Some(value) = map.get_mut(field) {
                *value = with_names(value);
            }
        }
    }
    event
}

/// An anchor that has a quote but no usable position begins at 0: the quote is looked for afterwards.
fn anchored(mut entry: Value) -> Value {
    let Some(map) = entry.as_object_mut() else {
        return entry;
    };
    if !map.get("exact").is_some_and(Value::is_string) {
        return entry;
    }
    for field in ["start", "end"] {
        if !map.get(field).is_some_and(Value::is_u64)
            && let Some(found) = map.insert(field.to_owned(), json!(0))
        {
            put_aside(map, field, found);
        }
    }
    for field in ["prefix", "suffix"] {
        if !map.get(field).is_some_and(Value::is_string)
            && let Some(found) = map.insert(field.to_owned(), json!(""))
        {
            put_aside(map, field, found);
        }
    }
    entry
}

/// Paragraphs that can be read: a bare text is one; of an object, what is odd becomes an unknown field.
fn lines(list: Value) -> Value {
    let Value::Array(list) = list else {
        return list;
    };
    let line = |entry: Value| {
        let mut map = match entry {
            Value::Object(map) => map,
            Value::String(text) => return json!({ "text": text }),
            other => return json!({ "text": "", "unreadable_text": other }),
        };
        for field in ["text", "role", "locator"] {
            match map.remove(field) {
                Some(value) if value.is_string() => {
                    map.insert(field.to_owned(), value);
                }
                Some(value) => put_aside(&mut map, field, value),
                None => {}
            }
        }
        map.entry("text").or_insert_with(|| json!(""));
        Value::Object(map)
    };
    Value::Array(list.into_iter().map(line).collect())
}
