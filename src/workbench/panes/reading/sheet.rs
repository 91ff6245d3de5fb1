//! What the page shows of the article: its paragraphs and marks, worked out once per revision.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::{
    session::{Id, SignalKind},
    text::Span,
    workbench::{
        desk::{ClaimRow, Derived, Desk, number_of, style_of},
        kit::{
            page::{Highlight, PageData, Paragraph},
            theme::MarkState,
        },
    },
};

/// What the page shows.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The revision of what is derived that it was made of.
    of: Option<u64>,
    /// The claim or part that has a mark of its own while it is selected.
    chosen: Option<Id>,
    /// Changes whenever a mark comes, goes or moves.
    revision: u64,
    paragraphs: Vec<Paragraph>,
    /// The marks: those of the claims in order, those of what holds nothing to check, then that of what is selected.
    highlights: Vec<Highlight>,
    /// For each claim where its marks begin among them.
    begins: Vec<usize>,
    /// How many there are without that of what is selected.
    always: usize,
    /// The hedges, set in italics.
    emphasis: Vec<Span>,
    /// Changes whenever the text does.
    draft: u64,
}

impl Sheet {
    /// Works out again what the session, the article or what is selected makes different. Returns whether anything is.
    pub fn follow(&mut self, desk: &Desk<'_>) -> bool {
        let marked = self.mark(desk);
        let chosen = self.choose(desk, marked);
        marked || chosen
    }

    fn mark(&mut self, desk: &Desk<'_>) -> bool {
        let before = self.of.replace(desk.derived.revision);
        let changed = before.and_then(|before| desk.derived.changed_since(before));
        match changed {
            Some([]) => return false,
            Some(changed) if self.restate(desk, changed).is_some() => return true,
            _ => {}
        }
        self.read(desk);
        true
    }

    /// Marks a few claims anew that stand where they stood; `None` if their marks do not.
    fn restate(&mut self, desk: &Desk<'_>, changed: &[usize]) -> Option<()> {
        for &place in changed {
            let row = desk.derived.claims.get(place)?;
            let now = marks(desk.derived, row);
            let begin = *self.begins.get(place)?;
            let before = self.highlights.get_mut(begin..begin + now.len())?;
            if before.iter().zip(&now).any(|(a, b)| a.id != b.id) {
                return None;
            }
            before.copy_from_slice(&now);
        }
        Some(())
    }

    /// Reads all of it.
    fn read(&mut self, desk: &Desk<'_>) {
        self.revision += 1;
        self.highlights.clear();
        self.begins.clear();
        self.emphasis.clear();
        self.always = 0;
        self.chosen = None;
        let article = desk.view.article;
        let draft = article.and_then(|id| Some((id, desk.session.draft_of(id)?)));
        let Some((article, (draft_id, draft))) = draft else {
            self.paragraphs.clear();
            self.draft = 0;
            return;
        };
        let mut hasher = DefaultHasher::new();
        (draft_id, article, desk.document).hash(&mut hasher);
        let key = hasher.finish();
        if key != self.draft {
            self.draft = key;
            let parts = draft.paragraphs.paragraphs().iter();
            self.paragraphs = parts
                .map(|part| Paragraph {
                    span: part.span,
                    style: style_of(&part.role),
                })
                .collect();
        }
        let text = draft.paragraphs.text();
        let points = draft.paragraphs.points();
        for row in &desk.derived.claims {
            self.begins.push(self.highlights.len());
            self.highlights.extend(marks(desk.derived, row));
            let claim = desk.session.claims.get(row.id);
            let signals = claim.into_iter().flat_map(|claim| &claim.signals);
            let hedges = signals.filter(|signal| signal.kind == SignalKind::Hedge);
            self.emphasis
                .extend(hedges.filter_map(|signal| points.to_span(text, signal.start, signal.end)));
        }
        for (id, _, span) in desk.session.marks_of(article) {
            self.highlights.push(Highlight {
                span,
                state: MarkState::Nothing,
                id: number_of(id),
                number: None,
            });
        }
        self.always = self.highlights.len();
        self.emphasis.sort_unstable();
        self.emphasis.dedup();
        let mut end = 0;
        self.emphasis.retain(|span| {
            let keep = span.start >= end;
            end = end.max(span.end);
            keep
        });
    }

    /// A part of a claim that is kept whole has a mark only while it is selected; and so has a claim that is kept in parts,
    /// since words beside them belong to no fact.
    fn choose(&mut self, desk: &Desk<'_>, marked: bool) -> bool {
        let chosen = desk.view.claim.filter(|claim| {
            let card = Derived::card_of(desk.session, *claim);
            desk.derived.parts.in_parts(card) == (card == *claim)
        });
        if chosen == self.chosen && !marked {
            return false;
        }
        let row = chosen.and_then(|claim| {
            let place = desk.derived.place_of(claim)?;
            let number = desk.derived.claims.get(place)?.place;
            Some(highlight(desk.derived.row(claim)?, number))
        });
        if row.is_some() || self.highlights.len() > self.always {
            self.highlights.truncate(self.always);
            self.highlights.extend(row);
            self.revision += 1;
        }
        self.chosen = chosen;
        true
    }

    /// It as the page wants it; `None` without an article.
    pub fn data<'a>(&'a self, desk: &Desk<'a>) -> Option<PageData<'a>> {
        let article = desk.view.article?;
        let (_, draft) = desk.session.draft_of(article)?;
        Some(PageData {
            text: draft.paragraphs.text(),
            paragraphs: &self.paragraphs,
            highlights: &self.highlights,
            emphasis: &self.emphasis,
            links: &[],
            lit: &desk.view.looked_for,
            selected: desk.view.claim.map(number_of),
            claims: desk.derived.claims.len(),
            language: desk.session.articles.get(article)?.language(),
            look: desk.preferences.look(),
            draft: self.draft,
            revision: self.revision,
        })
    }
}

/// The marks of a claim: one, or, if it is kept in parts, one where each of them is.
fn marks(derived: &Derived, row: &ClaimRow) -> Vec<Highlight> {
    let facts = derived.facts(row.id);
    if facts.is_empty() {
        return vec![highlight(row, row.place)];
    }
    let facts = facts.iter().map(|fact| highlight(fact, row.place));
    facts.collect()
}

const fn highlight(row: &ClaimRow, number: usize) -> Highlight {
    Highlight {
        span: row.span,
        state: row.state,
        id: row.key,
        number: Some(number),
    }
}
