//! What a document says: its text in pieces, each with its place.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::pages::picture;
use crate::{
    import::{self, Format, How, ImportError, Imported},
    session::{Area, Link, NewParagraph, Role, SourceKind},
    text::Span,
};

/// How a document can be looked at besides as text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// As text alone.
    #[default]
    Text,
    /// As pages (PDF).
    Pages,
    /// As the picture that it is.
    Picture,
}

/// A piece of a document's text: a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// Where it stands in the text, in bytes.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// Page, time or chapter, in words; may be empty.
    pub locator: String,
    /// Where it stands on its pages.
    pub areas: Vec<Area>,
    /// Words of it that lead somewhere else, by the code points of the piece; wherever they lead.
    pub links: Vec<Link>,
}

/// A document as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What it is called, if it says so; else empty.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Who put it out.
    pub publisher: String,
    /// When, `YYYY-MM-DD`, where it says so.
    pub published: String,
    /// The day on which it was saved from the web, `YYYY-MM-DD`, where it says so.
    pub captured: String,
    /// Where it stands on the web.
    pub address: String,
    /// ISO 639-1 code, or empty.
    pub language: String,
    /// What sort of source it is.
    pub kind: SourceKind,
    /// How it can be looked at.
    pub shape: Shape,
    /// What people call its format.
    pub format: String,
    /// All of its text: the pieces, each on a line.
    pub text: String,
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
    /// Why it has no text, where it has none, in a sentence.
    pub unread: String,
    /// It is a capture of the web: what it says of itself can be held against its bytes.
    pub capture: bool,
    /// What was recognised or left out.
    pub notes: Vec<String>,
}

impl Document {
    /// Reads a document. What cannot be read is one without text that says why.
    ///
    /// # Errors
    /// Reading was cancelled, or there is nothing to read documents with.
    pub fn read(content: &[u8], file: &str, how: &How<'_>) -> Result<Self, ImportError> {
        if let Some((_, label)) = picture::kind(content) {
            return Ok(Self {
                shape: Shape::Picture,
                kind: SourceKind::Document,
                format: label.to_owned(),
                ..Self::default()
            });
        }
        let format = Format::of(content, Path::new(file));
        let shape = if format == Format::Pdf {
            Shape::Pages
        } else {
            Shape::Text
        };
        match import::bytes(content, Path::new(file), how) {
            Ok(read) => Ok(Self {
                shape,
                ..Self::of(read, file)
            }),
            Err(error @ (ImportError::Cancelled | ImportError::NoReader(_))) => Err(error),
            Err(error) => Ok(Self {
                shape,
                kind: kind_of(format, &[]),
                format: format.label().to_owned(),
                capture: format.is_capture(),
                unread: error.to_string(),
                ..Self::default()
            }),
        }
    }

    /// What was read, as a document.
    fn of(read: Imported, file: &str) -> Self {
        let kind = kind_of(read.format, &read.paragraphs);
        // A title that is only the name of the file says nothing of the document.
        let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str());
        let only_name = stem.is_some_and(|stem| stem.replace('_', " ") == read.title);
        let mut document = Self {
            title: if only_name { String::new() } else { read.title },
            author: read.byline.unwrap_or_default(),
            publisher: read.publisher.or(read.agency).unwrap_or_default(),
            published: read
                .published
                .map_or_else(String::new, |day| day.to_string()),
            captured: read
                .captured
                .map_or_else(String::new, |day| day.to_string()),
            address: read.address.unwrap_or_default(),
            language: read.language.unwrap_or_default(),
            kind,
            format: read.format.label().to_owned(),
            capture: read.format.is_capture(),
            notes: read.notes,
            ..Self::default()
        };
        document.put(read.paragraphs);
        document
    }

    /// Puts pieces behind one another.
    pub(super) fn put(&mut self, pieces: Vec<NewParagraph>) {
        for piece in pieces {
            if !self.pieces.is_empty() {
                self.text.push('\n');
            }
            let start = self.text.len();
            self.text.push_str(&piece.text);
            self.pieces.push(Piece {
                span: Span::new(start, self.text.len()),
                role: piece.role,
                locator: piece.locator,
                areas: piece.areas,
                links: piece.links,
            });
        }
    }

    /// The piece in which a byte of the text stands, and its number from 0. Takes time logarithmic in their number.
    pub fn piece_at(&self, byte: usize) -> Option<(usize, &Piece)> {
        let at = self.pieces.partition_point(|piece| piece.span.end < byte);
        self.pieces.get(at).map(|piece| (at, piece))
    }

    /// The pieces in which a place stands, in part or whole.
    pub fn pieces_in(&self, span: Span) -> impl Iterator<Item = &Piece> {
        let first = self
            .pieces
            .partition_point(|piece| piece.span.end <= span.start);
        let rest = self.pieces.iter().skip(first);
        rest.take_while(move |piece| piece.span.start < span.end)
    }

    /// How many pages it has, as far as its text tells.
    pub fn last_page(&self) -> usize {
        let areas = self.pieces.iter().flat_map(|piece| &piece.areas);
        areas.map(|area| area.page).max().unwrap_or(0)
    }
}

/// What sort of source a format mostly is.
fn kind_of(format: Format, pieces: &[NewParagraph]) -> SourceKind {
    let timed = pieces
        .iter()
        .filter(|piece| !piece.locator.is_empty())
        .count();
    match format {
        Format::Html | Format::Mhtml | Format::Wacz | Format::Warc => SourceKind::Web,
        Format::Mail => SourceKind::Email,
        Format::Epub => SourceKind::Book,
        // Subtitles and transcripts: their lines have times, or say who speaks.
        Format::Text if timed * 2 > pieces.len() => SourceKind::Transcript,
        _ => SourceKind::Document,
    }
}
