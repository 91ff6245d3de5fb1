//! Moments, to the second. The clock itself is read outside.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment in UTC, to the second; RFC 3339 in files (`2026-01-31T09:30:00Z`).
///
/// It says when something was recorded and is shown to people. Order never rests on it: clocks go backwards, so what
/// came first is read from what an event replaces.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, schemars::JsonSchema,
)]
#[schemars(with = "String")]
pub struct Moment(pub i64);

impl Moment {
    /// The moment in words a file holds; a moment beyond the calendar is written as its year's end.
    fn text(self) -> String {
        jiff::Timestamp::from_second(self.0).map_or_else(
            |_| "9999-12-30T22:00:00Z".to_owned(),
            |moment| moment.to_string(),
        )
    }

    /// Reads RFC 3339 with any offset; fractions of a second are dropped.
    pub fn parse(text: &str) -> Option<Self> {
        let moment: jiff::Timestamp = text.parse().ok()?;
        Some(Self(moment.as_second()))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Moment;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a moment such as 2026-01-31T09:30:00Z")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Moment, E> {
                Moment::parse(text).ok_or_else(|| {
                    E::custom(format!(
                        "{text:?} is no moment such as 2026-01-31T09:30:00Z"
                    ))
                })
            }
        }
        from.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_rfc_3339_in_utc() {
        let moment = Moment::parse("2026-01-31T10:30:00+01:00").unwrap();
        assert_eq!(moment.to_string(), "2026-01-31T09:30:00Z");
        assert_eq!(Moment::parse("yesterday"), None);
    }
}
