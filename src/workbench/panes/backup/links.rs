//! The words of a document that lead somewhere else: shown as links where they lead to the web or to a letter.

use super::Message;
use crate::{
    backup::Document,
    import::address_places,
    text::{CodePoints, Span},
    workbench::{
        desk::{Ask, Opening, Out, Overlay},
        kit::page::PageLink,
    },
};

/// The links of a document, in order: its own, and addresses that are written out in it.
pub fn links(document: &Document) -> Vec<PageLink> {
    let mut all = Vec::new();
    for piece in &document.pieces {
        let text = piece.span.of(&document.text);
        let points = CodePoints::new(text);
        let mut here: Vec<PageLink> = Vec::new();
        let own = piece.links.iter().filter_map(|link| {
            let from = points.to_byte(text, link.start)?;
            let to = points.to_byte(text, link.end)?;
            Some((Span::new(from, to.max(from)), link.to.as_str()))
        });
        let written = address_places(text).into_iter();
        let written = written.map(|place| (place, place.of(text)));
        for (place, to) in own.chain(written) {
            let taken = place.is_empty() || here.iter().any(|other| other.span.overlaps(place));
            let Some(Opening::Link { address, .. }) = Opening::link(to, "").filter(|_| !taken)
            else {
                continue;
            };
            here.push(PageLink {
                span: place,
                to: address,
            });
        }
        here.sort_by_key(|link| link.span.start);
        all.extend(here.into_iter().map(|link| PageLink {
            span: link.span.offset(piece.span.start),
            ..link
        }));
    }
    all
}

impl super::Backup {
    /// Asks whether to open where a link of the open document leads.
    pub(super) fn ask_link(&mut self, number: usize, out: &mut Out<Message>) {
        let Some(open) = &mut self.open else {
            return;
        };
        let document = self.shelf.text_of(open.source);
        let Some((link, document)) = open.links.get(number).zip(document) else {
            return;
        };
        let words = link.span.of(&document.text);
        if let Some(opening) = Opening::link(&link.to, words) {
            out.ask(Ask::Overlay(Overlay::Open(opening)));
        }
    }

    /// The same with the keyboard: the link in the selected words, else the next one, which is selected then.
    pub(super) fn ask_next_link(&mut self, out: &mut Out<Message>) {
        let Some(open) = &mut self.open else {
            return;
        };
        if open.shows_pages() {
            out.info("Links are opened from the text of a document: the button Text shows it.");
            return;
        }
        let selected = open.page.selection();
        // The one that was asked about is selected: on to the next, and after the last to the first.
        let asked = selected.filter(|span| open.links.iter().any(|link| link.span == *span));
        let from = match (asked, selected) {
            (Some(asked), _) => asked.end,
            (None, Some(span)) => span.start,
            (None, None) => open.page.top(),
        };
        let next = open.links.partition_point(|link| link.span.end <= from);
        let number = if next < open.links.len() { next } else { 0 };
        let Some(link) = open.links.get(number) else {
            out.info("No words of this document lead anywhere that is opened: http, https and mailto are.");
            return;
        };
        open.page.select(Some(link.span));
        open.page.scroll_to(link.span);
        self.ask_link(number, out);
    }
}
