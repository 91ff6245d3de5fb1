//! The changes in the order of the text, as rows of the list.

use std::collections::{HashMap, HashSet};

use crate::{
    export::{Marked, in_its_sentence},
    session::{Change, Decision, Id, Session},
    workbench::desk::Desk,
};

/// Which changes are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Those that wait for a decision.
    #[default]
    Waiting,
    /// Those that were decided.
    Decided,
    /// All.
    All,
}

impl Filter {
    /// Those that can be chosen.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Decided, Self::All];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "Pending",
            Self::Decided => "Decided",
            Self::All => "All",
        }
    }

    fn takes(self, decision: &Decision) -> bool {
        match self {
            Self::Waiting => *decision == Decision::Pending,
            Self::Decided => *decision != Decision::Pending,
            Self::All => true,
        }
    }
}

/// One change, as it is listed.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name.
    pub id: Id,
    /// The claim it is about.
    pub claim: Id,
    /// What the claim is called.
    pub label: String,
    /// The article, where there are several.
    pub article: String,
    /// What was decided.
    pub decision: Decision,
    /// The change in its sentence.
    pub marked: Vec<Marked>,
    /// Why.
    pub reason: String,
    /// How bad the error is.
    pub severity: String,
    /// Who asked, or who decided, and when.
    pub who: String,
}

impl Row {
    /// A change as it stands in a session.
    pub fn of(id: Id, change: &Change, desk: &Desk<'_>) -> Self {
        let session = desk.session;
        let article = session.claims.get(change.claim).map(|one| one.article);
        let several = desk.derived.articles.len() > 1;
        let title = article.and_then(|id| session.articles.get(id));
        Self {
            id,
            claim: change.claim,
            label: desk.derived.names.label(session, change.claim),
            article: title
                .filter(|_| several)
                .map_or_else(String::new, |one| one.title.clone()),
            decision: change.decision.clone(),
            marked: in_its_sentence(session, change),
            reason: change.reason.clone(),
            severity: change.severity.clone(),
            who: who(session, change, desk),
        }
    }
}

/// Who decided a change, and when; of one that waits, who asked.
fn who(session: &Session, change: &Change, desk: &Desk<'_>) -> String {
    if change.decision == Decision::Pending {
        let by = session.name_of(change.made_by);
        return desk.outside.by_words(by, change.made_at);
    }
    let mut said = Vec::new();
    if change.decided_by.is_some() {
        said.push(session.name_of(change.decided_by).to_owned());
    }
    if !change.decided_on.is_empty() {
        said.push(desk.outside.dates.day(&change.decided_on));
    }
    said.join(" · ")
}

/// The changes that are listed, in the order of the text. Sorts, and looks at every one: once per revision.
pub fn rows(desk: &Desk<'_>, filter: Filter, touched: &HashSet<Id>) -> Vec<Row> {
    let session = desk.session;
    let order: HashMap<Id, usize> = session
        .articles_in_order()
        .into_iter()
        .enumerate()
        .map(|(at, (id, _))| (id, at))
        .collect();
    let listed = session.changes.live();
    let mut listed: Vec<_> = listed
        .filter(|(id, change)| filter.takes(&change.decision) || touched.contains(id))
        .filter_map(|(id, change)| {
            let claim = session.claims.get(change.claim)?;
            let article = session.articles.get(claim.article)?;
            let draft = article.draft.and_then(|draft| claim.anchors.get(&draft));
            let place = draft.map_or(usize::MAX, |anchor| anchor.start);
            let at = order.get(&claim.article)?;
            Some(((*at, place, change.made_at, id), change))
        })
        .collect();
    listed.sort_by_key(|(key, _)| *key);
    let rows = listed.into_iter();
    rows.map(|((.., id), change)| Row::of(id, change, desk))
        .collect()
}
