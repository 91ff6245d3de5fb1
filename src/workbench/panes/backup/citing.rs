//! What becomes of what is selected in a document: evidence for the claim. Of a place on a page a picture is kept as well, so that it
//! can be looked at though the document is gone; first the picture, then the evidence.

use super::{
    Backup, Message,
    pages::{Answer, Want},
    picked::around,
    work,
};
use crate::{
    backup::{locator, pages::Clip},
    session::{Area, Command, Id, NewEvidence},
    storage::{Hash, Kept},
    text::{Span, brief},
    workbench::desk::{Desk, Job, Out, Region, today},
};

/// What is cited, and waits for its picture.
#[derive(Clone, Debug)]
pub struct Waiting {
    document: u64,
    claim: Id,
    source: Id,
    locator: String,
    extract: String,
    areas: Vec<Area>,
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
                locator: format!("p. {}", picked.page()),
                extract: picked.words,
                areas: picked.areas,
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
        };
        self.cite_with_picture(waiting, desk, out);
    }

    /// Cites it, once a picture of its place is kept, where it has one and its document is open.
    fn cite_with_picture(&mut self, waiting: Waiting, desk: &Desk<'_>, out: &mut Out<Message>) {
        let source = desk.session.standing_source(waiting.source);
        let again = desk.session.evidence.live().any(|(_, one)| {
            one.claim == waiting.claim
                && one.source == source
                && one.extract == waiting.extract
                && one.locator == waiting.locator
                && (!one.extract.is_empty() || *one.areas == *waiting.areas)
        });
        if again {
            out.info("This place is cited for this claim already.");
            return;
        }
        let open = self
            .open
            .as_mut()
            .filter(|open| open.source == waiting.source);
        let pages = open.and_then(|open| open.pages.as_mut());
        match (pages, around(&waiting.areas)) {
            (Some(pages), Some(area)) => {
                pages.want(Want::Clip(Box::new(area)));
                self.waiting.push(waiting);
            }
            _ => cite(waiting, None, desk, out),
        }
    }

    /// Something of the open document's pages was worked out.
    pub(super) fn page(
        &mut self,
        hash: Hash,
        want: Want,
        answer: Result<Answer, String>,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let open = self.open.as_mut().and_then(|open| open.pages.as_mut());
        let Some(pages) = open.filter(|pages| pages.hash() == hash) else {
            // It was put away meanwhile: what waits is cited without a picture.
            if matches!(want, Want::Clip(_)) {
                for waiting in std::mem::take(&mut self.waiting) {
                    cite(waiting, None, desk, out);
                }
            }
            return;
        };
        let Some(clip) = pages.take(want, answer, &mut self.cache) else {
            return;
        };
        if self.waiting.is_empty() {
            return;
        }
        let waiting = self.waiting.remove(0);
        match (clip, work::kept(desk)) {
            (Ok(clip), Some(keep)) => keep_clip(waiting, *clip, keep, out),
            _ => cite(waiting, None, desk, out),
        }
    }
}

/// Keeps the picture of a place beside the session, then cites it.
fn keep_clip(waiting: Waiting, clip: Clip, keep: Kept, out: &mut Out<Message>) {
    let again = waiting.clone();
    let work = move |_: &_| {
        let kept = keep.put(&clip.png, CLIP).map_err(|error| error.to_string());
        Message::Clipped(Box::new(waiting), kept.map(|hash| (CLIP.to_owned(), hash)))
    };
    let stopped = Message::Clipped(Box::new(again), Err("it was stopped".to_owned()));
    out.start(Job::quiet("Keeping a picture", work).or(stopped));
}

/// The picture of a place is kept, or is not.
pub(super) fn clipped(
    waiting: Waiting,
    kept: Result<(String, Hash), String>,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    match kept {
        Ok(clip) => cite(waiting, Some(clip), desk, out),
        Err(why) => {
            cite(waiting, None, desk, out);
            out.info(format!("The picture of the place could not be kept: {why}"));
        }
    }
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
