//! The formats that articles come in, and how they are told from one another.

use std::path::Path;

use super::readers::READERS;

/// The format of an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text, subtitles among them.
    #[default]
    Text,
    /// Markdown (`CommonMark` with tables and front matter).
    Markdown,
    /// A Word document (`.docx`).
    Docx,
    /// A PDF document (`.pdf`).
    Pdf,
    /// A page of the web (`.html`, `SingleFile`, source).
    Html,
    /// Rich text from the clipboard.
    Rich,
    /// A page that a browser saved in one file with its parts (`.mhtml`).
    Mhtml,
    /// A letter (`.eml`).
    Mail,
    /// Rich Text (`.rtf`).
    Rtf,
    /// A book (`.epub`).
    Epub,
    /// A text document of `LibreOffice` and its kin (`.odt`, `.fodt`).
    Odt,
    /// A capture of the web (`.wacz`).
    Wacz,
    /// The records of one, alone (`.warc`).
    Warc,
}

impl Format {
    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Docx => "a Word document",
            Self::Pdf => "a PDF document",
            Self::Html => "a web page",
            Self::Rich => "rich text",
            Self::Mhtml => "a saved web page",
            Self::Mail => "an e-mail",
            Self::Rtf => "a Rich Text document",
            Self::Epub => "an e-book",
            Self::Odt => "an OpenDocument text",
            Self::Wacz => "a web capture",
            Self::Warc => "an archive of web records",
        }
    }

    /// The name by which the command line and the confined reader know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Rich => "rich",
            Self::Mhtml => "mhtml",
            Self::Mail => "mail",
            Self::Rtf => "rtf",
            Self::Epub => "epub",
            Self::Odt => "odt",
            Self::Wacz => "wacz",
            Self::Warc => "warc",
        }
    }

    /// How the names of its files end, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Mail => "eml",
            // The others are called by it.
            _ => self.name(),
        }
    }

    /// The format with a name; see [`Format::name`].
    pub fn named(name: &str) -> Option<Self> {
        let plain = [Self::Text, Self::Markdown].into_iter();
        let read = READERS.iter().map(|(format, _)| *format);
        plain.chain(read).find(|format| format.name() == name)
    }

    /// Whether it is text that anybody can read, and is read in this process; all others are read by a confined one.
    pub const fn is_plain(self) -> bool {
        matches!(self, Self::Text | Self::Markdown)
    }

    /// Whether it is a capture of the web, which may carry hashes and a signature.
    pub const fn is_capture(self) -> bool {
        matches!(self, Self::Wacz | Self::Warc)
    }

    /// The format of an input by its first bytes. The name decides only between Markdown and plain text, which begin alike.
    pub fn of(content: &[u8], name: &Path) -> Self {
        let found = READERS.iter().find(|(_, reader)| reader.knows(content));
        found.map_or_else(|| Self::by_name(name), |(format, _)| *format)
    }

    /// Markdown or plain text, by a file's name; plain text for a name that says nothing.
    fn by_name(name: &Path) -> Self {
        let extension = name.extension().and_then(|e| e.to_str()).unwrap_or("");
        let markdown = ["md", "markdown", "mdown", "mkd"];
        if markdown.iter().any(|m| extension.eq_ignore_ascii_case(m)) {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}
