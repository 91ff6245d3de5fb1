//! The laws of a merge, for random work of several people on one session.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    from_bytes,
    testing::{Act, NEXT, acts, begun, often, run, stamp},
    to_bytes,
};
use crate::session::{
    Command, Conflict, Event, FieldValue, Id, Kind, Record, Session, Side, Tables,
};

/// A change that came without an event: a newer version's field, another version's extraction, a hand. Or one that
/// replaces such a change.
#[derive(Clone, Debug)]
struct Odd {
    what: u8,
    place: usize,
    name: u8,
    value: u8,
}

fn odds() -> impl Strategy<Value = Vec<Odd>> {
    // Often the one field whose values, found and set, can meet in every way.
    let what = prop_oneof![3 => 0_u8..9, 3 => Just(4), 3 => Just(SET)];
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

/// One person's part of the work.
#[derive(Clone, Debug)]
struct Part {
    acts: Vec<Act>,
    odds: Vec<Odd>,
    /// Whose stamps: two parts of one person are work at two machines.
    by: usize,
}

fn part() -> impl Strategy<Value = Part> {
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
        tables.order(&kind, id, &field);
    }
    Session::from_tables(tables)
}

fn work(base: &Session, part: &Part, side: usize) -> Session {
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

fn fields(fields: Vec<FieldValue>) -> Command {
    let label = "Set fields".to_owned();
    Command::SetFields { label, fields }
}

fn common(acts: &[Act]) -> Session {
    let mut base = begun();
    let claim = Command::AddClaim {
        id: Some(Id::literal("claim")),
        article: base.articles_in_order()[0].0,
        start: 0,
        end: 10,
        statement: String::new(),
    };
    base.apply(claim, &stamp(9)).unwrap();
    run(&mut base, acts, &mut 0);
    base
}

fn same(one: &Session, other: &Session) -> Result<(), TestCaseError> {
    if **one == **other {
        return Ok(());
    }
    let text = |session: &Session| String::from_utf8(to_bytes(session).unwrap()).unwrap();
    let (one, other) = (text(one), text(other));
    let lines = one.lines().zip(other.lines());
    let first: Vec<(&str, &str)> = lines.filter(|(a, b)| a != b).take(3).collect();
    Err(TestCaseError::fail(format!("they differ: {first:#?}")))
}

/// The fields of every record hold the same in both, whatever their histories say and whoever came to the work since.
fn same_values(one: &Session, other: &Session) -> Result<(), TestCaseError> {
    let values = |session: &Session| -> Vec<_> {
        let said = |(_, id, record): (Kind, Id, &dyn Record)| (id, says(record));
        let work = session.every().filter(|(kind, ..)| *kind != Kind::Person);
        work.map(said).collect()
    };
    prop_assert_eq!(values(one), values(other));
    Ok(())
}

/// What a file says of a record: its fields, fixed ones included, that are not at their default.
fn says(record: &dyn Record) -> Vec<(String, Value)> {
    let known = record
        .fields()
        .iter()
        .filter(|field| record.get(field) != record.blank(field));
    let names = known.chain(record.fixed()).map(|name| (*name).to_owned());
    let names = names.chain(record.extra().keys().cloned());
    names
        .filter_map(|name| Some((name.clone(), record.get(&name)?)))
        .collect()
}

/// The events of a field that no other replaces, found the slow way.
fn heads<'r>(record: &'r dyn Record, field: &str) -> Vec<(Id, &'r Event)> {
    let events: Vec<(Id, &Event)> = record
        .history()
        .iter()
        .filter(|(_, event)| &*event.field == field)
        .map(|(id, event)| (*id, event))
        .collect();
    let replaced = |id: &Id| events.iter().any(|(_, event)| event.replaces.contains(id));
    events
        .iter()
        .filter(|(id, _)| !replaced(id))
        .copied()
        .collect()
}

/// The places in what this version does not know of a file, with the values there.
fn places(value: &Value, at: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (name, value) in map {
                places(value, &format!("{at}/{name}"), found);
            }
        }
        other => found.push((at.to_owned(), other.clone())),
    }
}

/// That everything `side` says is in `whole`, or in what `whole` lists as disputed.
fn keeps(whole: &Session, side: &Session) -> Result<(), TestCaseError> {
    let listed = whole.conflicts();
    for (kind, id, record) in side.every() {
        let kept = whole.record(&kind, id);
        let Some(kept) = kept else {
            return Err(TestCaseError::fail(format!("{kind:?} {id} is lost")));
        };
        for (name, event) in record.history().iter() {
            let alike = |other: &Event| {
                other.field == event.field
                    && (other.value == event.value || other.was.as_ref() == Some(&event.value))
            };
            let is_there = kept.history().get(name) == Some(event);
            let by_nobody = event.by.is_none() && event.replaces.is_empty();
            let told = by_nobody && kept.history().iter().any(|(_, other)| alike(other));
            prop_assert!(
                is_there || told,
                "{kind:?} {id}: the event {name} is lost: {event:?}"
            );
        }
        for (field, value) in says(record) {
            if kind == Kind::Draft && field == "sha256" {
                continue;
            }
            let now = kept.get(&field);
            let mut events = kept
                .history()
                .iter()
                .filter(|(_, event)| *event.field == *field);
            let told =
                events.any(|(_, event)| event.value == value || event.was.as_ref() == Some(&value));
            prop_assert!(
                now.as_ref() == Some(&value) || told,
                "{kind:?} {id} {field}: {value} is lost, it says {now:?}"
            );
            // What stands in the place of a value that somebody set must rest on it, or be disputed.
            let replaced = |name: &Id| {
                let mut all = kept.history().iter();
                all.any(|(_, event)| *event.field == *field && event.replaces.contains(name))
            };
            let ours = heads(record, &field);
            let open = ours
                .iter()
                .any(|(name, head)| !replaced(name) && head.value == value);
            if open && now.as_ref() != Some(&value) {
                let sides = listed
                    .iter()
                    .find(|one| one.kind == kind && one.id == id && one.field == field);
                let sides = sides.map(|one| one.sides.iter().any(|side| side.value == value));
                prop_assert_eq!(
                    sides,
                    Some(true),
                    "{:?} {} {}: {} is not listed",
                    kind,
                    id,
                    field,
                    value
                );
            }
        }
        let made = json!({ "at": record.get("made_at"), "by": record.get("made_by") });
        let now = json!({ "at": kept.get("made_at"), "by": kept.get("made_by") });
        let told = kept
            .history()
            .iter()
            .any(|(_, event)| &*event.field == "made" && event.value == made);
        let blank = json!({ "at": null, "by": null });
        prop_assert!(
            made == now || told || made == blank,
            "{kind:?} {id}: {made} is lost"
        );
    }
    let flat = |session: &Session| {
        let mut found = Vec::new();
        for (name, value) in &session.extra {
            places(value, &format!("/{name}"), &mut found);
        }
        found
    };
    let now: BTreeMap<String, Value> = flat(whole).into_iter().collect();
    for (place, value) in flat(side) {
        let mut events = whole.details.history.iter();
        let told = events.any(|(_, event)| *event.field == *place && event.value == value);
        let inside = now
            .keys()
            .any(|other| other.starts_with(&format!("{place}/")));
        let kept = now.get(&place) == Some(&value) || told || (inside && value == json!({}));
        prop_assert!(kept, "{place}: {value} is lost");
    }
    Ok(())
}

/// Every field with heads that differ is listed, with every one of its values, and nothing else is.
fn lists_what_differs(session: &Session) -> Result<Vec<Conflict>, TestCaseError> {
    let listed = session.conflicts();
    let mut open = 0;
    for (kind, id, record) in session.every() {
        let fields: BTreeSet<&str> = record
            .history()
            .iter()
            .map(|(_, event)| &*event.field)
            .collect();
        for field in fields {
            let heads = heads(record, field);
            let differ = heads.iter().any(|(_, head)| head.value != heads[0].1.value);
            if field == "made" || !differ {
                continue;
            }
            open += 1;
            let found = listed
                .iter()
                .find(|one| one.kind == kind && one.id == id && one.field == field);
            let events =
                found.map(|one| one.sides.iter().map(|side| side.event).collect::<Vec<_>>());
            prop_assert_eq!(events, Some(heads.iter().map(|(name, _)| *name).collect()));
        }
    }
    prop_assert_eq!(open, listed.len());
    Ok(listed)
}

proptest! {
    #![proptest_config(often(250))]

    #[test]
    fn the_order_of_two_does_not_matter(begin in acts(6), parts in prop::array::uniform2(part())) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        same(&a.merge(&b), &b.merge(&a))?;
    }

    #[test]
    fn the_order_of_three_does_not_matter(begin in acts(6), parts in prop::array::uniform3(part())) {
        let base = common(&begin);
        let [a, b, c] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1), work(&base, &parts[2], 2)];
        same(&a.merge(&b).merge(&c), &a.merge(&b.merge(&c)))?;
    }

    #[test]
    fn with_itself_and_with_nothing_it_is_what_it_was(begin in acts(6), parts in prop::array::uniform2(part())) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        let whole = a.merge(&b);
        for session in [&a, &whole] {
            same(&session.merge(session), session)?;
            same(&session.merge(&Session::default()), session)?;
            same(&Session::default().merge(session), session)?;
        }
    }

    #[test]
    fn what_is_in_it_already_changes_nothing(begin in acts(6), parts in prop::array::uniform2(part()), more in acts(4)) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        let plain = work(&base, &Part { odds: Vec::new(), ..parts[0].clone() }, 0);
        same(&plain.merge_since(Some(&base), &base), &plain)?;
        same(&base.merge_since(Some(&base), &plain), &plain)?;
        let whole = a.merge(&b);
        same(&whole.merge(&b), &whole)?;
        same(&a.merge(&whole), &whole)?;
        // And when work goes on before the same copy comes again.
        let mut on = whole.clone();
        run(&mut on, &more, &mut (3 * NEXT));
        same(&on.merge(&b), &on)?;
        same(&whole.merge(&on), &on)?;
    }

    #[test]
    fn nothing_of_either_side_is_lost(begin in acts(6), parts in prop::array::uniform2(part())) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        let whole = a.merge(&b);
        keeps(&whole, &a)?;
        keeps(&whole, &b)?;
        lists_what_differs(&whole)?;
        let since = a.merge_since(Some(&base), &b);
        keeps(&since, &a)?;
        keeps(&since, &b)?;
    }

    #[test]
    fn the_result_is_a_session_in_order(begin in acts(6), parts in prop::array::uniform3(part())) {
        let base = common(&begin);
        let [a, b, c] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1), work(&base, &parts[2], 2)];
        let whole = a.merge(&b).merge(&c);
        let bytes = to_bytes(&whole).unwrap();
        let loaded = from_bytes(&bytes).unwrap();
        let repaired: Vec<_> = loaded.problems.iter().filter(|problem| problem.changed).collect();
        prop_assert!(repaired.is_empty() && !loaded.damaged, "{repaired:?}");
        same(&loaded.session, &whole)?;
        prop_assert_eq!(loaded.session.conflicts(), whole.conflicts());
    }

    #[test]
    fn a_decision_settles_a_conflict_for_everyone(begin in acts(6), parts in prop::array::uniform2(part()), pick in any::<prop::sample::Index>()) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        let mut whole = a.merge(&b);
        let listed = lists_what_differs(&whole)?;
        for (n, one) in listed.iter().filter(|one| !one.field.starts_with('/')).enumerate() {
            let side = pick.get(&one.sides);
            let decided = FieldValue { kind: one.kind.clone(), id: one.id, field: one.field.clone(), value: side.value.clone(), reopens: Vec::new() };
            let command = fields(vec![decided]);
            let applied = whole.apply(command, &stamp(2 * NEXT + n)).unwrap();
            prop_assert!(applied.changed);
            let record = whole.record(&one.kind, one.id).unwrap();
            let heads = heads(record, &one.field);
            prop_assert_eq!(heads.len(), 1);
            let mut replaced = heads[0].1.replaces.clone();
            replaced.sort();
            prop_assert_eq!(replaced, one.sides.iter().map(|side| side.event).collect::<Vec<_>>());
        }
        let left = whole.conflicts();
        prop_assert!(left.iter().all(|one| one.field.starts_with('/')), "{left:?}");
        // Neither copy brings it back.
        let again = whole.merge(&a).merge(&b);
        same(&again, &whole)?;
    }

    #[test]
    fn a_decision_taken_back_is_a_dispute_again(begin in acts(6), parts in prop::array::uniform2(part()), pick in any::<prop::sample::Index>()) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        let disputed = a.merge(&b);
        let mut whole = disputed.clone();
        let listed = lists_what_differs(&whole)?;
        let open: Vec<&Conflict> = listed.iter().filter(|one| !one.field.starts_with('/')).collect();
        for (n, one) in open.iter().enumerate() {
            let value = pick.get(&one.sides).value.clone();
            let decided = FieldValue { kind: one.kind.clone(), id: one.id, field: one.field.clone(), value, reopens: Vec::new() };
            whole.apply(fields(vec![decided]), &stamp(2 * NEXT + n)).unwrap();
        }
        let decided = whole.clone();
        let mut written = whole.clone();
        for n in 0..open.len() {
            let stamp = stamp(3 * NEXT + n);
            written.apply(whole.spelled_out(&Command::Undo).into_owned(), &stamp).unwrap();
            whole.apply(Command::Undo, &stamp).unwrap();
        }
        same(&written, &whole)?;
        // The same values, of the same people, at the same times; what is shown is what was shown.
        let sides = |session: &Session| -> Vec<_> {
            let said = |side: &Side| (side.value.to_string(), side.by, side.at);
            let sorted = |one: Conflict| {
                let mut sides: Vec<_> = one.sides.iter().map(said).collect();
                sides.sort();
                (one.kind, one.id, one.field, sides)
            };
            session.conflicts().into_iter().map(sorted).collect()
        };
        prop_assert_eq!(sides(&whole), sides(&disputed));
        same_values(&whole, &disputed)?;
        let bytes = to_bytes(&whole).unwrap();
        same(&from_bytes(&bytes).unwrap().session, &whole)?;
        for n in 0..open.len() {
            whole.apply(Command::Redo, &stamp(4 * NEXT + n)).unwrap();
        }
        same_values(&whole, &decided)?;
        prop_assert!(whole.conflicts().iter().all(|one| one.field.starts_with('/')));
    }
}
