//! Parts: the claims inside a sentence's claim.
//!
//! A part is a claim like any other, with its own statement, evidence and decisions; `parent` says whose part it is. Its
//! whole is kept *whole* (one fact; the parts count nothing) or *in parts* (each live part is a fact; the whole is none of
//! its own, and stands as its parts do). Which of the two is one field of the whole, so that going from one to the other
//! loses nothing: what was decided on either side stays in the records it was decided on.
//!
//! A part goes with its whole: it is a suggestion for as long as its whole is one, and is gone when that is dismissed.
//! That follows from the link and is written down nowhere, so that one person's dismissal of a sentence and another's new
//! part of it need no rule of their own in a merge. The only thing a part can do alone is to be dismissed.
//!
//! What was joined with another claim brings its parts along. Of two people one may make a part of what the other makes a
//! part of something else: both are then parts of the widest claim.

use std::collections::{BTreeMap, BTreeSet};

use crate::session::{
    records::{
        claim::{CheckStatus, Claim, Resolution},
        tables::Tables,
    },
    values::id::Id,
};

/// How far the way from a part to its whole may be. Two people who join and nest apart can make one that leads back to
/// where it began: such a claim is no part of anything.
const FAR: usize = 64;

impl Tables {
    /// The claim that a part belongs to; none for a claim of its own, or where that is not there or of another article.
    pub fn whole_of(&self, claim: &Claim) -> Option<Id> {
        if !claim.is_part() {
            return None;
        }
        let mut at = claim.parent?;
        for _ in 0..FAR {
            let whole = self
                .claims
                .get(at)
                .filter(|one| one.article == claim.article)?;
            at = match (whole.merged_into, whole.parent) {
                (Some(into), _) => into,
                (None, Some(wider)) if whole.is_part() => wider,
                _ => return Some(at),
            };
        }
        None
    }

    fn root<'t>(&'t self, claim: &'t Claim) -> &'t Claim {
        let whole = self.whole_of(claim).and_then(|id| self.claims.get(id));
        whole.unwrap_or(claim)
    }

    /// Whether a claim counts: not dismissed, not joined with another, not taken out, and its whole neither.
    pub fn is_live(&self, claim: &Claim) -> bool {
        claim.is_live() && self.root(claim).is_live()
    }

    /// Whether nobody has touched a claim yet; of a part, whether nobody has touched its whole.
    pub fn is_suggestion(&self, claim: &Claim) -> bool {
        self.root(claim).is_suggestion()
    }

    /// The live parts of one claim, in the order of their letters. Linear in the claims of the session: whoever asks about
    /// many claims asks [`Tables::parts`] once.
    pub fn parts_of(&self, whole: Id) -> Vec<Id> {
        let live = self.claims.live().filter(|(_, claim)| {
            claim.is_part() && self.is_live(claim) && self.whole_of(claim) == Some(whole)
        });
        in_order(whole, live)
    }

    /// Whether a claim is one fact to decide: of a whole and its parts, the one or the others. Linear in the claims of the
    /// session for a claim that is kept in parts, like [`Tables::parts_of`].
    pub fn is_fact(&self, id: Id, claim: &Claim) -> bool {
        if !self.is_live(claim) {
            return false;
        }
        match self
            .whole_of(claim)
            .and_then(|whole| self.claims.get(whole))
        {
            Some(whole) => whole.in_parts,
            None => !claim.in_parts || self.parts_of(id).is_empty(),
        }
    }

    /// Which live claims are parts of which. Linear, up to logarithms: once per revision, not in a frame.
    pub fn parts(&self) -> Parts {
        let live = self.claims.live();
        Parts::among(self, live.filter(|(_, claim)| self.is_live(claim)))
    }
}

/// Parts in the order of their letters; those that came along with a joined claim after the whole's own.
fn in_order<'c>(whole: Id, parts: impl Iterator<Item = (Id, &'c Claim)>) -> Vec<Id> {
    let mut parts: Vec<(Id, &Claim)> = parts.collect();
    parts.sort_by_key(|(id, part)| (part.parent != Some(whole), part.parent, part.letter, *id));
    parts.into_iter().map(|(id, _)| id).collect()
}

/// Which live claims are parts of which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    of: BTreeMap<Id, Vec<Id>>,
    /// The wholes that are kept in parts.
    apart: BTreeSet<Id>,
}

impl Parts {
    /// The same for some of the live claims.
    pub fn among<'t>(tables: &'t Tables, live: impl Iterator<Item = (Id, &'t Claim)>) -> Self {
        let mut of: BTreeMap<Id, Vec<(Id, &Claim)>> = BTreeMap::new();
        for (id, claim) in live.filter(|(_, claim)| claim.is_part()) {
            if let Some(whole) = tables.whole_of(claim) {
                of.entry(whole).or_default().push((id, claim));
            }
        }
        let kept_apart = |id: &&Id| tables.claims.get(**id).is_some_and(|whole| whole.in_parts);
        let apart = of.keys().filter(kept_apart).copied().collect();
        let of = of
            .into_iter()
            .map(|(whole, parts)| (whole, in_order(whole, parts.into_iter())))
            .collect();
        Self { of, apart }
    }

    /// Takes over how some claims stand by now, and forgets how they did.
    pub fn renew(&mut self, claims: impl Iterator<Item = Id>, now: Self) {
        for claim in claims {
            self.of.remove(&claim);
            self.apart.remove(&claim);
        }
        self.of.extend(now.of);
        self.apart.extend(now.apart);
    }

    /// The live parts of a claim, in the order of their letters.
    pub fn of(&self, whole: Id) -> &[Id] {
        self.of.get(&whole).map_or(&[], Vec::as_slice)
    }

    /// Whether a claim is kept in parts, and has some.
    pub fn in_parts(&self, whole: Id) -> bool {
        self.apart.contains(&whole)
    }

    /// Whether a live claim is one fact to decide: of a whole and its parts, the one or the others.
    pub fn is_fact(&self, tables: &Tables, id: Id, claim: &Claim) -> bool {
        match tables.whole_of(claim) {
            Some(whole) => self.in_parts(whole),
            None => !self.in_parts(id),
        }
    }

    /// The facts of a claim: its parts, if it is kept in parts, else itself.
    pub fn facts(&self, whole: Id) -> Vec<Id> {
        if self.in_parts(whole) {
            self.of(whole).to_vec()
        } else {
            vec![whole]
        }
    }

    /// How a claim stands: as it says itself, or, if it is kept in parts, as its parts do.
    pub fn state<'t>(&self, tables: &'t Tables, id: Id, claim: &'t Claim) -> State<'t> {
        let parts = self.of(id).iter().filter_map(|id| tables.claims.get(*id));
        if self.in_parts(id) {
            State {
                aside: is_decided_on(claim),
                ..State::of(parts.collect())
            }
        } else {
            State {
                aside: parts.clone().any(is_decided_on),
                ..State::of(vec![claim])
            }
        }
    }
}

/// Whether anybody has decided anything about a claim's own record.
fn is_decided_on(claim: &Claim) -> bool {
    claim.check_status != CheckStatus::ToCheck
        || claim.verdict.is_some()
        || claim.resolution != Resolution::None
}

/// What several facts say, where it is one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Common<T> {
    /// They agree.
    All(T),
    /// They differ.
    Mixed,
}

impl<T: PartialEq + Copy> Common<T> {
    fn of(mut values: impl Iterator<Item = T>, none: T) -> Self {
        let Some(first) = values.next() else {
            return Self::All(none);
        };
        if values.all(|value| value == first) {
            Self::All(first)
        } else {
            Self::Mixed
        }
    }

    /// What they agree on.
    pub fn agreed(self) -> Option<T> {
        match self {
            Self::All(value) => Some(value),
            Self::Mixed => None,
        }
    }
}

/// How a claim stands, whole or in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State<'t> {
    /// Where the work stands: that of all its facts, if they agree; else what asks for most, a mixture being in progress.
    pub status: CheckStatus,
    /// What was found.
    pub verdict: Common<Option<&'t str>>,
    /// What happens to the copy.
    pub resolution: Common<&'t Resolution>,
    /// How many facts it is.
    pub facts: usize,
    /// How many of them are checked.
    pub checked: usize,
    /// Whether the side that is not shown has decisions of its own: on the whole, while it is kept in parts; on a part, while it
    /// is kept whole. They are in the records and come back with it.
    pub aside: bool,
}

impl<'t> State<'t> {
    fn of(facts: Vec<&'t Claim>) -> Self {
        let checked = facts.iter().filter(|fact| fact.is_decided()).count();
        let statuses = facts.iter().map(|fact| &fact.check_status);
        let status = match Common::of(statuses.clone(), &CheckStatus::ToCheck) {
            Common::All(status) => status.clone(),
            Common::Mixed
                if statuses
                    .clone()
                    .any(|one| *one == CheckStatus::NeedsAttention) =>
            {
                CheckStatus::NeedsAttention
            }
            Common::Mixed => CheckStatus::InProgress,
        };
        Self {
            status,
            verdict: Common::of(facts.iter().map(|fact| fact.verdict.as_deref()), None),
            resolution: Common::of(facts.iter().map(|fact| &fact.resolution), &Resolution::None),
            facts: facts.len(),
            checked,
            aside: false,
        }
    }
}
