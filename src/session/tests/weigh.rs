//! What a model says of suggestions: whom it is said of, that it is no step of work, and that copies never dispute it.

use serde_json::{Value, json};

use super::{Desk, suggestion};
use crate::session::*;

const ARTICLE: Id = Id::literal("a");

/// The suggestion on some words.
fn on(session: &Session, words: &str) -> Id {
    let quote = |claim: &Claim| claim.anchors.values().any(|anchor| anchor.exact == words);
    let mut all = session.claims.all();
    all.find(|(_, claim)| quote(claim)).unwrap().0
}

const FERRY: &str = "The ferry carried 900 cars.";
const FIRST: &str = "It was the first in the bay.";
const SAID: &str = "“Nobody – not one – was hurt”, she said.";
const NOBODY: &str = "Nobody – not one – was hurt";

/// A desk with three suggestions, the last with a part.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let suggested = |desk: &Desk, words: &str| {
        let (start, end) = desk.points(words);
        suggestion(start, end)
    };
    let whole = Suggestion {
        parts: vec![suggested(&desk, NOBODY)],
        ..suggested(&desk, SAID)
    };
    let suggestions = vec![suggested(&desk, FERRY), suggested(&desk, FIRST), whole];
    desk.done(Command::AddSuggestions {
        article: ARTICLE,
        suggestions,
    });
    desk
}

/// The same scores for all four.
fn weigh(session: &Session, weights: i64, (worth, checkable): (i64, i64)) -> Command {
    let scores = [FERRY, FIRST, SAID, NOBODY].map(|words| Weighing {
        claim: on(session, words),
        worth,
        checkable,
    });
    Command::Weigh {
        article: ARTICLE,
        weights,
        scores: scores.into(),
    }
}

fn told(session: &Session, words: &str) -> Option<(i64, i64, i64)> {
    told_of(session, on(session, words))
}

fn told_of(session: &Session, claim: Id) -> Option<(i64, i64, i64)> {
    let claim = session.claims.get(claim).unwrap();
    claim.weighed.map(Into::into)
}

fn field(claim: Id, field: &str, value: Value) -> Command {
    Command::SetField {
        kind: Kind::Claim,
        id: claim,
        field: field.to_owned(),
        value,
    }
}

#[test]
fn what_nobody_touched_is_weighed_with_its_parts() {
    let mut desk = desk();
    let claim = on(&desk.session, FERRY);
    assert_eq!(desk.get(claim).worth_now(), 700, "what the rules said");
    let command = weigh(&desk.session, 1, (812, 640));
    let before = desk.session.revision();
    let applied = desk.done(command.clone());
    assert_eq!(applied.label, "Weigh suggestions by meaning");
    assert!(applied.changed && applied.created.is_empty());
    assert_eq!(desk.session.touched_since(before).unwrap().len(), 4);
    for words in [FERRY, FIRST, SAID, NOBODY] {
        assert_eq!(told(&desk.session, words), Some((1, 812, 640)), "{words}");
    }
    let claim = desk.get(claim);
    assert_eq!((claim.worth_now(), claim.checkable_now()), (812, 640));
    assert_eq!((claim.worth, claim.checkable), (700, 800), "these stay");
    assert!(claim.history.is_empty(), "nobody did anything");
    // Said again, it is nothing new.
    assert!(!desk.done(command).changed);
    // Nor is what is said of what is not there, or of another article's.
    let nowhere = Weighing {
        claim: Id::literal("nowhere"),
        worth: 1,
        checkable: 1,
    };
    for article in [ARTICLE, Id::literal("none")] {
        let scores = vec![nowhere.clone()];
        let weigh = Command::Weigh {
            article,
            weights: 2,
            scores,
        };
        assert!(!desk.done(weigh).changed);
    }
    let mut other = weigh(&desk.session, 2, (1, 1));
    if let Command::Weigh { article, .. } = &mut other {
        *article = Id::literal("none");
    }
    assert!(!desk.done(other).changed);
}

#[test]
fn whoever_sits_before_it_is_not_entered_for_it() {
    let mut session = desk().session;
    let stamp = Stamp {
        by: Author {
            name: "Somebody Else".to_owned(),
            initials: String::new(),
        },
        at: Moment(1_769_851_900),
        seed: Id::literal("else"),
    };
    let people = session.people.len();
    assert!(
        session
            .apply(weigh(&session, 1, (1, 1)), &stamp)
            .unwrap()
            .changed
    );
    assert_eq!(session.people.len(), people);
}

/// Everything that a person can do about a suggestion.
fn touches(claim: Id, session: &Session) -> Vec<Command> {
    let person = session.people.all().next().unwrap().0;
    let anchor = session.claims.get(claim).unwrap().anchors.values().next();
    let (start, end) = anchor.map(|anchor| (anchor.start, anchor.end)).unwrap();
    let remark = NewRemark {
        start: Some(start),
        end: Some(end),
        text: "See the timetable.".to_owned(),
        ..NewRemark::default()
    };
    vec![
        Command::Accept { claim },
        Command::Dismiss { claim },
        Command::Remove {
            kind: Kind::Claim,
            id: claim,
        },
        Command::SetNote {
            claim,
            note: "Ask.".to_owned(),
        },
        Command::Respan {
            claim,
            start,
            end: end - 1,
        },
        field(claim, "assigned_to", json!(person)),
        field(claim, "tags", json!(["harbour"])),
        field(claim, "due", json!("2026-02-03")),
        Command::AddComment(NewComment {
            claim,
            text: "Really?".to_owned(),
            ..NewComment::default()
        }),
        Command::AddContact {
            id: None,
            name: "The harbour master".to_owned(),
            claims: vec![claim],
            asked: String::new(),
        },
        Command::RequestChange {
            id: None,
            claim,
            proposed: "Nothing.".to_owned(),
            reason: String::new(),
        },
        Command::CheckSecond {
            id: None,
            claim,
            verdict: None,
            correct: Correct::No,
            rationale: String::new(),
        },
        Command::Expect {
            id: None,
            code: "V01".to_owned(),
            about: claim,
            reason: "It may.".to_owned(),
        },
        Command::AddRemarks {
            article: ARTICLE,
            remarks: vec![remark],
        },
        Command::AddClaim {
            id: None,
            article: ARTICLE,
            start,
            end: end - 2,
            statement: String::new(),
            part_of: Some(claim),
        },
    ]
}

#[test]
fn what_anybody_touched_is_passed_over_with_its_whole_and_its_parts() {
    let count = touches(on(&desk().session, FERRY), &desk().session).len();
    for n in 0..count {
        let mut desk = desk();
        let claim = on(&desk.session, FERRY);
        let touch = touches(claim, &desk.session).remove(n);
        let what = format!("{touch:?}");
        let weigh = weigh(&desk.session, 1, (3, 4));
        desk.done(touch);
        desk.done(weigh.clone());
        assert_eq!(told_of(&desk.session, claim), None, "{what}");
        assert_eq!(told(&desk.session, FIRST), Some((1, 3, 4)), "{what}");
        // Taken back it is touched still: somebody looked at it.
        desk.done(Command::Undo);
        desk.done(weigh);
        assert_eq!(told_of(&desk.session, claim), None, "{what}, undone");
    }
    for words in [SAID, NOBODY] {
        let mut desk = desk();
        let claim = on(&desk.session, words);
        desk.done(field(claim, "due", json!("2026-02-03")));
        let weigh = weigh(&desk.session, 1, (3, 4));
        desk.done(weigh);
        assert_eq!(told(&desk.session, SAID), None, "{words}");
        assert_eq!(told(&desk.session, NOBODY), None, "{words}");
    }
    let mut own = desk();
    let claim = own.claim("own", "900 cars");
    let scores = vec![Weighing {
        claim,
        worth: 1,
        checkable: 1,
    }];
    let weigh = Command::Weigh {
        article: ARTICLE,
        weights: 1,
        scores,
    };
    assert!(!own.done(weigh).changed, "a person made it");
}

/// A claim that a new draft moved along was touched by nobody.
#[test]
fn what_followed_to_a_new_draft_is_weighed() {
    let mut desk = desk();
    let paragraphs = vec![NewParagraph {
        text: format!("Yes. {FERRY}"),
        role: Role::Body,
        ..NewParagraph::default()
    }];
    desk.done(Command::AddDraft {
        article: ARTICLE,
        file: String::new(),
        package: String::new(),
        paragraphs,
    });
    assert_eq!(desk.get(on(&desk.session, FERRY)).anchors.len(), 2);
    let scores = weigh(&desk.session, 1, (3, 4));
    desk.done(scores);
    assert_eq!(told(&desk.session, FERRY), Some((1, 3, 4)));
}

#[test]
fn undo_takes_back_what_the_person_did_last_and_redo_is_left() {
    let mut desk = desk();
    let claim = on(&desk.session, FERRY);
    desk.done(Command::SetNote {
        claim,
        note: "Ask.".to_owned(),
    });
    let weigh_1 = weigh(&desk.session, 1, (3, 4));
    desk.done(weigh_1);
    assert_eq!(desk.session.undo_label(), Some("Set note"));
    assert_eq!(desk.done(Command::Undo).label, "Undo “Set note”");
    assert_eq!(desk.get(claim).note, "");
    assert_eq!(
        told(&desk.session, FIRST),
        Some((1, 3, 4)),
        "it is said still"
    );
    let weigh_2 = weigh(&desk.session, 2, (5, 6));
    assert!(desk.done(weigh_2).changed);
    assert_eq!(desk.session.redo_label(), Some("Set note"));
    desk.done(Command::Redo);
    assert_eq!(desk.get(claim).note, "Ask.");
    assert_eq!(told(&desk.session, FIRST), Some((2, 5, 6)));
    // Among other commands it is taken back as little.
    let both = Command::Batch {
        label: "Both".to_owned(),
        commands: vec![
            weigh(&desk.session, 3, (7, 8)),
            Command::SetTitle {
                title: "Harbour".to_owned(),
            },
        ],
    };
    desk.done(both);
    desk.done(Command::Undo);
    assert_eq!(desk.session.details.title, "");
    assert_eq!(told(&desk.session, FIRST), Some((3, 7, 8)));
    desk.done(Command::Redo);
    assert_eq!(desk.session.details.title, "Harbour");
}

#[test]
fn newer_weights_stand_and_of_one_kind_the_larger_answer() {
    let mut desk = desk();
    for (weights, scores, stands) in [
        (2, (500, 500), (2, 500, 500)),
        (1, (900, 900), (2, 500, 500)),
        (2, (499, 900), (2, 500, 500)),
        (2, (500, 501), (2, 500, 501)),
        (2, (510, 1), (2, 510, 1)),
        (3, (1000, 0), (3, 1000, 0)),
        (10, (9, 9), (10, 9, 9)),
    ] {
        let weigh = weigh(&desk.session, weights, scores);
        desk.done(weigh);
        assert_eq!(told(&desk.session, FIRST), Some(stands));
    }
}

#[test]
fn no_person_sets_it_and_nothing_out_of_range_is_taken() {
    let mut desk = desk();
    let claim = on(&desk.session, FERRY);
    let before = desk.session.clone();
    let set = field(claim, "weighed", json!([1, 2, 3]));
    assert!(matches!(
        desk.apply(set),
        Err(CommandError::Field(FieldError::Fixed { .. }))
    ));
    let raw = FieldValue {
        kind: Kind::Claim,
        id: claim,
        field: "weighed".to_owned(),
        value: Value::Null,
        reopens: Vec::new(),
    };
    for reopens in [Vec::new(), vec![Id::literal("event")]] {
        let fields = vec![FieldValue {
            reopens,
            ..raw.clone()
        }];
        let label = String::new();
        assert!(desk.apply(Command::SetFields { label, fields }).is_err());
    }
    for (weights, scores) in [
        (0, (1, 1)),
        (i64::MAX, (1, 1)),
        (1, (1001, 1)),
        (1, (1, -1)),
    ] {
        let weigh = weigh(&desk.session, weights, scores);
        assert!(matches!(
            desk.apply(weigh),
            Err(CommandError::Field(FieldError::Value { .. }))
        ));
    }
    let odd = Suggestion {
        weighed: Some(Weighed {
            weights: 0,
            worth: 1,
            checkable: 1,
        }),
        ..suggestion(0, 3)
    };
    let odd = Command::AddSuggestions {
        article: ARTICLE,
        suggestions: vec![odd],
    };
    assert!(matches!(desk.apply(odd), Err(CommandError::Rule { field, .. }) if field == "weighed"));
    for text in [
        "[1,1001,3]",
        "[0,1,1]",
        "[1,2]",
        "[1,2,3,4]",
        "{\"worth\":1}",
        "7",
    ] {
        assert!(serde_json::from_str::<Weighed>(text).is_err(), "{text}");
    }
    assert_eq!(*desk.session, *before);
}

#[test]
fn extraction_may_hand_it_over_at_once() {
    let mut desk = Desk::new();
    let weighed = Weighed {
        weights: 1,
        worth: 10,
        checkable: 20,
    };
    let (start, end) = desk.points(FERRY);
    let one = Suggestion {
        weighed: Some(weighed),
        ..suggestion(start, end)
    };
    assert_eq!((one.worth_now(), one.checkable_now()), (10, 20));
    let text = serde_json::to_string(&one).unwrap();
    assert!(text.contains("\"weighed\":[1,10,20]"), "{text}");
    assert_eq!(serde_json::from_str::<Suggestion>(&text).unwrap(), one);
    let plain = serde_json::to_string(&suggestion(start, end)).unwrap();
    assert!(!plain.contains("weighed"), "{plain}");
    desk.done(Command::AddSuggestions {
        article: ARTICLE,
        suggestions: vec![one],
    });
    assert_eq!(told(&desk.session, FERRY), Some((1, 10, 20)));
    // The second half of what is cut in two has the score of the whole.
    let (at, claim) = (desk.points("carried").0, on(&desk.session, FERRY));
    let id = Some(Id::literal("second"));
    desk.done(Command::Split { claim, at, id });
    let second = desk.get(Id::literal("second"));
    assert_eq!(second.weighed, Some(weighed));
}

/// A quick copy, a copy that was weighed, and one that was weighed on another machine, with another last digit; people work in two
/// of them.
#[test]
fn copies_agree_whatever_the_machine_and_the_order_and_nobody_is_asked() {
    let quick = desk();
    let mut copies = [0, 1, 2, 3].map(|n| Desk {
        session: quick.session.clone(),
        seeds: 1000 * (n + 1),
    });
    let claim = on(&quick.session, FERRY);
    let deep = |worth, checkable| weigh(&quick.session, 1, (worth, checkable));
    copies[1].done(deep(812, 640));
    copies[2].done(deep(813, 639));
    copies[3].done(deep(813, 641));
    copies[0].done(Command::SetNote {
        claim,
        note: "Ask.".to_owned(),
    });
    copies[2].done(field(claim, "due", json!("2026-02-03")));
    let [a, b, c, d] = copies.map(|desk| desk.session);
    let all = a.merge(&b).merge(&c).merge(&d);
    for words in [FERRY, FIRST, SAID, NOBODY] {
        assert_eq!(told(&all, words), Some((1, 813, 641)));
    }
    let others = [
        d.merge(&c).merge(&b).merge(&a),
        c.merge(&a).merge(&d.merge(&b)),
        b.merge(&b.merge(&d)).merge(&a.merge(&c)),
        a.merge_since(Some(&quick.session), &b)
            .merge_since(Some(&quick.session), &d)
            .merge_since(Some(&quick.session), &c),
    ];
    for other in others {
        assert_eq!(*other, *all);
    }
    assert!(all.conflicts().is_empty(), "{:?}", all.conflicts());
    assert_eq!(all.claims.get(claim).unwrap().note, "Ask.");
    assert_eq!(*all.merge(&all), *all);
    assert_eq!(*all.merge(&b), *all);
}

fn way(way: &Way) -> Command {
    Command::SetField {
        kind: Kind::Details,
        id: Id::SESSION,
        field: "way".to_owned(),
        value: way.word().into(),
    }
}

/// Which of the suggestions are shown.
fn shown(desk: &Desk) -> Vec<&'static str> {
    let mut all = vec![FERRY, FIRST, SAID, NOBODY];
    all.retain(|words| desk.session.is_shown(desk.get(on(&desk.session, words))));
    all
}

#[test]
fn worth_decides_what_is_shown_where_only_what_is_most_worth_it_is_checked() {
    let mut desk = Desk::new();
    let scored = |desk: &Desk, words: &str, checkable, worth| {
        let (start, end) = desk.points(words);
        Suggestion {
            checkable,
            worth,
            ..suggestion(start, end)
        }
    };
    let whole = Suggestion {
        parts: vec![scored(&desk, NOBODY, 1, 1)],
        ..scored(&desk, SAID, 900, 900)
    };
    let suggestions = vec![
        scored(&desk, FERRY, 900, 100),
        scored(&desk, FIRST, 100, 900),
        whole,
    ];
    // Of what comes in, what is shown is numbered first: so it has no gaps.
    let add = Command::AddSuggestions {
        article: ARTICLE,
        suggestions,
    };
    let mut by_worth = Desk::new();
    by_worth.done(way(&Way::MostWorth));
    by_worth.done(add.clone());
    desk.done(add);
    for (desk, labels) in [(&desk, ["F1", "F3", "F2"]), (&by_worth, ["F3", "F1", "F2"])] {
        let names = [FERRY, FIRST, SAID].map(|words| desk.session.label(on(&desk.session, words)));
        assert_eq!(names, labels);
    }
    for way_to_work in [Way::Unset, Way::EveryFact, Way::MostWorth] {
        desk.done(way(&way_to_work));
        let expected: &[&str] = match way_to_work {
            Way::Unset => &[FERRY, SAID, NOBODY],
            Way::EveryFact => &[FERRY, FIRST, SAID, NOBODY],
            _ => &[FIRST, SAID, NOBODY],
        };
        assert_eq!(shown(&desk), expected, "{way_to_work:?}");
    }
    // The model knows better, on either question.
    let scores = weigh(&desk.session, 1, (100, 900));
    desk.done(scores);
    assert_eq!(shown(&desk), [""; 0]);
    desk.done(way(&Way::Unset));
    assert_eq!(shown(&desk), [FERRY, FIRST, SAID, NOBODY]);
    let scores = weigh(&desk.session, 2, (900, 100));
    desk.done(scores);
    assert_eq!(shown(&desk), [""; 0]);
    desk.done(way(&Way::MostWorth));
    assert_eq!(shown(&desk), [FERRY, FIRST, SAID, NOBODY]);
    // What was taken up is shown whatever it measures.
    let scores = weigh(&desk.session, 3, (0, 0));
    desk.done(scores);
    let claim = on(&desk.session, FERRY);
    desk.done(Command::Accept { claim });
    assert_eq!(shown(&desk), [FERRY]);
    // No number changed.
    let names = [FERRY, FIRST, SAID].map(|words| desk.session.label(on(&desk.session, words)));
    assert_eq!(names, ["F1", "F3", "F2"]);
}

#[test]
fn what_the_model_says_is_not_contradicted_by_the_rules() {
    let reasons = |weighed: Option<(i64, i64)>| {
        let claim = Claim {
            reasons: vec!["gives a figure".to_owned(), NOT_WORTH.to_owned()],
            weighed: weighed.map(|(worth, checkable)| Weighed {
                weights: 1,
                worth,
                checkable,
            }),
            ..Claim::default()
        };
        claim.reasons_now().count()
    };
    assert_eq!(reasons(None), 2);
    assert_eq!(reasons(Some((499, 500))), 2, "it says the same");
    assert_eq!(reasons(Some((500, 500))), 1, "it is worth a check");
    assert_eq!(reasons(Some((499, 499))), 1, "it is not even checkable");
    let says = |worth| {
        let weighed = Weighed {
            weights: 1,
            worth,
            checkable: 0,
        };
        weighed.in_words()
    };
    assert_eq!(
        says(812),
        "a model trained on debates, with the rules, finds it worth a check: 812 of 1000"
    );
    assert_eq!(
        says(231),
        "a model trained on debates, with the rules, finds it hardly worth a check: 231 of 1000"
    );
}
