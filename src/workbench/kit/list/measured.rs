//! Heights of rows that were seen, by who the rows are.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// So many are kept in any case.
const FEW: usize = 1_000;

/// The heights of rows that were seen, in points.
#[derive(Debug, Default)]
pub struct Measured(HashMap<u64, f32, BuildHasherDefault<Spread>>);

impl Measured {
    /// The height of a row, if it was seen.
    pub fn get(&self, key: u64) -> Option<f32> {
        self.0.get(&key).copied()
    }

    /// A row is so high.
    pub fn set(&mut self, key: u64, height: f32) {
        self.0.insert(key, height);
    }

    /// Forgets all where more are kept than a list of so many rows can use: those of other lists stay behind.
    pub fn keep_about(&mut self, rows: usize) {
        if self.0.len() > FEW + 2 * rows {
            self.0.clear();
        }
    }
}

/// Spreads keys over the table: they are numbers of our own making, and a hundred thousand are looked up between two frames.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, 6.4); the upper half is well mixed.
        let mixed = (self.0 ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_lists_left_behind_is_forgotten() {
        let mut measured = Measured::default();
        for key in 0..1_200_u16 {
            measured.set(u64::from(key), f32::from(key));
        }
        measured.keep_about(100);
        assert_eq!(measured.get(700), Some(700.0));
        measured.keep_about(99);
        assert_eq!(measured.get(700), None);
    }
}
