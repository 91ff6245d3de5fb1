//! The texts of documents, kept so that they need not be read out of their bytes again. Never the only copy of anything: what is
//! missing or makes no sense is worked out anew.

use serde::{Deserialize, Serialize};

use super::{Document, Shape};
use crate::{
    session::{NewParagraph, SourceKind},
    storage::{Hash, Kept, SaveError},
};

/// What is kept is of the reader that wrote it: a later one reads anew.
const READER: u32 = 2;

/// A folder of texts, each under the hash of its document.
#[derive(Clone, Debug)]
pub struct Texts {
    kept: Kept,
}

/// A document as it is kept.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    title: String,
    author: String,
    publisher: String,
    published: String,
    captured: String,
    address: String,
    language: String,
    kind: SourceKind,
    shape: Shape,
    format: String,
    capture: bool,
    unread: String,
    notes: Vec<String>,
    pieces: Vec<NewParagraph>,
}

impl Texts {
    /// Those in a folder.
    pub const fn in_folder(kept: Kept) -> Self {
        Self { kept }
    }

    /// The text of a document, if it is there and makes sense.
    pub fn get(&self, hash: Hash) -> Option<Document> {
        let bytes = self.kept.get_named(&name(hash))?;
        let written: Written = serde_json::from_slice(&bytes).ok()?;
        let mut document = Document {
            title: written.title,
            author: written.author,
            publisher: written.publisher,
            published: written.published,
            captured: written.captured,
            address: written.address,
            language: written.language,
            kind: written.kind,
            shape: written.shape,
            format: written.format,
            capture: written.capture,
            unread: written.unread,
            notes: written.notes,
            ..Document::default()
        };
        let whole = |piece: &NewParagraph| {
            !piece.text.contains('\n') && piece.areas.iter().all(|area| area.makes_sense())
        };
        if !written.pieces.iter().all(whole) {
            return None;
        }
        document.put(written.pieces);
        Some(document)
    }

    /// Keeps the text of a document, for this user alone. A document that could not be read is not kept: the next try may go well.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn put(&self, hash: Hash, document: &Document) -> Result<(), SaveError> {
        if !document.unread.is_empty() {
            return Ok(());
        }
        let pieces = document.pieces.iter().map(|piece| NewParagraph {
            text: piece.span.of(&document.text).to_owned(),
            role: piece.role.clone(),
            locator: piece.locator.clone(),
            areas: piece.areas.clone(),
            links: piece.links.clone(),
            ..NewParagraph::default()
        });
        let written = Written {
            title: document.title.clone(),
            author: document.author.clone(),
            publisher: document.publisher.clone(),
            published: document.published.clone(),
            captured: document.captured.clone(),
            address: document.address.clone(),
            language: document.language.clone(),
            kind: document.kind.clone(),
            shape: document.shape,
            format: document.format.clone(),
            capture: document.capture,
            unread: String::new(),
            notes: document.notes.clone(),
            pieces: pieces.collect(),
        };
        // Nothing in it can fail to be written.
        let bytes = serde_json::to_vec(&written).unwrap_or_default();
        self.kept.put_named(&name(hash), &bytes)
    }
}

/// The name of a document's text.
fn name(hash: Hash) -> String {
    format!("{hash}-{READER}.json")
}
