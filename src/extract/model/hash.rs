//! Patterns as numbers. The hash is part of the trained weights: changing it needs a new training.

pub use crate::extract::table::{begin, hash, step};

/// Number of bins, a power of two.
pub const BINS: usize = 1 << 20;

/// Joins two hashes, in order.
pub const fn join(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The bin of a hash.
#[expect(clippy::cast_possible_truncation, reason = "20 bits are left")]
pub const fn bin(hash: u64) -> u32 {
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BINS.ilog2())) as u32
}
