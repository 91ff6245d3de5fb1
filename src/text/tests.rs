//! What the tests of all floors share.

use proptest::test_runner::{Config as ProptestConfig, RngSeed};

/// How often a law is tried: `usual`, or as `TICKMARK_CASES` says. Every law asks here.
pub fn often(usual: u32) -> ProptestConfig {
    let cases = std::env::var("TICKMARK_CASES").ok();
    let cases = cases.map(|n| n.parse().expect("TICKMARK_CASES is a number"));
    let mut config = ProptestConfig::with_cases(cases.unwrap_or(usual));
    config.failure_persistence = None;
    // The same cases every time, so that what holds here holds everywhere; another seed tries others.
    let seed = std::env::var("TICKMARK_SEED").ok();
    let seed = seed.map(|n| n.parse().expect("TICKMARK_SEED is a number"));
    config.rng_seed = RngSeed::Fixed(seed.unwrap_or(1));
    config
}
