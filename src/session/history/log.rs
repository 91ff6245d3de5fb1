//! What happened to a record, append-only.
//!
//! An event sets one field and names the events it replaces, so that order comes from causality and not from clocks.
//! A field's *heads* are its events that nothing replaces. One head is the field's value; two heads are a conflict:
//! two people set the field without knowing of each other, both values stay, and a person decides.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::event::Event;
use crate::session::values::{
    extra::Json,
    id::Id,
    inline::Inline,
    map::{LAST, read_map},
};
use crate::text::Few;
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeMap as _};

/// The field under which a record's history holds who made it and when, where copies differ. Nobody is asked about it:
/// the earliest stands.
pub(in crate::session) const MADE: &str = "made";

/// Fields that a program gives and no person decides: where copies differ, nobody is asked. (What the program says of a record
/// has no events; those that a file holds for all that mean nothing.)
pub(in crate::session) const UNASKED: &[&str] = &[MADE, "fact_number", "letter", "weighed"];

/// From so many events on, a record's history knows which of them are of which field; a shorter one is looked through.
const MANY: usize = 64;

/// The names of the events of each field.
type ByField = BTreeMap<Box<str>, BTreeSet<Id>>;

/// The events of one record.
#[derive(Clone, Debug, Default)]
pub struct History {
    events: Few<Id, Event>,
    /// The events by field, once there are many.
    fields: Option<Arc<ByField>>,
}

impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        self.events == other.events
    }
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
        if self.events.contains_key(&id) {
            return;
        }
        if let Some(fields) = &mut self.fields {
            let fields = Arc::make_mut(fields);
            fields.entry(event.field.clone()).or_default().insert(id);
        }
        self.events.insert(id, event);
        if self.fields.is_none() && self.events.len() >= MANY {
            self.fields = Some(Arc::new(by_field(&self.events)));
        }
    }

    /// Takes out an event that a merge put in and that nothing needs any more.
    pub(in crate::session) fn remove(&mut self, id: Id) {
        let Some(event) = self.events.remove(&id) else {
            return;
        };
        let of_field = self.fields.as_mut();
        let of_field = of_field.map(Arc::make_mut);
        if let Some(of_field) = of_field.and_then(|fields| fields.get_mut(&event.field)) {
            of_field.remove(&id);
        }
    }

    /// What happened to all fields but these.
    pub(in crate::session) fn without(&self, fields: &[&str]) -> Self {
        let mut left = Self::default();
        for (id, event) in self.events.iter() {
            if !fields.contains(&&*event.field) {
                left.insert(*id, event.clone());
            }
        }
        left
    }

    /// Adds an event of another copy. Two that share a name and differ, as only a hand makes them, both stay: the one
    /// whose text sorts last under a name made of what it says.
    pub fn admit(&mut self, id: Id, theirs: Event) {
        let text = |event: &Event| serde_json::to_string(event).unwrap_or_default();
        let second = match self.events.get(&id) {
            None => return self.insert(id, theirs),
            Some(ours) if *ours == theirs => return,
            Some(ours) if text(ours) <= text(&theirs) => theirs,
            Some(ours) => {
                let ours = ours.clone();
                self.remove(id);
                self.insert(id, theirs);
                ours
            }
        };
        let name = Id::derived(&[b"twin", id.as_str().as_bytes(), text(&second).as_bytes()]);
        self.insert(name, second);
    }

    /// The events of both; see [`History::admit`].
    pub(in crate::session) fn union(&self, other: &Self) -> Self {
        let mut all = self.clone();
        for (id, theirs) in other.events.iter() {
            all.admit(*id, theirs.clone());
        }
        all
    }

    /// The events of `field` that no other replaces, by name. Linear in the events of the field, up to logarithms.
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
        if self.events.len() < 2 {
            return Vec::new();
        }
        // Of most records every field was set once at most.
        let mut fields: Vec<&str> = self.events.values().map(|event| &*event.field).collect();
        fields.sort_unstable();
        if fields.is_sorted_by(|one, next| one < next) {
            return Vec::new();
        }
        let replaced: BTreeSet<(&str, Id)> = self
            .events
            .values()
            .flat_map(|event| event.replaces.iter().map(|id| (&*event.field, *id)))
            .collect();
        let mut heads: BTreeMap<&str, (&Json, bool)> = BTreeMap::new();
        for (id, event) in self.events.iter() {
            if !UNASKED.contains(&&*event.field) && !replaced.contains(&(&*event.field, *id)) {
                let (first, differ) = heads.entry(&event.field).or_insert((&event.value, false));
                *differ |= **first != event.value;
            }
        }
        let disputed = heads.into_iter().filter(|(_, (_, differ))| *differ);
        disputed.map(|(field, _)| field).collect()
    }

    /// Whether a field has heads whose values differ.
    pub fn is_disputed(&self, field: &str) -> bool {
        !self.sides(field).is_empty()
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
        let known = self.fields.as_ref().map(|fields| {
            let of_field = fields.get(field).into_iter().flatten();
            of_field.filter_map(|id| self.events.get_key_value(id))
        });
        let looked_for = self.fields.is_none().then(|| {
            let all = self.events.iter();
            all.filter(move |(_, event)| &*event.field == field)
        });
        let known = known.into_iter().flatten();
        known.chain(looked_for.into_iter().flatten())
    }
}

fn by_field(events: &Few<Id, Event>) -> ByField {
    let mut fields = ByField::new();
    for (id, event) in events.iter() {
        fields.entry(event.field.clone()).or_default().insert(*id);
    }
    fields
}

/// The heads of a field, the one whose value stands first. Of several heads one must be shown until a person decides,
/// and it is the same in every copy: what keeps a record in sight, what asks for more work, what keeps a secret, the lower of two numbers; else
/// the first by name, of what was brought back by the name it first had. (Where a hand made events replace one another in
/// a circle, all are taken for heads.)
pub(in crate::session) fn standing(history: &History, field: &str) -> Vec<Id> {
    let mut heads = history.heads(field);
    if heads.is_empty() {
        heads = history.of_field(field).map(|(id, _)| *id).collect();
    }
    heads.sort_by_cached_key(|id| {
        let event = history.get(id);
        let first = event.map(|event| (precedence(field, &event.value), event));
        first.map(|(first, event)| (first, history.origin(*id, event).0))
    });
    heads
}

/// Which of two disputed values of a field is shown: the lower.
fn precedence(field: &str, value: &Json) -> i64 {
    match field {
        "removed" => i64::from(value.text() == "true"),
        "confidential" => i64::from(value.text() != "true"),
        "parent" | "merged_into" => i64::from(!value.is_null()),
        // A claim that two people took apart alike has parts to decide.
        "in_parts" => i64::from(value.text() != "true"),
        "fact_number" | "letter" => value.read().unwrap_or(i64::MAX),
        "check_status" => match value.as_str().as_deref() {
            Some("needs_attention") => 0,
            Some("in_progress") => 1,
            Some("to_check") => 2,
            Some("checked") => 4,
            _ => 3,
        },
        "standing" => match value.as_str().as_deref() {
            Some("dismissed") => 2,
            Some("suggested") => 1,
            _ => 0,
        },
        _ => 0,
    }
}

impl IntoIterator for History {
    type Item = (Id, Event);
    type IntoIter = <Few<Id, Event> as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.events.into_iter()
    }
}

impl Serialize for History {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (id, event) in self.events.iter() {
            map.serialize_entry(id, &Inline(event))?;
        }
        map.serialize_entry(LAST, &())?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for History {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut events = Few::new();
        read_map(from, "a history", |id, event| {
            events.insert(id, event).is_none()
        })?;
        let fields = (events.len() >= MANY).then(|| Arc::new(by_field(&events)));
        Ok(Self { events, fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::values::{extra::Extra, moment::Moment};

    fn event(value: i64, replaces: &[&str]) -> Event {
        Event {
            field: "note".into(),
            value: Json::of(&value),
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
