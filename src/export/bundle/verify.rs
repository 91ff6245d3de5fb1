//! A bundle that came back: looked at by a confined process, whose word is believed as little as the bundle.

use std::fs;
use std::path::Path;

use super::look::{self, Found, Kind, Problem};
use super::manifest::{DOCUMENTS, Listed, MOST, SESSION, SUMMARY};
use crate::child::{ChildError, Confined, Task};
use crate::storage::{self, Hash, Kept, SaveError};

/// The most bytes that a bundle may have: what is in it, and what the archive needs.
pub const MOST_BYTES: u64 = MOST + 16 * 1024 * 1024;

/// What a confined process does for this.
pub const TASKS: &[Task] = &[LOOK, OPEN];

/// What the confined process is asked for: to look.
const LOOK: Task = ("look-at-bundle", |content| answer(content, false));
/// To look, and to hand over the files.
const OPEN: Task = ("open-bundle", |content| answer(content, true));

/// How many bytes of an answer say how long what was found is.
const LENGTH: usize = 8;

fn answer(content: &[u8], wanted: bool) -> Vec<u8> {
    let (found, contents) = look::look(content, wanted);
    // What holds words and numbers alone can be written.
    let json = serde_json::to_vec(&found).unwrap_or_default();
    let mut answer = (json.len() as u64).to_le_bytes().to_vec();
    answer.extend(json);
    for content in contents {
        answer.extend(content);
    }
    answer
}

/// Why a bundle cannot be looked at, or opened.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It is no bundle, or cannot be read.
    #[error("is no bundle that can be read: {0}")]
    Refused(String),
    /// What looks at it could not.
    #[error("could not be looked at: {0}")]
    Child(#[from] ChildError),
    /// Something is wrong with it: it is not opened.
    #[error("is not in order and was not opened")]
    Problems(Vec<Problem>),
    /// The folder is there already, or cannot be made.
    #[error("cannot be opened into {folder}: {source}")]
    Folder {
        /// The folder.
        folder: String,
        /// The system's answer.
        source: std::io::Error,
    },
    /// A file could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Checks a bundle against its own list. The list is in the bundle as well: what this shows is that nothing was changed by
/// accident, or by somebody who did not change the list; not who made it.
///
/// # Errors
/// It cannot be looked at.
pub fn verify(content: &[u8], confined: &Confined<'_>) -> Result<Found, BundleError> {
    asked(LOOK, content, confined).map(|(found, _)| found)
}

/// What a confined process found, and the bytes behind that.
fn asked(
    (task, _): Task,
    content: &[u8],
    confined: &Confined<'_>,
) -> Result<(Found, Vec<u8>), BundleError> {
    if content.len() as u64 > MOST_BYTES {
        let most = MOST_BYTES / (1024 * 1024);
        return Err(BundleError::Refused(format!("it has more than {most} MB")));
    }
    let mut answer = confined.task(task, content)?;
    let split = || -> Option<(Found, usize)> {
        let length = answer.get(..LENGTH)?.try_into().ok()?;
        let end = LENGTH.checked_add(usize::try_from(u64::from_le_bytes(length)).ok()?)?;
        let found = serde_json::from_slice(answer.get(LENGTH..end)?).ok()?;
        Some((found, end))
    };
    let (found, end) = split().ok_or(ChildError::Stopped)?;
    if let Some(why) = found.refused {
        return Err(BundleError::Refused(why));
    }
    answer.drain(..end);
    Ok((found, answer))
}

/// Writes the files of a bundle that is in order into a folder that is not there yet: the session, the summaries, and beside
/// the session its documents. Returns their names, and those of the files that are no part of a bundle as this version
/// knows them: they are left where they are.
///
/// # Errors
/// It cannot be looked at, is not in order, or cannot be written. What was written by then stays in the folder.
pub fn open(
    content: &[u8],
    folder: &Path,
    confined: &Confined<'_>,
) -> Result<(Vec<String>, Vec<String>), BundleError> {
    let (found, bytes) = asked(OPEN, content, confined)?;
    if !found.problems.is_empty() {
        return Err(BundleError::Problems(found.problems));
    }
    let mut left = bytes.as_slice();
    let mut files = Vec::new();
    for listed in &found.good {
        let size = usize::try_from(listed.size).ok();
        let taken = size.and_then(|size| left.split_at_checked(size));
        let (bytes, rest) = taken.ok_or(ChildError::Stopped)?;
        if Hash::of(bytes).to_string() != listed.sha256 {
            return Err(ChildError::Stopped.into());
        }
        files.push((listed, bytes));
        left = rest;
    }
    // It must be new: nothing that lies there can be written over, and nobody's links can lie there.
    fs::create_dir(folder).map_err(|source| BundleError::Folder {
        folder: folder.display().to_string(),
        source,
    })?;
    let kept = Kept::beside(&folder.join(SESSION));
    let (mut written, mut left_out) = (Vec::new(), Vec::new());
    for (listed, bytes) in files {
        match place(listed) {
            Some(Place::Beside(name)) => {
                storage::write(bytes, &folder.join(name), None)?;
            }
            Some(Place::Document(ending)) => {
                kept.put(bytes, &format!("document.{ending}"))?;
            }
            Some(Place::Record(hash, kind)) => kept.put_beside(hash, kind, bytes)?,
            None => {
                left_out.push(listed.name.clone());
                continue;
            }
        }
        written.push(listed.name.clone());
    }
    Ok((written, left_out))
}

/// Where a file of a bundle goes.
enum Place<'n> {
    /// Into the folder.
    Beside(&'n str),
    /// Among the documents, by its hash and this ending.
    Document(&'n str),
    /// What is written down of the document with this hash, and of which kind it is.
    Record(Hash, &'n str),
}

/// Whether a word is the beginning of a hash, as names have it.
fn plain_hash(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Where a file goes, if it is one that bundles have: its name is nothing but one of these.
fn place(listed: &Listed) -> Option<Place<'_>> {
    let name = listed.name.as_str();
    if name == SESSION {
        return Some(Place::Beside(name));
    }
    let plain = |word: &str| {
        (1..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if let Some(rest) = name.strip_prefix(SUMMARY) {
        return rest
            .strip_prefix('.')
            .filter(|end| plain(end))
            .map(|_| Place::Beside(name));
    }
    let document = name.strip_prefix(DOCUMENTS)?;
    let (hash, rest) = document.split_once('.').unwrap_or((document, ""));
    let of: Hash = hash.parse().ok()?;
    if let Some((kind, end)) = rest.split_once('-') {
        let is_record = plain(kind) && end.strip_suffix(".json").is_some_and(plain_hash);
        return is_record.then_some(Place::Record(of, kind));
    }
    (rest.is_empty() || plain(rest)).then_some(Place::Document(rest))
}

impl Problem {
    /// What is wrong, in a sentence.
    pub fn sentence(&self) -> String {
        let Self { kind, name, more } = self;
        match kind {
            Kind::Missing => format!("{name} is listed and not there"),
            Kind::Extra => format!("{name} is there and not listed"),
            Kind::Changed => format!("{name} was changed: {more}"),
            Kind::Duplicate => format!("{name} stands twice: {more}"),
            Kind::Name => format!("{name:?} is no name of a file in a bundle: {more}"),
            Kind::Link => format!("{name} is a link, or no file at all"),
            Kind::Bomb | Kind::Damaged => format!("{name} {more}"),
            Kind::Misnamed => format!("{name} is not the document that its name says: {more}"),
            Kind::Stray => format!("it holds {more} that are in none of its files"),
        }
    }
}
