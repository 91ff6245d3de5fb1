//! Documents: the formats that are more than text. One file, or one folder, a format.
//!
//! A reader gets the bytes of a file that nobody trusts and gives an [`Imported`], or says in one sentence why it cannot. It
//! runs in a confined process with limits on memory and time; it must keep to its own limits all the same: depth, entries,
//! unpacked size, all of them in `limits`. What the document declares (title, author, date, language) it puts into
//! the fields of [`Imported`]; what is left empty is then looked for in the words, as in plain text.

mod capture;
pub mod docx;
mod epub;
mod field;
mod flow;
mod html;
mod mail;
mod mhtml;
mod odt;
mod office;
pub mod package;
pub mod pdf;
mod raised;
mod rich;
mod rtf;
pub mod xml;

use super::{Format, ImportError, Imported, View};

/// A format's reader.
pub trait Reader: Sync {
    /// Whether bytes begin like this format. Linear in a bounded number of bytes, or in the directory of an archive.
    fn knows(&self, content: &[u8]) -> bool;

    /// Reads all of it: paragraphs with their roles, locators and links; remarks; metadata as declared.
    ///
    /// # Errors
    /// It is damaged, locked by a password, larger than it may be, or holds no text.
    fn read(&self, content: &[u8], view: View) -> Result<Imported, ImportError>;
}

/// All readers, in the order in which they are asked whether they know a document.
pub const READERS: &[(Format, &dyn Reader)] = &[
    (Format::Docx, &docx::Docx),
    (Format::Pdf, &pdf::Pdf),
    (Format::Odt, &odt::Odt),
    (Format::Epub, &epub::Epub),
    (Format::Wacz, &capture::Wacz),
    (Format::Warc, &capture::Warc),
    (Format::Rtf, &rtf::Rtf),
    (Format::Rich, &rich::Rich),
    (Format::Html, &html::Html),
    (Format::Mhtml, &mhtml::Mhtml),
    (Format::Mail, &mail::Mail),
];

pub use capture::verify;
pub use mail::attachment;

/// Reads a document with the reader of its format; `None` for the formats that are plain text.
pub fn read(content: &[u8], format: Format, view: View) -> Option<Result<Imported, ImportError>> {
    let (_, reader) = READERS.iter().find(|(other, _)| *other == format)?;
    Some(reader.read(content, view))
}
