//! How long all rules take over a large session.

use std::time::Instant;

use super::{House, check, testing::Case};
use crate::session::{Claim, Evidence, Id, Session, Source, Stance, Tables};

/// A session of so many claims, each with one source: made of records, for a hundred thousand commands take longer than what
/// is measured.
fn large(claims: usize) -> Session {
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
            address: "https://harbour.example/".to_owned(),
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

#[test]
fn a_hundred_thousand_claims_take_well_under_a_second() {
    // Half a second as it is released. Tests are not optimised, and share the machine: fewer claims, and more time for them.
    let (claims, most) = if cfg!(debug_assertions) {
        (5_000, 60.0)
    } else {
        (100_000, 0.5)
    };
    let session = large(claims);
    let house = House::default();
    let began = Instant::now();
    let found = check(&session, &house, "2026-06-02".parse().unwrap());
    let took = began.elapsed();
    assert!(found.len() > 2 * claims, "{}", found.len());
    println!("{} findings in {took:?}", found.len());
    assert!(took.as_secs_f64() < most, "{took:?}");
}
