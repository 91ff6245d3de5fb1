//! Where claims stand, remembered from one revision to the next: finding ten thousand quotes in their places again after
//! every decision would be felt.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    session::{Claim, Id, Placed, Session, Table},
    text::Span,
};

/// A claim as it was when it was looked up, held so that a change to it makes another one.
#[derive(Debug)]
struct Known {
    id: Id,
    claim: Arc<Claim>,
    /// Whether it counts, and where it stands in the article's draft. Drafts are never edited in place.
    live: bool,
    span: Option<Span>,
    /// It is to be looked up.
    new: bool,
}

/// The claims of an article.
#[derive(Debug, Default)]
struct Here {
    draft: Option<Id>,
    /// By name.
    known: Vec<Known>,
    /// The places there of those that stand in the text, in its order.
    order: Vec<usize>,
    /// One came or went.
    moved: bool,
}

/// The places of a session's live claims.
#[derive(Debug, Default)]
pub struct Places {
    document: u64,
    /// The claims as they were followed last.
    claims: Table<Claim>,
    articles: BTreeMap<Id, Here>,
}

/// What a change of the session touched.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// The articles of which a claim is otherwise, or the draft.
    pub articles: BTreeSet<Id>,
    /// The claims that are otherwise, new ones and such as are gone among them.
    pub claims: Vec<Id>,
}

impl Places {
    /// What is known is of this document.
    pub const fn belong_to(&mut self, document: u64) {
        self.document = document;
    }

    /// Follows what has changed since the last call: looks for the words of those claims alone that are new, and puts those
    /// articles in order in which one moved. `document` tells one opened session from the next.
    pub fn follow(&mut self, session: &Session, document: u64) -> Moved {
        if self.document != document {
            *self = Self {
                document,
                ..Self::default()
            };
        }
        let claims = session.claims.unlike(&self.claims);
        let mut touched = BTreeSet::new();
        for &id in &claims {
            let now = session.claims.shared(id);
            if let Some(before) = self.claims.get(id) {
                touched.insert(before.article);
                if now.as_ref().is_none_or(|now| now.article != before.article)
                    && let Some(here) = self.articles.get_mut(&before.article)
                {
                    here.forget(id);
                }
            }
            if let Some(now) = now {
                touched.insert(now.article);
                self.articles.entry(now.article).or_default().take(id, now);
            }
        }
        for (article, here) in &mut self.articles {
            let draft = session.draft_of(*article).map(|(draft, _)| draft);
            if here.draft != draft {
                here.draft = draft;
                here.known.iter_mut().for_each(|known| known.new = true);
                touched.insert(*article);
            }
            if touched.contains(article) {
                here.look_up(session, *article);
            }
        }
        self.claims = session.claims.clone();
        Moved {
            articles: touched,
            claims,
        }
    }

    /// The live claims of an article that hold on to its draft, in text order as [`Session::claims_of`] has them.
    pub fn of(&self, article: Id) -> Vec<Placed<'_>> {
        let Some(here) = self.articles.get(&article) else {
            return Vec::new();
        };
        let placed = here.order.iter().filter_map(|at| here.known.get(*at));
        let placed = placed.filter_map(|known| {
            Some(Placed {
                id: known.id,
                claim: &known.claim,
                span: known.span?,
            })
        });
        placed.collect()
    }

    /// All claims of an article, by name.
    pub fn all(&self, article: Id) -> impl Iterator<Item = Id> {
        let known = self.articles.get(&article).into_iter();
        known.flat_map(|here| here.known.iter().map(|known| known.id))
    }

    /// The live claims of an article, by name, also those that do not stand in its draft.
    pub fn live(&self, article: Id) -> impl Iterator<Item = (Id, &Claim)> {
        let known = self.articles.get(&article).into_iter();
        let known = known.flat_map(|here| &here.known);
        let live = known.filter(|known| known.live && !known.claim.removed);
        live.map(|known| (known.id, known.claim.as_ref()))
    }
}

impl Here {
    fn place(&self, id: Id) -> Result<usize, usize> {
        self.known.binary_search_by(|known| known.id.cmp(&id))
    }

    fn forget(&mut self, id: Id) {
        if let Ok(at) = self.place(id) {
            self.known.remove(at);
            self.moved = true;
        }
    }

    fn take(&mut self, id: Id, claim: Arc<Claim>) {
        match self.place(id) {
            Ok(at) => {
                if let Some(known) = self.known.get_mut(at) {
                    (known.claim, known.new) = (claim, true);
                }
            }
            Err(at) => {
                let known = Known {
                    id,
                    claim,
                    live: false,
                    span: None,
                    new: true,
                };
                self.known.insert(at, known);
                self.moved = true;
            }
        }
    }

    /// Looks up what is new; of parts, whether they count may follow from another claim.
    fn look_up(&mut self, session: &Session, article: Id) {
        let draft = session.draft_of(article);
        for known in &mut self.known {
            let live = session.is_live(&known.claim);
            let mut span = known.span;
            if std::mem::take(&mut known.new) {
                span = draft.and_then(|(id, draft)| {
                    let anchor = known.claim.anchors.get(&id)?;
                    anchor.in_place(draft.paragraphs.text(), draft.paragraphs.points())
                });
            }
            self.moved |= live != known.live || span != known.span;
            (known.live, known.span) = (live, span);
        }
        if std::mem::take(&mut self.moved) {
            let known = self.known.iter().enumerate();
            let mut order: Vec<(usize, Reverse<usize>, usize)> = known
                .filter(|(_, known)| known.live)
                .filter_map(|(at, known)| {
                    let span = known.span?;
                    // By name, where they stand in one place.
                    Some((span.start, Reverse(span.end), at))
                })
                .collect();
            order.sort_unstable();
            self.order = order.into_iter().map(|(.., at)| at).collect();
        }
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]
mod tests {
    use super::*;
    use crate::session::{Author, Command, Moment, NewArticle, NewParagraph, Role, Stamp};

    fn stamp(seed: u8) -> Stamp {
        Stamp {
            by: Author::default(),
            at: Moment(0),
            seed: Id::derived(&[b"places", &[seed]]),
        }
    }

    #[test]
    fn what_is_remembered_is_what_the_session_says_after_every_step() {
        let article = Id::literal("town");
        let add = |start, end| Command::AddClaim {
            id: None,
            article,
            start,
            end,
            statement: String::new(),
            part_of: None,
        };
        let first = Command::AddArticle(NewArticle {
            id: Some(article),
            paragraphs: vec![NewParagraph {
                text: "One fell. Two rose. Three stood.".to_owned(),
                role: Role::Body,
                locator: String::new(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        });
        let mut session = Session::default();
        let mut places = Places::default();
        let mut check = |session: &Session, count: usize| {
            places.follow(session, 1);
            let live: Vec<Id> = places.live(article).map(|(id, _)| id).collect();
            let all = session.claims.live();
            let all = all.filter(|(_, claim)| session.is_live(claim));
            assert_eq!(live, all.map(|(id, _)| id).collect::<Vec<_>>());
            assert_eq!(places.follow(session, 1), Moved::default());
            let found = places.of(article);
            let flat = |all: &[Placed<'_>]| -> Vec<(Id, Span)> {
                all.iter().map(|placed| (placed.id, placed.span)).collect()
            };
            assert_eq!(flat(&found), flat(&session.claims_of(article)));
            assert_eq!(found.len(), count);
        };
        session.apply(first, &stamp(0)).unwrap();
        session.apply(add(20, 32), &stamp(1)).unwrap();
        let made = session.apply(add(0, 9), &stamp(2)).unwrap().created[0];
        session.apply(add(10, 19), &stamp(3)).unwrap();
        check(&session, 3);
        let moved = Command::Respan {
            claim: made,
            start: 10,
            end: 13,
        };
        session.apply(moved, &stamp(4)).unwrap();
        check(&session, 3);
        session
            .apply(Command::Dismiss { claim: made }, &stamp(5))
            .unwrap();
        check(&session, 2);
        session.apply(Command::Undo, &stamp(6)).unwrap();
        check(&session, 3);
        session.apply(Command::Undo, &stamp(7)).unwrap();
        check(&session, 3);
        let draft = Command::AddDraft {
            article,
            file: String::new(),
            package: String::new(),
            paragraphs: vec![NewParagraph {
                text: "It rained. One fell. Three stood.".to_owned(),
                role: Role::Body,
                locator: String::new(),
                ..NewParagraph::default()
            }],
        };
        session.apply(draft, &stamp(8)).unwrap();
        check(&session, 2);
    }
}
