//! What happened to a record, append-only.
//!
//! An event sets one field and names the events it replaces, so that order comes from causality and not from clocks.
//! A field's *heads* are its events that nothing replaces. One head is the field's value; two heads are a conflict:
//! two people set the field without knowing of each other, both values stay, and a person decides.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, IgnoredAny, MapAccess},
    ser::SerializeMap as _,
};
use serde_json::Value;

use super::{Extra, Id, Inline, Moment};

/// Key of the constant last entry of every map of the session file: each entry before it ends with a comma, so
/// adding one never changes its neighbour's line.
pub const LAST: &str = "~";

/// The field under which a record's history holds who made it and when, where copies differ. Nobody is asked about it:
/// the earliest stands.
pub(super) const MADE: &str = "made";

/// One change of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Which field.
    pub field: Box<str>,
    /// What it was set to.
    pub value: Value,
    /// What it was before its first event, if that was not its default: without it an earlier value would be lost.
    pub was: Option<Value>,
    /// The events whose values this one replaced; empty for the first.
    pub replaces: Vec<Id>,
    /// The event whose value this one brings back, where a decision between two was taken back: it says whose the
    /// value is, and since when. It is never one that restores another.
    pub restores: Option<Id>,
    /// Who: a person of the session.
    pub by: Option<Id>,
    /// When, by that person's clock.
    pub at: Moment,
    /// What a newer version wrote and this one does not know.
    pub extra: Extra,
}

/// The events of one record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    events: BTreeMap<Id, Event>,
}

impl History {
    /// The events, by name. Their order means nothing.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Event)> {
        self.events.iter()
    }

    /// Number of events.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether nothing has happened.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// One event.
    pub fn get(&self, id: &Id) -> Option<&Event> {
        self.events.get(id)
    }

    /// The event that first said what this one says, and its name: another only where this one brings that one's value
    /// back.
    pub fn origin<'a>(&'a self, name: Id, event: &'a Event) -> (Id, &'a Event) {
        let origin = event.restores.and_then(|id| Some((id, self.get(&id)?)));
        origin.unwrap_or((name, event))
    }

    /// Adds an event; one of the same name stays as it is, for an event never changes.
    pub fn insert(&mut self, id: Id, event: Event) {
        self.events.entry(id).or_insert(event);
    }

    /// Takes out an event that a merge put in and that nothing needs any more.
    pub(super) fn remove(&mut self, id: Id) {
        self.events.remove(&id);
    }

    /// The events of both. Two that share a name and differ, as only a hand makes them, both stay: the one whose text
    /// sorts last under a name made of what it says.
    pub(super) fn union(&self, other: &Self) -> Self {
        let text = |event: &Event| serde_json::to_string(event).unwrap_or_default();
        let mut all = self.clone();
        for (id, theirs) in &other.events {
            match all.events.get(id) {
                None => {
                    all.events.insert(*id, theirs.clone());
                }
                Some(ours) if ours == theirs => {}
                Some(ours) => {
                    let ours = ours.clone();
                    let (first, second) = if text(&ours) <= text(theirs) {
                        (ours, theirs.clone())
                    } else {
                        (theirs.clone(), ours)
                    };
                    let name =
                        Id::derived(&[b"twin", id.as_str().as_bytes(), text(&second).as_bytes()]);
                    all.events.insert(*id, first);
                    all.events.insert(name, second);
                }
            }
        }
        all
    }

    /// The events of `field` that no other replaces, by name. Linear in the events of the record.
    pub fn heads(&self, field: &str) -> Vec<Id> {
        let mut heads: BTreeSet<Id> = BTreeSet::new();
        let mut replaced: BTreeSet<Id> = BTreeSet::new();
        for (id, event) in self.of_field(field) {
            heads.insert(*id);
            replaced.extend(event.replaces.iter().copied());
        }
        heads.difference(&replaced).copied().collect()
    }

    /// The fields that have more than one head with different values. One pass over the events, up to logarithms.
    pub fn disputed(&self) -> Vec<&str> {
        let replaced: BTreeSet<(&str, Id)> = self
            .events
            .values()
            .flat_map(|event| event.replaces.iter().map(|id| (&*event.field, *id)))
            .collect();
        let mut heads: BTreeMap<&str, (&Value, bool)> = BTreeMap::new();
        for (id, event) in &self.events {
            if &*event.field != MADE && !replaced.contains(&(&*event.field, *id)) {
                let (first, differ) = heads.entry(&event.field).or_insert((&event.value, false));
                *differ |= **first != event.value;
            }
        }
        let disputed = heads.into_iter().filter(|(_, (_, differ))| *differ);
        disputed.map(|(field, _)| field).collect()
    }

    /// The heads of a field whose values differ; none of a field that nobody disputes.
    pub fn sides(&self, field: &str) -> Vec<Id> {
        let heads = self.heads(field);
        let mut values = heads.iter().filter_map(|id| Some(&self.get(id)?.value));
        let first = values.next();
        if values.any(|value| Some(value) != first) {
            heads
        } else {
            Vec::new()
        }
    }

    /// The events of one field.
    pub fn of_field<'a>(&'a self, field: &'a str) -> impl Iterator<Item = (&'a Id, &'a Event)> {
        self.events
            .iter()
            .filter(move |(_, event)| &*event.field == field)
    }
}

/// The values of a field's heads, the one that stands first. Of several heads one must be shown until a person decides,
/// and it is the same in every copy: what keeps a record in sight, what asks for more work, what keeps a secret; else
/// the first by name, of what was brought back by the name it first had. (Where a hand made events replace one another in
/// a circle, all are taken for heads.)
pub(super) fn standing(history: &History, field: &str) -> Vec<Value> {
    let mut heads = history.heads(field);
    if heads.is_empty() {
        heads = history.of_field(field).map(|(id, _)| *id).collect();
    }
    let mut values: Vec<(u8, Id, &Value)> = heads
        .into_iter()
        .filter_map(|id| Some((id, history.get(&id)?)))
        .map(|(id, event)| {
            (
                precedence(field, &event.value),
                history.origin(id, event).0,
                &event.value,
            )
        })
        .collect();
    values.sort_unstable_by_key(|(first, id, _)| (*first, *id));
    values
        .into_iter()
        .map(|(_, _, value)| value.clone())
        .collect()
}

/// Which of two disputed values of a field is shown: the lower.
fn precedence(field: &str, value: &Value) -> u8 {
    match (field, value.as_str()) {
        ("removed", _) => u8::from(*value == Value::Bool(true)),
        ("confidential", _) => u8::from(*value != Value::Bool(true)),
        ("parent" | "merged_into", _) => u8::from(!value.is_null()),
        ("check_status", Some("needs_attention")) => 0,
        ("check_status", Some("in_progress")) => 1,
        ("check_status", Some("to_check")) => 2,
        ("check_status", Some("checked")) => 4,
        ("check_status", _) => 3,
        ("standing", Some("dismissed")) => 2,
        ("standing", Some("suggested")) => 1,
        _ => 0,
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("field", &self.field)?;
        map.serialize_entry("value", &self.value)?;
        if let Some(was) = &self.was {
            map.serialize_entry("was", was)?;
        }
        if !self.replaces.is_empty() {
            map.serialize_entry("replaces", &self.replaces)?;
        }
        if let Some(restores) = &self.restores {
            map.serialize_entry("restores", restores)?;
        }
        if let Some(by) = &self.by {
            map.serialize_entry("by", by)?;
        }
        map.serialize_entry("at", &self.at)?;
        for (key, value) in &self.extra {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(field_identifier, rename_all = "snake_case")]
        enum Key {
            Field,
            Value,
            Was,
            Replaces,
            Restores,
            By,
            At,
            Other(String),
        }
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Event;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an event")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Event, A::Error> {
                let (mut field, mut value, mut was) = (None, None, None);
                let (mut replaces, mut restores, mut by, mut at) = (None, None, None, None);
                let mut extra = Extra::new();
                while let Some(key) = map.next_key()? {
                    match key {
                        Key::Field => once(&mut field, "field", &mut map)?,
                        Key::Value => once(&mut value, "value", &mut map)?,
                        Key::Was => once(&mut was, "was", &mut map)?,
                        Key::Replaces => once(&mut replaces, "replaces", &mut map)?,
                        Key::Restores => once(&mut restores, "restores", &mut map)?,
                        Key::By => once(&mut by, "by", &mut map)?,
                        Key::At => once(&mut at, "at", &mut map)?,
                        Key::Other(key) => {
                            if extra.contains_key(&key) {
                                return Err(de::Error::custom(format!("duplicate field `{key}`")));
                            }
                            extra.insert(key, map.next_value()?);
                        }
                    }
                }
                Ok(Event {
                    field: field.ok_or_else(|| de::Error::missing_field("field"))?,
                    value: value.ok_or_else(|| de::Error::missing_field("value"))?,
                    was,
                    replaces: replaces.unwrap_or_default(),
                    restores,
                    by,
                    at: at.ok_or_else(|| de::Error::missing_field("at"))?,
                    extra,
                })
            }
        }
        from.deserialize_map(Visitor)
    }
}

/// Reads the value of a key into its place; a second one is an error, so that nothing is lost silently.
pub(super) fn once<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    place: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if place.is_some() {
        return Err(de::Error::duplicate_field(name));
    }
    *place = Some(map.next_value()?);
    Ok(())
}

impl Serialize for History {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (id, event) in &self.events {
            map.serialize_entry(id, &Inline(event))?;
        }
        map.serialize_entry(LAST, &())?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for History {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_map(from, "a history").map(|events| Self { events })
    }
}

/// Reads a map of records or events keyed by id, with its constant last entry; a key that stands twice is an error.
pub(super) fn read_map<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
    what: &'static str,
) -> Result<BTreeMap<Id, T>, D::Error> {
    struct Visitor<T>(&'static str, std::marker::PhantomData<T>);
    impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
        type Value = BTreeMap<Id, T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = BTreeMap::new();
            while let Some(key) = map.next_key::<MapKey>()? {
                let MapKey::Name(id) = key else {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                };
                if found.insert(id, map.next_value()?).is_some() {
                    return Err(de::Error::custom(format!("{} names {id} twice", self.0)));
                }
            }
            Ok(found)
        }
    }
    from.deserialize_map(Visitor(what, std::marker::PhantomData))
}

/// A key of a map of records: a name, or the constant last entry.
enum MapKey {
    Name(Id),
    Last,
}

impl<'de> Deserialize<'de> for MapKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = MapKey;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a record")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<MapKey, E> {
                if text == LAST {
                    return Ok(MapKey::Last);
                }
                text.parse().map(MapKey::Name).map_err(E::custom)
            }
        }
        from.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(value: i64, replaces: &[&str]) -> Event {
        Event {
            field: "note".into(),
            value: value.into(),
            was: None,
            replaces: replaces.iter().map(|id| id.parse().unwrap()).collect(),
            restores: None,
            by: None,
            at: Moment(0),
            extra: Extra::new(),
        }
    }

    fn history(events: &[(&str, Event)]) -> History {
        let mut history = History::default();
        for (id, event) in events {
            history.insert(id.parse().unwrap(), event.clone());
        }
        history
    }

    #[test]
    fn the_head_is_what_nothing_replaces_whatever_the_names_order() {
        let history = history(&[("z", event(1, &[])), ("a", event(2, &["z"]))]);
        assert_eq!(history.heads("note"), ["a".parse().unwrap()]);
        assert!(history.disputed().is_empty());
    }

    #[test]
    fn two_heads_are_a_conflict_unless_they_agree() {
        let differ = history(&[("a", event(1, &[])), ("b", event(2, &[]))]);
        assert_eq!(differ.disputed(), ["note"]);
        let agree = history(&[("a", event(1, &[])), ("b", event(1, &[]))]);
        assert!(agree.disputed().is_empty());
    }

    #[test]
    fn an_event_stands_on_one_line_and_keeps_what_it_does_not_know() {
        let text = r#"{"a":{"field":"note","value":1.50,"was":"x","replaces":["b"],"at":"2026-01-31T09:30:00Z","mood":1e+400},"~":null}"#;
        let history: History = serde_json::from_str(text).unwrap();
        let pretty = serde_json::to_string_pretty(&history).unwrap();
        assert_eq!(pretty.lines().count(), 4);
        assert_eq!(serde_json::to_string(&history).unwrap(), text);
    }

    #[test]
    fn a_name_that_stands_twice_is_refused() {
        let text = r#"{"a":{"field":"x","value":1,"at":"2026-01-31T09:30:00Z"},"a":{"field":"x","value":2,"at":"2026-01-31T09:30:00Z"}}"#;
        assert!(serde_json::from_str::<History>(text).is_err());
    }
}
