//! Claims that lead back to themselves once two people's work is one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::by_nobody;
use crate::session::{
    Claim, Id, Moment, Record as _, Table,
    history::{History, standing},
};

/// Opens every circle of claims that were joined with, or are parts of, each other: each claim on it gets a
/// second head, which leads nowhere and stands until a person decides. A circle that is open by now is forgotten,
/// so that the result does not depend on the order of merges.
pub fn open(claims: &mut Table<Claim>) {
    for field in ["parent", "merged_into"] {
        let marked: Vec<Id> = claims
            .all()
            .filter(|(id, claim)| idle(&claim.history, *id, field))
            .map(|(id, _)| id)
            .collect();
        for id in marked {
            if let Some(claim) = claims.change(id) {
                claim.history.remove(name(id, field));
                claim.stand(field, &standing(&claim.history, field));
            }
        }
        for id in on_circles(claims, field) {
            if let Some(claim) = claims.change(id) {
                let event = by_nobody(field, Value::Null, Moment::default());
                claim.history.insert(name(id, field), event);
                if claim.history.of_field(field).count() == 1 {
                    // The link itself had no event: it must not be lost.
                    let (name, event) =
                        super::found(&crate::session::Kind::Claim, id, field, link(claim, field));
                    claim.history.insert(name, event);
                }
                claim.stand(field, &standing(&claim.history, field));
            }
        }
    }
}

/// The name of the event that opens a circle at a claim.
fn name(claim: Id, field: &str) -> Id {
    Id::derived(&[b"circle", claim.as_str().as_bytes(), field.as_bytes()])
}

/// Whether a circle was opened here and nothing rests on it.
fn idle(history: &History, claim: Id, field: &str) -> bool {
    let name = name(claim, field);
    let rests = |(_, event): (&Id, &crate::session::Event)| event.replaces.contains(&name);
    history.get(&name).is_some() && !history.of_field(field).any(rests)
}

fn link(claim: &Claim, field: &str) -> Value {
    claim.get(field).unwrap_or(Value::Null)
}

/// The claims from which the way leads back to them. Linear, up to logarithms: each claim leads to one at most.
fn on_circles(claims: &Table<Claim>, field: &str) -> BTreeSet<Id> {
    let up = |id: &Id| {
        let claim = claims.get(*id)?;
        if field == "parent" {
            claim.parent
        } else {
            claim.merged_into
        }
    };
    let mut walked: BTreeMap<Id, Id> = BTreeMap::new();
    let mut found = BTreeSet::new();
    for (from, _) in claims.all() {
        let mut at = from;
        while !walked.contains_key(&at) {
            walked.insert(at, from);
            let Some(next) = up(&at) else { break };
            at = next;
        }
        // Back on this very walk, and not at its open end: a circle.
        if walked.get(&at) == Some(&from) && up(&at).is_some() {
            let mut on = at;
            while found.insert(on) {
                let Some(next) = up(&on) else { break };
                on = next;
            }
        }
    }
    found
}
