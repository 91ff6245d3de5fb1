//! What becomes of words that are selected in a document: evidence for the claim.

use super::{Backup, Message};
use crate::{
    backup::locator,
    session::{Command, NewEvidence},
    text::brief,
    workbench::desk::{Desk, Out, today},
};

impl Backup {
    /// Cites the words that are selected in the open document, for the selected claim. `false` if there are none: then evidence is
    /// entered by hand.
    pub(super) fn cite(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        let document = self.shelf.text_of(open.source);
        let (Some(span), Some(document), Some(claim)) =
            (open.page.selection(), document, desk.view.claim)
        else {
            return false;
        };
        let words = span.of(&document.text);
        let extract = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let (place, areas) = locator(document, span);
        let source = desk.session.standing_source(open.source);
        let again = desk.session.evidence.live().any(|(_, one)| {
            one.claim == claim
                && one.source == source
                && one.extract == extract
                && one.locator == place
        });
        if again {
            out.info("These words are cited for this claim already.");
            return true;
        }
        let title = desk
            .session
            .sources
            .get(open.source)
            .map_or("", |source| &source.title);
        let label = format!("Cite {}, {place}", brief(title, 40));
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
        open.page.select(None);
        true
    }
}
