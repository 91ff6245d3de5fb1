//! Floor 4: bytes to a draft's paragraphs and what is known about the article.
//!
//! Plain text (`.txt`, pasted, standard input), subtitles and Markdown here, all other formats by [`readers`] in a confined
//! process ([`confined`]). The words of a text are never changed silently: line ends,
//! white space at the ends of lines and joined hard-wrapped lines are the only things that differ from the file, and
//! each is told in [`Imported::notes`]. Wire furniture (article ids, copyright lines, agency tags) stays in the text
//! with its role, so that positions mean the same to everyone.
//!
//! Time and memory are linear in the input; any bytes give an [`Imported`] or an [`ImportError`], never a panic.

mod attachment;
mod blocks;
mod capture;
pub mod confined;
mod date;
mod dateline;
mod decode;
mod error;
mod format;
mod furniture;
mod header;
mod intake;
pub(crate) mod limits;
mod markdown;
pub mod own;
mod plain;
pub mod readers;
mod recognise;
mod remark;
mod single_byte;
mod site;
mod speakers;
mod subtitles;
mod tags;
mod wrap;

use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

pub use attachment::Attachment;
pub use capture::Capture;
use capture::day_words;
pub use confined::Confined;
pub use dateline::Dateline;
pub use decode::{decoded_as, foreign};
pub use error::ImportError;
pub use format::Format;
pub use intake::{Intake, draft, intake, next_draft, suggestions};
pub use remark::{Remark, RemarkKind, Reply, address_places, addresses};

use crate::child::Task;
use crate::session::{NewParagraph, Role};
use crate::text::language;

/// The largest input that is opened, in bytes: 100 MiB, so that "a hundred megabytes" opens however it is counted.
pub const MAX_BYTES: usize = 100 * 1024 * 1024;

/// What a confined process does for this room, besides reading.
pub const TASKS: &[Task] = &[capture::TASK];

/// Which text of a document with tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// With all changes accepted.
    #[default]
    Final,
    /// With none.
    Original,
}

impl View {
    /// The name by which the confined reader knows it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Final => "final",
            Self::Original => "original",
        }
    }

    /// The one with a name.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Final, Self::Original];
        all.into_iter().find(|view| view.name() == name)
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
    /// ISO 639-1 code, as declared, or where script and common words make it plain.
    pub language: Option<String>,
    /// The day of publication.
    #[serde(serialize_with = "iso_date")]
    pub published: Option<Date>,
    /// The day of its last change, where it says one.
    #[serde(skip)]
    pub updated: Option<Date>,
    /// The day on which it was saved from the web, where it says one.
    #[serde(skip)]
    pub captured: Option<Date>,
    /// Where it stands on the web.
    pub address: Option<String>,
    /// The publisher's own id of the article.
    pub article_id: Option<String>,
    /// The dateline at the start of the text.
    pub dateline: Option<Dateline>,
    /// The text, in order.
    pub paragraphs: Vec<NewParagraph>,
    /// What the writer wrote beside the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// What is attached to it: documents of their own, none of which was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// It has tracked changes: the other of its two texts can be read as well.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub changed: bool,
    /// How many: insertions and deletions.
    #[serde(skip_serializing_if = "is_none")]
    pub changes: usize,
    /// What was recognised or repaired, in sentences for a person.
    pub notes: Vec<String>,
    /// What it was read as.
    #[serde(skip)]
    pub format: Format,
    /// SHA-256 of the document it was read from, if whoever read it keeps that.
    #[serde(skip)]
    pub package: String,
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
        ..NewParagraph::default()
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the form that serde calls"
)]
const fn is_none(number: &usize) -> bool {
    *number == 0
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

/// How an input is read.
#[derive(Clone, Debug)]
pub struct How<'a> {
    /// Its format, if somebody said it; else its first bytes tell, and its name where they do not.
    pub format: Option<Format>,
    /// Which text, of a document with tracked changes.
    pub view: View,
    /// What reads documents; without it they are refused.
    pub confined: Option<Confined<'a>>,
}

impl<'a> How<'a> {
    /// As its bytes tell, documents by this program in a confined process; without one they are refused.
    pub fn confined(
        program: impl Into<Option<PathBuf>>,
        cancelled: &'a (dyn Fn() -> bool + Sync),
    ) -> Self {
        let program = program.into();
        Self {
            format: None,
            view: View::Final,
            confined: program.map(|program| Confined::new(program, cancelled)),
        }
    }

    /// Plain text and Markdown alone.
    pub const fn plain(format: Format) -> Self {
        Self {
            format: Some(format),
            view: View::Final,
            confined: None,
        }
    }
}

/// The bytes of the file at `path`, which `open` opens.
///
/// # Errors
/// The file cannot be read, or is larger than [`MAX_BYTES`].
pub fn content<R: Read>(
    path: &Path,
    open: impl FnOnce(&Path) -> std::io::Result<R>,
) -> Result<Vec<u8>, ImportError> {
    if path.is_dir() {
        return Err(ImportError::Folder);
    }
    read(open(path).map_err(ImportError::Read)?)
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

/// Imports bytes. The name of the file they came from is the title of an article without a headline; it may be empty.
///
/// # Errors
/// The bytes are too many, or hold no text that can be read.
pub fn bytes(content: &[u8], name: &Path, how: &How) -> Result<Imported, ImportError> {
    if content.len() > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    let format = how.format.unwrap_or_else(|| Format::of(content, name));
    let title = name.file_stem().and_then(|stem| stem.to_str());
    let read = if format.is_plain() {
        let decoded = decode::decode(content)?;
        plain(&decoded.text, decoded.notes, format, title)?
    } else {
        let none = || ImportError::NoReader(std::io::ErrorKind::Unsupported.into());
        let confined = how.confined.as_ref().ok_or_else(none)?;
        finish(confined.read(content, format, how.view)?, title)?
    };
    Ok(Imported { format, ..read })
}

/// The name and the bytes of what is attached to a letter under a number; they are read like any other document.
///
/// # Errors
/// It is no letter, has nothing under that number, or cannot be read.
pub fn attachment(
    letter: &[u8],
    number: usize,
    how: &How,
) -> Result<(String, Vec<u8>), ImportError> {
    if Format::of(letter, Path::new("")) != Format::Mail {
        return Err(ImportError::NotAttached(number));
    }
    let none = || ImportError::NoReader(std::io::ErrorKind::Unsupported.into());
    let confined = how.confined.as_ref().ok_or_else(none)?;
    confined.attachment(letter, number)
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
    let pasted = decode::without_credentials(pasted.to_owned(), &mut notes);
    decode::inspect(&pasted, &mut notes)?;
    plain(&pasted, notes, format, None)
}

/// Imports what was pasted: the source of a page or a letter as what it is, everything else as text.
///
/// # Errors
/// As those of [`text`] and [`bytes`].
pub fn pasted(pasted: &str, how: &How) -> Result<Imported, ImportError> {
    let nowhere = Path::new("");
    if Format::of(pasted.as_bytes(), nowhere).is_plain() {
        text(pasted, Format::Text)
    } else {
        bytes(pasted.as_bytes(), nowhere, how)
    }
}

/// Imports what was on the clipboard: rich text where there is some, with `text` for what nobody can make anything of. The source
/// of a page or a letter is what it is, whatever an editor has coloured it with.
///
/// # Errors
/// As those of [`text`] and [`bytes`].
pub fn clipboard(rich: Option<&str>, text: &str, how: &How) -> Result<Imported, ImportError> {
    let source = !Format::of(text.as_bytes(), Path::new("")).is_plain();
    let Some(rich) = rich.filter(|_| !source) else {
        return pasted(text, how);
    };
    let how = How {
        format: Some(Format::Rich),
        ..how.clone()
    };
    let why = match bytes(rich.as_bytes(), Path::new(""), &how) {
        Ok(read) if 2 * letters(&read) >= text.chars().filter(|c| c.is_alphanumeric()).count() => {
            return Ok(read);
        }
        Err(ImportError::Cancelled) => return Err(ImportError::Cancelled),
        Err(error) if text.trim().is_empty() => return Err(error),
        Err(error) => format!("The rich text on the clipboard {error}."),
        Ok(_) => "The rich text on the clipboard held less than half of the words.".to_owned(),
    };
    let mut read = pasted(text, &how)?;
    read.notes
        .insert(0, format!("{why} The plain text was read."));
    Ok(read)
}

/// The letters and figures of an article and of what is written beside it.
fn letters(read: &Imported) -> usize {
    let paragraphs = read.paragraphs.iter().map(|one| one.text.as_str());
    let remarks = read.remarks.iter().map(|one| one.text.as_str());
    let counted = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    paragraphs.chain(remarks).map(counted).sum()
}

/// Text to paragraphs.
fn plain(
    text: &str,
    mut notes: Vec<String>,
    format: Format,
    name: Option<&str>,
) -> Result<Imported, ImportError> {
    let paragraphs = if format == Format::Markdown {
        markdown::paragraphs(text, &mut notes)
    } else {
        subtitles::paragraphs(text, &mut notes)
            .unwrap_or_else(|| plain::paragraphs(text, &mut notes))
    };
    let read = Imported {
        paragraphs,
        notes,
        ..Imported::default()
    };
    finish(read, name)
}

/// Paragraphs to what they say about the article. What the document has declared counts more than what its words say.
fn finish(mut imported: Imported, name: Option<&str>) -> Result<Imported, ImportError> {
    if imported.paragraphs.is_empty() {
        return Err(ImportError::Empty);
    }
    let declared = std::mem::take(&mut imported.title);
    recognise::recognise(&mut imported);
    if !declared.is_empty() {
        imported.title = declared;
    }
    if imported.title.is_empty() {
        imported.title = fallback_title(name, &imported.paragraphs);
        imported
            .notes
            .push("No headline found; change the title if it should read otherwise.".to_owned());
    }
    if imported.language.is_none() {
        let pieces = imported.paragraphs.iter().map(|p| p.text.as_str());
        imported.language = language::guess(pieces).map(str::to_owned);
    }
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
