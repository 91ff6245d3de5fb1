//! Where claims stand, remembered from one revision to the next: finding ten thousand quotes in their places again after
//! every decision would be felt.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use crate::{
    session::{Claim, Id, Placed, Session},
    text::Span,
};

/// A claim as it was when it was looked up, held so that a change to it makes another one.
#[derive(Debug)]
struct Known {
    id: Id,
    claim: Arc<Claim>,
    /// The draft it was looked up in. Drafts are never edited in place.
    draft: Id,
    span: Option<Span>,
}

/// The places of a session's live claims.
#[derive(Debug, Default)]
pub struct Places {
    document: u64,
    /// By name, as the session has them.
    known: Vec<Known>,
    /// For each article: which of its claims by name comes first in the text, which second. Holds until one moves.
    order: BTreeMap<Id, Vec<usize>>,
}

impl Places {
    /// The live claims of every article that hold on to its draft, in text order as [`Session::claims_of`] has them.
    /// Linear in the number of claims, but looks for the words of those alone that have changed since the last call.
    /// `document` tells one opened session from the next.
    pub fn of<'s>(&mut self, session: &'s Session, document: u64) -> BTreeMap<Id, Vec<Placed<'s>>> {
        let mut before = std::mem::take(&mut self.known);
        if self.document != document {
            before.clear();
            self.document = document;
        }
        let mut moved = before.is_empty();
        let mut before = before.into_iter().peekable();
        let mut articles: BTreeMap<Id, Vec<Placed<'s>>> = BTreeMap::new();
        let mut last = None;
        for (id, claim) in session.claims.shared_all() {
            if !session.is_live(claim) {
                continue;
            }
            // Claims that are gone are passed by.
            while before.next_if(|known| known.id < id).is_some() {
                moved = true;
            }
            let draft = match last {
                Some((article, draft)) if article == claim.article => draft,
                _ => session.draft_of(claim.article),
            };
            last = Some((claim.article, draft));
            let Some((draft_id, draft)) = draft else {
                continue;
            };
            let old = before.next_if(|known| known.id == id && known.draft == draft_id);
            let known = match old {
                Some(known) if Arc::ptr_eq(&known.claim, claim) => known,
                old => {
                    let known = Known {
                        id,
                        claim: Arc::clone(claim),
                        draft: draft_id,
                        span: claim.anchors.get(&draft_id).and_then(|anchor| {
                            anchor.in_place(draft.paragraphs.text(), draft.paragraphs.points())
                        }),
                    };
                    moved |= old.is_none_or(|old| {
                        old.span != known.span || old.claim.article != claim.article
                    });
                    known
                }
            };
            if let Some(span) = known.span {
                articles
                    .entry(claim.article)
                    .or_default()
                    .push(Placed { id, claim, span });
            }
            self.known.push(known);
        }
        moved |= before.next().is_some();
        if moved {
            self.order.clear();
            for (article, placed) in &articles {
                let mut order: Vec<usize> = (0..placed.len()).collect();
                order.sort_by_cached_key(|&at| {
                    placed
                        .get(at)
                        .map(|placed| (placed.span.start, Reverse(placed.span.end), placed.id))
                });
                self.order.insert(*article, order);
            }
        }
        for (article, placed) in &mut articles {
            let order = self.order.get(article).into_iter().flatten();
            *placed = order.filter_map(|&at| placed.get(at).copied()).collect();
        }
        articles
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
            let found = places.of(session, 1).remove(&article).unwrap_or_default();
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
