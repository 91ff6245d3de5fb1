//! A place of a document becomes evidence for a claim: first the picture of the place is kept, then the session is told.

use super::{Document, locator, pages::KeptPages, pages::PageError, pages::around};
use crate::{
    child::Confined,
    session::{Area, Command, Id, NewEvidence, Session},
    storage::{Hash, Kept},
    text::{Span, brief},
};

/// What a picture of a place is called.
const CLIP: &str = "clip.png";

/// A place of a document that is to be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// For which claim.
    pub claim: Id,
    /// The document's source.
    pub source: Id,
    /// Page, time or paragraph, in words.
    pub locator: String,
    /// The words, to the letter; empty where there are none.
    pub extract: String,
    /// Where it is on the pages.
    pub areas: Vec<Area>,
    /// The areas are those of the words themselves, not of the paragraphs that they stand in.
    pub exact: bool,
}

impl Citation {
    /// Of a place of a document's text. White space is written as single spaces.
    pub fn of_text(claim: Id, source: Id, document: &Document, place: Span) -> Self {
        let words = place.of(&document.text).split_whitespace();
        let (locator, areas) = locator(document, place);
        Self {
            claim,
            source,
            locator,
            extract: words.collect::<Vec<_>>().join(" "),
            areas,
            exact: false,
        }
    }

    /// Whether the claim has this evidence already.
    pub fn is_known(&self, session: &Session) -> bool {
        let source = session.standing_source(self.source);
        session.evidence.live().any(|(_, one)| {
            one.claim == self.claim
                && one.source == source
                && one.extract == self.extract
                && one.locator == self.locator
                && (!one.extract.is_empty() || *one.areas == *self.areas)
        })
    }

    /// Finds where on the pages the words stand, and keeps a picture of the place; the answer is its hash.
    ///
    /// # Errors
    /// It has no place on the pages, they cannot be drawn, or the picture cannot be kept; in words for a person.
    pub fn clip(
        &mut self,
        pages: &KeptPages,
        confined: &Confined<'_>,
        keep: &Kept,
    ) -> Result<Hash, String> {
        let clip = pages.with(confined, |renderer| {
            if !self.exact {
                self.areas = renderer.place(confined, &self.extract, &self.areas);
                self.exact = true;
            }
            let area = around(&self.areas).ok_or(PageError::Nowhere(0))?;
            renderer.clip(confined, &area)
        })?;
        keep.put(&clip.png, CLIP).map_err(|error| error.to_string())
    }

    /// The step that enters it, with the picture that was kept of it.
    pub fn command(self, session: &Session, today: String, clip: Option<Hash>) -> Command {
        let title = session.sources.get(self.source);
        let title = title.map_or("", |source| &source.title);
        let (copy, copy_sha256) = match clip {
            Some(hash) => (CLIP.to_owned(), hash.to_string()),
            None => (String::new(), String::new()),
        };
        let mut label = format!("Cite {}", brief(title, 40));
        if !self.locator.is_empty() {
            label = format!("{label}, {}", self.locator);
        }
        let evidence = NewEvidence {
            claim: self.claim,
            source: session.standing_source(self.source),
            locator: self.locator,
            extract: self.extract,
            looked_on: today,
            areas: self.areas,
            copy,
            copy_sha256,
            ..NewEvidence::default()
        };
        Command::Batch {
            label,
            commands: vec![Command::AddEvidence(evidence)],
        }
    }
}
