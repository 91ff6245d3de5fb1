//! From a claim to a place in a document: where its evidence stands, and what bears on it.

use super::{Backup, Message};
use crate::{
    backup::Held,
    session::Id,
    text::Span,
    workbench::desk::{Desk, Out},
};

impl Backup {
    /// Shows where a piece of evidence stands in its document.
    pub(super) fn show_evidence(&mut self, id: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(evidence) = desk.session.evidence.get(id) else {
            return;
        };
        let source = desk.session.sources.get(evidence.source);
        if source.is_none_or(|source| source.document.is_empty()) {
            out.info("The source of this evidence is no document of the backup.");
            return;
        }
        self.shown = Some(id);
        self.open(evidence.source, None, out);
        if let Some(open) = &mut self.open {
            open.look_up(evidence);
        }
    }

    /// Shows the place of the claim's evidence: the first of it, or the one after that which was shown last.
    pub(super) fn show_place(&mut self, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let all: Vec<Id> = desk
            .derived
            .cited
            .evidence_of(desk.session, claim)
            .into_iter()
            .filter(|(_, evidence)| {
                let source = desk.session.sources.get(evidence.source);
                source.is_some_and(|source| !source.document.is_empty())
            })
            .map(|(id, _)| id)
            .collect();
        let last = self
            .shown
            .and_then(|shown| all.iter().position(|id| *id == shown));
        let next = last.map_or(0, |last| (last + 1) % all.len().max(1));
        match all.get(next) {
            Some(id) => self.show_evidence(*id, desk, out),
            None => out.info("No evidence of this claim is from a document of the backup."),
        }
    }

    /// The places of the backup that bear on a claim: where its quotations stand, and where they nearly do;
    /// then the passages that have its words, or say something alike.
    fn places_for(&self, claim: Id, desk: &Desk<'_>) -> Vec<(Id, Span)> {
        let Some(row) = desk.derived.row(claim) else {
            return Vec::new();
        };
        let mut places = Vec::new();
        for one in self.quotations.about(desk.draft(), row.span) {
            match &one.held {
                Held::ToTheLetter(spots) => {
                    places.extend(spots.iter().map(|(spot, _)| (spot.source, spot.place)));
                }
                Held::Differs(nearest) => {
                    places.extend(
                        nearest
                            .iter()
                            .map(|near| (near.spot.source, near.spot.place)),
                    );
                }
                Held::NotFound(_) => {}
            }
        }
        for spot in self.passages.of(claim).map(|one| &one.spot) {
            let known =
                |(source, place): &(Id, Span)| *source == spot.source && place.overlaps(spot.place);
            if !places.iter().any(known) {
                places.push((spot.source, spot.place));
            }
        }
        places
    }

    /// Opens the backup at the next place that bears on the selected claim.
    pub(super) fn next_passage(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        if self.shelf.all().is_empty() {
            out.info("The backup has no document yet: drop files or a folder on the window.");
            return;
        }
        let Some(claim) = desk.view.claim else {
            return;
        };
        if !self.passages.is_known(claim, &self.shelf) {
            // It opens as soon as it is found.
            self.awaited = Some(claim);
            return;
        }
        let places = self.places_for(claim, desk);
        let here = self.open.as_ref().and_then(|open| {
            let place = open.page.selection()?;
            Some((open.source, place))
        });
        let last = here.and_then(|here| places.iter().position(|place| *place == here));
        let next = last.map_or(0, |last| (last + 1) % places.len().max(1));
        match places.get(next) {
            Some((source, place)) => self.open(*source, Some(*place), out),
            None => out.info("Nothing in the backup was found to bear on this claim."),
        }
    }
}
