//! Floor 4: bytes to a draft's paragraphs and what is known about the article.
//!
//! Plain text (`.txt`, pasted, standard input) and Markdown. The words are never changed silently: line ends,
//! white space at the ends of lines and joined hard-wrapped lines are the only things that differ from the file, and
//! each is told in [`Imported::notes`]. Wire furniture (article ids, copyright lines, agency tags) stays in the text
//! with its role, so that positions mean the same to everyone.
//!
//! Time and memory are linear in the input; any bytes give an [`Imported`] or an [`ImportError`], never a panic.

mod date;
mod dateline;
mod decode;
mod error;
mod furniture;
mod header;
mod intake;
mod language;
mod markdown;
mod plain;
mod recognise;

use std::io::Read;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

pub use dateline::Dateline;
pub use error::ImportError;
pub use intake::{Intake, draft, intake, suggestions};

use crate::session::{NewParagraph, Role};

/// The largest input that is opened, in bytes: 100 MiB, so that "a hundred megabytes" opens however it is counted.
pub const MAX_BYTES: usize = 100 * 1024 * 1024;

/// The format of an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown (`CommonMark` with tables and front matter).
    Markdown,
}

impl Format {
    /// The format that a file's name says; plain text for a name that says nothing.
    pub fn of(name: &Path) -> Self {
        let extension = name.extension().and_then(|e| e.to_str()).unwrap_or("");
        let markdown = ["md", "markdown", "mdown", "mkd"];
        if markdown.iter().any(|m| extension.eq_ignore_ascii_case(m)) {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// An article as it was read: its paragraphs, and what its own words say about it. Everything but the paragraphs is
/// a proposal that a person may change.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Imported {
    /// The headline; else the name of the file; else the first words.
    pub title: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The news agency that a dateline or footer names.
    pub agency: Option<String>,
    /// ISO 639-1 code, where script or common words make it plain.
    pub language: Option<String>,
    /// The day of publication.
    #[serde(serialize_with = "iso_date")]
    pub published: Option<Date>,
    /// Where it stands on the web.
    pub address: Option<String>,
    /// The publisher's own id of the article.
    pub article_id: Option<String>,
    /// The dateline at the start of the text.
    pub dateline: Option<Dateline>,
    /// The text, in order.
    pub paragraphs: Vec<NewParagraph>,
    /// What was recognised or repaired, in sentences for a person.
    pub notes: Vec<String>,
}

impl Imported {
    /// The text that positions refer to: the paragraphs joined by `"\n"`.
    pub fn text(&self) -> String {
        let mut text =
            String::with_capacity(self.paragraphs.iter().map(|p| p.text.len() + 1).sum());
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            if at > 0 {
                text.push('\n');
            }
            text.push_str(&paragraph.text);
        }
        text
    }
}

/// A paragraph without a locator.
fn paragraph(text: &str, role: Role) -> NewParagraph {
    NewParagraph {
        text: text.to_owned(),
        role,
        locator: String::new(),
    }
}

/// A date as `2024-01-31`, or null.
#[allow(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "the form that serde calls"
)]
fn iso_date<S: serde::Serializer>(date: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => to.collect_str(date),
        None => to.serialize_none(),
    }
}

/// Reads the file at `path`, of the format that its name says.
///
/// # Errors
/// The file cannot be read, is larger than [`MAX_BYTES`], or holds no text that can be read.
pub fn file(path: &Path) -> Result<Imported, ImportError> {
    file_as(path, Format::of(path))
}

/// Like [`file`], of a format that is known.
///
/// # Errors
/// As for [`file`].
pub fn file_as(path: &Path, format: Format) -> Result<Imported, ImportError> {
    let opened = std::fs::File::open(path).map_err(ImportError::Read)?;
    if opened.metadata().is_ok_and(|about| about.is_dir()) {
        return Err(ImportError::Folder);
    }
    let content = read(opened)?;
    bytes(&content, format, path.file_stem().and_then(|s| s.to_str()))
}

/// Reads all of a stream, up to [`MAX_BYTES`].
///
/// # Errors
/// The stream fails, or holds more.
pub fn read(from: impl Read) -> Result<Vec<u8>, ImportError> {
    let mut content = Vec::new();
    from.take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut content)
        .map_err(ImportError::Read)?;
    if content.len() > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    Ok(content)
}

/// Imports bytes of any encoding. `name` is the title of an article without a headline.
///
/// # Errors
/// The bytes are too many, or are no text.
pub fn bytes(content: &[u8], format: Format, name: Option<&str>) -> Result<Imported, ImportError> {
    if content.len() > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    let decoded = decode::decode(content)?;
    assemble(&decoded.text, decoded.notes, format, name)
}

/// Imports text that is already text: pasted, dropped, or typed.
///
/// # Errors
/// The text is too long, empty, or holds NUL characters.
pub fn text(pasted: &str, format: Format) -> Result<Imported, ImportError> {
    if pasted.len() > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    let mut notes = Vec::new();
    decode::inspect(pasted, &mut notes)?;
    assemble(pasted, notes, format, None)
}

/// Text to paragraphs, paragraphs to what they say about the article.
fn assemble(
    text: &str,
    mut notes: Vec<String>,
    format: Format,
    name: Option<&str>,
) -> Result<Imported, ImportError> {
    let paragraphs = match format {
        Format::Text => plain::paragraphs(text, &mut notes),
        Format::Markdown => markdown::paragraphs(text, &mut notes),
    };
    if paragraphs.is_empty() {
        return Err(ImportError::Empty);
    }
    let mut imported = Imported {
        paragraphs,
        notes,
        ..Imported::default()
    };
    recognise::recognise(&mut imported);
    if imported.title.is_empty() {
        imported.title = fallback_title(name, &imported.paragraphs);
        imported
            .notes
            .push("No headline found; change the title if it should read otherwise.".to_owned());
    }
    imported.language = language::guess(&imported.paragraphs).map(str::to_owned);
    Ok(imported)
}

/// A title for an article without a headline: the file's name with its separators as spaces, or the first words.
fn fallback_title(name: Option<&str>, paragraphs: &[NewParagraph]) -> String {
    let name = name.unwrap_or("").replace(['_', '\n', '\r'], " ");
    if !name.trim().is_empty() {
        return name.trim().to_owned();
    }
    let first = paragraphs.first().map_or("", |p| p.text.as_str());
    let mut title: String = first
        .split_whitespace()
        .take(10)
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(80)
        .collect();
    if title.len() < first.len() {
        title.push('…');
    }
    title
}

#[cfg(test)]
mod tests;
