//! What was found to be disputed: looked for in the background, kept until the session changes.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use crate::{
    session::{Conflict, Id, Session},
    workbench::desk::Disputed,
};

/// Which state of which session disputes were looked for in: document, merges into it, revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DisputeKey {
    /// Which of the sessions opened in this window.
    pub document: u64,
    /// How often something was merged into it.
    pub merges: u64,
    /// Its revision.
    pub revision: u64,
}

/// Everything that is disputed.
#[derive(Debug, Default)]
pub struct Found {
    asked: Option<DisputeKey>,
    taken: Option<DisputeKey>,
    /// Something was disputed since the session was opened or merged: only then can a step, or its undo, change that.
    any: bool,
    /// Each with the number that stands for it among widgets.
    pub rows: Vec<(u64, Conflict)>,
    /// Those that were decided since they came on screen: there they stay, to be decided otherwise, until it closes.
    decided: HashSet<u64>,
    /// For each claim that a dispute is about: the places of its rows.
    pub claims: HashMap<Id, Vec<usize>>,
    /// Changes whenever they do.
    pub revision: u64,
    /// Changes whenever they do, or one is decided.
    pub changes: u64,
}

impl Found {
    /// Whether disputes must be looked for; says so once. A merge or a session brings disputes, nothing else does, so where
    /// there were none, none are looked for after each step.
    pub fn asks(&mut self, key: DisputeKey) -> bool {
        let Some(before) = self.asked.replace(key) else {
            self.any = true;
            return true;
        };
        if (before.document, before.merges) != (key.document, key.merges) {
            if before.document != key.document {
                self.decided.clear();
                self.put(Vec::new());
            }
            self.any = true;
            return true;
        }
        self.any && before != key
    }

    /// Takes what was found, unless the session has changed since. Returns whether it is the first of this session or
    /// merge.
    pub fn take(&mut self, key: DisputeKey, rows: Vec<(u64, Conflict)>, session: &Session) -> bool {
        if self.asked != Some(key) {
            return false;
        }
        let first = self
            .taken
            .is_none_or(|taken| (taken.document, taken.merges) != (key.document, key.merges));
        self.taken = Some(key);
        // While one is looked for, an undo may bring it back.
        self.any = !rows.is_empty() || (self.any && !first);
        let rows = if first { rows } else { self.with_decided(rows) };
        self.put(rows);
        self.index(session);
        first
    }

    /// What is still open, and what was decided on screen, each in its place.
    fn with_decided(&mut self, open: Vec<(u64, Conflict)>) -> Vec<(u64, Conflict)> {
        let found: HashSet<u64> = open.iter().map(|(number, _)| *number).collect();
        self.decided.retain(|number| !found.contains(number));
        let mut open = open.into_iter().peekable();
        let mut rows = Vec::new();
        for row in std::mem::take(&mut self.rows) {
            if self.decided.contains(&row.0) {
                rows.push(row);
            } else if found.contains(&row.0) {
                rows.extend(open.next());
            }
        }
        rows.extend(open);
        rows
    }

    /// Notes that one was decided. Returns the next that is not, or one before it.
    pub fn decide(&mut self, number: u64) -> Option<u64> {
        self.decided.insert(number);
        self.changes += 1;
        let place = self.rows.iter().position(|(other, _)| *other == number)?;
        let (before, after) = self.rows.split_at_checked(place)?;
        let open = |(number, _): &&(u64, Conflict)| !self.decided.contains(number);
        let next = after.iter().find(open);
        next.or_else(|| before.iter().rfind(open))
            .map(|(number, _)| *number)
    }

    /// Whether one was decided on screen.
    pub fn is_decided(&self, number: u64) -> bool {
        self.decided.contains(&number)
    }

    /// How many were decided on screen.
    pub fn decided(&self) -> usize {
        self.decided.len()
    }

    /// How many are left to decide.
    pub fn left(&self) -> usize {
        self.rows.len().saturating_sub(self.decided.len())
    }

    /// The screen is closed: what was decided leaves it.
    pub fn forget_decided(&mut self, session: &Session) {
        if self.decided.is_empty() {
            return;
        }
        let decided = std::mem::take(&mut self.decided);
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|(number, _)| !decided.contains(number));
        self.put(rows);
        self.index(session);
    }

    fn index(&mut self, session: &Session) {
        for (place, (_, conflict)) in self.rows.iter().enumerate() {
            if let Some(claim) = session.claim_about(&conflict.kind, conflict.id) {
                self.claims.entry(claim).or_default().push(place);
            }
        }
    }

    /// What others need to know of it.
    pub fn summary(&self) -> Disputed {
        let open = |claim: &&Id| self.of(**claim).next().is_some();
        Disputed {
            claims: self.claims.keys().filter(open).copied().collect(),
            left: self.left(),
            revision: self.changes,
        }
    }

    /// The disputes about a claim.
    pub fn of(&self, claim: Id) -> impl Iterator<Item = &(u64, Conflict)> {
        let places = self.claims.get(&claim).into_iter().flatten();
        let rows = places.filter_map(|place| self.rows.get(*place));
        rows.filter(|(number, _)| !self.decided.contains(number))
    }

    fn put(&mut self, rows: Vec<(u64, Conflict)>) {
        self.claims.clear();
        self.rows = rows;
        self.revision += 1;
        self.changes += 1;
    }
}

/// A number that stands for a dispute among widgets.
pub fn number_of(conflict: &Conflict) -> u64 {
    let mut hasher = DefaultHasher::new();
    conflict.kind.word().hash(&mut hasher);
    conflict.id.hash(&mut hasher);
    conflict.field.hash(&mut hasher);
    hasher.finish()
}
