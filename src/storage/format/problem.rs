//! What did not hold in a file, in words for a person.

use std::fmt;

use crate::session::{Id, Kind};

/// One thing that did not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Where: "claims › abc › anchors".
    pub at: String,
    /// What was found and what became of it.
    pub what: String,
    /// Whether the session differs from the file for it; if not, the value is kept as it was found.
    pub changed: bool,
}

impl Repair {
    /// Something that was put right.
    pub(super) fn changed(at: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            what: what.into(),
            changed: true,
        }
    }

    /// Something about the whole file.
    pub(in crate::storage) fn file(what: impl Into<String>) -> Self {
        Self::changed("the file", what)
    }

    /// Something that is wrong and was left as it is.
    pub(super) fn kept(at: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            changed: false,
            ..Self::changed(at, what)
        }
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

/// The place of a record, and of something in it.
pub(super) fn place(kind: &Kind, id: Id, field: &str) -> String {
    let kind = kind.word();
    if id == Id::SESSION {
        format!("{kind} › {field}")
    } else {
        format!("{kind} › {id} › {field}")
    }
}
