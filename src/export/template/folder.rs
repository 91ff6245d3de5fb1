//! A house's own templates, as files in a folder.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::Templates;

/// Where the window looks for a house's own templates: a folder of this name beside its settings.
pub const TEMPLATES: &str = "templates";

/// The largest template that is read, in bytes.
const MOST: u64 = 1 << 20;
/// The most files that are looked at in a folder.
const FILES: usize = 1000;

/// Why a folder gives no templates.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Something cannot be read.
    #[error("{path}: {source}")]
    Unread {
        /// What.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A file is too large to be a template.
    #[error("{0}: a template of more than a megabyte")]
    TooLarge(PathBuf),
    /// It holds none.
    #[error("{0}: no template in it; they are files named like summary.md.jinja")]
    Empty(PathBuf),
}

/// The templates in a folder: its files named `*.jinja`, no links, none larger than a megabyte.
///
/// # Errors
/// The folder or one of those files cannot be read, is too large, or there is none.
pub fn templates_in(folder: &Path) -> Result<Templates, FolderError> {
    let unread = |path: &Path| {
        let path = path.to_path_buf();
        move |source| FolderError::Unread { path, source }
    };
    let mut found = Templates::new();
    for entry in fs::read_dir(folder).map_err(unread(folder))?.take(FILES) {
        let path = entry.map_err(unread(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let about = fs::symlink_metadata(&path).map_err(unread(&path))?;
        if !name.ends_with(".jinja") || !about.is_file() {
            continue;
        }
        if about.len() > MOST {
            return Err(FolderError::TooLarge(path));
        }
        let text = fs::read_to_string(&path).map_err(unread(&path))?;
        found.insert(name.into_owned(), text);
    }
    if found.is_empty() {
        return Err(FolderError::Empty(folder.to_path_buf()));
    }
    Ok(found)
}
