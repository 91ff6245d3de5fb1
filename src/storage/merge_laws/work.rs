//! Random work of several people on one session.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::json;

use super::super::testing::{Act, NEXT, acts, begun, run, stamp};
use crate::session::{Command, FieldValue, Id, Kind, Session, Tables, Untold, Weighed};

/// A change that came without an event: a newer version's field, another version's extraction, a hand. Or one that
/// replaces such a change.
#[derive(Clone, Debug)]
pub(super) struct Odd {
    what: u8,
    place: usize,
    name: u8,
    value: u8,
}

fn odds() -> impl Strategy<Value = Vec<Odd>> {
    // Often the one field whose values, found and set, can meet in every way.
    let what = prop_oneof![3 => 0_u8..9, 3 => Just(4), 3 => Just(SET), 2 => Just(WEIGHED)];
    let odd = (what, any::<u16>(), 0_u8..2, 0_u8..3).prop_map(|(what, place, name, value)| Odd {
        what,
        place: place.into(),
        name,
        value,
    });
    prop::collection::vec(odd, 0..4)
}

/// The odd change that is none: a claim's field is set by an event, whatever it was found to hold.
const SET: u8 = 9;

/// A claim that a model has weighed, whatever people did with it at the other side.
const WEIGHED: u8 = 10;

/// One person's part of the work.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub acts: Vec<Act>,
    pub odds: Vec<Odd>,
    /// Whose stamps: two parts of one person are work at two machines.
    pub by: usize,
}

pub(super) fn part() -> impl Strategy<Value = Part> {
    (acts(6), odds(), 0_usize..2).prop_map(|(acts, odds, by)| Part { acts, odds, by })
}

fn nth<T: Copy>(list: &[T], n: usize) -> Option<T> {
    list.get(n.checked_rem(list.len())?).copied()
}

/// Changes records without a trace.
fn disturb(session: &Session, odds: &[Odd]) -> Session {
    let mut tables: Tables = (**session).clone();
    for odd in odds {
        let name = format!("zz_{}", odd.name);
        let value = match odd.value {
            0 => json!(1.5),
            1 => json!("two"),
            _ => json!({ "x": odd.place % 3, format!("y{}", odd.place % 2): {} }),
        };
        let number = i64::try_from(odd.place % 3).unwrap();
        let claims: Vec<Id> = tables.claims.all().map(|(id, _)| id).collect();
        let drafts: Vec<Id> = tables.drafts.all().map(|(id, _)| id).collect();
        let claim = nth(&claims, odd.place).and_then(|id| tables.claims.change(id));
        let draft = nth(&drafts, odd.place).and_then(|id| tables.drafts.change(id));
        match (odd.what, claim, draft) {
            (0 | 1, _, _) => {
                tables.extra.insert(name, value);
            }
            (2, _, _) => {
                Arc::make_mut(&mut tables.details).extra.insert(name, value);
            }
            (3, Some(claim), _) => {
                claim.extra.insert(name, value);
            }
            (4, Some(claim), _) => claim.worth = 10 + number,
            (5, Some(claim), _) => claim.reasons = vec![format!("reason {number}")],
            (6, Some(claim), _) => claim.made_at = Some(crate::session::Moment(number)),
            (7, _, Some(draft)) => draft.number = 5 + number,
            (WEIGHED, Some(claim), _) => {
                claim.weighed = Some(Weighed {
                    weights: 1 + number,
                    worth: i64::from(odd.value),
                    checkable: i64::from(odd.name),
                });
            }
            (8, _, Some(draft)) => draft.note = format!("note {number}"),
            _ => {}
        }
    }
    // Where a field had events, the hand's value is put in order, as by a first merge: only then nothing more changes.
    let with_events: Vec<(Kind, Id, String)> = tables
        .every()
        .flat_map(|(kind, id, record)| {
            let events = record.history().iter();
            events.map(move |(_, event)| (kind.clone(), id, event.field.to_string()))
        })
        .collect();
    for (kind, id, field) in with_events {
        tables.order(&kind, id, &field, Untold::ByHand);
    }
    Session::from_tables(tables)
}

pub(super) fn work(base: &Session, part: &Part, side: usize) -> Session {
    let mut session = base.clone();
    // A person's stamps at different machines never agree.
    let mut n = part.by * NEXT + side * (NEXT / 4) + 1_000;
    run(&mut session, &part.acts, &mut n);
    if !part.odds.is_empty() {
        session = disturb(&session, &part.odds);
    }
    for odd in part.odds.iter().filter(|odd| odd.what == SET) {
        let claims: Vec<Id> = session.claims.all().map(|(id, _)| id).collect();
        let set = FieldValue {
            kind: Kind::Claim,
            id: nth(&claims, odd.place).unwrap(),
            field: "worth".to_owned(),
            value: json!(10 + odd.value),
            reopens: Vec::new(),
        };
        n += 1;
        session.apply(fields(vec![set]), &stamp(n)).unwrap();
    }
    session
}

pub(super) fn fields(fields: Vec<FieldValue>) -> Command {
    let label = "Set fields".to_owned();
    Command::SetFields { label, fields }
}

pub(super) fn common(acts: &[Act]) -> Session {
    let mut base = begun();
    let claim = Command::AddClaim {
        id: Some(Id::literal("claim")),
        article: base.articles_in_order()[0].0,
        start: 0,
        end: 10,
        statement: String::new(),
        part_of: None,
    };
    base.apply(claim, &stamp(9)).unwrap();
    run(&mut base, acts, &mut 0);
    base
}
