//! The changes in the order of the text, as rows of the list.

use std::collections::{HashMap, HashSet};

use crate::{
    export::{Marked, in_its_sentence},
    session::{Change, Decision, Id, Kind, Session},
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
    /// Those that two people decided differently.
    Disputed,
    /// All.
    All,
}

impl Filter {
    /// Those that can be chosen.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Disputed, Self::Decided, Self::All];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "Pending",
            Self::Decided => "Decided",
            Self::Disputed => "Disputed",
            Self::All => "All",
        }
    }

    const fn takes(self, stand: Stand) -> bool {
        match self {
            Self::Waiting => matches!(stand, Stand::Waits),
            Self::Decided => matches!(stand, Stand::Decided),
            Self::Disputed => matches!(stand, Stand::Disputed),
            Self::All => true,
        }
    }
}

/// How far a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Nobody has decided it.
    Waits,
    /// Somebody has.
    Decided,
    /// Two people have, differently.
    Disputed,
}

impl Stand {
    /// That of a change.
    pub fn of(change: &Change) -> Self {
        if change.history.is_disputed("decision") {
            Self::Disputed
        } else if change.decision == Decision::Pending {
            Self::Waits
        } else {
            Self::Decided
        }
    }
}

/// How many changes there are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    waiting: usize,
    decided: usize,
    disputed: usize,
}

impl Count {
    /// Counts those of a session.
    pub fn in_session(session: &Session) -> Self {
        let mut count = Self::default();
        for (_, change) in session.changes.live() {
            match Stand::of(change) {
                Stand::Waits => count.waiting += 1,
                Stand::Decided => count.decided += 1,
                Stand::Disputed => count.disputed += 1,
            }
        }
        count
    }

    /// Those that a filter lists.
    pub const fn of(self, filter: Filter) -> usize {
        match filter {
            Filter::Waiting => self.waiting,
            Filter::Decided => self.decided,
            Filter::Disputed => self.disputed,
            Filter::All => self.all(),
        }
    }

    /// All.
    pub const fn all(self) -> usize {
        self.waiting + self.decided + self.disputed
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
    /// What was decided; of what is disputed, one side.
    pub decision: Decision,
    /// How far it is.
    pub stand: Stand,
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
            stand: Stand::of(change),
            marked: in_its_sentence(session, change),
            reason: change.reason.clone(),
            severity: change.severity.clone(),
            who: who(session, id, change, desk),
        }
    }
}

/// Who decided a change, and when; of one that waits, who asked; of one that is disputed, who decided what.
fn who(session: &Session, id: Id, change: &Change, desk: &Desk<'_>) -> String {
    if Stand::of(change) == Stand::Disputed {
        let dispute = session.conflict(&Kind::Change, id, change, "decision");
        let sides = dispute.sides.iter();
        let sides: Vec<String> = sides
            .map(|one| format!("{}: {}", one.who, one.said))
            .collect();
        return sides.join(" · ");
    }
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
        .filter(|(id, change)| filter.takes(Stand::of(change)) || touched.contains(id))
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
