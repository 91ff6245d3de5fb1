//! What becomes of the words that are selected in the article.

use egui::Context;

use crate::{
    session::{Command, Kind, NothingReason},
    text::Span,
    workbench::app::App,
};

impl App {
    /// The selected words as code points of the draft.
    pub(super) fn selected_points(&self) -> Option<(usize, usize)> {
        self.points_of(self.page.selection()?)
    }

    fn points_of(&self, span: Span) -> Option<(usize, usize)> {
        let (_, draft) = self.document.session.draft_of(self.view.article?)?;
        draft
            .paragraphs
            .points()
            .from_span(draft.paragraphs.text(), span)
    }

    pub(super) fn claim_from_selection(&mut self) {
        let (Some(article), Some((start, end)), Some(id)) = (
            self.view.article,
            self.selected_points(),
            (self.outside.random)(),
        ) else {
            return;
        };
        self.apply(Command::AddClaim {
            id: Some(id),
            article,
            start,
            end,
            statement: String::new(),
        });
        if self.document.session.claims.get(id).is_some() {
            self.page.select(None);
            self.handle_claim(id);
        }
    }

    /// Marks the selected words, or the sentence of the selected claim; a mark that is there already goes.
    pub(super) fn mark_nothing(&mut self) {
        let Some(article) = self.view.article else {
            return;
        };
        let selected = self.page.selection().or_else(|| {
            let row = self.view.claim.and_then(|claim| self.derived.row(claim))?;
            let sentences = self.document.session.sentences_of(article);
            Some(
                sentences
                    .iter()
                    .find(|sentence| sentence.span.overlaps(row.span))
                    .map_or(row.span, |sentence| sentence.span),
            )
        });
        let Some(span) = selected else {
            self.notices.info("Select words or a claim first; then - marks the sentence as holding nothing to check.");
            return;
        };
        let there = self
            .document
            .session
            .marks_of(article)
            .into_iter()
            .find(|(_, _, mark)| mark.overlaps(span))
            .map(|(id, ..)| id);
        if let Some(id) = there {
            self.apply(Command::Remove {
                kind: Kind::Mark,
                id,
            });
        } else if let Some((start, end)) = self.points_of(span) {
            let mark = Command::MarkNothing {
                id: None,
                article,
                start,
                end,
                reason: NothingReason::NoFact,
            };
            // The suggestions in it were looked at and found to be none.
            let session = &self.document.session;
            let rows = self
                .derived
                .claims
                .iter()
                .filter(|row| span.covers(row.span));
            let inside = rows.filter(|row| {
                session
                    .claims
                    .get(row.id)
                    .is_some_and(crate::session::Claim::is_suggestion)
            });
            let mut commands: Vec<Command> = inside
                .map(|row| Command::Dismiss { claim: row.id })
                .collect();
            commands.push(mark);
            self.apply(Command::Batch {
                label: "Mark: nothing to check".to_owned(),
                commands,
            });
            self.page.select(None);
        }
    }

    pub(super) fn copy(&self, ctx: &Context) {
        let Some((_, draft)) = self
            .view
            .article
            .and_then(|article| self.document.session.draft_of(article))
        else {
            return;
        };
        let row = self.view.claim.and_then(|claim| self.derived.row(claim));
        let Some(span) = self.page.selection().or_else(|| row.map(|row| row.span)) else {
            return;
        };
        ctx.copy_text(span.of(draft.paragraphs.text()).to_owned());
    }
}
