//! Merges that a random test seldom meets.

use serde_json::{Value, json};

use crate::session::{
    Author, Claim, Command, Details, Draft, FieldValue, Id, Kind, Moment, Record as _, Session,
    Stamp, Standing, Table, Tables, Untold,
};

const CLAIMS: [Id; 3] = [Id::literal("c1"), Id::literal("c2"), Id::literal("c3")];

fn stamp(n: u32, name: &str) -> Stamp {
    Stamp {
        by: Author {
            name: name.to_owned(),
            initials: String::new(),
        },
        at: Moment(1_800_000_000 + i64::from(n)),
        seed: Id::derived(&[&n.to_le_bytes()]),
    }
}

fn set(session: &mut Session, n: u32, id: Id, field: &str, value: impl Into<Value>) {
    let kind = if id == Id::SESSION {
        Kind::Details
    } else {
        Kind::Claim
    };
    let fields = vec![FieldValue {
        kind,
        id,
        field: field.to_owned(),
        value: value.into(),
        reopens: Vec::new(),
    }];
    let command = Command::SetFields {
        label: "Set".to_owned(),
        fields,
    };
    session
        .apply(
            command,
            &stamp(n, if n.is_multiple_of(2) { "Ada" } else { "Ben" }),
        )
        .unwrap();
}

/// A session of three claims, as it was read from a file.
fn base() -> Session {
    let claims = CLAIMS.map(|id| (id, Claim::default()));
    Session::from_tables(Tables {
        claims: Table::from_iter(claims),
        ..Tables::default()
    })
}

/// A session with one change that has no event.
fn by_hand(change: impl FnOnce(&mut Tables)) -> Session {
    let mut tables = base().tables;
    change(&mut tables);
    Session::from_tables(tables)
}

fn disputed(session: &Session) -> Vec<(Id, String, Vec<String>)> {
    let conflicts = session.conflicts().into_iter();
    conflicts
        .map(|one| {
            let mut said: Vec<String> = one.sides.into_iter().map(|side| side.said).collect();
            said.sort();
            (one.id, one.field, said)
        })
        .collect()
}

#[test]
fn two_verdicts_are_listed_with_who_and_when_until_somebody_decides() {
    let (mut ours, mut theirs) = (base(), base());
    set(&mut ours, 2, CLAIMS[0], "verdict", "true");
    set(&mut theirs, 3, CLAIMS[0], "verdict", "false");
    let mut merged = ours.merge(&theirs);
    let conflicts = merged.conflicts();
    let [conflict] = conflicts.as_slice() else {
        panic!("{conflicts:?}")
    };
    let mut sides: Vec<(&str, &str, Option<Moment>)> = conflict
        .sides
        .iter()
        .map(|side| (side.said.as_str(), side.who.as_str(), side.at))
        .collect();
    sides.sort_unstable();
    assert_eq!(
        sides,
        [
            ("False", "Ben", Some(Moment(1_800_000_003))),
            ("True", "Ada", Some(Moment(1_800_000_002)))
        ]
    );
    // The value that is shown already decides too.
    let shown = merged
        .claims
        .get(CLAIMS[0])
        .unwrap()
        .verdict
        .clone()
        .unwrap();
    let verdict = Command::SetVerdict {
        claim: CLAIMS[0],
        verdict: Some(shown),
    };
    assert!(merged.apply(verdict, &stamp(9, "Ada")).unwrap().changed);
    assert!(merged.conflicts().is_empty());
    assert!(theirs.merge(&merged).conflicts().is_empty());
}

#[test]
fn while_it_is_disputed_a_claim_stays_in_sight_and_counts_as_work() {
    let (mut ours, mut theirs) = (base(), base());
    for (n, field, one, other) in [
        (10, "removed", json!(true), json!(false)),
        (20, "standing", json!("dismissed"), json!("suggested")),
        (30, "check_status", json!("checked"), json!("in_progress")),
    ] {
        set(&mut ours, n, CLAIMS[0], field, one.clone());
        set(&mut theirs, n + 1, CLAIMS[0], field, one);
        set(&mut theirs, n + 3, CLAIMS[0], field, other);
    }
    let merged = ours.merge(&theirs);
    let claim = merged.claims.get(CLAIMS[0]).unwrap();
    assert!(!claim.removed && !claim.is_decided());
    assert_eq!(claim.standing, Standing::Suggested);
}

#[test]
fn claims_that_two_people_joined_crosswise_are_joined_no_more_and_disputed() {
    let (mut ours, mut theirs) = (base(), base());
    set(&mut ours, 2, CLAIMS[0], "merged_into", CLAIMS[1].as_str());
    set(&mut theirs, 3, CLAIMS[1], "merged_into", CLAIMS[0].as_str());
    let merged = ours.merge(&theirs);
    assert_eq!(*merged, *theirs.merge(&ours));
    assert_eq!(*merged.merge(&ours), *merged);
    assert!(merged.claims.all().all(|(_, claim)| claim.is_live()));
    let fields: Vec<(Id, String)> = merged
        .conflicts()
        .into_iter()
        .map(|one| (one.id, one.field))
        .collect();
    let expected = |n: usize| (CLAIMS[n], "merged_into".to_owned());
    assert_eq!(fields, [expected(0), expected(1)]);
    // A third person took one of the two back: whatever comes first, there is no circle and no dispute.
    let mut third = ours.clone();
    set(&mut third, 4, CLAIMS[0], "merged_into", Value::Null);
    assert_eq!(*merged.merge(&third), *ours.merge(&theirs.merge(&third)));
    assert!(merged.merge(&third).conflicts().is_empty());
    let joined = |id| merged.merge(&third).claims.get(id).unwrap().merged_into;
    assert_eq!(
        (joined(CLAIMS[0]), joined(CLAIMS[1])),
        (None, Some(CLAIMS[0]))
    );
}

#[test]
fn a_chain_is_no_circle_and_a_longer_circle_is_one() {
    let chain = by_hand(|tables| {
        tables.claims.change(CLAIMS[0]).unwrap().parent = Some(CLAIMS[1]);
        tables.claims.change(CLAIMS[1]).unwrap().parent = Some(CLAIMS[2]);
    });
    let mut back = base();
    assert!(chain.merge(&back).conflicts().is_empty());
    set(&mut back, 2, CLAIMS[2], "parent", CLAIMS[1].as_str());
    let merged = chain.merge(&back);
    assert_eq!(*merged, *back.merge(&chain));
    let on: Vec<Id> = merged.conflicts().iter().map(|one| one.id).collect();
    assert_eq!(
        on,
        [CLAIMS[1], CLAIMS[2]],
        "the way into the circle is not on it"
    );
    assert_eq!(
        merged.claims.get(CLAIMS[0]).unwrap().parent,
        Some(CLAIMS[1])
    );
}

#[test]
fn what_has_no_history_is_kept_twice_unless_the_base_tells_which_is_newer() {
    let [one, other] = [3, 4]
        .map(|worth| by_hand(|tables| tables.claims.change(CLAIMS[0]).unwrap().worth = worth));
    let both = vec!["3".to_owned(), "4".to_owned()];
    let expected = vec![(CLAIMS[0], "worth".to_owned(), both)];
    assert_eq!(disputed(&one.merge(&other)), expected);
    let since = one.merge_since(Some(&one), &other);
    assert!(since.conflicts().is_empty());
    assert_eq!(since.claims.get(CLAIMS[0]).unwrap().worth, 4);
    assert_eq!(*since, *other.merge_since(Some(&one), &one));
    // A value that an event replaced is known by that event.
    let mut set_since = one.clone();
    set(&mut set_since, 2, CLAIMS[0], "worth", 9);
    assert!(one.merge(&set_since).conflicts().is_empty());
}

#[test]
fn a_fixed_field_in_dispute_can_be_decided_and_its_text_has_its_hash() {
    let draft = |text: &str, number: i64| {
        let part = crate::session::NewParagraph {
            text: text.to_owned(),
            ..Default::default()
        };
        let paragraphs = crate::session::DraftText::new([&part]);
        Draft {
            sha256: paragraphs.sha256(),
            number,
            paragraphs,
            ..Draft::default()
        }
    };
    let id = Id::literal("d");
    let [ours, theirs] = [draft("One.", 2), draft("Two.", 3)]
        .map(|draft| by_hand(|tables| tables.drafts = Table::from_iter([(id, draft)])));
    let mut merged = ours.merge(&theirs);
    assert_eq!(*merged, *theirs.merge(&ours));
    let fields: Vec<String> = merged
        .conflicts()
        .into_iter()
        .map(|one| one.field)
        .collect();
    assert_eq!(fields, ["number", "paragraphs"]);
    for (n, side) in [(50, 0), (51, 1)] {
        let Some(conflict) = merged
            .conflicts()
            .into_iter()
            .find(|one| one.field == "paragraphs")
        else {
            break;
        };
        let decide = Command::SetFields {
            label: "Decide".to_owned(),
            fields: vec![FieldValue {
                kind: Kind::Draft,
                id,
                field: "paragraphs".to_owned(),
                value: conflict.sides[side].value.value(),
                reopens: Vec::new(),
            }],
        };
        let mut decided = merged.clone();
        decided.apply(decide, &stamp(n, "Ada")).unwrap();
        let record = decided.drafts.get(id).unwrap();
        assert_eq!(record.sha256, record.paragraphs.sha256());
        assert_eq!(
            record.get("paragraphs"),
            Some(conflict.sides[side].value.value())
        );
    }
    // Where nobody disputes it, it stays fixed.
    let command = |value: i64| Command::SetField {
        kind: Kind::Draft,
        id,
        field: "number".to_owned(),
        value: value.into(),
    };
    merged.apply(command(2), &stamp(60, "Ada")).unwrap();
    assert!(merged.apply(command(3), &stamp(61, "Ada")).is_err());
}

#[test]
fn one_name_for_two_events_keeps_both() {
    let [ours, theirs] = ["one", "two"].map(|note| {
        let mut session = base();
        set(&mut session, 2, CLAIMS[0], "note", note);
        session
    });
    let merged = ours.merge(&theirs);
    assert_eq!(*merged, *theirs.merge(&ours));
    assert_eq!(*merged.merge(&theirs), *merged);
    let both = vec!["one".to_owned(), "two".to_owned()];
    assert_eq!(disputed(&merged), [(CLAIMS[0], "note".to_owned(), both)]);
}

#[test]
fn tables_of_a_newer_version_are_united_record_by_record() {
    let [ours, theirs, third] = [
        serde_json::from_str::<Value>(r#"{"w1": {"title": "One", "size": 1.50}, "~": null}"#)
            .unwrap(),
        json!({"w1": {"title": "Uno"}, "w2": {"title": "Two", "a/b": {}}, "~": null}),
        json!(5),
    ]
    .map(|value| by_hand(|tables| drop(tables.extra.insert("widgets", value))));
    let merged = ours.merge(&theirs);
    assert_eq!(*merged, *theirs.merge(&ours));
    let widgets = merged.extra["widgets"].value();
    assert_eq!(widgets["w1"]["size"].to_string(), "1.50", "to the digit");
    assert_eq!(widgets["w2"], json!({"title": "Two", "a/b": {}}));
    let both = vec!["One".to_owned(), "Uno".to_owned()];
    let title = (Id::SESSION, "/widgets/w1/title".to_owned(), both);
    assert_eq!(disputed(&merged), std::slice::from_ref(&title));
    // What is a table to one and a number to another keeps both, whatever the order.
    let all = merged.merge(&third);
    assert_eq!(*all, *ours.merge(&theirs.merge(&third)));
    assert_eq!(*all, *third.merge(&theirs).merge(&ours));
    let kept = all
        .details
        .history
        .of_field("/widgets")
        .map(|(_, event)| &event.value);
    assert_eq!(kept.collect::<Vec<_>>(), [&json!(5)]);
}

#[test]
fn undo_goes_back_to_what_the_other_set_and_no_further() {
    let (mut ours, mut theirs) = (base(), base());
    set(&mut ours, 2, CLAIMS[0], "note", "mine");
    set(&mut ours, 4, CLAIMS[1], "note", "shared");
    set(&mut ours, 6, CLAIMS[2], "note", "mine too");
    set(&mut theirs, 7, CLAIMS[1], "note", "theirs");
    let mut merged = ours.merge(&theirs);
    merged.apply(Command::Undo, &stamp(8, "Ada")).unwrap();
    assert_eq!(merged.claims.get(CLAIMS[2]).unwrap().note, "");
    assert!(merged.apply(Command::Undo, &stamp(10, "Ada")).is_err());
    assert_eq!(merged.conflicts().len(), 1);
    assert!(merged.revision() > ours.revision());
}

#[test]
fn the_earliest_maker_stands_and_nobody_is_asked() {
    let [ours, theirs] = [20, 10].map(|at| {
        by_hand(|tables| {
            tables
                .claims
                .change(CLAIMS[0])
                .unwrap()
                .sign(Some(CLAIMS[1]), Moment(at));
        })
    });
    let merged = ours.merge(&theirs);
    let claim = merged.claims.get(CLAIMS[0]).unwrap();
    assert_eq!(claim.made_at, Some(Moment(10)));
    assert_eq!(claim.history.len(), 2, "both are in the history");
    assert!(merged.conflicts().is_empty());
}

#[test]
fn a_field_that_does_not_say_what_its_history_says_is_put_in_order() {
    let mut session = base();
    set(&mut session, 2, CLAIMS[0], "note", "said");
    let mut tables = session.tables.clone();
    tables.claims.change(CLAIMS[0]).unwrap().note = "written".to_owned();
    let by_hand = Session::from_tables(tables.clone());
    assert!(tables.order(&Kind::Claim, CLAIMS[0], "note", Untold::ByHand));
    assert!(!tables.order(&Kind::Claim, CLAIMS[0], "note", Untold::ByHand));
    let merged = session.merge(&by_hand);
    assert_eq!(*merged, tables);
    assert_eq!(*by_hand.merge(&session), tables);
    assert_eq!(*by_hand.merge(&by_hand), *by_hand);
    assert_eq!(merged.claims.get(CLAIMS[0]).unwrap().note, "written");
    assert!(merged.conflicts().is_empty());
    assert_eq!(*merged.details, Details::default());
}

#[test]
fn a_disputed_verdict_can_be_decided_although_the_scale_lost_its_label() {
    let [ours, theirs] = [("true", 2), ("no_such", 3)].map(|(verdict, n)| {
        let mut session = base();
        set(&mut session, n, CLAIMS[0], "verdict", verdict);
        session
    });
    let mut merged = ours.merge(&theirs);
    let decide = |verdict: &str| Command::SetField {
        kind: Kind::Claim,
        id: CLAIMS[0],
        field: "verdict".to_owned(),
        value: verdict.into(),
    };
    let other = merged.apply(decide("nor_this"), &stamp(50, "Ada"));
    assert!(other.is_err(), "only what stands in dispute: {other:?}");
    merged.apply(decide("no_such"), &stamp(51, "Ada")).unwrap();
    assert!(merged.conflicts().is_empty());
    let verdict = &merged.claims.get(CLAIMS[0]).unwrap().verdict;
    assert_eq!(verdict.as_deref(), Some("no_such"));
}
