//! What all records have in common: fields by name, a history, and room for what a newer version wrote.

use serde_json::Value;

use crate::session::{
    history::{
        event::Event,
        log::{History, standing},
    },
    values::{
        extra::{Extra, Json},
        id::Id,
        moment::Moment,
    },
};

/// A value that does not fit its field, or a field that is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// The record has no such field.
    #[error("a {kind} has no field {field:?}")]
    Unknown {
        /// Kind of record.
        kind: &'static str,
        /// What was asked for.
        field: String,
    },
    /// The field holds something else.
    #[error("{field:?} of a {kind} does not take this value: {why}")]
    Value {
        /// Kind of record.
        kind: &'static str,
        /// The field.
        field: String,
        /// What was wrong with the value.
        why: String,
    },
    /// The field is set when the record is made and never after, or the program alone says what it holds.
    #[error("{field:?} of a {kind} is fixed when it is made")]
    Fixed {
        /// Kind of record.
        kind: &'static str,
        /// The field.
        field: String,
    },
}

/// One record of a session. Views read its typed fields; everything that treats all records alike (commands, undo,
/// history, merge) goes through this trait, by field name.
pub trait Record {
    /// What people call it.
    fn kind(&self) -> &'static str;

    /// The names of the fields that can change, in file order.
    fn fields(&self) -> &'static [&'static str];

    /// A field's value as files hold it; a field at its default reads as that default.
    fn json(&self, field: &str) -> Option<Json>;

    /// [`Record::json`] as a tree.
    fn get(&self, field: &str) -> Option<Value> {
        self.json(field).map(|value| value.value())
    }

    /// A field's value before anybody set it; nothing for a field that this version does not know.
    fn blank(&self, field: &str) -> Option<Json>;

    /// Whether a field is one of this record's, and holds what it held before anybody set it.
    fn is_blank(&self, field: &str) -> bool {
        self.fields().contains(&field) && self.json(field) == self.blank(field)
    }

    /// Whether a field holds what an event set it to. An event may set a field to nothing: that is its default.
    fn holds(&self, field: &str, set: &Json) -> bool {
        self.json(field).is_some_and(|value| {
            value == *set || (set.is_null() && self.blank(field).as_ref() == Some(&value))
        })
    }

    /// Gives a field the first value of its heads that it can hold, in the order in which they stand; false if it can hold
    /// none.
    fn stand(&mut self, field: &str) -> bool {
        standing(self.history(), field).iter().any(|head| {
            let value = self.history().get(head).map(|event| event.value.clone());
            value.is_some_and(|value| self.put_any(field, &value).is_ok())
        })
    }

    /// The names of the fields that are set when it is made, in file order; who made it and when not among them.
    fn fixed(&self) -> &'static [&'static str];

    /// The names of the fields that hold what the program says of it, in file order: no person sets them, they have no events,
    /// and of two values the larger stands, in every copy.
    fn told(&self) -> &'static [&'static str];

    /// Gives such a field a value, if that is larger than what it holds. Returns whether it was.
    fn tell(&mut self, field: &str, value: &Json) -> Result<bool, FieldError>;

    /// The fields this version does not know.
    fn extra(&self) -> &Extra;

    /// Puts a value in a field, without a trace in the history.
    fn put(&mut self, field: &str, value: &Json) -> Result<(), FieldError>;

    /// Like [`Record::put`], fixed and new unknown fields included: for a merge, and for whoever decides what it could
    /// not.
    fn put_any(&mut self, field: &str, value: &Json) -> Result<(), FieldError>;

    /// What happened to it.
    fn history(&self) -> &History;

    /// What happened to it, to add to.
    fn history_mut(&mut self) -> &mut History;

    /// Who made it: a person of the session.
    fn made_by(&self) -> Option<Id>;

    /// When it was made, by the clock of whoever made it.
    fn made_at(&self) -> Option<Moment>;

    /// Says who made it and when.
    fn sign(&mut self, by: Option<Id>, at: Moment);

    /// Whether it was taken out. A record never leaves the file: its history would leave with it.
    fn is_removed(&self) -> bool;

    /// Sets a field and records the event. Returns the value it had, or `None` if it had this one already and nobody
    /// disputes it.
    fn set(
        &mut self,
        field: &str,
        value: &Json,
        event: Id,
        by: Option<Id>,
        at: Moment,
    ) -> Result<Option<Json>, FieldError> {
        self.write(field, value, event, (by, at), false)
    }

    /// Sets a field like [`Record::set`], also to the value that it has: somebody has said again that it is so, and what
    /// somebody else says of it meanwhile is in dispute with that.
    fn affirm(
        &mut self,
        field: &str,
        event: Id,
        by: Option<Id>,
        at: Moment,
    ) -> Result<Option<Json>, FieldError> {
        let value = self.json(field).unwrap_or_else(Json::null);
        self.write(field, &value, event, (by, at), true)
    }

    /// Refuses a field that the program alone gives a value.
    fn may_set(&self, field: &str) -> Result<(), FieldError> {
        if self.told().contains(&field) {
            return Err(FieldError::Fixed {
                kind: self.kind(),
                field: field.to_owned(),
            });
        }
        Ok(())
    }

    /// What [`Record::set`] and [`Record::affirm`] do.
    fn write(
        &mut self,
        field: &str,
        value: &Json,
        event: Id,
        (by, at): (Option<Id>, Moment),
        again: bool,
    ) -> Result<Option<Json>, FieldError> {
        let Some(before) = self.json(field) else {
            return Err(FieldError::Unknown {
                kind: self.kind(),
                field: field.to_owned(),
            });
        };
        self.may_set(field)?;
        let replaces = self.history().heads(field);
        if replaces.len() < 2 {
            self.put(field, value)?;
        } else {
            // Even a fixed field can be in dispute, where two copies were made apart; then it must be decided.
            self.put_any(field, value)?;
        }
        // What the field made of the value, so that two spellings of one value are one.
        let value = self.json(field).unwrap_or_else(Json::null);
        if before == value && replaces.len() < 2 && !again {
            return Ok(None);
        }
        // An empty object is a value where the field had none: a file writes it, and a merge must know that it was replaced.
        let blank = before.is_blank() && self.blank(field).is_none_or(|blank| blank == before);
        let was = (replaces.is_empty() && !blank).then(|| before.clone());
        let event_record = Event {
            field: field.into(),
            value,
            was,
            replaces,
            restores: None,
            by,
            at,
            extra: Extra::new(),
        };
        self.history_mut().insert(event, event_record);
        Ok(Some(before))
    }

    /// Makes a field disputed again between the values of `sides`, each an event of it with the name for the event that
    /// brings its value back. Returns the value the field had, or `None` if no side is known here.
    fn reopen(
        &mut self,
        field: &str,
        sides: &[(Id, Id)],
        by: Option<Id>,
        at: Moment,
    ) -> Result<Option<Json>, FieldError> {
        self.may_set(field)?;
        let before = self.json(field);
        let history = self.history();
        let replaces = history.heads(field);
        let restored = |&(side, name): &(Id, Id)| {
            let event = history.get(&side).filter(|event| *event.field == *field)?;
            let (origin, event) = history.origin(side, event);
            let event = Event {
                field: field.into(),
                value: event.value.clone(),
                was: None,
                replaces: replaces.clone(),
                restores: Some(origin),
                by,
                at,
                extra: Extra::new(),
            };
            Some((name, event))
        };
        let events: Vec<(Id, Event)> = sides.iter().filter_map(restored).collect();
        if events.is_empty() {
            return Ok(None);
        }
        for (name, event) in events {
            self.history_mut().insert(name, event);
        }
        self.stand(field);
        Ok(before)
    }
}

/// Defines a record: a struct of plain public fields, read from and written to the session file field by field.
///
/// `fixed` fields are set when the record is made; `fields` change through commands, each change an event; `told` ones hold
/// what the program says ([`Record::told`]). A field at its default is not written. What this version does not know is kept in `extra`. (`serde(flatten)` would lose
/// digits and order.)
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident, $kind:literal {
        fixed { $($(#[$fmeta:meta])* $fixed:ident: $ftype:ty,)* }
        fields { $($(#[$vmeta:meta])* $field:ident: $vtype:ty,)* }
        $(told { $($(#[$tmeta:meta])* $told:ident: $ttype:ty,)* })?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$fmeta])* pub $fixed: $ftype,)*
            /// Who made it: a person of the session; nobody, if extraction did.
            pub made_by: Option<$crate::session::values::id::Id>,
            /// When it was made.
            pub made_at: Option<$crate::session::values::moment::Moment>,
            $($(#[$vmeta])* pub $field: $vtype,)*
            $($($(#[$tmeta])* pub $told: Option<$ttype>,)*)?
            /// Whether it was taken out; its history stays.
            pub removed: bool,
            /// What a newer version wrote and this one does not know.
            pub extra: $crate::session::values::extra::Extra,
            /// What happened to it.
            pub history: $crate::session::history::log::History,
        }

        impl $name {
            /// The fields that are set when it is made, in file order; `made_by` and `made_at` follow them.
            pub const FIXED: &'static [&'static str] = &[$(stringify!($fixed)),*];

            /// The fields that can change, in file order.
            pub const FIELDS: &'static [&'static str] = &[$(stringify!($field),)* "removed"];

            /// The fields that hold what the program says, in file order; they follow those that can change.
            pub const TOLD: &'static [&'static str] = &[$($(stringify!($told)),*)?];
        }

        impl $crate::session::records::record::Record for $name {
            fn kind(&self) -> &'static str {
                $kind
            }

            fn fields(&self) -> &'static [&'static str] {
                Self::FIELDS
            }

            fn json(&self, field: &str) -> Option<$crate::session::values::extra::Json> {
                use $crate::session::values::extra::Json;
                match field {
                    $(stringify!($fixed) => Some(Json::of(&self.$fixed)),)*
                    $(stringify!($field) => Some(Json::of(&self.$field)),)*
                    $($(stringify!($told) => Some(Json::of(&self.$told)),)*)?
                    "removed" => Some(Json::of(&self.removed)),
                    "made_by" => Some(Json::of(&self.made_by)),
                    "made_at" => Some(Json::of(&self.made_at)),
                    _ => self.extra.get(field).cloned(),
                }
            }

            fn blank(&self, field: &str) -> Option<$crate::session::values::extra::Json> {
                Self::default().json(field)
            }

            fn put(&mut self, field: &str, value: &$crate::session::values::extra::Json) -> Result<(), $crate::session::records::record::FieldError> {
                use $crate::session::records::record::FieldError;
                #[allow(unused_variables, reason = "a record may have no fixed fields")]
                let fixed: &[&str] = &["made_by", "made_at", "history", $(stringify!($fixed),)* $($(stringify!($told),)*)?];
                let bad = |why: serde_json::Error| FieldError::Value {
                    kind: $kind,
                    field: field.to_owned(),
                    why: why.to_string(),
                };
                match field {
                    $(stringify!($field) => {
                        self.$field = if value.is_null() {
                            Default::default()
                        } else {
                            value.read::<$vtype>().map_err(bad)?
                        };
                    })*
                    "removed" => self.removed = value.read().map_err(bad)?,
                    _ if fixed.contains(&field) => {
                        return Err(FieldError::Fixed { kind: $kind, field: field.to_owned() });
                    }
                    _ if !self.extra.contains_key(field) => {
                        return Err(FieldError::Unknown { kind: $kind, field: field.to_owned() });
                    }
                    _ => {
                        self.extra.insert(field, value.clone());
                    }
                }
                Ok(())
            }

            fn fixed(&self) -> &'static [&'static str] {
                Self::FIXED
            }

            fn told(&self) -> &'static [&'static str] {
                Self::TOLD
            }

            #[allow(unused_variables, reason = "of most records the program says nothing")]
            fn tell(&mut self, field: &str, value: &$crate::session::values::extra::Json) -> Result<bool, $crate::session::records::record::FieldError> {
                use $crate::session::records::record::FieldError;
                match field {
                    $($(stringify!($told) => {
                        let said = value.read::<Option<$ttype>>().map_err(|why| FieldError::Value {
                            kind: $kind,
                            field: field.to_owned(),
                            why: why.to_string(),
                        })?;
                        let is_larger = said > self.$told;
                        if is_larger {
                            self.$told = said;
                        }
                        Ok(is_larger)
                    })*)?
                    _ => Err(FieldError::Unknown { kind: $kind, field: field.to_owned() }),
                }
            }

            fn extra(&self) -> &$crate::session::values::extra::Extra {
                &self.extra
            }

            fn put_any(&mut self, field: &str, value: &$crate::session::values::extra::Json) -> Result<(), $crate::session::records::record::FieldError> {
                use $crate::session::records::record::FieldError;
                let bad = |why: serde_json::Error| FieldError::Value {
                    kind: $kind,
                    field: field.to_owned(),
                    why: why.to_string(),
                };
                match field {
                    $(stringify!($fixed) => self.$fixed = value.read::<$ftype>().map_err(bad)?,)*
                    $($(stringify!($told) => self.$told = value.read::<Option<$ttype>>().map_err(bad)?,)*)?
                    "made_by" => self.made_by = value.read().map_err(bad)?,
                    "made_at" => self.made_at = value.read().map_err(bad)?,
                    "history" => return self.put(field, value),
                    _ if Self::FIELDS.contains(&field) => return self.put(field, value),
                    _ => {
                        self.extra.insert(field, value.clone());
                    }
                }
                Ok(())
            }

            fn history(&self) -> &$crate::session::history::log::History {
                &self.history
            }

            fn history_mut(&mut self) -> &mut $crate::session::history::log::History {
                &mut self.history
            }

            fn made_by(&self) -> Option<$crate::session::values::id::Id> {
                self.made_by
            }

            fn made_at(&self) -> Option<$crate::session::values::moment::Moment> {
                self.made_at
            }

            fn sign(&mut self, by: Option<$crate::session::values::id::Id>, at: $crate::session::values::moment::Moment) {
                self.made_by = by;
                self.made_at = Some(at);
            }

            fn is_removed(&self) -> bool {
                self.removed
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = to.serialize_map(None)?;
                $(map.serialize_entry(stringify!($fixed), &self.$fixed)?;)*
                if let Some(by) = &self.made_by {
                    map.serialize_entry("made_by", by)?;
                }
                if let Some(at) = &self.made_at {
                    map.serialize_entry("made_at", at)?;
                }
                $(if self.$field != <$vtype>::default() {
                    map.serialize_entry(stringify!($field), &self.$field)?;
                })*
                // On one line, so that a merge by lines takes the one or the other, and no mixture.
                $($(if let Some(told) = &self.$told {
                    map.serialize_entry(stringify!($told), &$crate::session::values::inline::Inline(told))?;
                })*)?
                if self.removed {
                    map.serialize_entry("removed", &true)?;
                }
                for (key, value) in self.extra.iter() {
                    map.serialize_entry(key, value)?;
                }
                map.serialize_entry("history", &self.history)?;
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                use $crate::session::values::map::once;
                #[allow(non_camel_case_types, reason = "variants are field names")]
                #[derive(serde::Deserialize)]
                #[serde(field_identifier)]
                enum Key {
                    $($fixed,)*
                    made_by,
                    made_at,
                    $($field,)*
                    $($($told,)*)?
                    removed,
                    history,
                    Other__(String),
                }
                #[derive(Default)]
                struct Parts {
                    $($fixed: Option<$ftype>,)*
                    made_by: Option<Option<$crate::session::values::id::Id>>,
                    made_at: Option<Option<$crate::session::values::moment::Moment>>,
                    $($field: Option<$vtype>,)*
                    $($($told: Option<Option<$ttype>>,)*)?
                    removed: Option<bool>,
                    history: Option<$crate::session::history::log::History>,
                    extra: $crate::session::values::extra::Extra,
                }
                struct Visitor;
                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("a ", $kind))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut parts = Parts::default();
                        while let Some(key) = map.next_key()? {
                            match key {
                                $(Key::$fixed => once(&mut parts.$fixed, stringify!($fixed), &mut map)?,)*
                                Key::made_by => once(&mut parts.made_by, "made_by", &mut map)?,
                                Key::made_at => once(&mut parts.made_at, "made_at", &mut map)?,
                                $(Key::$field => once(&mut parts.$field, stringify!($field), &mut map)?,)*
                                $($(Key::$told => once(&mut parts.$told, stringify!($told), &mut map)?,)*)?
                                Key::removed => once(&mut parts.removed, "removed", &mut map)?,
                                Key::history => once(&mut parts.history, "history", &mut map)?,
                                Key::Other__(key) => {
                                    if parts.extra.contains_key(&key) {
                                        return Err(serde::de::Error::custom(format!("duplicate field `{key}`")));
                                    }
                                    parts.extra.insert(key, map.next_value::<$crate::session::values::extra::Json>()?);
                                }
                            }
                        }
                        Ok($name {
                            $($fixed: parts.$fixed.ok_or_else(|| serde::de::Error::missing_field(stringify!($fixed)))?,)*
                            made_by: parts.made_by.unwrap_or_default(),
                            made_at: parts.made_at.unwrap_or_default(),
                            $($field: parts.$field.unwrap_or_default(),)*
                            $($($told: parts.$told.unwrap_or_default(),)*)?
                            removed: parts.removed.unwrap_or_default(),
                            history: parts.history.unwrap_or_default(),
                            extra: parts.extra,
                        })
                    }
                }
                from.deserialize_map(Visitor)
            }
        }
    };
}

pub(crate) use record;
