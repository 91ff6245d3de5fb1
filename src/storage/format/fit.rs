//! Records into the tables they belong to, one at a time; what does not fit is put aside, never dropped.

use std::{borrow::Cow, collections::BTreeMap};

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::{
    build::Build,
    names::id_of,
    problem::Problems,
    unify::{self, Free, entries, is_object, join, short},
};
use crate::{
    session::{Id, Json, Kind, LAST, Record, Sharing, Table, Version},
    text::each_entry,
};

/// What precedes the name of a value that could not be read.
pub(super) const UNREADABLE: &str = "unreadable_";

/// Unknown fields, and what could not be read, under names that say so.
#[derive(Debug, Default)]
pub(super) struct Aside(BTreeMap<String, Json>);

impl Aside {
    /// Puts a value under a name, or under the next one that is free.
    pub fn put(&mut self, name: &str, value: Json) -> String {
        let name = Free::new(name.to_owned()).next(|name| self.0.contains_key(name));
        self.0.insert(name.clone(), value);
        name
    }

    /// Puts a value that could not be read.
    pub fn unreadable(&mut self, name: &str, value: Json) -> String {
        self.put(&format!("{UNREADABLE}{name}"), value)
    }

    /// Whether there is a value under a name.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// All of it.
    pub fn all(self) -> BTreeMap<String, Json> {
        self.0
    }
}

/// What stands under one name in a file, once or more often; each with the number of the side that it stands on, if the
/// file has two.
pub(super) type Found<'t> = Vec<(usize, &'t RawValue)>;

/// One record as it stands in a file.
struct Entry<'t> {
    id: Id,
    side: usize,
    /// What the file calls it.
    name: Cow<'t, str>,
    /// An object.
    value: &'t str,
}

/// So many versions of a record on one side are each read by itself. Of more, as no merge leaves them, all are read as one
/// whose fields stand there so often: as much is kept, in a tenth of the room.
const VERSIONS: usize = 16;

/// A careful reading under way.
pub(super) struct Fit<'p> {
    /// What fits no record.
    pub aside: &'p mut Aside,
    /// What is said about it.
    pub problems: &'p mut Problems,
}

impl Fit<'_> {
    /// Says what was put right.
    pub fn say(&mut self, at: &str, what: impl FnOnce() -> String) {
        self.problems.changed(at, what);
    }

    /// The session's own details.
    pub fn details<R: Record + Clone + Default + PartialEq + DeserializeOwned>(
        &mut self,
        found: &Found<'_>,
    ) -> R {
        let word = Kind::Details.word();
        let mut versions = Vec::new();
        let mut sharing = Sharing::default();
        for (_, value) in found {
            let version = if is_object(value.get()) {
                let entries = entries(value.get());
                self.record::<R>(entries, &[], word, &mut sharing).ok()
            } else {
                None
            };
            if let Some(version) = version {
                versions.push(version);
            } else {
                self.say(word, || "is no object: kept aside".to_owned());
                let value = unify::value(value.get(), word, self.problems);
                self.aside.unreadable(word, value);
            }
        }
        if versions.len() > 1 && found.iter().all(|(side, _)| *side == 0) {
            self.say(word, || "stands twice: both were united".to_owned());
        }
        let mut details = Table::default();
        details.unite(&Kind::Details, Id::SESSION, versions);
        details.get(Id::SESSION).cloned().unwrap_or_default()
    }

    /// One table. Also returns the names of the records that are of several versions.
    pub fn table<R: Record + Clone + Default + PartialEq + DeserializeOwned>(
        &mut self,
        (found, kind): (&Found<'_>, Kind),
        fixed: &[&str],
    ) -> (Table<R>, Vec<Id>) {
        let word = kind.word();
        let mut left = Build::object();
        let entries = self.entries(&kind, found, &mut left);
        let mut table = Table::default();
        let mut several = Vec::new();
        let mut sharing = Sharing::default();
        // What was read last, and how much was said of it, once nothing is told word for word: the same text is read once.
        let mut again: Option<(&str, Version<R>, usize)> = None;
        // A record at a time: of a million, no more than one is held in all its versions.
        for alike in entries.chunk_by(|one, other| one.id == other.id) {
            let [first, ..] = alike else { continue };
            let mut versions: Vec<Version<R>> = Vec::new();
            for side in self
                .different(word, alike)
                .chunk_by(|one, other| one.side == other.side)
            {
                let at = join(word, &first.name);
                let together = side.len() > VERSIONS;
                for entries in side.chunks(if together { side.len() } else { 1 }) {
                    let [entry, rest @ ..] = entries else {
                        continue;
                    };
                    if let Some((text, version, said)) = &again
                        && rest.is_empty()
                        && *text == entry.value
                    {
                        self.problems.count(*said);
                        versions.push(version.clone());
                        continue;
                    }
                    let before = self.problems.numbered();
                    let mut fields = unify::entries(entry.value);
                    fields.extend(rest.iter().flat_map(|entry| unify::entries(entry.value)));
                    match self.record::<R>(fields, fixed, &at, &mut sharing) {
                        Ok(version) => {
                            let said = self.problems.numbered().zip(before);
                            let said = said.filter(|_| rest.is_empty());
                            again = said
                                .map(|(now, before)| (entry.value, version.clone(), now - before));
                            versions.push(version);
                        }
                        Err(value) => {
                            let what = || "cannot be read: kept aside".to_owned();
                            self.problems.lost(&kind, &at, what);
                            left.entry(&entry.name, value.text());
                        }
                    }
                }
            }
            if alike.iter().any(|entry| entry.side > 0) {
                several.push(first.id);
            }
            if !versions.is_empty() {
                table.unite(&kind, first.id, versions);
            }
        }
        if !left.is_empty() {
            let left = unify::value(&left.text(), word, self.problems);
            self.aside.unreadable(word, left);
        }
        (table, several)
    }

    /// Of the records of one name, each that is not the same as the one before it on its side.
    fn different<'e, 't>(&mut self, word: &str, alike: &'e [Entry<'t>]) -> Vec<&'e Entry<'t>> {
        let mut all: Vec<&Entry<'t>> = Vec::new();
        for entry in alike {
            let last = all.last().filter(|last| last.side == entry.side);
            let same = last.map(|last| last.value == entry.value);
            if let Some(same) = same {
                let what = if same {
                    "stands twice, the same each time: kept once"
                } else {
                    "stands twice: both were united"
                };
                self.say(&join(word, &entry.name), || what.to_owned());
            }
            if same != Some(true) {
                all.push(entry);
            }
        }
        all
    }

    /// The records of a table as they stand in the file, by name; of those of one name, first the first side's. What is none
    /// is kept aside.
    fn entries<'t>(&mut self, kind: &Kind, found: &Found<'t>, left: &mut Build) -> Vec<Entry<'t>> {
        let word = kind.word();
        let mut all = Vec::new();
        for (side, table) in found {
            if !is_object(table.get()) {
                self.say(word, || "is no map of records: kept aside".to_owned());
                let value = unify::value(table.get(), word, self.problems);
                self.aside.unreadable(word, value);
                continue;
            }
            each_entry(table.get(), |name, value| {
                let value = value.get();
                if name == LAST && value == "null" {
                    return true;
                }
                if !is_object(value) {
                    let at = join(word, &name);
                    self.problems.lost(kind, &at, || {
                        format!("is {}, no record: kept aside", short(value))
                    });
                    left.entry(&name, value);
                    return true;
                }
                let id = id_of(&name);
                if id.as_str() != name {
                    self.say(&join(word, &name), || {
                        format!("{name:?} cannot name a record: it is called {id} now")
                    });
                }
                all.push(Entry {
                    id,
                    side: *side,
                    name,
                    value,
                });
                true
            })
            .ok();
        }
        all.sort_by_key(|entry| (entry.id, entry.side));
        all
    }
}
