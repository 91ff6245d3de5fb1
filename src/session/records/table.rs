//! Records of one kind.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeMap as _};

use super::{
    join::{Version, join, unite},
    kind::Kind,
    leaves::Leaves,
    record::Record,
};
use crate::session::values::{
    id::Id,
    map::{LAST, read_map},
};

/// Records of one kind, by name. A clone shares them all and costs one pointer: a snapshot for work in the background is
/// nothing to wait for.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<R>(Leaves<R>);

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self(Leaves::default())
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
        self.0.get(id).map(Arc::as_ref)
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
        self.0.len() == 0
    }

    /// Every record with its shared pointer, removed ones included, by name: whoever holds on to a pointer sees by it
    /// whether the record has changed since.
    pub fn shared_all(&self) -> impl Iterator<Item = (Id, &Arc<R>)> {
        self.0.iter().map(|(id, record)| (*id, record))
    }

    /// Whether they are clones in which nothing has changed since; `false` may be said of two that hold the same.
    pub fn is(&self, other: &Self) -> bool {
        self.0.is(&other.0)
    }

    /// The names under which two tables have another record, or one alone, in order. Quick where one is a clone of the other in
    /// which little has changed since.
    pub fn unlike(&self, other: &Self) -> Vec<Id> {
        self.0.unlike(&other.0)
    }

    /// The shared record itself.
    pub fn shared(&self, id: Id) -> Option<Arc<R>> {
        self.0.get(id).cloned()
    }

    /// The record, to change without a trace; copied first if a snapshot holds it too. A session never hands out its
    /// tables to change: this is for who builds one from a file.
    pub fn change(&mut self, id: Id) -> Option<&mut R> {
        self.0.get_mut(id).map(Arc::make_mut)
    }

    /// Puts a record in, or takes it out.
    pub(in crate::session) fn place(&mut self, id: Id, record: Option<Arc<R>>) {
        match record {
            Some(record) => self.0.insert(id, record),
            None => self.0.remove(id),
        };
    }
}

impl<R: Record + Clone + Default + PartialEq> Table<R> {
    /// Puts a record in that a file holds in so many versions: what [`unite`] makes of them.
    pub fn unite(&mut self, kind: &Kind, id: Id, versions: Vec<Version<R>>) {
        self.0.insert(id, unite((kind, id), versions));
    }

    /// Every record of either side; of one that both have, what [`join`] makes of the two.
    pub(in crate::session) fn joined(
        &self,
        kind: &Kind,
        base: Option<&Self>,
        other: &Self,
    ) -> Self {
        let mut joined = self.0.clone();
        for (id, theirs) in other.0.iter() {
            let made = match self.0.get(*id) {
                None => Arc::clone(theirs),
                Some(ours) if Arc::ptr_eq(ours, theirs) || ours == theirs => continue,
                Some(ours) => {
                    let base = base.and_then(|base| base.get(*id));
                    Arc::new(join((kind, *id), base, ours, theirs))
                }
            };
            joined.insert(*id, made);
        }
        Self(joined)
    }
}

impl<R: Serialize> Serialize for Table<R> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (id, record) in self.0.iter() {
            map.serialize_entry(id, record)?;
        }
        map.serialize_entry(LAST, &())?;
        map.end()
    }
}

/// Puts records behind pointers as they are read: one that is the same as the one before it behind the same. A file of a
/// million empty records is then one.
#[derive(Debug)]
pub struct Sharing<R>(Option<Arc<R>>);

impl<R> Default for Sharing<R> {
    fn default() -> Self {
        Self(None)
    }
}

impl<R: PartialEq> Sharing<R> {
    /// The record behind a pointer.
    pub fn keep(&mut self, record: R) -> Arc<R> {
        if let Some(last) = self.0.as_ref().filter(|last| ***last == record) {
            return Arc::clone(last);
        }
        Arc::clone(self.0.insert(Arc::new(record)))
    }
}

impl<'de, R: Deserialize<'de> + PartialEq> Deserialize<'de> for Table<R> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut sharing = Sharing::default();
        let mut records = Leaves::default();
        read_map(from, "a map of records", |id, record| {
            records.insert(id, sharing.keep(record)).is_none()
        })?;
        Ok(Self(records))
    }
}
