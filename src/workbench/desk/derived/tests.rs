//! What is followed step by step is what is worked out from nothing.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::{
    import::{self, Format},
    session::{Author, CheckStatus, Command, Moment, NewEvidence, NewSource, Stamp, Stance, Tier},
};

const ARTICLE: &str = "\
Two bridges for Upper Marl

UPPER MARL, 3 June 2025 – The council of Upper Marl will build two bridges for 14 million crowns, said Ada Quill, the \
mayor. The first bridge was closed in 1988 and has carried nobody since then, according to a report of the survey office.

In 2024 the ferry carried 61,000 people, 12 percent more than the year before. The report alleged that 3 of 9 piers are \
cracked, and the office asked for 200,000 crowns to mend them.
";

fn stamp(seed: usize) -> Stamp {
    Stamp {
        by: Author {
            name: "Ines".to_owned(),
            initials: "I".to_owned(),
        },
        at: Moment(1_769_851_800),
        seed: Id::derived(&[b"derived", &seed.to_le_bytes()]),
    }
}

fn session() -> (Session, Id) {
    let article = Id::literal("marl");
    let imported = import::text(ARTICLE, Format::Text).unwrap();
    let command = import::intake(imported, article, "marl.txt").command;
    let mut session = Session::default();
    session.apply(command, &stamp(0)).unwrap();
    // Every second claim has two parts.
    let (_, draft) = session.draft_of(article).unwrap();
    let (text, points) = (draft.paragraphs.text(), draft.paragraphs.points());
    let wholes = session.claims_of(article).into_iter().step_by(2);
    let wholes: Vec<(Id, usize)> = wholes
        .filter(|placed| !placed.claim.is_part())
        .map(|placed| (placed.id, points.from_span(text, placed.span).unwrap().0))
        .collect();
    let mut seed = 1000;
    for (whole, at) in wholes {
        for (from, to) in [(0, 10), (11, 21)] {
            let part = Command::AddClaim {
                id: None,
                article,
                start: at + from,
                end: at + to,
                statement: String::new(),
                part_of: Some(whole),
            };
            seed += 1;
            session.apply(part, &stamp(seed)).unwrap();
        }
    }
    (session, article)
}

/// All that others read of it, in words.
fn told(derived: &Derived) -> String {
    let cited = &derived.cited;
    let mut evidence: Vec<_> = cited.evidence.iter().chain(&cited.notes).collect();
    evidence.sort_unstable();
    let mut sources: Vec<_> = cited.by_source.iter().collect();
    sources.sort_unstable();
    let rows = derived.claims.iter();
    let by_name: Vec<_> = rows
        .clone()
        .map(|row| (derived.row(row.id), derived.place_of(row.id)))
        .collect();
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{by_name:?}\n{evidence:?}\n{sources:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        derived.articles,
        derived.all,
        derived.claims,
        derived.pieces,
        derived.sources,
        derived.unlisted,
        derived.parts,
        derived.names,
    )
}

/// What a person may do to a claim, and to the session around it; `n` varies it.
fn deeds(session: &Session, article: Id, n: usize) -> Vec<Command> {
    let placed = session.claims_of(article);
    let claim = placed.get(n * 7 % placed.len()).unwrap().id;
    let whole = session.claims.get(claim).and_then(|c| session.whole_of(c));
    let verdict = Some("false".to_owned());
    let source = Id::derived(&[b"source", &n.to_le_bytes()]);
    vec![
        Command::SetVerdict { claim, verdict },
        Command::SetCheckStatus {
            claim,
            status: CheckStatus::Checked,
        },
        Command::SetNote {
            claim,
            note: format!("Ask again, {n}."),
        },
        Command::KeepInParts {
            claim: whole.unwrap_or(claim),
            in_parts: n.is_multiple_of(2),
        },
        Command::SetCheckStatus {
            claim,
            status: CheckStatus::NeedsAttention,
        },
        Command::AddSource(NewSource {
            id: Some(source),
            title: format!("Report {n}"),
            ..NewSource::default()
        }),
        Command::AddEvidence(NewEvidence {
            id: None,
            claim,
            source,
            stance: Stance::Supports,
            locator: "p. 4".to_owned(),
            extract: String::new(),
            tier: Tier::default(),
            looked_on: String::new(),
            ..NewEvidence::default()
        }),
        Command::Accept { claim },
        Command::Undo,
        Command::Undo,
        Command::Redo,
        Command::Dismiss { claim },
        Command::SetThreshold {
            threshold: 1 + i64::try_from(n).unwrap() % 9 * 100,
        },
        Command::Undo,
        Command::Undo,
    ]
}

#[test]
fn what_is_followed_is_what_is_worked_out_from_nothing() {
    let (mut session, article) = session();
    let mut followed = Derived::default();
    followed.follow(&session, 1, Some(article));
    assert!(!followed.pieces.is_empty(), "some claim has parts");
    let mut few = 0;
    for n in 0..40 {
        for command in deeds(&session, article, n) {
            let said = format!("{command:?}");
            // What cannot be done changes nothing.
            session.apply(command, &stamp(1 + n)).ok();
            let before = followed.revision;
            followed.follow(&session, 1, Some(article));
            let mut fresh = Derived::default();
            fresh.follow(&session, 1, Some(article));
            assert_eq!(told(&followed), told(&fresh), "after {said}");
            few += usize::from(
                before != followed.revision && followed.changed_since(before).is_some(),
            );
        }
    }
    assert!(few > 200, "{few} steps were followed, the others done anew");
}

#[test]
fn what_was_worked_out_ahead_is_taken_over_as_it_is() {
    let (mut session, article) = session();
    let mut derived = Derived::default();
    derived.follow(&Session::default(), 1, None);
    let before = derived.revision;
    drop(derived.take(Derived::ahead(&session), 2));
    assert!(derived.revision > before);
    assert_eq!(derived.changed_since(before), None);
    assert!(!derived.follow(&session, 2, Some(article)), "all is there");
    let mut fresh = Derived::default();
    fresh.follow(&session, 2, Some(article));
    assert_eq!(told(&derived), told(&fresh));
    // It goes on from there.
    let claim = derived.claims.get(1).unwrap().id;
    session
        .apply(Command::Dismiss { claim }, &stamp(1))
        .unwrap();
    derived.follow(&session, 2, Some(article));
    let mut fresh = Derived::default();
    fresh.follow(&session, 2, Some(article));
    assert_eq!(told(&derived), told(&fresh));
}

#[test]
fn a_decision_changes_the_claim_it_is_about_and_no_other() {
    let (mut session, article) = session();
    let mut derived = Derived::default();
    derived.follow(&session, 1, Some(article));
    let claim = derived.claims.get(1).unwrap().id;
    let status = CheckStatus::Checked;
    let command = Command::SetCheckStatus { claim, status };
    session.apply(command, &stamp(1)).unwrap();
    let before = derived.revision;
    assert!(derived.follow(&session, 1, Some(article)));
    assert_eq!(derived.changed_since(before), Some(&[1][..]));
    assert_eq!(derived.changed_since(derived.revision), Some(&[][..]));
    // Two steps at once, another session, another article: anything may be different.
    for claim in [claim, derived.claims.first().unwrap().id] {
        let note = "Twice.".to_owned();
        session
            .apply(Command::SetNote { claim, note }, &stamp(2))
            .unwrap();
    }
    let before = derived.revision;
    derived.follow(&session, 1, Some(article));
    assert_eq!(derived.changed_since(before), None);
    for (document, article) in [(2, Some(article)), (2, None)] {
        let before = derived.revision;
        assert!(derived.follow(&session, document, article));
        assert_eq!(derived.changed_since(before), None);
    }
}
