//! Documents beside a session: the files that its articles came from and those of its backup, byte for byte, each under the hash of
//! what it holds.
//!
//! They lie in `NAME.evidence/` beside `NAME.factcheck.json`; what belongs to a session without a file waits in the state
//! folder. The same bytes are one file, so that two people's folders can be put into one another. A file whose bytes do
//! not make its name is as good as none.

use std::{
    fs::{self, DirBuilder},
    io,
    path::{Path, PathBuf},
};

use super::{Hash, SaveError, refer, save, vfs};
use crate::session::{Belonging, Session};

/// The largest document that is read back, in bytes: what import opens at most.
const MOST: u64 = 100 * 1024 * 1024;

/// What session files are called at their end.
const ENDING: &str = ".factcheck.json";

/// A folder of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    folder: PathBuf,
    /// The file of the session that they are of, where it is known.
    session: Option<PathBuf>,
    /// One document that is read where it lies, whatever its name; nothing is kept there.
    only: Option<PathBuf>,
}

impl Kept {
    /// The documents of a session file.
    pub fn beside(session: &Path) -> Self {
        let name = session.file_name().unwrap_or_default().to_string_lossy();
        let name = name
            .strip_suffix(ENDING)
            .or_else(|| name.strip_suffix(".json"))
            .unwrap_or(&name);
        Self {
            session: Some(session.to_path_buf()),
            ..Self::in_folder(session.with_file_name(format!("{name}.evidence")))
        }
    }

    /// Those in a folder of one's choice.
    pub const fn in_folder(folder: PathBuf) -> Self {
        Self {
            folder,
            session: None,
            only: None,
        }
    }

    /// How the session that they are of refers to a file.
    ///
    /// # Errors
    /// It cannot; in words for a person.
    pub fn reference(&self, path: &Path) -> Result<String, &'static str> {
        refer::reference(path, self.session.as_deref())
    }

    /// A document that the session refers to where it lies ([`Source::refers_to`](crate::session::Source::refers_to)); to be read
    /// alone.
    pub fn elsewhere(&self, at: &str) -> Option<Self> {
        let only = Some(refer::referred(at, self.session.as_deref())?);
        Some(Self {
            only,
            ..self.clone()
        })
    }

    /// Where a document may be: here, or where the session refers to.
    pub fn places(&self, at: &str) -> Vec<Self> {
        let here = std::iter::once(self.clone());
        here.chain(self.elsewhere(at)).collect()
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a document lies. Of the file's name only its ending is kept, so that other programs know what it is.
    pub fn path(&self, hash: Hash, file: &str) -> PathBuf {
        if let Some(only) = &self.only {
            return only.clone();
        }
        self.folder.join(Self::name(hash, file))
    }

    /// The name under which a document is kept.
    fn name(hash: Hash, file: &str) -> String {
        let ending = Path::new(file).extension().and_then(|end| end.to_str());
        let plain = |end: &&str| {
            (1..=8).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        match ending.filter(plain) {
            Some(ending) => format!("{hash}.{}", ending.to_lowercase()),
            None => hash.to_string(),
        }
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
        let there = || matches!(self.get(hash, file), Ok(Some(_)));
        if there() {
            return Ok(hash);
        }
        let written = self.write(bytes, &self.folder.join(Self::name(hash, file)));
        // Somebody else may have put the same bytes there at the same time.
        if written.is_err() && there() {
            return Ok(hash);
        }
        written.map(|()| hash)
    }

    /// Keeps what is known of a document beside it, as JSON: how it was come by. There may be several of a kind; the name ends
    /// with the hash of what it says, so that two people's folders can be put into one another here too.
    pub fn put_beside(&self, hash: Hash, kind: &str, json: &[u8]) -> Result<(), SaveError> {
        let path = self
            .folder
            .join(format!("{hash}.{kind}-{}.json", Hash::of(json).short()));
        if matches!(vfs::read_file(&path, MOST), Ok(there) if there == json) {
            return Ok(());
        }
        self.write(json, &path)
    }

    /// The files with what is known of a document, in the order of their names.
    pub fn beside_document(&self, hash: Hash) -> Vec<PathBuf> {
        let start = format!("{hash}.");
        let is_one = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let rest = name
                .strip_prefix(&start)
                .and_then(|rest| rest.strip_suffix(".json"));
            rest.is_some_and(|rest| rest.contains('-'))
        };
        let mut found: Vec<PathBuf> = self.files().into_iter().filter(is_one).collect();
        found.sort();
        found
    }

    /// What is known of a document, from one of the files that [`Kept::beside_document`] lists; nothing if it is not what its
    /// name says.
    pub fn read_beside(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        let path = self.folder.join(path.file_name().unwrap_or_default());
        let bytes = vfs::read_file(&path, MOST)?;
        let end = format!("-{}.json", Hash::of(&bytes).short());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_it = name.ends_with(&end);
        Ok(Some(bytes).filter(|_| is_it))
    }

    /// Keeps what can be worked out again, under a name of the caller's.
    pub fn put_named(&self, name: &str, bytes: &[u8]) -> Result<(), SaveError> {
        self.write(bytes, &self.folder.join(name))
    }

    /// What was kept under a name of the caller's; whatever it is by now.
    pub fn get_named(&self, name: &str) -> Option<Vec<u8>> {
        vfs::read_file(&self.folder.join(name), MOST).ok()
    }

    fn write(&self, bytes: &[u8], path: &Path) -> Result<(), SaveError> {
        let failed = |source| self.failed(source);
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.folder).map_err(failed)?;
        self.replace(bytes, path)
    }

    fn failed(&self, source: io::Error) -> SaveError {
        SaveError::Io {
            step: save::SaveStep::Create,
            path: self.folder.clone(),
            source,
        }
    }

    /// Writes into the folder and nowhere else: others may be able to write beside the session as well, and put links there.
    /// What lies there under this name is no such document: it gives way.
    #[cfg(unix)]
    fn replace(&self, bytes: &[u8], path: &Path) -> Result<(), SaveError> {
        use vfs::Vfs as _;
        let folder = vfs::Folder::open(&self.folder).map_err(|source| self.failed(source))?;
        let there = match folder.look(path) {
            Ok(_) => folder.read(path).ok().map(|bytes| Hash::of(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(_) => {
                folder.remove(path).map_err(|source| self.failed(source))?;
                None
            }
        };
        save::write_own(&folder, bytes, path, there).map(drop)
    }

    #[cfg(not(unix))]
    fn replace(&self, bytes: &[u8], path: &Path) -> Result<(), SaveError> {
        let there = save::hash_of(path).ok().flatten();
        save::write_own(&vfs::Disk, bytes, path, there).map(drop)
    }

    /// Whether something lies where a document would, whatever it holds: telling that takes reading all of it.
    pub fn has(&self, hash: Hash, file: &str) -> bool {
        let about = match &self.only {
            Some(only) => fs::metadata(only),
            None => fs::symlink_metadata(self.path(hash, file)),
        };
        about.is_ok_and(|about| about.is_file() && about.len() > 0)
    }

    /// Brings together the documents of a session, from wherever they are; a sentence for each that cannot be had. Of the
    /// backup, what lies here already is not read again: a save is no time to read five hundred documents; `verify` does.
    pub fn gather(&self, session: &Session, from: &[Self]) -> Vec<String> {
        let (mut failed, missing) = self.gathered(session, from);
        failed.extend(missing);
        failed
    }

    /// The same where some may lie elsewhere still: a sentence for each that is there and cannot be kept.
    pub fn bring(&self, session: &Session, from: &[Self]) -> Vec<String> {
        self.gathered(session, from).0
    }

    /// What could not be kept, and what is nowhere.
    fn gathered(&self, session: &Session, from: &[Self]) -> (Vec<String>, Vec<String>) {
        let (mut failed, mut missing) = (Vec::new(), Vec::new());
        for kept in session.kept_files() {
            let Ok(hash) = kept.sha256.parse::<Hash>() else {
                continue;
            };
            let file = kept.file;
            for other in from.iter().filter(|other| *other != self) {
                for path in other.beside_document(hash) {
                    if let Err(error) = self.take_in(&path) {
                        failed.push(format!(
                            "What is known of the file {file} could not be kept beside the session: {error}"
                        ));
                    }
                }
            }
            let here = match kept.belonging {
                Belonging::Draft => matches!(self.get(hash, file), Ok(Some(_))),
                Belonging::Source | Belonging::Copy | Belonging::Place => self.has(hash, file),
                Belonging::Recording => true,
            };
            if here {
                continue;
            }
            let mut found = from.iter().filter_map(|other| {
                let bytes = other.get(hash, file).ok().flatten()?;
                Some(self.put(&bytes, file))
            });
            match (found.next(), kept.belonging) {
                (Some(Ok(_)), _) => {}
                (Some(Err(error)), _) => failed.push(format!(
                    "The file {file} could not be kept beside the session: {error}"
                )),
                (None, Belonging::Draft) => missing.push(format!(
                    "The file {file} that a draft was read from is not beside the session any more."
                )),
                // What is only referred to stays where it is.
                (None, Belonging::Source) if !kept.at.is_empty() => {}
                (None, Belonging::Source) => missing.push(format!(
                    "The document {file} of the backup is not beside the session any more."
                )),
                (None, Belonging::Place) => missing.push(
                    "The picture of a place that was cited is not beside the session any more."
                        .to_owned(),
                ),
                // A copy may be kept somewhere else altogether.
                (None, Belonging::Copy | Belonging::Recording) => {}
            }
        }
        (failed, missing)
    }

    /// Copies a file with what is known of a document from another folder.
    fn take_in(&self, from: &Path) -> Result<(), SaveError> {
        let to = self.folder.join(from.file_name().unwrap_or_default());
        let failed = |source| SaveError::Io {
            step: save::SaveStep::Create,
            path: from.to_owned(),
            source,
        };
        let bytes = vfs::read_file(from, MOST).map_err(failed)?;
        if matches!(vfs::read_file(&to, MOST), Ok(there) if there == bytes) {
            return Ok(());
        }
        self.write(&bytes, &to)
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
