//! A map by name whose copies share all but what differs.

use std::{collections::BTreeSet, sync::Arc};

use crate::session::values::id::Id;

/// Most entries of a leaf. After a copy, a change copies one leaf and the list of leaves: for 100,000 entries about a
/// thousand pointers.
const MOST: usize = 128;

/// Records by name, in order, in leaves. A copy costs one pointer; looking a record up takes time logarithmic in their number.
#[derive(Debug)]
pub struct Leaves<R> {
    leaves: Arc<Vec<Leaf<R>>>,
    len: usize,
}

/// Some records, in order; never none.
#[derive(Debug)]
struct Leaf<R> {
    /// The name of the first, so that a look-up touches one leaf alone.
    first: Id,
    entries: Arc<Vec<(Id, Arc<R>)>>,
}

impl<R> Leaf<R> {
    fn new(entries: Vec<(Id, Arc<R>)>) -> Self {
        Self {
            first: entries.first().map_or_else(Id::default, |(id, _)| *id),
            entries: Arc::new(entries),
        }
    }

    /// What tells it from every other leaf.
    fn address(&self) -> *const Vec<(Id, Arc<R>)> {
        Arc::as_ptr(&self.entries)
    }
}

impl<R> Clone for Leaf<R> {
    fn clone(&self) -> Self {
        Self {
            first: self.first,
            entries: Arc::clone(&self.entries),
        }
    }
}

impl<R> Clone for Leaves<R> {
    fn clone(&self) -> Self {
        Self {
            leaves: Arc::clone(&self.leaves),
            len: self.len,
        }
    }
}

impl<R> Default for Leaves<R> {
    fn default() -> Self {
        Self {
            leaves: Arc::default(),
            len: 0,
        }
    }
}

impl<R: PartialEq> PartialEq for Leaves<R> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len
            && self.iter().zip(other.iter()).all(|(ours, theirs)| {
                ours.0 == theirs.0 && (Arc::ptr_eq(ours.1, theirs.1) || ours.1 == theirs.1)
            })
    }
}

impl<R> FromIterator<(Id, Arc<R>)> for Leaves<R> {
    /// Of two of one name, the later.
    fn from_iter<I: IntoIterator<Item = (Id, Arc<R>)>>(records: I) -> Self {
        let mut leaves = Self::default();
        for (id, record) in records {
            leaves.insert(id, record);
        }
        leaves
    }
}

impl<R> Leaves<R> {
    /// Number of records.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// All records, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Arc<R>)> {
        let entries = self.leaves.iter().flat_map(|leaf| leaf.entries.iter());
        entries.map(|(id, record)| (id, record))
    }

    /// A record.
    pub fn get(&self, id: Id) -> Option<&Arc<R>> {
        let (leaf, at) = self.find(id).ok()?;
        let (_, record) = self.leaves.get(leaf)?.entries.get(at)?;
        Some(record)
    }

    /// A record, to put another in its place.
    pub fn get_mut(&mut self, id: Id) -> Option<&mut Arc<R>> {
        let (leaf, at) = self.find(id).ok()?;
        let leaf = Arc::make_mut(&mut self.leaves).get_mut(leaf)?;
        let (_, record) = Arc::make_mut(&mut leaf.entries).get_mut(at)?;
        Some(record)
    }

    /// Puts a record in; what had its name before.
    pub fn insert(&mut self, id: Id, record: Arc<R>) -> Option<Arc<R>> {
        let Err((at_leaf, at)) = self.find(id) else {
            let before = self.get_mut(id)?;
            return Some(std::mem::replace(before, record));
        };
        self.len += 1;
        let leaves = Arc::make_mut(&mut self.leaves);
        let last = at_leaf + 1 >= leaves.len();
        let Some(leaf) = leaves.get_mut(at_leaf) else {
            leaves.push(Leaf::new(vec![(id, record)]));
            return None;
        };
        let entries = Arc::make_mut(&mut leaf.entries);
        if entries.len() < MOST {
            entries.insert(at, (id, record));
        } else {
            // What comes in order fills its leaves: the next one begins behind a full one.
            let half = if last && at == entries.len() {
                at
            } else {
                MOST / 2
            };
            let mut rest = entries.split_off(half);
            if at < half {
                entries.insert(at, (id, record));
            } else {
                rest.insert(at - half, (id, record));
            }
            leaves.insert(at_leaf + 1, Leaf::new(rest));
        }
        if at == 0
            && let Some(leaf) = leaves.get_mut(at_leaf)
        {
            leaf.first = id;
        }
        None
    }

    /// Takes a record out.
    pub fn remove(&mut self, id: Id) -> Option<Arc<R>> {
        let (at_leaf, at) = self.find(id).ok()?;
        let leaves = Arc::make_mut(&mut self.leaves);
        let leaf = leaves.get_mut(at_leaf)?;
        let entries = Arc::make_mut(&mut leaf.entries);
        let (_, record) = entries.remove(at);
        match entries.first() {
            Some((first, _)) => leaf.first = *first,
            None => drop(leaves.remove(at_leaf)),
        }
        self.len -= 1;
        Some(record)
    }

    /// Whether they are copies that share everything; `false` may be said of two that hold the same.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.leaves, &other.leaves)
    }

    /// The names under which one of them has another record than the other, or has one alone; in order. Takes time for the leaves
    /// that they do not share, and a little for each that they do.
    pub fn unlike(&self, other: &Self) -> Vec<Id> {
        if self.is(other) {
            return Vec::new();
        }
        let mut theirs = other.apart_from(self).into_iter().peekable();
        let mut found = Vec::new();
        for (id, record) in self.apart_from(other) {
            while let Some((gone, _)) = theirs.next_if(|(one, _)| one < id) {
                found.push(*gone);
            }
            let before = theirs.next_if(|(one, _)| one == id);
            if before.is_none_or(|(_, before)| !Arc::ptr_eq(before, record)) {
                found.push(*id);
            }
        }
        found.extend(theirs.map(|(id, _)| *id));
        found
    }

    /// The records of the leaves that another has not.
    fn apart_from(&self, other: &Self) -> Vec<&(Id, Arc<R>)> {
        let shared: BTreeSet<_> = other.leaves.iter().map(Leaf::address).collect();
        let leaves = self.leaves.iter();
        let leaves = leaves.filter(|leaf| !shared.contains(&leaf.address()));
        leaves.flat_map(|leaf| leaf.entries.iter()).collect()
    }

    /// Where a record is: its leaf and its place there; or where it would be.
    fn find(&self, id: Id) -> Result<(usize, usize), (usize, usize)> {
        let before = self.leaves.partition_point(|leaf| leaf.first <= id);
        let leaf = before.saturating_sub(1);
        let entries = self.leaves.get(leaf);
        let entries = entries.map_or(&[][..], |leaf| leaf.entries.as_slice());
        match entries.binary_search_by(|(one, _)| one.cmp(&id)) {
            Ok(at) => Ok((leaf, at)),
            Err(at) => Err((leaf, at)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn name(number: u16) -> Id {
        Id::literal(&format!("n{number:04}"))
    }

    fn told(leaves: &Leaves<u16>) -> Vec<(Id, u16)> {
        leaves.iter().map(|(id, record)| (*id, **record)).collect()
    }

    proptest! {
        #[test]
        fn it_is_a_map_and_its_copies_stay_as_they_were(
            first in 0_u16..700,
            steps in prop::collection::vec((0_u16..900, any::<bool>()), 0..900),
        ) {
            let mut leaves: Leaves<u16> = (0..first).map(|at| (name(at), Arc::new(at))).collect();
            let mut plain: BTreeMap<Id, u16> = (0..first).map(|at| (name(at), at)).collect();
            let (copy, before) = (leaves.clone(), told(&leaves));
            for (step, (number, put)) in (1000..).zip(steps) {
                let id = name(number);
                let had = if put {
                    prop_assert_eq!(leaves.insert(id, Arc::new(step)).map(|one| *one), plain.insert(id, step));
                    Some(step)
                } else {
                    prop_assert_eq!(leaves.remove(id).map(|one| *one), plain.remove(&id));
                    None
                };
                prop_assert_eq!(leaves.get(id).map(|one| **one), had);
                prop_assert_eq!(leaves.get_mut(id).map(|one| **one), had);
                prop_assert_eq!(leaves.len(), plain.len());
            }
            prop_assert_eq!(told(&leaves), plain.into_iter().collect::<Vec<_>>());
            prop_assert!(leaves.leaves.iter().all(|leaf| leaf.entries.first().map(|(id, _)| *id) == Some(leaf.first)));
            prop_assert_eq!(told(&copy), before);
            let mut unlike: Vec<Id> = leaves.iter().chain(copy.iter()).map(|(id, _)| *id).collect();
            unlike.sort_unstable();
            unlike.dedup();
            unlike.retain(|id| leaves.get(*id) != copy.get(*id));
            prop_assert_eq!(leaves.unlike(&copy), unlike);
            let again: Leaves<u16> = leaves.iter().map(|(id, one)| (*id, Arc::clone(one))).collect();
            prop_assert!(again == leaves);
        }
    }

    #[test]
    fn a_change_after_a_copy_copies_one_leaf() {
        let mut leaves: Leaves<u16> = (0..5000).map(|at| (name(at), Arc::new(at))).collect();
        assert_eq!(leaves.leaves.len(), 5000_usize.div_ceil(MOST));
        let copy = leaves.clone();
        assert!(Arc::ptr_eq(&copy.leaves, &leaves.leaves));
        leaves.insert(name(2500), Arc::new(1));
        let pairs = copy.leaves.iter().zip(leaves.leaves.iter());
        let apart = pairs.filter(|(one, two)| !Arc::ptr_eq(&one.entries, &two.entries));
        assert_eq!(apart.count(), 1);
        assert!(copy != leaves);
        assert_eq!(leaves.unlike(&copy), [name(2500)]);
        assert_eq!(copy.unlike(&leaves), [name(2500)]);
    }
}
