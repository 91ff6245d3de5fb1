//! Whether a file holds a session, record for record: read and compared in one go, so that the proof of a save neither
//! builds a second session nor waits for one to be freed.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, MapAccess},
};

use super::record::Record;
use crate::session::values::{id::Id, map::LAST};

/// Reads a map of records, or a part of one, and compares it with these, which are in order by name; the error names the
/// first that differs.
#[derive(Debug)]
pub struct Same<I>(pub I);

impl<'de, 't, R, I> DeserializeSeed<'de> for Same<I>
where
    R: Record + Clone + Deserialize<'de> + PartialEq + 't,
    I: Iterator<Item = (Id, &'t R)>,
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de, 't, R, I> de::Visitor<'de> for Same<I>
where
    R: Record + Clone + Deserialize<'de> + PartialEq + 't,
    I: Iterator<Item = (Id, &'t R)>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of records")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let other =
            |name: &dyn fmt::Display| de::Error::custom(format!("{name} came back changed"));
        for (id, record) in self.0 {
            if map.next_key::<Id>()? != Some(id) || map.next_value::<R>()? != *record {
                return Err(other(&id));
            }
        }
        if map.next_key::<String>()?.as_deref() != Some(LAST) {
            return Err(other(&LAST));
        }
        map.next_value::<()>()?;
        match map.next_key::<String>()? {
            None => Ok(()),
            Some(more) => Err(other(&more)),
        }
    }
}
