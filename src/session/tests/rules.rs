//! What a command may not make, a file may not hold unseen: one list of rules for both.

use serde_json::{Value, json};

use super::{Desk, claim_at};
use crate::session::*;

/// A desk with one claim, one source and one piece of evidence.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let claim = desk.claim("claim", "The ferry carried 900 cars.");
    desk.claim("other", "It was the first in the bay.");
    desk.done(Command::AddSource(NewSource {
        id: Some(Id::literal("source")),
        title: "Timetable".to_owned(),
        ..NewSource::default()
    }));
    desk.done(Command::AddEvidence(NewEvidence {
        id: Some(Id::literal("evidence")),
        claim,
        source: Id::literal("source"),
        stance: Stance::default(),
        locator: String::new(),
        extract: String::new(),
        tier: Tier::default(),
        looked_on: String::new(),
        ..NewEvidence::default()
    }));
    desk
}

/// Fields with a value that breaks a rule.
fn broken() -> Vec<(Kind, &'static str, &'static str, Value)> {
    let anchor = |start: usize, end: usize| json!({"other-draft": {"start": start, "end": end, "exact": "x", "prefix": "", "suffix": ""}});
    vec![
        (Kind::Claim, "claim", "assigned_to", json!("nobody")),
        (Kind::Claim, "claim", "checked_against", json!("no-draft")),
        (Kind::Claim, "claim", "parent", json!("claim")),
        (Kind::Claim, "claim", "parent", json!("no-claim")),
        (Kind::Claim, "claim", "merged_into", json!("claim")),
        (Kind::Claim, "claim", "checkable", json!(-1)),
        (Kind::Claim, "claim", "checkable", json!(1001)),
        (Kind::Claim, "claim", "worth", json!(-7)),
        (Kind::Claim, "claim", "difficulty", json!(6)),
        (Kind::Claim, "claim", "letter", json!(-1)),
        (Kind::Claim, "claim", "claimed_on", json!("2023-02-29")),
        (Kind::Claim, "claim", "anchors", anchor(0, 3)),
        (Kind::Article, "a", "draft", json!("no-draft")),
        (Kind::Article, "a", "published", json!("2024-13-01")),
        (Kind::Source, "source", "published", json!("2024-00-10")),
        (Kind::Evidence, "evidence", "looked_on", json!("2024-04-31")),
        (Kind::Evidence, "evidence", "looked_by", json!("nobody")),
        (Kind::Details, "session", "scale", json!("no-scale")),
        (Kind::Details, "session", "threshold", json!(-1)),
    ]
}

#[test]
fn a_command_may_not_make_what_a_file_is_told_of() {
    for (kind, id, field, value) in broken() {
        let mut desk = desk();
        let id: Id = if kind == Kind::Details {
            Id::SESSION
        } else {
            id.parse().unwrap()
        };
        let before = desk.session.clone();
        let refused = desk.apply(Command::SetField {
            kind: kind.clone(),
            id,
            field: field.to_owned(),
            value: value.clone(),
        });
        assert!(refused.is_err(), "{field} = {value} was taken");
        assert_eq!(*desk.session, *before, "{field}: nothing was changed");
        // The same value in a file.
        let mut tables: Tables = (*desk.session).clone();
        let record = tables.change(&kind, id).unwrap();
        record.put_any(field, &Json::of(&value)).unwrap();
        let faults = tables.faults(&kind, id);
        assert!(
            faults.iter().any(|fault| fault.field == field),
            "{field} = {value}: {faults:?}"
        );
    }
}

#[test]
fn what_was_wrong_before_stands_in_nobodys_way() {
    let mut desk = desk();
    let id = Id::literal("claim");
    let mut tables: Tables = (*desk.session).clone();
    let record = tables.change(&Kind::Claim, id).unwrap();
    record.put_any("worth", &Json::of(&-5)).unwrap();
    desk.session = Session::from_tables(tables);
    desk.done(Command::SetNote {
        claim: id,
        note: "Ask the harbour.".to_owned(),
    });
    assert_eq!(desk.session.claims.get(id).unwrap().worth, -5);
    // Not even in the same field: a place in a draft that is not there does not keep the claim from a new one.
    let mut tables: Tables = (*desk.session).clone();
    let claim = tables.claims.change(id).unwrap();
    let anchor = claim.anchors.values().next().unwrap().clone();
    claim.anchors.insert(Id::literal("lost"), anchor);
    desk.session = Session::from_tables(tables);
    desk.done(Command::AddDraft {
        article: Id::literal("a"),
        file: String::new(),
        package: String::new(),
        paragraphs: vec![NewParagraph {
            text: "Yes. The ferry carried 900 cars.".to_owned(),
            role: Role::Body,
            locator: String::new(),
            ..NewParagraph::default()
        }],
    });
    assert_eq!(desk.session.claims.get(id).unwrap().anchors.len(), 3);
}

#[test]
fn a_claim_cuts_no_character_in_two_and_a_suggestion_takes_it_whole() {
    let mut desk = Desk::empty();
    let text = "Cafe\u{301} Oll opened in 2019.";
    desk.done(Command::AddArticle(NewArticle {
        id: Some(Id::literal("a")),
        paragraphs: vec![NewParagraph {
            text: text.to_owned(),
            role: Role::Body,
            locator: String::new(),
            ..NewParagraph::default()
        }],
        ..NewArticle::default()
    }));
    let error = desk.apply(claim_at(0, 4)).unwrap_err().to_string();
    assert!(error.contains("inside a character"), "{error}");
    desk.done(claim_at(0, 5));
    desk.done(Command::AddSuggestions {
        article: Id::literal("a"),
        suggestions: vec![Suggestion {
            start: 4,
            end: 20,
            ..Suggestion::default()
        }],
    });
    let (_, draft) = desk.session.draft_of(Id::literal("a")).unwrap();
    let found = desk
        .session
        .claims
        .all()
        .find(|(_, claim)| claim.is_suggestion());
    let anchor = found.unwrap().1.anchors.values().next().unwrap();
    let span = anchor
        .in_place(draft.paragraphs.text(), draft.paragraphs.points())
        .unwrap();
    assert!(span.of(text).starts_with("e\u{301}"), "{}", span.of(text));
}
