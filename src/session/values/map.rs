//! Maps of the session file: a name once, and a constant last entry.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{self, IgnoredAny, MapAccess},
};

use super::id::Id;

/// Key of the constant last entry of every map of the session file: each entry before it ends with a comma, so
/// adding one never changes its neighbour's line.
pub const LAST: &str = "~";

/// Reads the value of a key into its place; a second one is an error, so that nothing is lost silently.
pub(in crate::session) fn once<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
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

/// Reads a map of records or events keyed by id, with its constant last entry. Each goes to `put`, which says whether its
/// name is new: a name that stands twice is an error.
pub(in crate::session) fn read_map<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
    what: &'static str,
    put: impl FnMut(Id, T) -> bool,
) -> Result<(), D::Error> {
    struct Visitor<T, F>(&'static str, F, std::marker::PhantomData<T>);
    impl<'de, T: Deserialize<'de>, F: FnMut(Id, T) -> bool> de::Visitor<'de> for Visitor<T, F> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self::Value, A::Error> {
            while let Some(key) = map.next_key::<MapKey>()? {
                let MapKey::Name(id) = key else {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                };
                if !(self.1)(id, map.next_value()?) {
                    return Err(de::Error::custom(format!("{} names {id} twice", self.0)));
                }
            }
            Ok(())
        }
    }
    from.deserialize_map(Visitor(what, put, std::marker::PhantomData))
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
