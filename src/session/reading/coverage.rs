//! How much of an article is decided.

use super::parts::Parts;
use crate::session::{
    document::{Placed, Session},
    records::{
        claim::{CheckStatus, Resolution},
        draft::Role,
    },
    values::id::Id,
};
use crate::text::Span;

/// What has become of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceState {
    /// A person made or took up a claim in it.
    Claimed,
    /// Marked as holding nothing to check, or furniture.
    Nothing,
    /// Nobody has decided anything about it; a suggestion may wait in it.
    Untouched,
}

/// The figures of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Sentences, furniture left out.
    pub sentences: usize,
    /// Sentences with at least one claim.
    pub claimed: usize,
    /// Sentences marked as holding nothing to check.
    pub nothing: usize,
    /// Sentences with claims of which all are checked, or marked as holding nothing.
    pub decided: usize,
    /// Facts of claims and shown suggestions that are not checked yet: the facts left. A claim and its parts are counted
    /// once: as one fact, or as many as it has parts, whichever way it is kept.
    pub left: usize,
    /// Facts that are checked.
    pub checked: usize,
    /// Checked facts whose verdict says that they are wrong.
    pub wrong: usize,
    /// Facts that need attention.
    pub attention: usize,
}

impl Coverage {
    /// Sentences nobody has decided anything about.
    pub const fn untouched(&self) -> usize {
        self.sentences - self.claimed - self.nothing
    }

    /// Whole per cent of the sentences that are decided; 100 only when all are.
    pub fn percent(&self) -> usize {
        (self.decided * 100)
            .checked_div(self.sentences)
            .unwrap_or(0)
    }

    /// The figures of two articles together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            claimed: self.claimed + other.claimed,
            nothing: self.nothing + other.nothing,
            decided: self.decided + other.decided,
            left: self.left + other.left,
            checked: self.checked + other.checked,
            wrong: self.wrong + other.wrong,
            attention: self.attention + other.attention,
        }
    }
}

impl Session {
    /// What has become of each sentence of an article, in order, and the figures. Sorts claims and marks once, then
    /// walks sentences and both lists side by side: call it once per revision.
    pub fn coverage(&self, article: Id) -> (Vec<SentenceState>, Coverage) {
        self.coverage_of(article, &self.claims_of(article))
    }

    /// The same where the claims' places are known: all of [`Session::claims_of`], in its order.
    pub fn coverage_of(
        &self,
        article: Id,
        placed: &[Placed<'_>],
    ) -> (Vec<SentenceState>, Coverage) {
        let scale = self.scale();
        let mut figures = Coverage::default();
        let mut claims: Vec<(Span, bool)> = Vec::new();
        let parts = Parts::among(self, placed.iter().map(|placed| (placed.id, placed.claim)));
        for placed in placed {
            let claim = placed.claim;
            if !self.is_shown(claim) || !parts.is_fact(self, placed.id, claim) {
                continue;
            }
            // What was decided on other words is to be looked at again.
            let decided = claim.is_decided() && !self.is_stale(claim);
            if decided {
                figures.checked += 1;
            } else {
                figures.left += 1;
            }
            let verdict = claim.verdict.as_deref().and_then(|name| scale.label(name));
            figures.wrong += usize::from(decided && verdict.is_some_and(|label| label.wrong));
            figures.attention += usize::from(claim.check_status == CheckStatus::NeedsAttention);
            if !self.is_suggestion(claim) {
                claims.push((placed.span, decided));
            }
        }
        let marks: Vec<Span> = self
            .marks_of(article)
            .into_iter()
            .map(|(_, _, span)| span)
            .collect();
        let Some((current, draft)) = self.draft_of(article) else {
            return (Vec::new(), figures);
        };
        // What lost its words to a new draft, and was not cut, is to be settled.
        if self.draft_before(article).is_some() {
            let claims = self.claims.live();
            let lost = claims.filter(|(id, claim)| {
                claim.article == article
                    && self.is_live(claim)
                    && !self.is_suggestion(claim)
                    && !claim.anchors.contains_key(&current)
                    && claim.resolution != Resolution::Cut
                    && parts.is_fact(self, *id, claim)
            });
            figures.left += lost.count();
        }
        let paragraphs = draft.paragraphs.paragraphs();
        let mut states = Vec::new();
        let (mut claim_window, mut mark_window) = (Window::default(), Window::default());
        for sentence in self.sentences_of(article) {
            let role = paragraphs
                .get(sentence.paragraph)
                .map(|paragraph| &paragraph.role);
            if role == Some(&Role::Furniture) {
                states.push(SentenceState::Nothing);
                continue;
            }
            figures.sentences += 1;
            let mut decided: Option<bool> = None;
            claim_window.overlapping(
                &claims,
                |(span, _)| *span,
                sentence.span,
                |(_, done)| {
                    decided = Some(decided.unwrap_or(true) && *done);
                },
            );
            let mut marked = false;
            mark_window.overlapping(&marks, |span| *span, sentence.span, |_| marked = true);
            let state = match (decided, marked) {
                (Some(done), _) => {
                    figures.claimed += 1;
                    figures.decided += usize::from(done);
                    SentenceState::Claimed
                }
                (None, true) => {
                    figures.nothing += 1;
                    figures.decided += 1;
                    SentenceState::Nothing
                }
                (None, false) => SentenceState::Untouched,
            };
            states.push(state);
        }
        (states, figures)
    }

    /// The figures of all articles together.
    pub fn coverage_of_all(&self) -> Coverage {
        self.articles_in_order()
            .into_iter()
            .map(|(id, _)| self.coverage(id).1)
            .fold(Coverage::default(), Coverage::and)
    }
}

/// Walks spans sorted by start beside sentences in order. Spans that began earlier and may still reach a sentence are
/// kept, so nothing is looked at again once it is behind.
#[derive(Default)]
struct Window {
    next: usize,
    open: Vec<usize>,
}

impl Window {
    fn overlapping<T>(
        &mut self,
        all: &[T],
        span: impl Fn(&T) -> Span,
        with: Span,
        mut each: impl FnMut(&T),
    ) {
        while let Some(item) = all
            .get(self.next)
            .filter(|item| span(item).start < with.end)
        {
            if span(item).end > with.start {
                self.open.push(self.next);
            }
            self.next += 1;
        }
        self.open
            .retain(|&at| all.get(at).is_some_and(|item| span(item).end > with.start));
        for item in self.open.iter().filter_map(|&at| all.get(at)) {
            if span(item).overlaps(with) {
                each(item);
            }
        }
    }
}
