//! What claims rest on, and what sources are cited for, by the claim and by the source: looked up in every frame, and followed
//! piece by piece.

use std::collections::{BTreeSet, HashMap};

use crate::session::{Claimed, ClaimedStanding, Evidence, Id, Moment, Session, Tables};

/// What is cited, and what the writer says claims rest on.
#[derive(Debug, Default)]
pub struct Cited {
    /// For each claim its evidence.
    pub(super) evidence: HashMap<Id, Vec<Id>>,
    /// For each claim the writer's notes.
    pub(super) notes: HashMap<Id, Vec<Id>>,
    /// For each source what cites it, the oldest first.
    pub(super) by_source: HashMap<Id, BTreeSet<(Option<Moment>, Id)>>,
}

impl Cited {
    /// Follows what has changed since the session held these tables.
    pub fn follow(&mut self, session: &Session, seen: &Tables) {
        for id in session.evidence.unlike(&seen.evidence) {
            if let Some(one) = seen.evidence.get(id) {
                forget(&mut self.evidence, one.claim, id);
                if let Some(cites) = self.by_source.get_mut(&one.source) {
                    cites.remove(&(one.made_at, id));
                    if cites.is_empty() {
                        self.by_source.remove(&one.source);
                    }
                }
            }
            let now = session.evidence.get(id).filter(|one| !one.removed);
            if let Some(one) = now {
                take(&mut self.evidence, one.claim, id);
                let cites = self.by_source.entry(one.source).or_default();
                cites.insert((one.made_at, id));
            }
        }
        for id in session.claimed.unlike(&seen.claimed) {
            if let Some(claim) = seen.claimed.get(id).and_then(|one| one.claim) {
                forget(&mut self.notes, claim, id);
            }
            let now = session.claimed.get(id).filter(|one| !one.removed);
            if let Some(claim) = now.and_then(|one| one.claim) {
                take(&mut self.notes, claim, id);
            }
        }
    }

    /// The evidence of a claim, as [`Session::evidence_of`] has it.
    pub fn evidence_of<'s>(&self, session: &'s Session, claim: Id) -> Vec<(Id, &'s Evidence)> {
        let ids = self.evidence.get(&claim).into_iter().flatten();
        let found = ids.filter_map(|id| Some((*id, session.evidence.get(*id)?)));
        let mut found: Vec<(Id, &Evidence)> = found.collect();
        found.sort_by_key(|(id, evidence)| (evidence.made_at, *id));
        found
    }

    /// How many pieces of evidence a claim has.
    pub fn count(&self, claim: Id) -> usize {
        self.evidence.get(&claim).map_or(0, Vec::len)
    }

    /// The writer's notes on a claim, in no order.
    pub fn notes_of<'s>(
        &'s self,
        session: &'s Session,
        claim: Id,
    ) -> impl Iterator<Item = (Id, &'s Claimed)> {
        let ids = self.notes.get(&claim).into_iter().flatten();
        ids.filter_map(|id| Some((*id, session.claimed.get(*id)?)))
    }

    /// How many of them nobody has looked at.
    pub fn open_notes(&self, session: &Session, claim: Id) -> usize {
        let notes = self.notes_of(session, claim);
        let open = notes.filter(|(_, note)| note.standing == ClaimedStanding::Open);
        open.count()
    }

    /// The claims that rest on a source, under whichever of its names.
    pub fn claims_on<'s>(
        &'s self,
        session: &'s Session,
        source: Id,
    ) -> impl Iterator<Item = Id> + 's {
        let stands = session.standing_source(source);
        let same = move |one: Id| one == source || session.standing_source(one) == stands;
        let sources = self.by_source.iter().filter(move |(one, _)| same(**one));
        let cites = sources.flat_map(|(_, cites)| cites);
        cites.filter_map(|(_, id)| Some(session.evidence.get(*id)?.claim))
    }

    /// When each source was cited last.
    pub fn last(&self) -> impl Iterator<Item = (Id, Option<Moment>)> {
        let sources = self.by_source.iter();
        sources.filter_map(|(source, cites)| Some((*source, cites.last()?.0)))
    }
}

fn take(all: &mut HashMap<Id, Vec<Id>>, claim: Id, id: Id) {
    let ids = all.entry(claim).or_default();
    if !ids.contains(&id) {
        ids.push(id);
        ids.sort_unstable();
    }
}

fn forget(all: &mut HashMap<Id, Vec<Id>>, claim: Id, id: Id) {
    if let Some(ids) = all.get_mut(&claim) {
        ids.retain(|one| *one != id);
        if ids.is_empty() {
            all.remove(&claim);
        }
    }
}
