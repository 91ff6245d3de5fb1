//! What several panes need of the session, worked out once per revision: never in a frame. After a step that decides a few
//! claims only what follows from those is worked out again.

mod citable;
mod cited;
mod rows;
mod waiting;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use super::places::{Moved, Places};
use crate::export::dashboard::ProblemFigures;
use crate::session::{Coverage, Id, Kind, Names, Parts, Placed, Scale, Session, Tables, Touched};
use rows::sum_up;

pub use citable::{Citable, Fits};
pub use cited::Cited;
pub use rows::{ClaimRow, number_of, state_of, state_of_parts};
pub use waiting::Waiting;

/// One article of the list.
#[derive(Clone, Debug)]
pub struct ArticleRow {
    /// Its name.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Which draft is being checked.
    pub draft: i64,
    /// Its figures.
    pub coverage: Coverage,
}

/// Everything that is worked out.
#[derive(Debug, Default)]
pub struct Derived {
    of: Option<Key>,
    /// The session as it was followed last: what it shares with the session now has not changed.
    seen: Tables,
    places: Places,
    /// The articles, in order.
    pub articles: Vec<ArticleRow>,
    /// The figures of all articles.
    pub all: Coverage,
    /// The claims of the article on screen, in text order: one for each card. Their parts are in [`Derived::pieces`].
    pub claims: Vec<ClaimRow>,
    /// The parts of those claims, by the claim, in the order of their letters.
    pieces: BTreeMap<Id, Vec<ClaimRow>>,
    /// Where the row of a claim is among the claims; of a part, that of its whole, and where it is among the parts.
    rows: HashMap<Id, (usize, Option<usize>)>,
    /// Of which claims of the session others are parts.
    pub parts: Parts,
    /// What claims are called.
    pub names: Arc<Names>,
    /// Suggestions of that article that are not shown, for their scores.
    pub unlisted: Vec<Id>,
    /// The scale in use.
    pub scale: Scale,
    /// What claims rest on.
    pub cited: Cited,
    /// The sources, for citing again: the one that was cited last first.
    pub sources: Vec<Citable>,
    /// How many documents the backup has.
    pub documents: usize,
    /// How much waits in the panes of the desk.
    pub waiting: Waiting,
    /// Which claims something is disputed about; found in the background, so it follows on its own.
    pub disputed: Disputed,
    /// What a new draft left to settle; found in the background too.
    pub to_settle: ToSettle,
    /// What the house's rules find; found in the background as well.
    pub problems: ProblemCount,
    /// What the backup has of the quotations; found in the background as well.
    pub held: HeldNow,
    /// How many passages of the backup bear on the claims; found in the background as well.
    pub passages: PassagesNow,
    /// Changes whenever anything here does, but for what is disputed.
    pub revision: u64,
    /// The claims, by their places, that alone are otherwise than under the revision before; `None` if more is.
    changed: Option<Vec<usize>>,
}

/// What a step can do to a claim that leaves every claim where it is, with what was found in it.
const DECIDING: [&str; 13] = [
    "assigned_to",
    "check_status",
    "checked_against",
    "conclusion",
    "due",
    "importance",
    "note",
    "rationale",
    "resolution",
    "standing",
    "statement",
    "tags",
    "verdict",
];

/// What a new draft left to settle, as far as others than the pane for it need to know.
#[derive(Clone, Debug, Default)]
pub struct ToSettle {
    /// The article it is about.
    pub article: Option<Id>,
    /// How many claims and marks.
    pub left: usize,
    /// Changes whenever this does.
    pub revision: u64,
}

/// What the backup has of the quotations of the session.
#[derive(Clone, Debug, Default)]
pub struct HeldNow {
    /// It.
    pub found: Arc<crate::rules::Held>,
    /// Changes whenever it does.
    pub revision: u64,
}

/// How many passages of the backup have a figure, a name or a date of a claim, as far as they were looked for.
#[derive(Clone, Debug, Default)]
pub struct PassagesNow {
    /// By claim; none where there is none.
    pub counts: Arc<BTreeMap<Id, usize>>,
    /// Changes whenever they do.
    pub revision: u64,
}

/// How many problems the house's rules find, as far as others than the pane for it need to know.
#[derive(Clone, Debug, Default)]
pub struct ProblemCount {
    /// How many of each kind; none before the rules were asked.
    pub figures: Option<Arc<ProblemFigures>>,
    /// Changes whenever they may have.
    pub revision: u64,
}

/// What is disputed, as far as others than the pane for it need to know.
#[derive(Clone, Debug, Default)]
pub struct Disputed {
    /// The claims that a dispute is about.
    pub claims: HashSet<Id>,
    /// How many disputes are left to decide.
    pub left: usize,
    /// Changes whenever they do.
    pub revision: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    session: u64,
    document: u64,
    article: Option<Id>,
}

impl Derived {
    /// Works out again what a change to the session, or another article, makes different. `document` tells one opened
    /// session from the next. Returns whether anything is.
    pub fn follow(&mut self, session: &Session, document: u64, article: Option<Id>) -> bool {
        let key = Key {
            session: session.revision(),
            document,
            article,
        };
        if self.of == Some(key) {
            return false;
        }
        let before = self.of.replace(key).filter(|of| of.document == document);
        if before.is_none() {
            self.seen = Tables::default();
            self.parts = Parts::default();
            self.cited = Cited::default();
        }
        let mut places = std::mem::take(&mut self.places);
        let moved = places.follow(session, document);
        if before.is_none() || !Waiting::stands(&self.seen, session) {
            self.waiting = Waiting::of(session);
        }
        let claims = article.map_or_else(Vec::new, |article| places.of(article));
        let step = before
            .filter(|of| of.article == article)
            .and_then(|of| session.touched_since(of.session));
        self.changed = step.and_then(|step| self.step(session, &claims, step));
        if self.changed.is_none() {
            if before.is_none_or(|of| of.session != key.session) {
                self.session(session, &places, moved, before.is_none());
            }
            self.article(session, article, &claims);
        }
        drop(claims);
        self.places = places;
        self.seen = Tables::clone(session);
        self.revision += 1;
        true
    }

    /// Works everything out for a session that is still to be opened, on whatever thread reads it: of a large one that takes
    /// longer than a frame.
    pub fn ahead(session: &Session) -> Self {
        let mut ahead = Self::default();
        let first = session.articles_in_order().first().map(|(id, _)| *id);
        ahead.follow(session, 0, first);
        // The first claim that is made asks for it.
        session.given();
        ahead
    }

    /// Takes over what was worked out ahead: the session it was worked out for is open, as this document. What held before.
    #[must_use]
    pub fn take(&mut self, ahead: Self, document: u64) -> Self {
        let mut before = std::mem::replace(self, ahead);
        if let Some(of) = &mut self.of {
            of.document = document;
        }
        self.places.belong_to(document);
        self.changed = None;
        self.revision = before.revision + 1;
        self.disputed = std::mem::take(&mut before.disputed);
        self.to_settle = std::mem::take(&mut before.to_settle);
        self.problems = std::mem::take(&mut before.problems);
        before
    }

    /// The claims, by their places, that alone are otherwise than under a revision; `None` if more may be.
    pub fn changed_since(&self, revision: u64) -> Option<&[usize]> {
        if revision == self.revision {
            return Some(&[]);
        }
        let changed = self.changed.as_deref();
        changed.filter(|_| revision + 1 == self.revision)
    }

    /// Follows a step that only decides claims of the article on screen, or cites something for them: the claims it changes.
    /// `None` if it does more than that; then everything is to be worked out again.
    fn step(
        &mut self,
        session: &Session,
        claims: &[Placed<'_>],
        step: &[Touched],
    ) -> Option<Vec<usize>> {
        let mut changed = BTreeSet::new();
        let mut cited = false;
        for Touched { kind, id, field } in step {
            let claim = match (kind, field.as_deref()) {
                // Nothing here follows from what people ask for and say.
                (
                    Kind::Person | Kind::Change | Kind::Comment | Kind::Contact | Kind::Correction,
                    _,
                ) => continue,
                (Kind::Source, None) => {
                    cited = true;
                    continue;
                }
                (Kind::Source, Some(_)) => {
                    // The claims that it is cited for are found by its words.
                    cited = true;
                    let rests = self.cited.claims_on(session, *id);
                    let rows = rests.filter_map(|claim| self.rows.get(&claim));
                    changed.extend(rows.map(|(place, _)| *place));
                    continue;
                }
                (Kind::Evidence, _) => {
                    cited = true;
                    session.evidence.get(*id)?.claim
                }
                (Kind::Claimed, _) => {
                    cited = true;
                    match session.claimed.get(*id)?.claim {
                        Some(claim) => claim,
                        None => continue,
                    }
                }
                (Kind::Claim, Some(field)) if DECIDING.contains(&field) => *id,
                _ => return None,
            };
            changed.insert(self.rows.get(&claim)?.0);
        }
        if cited {
            self.cited(session);
        }
        for &place in &changed {
            self.restate(session, place)?;
        }
        if !changed.is_empty() {
            let article = self.of?.article?;
            let row = self.articles.iter_mut().find(|row| row.id == article)?;
            row.coverage = session.coverage_of(article, claims).1;
            self.sum();
        }
        Some(changed.into_iter().collect())
    }

    /// Works out again how a claim and its parts stand; `None` if it is not shown any more.
    fn restate(&mut self, session: &Session, place: usize) -> Option<()> {
        let row = self.claims.get_mut(place)?;
        let pieces = self.pieces.get_mut(&row.id);
        let mut pieces = pieces.map_or(&mut [][..], Vec::as_mut_slice);
        for row in std::iter::once(&mut *row).chain(pieces.iter_mut()) {
            let claim = session.claims.get(row.id)?;
            if !session.is_shown(claim) {
                return None;
            }
            row.state = state_of(session, claim, &self.scale);
            row.decided = claim.is_decided();
        }
        if !self.parts.in_parts(row.id) {
            pieces = &mut [];
        }
        sum_up(row, pieces);
        Some(())
    }

    /// What does not depend on the article on screen. Of articles that nothing has touched, nothing is worked out again.
    fn session(&mut self, session: &Session, places: &Places, moved: Moved, all: bool) {
        let seen = &self.seen;
        let Moved {
            articles: mut touched,
            claims,
        } = moved;
        for id in session.marks.unlike(&seen.marks) {
            let both = [session.marks.get(id), seen.marks.get(id)].into_iter();
            touched.extend(both.flatten().map(|mark| mark.article));
        }
        let all = all
            || !session.drafts.is(&seen.drafts)
            || !session.scales.is(&seen.scales)
            || !Arc::ptr_eq(&session.details, &seen.details);
        let cited = !session.evidence.is(&seen.evidence)
            || !session.claimed.is(&seen.claimed)
            || !session.sources.is(&seen.sources);
        self.scale = session.scale();
        self.names = session.names();
        self.parts.renew(claims.into_iter(), Parts::default());
        for article in &touched {
            let now = Parts::among(session, places.live(*article));
            self.parts.renew(places.all(*article), now);
        }
        let before: HashMap<Id, Coverage> = self
            .articles
            .drain(..)
            .map(|row| (row.id, row.coverage))
            .collect();
        let articles = session.articles_in_order().into_iter();
        let articles = articles.map(|(id, article)| {
            let known = before.get(&id).copied();
            let known = known.filter(|_| !all && !touched.contains(&id));
            ArticleRow {
                id,
                title: if article.title.is_empty() {
                    "Untitled article".to_owned()
                } else {
                    article.title.clone()
                },
                draft: session.draft_of(id).map_or(0, |(_, draft)| draft.number),
                coverage: known.unwrap_or_else(|| session.coverage_of(id, &places.of(id)).1),
            }
        });
        self.articles = articles.collect();
        self.sum();
        if cited || all {
            self.cited(session);
        }
    }

    /// The figures of all articles.
    fn sum(&mut self) {
        let each = self.articles.iter().map(|row| row.coverage);
        self.all = each.fold(Coverage::default(), Coverage::and);
    }

    /// What is cited. Linear in the sources.
    fn cited(&mut self, session: &Session) {
        self.cited.follow(session, &self.seen);
        self.sources = citable::citable(session, &self.cited);
        self.documents = session.backup().len();
    }

    fn article(&mut self, session: &Session, article: Option<Id>, claims: &[Placed<'_>]) {
        self.claims.clear();
        self.unlisted.clear();
        self.pieces.clear();
        self.rows.clear();
        if article.is_none_or(|article| session.draft_of(article).is_none()) {
            return;
        }
        let row = |placed: &Placed<'_>, place| ClaimRow {
            id: placed.id,
            span: placed.span,
            place,
            state: state_of(session, placed.claim, &self.scale),
            decided: placed.claim.is_decided(),
            key: number_of(placed.id),
        };
        for placed in claims {
            if let Some(whole) = session.whole_of(placed.claim) {
                let place = self.parts.of(whole).iter().position(|id| *id == placed.id);
                let place = place.map_or(0, |place| place + 1);
                let pieces = self.pieces.entry(whole).or_default();
                pieces.push(row(placed, place));
            } else if session.is_shown(placed.claim) {
                self.claims.push(row(placed, self.claims.len() + 1));
            } else {
                self.unlisted.push(placed.id);
            }
        }
        for pieces in self.pieces.values_mut() {
            pieces.sort_by_key(|piece| piece.place);
        }
        for (place, row) in self.claims.iter_mut().enumerate() {
            self.rows.insert(row.id, (place, None));
            let Some(pieces) = self.pieces.get(&row.id) else {
                continue;
            };
            for (at, piece) in pieces.iter().enumerate() {
                self.rows.insert(piece.id, (place, Some(at)));
            }
            if self.parts.in_parts(row.id) {
                sum_up(row, pieces);
            }
        }
    }

    /// The parts of a claim of the article on screen, in the order of their letters.
    pub fn pieces(&self, whole: Id) -> &[ClaimRow] {
        self.pieces.get(&whole).map_or(&[], Vec::as_slice)
    }

    /// The parts of a claim that are facts of their own: all, if it is kept in parts, else none.
    pub fn facts(&self, whole: Id) -> &[ClaimRow] {
        if self.parts.in_parts(whole) {
            self.pieces(whole)
        } else {
            &[]
        }
    }

    /// The row of a claim, or of a part.
    pub fn row(&self, claim: Id) -> Option<&ClaimRow> {
        let (place, piece) = *self.rows.get(&claim)?;
        let row = self.claims.get(place)?;
        match piece {
            None => Some(row),
            Some(at) => self.pieces(row.id).get(at),
        }
    }

    /// The place, among the claims, of a claim or of the claim that a part belongs to.
    pub fn place_of(&self, claim: Id) -> Option<usize> {
        self.rows.get(&claim).map(|(place, _)| *place)
    }

    /// The claim that a page's mark stands for.
    pub fn claim_of(&self, number: u64) -> Option<Id> {
        let rows = self.claims.iter().chain(self.pieces.values().flatten());
        rows.into_iter()
            .find(|row| row.key == number)
            .map(|row| row.id)
    }

    /// The claim in whose card a claim is: its whole, if it is a part.
    pub fn card_of(session: &Session, claim: Id) -> Id {
        let record = session.claims.get(claim);
        record
            .and_then(|record| session.whole_of(record))
            .unwrap_or(claim)
    }

    /// The figures of an article.
    pub fn coverage_of(&self, article: Option<Id>) -> Coverage {
        self.articles
            .iter()
            .find(|row| Some(row.id) == article)
            .map_or_else(Coverage::default, |row| row.coverage)
    }
}

#[cfg(test)]
mod tests;
