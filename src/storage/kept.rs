//! Documents beside a session: the files that its articles came from, byte for byte, each under the hash of what it holds.
//!
//! They lie in `NAME.evidence/` beside `NAME.factcheck.json`; what belongs to a session without a file waits in the state
//! folder. The same bytes are one file, so that two people's folders can be put into one another. A file whose bytes do
//! not make its name is as good as none.

use std::{
    fs::{self, DirBuilder},
    io,
    path::{Path, PathBuf},
};

use super::{Hash, SaveError, save, vfs};
use crate::session::Session;

/// The largest document that is read back, in bytes: what import opens at most.
const MOST: u64 = 100 * 1024 * 1024;

/// What session files are called at their end.
const ENDING: &str = ".factcheck.json";

/// A folder of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    /// The documents of a session file.
    pub fn beside(session: &Path) -> Self {
        let name = session.file_name().unwrap_or_default().to_string_lossy();
        let name = name
            .strip_suffix(ENDING)
            .or_else(|| name.strip_suffix(".json"))
            .unwrap_or(&name);
        Self::in_folder(session.with_file_name(format!("{name}.evidence")))
    }

    /// Those in a folder of one's choice.
    pub const fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a document lies. Of the file's name only its ending is kept, so that other programs know what it is.
    pub fn path(&self, hash: Hash, file: &str) -> PathBuf {
        let ending = Path::new(file).extension().and_then(|end| end.to_str());
        let plain = |end: &&str| {
            (1..=8).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let name = match ending.filter(plain) {
            Some(ending) => format!("{hash}.{}", ending.to_lowercase()),
            None => hash.to_string(),
        };
        self.folder.join(name)
    }

    /// A document's bytes; `None` if it is not there, or is not what its name says.
    pub fn get(&self, hash: Hash, file: &str) -> io::Result<Option<Vec<u8>>> {
        match vfs::read_file(&self.path(hash, file), MOST) {
            Ok(bytes) => Ok(Some(bytes).filter(|bytes| Hash::of(bytes) == hash)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Keeps a document, for this user alone; what is there already is left as it is.
    pub fn put(&self, bytes: &[u8], file: &str) -> Result<Hash, SaveError> {
        let hash = Hash::of(bytes);
        if matches!(self.get(hash, file), Ok(Some(_))) {
            return Ok(hash);
        }
        let path = self.path(hash, file);
        let failed = |source| SaveError::Io {
            step: save::SaveStep::Create,
            path: self.folder.clone(),
            source,
        };
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.folder).map_err(failed)?;
        // What lies there under this name is no such document: it gives way.
        let there = save::hash_of(&path).ok().flatten();
        save::write(bytes, &path, there)?;
        Ok(hash)
    }

    /// Brings together the documents of a session, from wherever they are; a sentence for each that cannot be had.
    pub fn gather(&self, session: &Session, from: &[Self]) -> Vec<String> {
        let mut missing = Vec::new();
        for (_, draft) in session.drafts.live() {
            let Ok(hash) = draft.package.parse::<Hash>() else {
                continue;
            };
            if matches!(self.get(hash, &draft.file), Ok(Some(_))) {
                continue;
            }
            let mut found = from.iter().filter_map(|other| {
                let bytes = other.get(hash, &draft.file).ok().flatten()?;
                Some(self.put(&bytes, &draft.file))
            });
            match found.next() {
                Some(Ok(_)) => {}
                Some(Err(error)) => missing.push(format!(
                    "The file {} could not be kept beside the session: {error}",
                    draft.file
                )),
                None => missing.push(format!(
                    "The file {} that a draft was read from is not beside the session any more.",
                    draft.file
                )),
            }
        }
        missing
    }

    /// Takes away the documents that nobody has asked for since a moment; how many.
    pub(super) fn purge(&self, before: std::time::SystemTime) -> io::Result<usize> {
        let mut gone = 0;
        for path in self.files() {
            let changed = fs::metadata(&path).and_then(|about| about.modified())?;
            if changed < before {
                fs::remove_file(&path)?;
                gone += 1;
            }
        }
        Ok(gone)
    }

    /// All that lies there.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten();
        entries.flatten().map(|entry| entry.path()).collect()
    }
}
