//! The records of a session, by kind.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeMap as _};

use super::same::Same;
use super::{
    Article, Change, Claim, Contact, Correction, Details, Draft, Evidence, Extra, Id, Inline, Mark,
    Person, Record, Scale, SignOff, Source,
    history::{LAST, once, read_map},
    merge::join,
    words::words,
};

/// Records of one kind, by name. Cloning costs a pointer per record, so a snapshot for a background save is cheap.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<R>(BTreeMap<Id, Arc<R>>);

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<R> FromIterator<(Id, R)> for Table<R> {
    /// Records that were read; of two of one name, the later.
    fn from_iter<I: IntoIterator<Item = (Id, R)>>(records: I) -> Self {
        Self(
            records
                .into_iter()
                .map(|(id, record)| (id, Arc::new(record)))
                .collect(),
        )
    }
}

impl<R: Record + Clone> Table<R> {
    /// A record, removed ones included.
    pub fn get(&self, id: Id) -> Option<&R> {
        self.0.get(&id).map(Arc::as_ref)
    }

    /// Every record, removed ones included, by name.
    pub fn all(&self) -> impl Iterator<Item = (Id, &R)> {
        self.0.iter().map(|(id, record)| (*id, record.as_ref()))
    }

    /// The records that were not taken out, by name.
    pub fn live(&self) -> impl Iterator<Item = (Id, &R)> {
        self.all().filter(|(_, record)| !record.is_removed())
    }

    /// Number of records, removed ones included.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every record with its shared pointer, removed ones included, by name: whoever holds on to a pointer sees by it
    /// whether the record has changed since.
    pub fn shared_all(&self) -> impl Iterator<Item = (Id, &Arc<R>)> {
        self.0.iter().map(|(id, record)| (*id, record))
    }

    /// The shared record itself.
    pub(super) fn shared(&self, id: Id) -> Option<Arc<R>> {
        self.0.get(&id).cloned()
    }

    /// The record, to change without a trace; copied first if a snapshot holds it too. A session never hands out its
    /// tables to change: this is for who builds one from a file.
    pub fn change(&mut self, id: Id) -> Option<&mut R> {
        self.0.get_mut(&id).map(Arc::make_mut)
    }

    /// Puts a record in, or takes it out.
    pub(super) fn place(&mut self, id: Id, record: Option<Arc<R>>) {
        match record {
            Some(record) => self.0.insert(id, record),
            None => self.0.remove(&id),
        };
    }
}

impl<R: Record + Clone + Default + PartialEq> Table<R> {
    /// Every record of either side; of one that both have, what [`join`] makes of the two.
    fn joined(&self, kind: &Kind, base: Option<&Self>, other: &Self) -> Self {
        let mut joined = self.0.clone();
        for (id, theirs) in &other.0 {
            match joined.get_mut(id) {
                None => {
                    joined.insert(*id, Arc::clone(theirs));
                }
                Some(ours) if Arc::ptr_eq(ours, theirs) || ours == theirs => {}
                Some(ours) => {
                    let base = base.and_then(|base| base.get(*id));
                    *ours = Arc::new(join((kind, *id), base, ours, theirs));
                }
            }
        }
        Self(joined)
    }
}

impl<R: Serialize> Serialize for Table<R> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (id, record) in &self.0 {
            map.serialize_entry(id, record)?;
        }
        map.serialize_entry(LAST, &())?;
        map.end()
    }
}

impl<'de, R: Deserialize<'de>> Deserialize<'de> for Table<R> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_map(from, "a map of records").map(|map: BTreeMap<Id, R>| {
            Self(
                map.into_iter()
                    .map(|(id, record)| (id, Arc::new(record)))
                    .collect(),
            )
        })
    }
}

/// One record, whatever its kind: what an undo or a failed command puts back.
#[derive(Clone, Debug)]
pub(super) enum Shared {
    Details(Arc<Details>),
    Record(SharedRecord),
}

/// Defines the session's tables and everything that has one case per kind.
macro_rules! tables {
    ($($(#[$meta:meta])* $table:ident, $kind:ident, $word:literal: $record:ident;)+) => {
        words! {
            /// A kind of record; the word in files is the key of its table.
            pub enum Kind {
                /// The session's own details, the one record named [`Id::SESSION`].
                Details = "session", "session";
                $($(#[$meta])* $kind = $word, $word;)+
            }
        }

        /// Everything a session file holds.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Tables {
            /// The session's own details.
            pub details: Arc<Details>,
            $($(#[$meta])* pub $table: Table<$record>,)+
            /// What a newer version wrote and this one does not know.
            pub extra: Extra,
        }

        #[derive(Clone, Debug)]
        pub(super) enum SharedRecord {
            $($kind(Option<Arc<$record>>),)+
        }

        impl Tables {
            /// A record of any kind, removed ones included.
            pub fn record(&self, kind: &Kind, id: Id) -> Option<&dyn Record> {
                match kind {
                    Kind::Details => (id == Id::SESSION).then_some(self.details.as_ref() as &dyn Record),
                    $(Kind::$kind => self.$table.get(id).map(|record| record as &dyn Record),)+
                    Kind::Other(_) => None,
                }
            }

            /// Every record of every kind, removed ones included.
            pub fn every(&self) -> impl Iterator<Item = (Kind, Id, &dyn Record)> {
                let details = std::iter::once((Kind::Details, Id::SESSION, self.details.as_ref() as &dyn Record));
                details$(.chain(self.$table.all().map(|(id, record)| (Kind::$kind, id, record as &dyn Record))))+
            }

            /// The tables of both sides; what this version does not know of the file is left out.
            pub(super) fn joined(&self, base: Option<&Self>, other: &Self) -> Self {
                let details = join(
                    (&Kind::Details, Id::SESSION),
                    base.map(|base| &*base.details),
                    &self.details,
                    &other.details,
                );
                Self {
                    details: Arc::new(details),
                    $($table: self.$table.joined(&Kind::$kind, base.map(|base| &base.$table), &other.$table),)+
                    extra: Extra::new(),
                }
            }

            pub(super) fn change(&mut self, kind: &Kind, id: Id) -> Option<&mut dyn Record> {
                match kind {
                    Kind::Details => (id == Id::SESSION).then(|| Arc::make_mut(&mut self.details) as &mut dyn Record),
                    $(Kind::$kind => self.$table.change(id).map(|record| record as &mut dyn Record),)+
                    Kind::Other(_) => None,
                }
            }

            pub(super) fn shared(&self, kind: &Kind, id: Id) -> Shared {
                match kind {
                    $(Kind::$kind => Shared::Record(SharedRecord::$kind(self.$table.shared(id))),)+
                    Kind::Details | Kind::Other(_) => Shared::Details(Arc::clone(&self.details)),
                }
            }

            pub(super) fn put_back(&mut self, id: Id, shared: Shared) {
                match shared {
                    Shared::Details(details) => self.details = details,
                    $(Shared::Record(SharedRecord::$kind(record)) => self.$table.place(id, record),)+
                }
            }

            /// Writes the tables into a map that is being written, in file order.
            pub fn write<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                map.serialize_entry("session", &self.details)?;
                $(map.serialize_entry($word, &self.$table)?;)+
                for (key, value) in &self.extra {
                    map.serialize_entry(key, &Inline(value))?;
                }
                Ok(())
            }

            /// The keys that [`Tables::write`] writes, in order.
            pub fn keys(&self) -> impl Iterator<Item = &str> {
                let known = ["session", $($word),+];
                known.into_iter().chain(self.extra.keys().map(String::as_str))
            }

            /// Reads what stands under one of the [`Tables::keys`] and compares it with these tables; the error names
            /// what differs. Nothing that was read is held.
            pub fn same<'de, M: serde::de::MapAccess<'de>>(&self, key: &str, map: &mut M) -> Result<(), M::Error> {
                let same = match key {
                    "session" => map.next_value::<Details>()? == *self.details,
                    $($word => {
                        map.next_value_seed(Same(self.$table.all()))?;
                        true
                    })+
                    _ => Some(&map.next_value::<serde_json::Value>()?) == self.extra.get(key),
                };
                if same {
                    Ok(())
                } else {
                    Err(serde::de::Error::custom(format!("{key} came back changed")))
                }
            }

            /// Reads one key of the session file; a key that is no table is kept as it is.
            pub fn read<'de, M: serde::de::MapAccess<'de>>(&mut self, seen: &mut Seen, key: &str, map: &mut M) -> Result<(), M::Error> {
                match key {
                    "session" => {
                        once(&mut seen.details, "session", map)?;
                        self.details = Arc::new(seen.details.clone().unwrap_or_default());
                    }
                    $($word => {
                        if std::mem::replace(&mut seen.$table, true) {
                            return Err(serde::de::Error::duplicate_field($word));
                        }
                        self.$table = map.next_value()?;
                    })+
                    _ => {
                        if self.extra.contains_key(key) {
                            return Err(serde::de::Error::custom(format!("duplicate field `{key}`")));
                        }
                        self.extra.insert(key.to_owned(), map.next_value()?);
                    }
                }
                Ok(())
            }
        }

        /// Which keys of a session file were read.
        #[derive(Default)]
        pub struct Seen {
            details: Option<Details>,
            $($table: bool,)+
        }

        $(impl Kept for $record {
            const KIND: Kind = Kind::$kind;

            fn table_mut(tables: &mut Tables) -> &mut Table<Self> {
                &mut tables.$table
            }
        })+
    };
}

/// A record that has a table.
pub(super) trait Kept: Record + Clone + Sized {
    /// Its kind.
    const KIND: Kind;

    /// Its table.
    fn table_mut(tables: &mut Tables) -> &mut Table<Self>;
}

tables! {
    /// Articles.
    articles, Article, "articles": Article;
    /// Their drafts.
    drafts, Draft, "drafts": Draft;
    /// Claims and suggestions.
    claims, Claim, "claims": Claim;
    /// Evidence.
    evidence, Evidence, "evidence": Evidence;
    /// Sources.
    sources, Source, "sources": Source;
    /// People.
    people, Person, "people": Person;
    /// Rating scales.
    scales, Scale, "scales": Scale;
    /// Stretches with nothing to check.
    marks, Mark, "marks": Mark;
    /// People asked.
    contacts, Contact, "contacts": Contact;
    /// Changes asked for.
    changes, Change, "changes": Change;
    /// Sign-offs.
    sign_offs, SignOff, "sign_offs": SignOff;
    /// Corrections.
    corrections, Correction, "corrections": Correction;
}

impl Kind {
    /// Every kind that has a table.
    pub fn tables() -> &'static [Self] {
        Self::ALL.get(1..).unwrap_or(&[])
    }
}
