//! What a model says of suggestions.

use std::collections::BTreeSet;

use super::{edit::Edit, look_up::Done};
use crate::session::{
    commands::new::Weighing,
    records::{
        claim::{Claim, Standing},
        kind::Kind,
        tables::Tables,
        weighed::Weighed,
    },
    values::id::Id,
};

/// Notes the scores of an article's suggestions that nobody has touched; what anybody has, so that nothing they look at moves or
/// vanishes, and what is not there is passed over.
pub(super) fn weigh(edit: &mut Edit, article: Id, weights: i64, scores: &[Weighing]) -> Done {
    let touched = touched(edit.tables, article);
    for one in scores {
        let claim = edit.tables.claims.get(one.claim);
        let Some(claim) = claim.filter(|claim| claim.article == article) else {
            continue;
        };
        let weighed = Weighed {
            weights,
            worth: one.worth,
            checkable: one.checkable,
        };
        let is_news = claim.weighed < Some(weighed);
        if is_news && !touched.contains(&root(edit.tables, one.claim, claim)) {
            edit.tell(Kind::Claim, one.claim, "weighed", weighed)?;
        }
    }
    Ok("Weigh suggestions by meaning".to_owned())
}

/// The claim that stands on a card: of a part, its whole.
fn root(tables: &Tables, id: Id, claim: &Claim) -> Id {
    tables.whole_of(claim).unwrap_or(id)
}

/// The claims of an article that somebody has touched, or one of whose parts somebody has: a part is shown with its whole.
fn touched(tables: &Tables, article: Id) -> BTreeSet<Id> {
    let referred = referred(tables);
    let own = tables.claims.all();
    let own = own.filter(|(_, claim)| claim.article == article);
    own.filter(|(id, claim)| !is_untouched(claim) || referred.contains(id))
        .map(|(id, claim)| root(tables, id, claim))
        .collect()
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

/// The claims that another record is about, removed ones included: somebody, the writer perhaps, has said something of them.
fn referred(tables: &Tables) -> BTreeSet<Id> {
    let mut found = BTreeSet::new();
    found.extend(tables.evidence.all().map(|(_, one)| one.claim));
    found.extend(tables.claimed.all().filter_map(|(_, one)| one.claim));
    found.extend(tables.changes.all().map(|(_, one)| one.claim));
    found.extend(tables.corrections.all().map(|(_, one)| one.claim));
    found.extend(tables.comments.all().map(|(_, one)| one.claim));
    found.extend(tables.second_checks.all().map(|(_, one)| one.claim));
    found.extend(tables.expectations.all().map(|(_, one)| one.about));
    let contacts = tables.contacts.all();
    found.extend(contacts.flat_map(|(_, one)| one.claims.iter().copied()));
    let joined = tables.claims.all();
    found.extend(joined.filter_map(|(_, one)| one.merged_into));
    found
}
