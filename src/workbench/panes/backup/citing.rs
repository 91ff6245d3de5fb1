//! What becomes of what is selected in a document: evidence for the claim. Of a place on a page a picture is kept as well, so that it
//! can be looked at though the document is gone; first the picture, then the evidence.

use super::{Backup, Message, pages::Drawn, picked::around, work};
use crate::{
    backup::{Shape, locator, pages::PageError},
    child::Confined,
    session::{Area, Command, Id, NewEvidence},
    storage::{Hash, Kept},
    text::{Span, brief},
    workbench::{
        desk::{Desk, Job, Out, Region, today},
        kit::jobs::Progress,
    },
};

/// What is cited, and waits for its picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    document: u64,
    claim: Id,
    source: Id,
    locator: String,
    extract: String,
    areas: Vec<Area>,
    /// These are the places of the words themselves, not of the paragraphs that they stand in.
    exact: bool,
}

/// What a picture of a place is called.
const CLIP: &str = "clip.png";

impl Backup {
    /// Cites what is selected in the open document, for the selected claim. `false` if nothing is: then evidence is entered by hand.
    pub(super) fn cite(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let (Some(open), Some(claim)) = (&mut self.open, desk.view.claim) else {
            return false;
        };
        let source = open.source;
        if let Some(picked) = open.picked().cloned() {
            open.unselect();
            if picked.words.is_empty() {
                out.info("No words stand there: the picture of the place is what is cited.");
            }
            let waiting = Waiting {
                document: desk.document,
                claim,
                source,
                locator: open.locator_of(&picked),
                extract: picked.words,
                areas: picked.areas,
                exact: true,
            };
            self.cite_with_picture(waiting, desk, out);
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
        let Some(document) = self.shelf.text_of(source) else {
            return;
        };
        let words = span.of(&document.text);
        let extract = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let (locator, areas) = locator(document, span);
        let waiting = Waiting {
            document: desk.document,
            claim,
            source,
            locator,
            extract,
            areas,
            exact: false,
        };
        self.cite_with_picture(waiting, desk, out);
    }

    /// Cites it, once a picture of its place is kept, where it has one.
    fn cite_with_picture(&mut self, waiting: Waiting, desk: &Desk<'_>, out: &mut Out<Message>) {
        let source = desk.session.standing_source(waiting.source);
        let again = desk.session.evidence.live().any(|(_, one)| {
            one.claim == waiting.claim
                && one.source == source
                && one.extract == waiting.extract
                && one.locator == waiting.locator
                && (!one.extract.is_empty() || *one.areas == *waiting.areas)
        });
        if again || self.waiting.contains(&waiting) {
            out.info("This place is cited for this claim already.");
            return;
        }
        let drawn = self.drawn(waiting.source, desk);
        let reader = desk.outside.reader.clone();
        let (Some(drawn), Some(reader), Some(keep)) = (drawn, reader, work::kept(desk)) else {
            return cite(waiting, None, desk, out);
        };
        if waiting.areas.is_empty() {
            return cite(waiting, None, desk, out);
        }
        self.waiting.push(waiting.clone());
        let again = waiting.clone();
        let work = move |progress: &Progress| {
            let cancelled = || progress.is_cancelled();
            let clipped = clip(&waiting, &drawn, &Confined::new(reader, &cancelled), &keep);
            Message::Clipped(Box::new(waiting), clipped)
        };
        let stopped = Message::Clipped(Box::new(again), Err("it was stopped".to_owned()));
        out.start(Job::quiet("Keeping a picture", work).or(stopped));
    }

    /// What draws the pages of a document, open or not; nothing where it has none.
    fn drawn(&mut self, source: Id, desk: &Desk<'_>) -> Option<Drawn> {
        let open = self.open.as_mut().filter(|open| open.source == source);
        if let Some(pages) = open.and_then(|open| open.pages.as_mut()) {
            return Some(pages.drawn(desk));
        }
        let shelved = self.shelf.find(source)?;
        let drawn = || {
            Drawn::new(
                shelved.hash,
                &shelved.file,
                desk.places_of(&shelved.refers_to),
            )
        };
        let read = self.shelf.text_of(source)?;
        (read.shape != Shape::Text).then(drawn)
    }

    /// The picture of a place is kept, or is not.
    pub(super) fn clipped(
        &mut self,
        waiting: Waiting,
        clipped: Result<Clipped, String>,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        self.waiting.retain(|other| *other != waiting);
        match clipped {
            Ok(Clipped { areas, hash }) => {
                let clip = (CLIP.to_owned(), hash);
                cite(Waiting { areas, ..waiting }, Some(clip), desk, out);
            }
            Err(why) => {
                cite(waiting, None, desk, out);
                out.info(format!(
                    "The picture of the place could not be kept: {why}."
                ));
            }
        }
    }
}

/// A picture that was kept, and where on the pages it is from.
#[derive(Debug)]
pub struct Clipped {
    areas: Vec<Area>,
    hash: Hash,
}

/// Finds where on the pages it is, clips the place and keeps the picture.
fn clip(
    waiting: &Waiting,
    drawn: &Drawn,
    confined: &Confined<'_>,
    keep: &Kept,
) -> Result<Clipped, String> {
    let (areas, clip) = drawn.with(confined, |renderer| {
        let areas = if waiting.exact {
            waiting.areas.clone()
        } else {
            renderer.place(confined, &waiting.extract, &waiting.areas)
        };
        let around = around(&areas).ok_or(PageError::Nowhere(0))?;
        let clip = renderer.clip(confined, &around)?;
        Ok((areas, clip))
    })?;
    let hash = keep
        .put(&clip.png, CLIP)
        .map_err(|error| error.to_string())?;
    Ok(Clipped { areas, hash })
}

fn cite(waiting: Waiting, clip: Option<(String, Hash)>, desk: &Desk<'_>, out: &mut Out<Message>) {
    // Another session was opened meanwhile.
    if waiting.document != desk.document {
        return;
    }
    let title = desk.session.sources.get(waiting.source);
    let title = title.map_or("", |source| &source.title);
    let (copy, copy_sha256) = match clip {
        Some((copy, hash)) => (copy, hash.to_string()),
        None => (String::new(), String::new()),
    };
    out.change(Command::Batch {
        label: format!("Cite {}, {}", brief(title, 40), waiting.locator),
        commands: vec![Command::AddEvidence(NewEvidence {
            claim: waiting.claim,
            source: desk.session.standing_source(waiting.source),
            locator: waiting.locator,
            extract: waiting.extract,
            looked_on: today(desk.outside),
            areas: waiting.areas,
            copy,
            copy_sha256,
            ..NewEvidence::default()
        })],
    });
}
