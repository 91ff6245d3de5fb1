//! What becomes of what is selected in a document: evidence for the claim. Of a place on a page a picture is kept as well, so that it
//! can be looked at though the document is gone; first the picture, then the evidence.

use super::{Backup, Message, work};
use crate::{
    backup::{Citation, Shape, pages::KeptPages},
    child::Confined,
    session::Id,
    storage::Hash,
    text::Span,
    workbench::{
        desk::{Desk, Job, Out, Region, today},
        kit::jobs::Progress,
    },
};

/// What is cited, and waits for its picture.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Counts what was cited.
    number: u64,
    /// The session that it is cited in.
    document: u64,
    citation: Citation,
}

impl Backup {
    /// Cites what is selected in the open document, for the selected claim. `false` if nothing is: then evidence is entered by hand.
    pub(super) fn cite(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        let Some(claim) = desk.view.claim else {
            let picked = open.picked().is_some();
            if picked {
                out.info("Select the claim first for which this is cited.");
            }
            return picked;
        };
        let source = open.source;
        if let Some(picked) = open.picked().cloned() {
            open.unselect();
            if picked.words.is_empty() {
                out.info("No words stand there: the picture of the place is what is cited.");
            }
            let citation = Citation {
                claim,
                source,
                locator: open.locator_of(&picked),
                extract: picked.words,
                areas: picked.areas,
                exact: true,
            };
            self.cite_with_picture(citation, desk, out);
            return true;
        }
        let Some(span) = open.page.selection() else {
            // What was cited a moment ago waits for its picture.
            let here = desk.view.region == Region::Document;
            if here && self.waiting.is_empty() {
                out.info("Select words or a rectangle in the document first: E then cites them.");
            }
            return here;
        };
        open.unselect();
        self.cite_place(claim, source, span, desk, out);
        true
    }

    /// Cites a place of a document's text for a claim.
    pub(super) fn cite_place(
        &mut self,
        claim: Id,
        source: Id,
        span: Span,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        if let Some(document) = self.shelf.text_of(source) {
            let citation = Citation::of_text(claim, source, document, span);
            self.cite_with_picture(citation, desk, out);
        }
    }

    /// Cites it, once a picture of its place is kept, where it has one.
    fn cite_with_picture(&mut self, citation: Citation, desk: &Desk<'_>, out: &mut Out<Message>) {
        let mut waiting = self.waiting.iter();
        if citation.is_known(desk.session) || waiting.any(|other| other.citation == citation) {
            out.info("This place is cited for this claim already.");
            return;
        }
        let shelved = self.shelf.find(citation.source);
        if let Some(says) = shelved.and_then(|one| self.shelf.wrong(one.hash)) {
            out.info(format!(
                "Cited from the document as it was taken in; {says}."
            ));
        }
        let pages = self.pages_of(citation.source, desk);
        let pages = pages.filter(|_| !citation.areas.is_empty());
        let reader = desk.outside.reader.clone();
        let (Some(pages), Some(reader), Some(keep)) = (pages, reader, work::kept(desk)) else {
            return out.change(citation.command(desk.session, today(desk.outside), None));
        };
        self.cited += 1;
        let waiting = Waiting {
            number: self.cited,
            document: desk.document,
            citation,
        };
        self.waiting.push(waiting.clone());
        let again = waiting.clone();
        let work = move |progress: &Progress| {
            let cancelled = || progress.is_cancelled();
            let confined = Confined::new(reader, &cancelled);
            let mut waiting = waiting;
            let clip = waiting.citation.clip(&pages, &confined, &keep);
            Message::Clipped(Box::new(waiting), clip)
        };
        let stopped = Message::Clipped(Box::new(again), Err("it was stopped".to_owned()));
        out.start(Job::quiet("Keeping a picture", work).or(stopped));
    }

    /// The pages of a document, open or not; nothing where it has none.
    fn pages_of(&mut self, source: Id, desk: &Desk<'_>) -> Option<KeptPages> {
        let open = self.open.as_mut().filter(|open| open.source == source);
        if let Some(pages) = open.and_then(|open| open.pages.as_mut()) {
            return Some(pages.kept(desk));
        }
        let shelved = self.shelf.find(source)?;
        let read = self.shelf.text_of(source)?;
        (read.shape != Shape::Text).then(|| {
            let places = desk.places_of(&shelved.refers_to);
            KeptPages::new(shelved.hash, &shelved.file, places)
        })
    }

    /// The picture of a place is kept, or is not: now it is cited.
    pub(super) fn clipped(
        &mut self,
        waiting: Waiting,
        clip: Result<Hash, String>,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        self.waiting.retain(|other| other.number != waiting.number);
        // Another session was opened meanwhile.
        if waiting.document != desk.document {
            return;
        }
        if let Err(why) = &clip {
            let words = format!("The picture of the place could not be kept: {why}.");
            out.info(words);
        }
        let today = today(desk.outside);
        out.change(waiting.citation.command(desk.session, today, clip.ok()));
    }
}
