//! Sources that were entered twice, second checks, and findings that may stand.

use serde_json::{Value, json};

use super::Desk;
use crate::session::*;

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.claim("claim", "The ferry carried 900 cars.");
    for name in ["a", "b", "c"] {
        desk.done(Command::AddSource(NewSource {
            id: Some(Id::literal(name)),
            title: format!("Timetable {name}"),
            ..NewSource::default()
        }));
    }
    desk
}

fn same(source: &'static str, other: Value) -> Command {
    Command::SetField {
        kind: Kind::Source,
        id: Id::literal(source),
        field: "same_as".to_owned(),
        value: other,
    }
}

fn stands_for(session: &Session, name: &'static str) -> String {
    session.standing_source(Id::literal(name)).to_string()
}

#[test]
fn of_sources_that_are_one_a_single_one_stands() {
    let mut desk = desk();
    desk.done(same("b", json!("a")));
    desk.done(same("c", json!("b")));
    assert_eq!(stands_for(&desk.session, "c"), "a");
    let standing: Vec<String> = desk
        .session
        .standing_sources()
        .map(|(id, _)| id.to_string())
        .collect();
    assert_eq!(standing, ["a"]);
    // Neither a circle nor what is one already.
    for (source, other) in [("a", "c"), ("a", "a"), ("c", "a")] {
        assert_eq!(
            desk.apply(same(source, json!(other))).unwrap_err(),
            CommandError::SameSource
        );
    }
    assert!(desk.apply(same("a", json!("nothing"))).is_err());
    // What must not leave the house does not leave it by another name.
    desk.done(Command::SetField {
        kind: Kind::Source,
        id: Id::literal("a"),
        field: "confidential".to_owned(),
        value: json!(true),
    });
    for name in ["a", "b", "c"] {
        assert!(desk.session.secret_sources().contains(&Id::literal(name)));
    }
    desk.done(same("c", Value::Null));
    assert!(!desk.session.secret_sources().contains(&Id::literal("c")));
    desk.done(Command::Undo);
    assert_eq!(stands_for(&desk.session, "c"), "a");
}

#[test]
fn sources_that_two_people_merged_the_other_way_round_are_one() {
    let mut desk = desk();
    let mut other = Desk {
        session: desk.session.clone(),
        seeds: 1000,
    };
    desk.done(same("b", json!("a")));
    other.done(same("a", json!("b")));
    for merged in [
        desk.session.merge(&other.session),
        other.session.merge(&desk.session),
    ] {
        for name in ["a", "b"] {
            assert_eq!(stands_for(&merged, name), "a");
        }
        assert_eq!(merged.standing_sources().count(), 2);
    }
}

#[test]
fn a_second_check_says_something_that_the_scale_knows() {
    let mut desk = desk();
    let check = |verdict: Option<&str>, correct: Correct| Command::CheckSecond {
        id: Some(Id::literal("second")),
        claim: Id::literal("claim"),
        verdict: verdict.map(str::to_owned),
        correct,
        rationale: String::new(),
    };
    assert!(desk.apply(check(Some("nonsense"), Correct::No)).is_err());
    assert!(desk.apply(check(None, Correct::Unsaid)).is_err());
    let first = desk
        .session
        .scale()
        .labels
        .iter()
        .next()
        .unwrap()
        .id
        .clone();
    desk.done(check(Some(&first), Correct::Unsaid));
    let second = desk.session.second_checks.get(Id::literal("second"));
    assert_eq!(second.unwrap().verdict.as_ref(), Some(&first));
    // It is beside the first finding, not in its place.
    assert_eq!(desk.get(Id::literal("claim")).verdict, None);
    let about = desk
        .session
        .timeline(About::Claim(Id::literal("claim")))
        .into_iter()
        .any(|one| one.kind == Kind::SecondCheck);
    assert!(about);
}

#[test]
fn what_may_stand_has_a_reason() {
    let mut desk = desk();
    let expect = |reason: &str| Command::Expect {
        id: None,
        code: "V02".to_owned(),
        about: Id::literal("claim"),
        reason: reason.to_owned(),
    };
    assert!(desk.apply(expect("  ")).is_err());
    desk.done(expect("The second source is the tape itself."));
    assert_eq!(desk.session.expectations.live().count(), 1);
}

#[test]
fn a_verdict_where_the_first_has_none_is_no_disagreement() {
    let check = |verdict: Option<&str>, correct: Correct| SecondCheck {
        verdict: verdict.map(str::to_owned),
        correct,
        ..SecondCheck::default()
    };
    let none = Claim::default();
    let first = Claim {
        verdict: Some("true".to_owned()),
        ..Claim::default()
    };
    let found = check(Some("false"), Correct::Unsaid);
    assert!(found.adds(&none) && !found.adds(&first) && !found.agrees(&first));
    let objects = check(Some("false"), Correct::No);
    assert!(!objects.adds(&none) && !objects.agrees(&none));
    assert!(!check(None, Correct::Yes).adds(&none));
    assert!(found.contradicts(&check(Some("true"), Correct::Unsaid)));
    assert!(!found.contradicts(&objects));
    assert!(check(None, Correct::Yes).contradicts(&objects));
    assert!(!check(None, Correct::Unsaid).contradicts(&objects));
}

#[test]
fn what_was_found_first_is_hidden_from_whoever_checks_blind_until_they_have_checked() {
    let mut desk = desk();
    let (claim, bo) = (
        Id::literal("claim"),
        Author {
            name: "Bo Lind".to_owned(),
            initials: String::new(),
        },
    );
    desk.done(Command::AddEvidence(NewEvidence {
        id: Some(Id::literal("evidence")),
        claim,
        source: Id::literal("a"),
        stance: Stance::Contradicts,
        locator: String::new(),
        extract: String::new(),
        tier: Tier::Unset,
        looked_on: String::new(),
        ..NewEvidence::default()
    }));
    desk.done(Command::AddComment(NewComment {
        id: Some(Id::literal("comment")),
        claim,
        text: "It was 700.".to_owned(),
        ..NewComment::default()
    }));
    desk.done(Command::RequestChange {
        id: Some(Id::literal("change")),
        claim,
        proposed: "The ferry carried 700 cars.".to_owned(),
        reason: "log".to_owned(),
    });
    let verdict = desk
        .session
        .scale()
        .labels
        .iter()
        .next()
        .unwrap()
        .id
        .clone();
    desk.done(Command::SetVerdict {
        claim,
        verdict: Some(verdict.clone()),
    });
    let set = |kind: Kind, id: Id, field: &str, value: bool| Command::SetField {
        kind,
        id,
        field: field.to_owned(),
        value: json!(value),
    };
    let as_bo = |desk: &mut Desk, command: Command| {
        let stamp = Stamp {
            by: bo.clone(),
            ..desk.stamp()
        };
        desk.session.apply(command, &stamp).unwrap()
    };
    let takes_up = set(Kind::Person, bo.id().unwrap(), "checks_blind", true);
    as_bo(&mut desk, takes_up);
    assert!(
        desk.session.veil(bo.id()).is_empty(),
        "second checks are not blind"
    );
    desk.done(set(Kind::Details, Id::SESSION, "blind", true));
    let ida = desk.stamp().by.id();
    assert!(desk.session.veil(ida).is_empty(), "who found it knows it");
    assert!(desk.session.veil(None).is_empty());
    let veil = desk.session.veil(bo.id());
    let view = veil.over(&desk.session, 1);
    assert!(view.is_veiled(claim) && !desk.session.is_veiled(claim));
    let told = |session: &Session| {
        let all = session.every().map(|(kind, id, record)| {
            let values = record.fields().iter().filter_map(|field| record.get(field));
            let events = record
                .history()
                .iter()
                .map(|(_, event)| event.value.value());
            (kind, id, values.chain(events).collect::<Vec<_>>())
        });
        format!("{:?}", all.collect::<Vec<_>>())
    };
    for word in ["contradicts", "700", "change_requested"] {
        assert!(told(&desk.session).contains(word), "{word}");
        assert!(!told(&view).contains(word), "{word}");
    }
    assert_ne!(
        view.claims.get(claim).unwrap().verdict.as_ref(),
        Some(&verdict)
    );
    assert_ne!(
        view.undo_label(),
        desk.session
            .undo_label()
            .filter(|one| one.contains("erdict"))
    );
    // What is not told apart by its revision would be taken for the same.
    assert_ne!(view.revision(), desk.session.revision());
    // Neither undone, nor decided over, nor put aside.
    for (command, why) in [
        (Command::Undo, Veiled::Shows),
        (Command::Dismiss { claim }, Veiled::Shows),
        (
            Command::SetVerdict {
                claim,
                verdict: None,
            },
            Veiled::Overwrites,
        ),
    ] {
        let mut after = desk.session.clone();
        let stamp = Stamp {
            by: bo.clone(),
            ..desk.stamp()
        };
        if after.apply(command.clone(), &stamp).is_ok() && !after.veil(bo.id()).eq(&veil) {
            assert_eq!(veil.forbids(&desk.session, &after, &command), Some(why));
        }
    }
    let second = Command::CheckSecond {
        id: Some(Id::literal("second")),
        claim,
        verdict: Some(verdict),
        correct: Correct::Unsaid,
        rationale: String::new(),
    };
    let before = desk.session.clone();
    as_bo(&mut desk, second.clone());
    assert_eq!(veil.forbids(&before, &desk.session, &second), None);
    assert!(desk.session.veil(bo.id()).is_empty());
    assert!(
        desk.session
            .second_checks
            .get(Id::literal("second"))
            .unwrap()
            .blind
    );
}
