//! What becomes of words that are selected in a document: evidence for the claim.

use super::{Backup, Message};
use crate::{
    backup::locator,
    session::{Command, Id, NewEvidence},
    text::{Span, brief},
    workbench::desk::{Desk, Out, today},
};

impl Backup {
    /// Cites the words that are selected in the open document, for the selected claim. `false` if there are none: then evidence is
    /// entered by hand.
    pub(super) fn cite(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        let (Some(span), Some(claim)) = (open.page.selection(), desk.view.claim) else {
            return false;
        };
        let source = open.source;
        open.page.select(None);
        self.cite_place(claim, source, span, desk, out);
        true
    }

    /// Cites a place of a document for a claim.
    pub(super) fn cite_place(
        &self,
        claim: Id,
        source: Id,
        span: Span,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let Some(document) = self.shelf.text_of(source) else {
            return;
        };
        let words = span.of(&document.text);
        let extract = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let (place, areas) = locator(document, span);
        let title = desk.session.sources.get(source);
        let title = title.map_or("", |source| &source.title);
        let label = format!("Cite {}, {place}", brief(title, 40));
        let source = desk.session.standing_source(source);
        let again = desk.session.evidence.live().any(|(_, one)| {
            one.claim == claim
                && one.source == source
                && one.extract == extract
                && one.locator == place
        });
        if again {
            out.info("These words are cited for this claim already.");
            return;
        }
        out.change(Command::Batch {
            label,
            commands: vec![Command::AddEvidence(NewEvidence {
                claim,
                source,
                locator: place,
                extract,
                looked_on: today(desk.outside),
                areas,
                ..NewEvidence::default()
            })],
        });
    }
}
