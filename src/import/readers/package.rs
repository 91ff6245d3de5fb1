//! Packages: ZIP archives with parts, as Word, `OpenDocument` and EPUB have them.
//!
//! What an archive says of itself (sizes, names) is not believed: what counts is what comes out of it, up to the limits in
//! [`super::super::limits`]. Nothing is written anywhere; a part is asked for by its name, so that no name in the archive
//! leads out of it.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, Cursor, Read as _, Write};

use zip::{ZipArchive, result::ZipError};

use crate::import::{ImportError, limits};

/// What archives begin with, and each of their parts; its name stands so many bytes further on (APPNOTE.TXT, 4.3.7).
const MAGIC: &[u8] = b"PK\x03\x04";
const NAME: usize = 30;
/// What the entries of their directories begin with; their names stand so many bytes further on (4.3.12).
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_NAME: usize = 46;
/// What the end of a directory begins with.
const END: &[u8] = b"PK\x05\x06";
/// Where names are looked for: so many bytes at the beginning and at the end. A directory of 2,000 entries has 200 KB.
const LOOKED_AT: usize = 1024 * 1024;

/// An archive whose parts can be read.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What was unpacked so far, in bytes.
    unpacked: Cell<u64>,
    /// What may be.
    most: u64,
}

/// Whether bytes begin like an archive.
pub fn is_archive(content: &[u8]) -> bool {
    content.starts_with(MAGIC)
}

/// What an archive says that it is, as packages do whose first part is called so and not packed (ODF 1.3, part 2, 3.3; EPUB 3.3,
/// 4.2.6.1).
pub fn kind(content: &[u8]) -> Option<&[u8]> {
    /// The longest type.
    const LONGEST: usize = 100;
    let half = |at: usize| {
        let two = content.get(at..at + 2)?;
        Some(usize::from(u16::from_le_bytes(two.try_into().ok()?)))
    };
    let plain = is_archive(content) && half(8)? == 0;
    let name = content.get(NAME..NAME + half(26)?)?;
    let start = NAME + name.len() + half(28)?;
    let end = (start + LONGEST).min(content.len());
    (plain && name == b"mimetype").then(|| content.get(start..end))?
}

/// Whether an archive seems to have a part whose name begins so. It is only looked at, not read: this is asked where nothing
/// that is not trusted may be parsed, and of archives that are cut off.
pub fn holds(content: &[u8], name: &[u8]) -> bool {
    let head = content.get(..LOOKED_AT).unwrap_or(content);
    let tail = content.get(content.len().saturating_sub(LOOKED_AT)..);
    let named = |part: &[u8]| {
        starts(part).any(|(from, behind)| {
            from.get(behind..)
                .is_some_and(|there| there.starts_with(name))
        })
    };
    named(head) || tail.is_some_and(named)
}

/// Where parts, or their entries in a directory, seem to begin; and how far behind that their names stand.
fn starts(content: &[u8]) -> impl Iterator<Item = (&[u8], usize)> {
    (0..content.len()).filter_map(|at| {
        let from = content.get(at..)?;
        if from.starts_with(ENTRY) {
            Some((from, ENTRY_NAME))
        } else {
            from.starts_with(MAGIC).then_some((from, NAME))
        }
    })
}

/// How many entries its directory seems to have, whatever it says.
fn entries(content: &[u8]) -> usize {
    let marks = content.windows(ENTRY.len());
    marks.filter(|mark| *mark == ENTRY).count()
}

impl<'a> Package<'a> {
    /// Reads the directory of an archive.
    pub fn open(content: &'a [u8]) -> Result<Self, ImportError> {
        // Counted before it is read: a directory may be larger than all that it leads to.
        let entries = entries(content);
        if entries > limits::ENTRIES {
            return Err(ImportError::Limit(format!(
                "its archive has {entries} entries, and {} is the most",
                limits::ENTRIES
            )));
        }
        let archive = ZipArchive::new(Cursor::new(content)).map_err(damaged)?;
        Ok(Self {
            archive,
            unpacked: Cell::new(0),
            most: limits::UNPACKED,
        })
    }

    /// The same, of which so many bytes in all are unpacked.
    #[must_use]
    pub fn allowing(self, most: u64) -> Self {
        Self { most, ..self }
    }

    /// The names of its files, sorted; those of folders are none, and a name that cannot be read is "?".
    pub fn names(&self) -> Vec<String> {
        let names = self.archive.file_names();
        let names = names.map(|name| name.map_or_else(|_| "?".to_owned(), Cow::into_owned));
        let mut names: Vec<String> = names.filter(|name| !name.ends_with('/')).collect();
        names.sort();
        names
    }

    /// Whether two of its files have one name, so that programs may differ in which of them they read.
    pub fn has_twins(&self, content: &[u8]) -> bool {
        // The end of the directory says how many there are (APPNOTE.TXT, 4.3.16), and 65,535 where they are more.
        let end = content.windows(END.len()).rposition(|mark| mark == END);
        let count = end.and_then(|at| content.get(at + 10..at + 12)?.try_into().ok());
        let count = count.map_or(usize::from(u16::MAX), |two| {
            usize::from(u16::from_le_bytes(two))
        });
        count != usize::from(u16::MAX) && count != self.archive.len()
    }

    /// The archive, with its directory read.
    pub fn into_archive(self) -> ZipArchive<Cursor<&'a [u8]>> {
        self.archive
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part's bytes; `None` if there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let mut content = Vec::new();
        let there = self.pour(name, &mut content)?;
        Ok(there.then_some(content))
    }

    /// Writes a part's bytes; whether there is such a part.
    pub fn pour(&mut self, name: &str, to: &mut impl Write) -> Result<bool, ImportError> {
        let name = name.trim_start_matches('/');
        let mut part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(false),
            Err(error) => return Err(damaged(error)),
        };
        if part.encrypted() {
            return Err(ImportError::Locked);
        }
        let packed = part.compressed_size();
        let left = self.most.saturating_sub(self.unpacked.get());
        let ratio = packed.saturating_mul(limits::RATIO).max(limits::RATIO_FROM);
        let most = left.min(ratio);
        let size = io::copy(&mut part.by_ref().take(most + 1), to)
            .map_err(|error| ImportError::Damaged(error.to_string()))?;
        if size > most {
            let most = if left <= ratio {
                format!("{} MB in all", self.most / (1024 * 1024))
            } else {
                format!("{} times its size", limits::RATIO)
            };
            return Err(ImportError::Limit(format!(
                "it unpacks to more than {most}, and that is the most"
            )));
        }
        self.unpacked.set(self.unpacked.get() + size);
        Ok(true)
    }

    /// A part's text: XML of any Unicode encoding.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        Ok(self.part(name)?.map(|bytes| {
            // The declaration need not be asked: other encodings are not allowed in packages.
            let (text, _, _) = encoding_rs::UTF_8.decode(&bytes);
            text.into_owned()
        }))
    }
}

fn damaged(error: ZipError) -> ImportError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ImportError::Locked,
        error => ImportError::Damaged(error.to_string()),
    }
}

/// The name of a part that a relationship of another part leads to: relative to the folder of that part, never out of the
/// package.
pub fn resolved(from: &str, to: &str) -> String {
    if let Some(absolute) = to.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for step in to.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}
