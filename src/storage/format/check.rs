//! What no grammar can check: references between records, positions and quotes, hashes, histories.
//!
//! What can be put right without a decision is put right; the rest stays as it was found. Both are said. Nothing here
//! takes anything out of the session.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::problem::{Repair, place};
use crate::{
    session::{Event, Id, Kind, PRESETS, Record, Tables},
    text::{Anchor, Found},
};

/// Most bytes of drafts that are searched for quotes that are not in their place: some twenty thousand quotes of an
/// ordinary article, and well under a second.
const SEARCHED: usize = 200_000_000;

/// Checks a session that was read. Linear in its size, up to logarithms.
pub(super) fn check(tables: &mut Tables, problems: &mut Vec<Repair>) {
    // First, for what a disputed field shows is what the other checks look at; and last, for they may change it. What the
    // histories have wrong besides is said once.
    histories(tables, &mut Vec::new(), problems);
    drafts(tables, problems);
    anchors(tables, problems);
    circles(tables, problems);
    references(tables, problems);
    ranges(tables, problems);
    let mut kept = Vec::new();
    histories(tables, &mut kept, problems);
    problems.extend(kept);
}

/// Looks at every history, and puts the fields in order whose value is none that theirs says they have. What was left as
/// it was found goes to `kept`.
fn histories(tables: &mut Tables, kept: &mut Vec<Repair>, problems: &mut Vec<Repair>) {
    let mut disorder = Vec::new();
    for (kind, id, record) in tables.every() {
        let fields = history(&kind, id, record, kept);
        disorder.extend(
            fields
                .into_iter()
                .map(|(field, what)| (kind.clone(), id, field, what)),
        );
    }
    for (kind, id, field, what) in disorder {
        if tables.order(&kind, id, &field) {
            problems.push(Repair::changed(place(&kind, id, &field), what));
        }
    }
}

/// A draft's text is what its hash says; else somebody changed it outside the program, and the hash follows the text.
fn drafts(tables: &mut Tables, problems: &mut Vec<Repair>) {
    let wrong: Vec<(Id, String)> = tables
        .drafts
        .all()
        .filter_map(|(id, draft)| {
            let hash = draft.paragraphs.sha256();
            (hash != draft.sha256).then_some((id, hash))
        })
        .collect();
    for (id, hash) in wrong {
        let Some(draft) = tables.drafts.change(id) else {
            continue;
        };
        let was = std::mem::replace(&mut draft.sha256, hash);
        let what = format!(
            "the text is not the one that its SHA-256 ({was:?}) was taken of: it was changed outside Tickmark. \
             The text stays as it is, its SHA-256 was worked out anew"
        );
        draft
            .extra
            .entry("sha256_found".to_owned())
            .or_insert(Value::String(was));
        problems.push(Repair::changed(place(&Kind::Draft, id, "sha256"), what));
    }
}

/// Every anchor names a draft and finds its quote there.
fn anchors(tables: &mut Tables, problems: &mut Vec<Repair>) {
    let mut budget = SEARCHED;
    let mut moved: Vec<(Kind, Id, Id, Anchor)> = Vec::new();
    let claims = tables
        .claims
        .all()
        .map(|(id, claim)| (Kind::Claim, id, claim.article, &claim.anchors));
    let marks = tables
        .marks
        .all()
        .map(|(id, mark)| (Kind::Mark, id, mark.article, &mark.anchors));
    for (kind, id, article, all) in claims.chain(marks) {
        for (draft_id, anchor) in all {
            let at = || place(&kind, id, "anchors");
            let Some(draft) = tables.drafts.get(*draft_id) else {
                problems.push(Repair::kept(
                    at(),
                    format!("names the draft {draft_id}, which is not in this file"),
                ));
                continue;
            };
            if draft.article != article {
                problems.push(Repair::kept(
                    at(),
                    format!("names the draft {draft_id}, which is of another article"),
                ));
            }
            let (text, points) = (draft.paragraphs.text(), draft.paragraphs.points());
            let said = format!("{}–{}", anchor.start, anchor.end);
            match anchor.in_place(text, points) {
                Some(span) if span.is_empty() => {
                    problems.push(Repair::kept(at(), format!("{said} holds no words")));
                    continue;
                }
                Some(_) => continue,
                None => {}
            }
            let Some(left) = budget.checked_sub(text.len()) else {
                let what = format!(
                    "the quote is not at {said} of the draft {draft_id}; so many quotes are out of place that it was \
                     not looked for elsewhere: kept as it was"
                );
                problems.push(Repair::kept(at(), what));
                continue;
            };
            budget = left;
            match anchor.find(text, points) {
                Found::InPlace(_) => {}
                Found::Moved(span) => {
                    let Some(right) = Anchor::new(text, points, span) else {
                        continue;
                    };
                    let what = format!(
                        "the quote is not at {said} of the draft {draft_id} but at {}–{}: moved there",
                        right.start, right.end
                    );
                    problems.push(Repair::changed(at(), what));
                    moved.push((kind.clone(), id, *draft_id, right));
                }
                Found::Ambiguous(places) => {
                    let what = format!(
                        "the quote is not at {said} of the draft {draft_id}, and stands in {} other places: \
                         kept as it was; move the claim to the words it means",
                        places.len()
                    );
                    problems.push(Repair::kept(at(), what));
                }
                Found::Lost => {
                    let what = format!(
                        "the quote is not in the draft {draft_id}: kept as it was; move the claim to the words it means"
                    );
                    problems.push(Repair::kept(at(), what));
                }
            }
        }
    }
    for (kind, id, draft, mut right) in moved {
        let all = match kind {
            Kind::Claim => tables.claims.change(id).map(|claim| &mut claim.anchors),
            _ => tables.marks.change(id).map(|mark| &mut mark.anchors),
        };
        if let Some(place) = all.and_then(|all| all.get_mut(&draft)) {
            right.extra = std::mem::take(&mut place.extra);
            *place = right;
        }
    }
}

/// No claim is part of itself, or joined with itself, by however many steps.
fn circles(tables: &mut Tables, problems: &mut Vec<Repair>) {
    for field in ["parent", "merged_into"] {
        let up = |tables: &Tables, id: Id| {
            let claim = tables.claims.get(id)?;
            if field == "parent" {
                claim.parent
            } else {
                claim.merged_into
            }
        };
        let mut safe: BTreeSet<Id> = BTreeSet::new();
        let mut cut: Vec<(Id, Id)> = Vec::new();
        for (id, _) in tables.claims.all() {
            let mut path: BTreeSet<Id> = BTreeSet::new();
            let mut at = id;
            while !safe.contains(&at) {
                if !path.insert(at) {
                    // The way led back: this claim is on the circle.
                    if let Some(to) = up(tables, at) {
                        cut.push((at, to));
                    }
                    break;
                }
                let Some(next) = up(tables, at) else { break };
                at = next;
            }
            // Not `append`, which rebuilds the whole set for each claim.
            safe.extend(path);
        }
        for (id, to) in cut {
            let Some(claim) = tables.claims.change(id) else {
                continue;
            };
            if field == "parent" {
                claim.parent = None;
            } else {
                claim.merged_into = None;
            }
            claim
                .extra
                .entry(format!("circular_{field}"))
                .or_insert_with(|| Value::String(to.to_string()));
            let what = format!("leads through {to} back to itself: the circle was cut here");
            problems.push(Repair::changed(place(&Kind::Claim, id, field), what));
        }
    }
}

/// Every name that stands for a record names one.
fn references(tables: &Tables, problems: &mut Vec<Repair>) {
    let mut look = |from: Kind, id: Id, field: &str, to: Kind, name: Id| {
        let preset = to == Kind::Scale && PRESETS.iter().any(|preset| preset.id == name);
        if tables.record(&to, name).is_none() && !preset {
            let what = format!(
                "names {name}, which is not among the {}: kept as it was",
                to.word()
            );
            problems.push(Repair::kept(place(&from, id, field), what));
        }
    };
    if let Some(scale) = tables.details.scale {
        look(Kind::Details, Id::SESSION, "scale", Kind::Scale, scale);
    }
    for (id, article) in tables.articles.all() {
        if let Some(draft) = article.draft {
            look(Kind::Article, id, "draft", Kind::Draft, draft);
        }
    }
    for (id, draft) in tables.drafts.all() {
        look(Kind::Draft, id, "article", Kind::Article, draft.article);
    }
    for (id, mark) in tables.marks.all() {
        look(Kind::Mark, id, "article", Kind::Article, mark.article);
    }
    for (id, claim) in tables.claims.all() {
        look(Kind::Claim, id, "article", Kind::Article, claim.article);
        let others = [
            ("parent", Kind::Claim, claim.parent),
            ("merged_into", Kind::Claim, claim.merged_into),
            ("assigned_to", Kind::Person, claim.assigned_to),
            ("checked_against", Kind::Draft, claim.checked_against),
        ];
        for (field, to, name) in others {
            if let Some(name) = name {
                look(Kind::Claim, id, field, to.clone(), name);
            }
        }
    }
    for (id, evidence) in tables.evidence.all() {
        look(Kind::Evidence, id, "claim", Kind::Claim, evidence.claim);
        look(Kind::Evidence, id, "source", Kind::Source, evidence.source);
        if let Some(person) = evidence.looked_by {
            look(Kind::Evidence, id, "looked_by", Kind::Person, person);
        }
    }
    for (id, contact) in tables.contacts.all() {
        for claim in &contact.claims {
            look(Kind::Contact, id, "claims", Kind::Claim, *claim);
        }
    }
    for (id, change) in tables.changes.all() {
        look(Kind::Change, id, "claim", Kind::Claim, change.claim);
        for evidence in &change.evidence {
            look(Kind::Change, id, "evidence", Kind::Evidence, *evidence);
        }
        if let Some(person) = change.decided_by {
            look(Kind::Change, id, "decided_by", Kind::Person, person);
        }
    }
    for (id, sign_off) in tables.sign_offs.all() {
        look(
            Kind::SignOff,
            id,
            "article",
            Kind::Article,
            sign_off.article,
        );
    }
    for (id, correction) in tables.corrections.all() {
        look(Kind::Correction, id, "claim", Kind::Claim, correction.claim);
    }
    for (kind, id, record) in tables.every() {
        let made_by = record.made_by();
        let by: BTreeSet<Id> = record
            .history()
            .iter()
            .filter_map(|(_, event)| event.by)
            .collect();
        if let Some(person) = made_by {
            look(kind.clone(), id, "made_by", Kind::Person, person);
        }
        for person in by.into_iter().filter(|person| Some(*person) != made_by) {
            look(kind.clone(), id, "history", Kind::Person, person);
        }
    }
}

/// Numbers lie where numbers of their kind lie.
fn ranges(tables: &Tables, problems: &mut Vec<Repair>) {
    let mut look = |kind: Kind, id: Id, field: &str, value: i64, most: i64| {
        if !(0..=most).contains(&value) {
            let what = format!("{value} does not lie between 0 and {most}: kept as it was");
            problems.push(Repair::kept(place(&kind, id, field), what));
        }
    };
    let threshold = tables.details.threshold;
    look(Kind::Details, Id::SESSION, "threshold", threshold, 1000);
    for (id, claim) in tables.claims.all() {
        look(Kind::Claim, id, "checkable", claim.checkable, 1000);
        look(Kind::Claim, id, "worth", claim.worth, 1000);
        look(Kind::Claim, id, "difficulty", claim.difficulty, 5);
    }
}

/// The events of each field lead to the value it has. Returns the disputed fields, and what to say of one that
/// shows another value than it should.
fn history(
    kind: &Kind,
    id: Id,
    record: &dyn Record,
    problems: &mut Vec<Repair>,
) -> Vec<(String, String)> {
    let mut disorder = Vec::new();
    let mut fields: BTreeMap<&str, Vec<(Id, &Event)>> = BTreeMap::new();
    for (name, event) in record.history().iter() {
        fields.entry(&event.field).or_default().push((*name, event));
    }
    for (field, events) in fields {
        let replaced: BTreeSet<Id> = events
            .iter()
            .flat_map(|(_, event)| event.replaces.iter().copied())
            .collect();
        for missing in &replaced {
            if record.history().get(missing).is_none() {
                let what = format!(
                    "an event says that it replaces {missing}, which is not in the history: kept as it was"
                );
                problems.push(Repair::kept(place(kind, id, field), what));
            }
        }
        let heads: Vec<&Event> = events
            .iter()
            .filter(|(name, _)| !replaced.contains(name))
            .map(|(_, event)| *event)
            .collect();
        match (heads.as_slice(), record.get(field)) {
            ([], _) => {
                let what =
                    "its events replace one another in a circle: the value stays as it was found";
                problems.push(Repair::kept(place(kind, id, field), what));
            }
            // A field this version does not know is at its default when it is not written.
            (_, None) => {}
            ([head], Some(_)) if record.holds(field, &head.value) => {}
            ([head], Some(value)) => {
                let what = format!(
                    "the field says {}, the last event of its history {}: the field stays as it was found",
                    short(&value),
                    short(&head.value)
                );
                problems.push(Repair::kept(place(kind, id, field), what));
            }
            // Two heads are a conflict that people have not decided yet: the file is in order if it shows the right one.
            (heads, Some(value)) => {
                let values: Vec<String> = heads.iter().map(|head| short(&head.value)).collect();
                let what = format!(
                    "it was set apart to {} and said {}: until a person decides, every copy shows the same one of them",
                    values.join(" and "),
                    short(&value)
                );
                disorder.push((field.to_owned(), what));
            }
        }
    }
    disorder
}

/// The beginning of a value, for a message.
fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().nth(60).is_none() {
        return text;
    }
    text.chars().take(60).chain(['…']).collect()
}
