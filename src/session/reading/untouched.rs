//! Suggestions that nobody has touched: what the program may still say something of.

use std::collections::{BTreeMap, BTreeSet};

use crate::session::{
    document::Session,
    records::{
        claim::{Claim, Standing},
        tables::Tables,
    },
    values::id::Id,
};

/// A suggestion that a model has not scored yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToWeigh {
    /// The suggestion, or a part of one.
    pub claim: Id,
    /// Where it begins in the article's draft, in bytes.
    pub start: usize,
    /// How much worth a check it is by the rules that found it, 0–1000.
    pub worth: i64,
    /// How checkable, 0–1000.
    pub checkable: i64,
    /// What it says: its statement, else its words in the text.
    pub words: String,
}

impl Session {
    /// The suggestions of an article that [`Command::Weigh`] would give scores of these weights, in text order. Looks at every record
    /// of the session.
    ///
    /// [`Command::Weigh`]: crate::session::Command::Weigh
    pub fn to_weigh(&self, article: Id, weights: i64) -> Vec<ToWeigh> {
        let Some((draft, _)) = self.draft_of(article) else {
            return Vec::new();
        };
        let placed = self.claims_of(article);
        let is_old = |claim: &Claim| claim.weighed.is_none_or(|old| old.weights < weights);
        if !placed
            .iter()
            .any(|one| one.claim.is_suggestion() && is_old(one.claim))
        {
            return Vec::new();
        }
        let touched = touched(self, article, |_| true);
        let left = placed
            .into_iter()
            .filter(|one| is_old(one.claim) && !touched.contains(&root(self, one.id, one.claim)));
        left.map(|one| ToWeigh {
            claim: one.id,
            start: one.span.start,
            worth: one.claim.worth,
            checkable: one.claim.checkable,
            words: one.claim.words(Some(draft)).to_owned(),
        })
        .collect()
    }
}

/// The claim that stands on a card: of a part, its whole.
pub(in crate::session) fn root(tables: &Tables, id: Id, claim: &Claim) -> Id {
    tables.whole_of(claim).unwrap_or(id)
}

/// The claims of an article that somebody has touched, or one of whose parts somebody has, of those that are asked about: a part is
/// shown with its whole. Linear in the records of the session; little is kept of what was not asked about.
pub(in crate::session) fn touched(
    tables: &Tables,
    article: Id,
    asked: impl Fn(Id) -> bool,
) -> BTreeSet<Id> {
    let mut found = BTreeSet::new();
    let mut families: BTreeMap<Id, Id> = BTreeMap::new();
    let own = tables.claims.all();
    for (id, claim) in own.filter(|(_, claim)| claim.article == article) {
        let root = root(tables, id, claim);
        if !asked(root) {
            continue;
        }
        families.insert(id, root);
        if !is_untouched(claim) {
            found.insert(root);
        }
    }
    referred(tables, |claim| found.extend(families.get(&claim)));
    found
}

/// Whether a claim is as extraction left it. That a new draft moved it along is nobody's doing: a person who moves a suggestion takes
/// it up.
fn is_untouched(claim: &Claim) -> bool {
    let mut events = claim.history.iter();
    claim.standing == Standing::Suggested
        && claim.made_by.is_none()
        && claim.made_at.is_none()
        && !claim.removed
        && claim.merged_into.is_none()
        && events.all(|(_, event)| &*event.field == "anchors")
}

/// Names the claims that another record is about, removed ones included: somebody, the writer perhaps, has said something of them.
fn referred(tables: &Tables, mut name: impl FnMut(Id)) {
    tables.evidence.all().for_each(|(_, one)| name(one.claim));
    let claimed = tables.claimed.all();
    claimed.filter_map(|(_, one)| one.claim).for_each(&mut name);
    tables.changes.all().for_each(|(_, one)| name(one.claim));
    let corrections = tables.corrections.all();
    corrections.for_each(|(_, one)| name(one.claim));
    tables.comments.all().for_each(|(_, one)| name(one.claim));
    let second = tables.second_checks.all();
    second.for_each(|(_, one)| name(one.claim));
    let expected = tables.expectations.all();
    expected.for_each(|(_, one)| name(one.about));
    let contacts = tables.contacts.all();
    contacts
        .flat_map(|(_, one)| one.claims.iter().copied())
        .for_each(&mut name);
    let joined = tables.claims.all();
    joined
        .filter_map(|(_, one)| one.merged_into)
        .for_each(&mut name);
}
