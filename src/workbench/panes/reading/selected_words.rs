//! What becomes of the words that are selected in the article.

use super::{Message, Reading};
use crate::{
    session::{Command, Kind, NothingReason},
    text::Span,
    workbench::{
        desk::{Ask, Desk, Out, Overlay, dismissed, is_untouched, take_back},
        kit::{theme::MarkState, widgets::Typed},
    },
};

/// A place in the article's draft as code points.
pub(super) fn points_of(desk: &Desk<'_>, span: Span) -> Option<(usize, usize)> {
    let (_, draft) = desk.session.draft_of(desk.view.article?)?;
    draft
        .paragraphs
        .points()
        .from_span(draft.paragraphs.text(), span)
}

impl Reading {
    /// The selected words as code points of the draft.
    fn selected_points(&self, desk: &Desk<'_>) -> Option<(usize, usize)> {
        points_of(desk, self.page.selection()?)
    }

    pub(super) fn claim_from_selection(&self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let (Some(article), Some((start, end)), Some(id)) =
            (desk.view.article, self.selected_points(desk), desk.new_id())
        else {
            return;
        };
        out.change(Command::AddClaim {
            id: Some(id),
            article,
            start,
            end,
            statement: String::new(),
            part_of: None,
        });
        out.say(Message::Made(id));
    }

    /// Cuts the selected claim where the selected words begin; without any, asks where.
    pub(super) fn split(&self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(claim) = desk.view.claim else {
            return;
        };
        if let Some((at, _)) = self.selected_points(desk) {
            let id = None;
            out.change(Command::Split { claim, at, id });
        } else {
            out.ask(Ask::Overlay(Overlay::Cut(claim, Typed::default())));
        }
    }

    /// Moves the selected claim to the selected words.
    pub(super) fn respan(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        if let (Some(claim), Some((start, end))) = (desk.view.claim, self.selected_points(desk)) {
            out.change(Command::Respan { claim, start, end });
            self.page.select(None);
        }
    }

    /// Marks the selected words, or the sentence of the selected claim; a mark that is there already goes.
    pub(super) fn mark_nothing(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let session = desk.session;
        let Some(article) = desk.view.article else {
            return;
        };
        let selected = self.page.selection().or_else(|| {
            let row = desk.view.claim.and_then(|claim| desk.derived.row(claim))?;
            let sentences = session.sentences_of(article);
            Some(
                sentences
                    .iter()
                    .find(|sentence| sentence.span.overlaps(row.span))
                    .map_or(row.span, |sentence| sentence.span),
            )
        });
        let Some(span) = selected else {
            out.info("Select words or a claim first; then - marks the sentence as holding nothing to check.");
            return;
        };
        let marks = session.marks_of(article).into_iter();
        let there = marks
            .filter(|(_, _, mark)| mark.overlaps(span))
            .map(|(id, _, span)| (id, span))
            .next();
        if let Some((id, marked)) = there {
            let mut commands = vec![Command::Remove {
                kind: Kind::Mark,
                id,
            }];
            // With the mark goes what it said of the suggestions under it.
            let aside = dismissed(session, article).into_iter();
            let under =
                aside.filter(|(_, claim, span)| is_untouched(claim) && marked.covers(*span));
            commands.extend(under.map(|(id, claim, _)| take_back(id, claim)));
            out.change(Command::Batch {
                label: "Something to check after all".to_owned(),
                commands,
            });
            self.page.select(None);
        } else if let Some((start, end)) = points_of(desk, span) {
            // The suggestions in it were looked at and found to be none.
            let rows = desk
                .derived
                .claims
                .iter()
                .filter(|row| span.covers(row.span));
            let inside = rows.filter(|row| row.state == MarkState::Suggested);
            let mut commands: Vec<Command> = inside
                .map(|row| Command::Dismiss { claim: row.id })
                .collect();
            commands.push(Command::MarkNothing {
                id: None,
                article,
                start,
                end,
                reason: NothingReason::NoFact,
            });
            out.change(Command::Batch {
                label: "Mark: nothing to check".to_owned(),
                commands,
            });
            // The same key takes it back, and J goes on from here.
            self.page.select(Some(span));
        }
    }

    /// Copies the selected words, or those of the selected claim.
    pub(super) fn copy(&self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let article = desk.view.article;
        let Some((_, draft)) = article.and_then(|article| desk.session.draft_of(article)) else {
            return;
        };
        let row = desk.view.claim.and_then(|claim| desk.derived.row(claim));
        if let Some(span) = self.page.selection().or_else(|| row.map(|row| row.span)) {
            out.ask(Ask::Copy(span.of(draft.paragraphs.text()).to_owned()));
        }
    }
}
