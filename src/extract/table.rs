//! Tables of words that are built once and only looked up afterwards.

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a: quick on words, and the same on every machine.
pub const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of some bytes, in a family of its own by its seed. It is part of the model's trained weights.
pub fn hash(seed: u8, bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(begin(seed), |hash, byte| step(hash, *byte))
}

/// The hash of no bytes, for those that [`step`] by step add theirs.
pub const fn begin(seed: u8) -> u64 {
    step(OFFSET, seed)
}

/// The hash by which tables know a word. The model's patterns of words rest on it too.
pub fn of_word(word: &str) -> u64 {
    hash(0, word.as_bytes())
}

/// The hash of a word of ASCII in small letters.
pub fn of_small(word: &str) -> u64 {
    let bytes = word.bytes().map(|byte| byte.to_ascii_lowercase());
    bytes.fold(begin(0), step)
}

/// A table by the hashes of words: whoever looks a word up in several has hashed it once. The keys are ours and far fewer than
/// 2^32, so that no two of them are alike; of the words of a text, whoever makes one whose hash is that of another could
/// have written the other.
#[derive(Debug)]
pub struct Table<V> {
    /// The hash in each slot; 0 where it is free. At most half of them are taken.
    hashes: Vec<u64>,
    values: Vec<V>,
}

impl<V: Copy + Default> Table<V> {
    /// The table of `pairs`: what a word has already, and what comes anew, is joined.
    pub fn gather<W: AsRef<str>>(
        pairs: impl IntoIterator<Item = (W, V)>,
        join: impl Fn(V, V) -> V,
    ) -> Self {
        let pairs = pairs.into_iter();
        let hashed = pairs.map(|(word, value)| (of_word(word.as_ref()), value));
        Self::of_hashes(hashed.collect(), join)
    }

    /// Like [`Table::gather`], of words that are hashed already.
    pub fn of_hashes(mut hashed: Vec<(u64, V)>, join: impl Fn(V, V) -> V) -> Self {
        // Those of one word stand together now, in their order.
        hashed.sort_by_key(|(hash, _)| *hash);
        hashed.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                first.1 = join(first.1, later.1);
            }
            same
        });
        let size = (hashed.len() * 2).next_power_of_two();
        let mut table = Self {
            hashes: vec![0; size],
            values: vec![V::default(); size],
        };
        for (hash, value) in hashed {
            let mut at = table.slot(hash);
            while table.hashes.get(at).is_some_and(|taken| *taken != 0) {
                at = table.after(at);
            }
            if let (Some(free), Some(slot)) = (table.hashes.get_mut(at), table.values.get_mut(at)) {
                (*free, *slot) = (hash, value);
            }
        }
        table
    }

    /// Where a hash stands if its slot was free.
    fn slot(&self, hash: u64) -> usize {
        let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        mixed as usize & (self.hashes.len() - 1)
    }

    /// The next slot.
    const fn after(&self, at: usize) -> usize {
        (at + 1) & (self.hashes.len() - 1)
    }

    /// What is known of the word with this hash; nothing, if it is in no list.
    pub fn find(&self, hash: u64) -> Option<V> {
        let mut at = self.slot(hash);
        loop {
            match self.hashes.get(at) {
                Some(taken) if *taken == hash => return self.values.get(at).copied(),
                None | Some(0) => return None,
                Some(_) => at = self.after(at),
            }
        }
    }

    /// What is known of a word.
    pub fn get(&self, word: &str) -> Option<V> {
        self.find(of_word(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_word_has_is_joined() {
        let words = ["a", "b", "a", "c", "a"];
        let numbers = [1_u32, 2, 4, 8, 16];
        let table = Table::gather(words.into_iter().zip(numbers), |a, b| a | b);
        assert_eq!(
            ["a", "b", "c", "d"].map(|word| table.get(word)),
            [Some(21), Some(2), Some(8), None]
        );
        assert_eq!(Table::gather([("", 1)], |a, _| a).get(""), Some(1));
        assert_eq!(Table::<u8>::gather([("x", 1); 0], |a, _| a).get("x"), None);
    }
}
