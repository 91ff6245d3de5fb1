//! Several rankings of the same things, made one.

use std::collections::BTreeMap;

/// What is added to a rank before its reciprocal is taken. Cormack, Clarke and Büttcher (SIGIR 2009) use 60, for rankings of a thousand;
/// where the first five count, the first places have to weigh more.
const ADDED: f32 = 10.0;

/// The things of several rankings, best first: each gets, from each ranking that has it, the reciprocal of its place and [`ADDED`]. Of
/// those with the same sum, the smaller stands first.
pub fn fused(rankings: &[&[usize]]) -> Vec<usize> {
    let mut sums: BTreeMap<usize, f32> = BTreeMap::new();
    for ranking in rankings {
        for (rank, one) in (1_u16..).zip(*ranking) {
            *sums.entry(*one).or_default() += 1.0 / (ADDED + f32::from(rank));
        }
    }
    let mut all: Vec<(usize, f32)> = sums.into_iter().collect();
    all.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    all.into_iter().map(|(one, _)| one).collect()
}
