//! How long all rules take over a large session.

use std::time::Instant;

use super::{House, check, testing::Case};
use crate::session::{Claim, Evidence, Id, Session, Source, Stance, Tables};

/// A session of so many claims, each with one source: made of records, for a hundred thousand commands take longer than what
/// is measured.
pub(super) fn large(claims: usize) -> Session {
    let mut case = Case::new();
    let first = case.checked("26 per cent");
    case.verdict(first, "false");
    case.cite(
        first,
        "Ledger",
        Stance::Contradicts,
        crate::session::Tier::Primary,
    );
    let one: Claim = case.session.claims.get(first).unwrap().clone();
    let name = |kind: &[u8], at: usize| Id::derived(&[kind, &at.to_le_bytes()]);
    let evidence = |at: usize| {
        let evidence = Evidence {
            claim: name(b"claim", at),
            source: name(b"source", at / 10),
            ..Evidence::default()
        };
        (name(b"evidence", at), evidence)
    };
    let source = |at: usize| {
        let source = Source {
            title: format!("Source {at}"),
            address: format!("https://harbour.example/{at}"),
            ..Source::default()
        };
        (name(b"source", at), source)
    };
    let tables = Tables {
        claims: (0..claims)
            .map(|at| (name(b"claim", at), one.clone()))
            .collect(),
        evidence: (0..claims).map(evidence).collect(),
        sources: (0..=claims / 10).map(source).collect(),
        ..(*case.session).clone()
    };
    Session::from_tables(tables)
}

/// The time that this thread has had a processor, in seconds: others who use the machine do not count. Where the system does not
/// tell, the clock.
fn worked(begun: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    told.map_or_else(|| begun.elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}

/// How long all rules take over so many claims: the best of some times.
fn taken(claims: usize) -> f64 {
    let session = large(claims);
    let house = House::default();
    let begun = Instant::now();
    let mut best = f64::MAX;
    for _ in 0..3 {
        let before = worked(begun);
        let found = check(&session, &house, "2026-06-02".parse().unwrap());
        best = best.min(worked(begun) - before);
        assert!(found.len() > 2 * claims, "{}", found.len());
        println!("{} findings of {claims} claims in {best:.3} s", found.len());
    }
    best
}

#[test]
fn twice_the_claims_take_about_twice_the_time() {
    let (one, two) = (taken(3_000), taken(6_000));
    assert!(two < 2.6 * one, "{one:.3} s, then {two:.3} s");
}

#[test]
#[cfg(not(debug_assertions))]
fn a_hundred_thousand_claims_take_no_longer_than_a_breath() {
    // Half a million findings. 0.8 s of the thread that asks, on two cores of a shared machine; half a second is what it should be.
    let took = taken(100_000);
    assert!(took < 4.0, "{took:.3} s");
}
