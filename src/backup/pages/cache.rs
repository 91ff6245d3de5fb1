//! Pictures of pages that were drawn, as long as there is room: those that were looked at least lately go first.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Picture, Scale};
use crate::storage::Hash;

/// How much is kept, in bytes.
const ROOM: usize = 256 * 1024 * 1024;

/// What a picture is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The document.
    pub document: Hash,
    /// Its page, from 1.
    pub page: usize,
    /// How large.
    pub scale: Scale,
}

/// Pictures of pages. Every step takes the logarithm of how many there are.
#[derive(Debug)]
pub struct Cache {
    kept: BTreeMap<Key, (u64, Arc<Picture>)>,
    /// By when they were looked at last.
    order: BTreeMap<u64, Key>,
    looks: u64,
    bytes: usize,
    room: usize,
}

impl Default for Cache {
    fn default() -> Self {
        Self::of(ROOM)
    }
}

impl Cache {
    /// One of so many bytes.
    pub const fn of(room: usize) -> Self {
        Self {
            kept: BTreeMap::new(),
            order: BTreeMap::new(),
            looks: 0,
            bytes: 0,
            room,
        }
    }

    /// A picture, if it is kept.
    pub fn get(&mut self, key: &Key) -> Option<Arc<Picture>> {
        let (look, picture) = self.kept.get_mut(key)?;
        self.order.remove(look);
        self.looks += 1;
        *look = self.looks;
        self.order.insert(self.looks, *key);
        Some(Arc::clone(picture))
    }

    /// Keeps a picture, and forgets others until there is room. One that is larger than the room is not kept.
    pub fn put(&mut self, key: Key, picture: Arc<Picture>) {
        self.forget(&key);
        let size = picture.rgba.len();
        if size > self.room {
            return;
        }
        while self.bytes + size > self.room
            && let Some((_, oldest)) = self.order.pop_first()
        {
            self.forget(&oldest);
        }
        self.looks += 1;
        self.bytes += size;
        self.order.insert(self.looks, key);
        self.kept.insert(key, (self.looks, picture));
    }

    /// How much is kept, in bytes.
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    fn forget(&mut self, key: &Key) {
        if let Some((look, picture)) = self.kept.remove(key) {
            self.order.remove(&look);
            self.bytes -= picture.rgba.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(page: usize) -> Key {
        Key {
            document: Hash::of(b"a"),
            page,
            scale: Scale::at_least(1.0),
        }
    }

    fn picture(bytes: usize) -> Arc<Picture> {
        Arc::new(Picture {
            width: 1,
            height: 1,
            rgba: vec![0; bytes],
        })
    }

    #[test]
    fn what_was_looked_at_least_lately_goes_first() {
        let mut cache = Cache::of(100);
        for page in 1..=3 {
            cache.put(key(page), picture(30));
        }
        assert!(cache.get(&key(1)).is_some());
        cache.put(key(4), picture(30));
        let kept = [1, 2, 3, 4].map(|page| cache.get(&key(page)).is_some());
        assert_eq!(kept, [true, false, true, true]);
        assert_eq!(cache.bytes(), 90);
        // The same page again takes its own place.
        cache.put(key(4), picture(40));
        assert_eq!(cache.bytes(), 100);
        cache.put(key(5), picture(101));
        assert!(cache.get(&key(5)).is_none() && cache.bytes() == 100);
        cache.put(key(5), picture(100));
        assert!(cache.get(&key(5)).is_some() && cache.bytes() == 100);
        let mut other = key(5);
        other.scale = Scale::at_least(2.0);
        assert!(cache.get(&other).is_none());
    }
}
