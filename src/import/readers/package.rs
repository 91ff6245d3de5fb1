//! Packages: ZIP archives with parts, as Word, `OpenDocument` and EPUB have them.
//!
//! What an archive says of itself (sizes, names) is not believed: what counts is what comes out of it, up to the limits in
//! [`super::super::limits`]. Nothing is written anywhere; a part is asked for by its name, so that no name in the archive
//! leads out of it.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{Cursor, Read as _};

use zip::{ZipArchive, result::ZipError};

use crate::import::{ImportError, limits};

/// What archives begin with.
const MAGIC: &[u8] = b"PK\x03\x04";

/// An archive whose parts can be read.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What was unpacked so far, in bytes.
    unpacked: Cell<u64>,
}

/// Whether bytes begin like an archive.
pub fn is_archive(content: &[u8]) -> bool {
    content.starts_with(MAGIC)
}

impl<'a> Package<'a> {
    /// Reads the directory of an archive.
    pub fn open(content: &'a [u8]) -> Result<Self, ImportError> {
        let archive = ZipArchive::new(Cursor::new(content)).map_err(damaged)?;
        if archive.len() > limits::ENTRIES {
            return Err(ImportError::Limit(format!(
                "its archive has {} entries, and {} is the most",
                archive.len(),
                limits::ENTRIES
            )));
        }
        Ok(Self {
            archive,
            unpacked: Cell::new(0),
        })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of all parts, in their order.
    pub fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.archive.file_names().filter_map(Result::ok)
    }

    /// A part's bytes; `None` if there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let name = name.trim_start_matches('/');
        let mut part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error)),
        };
        if part.encrypted() {
            return Err(ImportError::Locked);
        }
        let packed = part.compressed_size();
        let left = limits::UNPACKED.saturating_sub(self.unpacked.get());
        let ratio = packed.saturating_mul(limits::RATIO).max(limits::RATIO_FROM);
        let most = left.min(ratio);
        let mut content = Vec::new();
        part.by_ref()
            .take(most + 1)
            .read_to_end(&mut content)
            .map_err(|error| ImportError::Damaged(error.to_string()))?;
        let size = content.len() as u64;
        if size > most {
            return Err(ImportError::Limit(format!(
                "it unpacks to more than {} MB ({} times its size), and that is the most",
                most / (1024 * 1024),
                limits::RATIO
            )));
        }
        self.unpacked.set(self.unpacked.get() + size);
        Ok(Some(content))
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
