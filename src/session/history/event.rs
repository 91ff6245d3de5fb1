//! One change of one field, and how a file holds it.

use std::fmt;

use crate::session::values::{
    extra::{Extra, Json},
    id::Id,
    map::once,
    moment::Moment,
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess},
    ser::SerializeMap as _,
};

/// One change of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Which field.
    pub field: Box<str>,
    /// What it was set to.
    pub value: Json,
    /// What it was before its first event, if that was not its default: without it an earlier value would be lost.
    pub was: Option<Json>,
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
        for (key, value) in self.extra.iter() {
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
                            extra.insert(key, map.next_value::<Json>()?);
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
