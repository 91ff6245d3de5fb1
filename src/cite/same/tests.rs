//! What is the same source, and what becomes of two that are.

use super::*;
use crate::session::{Author, Command, Moment, SourceKind, Stamp, Tier};

fn with(all: &[NewSource]) -> (Session, Vec<Id>) {
    let mut session = Session::default();
    let ids = (100..).zip(all).map(|(n, new)| {
        let stamp = Stamp {
            by: Author::default(),
            at: Moment(n),
            seed: Id::derived(&[b"same", &n.to_le_bytes()]),
        };
        let add = Command::AddSource(new.clone());
        session.apply(add, &stamp).unwrap().created[0]
    });
    let ids = ids.collect();
    (session, ids)
}

fn source(title: &str, address: &str, published: &str) -> NewSource {
    NewSource {
        title: title.to_owned(),
        address: address.to_owned(),
        published: published.to_owned(),
        ..NewSource::default()
    }
}

/// Which of some sources seem to be others: by their places.
fn found(all: &[NewSource]) -> Vec<(usize, usize, Why)> {
    let (session, ids) = with(all);
    let place = |id| ids.iter().position(|one| *one == id).unwrap();
    let doubles = doubles(&session).into_iter();
    let mut found: Vec<_> = doubles
        .map(|one| (place(one.stands), place(one.twice), one.why))
        .collect();
    found.sort_by_key(|one| (one.0, one.1));
    found
}

#[test]
fn the_same_address_however_it_is_written() {
    let all = [
        source(
            "Harbour figures",
            "https://www.lunn.example/figures/?utm_source=x#top",
            "",
        ),
        source("Figures of the harbour", "http://lunn.example/figures", ""),
        source(
            "Other figures",
            "https://lunn.example/figures?year=2024",
            "",
        ),
        source("Paper", "https://doi.org/10.1000/ABC", ""),
        source("The paper", "https://dx.doi.org/10.1000/abc", ""),
        source("By letter", "", ""),
    ];
    assert_eq!(found(&all), [(0, 1, Why::Address), (3, 4, Why::Doi)]);
}

#[test]
fn the_same_title_unless_something_tells_them_apart() {
    let all = [
        source("Annual Report", "", "2023"),
        source("annual report.", "", "2023-04-01"),
        source("Annual report", "", "2024"),
        source("Annual – report", "https://lunn.example/2024", "2024"),
        source("Annual report", "https://lunn.example/other", "2024"),
    ];
    let expected = [(0, 1, Why::Title), (2, 3, Why::Title), (2, 4, Why::Title)];
    let found = found(&all);
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[..2], expected[..2]);
}

#[test]
fn merging_fills_in_what_one_lacks_and_keeps_secrets() {
    let kept = NewSource {
        author: "Harbour office".to_owned(),
        ..source("doi:10.1000/abc", "https://doi.org/10.1000/abc", "")
    };
    let other = NewSource {
        author: "Somebody else".to_owned(),
        archive: "https://web.archive.org/web/1/x".to_owned(),
        confidential: true,
        tier: Tier::Primary,
        kind: SourceKind::Dataset,
        ..source("Passengers of the ferry", "", "2024")
    };
    let (mut session, ids) = with(&[kept, other]);
    let before = session.sources.get(ids[0]).unwrap().clone();
    let stamp = |n: i64| Stamp {
        by: Author::default(),
        at: Moment(500 + n),
        seed: Id::derived(&[b"merge", &n.to_le_bytes()]),
    };
    let step = merge(&session, ids[0], ids[1]).unwrap();
    session.apply(step, &stamp(0)).unwrap();
    let one = session.source(ids[1]).unwrap();
    assert_eq!(one.title, "Passengers of the ferry");
    assert_eq!(one.author, "Harbour office", "what was there stays");
    assert_eq!(one.published, "2024");
    assert_eq!(one.archive, "https://web.archive.org/web/1/x");
    assert!(one.confidential);
    assert_eq!(
        (&one.tier, &one.kind),
        (&Tier::Primary, &SourceKind::Dataset)
    );
    assert_eq!(session.standing_sources().count(), 1);
    assert!(doubles(&session).is_empty());
    // One step back, and both are as they were.
    session.apply(Command::Undo, &stamp(1)).unwrap();
    let again = session.sources.get(ids[0]).unwrap();
    assert_eq!(again.title, before.title);
    assert_eq!(
        (&again.archive, again.confidential),
        (&before.archive, false)
    );
    assert_eq!(session.standing_sources().count(), 2);
}

#[test]
fn what_is_entered_again_fills_in_what_was_lacking() {
    let (mut session, ids) = with(&[source("Annual report", "", "")]);
    let again = NewSource {
        author: "Harbour office".to_owned(),
        ..source("ANNUAL REPORT", "https://lunn.example/r", "2024")
    };
    let new = source("Town accounts", "", "2023");
    let all = [again, new];
    assert_eq!(known(&session, &all), [Some(ids[0]), None]);
    let fresh = Id::literal("fresh");
    let step = enter(&session, &all, || Some(fresh)).unwrap();
    let stamp = Stamp {
        by: Author::default(),
        at: Moment(900),
        seed: Id::literal("seed"),
    };
    session.apply(step, &stamp).unwrap();
    assert_eq!(session.standing_sources().count(), 2);
    let report = session.sources.get(ids[0]).unwrap();
    assert_eq!(report.title, "Annual report");
    assert_eq!(
        (report.author.as_str(), report.published.as_str()),
        ("Harbour office", "2024")
    );
    assert_eq!(session.sources.get(fresh).unwrap().title, "Town accounts");
    assert!(
        enter(&session, &all, || Some(fresh)).is_none(),
        "nothing is left to enter"
    );
}
