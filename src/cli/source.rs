//! Where articles come from: a file, standard input, or an address that may be contacted.

use std::path::Path;

use anyhow::anyhow;

use super::args::{About, Web};
use super::failure::{Code, Failure};
use super::web;
use crate::fetch::{Fetched, Record};
use crate::import::{self, Format, How, Imported, View};
use crate::storage::{self, Hash, Kept};

/// Where an article comes from.
pub(super) enum Source {
    /// A file, or standard input: its bytes.
    File(Vec<u8>),
    /// What is attached to a letter: its name, and its bytes.
    Attached(String, Vec<u8>),
    /// An address.
    Web(Box<Fetched>),
}

impl Source {
    /// The name by which a session knows the file.
    pub(super) fn file(&self, path: &Path, format: Format) -> String {
        match self {
            Self::Web(fetched) => fetched.file(Some(format)),
            Self::Attached(name, _) => name.clone(),
            Self::File(_) if is_standard(path) => String::new(),
            Self::File(_) => path
                .file_name()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        }
    }

    /// Keeps a document, and whatever was fetched; a text that lies on the disk is all in the session.
    pub(super) fn keep(
        &self,
        kept: &Kept,
        file: &str,
        format: Format,
    ) -> Result<Option<Hash>, Failure> {
        let hash = match self {
            Self::File(_) | Self::Attached(..) if format.is_plain() => return Ok(None),
            Self::File(content) | Self::Attached(_, content) => kept.put(content, file),
            Self::Web(fetched) => fetched.keep(kept, file),
        };
        hash.map(Some)
            .map_err(|error| Failure::new(Code::Write, error))
    }

    pub(super) fn record(&self) -> Option<&Record> {
        match self {
            Self::File(_) | Self::Attached(..) => None,
            Self::Web(fetched) => Some(&fetched.record),
        }
    }
}

/// Reads an article from a file, from standard input, or from an address, where that may be contacted.
pub(super) fn read(
    path: &Path,
    about: &About,
    web: Option<&Web>,
) -> Result<(Imported, Source), Failure> {
    let wrong = |name: &str, error| Failure::new(Code::Read, anyhow!("{name} {error}"));
    let program = import::confined::own_program().map_err(|error| wrong("tickmark", error))?;
    let mut how = How::confined(program, &|| false);
    how.format = about.markdown.then_some(Format::Markdown);
    if about.original {
        how.view = View::Original;
    }
    let (found, from, name) = if let Some(address) = web::address(path) {
        let Some(web) = web else {
            return Err(Failure::new(
                Code::Usage,
                anyhow!(
                    "{address} is an address; `tickmark new` and `tickmark import` fetch such a one"
                ),
            ));
        };
        if about.attachment.is_some() {
            let words = "--attachment is for letters that lie on the disk";
            return Err(Failure::new(Code::Usage, anyhow!(words)));
        }
        let fetched = web::fetch(address, web)?;
        (
            fetched.read(&how),
            Source::Web(Box::new(fetched)),
            address.to_owned(),
        )
    } else {
        let straight = is_standard(path);
        let (content, name) = if straight {
            (
                import::read(std::io::stdin().lock()),
                "standard input".to_owned(),
            )
        } else {
            (
                import::content(path, storage::open_input),
                path.display().to_string(),
            )
        };
        let content = content.map_err(|error| wrong(&name, error))?;
        let named = if straight { Path::new("") } else { path };
        if let Some(number) = about.attachment {
            let found = import::attachment(&content, number, &how);
            let (inner, part) = found.map_err(|error| wrong(&name, error))?;
            let found = import::bytes(&part, Path::new(&inner), &how);
            let name = format!("{name}: {inner}");
            (found, Source::Attached(inner, part), name)
        } else {
            let found = import::bytes(&content, named, &how);
            (found, Source::File(content), name)
        }
    };
    let mut imported = found.map_err(|error| wrong(&name, error))?;
    if about.published.is_some() {
        imported.published = about.published;
    }
    Ok((imported, from))
}

/// Whether "-" is meant: standard input, and behind `-o` standard output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}
