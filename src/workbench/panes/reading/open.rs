//! Line by line: from one sentence that nobody has decided anything about to the next.

use super::{Message, Reading};
use crate::{
    session::SentenceState,
    text::Span,
    workbench::{
        desk::{Ask, Desk, Out, Region},
        kit::theme::MarkState,
    },
};

impl Reading {
    /// Goes on to the next sentence without a claim and without a mark, behind the last one round to the first: the suggestion
    /// in it is selected, if there is one, else its words.
    pub(super) fn next_open(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(article) = desk.view.article else {
            return;
        };
        let (states, _) = desk.session.coverage(article);
        let sentences = desk.session.sentences_of(article);
        let all = sentences.iter().zip(&states);
        let open = all.filter(|(_, state)| **state == SentenceState::Untouched);
        let open: Vec<Span> = open.map(|(sentence, _)| sentence.span).collect();
        let from = self.page.selection().or(desk.view.place);
        let from = from.map_or_else(|| self.page.top(), |span| span.end);
        let behind = open.iter().find(|span| span.start >= from);
        let Some(span) = behind.or_else(|| open.first()).copied() else {
            out.info("Every sentence has a claim, or is marked as holding nothing to check.");
            return;
        };
        out.ask(Ask::Show(Region::Article));
        let mut rows = desk.derived.claims.iter();
        let suggested =
            rows.find(|row| row.state == MarkState::Suggested && span.overlaps(row.span));
        if let Some(row) = suggested {
            self.page.select(None);
            out.ask(Ask::Claim(Some(row.id)));
        } else {
            out.ask(Ask::Claim(None));
            self.page.select(Some(span));
        }
        self.page.scroll_to(span);
    }
}
