//! Bytes that are as this version writes them, to tables: the fast way.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

use super::FORMAT;
use crate::session::{Seen, Tables};

/// A file that was read to the letter.
pub(super) struct Strict {
    pub version: u64,
    pub tables: Tables,
}

/// Reads a file in which every record, field and event is well formed; anything else is an error, and [`super::repair`]
/// has a closer look. References and positions are not checked here.
pub(super) fn read(bytes: &[u8]) -> Result<Strict, serde_json::Error> {
    // Looked at once as a whole: from a slice, each string would be looked at by itself.
    let text = std::str::from_utf8(bytes).map_err(de::Error::custom)?;
    serde_json::from_str(text)
}

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Visitor)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Strict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a session file")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Strict, A::Error> {
        let (mut format, mut version) = (None::<String>, None::<u64>);
        let mut tables = Tables::default();
        let mut seen = Seen::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "format" if format.is_none() => format = Some(map.next_value()?),
                "version" if version.is_none() => version = Some(map.next_value()?),
                "format" => return Err(de::Error::duplicate_field("format")),
                "version" => return Err(de::Error::duplicate_field("version")),
                _ => tables.read(&mut seen, &key, &mut map)?,
            }
        }
        if format.as_deref() != Some(FORMAT) {
            return Err(de::Error::custom("this is no session file"));
        }
        let version = version.ok_or_else(|| de::Error::missing_field("version"))?;
        Ok(Strict { version, tables })
    }
}
