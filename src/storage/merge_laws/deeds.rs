//! What two people do to the same things, of every kind.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::testing::{Act, begun, run, stamp};
use crate::session::{
    Command, Id, Kind, Label, NewArticle, NewEvidence, NewParagraph, NewSource, NothingReason,
    Role, Session, SourceKind, Stance, Tier,
};

/// What one of two people does to what the other does something to as well. Numbers pick among what is there.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    /// Sets a field of a record.
    Set {
        record: usize,
        field: usize,
        value: usize,
    },
    /// Moves a claim.
    Move { claim: usize, start: usize },
    /// Joins two claims, the first into the second.
    Join { one: usize, other: usize },
    /// Makes one claim part of another.
    Nest { one: usize, other: usize },
    /// Adds a draft of the article.
    Draft { n: usize },
    /// Makes a record under a name that the other may give as well.
    Give { kind: usize, n: usize },
    /// Takes a record out, or puts it back.
    Remove { record: usize, back: bool },
}

/// Deeds of two people, often on the same things.
pub(super) fn deeds() -> impl Strategy<Value = [Vec<Deed>; 2]> {
    let small = 0_usize..3;
    let set = (0_usize..64, any::<u16>(), any::<[u8; 2]>()).prop_map(|(record, field, values)| {
        values.map(|value| Deed::Set {
            record,
            field: field.into(),
            value: value.into(),
        })
    });
    let pair = prop_oneof![
        6 => set,
        2 => (small.clone(), any::<[u8; 2]>()).prop_map(|(claim, starts)| starts.map(|start| Deed::Move { claim, start: start.into() })),
        1 => (small.clone(), small.clone()).prop_map(|(one, other)| [Deed::Join { one, other }, Deed::Join { one: other, other: one }]),
        1 => (small.clone(), small.clone()).prop_map(|(one, other)| [Deed::Nest { one, other }, Deed::Nest { one: other, other: one }]),
        1 => any::<[bool; 2]>().prop_map(|n| n.map(|n| Deed::Draft { n: n.into() })),
        3 => (0_usize..12, any::<[bool; 2]>()).prop_map(|(kind, n)| n.map(|n| Deed::Give { kind, n: n.into() })),
        1 => (0_usize..64, any::<[bool; 2]>()).prop_map(|(record, back)| back.map(|back| Deed::Remove { record, back })),
    ];
    // Now and then only one of the two does it.
    let one_or_both = (pair, 0_u8..8);
    prop::collection::vec(one_or_both, 1..6).prop_map(|pairs| {
        let mut both = [Vec::new(), Vec::new()];
        for ([one, other], who) in pairs {
            if who != 0 {
                both[0].push(one);
            }
            if who != 1 {
                both[1].push(other);
            }
        }
        both
    })
}

const CLAIMS: [Id; 3] = [Id::literal("c-1"), Id::literal("c-2"), Id::literal("c-3")];

/// The n-th version of a record of each kind that is given its name.
fn given(article: Id, kind: usize, name: &str, n: usize) -> Command {
    let id = Some(Id::literal(&format!("{name}-{kind}")));
    let claim = CLAIMS[n % CLAIMS.len()];
    let text = format!("{name} {kind}, version {n}");
    match kind {
        0 => Command::AddArticle(NewArticle {
            id,
            title: text.clone(),
            paragraphs: vec![NewParagraph {
                text: format!("{text} cost 4 million. It opened."),
                role: Role::Body,
                locator: String::new(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        }),
        1 | 11 => Command::AddClaim {
            id,
            article,
            start: n * 4,
            end: 20 + n,
            statement: text,
            part_of: (kind == 11).then_some(claim),
        },
        2 => Command::AddSource(NewSource {
            id,
            title: text,
            kind: SourceKind::ALL[n % SourceKind::ALL.len()].clone(),
            ..NewSource::default()
        }),
        3 => Command::AddEvidence(NewEvidence {
            id,
            claim,
            source: Id::literal("begun-2"),
            stance: Stance::ALL[n % Stance::ALL.len()].clone(),
            locator: text,
            extract: String::new(),
            tier: Tier::ALL[0].clone(),
            looked_on: String::new(),
            ..NewEvidence::default()
        }),
        4 => Command::AddPerson {
            id,
            name: text,
            initials: String::new(),
            role: String::new(),
        },
        5 => Command::AddScale {
            id,
            name: text.clone(),
            labels: vec![Label {
                id: format!("label-{n}"),
                text,
                ..Label::default()
            }],
            conclusion: n.is_multiple_of(2),
        },
        6 => Command::MarkNothing {
            id,
            article,
            start: 27 + n,
            end: 45 + n,
            reason: NothingReason::ALL[n % NothingReason::ALL.len()].clone(),
        },
        7 => Command::AddContact {
            id,
            name: text,
            claims: vec![claim],
            asked: String::new(),
        },
        8 => Command::RequestChange {
            id,
            claim,
            proposed: text,
            reason: String::new(),
        },
        9 => Command::SignOff {
            id,
            article,
            role: text,
        },
        _ => Command::Correct {
            id,
            claim,
            what: text,
            why: String::new(),
            verdict: None,
        },
    }
}

/// A session with a record of every kind, and whatever else was done.
pub(super) fn base(acts: &[Act]) -> Session {
    let mut session = begun();
    let article = session.articles_in_order()[0].0;
    let claims = CLAIMS.into_iter().enumerate();
    let claims = claims.map(|(n, id)| Command::AddClaim {
        id: Some(id),
        article,
        start: n * 10,
        end: n * 10 + 10,
        statement: String::new(),
        part_of: None,
    });
    // A source before the evidence that names it.
    let rest = [2, 0, 1, 3, 4, 5, 6, 7, 8, 9, 10].map(|kind| given(article, kind, "begun", 2));
    for (n, command) in claims.chain(rest).enumerate() {
        session.apply(command, &stamp(20 + n)).unwrap();
    }
    run(&mut session, acts, &mut 1_000);
    session
}

/// Values that one field or another can hold, the one that is picked first.
fn values(session: &Session, pick: usize) -> Vec<Value> {
    let mut all = vec![
        json!("one"),
        json!("two"),
        json!("2026-02-03"),
        json!(1),
        json!(2),
        json!(true),
        json!(false),
        json!(["one"]),
        json!(["two", "three"]),
        json!([{"id": "one", "text": "One"}]),
        json!([{"words": "today", "value": "2026"}]),
        json!([{"kind": "figure", "start": 0, "end": 4}]),
        json!({"source": "somebody"}),
        json!({"source": "nobody", "cue": "said"}),
        json!(null),
    ];
    let named = session.every().map(|(_, id, _)| id);
    all.extend(named.flat_map(|id| [json!(id), json!([id])]));
    let places = session.claims.all().map(|(_, claim)| &claim.anchors);
    all.extend(places.map(|anchors| json!(anchors)));
    let first = pick % all.len();
    all.rotate_left(first);
    all
}

/// Does what can be done of the deeds.
pub(super) fn does(session: &mut Session, deeds: &[Deed], mut n: usize) {
    let article = session.articles_in_order()[0].0;
    let mut apply = |session: &mut Session, command: Command| {
        n += 1;
        let done = session.apply(command, &stamp(n));
        done.is_ok_and(|applied| applied.changed)
    };
    for deed in deeds {
        let all: Vec<(Kind, Id)> = session.every().map(|(kind, id, _)| (kind, id)).collect();
        match *deed {
            Deed::Set {
                record,
                field,
                value,
            } => {
                let (kind, id) = all[record % all.len()].clone();
                // Places are moved, not emptied: of lines that both took out, git may make those of another record.
                let fields = session.record(&kind, id).unwrap().fields().iter();
                let fields: Vec<&str> = fields
                    .copied()
                    .filter(|field| *field != "anchors")
                    .collect();
                let field = fields[field % fields.len()];
                for value in values(session, value) {
                    let set = Command::SetField {
                        kind: kind.clone(),
                        id,
                        field: field.to_owned(),
                        value,
                    };
                    if apply(session, set) {
                        break;
                    }
                }
            }
            Deed::Move { claim, start } => {
                let (claim, start) = (CLAIMS[claim], start % 30);
                let end = start + 9;
                apply(session, Command::Respan { claim, start, end });
            }
            Deed::Join { one, other } => {
                let claims = vec![CLAIMS[other], CLAIMS[one]];
                apply(session, Command::Join { claims });
            }
            Deed::Nest { one, other } => {
                let set = Command::SetField {
                    kind: Kind::Claim,
                    id: CLAIMS[one],
                    field: "parent".to_owned(),
                    value: json!(CLAIMS[other]),
                };
                apply(session, set);
            }
            Deed::Draft { n } => {
                let text = [
                    "The bridge cost 4 million. All of it.",
                    "It opened in 1931.",
                ][n];
                let draft = Command::AddDraft {
                    article,
                    file: String::new(),
                    package: String::new(),
                    paragraphs: vec![NewParagraph {
                        text: text.to_owned(),
                        role: Role::Body,
                        locator: String::new(),
                        ..NewParagraph::default()
                    }],
                };
                apply(session, draft);
            }
            Deed::Give { kind, n } => {
                apply(session, given(article, kind, "given", n));
            }
            Deed::Remove { record, back } => {
                let (kind, id) = all[record % all.len()].clone();
                let command = if back {
                    Command::Restore { kind, id }
                } else {
                    Command::Remove { kind, id }
                };
                apply(session, command);
            }
        }
    }
}
