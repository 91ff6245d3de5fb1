//! What a confined process finds in a bundle.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use serde::{Deserialize, Serialize};

use super::directory::{self, Entry};
use super::manifest::{self, DOCUMENTS, FORMAT, MANIFEST, Manifest, VERSION, fault};
use crate::import::limits;
use crate::session::Moment;
use crate::storage::Hash;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Why it is no bundle, or none that can be read; then there is nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// When it was made, as it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_at: Option<Moment>,
    /// The files that are there as they are listed, in the list's order.
    pub good: Vec<manifest::Listed>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Something that is wrong with a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What.
    pub kind: Kind,
    /// With which file; empty if with the whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What more there is to say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub more: String,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A file that is listed is not there.
    Missing,
    /// A file is there that is not listed.
    Extra,
    /// A file is not what is listed.
    Changed,
    /// A name stands twice, in the archive or in the list; on some systems, capitals make no difference.
    Duplicate,
    /// A name that is no name of a file in a folder.
    Name,
    /// A link, or something else that is no file.
    Link,
    /// A file unpacks to more than is read.
    Bomb,
    /// A file cannot be unpacked.
    Damaged,
    /// A document is not the one that its name says.
    Misnamed,
    /// The archive holds bytes that are in none of its files.
    Stray,
}

/// The most problems that are told.
const TOLD: usize = 1_000;

/// What is unpacked so far, in bytes.
struct Unpacked(u64);

impl Found {
    fn refused(why: impl Into<String>) -> Self {
        Self {
            refused: Some(why.into()),
            ..Self::default()
        }
    }

    fn say(&mut self, kind: Kind, name: &str, more: impl Into<String>) {
        if self.problems.len() < TOLD {
            self.problems.push(Problem {
                kind,
                name: name.to_owned(),
                more: more.into(),
            });
        }
    }
}

/// Looks at a bundle; the bytes of the good files too, if they are wanted.
pub fn look(content: &[u8], wanted: bool) -> (Found, Vec<Vec<u8>>) {
    let directory = match directory::read(content, manifest::FILES) {
        Ok(directory) => directory,
        Err(why) => return (Found::refused(why), Vec::new()),
    };
    let mut found = Found::default();
    if directory.stray > 0 {
        found.say(Kind::Stray, "", format!("{} bytes", directory.stray));
    }
    let mut entries = files(&directory.entries, &mut found);
    let mut unpacked = Unpacked(0);
    let Some(entry) = entries.remove(MANIFEST) else {
        return (Found::refused("it has no manifest.json"), Vec::new());
    };
    let most = manifest::MOST_MANIFEST;
    let bytes = match unpack(entry, most, &mut unpacked) {
        Ok(bytes) => bytes,
        Err((_, why)) => {
            return (
                Found::refused(format!("its manifest.json {why}")),
                Vec::new(),
            );
        }
    };
    let list: Manifest = match serde_json::from_slice(&bytes) {
        Ok(list) => list,
        Err(error) => {
            let why = format!("its manifest.json says nothing that makes sense: {error}");
            return (Found::refused(why), Vec::new());
        }
    };
    if list.format != FORMAT {
        return (
            Found::refused("its manifest.json is of something else"),
            Vec::new(),
        );
    }
    if list.version > VERSION {
        let why = format!(
            "a newer version of Tickmark made it (format {})",
            list.version
        );
        return (Found::refused(why), Vec::new());
    }
    found.made_at = list.made_at;
    let mut listed = BTreeSet::new();
    let mut contents = Vec::new();
    for file in list.files {
        if let Some(why) = fault(&file.name) {
            found.say(Kind::Name, &file.name, why);
            continue;
        }
        if file.name == MANIFEST || !listed.insert(file.name.to_lowercase()) {
            found.say(Kind::Duplicate, &file.name, "the list has it twice");
            continue;
        }
        let Some(entry) = entries.remove(file.name.as_str()) else {
            // Told already, where it is there as something that is no file.
            if !found.problems.iter().any(|one| one.name == file.name) {
                found.say(Kind::Missing, &file.name, "");
            }
            continue;
        };
        let bytes = match unpack(entry, manifest::MOST, &mut unpacked) {
            Ok(bytes) => bytes,
            Err((kind, why)) => {
                found.say(kind, &file.name, why);
                continue;
            }
        };
        let size = bytes.len() as u64;
        let hash = Hash::of(&bytes).to_string();
        if size != file.size {
            let more = format!("{size} bytes, where {} are listed", file.size);
            found.say(Kind::Changed, &file.name, more);
        } else if hash != file.sha256 {
            found.say(
                Kind::Changed,
                &file.name,
                "as long as before, but another SHA-256",
            );
        } else if misnamed(&file.name, &hash) {
            found.say(Kind::Misnamed, &file.name, format!("its SHA-256 is {hash}"));
        } else if !found.problems.iter().any(|one| one.name == file.name) {
            found.good.push(file);
            if wanted {
                contents.push(bytes);
            }
        }
    }
    for name in entries.into_keys() {
        found.say(Kind::Extra, name, "");
    }
    (found, contents)
}

/// The files of a directory by their names; of what is none of them, it is said.
fn files<'e, 'a>(all: &'e [Entry<'a>], found: &mut Found) -> BTreeMap<&'a str, &'e Entry<'a>> {
    let mut files = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for entry in all {
        let Ok(name) = std::str::from_utf8(entry.name) else {
            let name = String::from_utf8_lossy(entry.name);
            found.say(Kind::Name, &name, "it is not written in Unicode");
            continue;
        };
        // Programs that pack folders list those too, with nothing in them: two bytes, deflated.
        if let Some(folder) = name.strip_suffix('/')
            && fault(folder).is_none()
            && entry.size == 0
            && entry.packed.len() <= 2
            && matches!(entry.kind, 0 | directory::FOLDER)
        {
            continue;
        }
        if let Some(why) = fault(name) {
            found.say(Kind::Name, name, why);
        } else if !matches!(entry.kind, 0 | directory::FILE) {
            found.say(Kind::Link, name, "");
        } else if seen.insert(name.to_lowercase()) {
            files.insert(name, entry);
        } else {
            found.say(Kind::Duplicate, name, "the archive has it twice");
        }
    }
    files
}

/// The bytes of a file; what is wrong with it, and why, if it cannot be unpacked.
fn unpack(
    entry: &Entry<'_>,
    most: u64,
    unpacked: &mut Unpacked,
) -> Result<Vec<u8>, (Kind, &'static str)> {
    let packed = entry.packed.len() as u64;
    let ratio = packed.saturating_mul(limits::RATIO).max(limits::RATIO_FROM);
    let left = manifest::MOST.saturating_sub(unpacked.0);
    let most = most.min(left).min(ratio);
    let mut bytes = Vec::new();
    let read = match entry.method {
        0 => entry.packed.take(most + 1).read_to_end(&mut bytes),
        8 => flate2::read::DeflateDecoder::new(entry.packed)
            .take(most + 1)
            .read_to_end(&mut bytes),
        _ => return Err((Kind::Damaged, "is packed in a way that bundles are not")),
    };
    if read.is_err() {
        return Err((Kind::Damaged, "cannot be unpacked"));
    }
    let size = bytes.len() as u64;
    if size > most {
        return Err((Kind::Bomb, "unpacks to more than is read"));
    }
    unpacked.0 += size;
    if size != entry.size {
        return Err((
            Kind::Damaged,
            "does not have the size that the archive says",
        ));
    }
    Ok(bytes)
}

/// Whether a document is called by another hash than its own. What is written down of a document bears that one's name.
fn misnamed(name: &str, hash: &str) -> bool {
    let Some(name) = name.strip_prefix(DOCUMENTS) else {
        return false;
    };
    !name.contains('-') && name.split('.').next() != Some(hash)
}
