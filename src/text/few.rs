//! A map for few entries.

use std::{borrow::Borrow, collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess},
};

/// So many entries stand in a list; more, as only files have that nobody meant, in a map.
const MOST: usize = 32;

/// A map of which most hold few entries: those stand in a list, in the order of their keys. A `BTreeMap` takes the room of
/// eleven entries for its first. Nothing takes longer than in a map, up to a constant.
#[derive(Clone, Debug)]
pub struct Few<K, V>(Inner<K, V>);

#[derive(Clone, Debug)]
enum Inner<K, V> {
    List(Vec<(K, V)>),
    #[expect(
        clippy::box_collection,
        reason = "so that none of them takes more room than a list"
    )]
    Map(Box<BTreeMap<K, V>>),
}

impl<K, V> Default for Few<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Few<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<K: Eq, V: Eq> Eq for Few<K, V> {}

impl<K, V> Few<K, V> {
    /// None.
    pub const fn new() -> Self {
        Self(Inner::List(Vec::new()))
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        match &self.0 {
            Inner::List(list) => list.len(),
            Inner::Map(map) => map.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entries, by key.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        let (list, map) = match &self.0 {
            Inner::List(list) => (Some(list), None),
            Inner::Map(map) => (None, Some(map)),
        };
        let list = list.into_iter().flatten().map(|(key, value)| (key, value));
        list.chain(map.into_iter().flat_map(|map| map.iter()))
    }

    /// The values, by key.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }
}

/// Where a key stands in a list, or where it would.
fn place<K: Borrow<Q>, V, Q: Ord + ?Sized>(list: &[(K, V)], key: &Q) -> Result<usize, usize> {
    match list.last() {
        // What is read comes in order.
        Some((last, _)) if last.borrow() < key => Err(list.len()),
        _ => list.binary_search_by(|(other, _)| other.borrow().cmp(key)),
    }
}

impl<K: Ord, V> Few<K, V> {
    /// The entry of a key.
    pub fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        match &self.0 {
            Inner::List(list) => {
                let at = place(list, key).ok()?;
                list.get(at).map(|(key, value)| (key, value))
            }
            Inner::Map(map) => map.get_key_value(key),
        }
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.get_key_value(key).map(|(_, value)| value)
    }

    /// The value of a key, to change.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        match &mut self.0 {
            Inner::List(list) => {
                let at = place(list, key).ok()?;
                list.get_mut(at).map(|(_, value)| value)
            }
            Inner::Map(map) => map.get_mut(key),
        }
    }

    /// Whether there is a value of a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get_key_value(key).is_some()
    }

    /// Puts an entry in; returns the value that stood there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let list = match &mut self.0 {
            Inner::Map(map) => return map.insert(key, value),
            Inner::List(list) => list,
        };
        match place(list, &key) {
            Ok(at) => {
                let old = list.get_mut(at)?;
                Some(std::mem::replace(&mut old.1, value))
            }
            Err(at) if list.len() < MOST => {
                // Most hold one or two.
                if list.len() < 4 {
                    list.reserve_exact(1);
                }
                list.insert(at, (key, value));
                None
            }
            Err(_) => {
                let all = std::mem::take(list).into_iter();
                self.0 = Inner::Map(Box::new(all.chain([(key, value)]).collect()));
                None
            }
        }
    }

    /// Takes an entry out.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        match &mut self.0 {
            Inner::List(list) => {
                let at = place(list, key).ok()?;
                Some(list.remove(at).1)
            }
            Inner::Map(map) => map.remove(key),
        }
    }

    /// Takes out the entries that are not to stay.
    pub fn retain(&mut self, mut stays: impl FnMut(&K, &V) -> bool) {
        match &mut self.0 {
            Inner::List(list) => list.retain(|(key, value)| stays(key, value)),
            Inner::Map(map) => map.retain(|key, value| stays(key, value)),
        }
    }
}

impl<K, V> IntoIterator for Few<K, V> {
    type Item = (K, V);
    type IntoIter =
        std::iter::Chain<std::vec::IntoIter<(K, V)>, std::collections::btree_map::IntoIter<K, V>>;

    fn into_iter(self) -> Self::IntoIter {
        let (list, map) = match self.0 {
            Inner::List(list) => (list, BTreeMap::new()),
            Inner::Map(map) => (Vec::new(), *map),
        };
        list.into_iter().chain(map)
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Few<K, V> {
    /// Of two entries of one key, the later.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut all = Self::new();
        for (key, value) in entries {
            all.insert(key, value);
        }
        all
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Few<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Few<K, V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for Few<K, V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor<K, V>(PhantomData<(K, V)>);
        impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> de::Visitor<'de> for Visitor<K, V> {
            type Value = Few<K, V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                std::iter::from_fn(|| map.next_entry().transpose()).collect()
            }
        }
        from.deserialize_map(Visitor(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn it_does_what_a_map_does_however_many_it_holds() {
        for most in [3, MOST, MOST + 1, 4 * MOST] {
            let (mut few, mut map) = (Few::new(), BTreeMap::new());
            for n in 0..2 * most {
                // Out of order, and each key twice.
                let key = n * 7 % most;
                assert_eq!(few.insert(key, n), map.insert(key, n));
                assert!(few.iter().eq(map.iter()) && few.values().eq(map.values()));
                assert_eq!((few.len(), few.get(&most)), (map.len(), None));
            }
            assert_eq!(few, map.clone().into_iter().rev().collect());
            for key in (0..most).step_by(3) {
                assert_eq!(few.remove(&key), map.remove(&key));
                assert_eq!(few.remove(&key), None);
                assert!(!few.contains_key(&key));
            }
            *few.get_mut(&1).unwrap() += 1;
            *map.get_mut(&1).unwrap() += 1;
            few.retain(|key, _| key % 5 > 0);
            map.retain(|key, _| key % 5 > 0);
            assert!(few.iter().rev().eq(map.iter().rev()));
            // However it came to be, the same is the same.
            let again: Few<_, _> = map.clone().into_iter().collect();
            assert_eq!(few, again);
            assert!(few.into_iter().eq(map));
        }
    }

    #[test]
    fn it_is_read_and_written_as_a_map_and_of_a_key_the_later_stays() {
        let text = r#"{"b":1,"a":2,"c":3,"b":4,"b":5}"#;
        let few: Few<String, u8> = serde_json::from_str(text).unwrap();
        let map: BTreeMap<String, u8> = serde_json::from_str(text).unwrap();
        assert!(few.iter().eq(map.iter()), "{few:?}");
        let written = serde_json::to_string(&few).unwrap();
        assert_eq!(written, serde_json::to_string(&map).unwrap());
        assert!(serde_json::from_str::<Few<String, u8>>("[]").is_err());
    }
}
