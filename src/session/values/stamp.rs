//! Who does something, when, and with which new names: everything a command needs from outside.

use serde::{Deserialize, Serialize};

use super::{id::Id, moment::Moment};

/// Somebody at the keyboard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// Name; empty while nobody has said.
    pub name: String,
    /// Initials.
    #[serde(default)]
    pub initials: String,
}

impl Author {
    /// The initials that a name has by itself: of its first four words.
    pub fn initials_of(name: &str) -> String {
        let words = name.split_whitespace();
        words
            .filter_map(|word| word.chars().next())
            .take(4)
            .collect()
    }

    /// The name of the person's record: derived from the name, so that one person at two machines is one person.
    pub fn id(&self) -> Option<Id> {
        let name = self.name.trim();
        (!name.is_empty()).then(|| Id::derived(&[b"person", name.to_lowercase().as_bytes()]))
    }
}

/// What comes with a command: who, when, and the seed of the names it gives to what it makes. A command with the same
/// stamp does the same on every machine; that is how the journal is replayed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Who.
    pub by: Author,
    /// When.
    pub at: Moment,
    /// A random name, used once; the names of new records and events are derived from it.
    pub seed: Id,
}

impl Stamp {
    /// The n-th name that comes with this stamp.
    pub fn name(&self, n: u64) -> Id {
        Id::derived(&[self.seed.as_str().as_bytes(), &n.to_le_bytes()])
    }
}
