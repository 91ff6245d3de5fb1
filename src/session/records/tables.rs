//! The records of a session, by kind.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    article::{Article, Mark},
    claim::Claim,
    claimed::Claimed,
    comment::Comment,
    draft::Draft,
    evidence::{Change, Contact, Correction, Evidence, SignOff, Source},
    join::{Untold, join, order},
    kind::Kind,
    people::{Details, Person},
    record::Record,
    same::Same,
    scale::{PRESETS, Preset, Scale},
    second::{Expectation, SecondCheck},
    table::Table,
};
use crate::session::values::{
    extra::{Extra, Json},
    id::Id,
    inline::Inline,
    map::once,
};

/// One record, whatever its kind: what an undo or a failed command puts back.
#[derive(Clone, Debug)]
pub(in crate::session) enum Shared {
    Details(Arc<Details>),
    Record(SharedRecord),
}

/// The tables that came after the first files.
const LATER: [&str; 4] = ["claimed", "comments", "second_checks", "expectations"];

/// Whether a table is written that holds something or nothing. Those of the first files always are; one that came later only
/// when it is used, so that files from before it stay as they are, to the byte.
fn is_written(word: &str, any: bool) -> bool {
    any || !LATER.contains(&word)
}

/// Defines the session's tables and everything that has one case per kind.
macro_rules! tables {
    ($($(#[$meta:meta])* $table:ident, $kind:ident, $word:literal: $record:ident;)+) => {
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
        pub(in crate::session) enum SharedRecord {
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
            pub(in crate::session) fn joined(&self, base: Option<&Self>, other: &Self) -> Self {
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

            pub(in crate::session) fn change(&mut self, kind: &Kind, id: Id) -> Option<&mut dyn Record> {
                match kind {
                    Kind::Details => (id == Id::SESSION).then(|| Arc::make_mut(&mut self.details) as &mut dyn Record),
                    $(Kind::$kind => self.$table.change(id).map(|record| record as &mut dyn Record),)+
                    Kind::Other(_) => None,
                }
            }

            pub(in crate::session) fn shared(&self, kind: &Kind, id: Id) -> Shared {
                match kind {
                    $(Kind::$kind => Shared::Record(SharedRecord::$kind(self.$table.shared(id))),)+
                    Kind::Details | Kind::Other(_) => Shared::Details(Arc::clone(&self.details)),
                }
            }

            pub(in crate::session) fn put_back(&mut self, id: Id, shared: Shared) {
                match shared {
                    Shared::Details(details) => self.details = details,
                    $(Shared::Record(SharedRecord::$kind(record)) => self.$table.place(id, record),)+
                }
            }

            /// Writes the tables into a map that is being written, in file order.
            pub fn write<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                map.serialize_entry("session", &self.details)?;
                $(if is_written($word, !self.$table.is_empty()) {
                    map.serialize_entry($word, &self.$table)?;
                })+
                for (key, value) in self.extra.iter() {
                    map.serialize_entry(key, &Inline(value))?;
                }
                Ok(())
            }

            /// The keys that [`Tables::write`] writes, in order.
            pub fn keys(&self) -> impl Iterator<Item = &str> {
                let known = [("session", true), $(($word, !self.$table.is_empty())),+];
                let known = known.into_iter().filter(|(word, any)| is_written(word, *any));
                known.map(|(word, _)| word).chain(self.extra.keys())
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
                    _ => Some(&map.next_value::<Json>()?) == self.extra.get(key),
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
                        self.extra.insert(key, map.next_value::<Json>()?);
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
pub(in crate::session) trait Kept: Record + Clone + Sized {
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
    /// What the writer says claims rest on.
    claimed, Claimed, "claimed": Claimed;
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
    /// What people said about claims.
    comments, Comment, "comments": Comment;
    /// What a second person found of claims.
    second_checks, SecondCheck, "second_checks": SecondCheck;
    /// Findings of house rules that may stand.
    expectations, Expectation, "expectations": Expectation;
}

impl Tables {
    /// The rating scale in use: the session's own, else Google's five.
    pub fn scale(&self) -> Scale {
        let id = self.details.scale.unwrap_or(Id::literal("google"));
        let own = self.scales.get(id).filter(|scale| !scale.removed).cloned();
        let preset = || {
            PRESETS
                .iter()
                .find(|preset| preset.id == id)
                .map(Preset::scale)
        };
        own.or_else(preset).unwrap_or_default()
    }

    /// The source that stands for one that was entered twice; the same one for every source that nobody said that of. Where two
    /// copies of a session each let one stand for the other, the one whose name comes first does.
    pub fn standing_source(&self, id: Id) -> Id {
        let mut walked = Vec::new();
        let mut at = id;
        while let Some(next) = self.sources.get(at).and_then(|source| source.same_as)
            && self.sources.get(next).is_some()
        {
            walked.push(at);
            if let Some(begin) = walked.iter().position(|one| *one == next) {
                let circle = walked.get(begin..).unwrap_or_default();
                return circle.iter().min().copied().unwrap_or(next);
            }
            at = next;
        }
        at
    }

    /// The source of that name, or the one that stands for it.
    pub fn source(&self, id: Id) -> Option<&Source> {
        self.sources.get(self.standing_source(id))
    }

    /// The sources that must not leave the house: those that are marked so, and every other name of one of these, whichever of
    /// them stands for it.
    pub fn secret_sources(&self) -> BTreeSet<Id> {
        let marked = self.sources.all().filter(|(_, source)| source.confidential);
        let marked: BTreeSet<Id> = marked.map(|(id, _)| self.standing_source(id)).collect();
        if marked.is_empty() {
            return marked;
        }
        let all = self.sources.all().map(|(id, _)| id);
        all.filter(|id| marked.contains(&self.standing_source(*id)))
            .collect()
    }

    /// The sources in use: neither taken out nor entered twice.
    pub fn standing_sources(&self) -> impl Iterator<Item = (Id, &Source)> {
        let live = self.sources.live();
        live.filter(|(id, _)| self.standing_source(*id) == *id)
    }

    /// Puts a field in order that does not hold what its events lead to, as after an edit by hand: what it holds is
    /// entered as an event that nobody made and that replaces the heads, or stands beside them as `untold` says; of several
    /// heads, the one that stands. Returns whether anything changed.
    pub fn order(&mut self, kind: &Kind, id: Id, field: &str, untold: Untold) -> bool {
        self.change(kind, id)
            .is_some_and(|record| order(record, (kind, id), field, untold))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_stands_under_its_own_word() {
        let words: Vec<&str> = Kind::ALL.iter().map(Kind::word).collect();
        let mut tables = Tables::default();
        // What came later is written when it is used.
        assert!(!tables.keys().any(|key| LATER.contains(&key)));
        tables.claimed = Table::from_iter([(Id::literal("c"), Claimed::default())]);
        tables.comments = Table::from_iter([(Id::literal("c"), Comment::default())]);
        tables.second_checks = Table::from_iter([(Id::literal("c"), SecondCheck::default())]);
        tables.expectations = Table::from_iter([(Id::literal("c"), Expectation::default())]);
        assert_eq!(tables.keys().collect::<Vec<_>>(), words);
    }
}
