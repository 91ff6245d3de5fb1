//! Archives written byte by byte, so that they can say what is not so (PKWARE's APPNOTE.TXT 6.3).

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// An entry, with what its archive says of it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: Vec<u8>,
    pub method: u16,
    pub flags: u16,
    pub crc: u32,
    pub packed: Vec<u8>,
    /// Its size unpacked, as it is said to be.
    pub size: u32,
    /// It lies where the entry of this number lies.
    pub shares: Option<usize>,
}

impl Entry {
    /// One that is packed.
    pub fn deflated(name: impl AsRef<[u8]>, content: &[u8]) -> Self {
        Self::of(name.as_ref(), content, SimpleFileOptions::default())
    }

    /// One that is not.
    pub fn stored(name: impl AsRef<[u8]>, content: &[u8]) -> Self {
        let how = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        Self::of(name.as_ref(), content, how)
    }

    fn of(name: &[u8], content: &[u8], how: SimpleFileOptions) -> Self {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("a", how).unwrap();
        archive.write_all(content).unwrap();
        let archive = archive.finish().unwrap().into_inner();
        let number = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().unwrap());
        let half = |at: usize| u16::from_le_bytes(archive[at..at + 2].try_into().unwrap());
        let start = 30 + usize::from(half(26)) + usize::from(half(28));
        let length = usize::try_from(number(18)).unwrap();
        Self {
            name: name.to_vec(),
            method: half(8),
            flags: 0,
            crc: number(14),
            packed: archive[start..start + length].to_vec(),
            size: number(22),
            shares: None,
        }
    }
}

/// An archive of entries.
pub fn archive(entries: &[Entry]) -> Vec<u8> {
    archive_that_says(entries, entries.len())
}

/// An archive that says how many entries it has.
pub fn archive_that_says(entries: &[Entry], count: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut starts: Vec<usize> = Vec::new();
    for entry in entries {
        starts.push(entry.shares.map_or(out.len(), |other| starts[other]));
        if entry.shares.is_none() {
            out.extend(b"PK\x03\x04\x14\0");
            about(entry, &mut out);
            out.extend(&entry.name);
            out.extend(&entry.packed);
        }
    }
    let directory = out.len();
    for (entry, start) in entries.iter().zip(starts) {
        out.extend(b"PK\x01\x02\x14\0\x14\0");
        about(entry, &mut out);
        // No comment, first disk, no attributes.
        out.extend([0; 10]);
        out.extend(u32::try_from(start).unwrap().to_le_bytes());
        out.extend(&entry.name);
    }
    let length = out.len() - directory;
    let count = u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes();
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend(u32::try_from(length).unwrap().to_le_bytes());
    out.extend(u32::try_from(directory).unwrap().to_le_bytes());
    out.extend([0; 2]);
    out
}

/// What stands in both places about an entry.
fn about(entry: &Entry, out: &mut Vec<u8>) {
    out.extend(entry.flags.to_le_bytes());
    out.extend(entry.method.to_le_bytes());
    out.extend([0; 4]);
    out.extend(entry.crc.to_le_bytes());
    out.extend(u32::try_from(entry.packed.len()).unwrap().to_le_bytes());
    out.extend(entry.size.to_le_bytes());
    out.extend(u16::try_from(entry.name.len()).unwrap().to_le_bytes());
    out.extend([0; 2]);
}

/// The formats that are packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Docx,
    Odt,
    Epub,
}

pub const KINDS: [Kind; 3] = [Kind::Docx, Kind::Odt, Kind::Epub];

impl Kind {
    pub const fn file(self) -> &'static str {
        match self {
            Self::Docx => "a.docx",
            Self::Odt => "a.odt",
            Self::Epub => "a.epub",
        }
    }

    /// The part that holds the words.
    pub const fn main(self) -> &'static str {
        match self {
            Self::Docx => "word/document.xml",
            Self::Odt => "content.xml",
            Self::Epub => "OEBPS/a.xhtml",
        }
    }

    /// What else makes it what it is.
    pub fn around(self) -> Vec<Entry> {
        let book = r#"<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>"#;
        let root = r#"<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>"#;
        match self {
            Self::Docx => Vec::new(),
            Self::Odt => vec![Entry::stored(
                "mimetype",
                b"application/vnd.oasis.opendocument.text",
            )],
            Self::Epub => vec![
                Entry::stored("mimetype", b"application/epub+zip"),
                Entry::deflated("META-INF/container.xml", root.as_bytes()),
                Entry::deflated("OEBPS/content.opf", book.as_bytes()),
            ],
        }
    }

    /// The part that holds the words, with something before its root and something inside.
    pub fn xml(self, before: &str, inside: &str) -> String {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        match self {
            Self::Docx => format!(
                r#"{head}{before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{inside}</w:body></w:document>"#
            ),
            Self::Odt => format!(
                r#"{head}{before}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{inside}</office:text></office:body></office:document-content>"#
            ),
            Self::Epub => format!(
                r#"{head}{before}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>a</title></head><body>{inside}</body></html>"#
            ),
        }
    }

    /// A paragraph.
    pub fn paragraph(self, words: &str) -> String {
        match self {
            Self::Docx => format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"),
            Self::Odt => format!("<text:p>{words}</text:p>"),
            Self::Epub => format!("<p>{words}</p>"),
        }
    }

    /// The part that holds the words, as an entry.
    pub fn entry(self, xml: &str) -> Entry {
        Entry::deflated(self.main(), xml.as_bytes())
    }

    /// A package with these words, and other entries.
    pub fn package(self, words: &str, others: Vec<Entry>) -> Vec<u8> {
        let mut entries = self.around();
        entries.push(self.entry(&self.xml("", &self.paragraph(words))));
        entries.extend(others);
        archive(&entries)
    }

    /// A package whose words are this source.
    pub fn of_xml(self, xml: &str) -> Vec<u8> {
        let mut entries = self.around();
        entries.push(self.entry(xml));
        archive(&entries)
    }
}
