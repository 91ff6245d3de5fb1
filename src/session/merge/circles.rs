//! Claims that lead back to themselves once two people's work is one.

use std::collections::{BTreeMap, BTreeSet};

use crate::session::{
    history::{event::Event, log::History},
    records::{
        claim::Claim,
        kind::Kind,
        record::Record as _,
        settle::{by_nobody, found},
        table::Table,
        tables::Tables,
    },
    values::{extra::Json, id::Id, moment::Moment},
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
                claim.stand(field);
            }
        }
        open_of(claims, field);
    }
}

impl Tables {
    /// Opens every circle of claims in a file, as a merge does, and forgets none: what is disputed stays so until a person
    /// decides. Returns the claims and fields on them.
    pub fn open_circles(&mut self) -> Vec<(Id, &'static str)> {
        let mut opened = Vec::new();
        for field in ["parent", "merged_into"] {
            let on = open_of(&mut self.claims, field);
            opened.extend(on.into_iter().map(|id| (id, field)));
        }
        opened
    }
}

/// Opens the circles that one field makes; returns the claims on them.
fn open_of(claims: &mut Table<Claim>, field: &str) -> BTreeSet<Id> {
    let on = on_circles(claims, field);
    for id in &on {
        let Some(claim) = claims.change(*id) else {
            continue;
        };
        let event = by_nobody(field, Json::null(), Moment::default());
        // The link itself may have no event, or not the last: it must not be lost.
        let link = claim.json(field).unwrap_or_else(Json::null);
        let told = claim
            .history
            .of_field(field)
            .any(|(_, event)| event.value == link);
        claim.history.insert(name(*id, field), event);
        if !told {
            let (name, event) = found(&Kind::Claim, *id, field, link);
            claim.history.insert(name, event);
        }
        claim.stand(field);
    }
    on
}

/// The name of the event that opens a circle at a claim.
fn name(claim: Id, field: &str) -> Id {
    Id::derived(&[b"circle", claim.as_str().as_bytes(), field.as_bytes()])
}

/// Whether a circle was opened here and nothing rests on it.
fn idle(history: &History, claim: Id, field: &str) -> bool {
    let name = name(claim, field);
    let rests = |(_, event): (&Id, &Event)| event.replaces.contains(&name);
    history.get(&name).is_some() && !history.of_field(field).any(rests)
}

/// The claims from which the way leads back to them. Linear, up to logarithms: each claim leads to one at most.
fn on_circles(claims: &Table<Claim>, field: &str) -> BTreeSet<Id> {
    let link = |claim: &Claim| {
        if field == "parent" {
            claim.parent
        } else {
            claim.merged_into
        }
    };
    let up = |id: &Id| claims.get(*id).and_then(link);
    let mut walked: BTreeMap<Id, Id> = BTreeMap::new();
    let mut found = BTreeSet::new();
    // Most lead nowhere.
    for (from, _) in claims.all().filter(|(_, claim)| link(claim).is_some()) {
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
