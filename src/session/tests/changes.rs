//! A change that was asked for and what happens to the copy of its claim are one thing.

use super::Desk;
use crate::session::*;

fn asks(desk: &mut Desk, name: &str, claim: Id) -> Id {
    let id: Id = name.parse().unwrap();
    desk.done(Command::RequestChange {
        id: Some(id),
        claim,
        proposed: "800 cars".to_owned(),
        reason: "the log".to_owned(),
    });
    id
}

fn decides(desk: &mut Desk, change: Id, decision: Decision) {
    desk.done(Command::DecideChange { change, decision });
}

fn of(desk: &Desk, change: Id) -> (Decision, Option<Id>, String) {
    let change = desk.session.changes.get(change).unwrap();
    (
        change.decision.clone(),
        change.decided_by,
        change.decided_on.clone(),
    )
}

fn by_ida(decision: Decision) -> (Decision, Option<Id>, String) {
    let ida = Author {
        name: "Ida Brandt".to_owned(),
        initials: String::new(),
    };
    (decision, ida.id(), "2026-01-31".to_owned())
}

fn open() -> (Decision, Option<Id>, String) {
    (Decision::Pending, None, String::new())
}

#[test]
fn a_decision_says_who_when_and_what_becomes_of_the_copy_and_is_one_step() {
    for (decision, resolution) in [
        (Decision::Accepted, Resolution::Changed),
        (Decision::Stet, Resolution::Stet),
        (Decision::Cut, Resolution::Cut),
        (Decision::Reworded, Resolution::Changed),
    ] {
        let mut desk = Desk::new();
        let claim = desk.claim("c", "900 cars");
        let change = asks(&mut desk, "ask", claim);
        decides(&mut desk, change, decision.clone());
        assert_eq!(of(&desk, change), by_ida(decision));
        assert_eq!(desk.get(claim).resolution, resolution);
        desk.done(Command::Undo);
        assert_eq!(of(&desk, change), open());
        assert_eq!(desk.get(claim).resolution, Resolution::ChangeRequested);
        desk.done(Command::Redo);
        assert_eq!(desk.get(claim).resolution, resolution);
        // The same by hand is the same.
        decides(&mut desk, change, Decision::Pending);
        assert_eq!(of(&desk, change), open());
        assert_eq!(desk.get(claim).resolution, Resolution::ChangeRequested);
    }
}

#[test]
fn whoever_says_what_happens_to_the_copy_has_decided_what_was_asked_for() {
    for (resolution, decision) in [
        (Resolution::Changed, Decision::Accepted),
        (Resolution::Stet, Decision::Stet),
        (Resolution::Cut, Decision::Cut),
    ] {
        let mut desk = Desk::new();
        let claim = desk.claim("c", "900 cars");
        let other = desk.claim("d", "first");
        let [one, two] = ["one", "two"].map(|name| asks(&mut desk, name, claim));
        let elsewhere = asks(&mut desk, "elsewhere", other);
        decides(&mut desk, one, Decision::Reworded);
        // By whichever door.
        let set = Command::SetField {
            kind: Kind::Claim,
            id: claim,
            field: "resolution".to_owned(),
            value: resolution.word().into(),
        };
        desk.done(set);
        assert_eq!(of(&desk, one), by_ida(Decision::Reworded), "decided before");
        assert_eq!(of(&desk, two), by_ida(decision));
        assert_eq!(of(&desk, elsewhere), open());
        desk.done(Command::Undo);
        assert_eq!(of(&desk, two), open());
    }
    // These decide nothing.
    for resolution in [Resolution::None, Resolution::ChangeRequested] {
        let mut desk = Desk::new();
        let claim = desk.claim("c", "900 cars");
        let change = asks(&mut desk, "ask", claim);
        desk.done(Command::SetResolution { claim, resolution });
        assert_eq!(of(&desk, change), open());
    }
}

#[test]
fn a_claim_waits_until_the_last_of_its_changes_is_decided() {
    let mut desk = Desk::new();
    let claim = desk.claim("c", "900 cars");
    let [one, two] = ["one", "two"].map(|name| asks(&mut desk, name, claim));
    decides(&mut desk, one, Decision::Accepted);
    assert_eq!(of(&desk, two), open());
    assert_eq!(desk.get(claim).resolution, Resolution::ChangeRequested);
    // One that stays as it is takes nothing back of the one that was made.
    decides(&mut desk, two, Decision::Stet);
    assert_eq!(desk.get(claim).resolution, Resolution::Changed);
}

#[test]
fn what_was_asked_for_of_a_claim_in_parts_is_settled_with_its_parts() {
    let mut desk = Desk::new();
    let claim = desk.claim("c", "The ferry carried 900 cars");
    let (start, end) = desk.points("900 cars");
    let part = Id::literal("part");
    desk.done(Command::AddClaim {
        id: Some(part),
        article: Id::literal("a"),
        start,
        end,
        statement: String::new(),
        part_of: Some(claim),
    });
    let of_whole = asks(&mut desk, "whole", claim);
    let of_part = asks(&mut desk, "of-part", part);
    let in_parts = true;
    desk.done(Command::KeepInParts { claim, in_parts });
    desk.done(Command::SetResolution {
        claim,
        resolution: Resolution::Stet,
    });
    assert_eq!(of(&desk, of_whole), by_ida(Decision::Stet));
    assert_eq!(of(&desk, of_part), by_ida(Decision::Stet));
}

#[test]
fn a_cut_in_a_new_draft_settles_what_was_asked_for() {
    let mut desk = Desk::new();
    let claim = desk.claim("c", "900 cars");
    let change = asks(&mut desk, "ask", claim);
    desk.done(Command::AddDraft {
        article: Id::literal("a"),
        file: String::new(),
        package: String::new(),
        paragraphs: vec![NewParagraph {
            text: "It was the first in the bay.".to_owned(),
            role: Role::Body,
            ..NewParagraph::default()
        }],
    });
    desk.done(Command::Settle {
        id: claim,
        place: None,
        stands: false,
    });
    assert_eq!(of(&desk, change), by_ida(Decision::Cut));
}

#[test]
fn what_two_people_decided_differently_of_a_change_waits_for_a_person() {
    let mut desk = Desk::new();
    let claim = desk.claim("c", "900 cars");
    let change = asks(&mut desk, "ask", claim);
    let mut other = Desk {
        session: desk.session.clone(),
        seeds: 1000,
    };
    decides(&mut desk, change, Decision::Accepted);
    decides(&mut other, change, Decision::Stet);
    desk.session = desk.session.merge(&other.session);
    let disputed = |desk: &Desk, kind: Kind, id, field| {
        let record = desk.session.record(&kind, id).unwrap();
        !record.history().sides(field).is_empty()
    };
    assert!(disputed(&desk, Kind::Change, change, "decision"));
    assert!(disputed(&desk, Kind::Claim, claim, "resolution"));
    // To say what happens to the copy settles that, and not what the change came to; nor the other way round.
    desk.done(Command::SetResolution {
        claim,
        resolution: Resolution::Stet,
    });
    assert!(disputed(&desk, Kind::Change, change, "decision"));
    desk.done(Command::Undo);
    desk.done(Command::SetField {
        kind: Kind::Change,
        id: change,
        field: "decision".to_owned(),
        value: "stet".into(),
    });
    assert!(!disputed(&desk, Kind::Change, change, "decision"));
    assert!(disputed(&desk, Kind::Claim, claim, "resolution"));
}

#[test]
fn threads_of_two_people_become_one() {
    let mut desk = Desk::new();
    let claim = desk.claim("c", "900 cars");
    let root = Id::literal("root");
    let says = |id: &'static str, under: Option<Id>, text: &str| {
        Command::AddComment(NewComment {
            id: Some(Id::literal(id)),
            claim,
            under,
            text: text.to_owned(),
            ..NewComment::default()
        })
    };
    desk.done(says("root", None, "Where is this from?"));
    let mut other = Desk {
        session: desk.session.clone(),
        seeds: 1000,
    };
    desk.done(says("mine", Some(root), "The log."));
    other.done(says("theirs", Some(root), "Which log?"));
    other.done(Command::SetField {
        kind: Kind::Comment,
        id: root,
        field: "resolved".to_owned(),
        value: true.into(),
    });
    let merged = desk.session.merge(&other.session);
    let thread = merged.threads_of(claim);
    assert_eq!(thread.len(), 1);
    assert!(thread[0].is_resolved());
    let said: Vec<Id> = thread[0].answers.iter().map(|(id, _)| *id).collect();
    assert_eq!(said.len(), 2);
    assert!(said.contains(&Id::literal("mine")) && said.contains(&Id::literal("theirs")));
    assert!(merged.conflicts().is_empty());
}
