//! A few suggestions, weighed.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    extract::deep::weighing,
    meaning::{Encoder, EncoderError},
    session::{Id, Session, Weighing},
    text::Span,
    workbench::{desk::Desk, kit::jobs::Progress},
};

/// So many a batch: about a fifth of a second, and few enough that what follows from the session follows it claim by claim.
const BATCH: usize = 48;

/// Where somebody looks.
#[derive(Clone, Copy)]
pub struct Eye {
    article: Option<Id>,
    /// The claim that is selected: its card is open.
    pub claim: Option<Id>,
    /// The first byte of the claim that is selected, or was last.
    at: usize,
}

impl Eye {
    pub fn of(desk: &Desk<'_>) -> Self {
        Self {
            article: desk.view.article,
            claim: desk.view.claim,
            at: desk.view.place.map_or(0, |place: Span| place.start),
        }
    }
}

/// What a batch has brought.
pub struct Batch {
    pub article: Id,
    pub weights: i64,
    /// Empty if nothing was left.
    pub scores: Vec<Weighing>,
    pub encoder: Arc<Encoder>,
    /// The claim that is left for now, because its card is open: nothing vanishes before anybody's eyes.
    pub left: Option<Id>,
}

/// Weighs the suggestions of one article that are nearest the eye. `before` says how many were weighed already.
pub fn batch(
    session: &Session,
    encoder: Arc<Encoder>,
    eye: Eye,
    before: usize,
    progress: &Progress,
) -> Result<Batch, EncoderError> {
    let weights = i64::from(encoder.number());
    let mut articles: Vec<Id> = session.articles.all().map(|(id, _)| id).collect();
    articles.sort_by_key(|id| Reverse(Some(*id) == eye.article));
    let family = |id: Id| {
        let whole = session.claims.get(id);
        whole
            .and_then(|claim| session.whole_of(claim))
            .unwrap_or(id)
    };
    let open = eye.claim.map(family);
    let mut waits = false;
    let mut left: Vec<Vec<_>> = articles
        .iter()
        .map(|article| {
            let mut claims = session.to_weigh(*article, weights);
            let all = claims.len();
            claims.retain(|one| Some(family(one.claim)) != open);
            waits |= claims.len() < all;
            claims
        })
        .collect();
    let all = before + left.iter().map(Vec::len).sum::<usize>();
    let at = left
        .iter()
        .position(|claims| !claims.is_empty())
        .unwrap_or(0);
    let article = articles.get(at).copied().unwrap_or(Id::SESSION);
    let mut nearest = left.get_mut(at).map(std::mem::take).unwrap_or_default();
    nearest.sort_by_key(|one| one.start.abs_diff(eye.at));
    let mut scores = Vec::new();
    for one in nearest.into_iter().take(BATCH) {
        if progress.is_cancelled() {
            break;
        }
        let done = (before + scores.len()) * 1000 / all.max(1);
        progress.set(u32::try_from(done).unwrap_or(1000));
        scores.push(weighing(&encoder, &one)?);
    }
    Ok(Batch {
        article,
        weights,
        scores,
        encoder,
        left: eye.claim.filter(|_| waits),
    })
}
