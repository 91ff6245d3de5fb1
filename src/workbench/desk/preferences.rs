//! How a person wants the window, and how sessions begin on this machine. No part of any session.

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{
    session::{Command, Id, Kind, PRESETS, Session, Way},
    workbench::{
        actions::OwnKeys,
        kit::{page::Look, theme::Dress},
    },
};

/// What a person has chosen; nothing that was never chosen is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Preferences {
    /// How new sessions are worked on.
    #[serde(skip_serializing_if = "is_usual")]
    pub way: Way,
    /// The rating scale of new sessions.
    #[serde(skip_serializing_if = "is_usual")]
    pub scale: Option<Id>,
    /// Size of an article's text, per cent of the usual.
    #[serde(skip_serializing_if = "is_usual")]
    pub text: Option<u16>,
    /// Widest line of an article, points.
    #[serde(skip_serializing_if = "is_usual")]
    pub line: Option<u16>,
    /// Less white between things.
    #[serde(skip_serializing_if = "is_usual")]
    pub compact: bool,
    /// Colours with more contrast.
    #[serde(skip_serializing_if = "is_usual")]
    pub contrast: bool,
    /// Nothing moves of itself.
    #[serde(skip_serializing_if = "is_usual")]
    pub still: bool,
    /// Keys in place of the usual ones.
    #[serde(skip_serializing_if = "is_usual")]
    pub keys: OwnKeys,
}

fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One of what this machine remembers; what cannot be read is as if it were not there.
pub fn take<T: DeserializeOwned + Default>(map: &mut Map<String, Value>, name: &str) -> T {
    let value = map.remove(name);
    value
        .and_then(|value| serde_json::from_value(value).ok())
        .unwrap_or_default()
}

/// Damaged ones are survived one by one.
impl<'de> Deserialize<'de> for Preferences {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut map = Map::deserialize(from)?;
        Ok(Self {
            way: take(&mut map, "way"),
            scale: take(&mut map, "scale"),
            text: take(&mut map, "text"),
            line: take(&mut map, "line"),
            compact: take(&mut map, "compact"),
            contrast: take(&mut map, "contrast"),
            still: take(&mut map, "still"),
            keys: take(&mut map, "keys"),
        })
    }
}

impl Preferences {
    /// How an article's text is set, within what can be read.
    pub fn look(&self) -> Look {
        let usual = Look::default();
        Look {
            scale: self
                .text
                .map_or(usual.scale, |text| f32::from(text.clamp(70, 250)) / 100.0),
            column: self
                .line
                .map_or(usual.column, |line| f32::from(line.clamp(320, 1200))),
        }
    }

    /// How the window is dressed.
    pub const fn dress(&self) -> Dress {
        Dress {
            contrast: self.contrast,
            compact: self.compact,
            still: self.still,
        }
    }

    /// What a new session begins with, beyond what it has anyway.
    pub fn beginning(&self, session: &Session) -> Vec<Command> {
        let mut commands = match self.way {
            Way::Unset | Way::Other(_) => Vec::new(),
            _ => way(session, &self.way, self.scale.is_none()),
        };
        commands.extend(self.scale.map(|scale| Command::SetScale { scale }));
        commands
    }
}

/// The scale of the house, which has no verdicts.
const HOUSE: Id = Id::literal("house");

/// What choosing a way to work sets: the way, which suggestions are shown, and, if it is to, a rating scale that goes with it.
/// Line by line every suggestion is shown and nothing is rated; what is most worth a check is rated.
pub fn way(session: &Session, way: &Way, with_scale: bool) -> Vec<Command> {
    let mut commands = vec![Command::SetField {
        kind: Kind::Details,
        id: Id::SESSION,
        field: "way".to_owned(),
        value: way.word().into(),
    }];
    let rates = session.details.scale != Some(HOUSE);
    let scale = match way {
        Way::EveryFact if rates => Some(HOUSE),
        Way::MostWorth if !rates => PRESETS
            .iter()
            .map(|preset| preset.id)
            .find(|id| *id == Id::literal("google")),
        _ => None,
    };
    let scale = scale.filter(|_| with_scale);
    commands.extend(scale.map(|scale| Command::SetScale { scale }));
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_preferences_are_survived_one_by_one() {
        let text =
            r#"{"way": 7, "scale": "!", "text": 130, "line": -1, "compact": true, "still": "yes"}"#;
        let read: Preferences = serde_json::from_str(text).unwrap();
        let expected = Preferences {
            text: Some(130),
            compact: true,
            ..Preferences::default()
        };
        assert_eq!(read, expected);
        let written = serde_json::to_string(&read).unwrap();
        assert_eq!(written, r#"{"text":130,"compact":true}"#);
        // What nobody could read is not done.
        let mad = Preferences {
            text: Some(65_535),
            line: Some(1),
            ..Preferences::default()
        };
        assert_eq!(
            mad.look(),
            Look {
                scale: 2.5,
                column: 320.0
            }
        );
    }

    #[test]
    fn a_way_brings_the_scale_that_goes_with_it() {
        let session = Session::default();
        let every = way(&session, &Way::EveryFact, true);
        assert!(every.contains(&Command::SetScale { scale: HOUSE }));
        // A session that rates already keeps its scale.
        assert_eq!(way(&session, &Way::MostWorth, true).len(), 1);
        assert_eq!(way(&session, &Way::EveryFact, false).len(), 1);
    }
}
