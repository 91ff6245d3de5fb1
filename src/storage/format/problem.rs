//! What did not hold in a file, in words for a person.

use std::fmt;

use crate::{
    session::{Id, Kind},
    text::brief,
};

/// One thing that did not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Where: "claims › abc › anchors".
    pub at: String,
    /// What was found and what became of it.
    pub what: String,
    /// Whether the session differs from the file for it; if not, the value is kept as it was found.
    pub changed: bool,
    /// The kind of record, if a whole one could not be read and is kept aside.
    pub lost: Option<Kind>,
}

/// The longest message, in code points.
const LONGEST: usize = 600;

impl Repair {
    fn new(at: &str, what: &str, changed: bool) -> Self {
        Self {
            at: brief(at, LONGEST).into_owned(),
            what: brief(what, LONGEST).into_owned(),
            changed,
            lost: None,
        }
    }

    /// Something about the whole file.
    pub(in crate::storage) fn file(what: impl AsRef<str>) -> Self {
        Self::new("the file", what.as_ref(), true)
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

/// So many are told one by one; of more, only the number is. Nobody reads a million.
const MOST: usize = 1_000;

/// What did not hold, as it is found.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Repair>,
    /// How many more were put right, and how many were left as they are.
    more: (usize, usize),
}

impl Problems {
    /// Something that was put right.
    pub fn changed(&mut self, at: &str, what: impl FnOnce() -> String) {
        if self.list.len() < MOST {
            self.list.push(Repair::new(at, &what(), true));
        } else {
            self.more.0 += 1;
        }
    }

    /// A record that could not be read. All are counted for a person, so each is told; the words of a thousand are kept.
    pub fn lost(&mut self, kind: &Kind, at: &str, what: impl FnOnce() -> String) {
        let few = self.list.len() < MOST;
        let (at, what) = if few {
            (at, what())
        } else {
            (kind.word(), String::new())
        };
        self.list.push(Repair {
            lost: Some(kind.clone()),
            ..Repair::new(at, &what, true)
        });
    }

    /// Something that is wrong and was left as it is; in one record, or the session's own details.
    pub fn kept(&mut self, kind: &Kind, id: Id, field: &str, what: impl FnOnce() -> String) {
        if self.list.len() < MOST {
            let at = place(kind, id, field);
            self.list.push(Repair::new(&at, &what(), false));
        } else {
            self.more.1 += 1;
        }
    }

    /// How many were put right of which only the number is told; nothing while each is told.
    pub fn numbered(&self) -> Option<usize> {
        (self.list.len() >= MOST).then_some(self.more.0)
    }

    /// So many more were put right.
    pub fn count(&mut self, more: usize) {
        self.more.0 += more;
    }

    /// Something about the whole file.
    pub fn file(&mut self, what: impl AsRef<str>) {
        self.list.push(Repair::file(what));
    }

    /// Adds what another list holds.
    pub fn append(&mut self, other: Self) {
        for repair in other.list {
            match (self.list.len() < MOST, repair.changed) {
                (true, _) => self.list.push(repair),
                _ if repair.lost.is_some() => self.list.push(repair),
                (false, true) => self.more.0 += 1,
                (false, false) => self.more.1 += 1,
            }
        }
        self.more.0 += other.more.0;
        self.more.1 += other.more.1;
    }

    /// Those that are told one by one.
    #[cfg(test)]
    pub fn list(&self) -> &[Repair] {
        &self.list
    }

    /// All of it.
    pub fn told(mut self) -> Vec<Repair> {
        let (changed, kept) = self.more;
        if changed > 0 {
            self.file(format!("{changed} more of the kind were put right"));
        }
        if kept > 0 {
            let what = format!("{kept} more of the kind are kept as they were found");
            self.list.push(Repair::new("the file", &what, false));
        }
        self.list
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
