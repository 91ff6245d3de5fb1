//! Reading a file that came back, and laying it beside the session.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    child::Confined,
    import,
    returned::{self, Returned as Found},
    session::{Id, Session},
    storage,
    workbench::desk::record_words::capital,
};

/// A file that came back.
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub content: Arc<[u8]>,
}

/// Whether a file's name says that it is a table or linked data, which no article is.
pub fn is_table(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        let known = ["xlsx", "ods", "csv", "jsonld"];
        known.iter().any(|one| ending.eq_ignore_ascii_case(one))
    })
}

/// Reads a file.
pub fn content(path: &Path) -> Result<Arc<[u8]>, String> {
    let content = import::content(path, storage::open_input);
    content
        .map(Arc::from)
        .map_err(|error| format!("it {error}"))
}

/// A file to be laid beside a session.
pub struct Work {
    /// The session as it is.
    pub session: Session,
    /// What the file holds.
    pub content: Arc<[u8]>,
    /// The article that it is about, where it does not say so.
    pub article: Option<Id>,
    /// The program that reads documents.
    pub reader: Option<PathBuf>,
}

impl Work {
    /// What the file says, beside the session.
    pub fn found(self, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<Found, String> {
        let reader = self
            .reader
            .ok_or("It cannot be read: the system does not know this program's file.")?;
        let confined = Confined::new(reader, cancelled);
        let found = returned::read(&self.session, &self.content, self.article, &confined);
        found.map_err(|error| format!("{}.", capital(&error.to_string())))
    }
}
