//! Bytes that are as this version writes them, to tables: the fast way.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

use super::{FORMAT, VERSION};
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

/// Whether a file holds exactly these tables, as [`super::to_bytes`] writes them; the error says what does not.
pub(super) fn same(text: &str, tables: &Tables) -> Result<(), serde_json::Error> {
    let mut from = serde_json::Deserializer::from_str(text);
    from.deserialize_map(Comparing(tables))?;
    from.end()
}

struct Comparing<'t>(&'t Tables);

impl<'de> de::Visitor<'de> for Comparing<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a session file")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let other = |key: &str| de::Error::custom(format!("{key} came back changed"));
        for key in ["format", "version"].into_iter().chain(self.0.keys()) {
            if map.next_key::<String>()?.as_deref() != Some(key) {
                return Err(other(key));
            }
            match key {
                "format" if map.next_value::<String>()? == FORMAT => {}
                "version" if map.next_value::<u64>()? == VERSION => {}
                "format" | "version" => return Err(other(key)),
                _ => self.0.same(key, &mut map)?,
            }
        }
        match map.next_key::<String>()? {
            None => Ok(()),
            Some(more) => Err(other(&more)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        session::{Command, Id},
        storage::{
            testing::{begun, stamp},
            to_bytes,
        },
    };

    #[test]
    fn what_came_back_changed_is_noticed_wherever_it_is() {
        let mut session = begun();
        let (article, _) = session.articles.all().next().unwrap();
        let claim = Command::AddClaim {
            id: Some(Id::literal("claim-1")),
            article,
            start: 0,
            end: 26,
            statement: "It cost 4 million".to_owned(),
            part_of: None,
        };
        session.apply(claim, &stamp(7)).unwrap();
        let bytes = to_bytes(&session).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        same(&text, &session).unwrap();
        for (from, to) in [
            ("It cost 4 million", "It cost 5 million"),
            ("\"claim-1\"", "\"claim-2\""),
            ("\"version\": 1", "\"version\": 2"),
            ("\"title\": \"Harbour\"", "\"title\": \"Harbor\""),
            ("  \"sources\": {\n    \"~\": null\n  },\n", ""),
            ("\"sources\": {", "\"sources\": {},\n\"sources\": {"),
            ("\n}\n", ",\n  \"zz\": 1\n}\n"),
            ("\n}\n", "\n}\n{}"),
        ] {
            assert!(text.contains(from), "{from}");
            let spoilt = text.replacen(from, to, 1);
            assert!(same(&spoilt, &session).is_err(), "{from} → {to}");
        }
        let mut other = session.clone();
        let note = Command::SetTitle {
            title: "Another".to_owned(),
        };
        other.apply(note, &stamp(8)).unwrap();
        let error = same(&text, &other).unwrap_err().to_string();
        assert!(error.contains("session came back changed"), "{error}");
    }
}
