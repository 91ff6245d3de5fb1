//! What the views need of the session, worked out once per revision: never in a frame.

mod filter;
mod picks;

use std::{
    collections::{BTreeMap, HashMap},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use super::{
    disputes::Disputes,
    page::{self, Highlight, Style},
    past::Past,
    places::Places,
    state::{Filter, Pick, ViewState},
    theme::MarkState,
};
use crate::{
    session::{CheckStatus, Claim, Coverage, Id, Placed, Role, Scale, Session},
    text::Span,
};

/// One claim of the article on screen.
#[derive(Clone, Copy, Debug)]
pub struct ClaimRow {
    /// Its name.
    pub id: Id,
    /// Where it stands.
    pub span: Span,
    /// Its place among the article's claims, from 1.
    pub number: usize,
    /// How it is marked.
    pub state: MarkState,
    /// [`number_of`] its name.
    pub key: u64,
    /// Which filters let it through, a bit for each, in the order of [`Filter::ALL`].
    filters: u8,
}

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
    places: Places,
    /// The articles, in order.
    pub articles: Vec<ArticleRow>,
    /// The figures of all articles.
    pub all: Coverage,
    /// The claims of the article on screen, in text order.
    pub claims: Vec<ClaimRow>,
    /// Which of them the filter lets through.
    pub visible: Vec<usize>,
    /// How many each filter lets through.
    pub counts: BTreeMap<Filter, usize>,
    /// What those that filter and search let through can be picked out by, and how many each picks out.
    pub picks: Vec<(Pick, usize)>,
    /// How many of those the choice of one hides.
    pub hidden: usize,
    picked: Vec<picks::Picked>,
    /// How many suggestions a threshold hides or shows: the scores of the untouched ones, lowest first.
    pub scores: Vec<i64>,
    /// The scale in use.
    pub scale: Scale,
    /// The page's paragraphs.
    pub paragraphs: Vec<page::Paragraph>,
    /// The page's marks.
    pub highlights: Vec<Highlight>,
    /// The hedges, set in italics.
    pub emphasis: Vec<Span>,
    /// Pieces of evidence per claim.
    pub evidence: HashMap<Id, usize>,
    /// Sources by title, for citing again.
    pub sources: Vec<(Id, String)>,
    /// What is disputed.
    pub disputes: Disputes,
    /// What happened, if somebody asked for it.
    pub past: Past,
    /// Changes whenever the page's text does.
    pub draft: u64,
    /// Changes whenever anything here does.
    pub revision: u64,
}

#[derive(Clone, Debug, PartialEq)]
struct Key {
    session: u64,
    document: u64,
    article: Option<Id>,
    filter: Filter,
    pick: Option<Pick>,
    search: String,
    disputes: u64,
}

/// A number that stands for a name among widgets.
pub fn number_of(id: Id) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// How a claim is marked.
pub fn state_of(claim: &Claim, draft: Option<Id>, scale: &Scale) -> MarkState {
    if draft.is_some_and(|draft| claim.is_stale(draft)) {
        return MarkState::Stale;
    }
    if claim.is_suggestion() {
        return MarkState::Suggested;
    }
    match claim.check_status {
        CheckStatus::InProgress => MarkState::InProgress,
        CheckStatus::NeedsAttention => MarkState::Attention,
        CheckStatus::Checked => {
            let verdict = claim.verdict.as_deref().and_then(|name| scale.label(name));
            if verdict.is_some_and(|label| label.wrong) {
                MarkState::Wrong
            } else {
                MarkState::Checked
            }
        }
        CheckStatus::ToCheck | CheckStatus::Other(_) => MarkState::ToCheck,
    }
}

impl Derived {
    /// Works everything out again if the session, the article or the filter has changed. `document` tells one opened
    /// session from the next. Returns whether it did.
    pub fn follow(&mut self, session: &Session, document: u64, view: &ViewState) -> bool {
        let key = Key {
            session: session.revision(),
            document,
            article: view.article,
            filter: view.filter,
            pick: view.pick.clone(),
            search: view.search.to_lowercase(),
            disputes: self.disputes.revision,
        };
        if self.of.as_ref() == Some(&key) {
            return false;
        }
        let same_session = self
            .of
            .as_ref()
            .is_some_and(|of| of.session == key.session && of.document == document);
        let same_article = self.of.as_ref().map(|of| of.article) == Some(key.article);
        if !same_session || !same_article {
            let placed = self.places.of(session, document);
            if !same_session {
                self.session(session, &placed);
            }
            let claims = view.article.and_then(|article| placed.get(&article));
            self.article(
                session,
                view.article,
                document,
                claims.map_or(&[], Vec::as_slice),
            );
        }
        self.filter(session, view, &key.search);
        self.of = Some(key);
        self.revision += 1;
        true
    }

    fn session(&mut self, session: &Session, placed: &BTreeMap<Id, Vec<Placed<'_>>>) {
        self.scale = session.scale();
        self.articles = session
            .articles_in_order()
            .into_iter()
            .map(|(id, article)| ArticleRow {
                id,
                title: if article.title.is_empty() {
                    "Untitled article".to_owned()
                } else {
                    article.title.clone()
                },
                draft: session.draft_of(id).map_or(0, |(_, draft)| draft.number),
                coverage: session
                    .coverage_of(id, placed.get(&id).map_or(&[], Vec::as_slice))
                    .1,
            })
            .collect();
        self.all = self
            .articles
            .iter()
            .map(|row| row.coverage)
            .fold(Coverage::default(), Coverage::and);
        self.evidence.clear();
        for (_, evidence) in session.evidence.live() {
            *self.evidence.entry(evidence.claim).or_default() += 1;
        }
        self.sources = session
            .sources
            .live()
            .map(|(id, source)| (id, source.title.clone()))
            .collect();
        self.sources.sort_by(|a, b| a.1.cmp(&b.1));
    }

    fn article(
        &mut self,
        session: &Session,
        article: Option<Id>,
        document: u64,
        claims: &[Placed<'_>],
    ) {
        self.claims.clear();
        self.highlights.clear();
        self.emphasis.clear();
        self.scores.clear();
        self.picked.clear();
        let Some((article, (draft_id, draft))) =
            article.and_then(|id| Some((id, session.draft_of(id)?)))
        else {
            self.paragraphs.clear();
            self.draft = 0;
            return;
        };
        let mut hasher = DefaultHasher::new();
        (draft_id, article, document).hash(&mut hasher);
        let key = hasher.finish();
        if key != self.draft {
            self.draft = key;
            let parts = draft.paragraphs.paragraphs().iter();
            self.paragraphs = parts
                .map(|part| page::Paragraph {
                    span: part.span,
                    style: style_of(&part.role),
                })
                .collect();
        }
        let text = draft.paragraphs.text();
        let points = draft.paragraphs.points();
        let mut pickable = Vec::with_capacity(claims.len());
        for placed in claims {
            if placed.claim.is_suggestion() {
                self.scores.push(placed.claim.checkable);
            }
            let shown = session.is_shown(placed.claim);
            pickable.push((placed.claim, shown.then_some(self.claims.len())));
            if !shown {
                continue;
            }
            let number = self.claims.len() + 1;
            let state = state_of(placed.claim, Some(draft_id), &self.scale);
            let key = number_of(placed.id);
            let unsourced = !self.evidence.contains_key(&placed.id);
            let mut filters = 0;
            for (bit, filter) in Filter::ALL.iter().enumerate() {
                filters |= u8::from(filter.lets_through(state, placed.claim, unsourced)) << bit;
            }
            self.claims.push(ClaimRow {
                id: placed.id,
                span: placed.span,
                number,
                state,
                key,
                filters,
            });
            self.highlights.push(Highlight {
                span: placed.span,
                state,
                id: key,
                number: Some(number),
            });
            let hedges = placed
                .claim
                .signals
                .iter()
                .filter(|signal| signal.kind == crate::session::SignalKind::Hedge);
            self.emphasis
                .extend(hedges.filter_map(|signal| points.to_span(text, signal.start, signal.end)));
        }
        self.picked = picks::picks(text, points, &pickable);
        for (id, _, span) in session.marks_of(article) {
            self.highlights.push(Highlight {
                span,
                state: MarkState::Nothing,
                id: number_of(id),
                number: None,
            });
        }
        self.scores.sort_unstable();
        self.emphasis.sort_unstable();
        self.emphasis.dedup();
        let mut end = 0;
        self.emphasis.retain(|span| {
            let keep = span.start >= end;
            end = end.max(span.end);
            keep
        });
    }

    /// The row of a claim.
    pub fn row(&self, claim: Id) -> Option<&ClaimRow> {
        self.claims.iter().find(|row| row.id == claim)
    }

    /// The claim that a page's mark stands for.
    pub fn claim_of(&self, number: u64) -> Option<Id> {
        self.claims
            .iter()
            .find(|row| row.key == number)
            .map(|row| row.id)
    }

    /// The figures of an article.
    pub fn coverage_of(&self, article: Option<Id>) -> Coverage {
        self.articles
            .iter()
            .find(|row| Some(row.id) == article)
            .map_or_else(Coverage::default, |row| row.coverage)
    }

    /// How many suggestions a threshold would show.
    pub fn shown_from(&self, threshold: i64) -> usize {
        self.scores.len() - self.scores.partition_point(|&score| score < threshold)
    }
}

const fn style_of(role: &Role) -> Style {
    match role {
        Role::Headline => Style::Headline,
        Role::Subheading => Style::Subheading,
        Role::Quotation => Style::Quotation,
        Role::Caption => Style::Caption,
        Role::Furniture => Style::Furniture,
        Role::Body | Role::ListItem | Role::Other(_) => Style::Body,
    }
}
