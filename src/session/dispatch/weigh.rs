//! What a model says of suggestions.

use std::collections::BTreeSet;

use super::{edit::Edit, look_up::Done};
use crate::session::{
    commands::new::Weighing,
    reading::untouched::{root, touched},
    records::{kind::Kind, weighed::Weighed},
    values::id::Id,
};

/// Notes the scores of an article's suggestions that nobody has touched; what anybody has, so that nothing they look at moves or
/// vanishes, and what is not there is passed over.
pub(super) fn weigh(edit: &mut Edit, article: Id, weights: i64, scores: &[Weighing]) -> Done {
    let claims = scores.iter().filter_map(|one| {
        let claim = edit.tables.claims.get(one.claim)?;
        Some(root(edit.tables, one.claim, claim))
    });
    let asked: BTreeSet<Id> = claims.collect();
    let touched = touched(edit.tables, article, |claim| asked.contains(&claim));
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
