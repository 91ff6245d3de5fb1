//! How a table was made, as its hidden column says it: whoever reads it back makes it anew to see what changed.

use super::super::{Language, Options};

/// The version of the table.
const VERSION: &str = "1";

/// What the head of the hidden column with the ids of claims says.
pub const ID: &str = "tickmark id";

/// How a table was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setup {
    /// In which language.
    pub language: Language,
    /// With what of that which usually stays inside.
    pub options: Options,
}

impl Setup {
    /// What the head of the hidden column with the prints says.
    pub fn tag(self) -> String {
        let mut tag = format!("tickmark {VERSION} {}", self.language.code());
        for (word, said) in [
            (" names", self.options.people),
            (" confidential", self.options.confidential),
        ] {
            tag.push_str(if said { word } else { "" });
        }
        tag
    }

    /// Reads a [`Setup::tag`]; nothing for what is none.
    ///
    /// # Errors
    /// It is one of a version that this program does not know; its name.
    pub fn read(tag: &str) -> Result<Option<Self>, String> {
        let mut words = tag.split_whitespace();
        if words.next() != Some("tickmark") {
            return Ok(None);
        }
        let version = words.next().unwrap_or("");
        if version == "id" {
            return Ok(None);
        }
        let language = words.next().and_then(Language::with_code);
        let Some(language) = language.filter(|_| version == VERSION) else {
            return Err(tag.chars().take(60).collect());
        };
        let rest: Vec<&str> = words.collect();
        Ok(Some(Self {
            language,
            options: Options {
                people: rest.contains(&"names"),
                confidential: rest.contains(&"confidential"),
            },
        }))
    }
}
