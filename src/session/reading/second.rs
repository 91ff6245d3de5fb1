//! What a second person found of claims, beside what was found first.

use std::collections::{BTreeMap, BTreeSet};

use crate::session::{
    document::Session,
    records::{claim::Claim, comment::Correct, second::SecondCheck},
    values::id::Id,
};

/// What says that somebody decided a claim.
const DECIDING: [&str; 3] = ["check_status", "verdict", "rationale"];

impl Session {
    /// Who decided a claim, as its history tells: whoever set its status, its verdict and its rationale as they are now.
    pub fn deciders_of(&self, claim: &Claim) -> BTreeSet<Id> {
        let mut found = BTreeSet::new();
        for field in DECIDING {
            for head in claim.history.heads(field) {
                if let Some(event) = claim.history.get(&head) {
                    found.extend(claim.history.origin(head, event).1.by);
                }
            }
        }
        found
    }

    /// Second checks by the claim, the oldest first. Looks at all of them.
    pub fn second_checks_by_claim(&self) -> BTreeMap<Id, Vec<(Id, &SecondCheck)>> {
        let mut found: BTreeMap<Id, Vec<(Id, &SecondCheck)>> = BTreeMap::new();
        for (id, check) in self.second_checks.live() {
            found.entry(check.claim).or_default().push((id, check));
        }
        for list in found.values_mut() {
            list.sort_by_key(|(id, check)| (check.made_at, *id));
        }
        found
    }
}

impl SecondCheck {
    /// Whether it finds what was found first: the same verdict, or, where it names none, that the claim is correct. Where it says
    /// neither, it objects to nothing.
    pub fn agrees(&self, first: &Claim) -> bool {
        match (&self.verdict, &self.correct) {
            (Some(verdict), _) => first.verdict.as_ref() == Some(verdict),
            (None, Correct::No) => false,
            (None, _) => true,
        }
    }

    /// Whether it gives a verdict where the first finding has none, and does not say that the claim is not correct: no
    /// disagreement, although the two are not the same.
    pub fn adds(&self, first: &Claim) -> bool {
        first.verdict.is_none() && self.verdict.is_some() && self.correct != Correct::No
    }

    /// Whether it finds something else than another second check: another verdict, or correct against not correct. Where one of
    /// them says nothing, it does not.
    pub fn contradicts(&self, other: &Self) -> bool {
        let verdicts = self.verdict.is_some() && other.verdict.is_some();
        let correct = (&self.correct, &other.correct);
        (verdicts && self.verdict != other.verdict)
            || matches!(
                correct,
                (Correct::Yes, Correct::No) | (Correct::No, Correct::Yes)
            )
    }
}
