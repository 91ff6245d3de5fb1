//! A bundle: a ZIP archive of the session without its past, the summary, the documents that it rests on, and a list of all
//! that with sizes and hashes. The same session makes the same bytes.

mod directory;
mod look;
mod manifest;
mod verify;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{ExportError, Format, Made, Order, copy, make};
use crate::import::readers::package::{holds, is_archive};
use crate::session::{Moment, Session};
use crate::storage::{Hash, Kept};
use manifest::{DOCUMENTS, FORMAT, Listed, MANIFEST, MOST, Manifest, SESSION, SUMMARY, VERSION};

pub use look::{Found, Kind, Problem};
pub use manifest::Listed as File;
pub use verify::{BundleError, MOST_BYTES, TASKS, open, verify};

/// Whether a file seems to be a bundle; it is only looked at, not read.
pub fn seems_to_be(content: &[u8]) -> bool {
    let mut named = [MANIFEST, SESSION].into_iter();
    is_archive(content) && named.all(|name| holds(content, name.as_bytes()))
}

/// The formats in which the summary goes along, where there are such: a page, and text.
fn summaries() -> impl Iterator<Item = Format> {
    ["html", "markdown"].into_iter().filter_map(Format::named)
}

/// Makes the bundle.
pub(super) fn bundle(session: &Session, order: &Order<'_>) -> Result<Made, ExportError> {
    let mut warnings = Vec::new();
    if order.article.is_some() || !order.claims.is_empty() {
        warnings.push("A bundle holds the whole session, with every article and claim.".to_owned());
    }
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for format in summaries() {
        let order = Order {
            format,
            article: None,
            claims: Vec::new(),
            ..order.clone()
        };
        let made = make(session, &order)?;
        warnings.extend(made.warnings);
        files.push((format!("{SUMMARY}{}", format.ending()), made.bytes));
    }
    // The session is written last, for it says which documents are there; they get what room the rest leaves.
    let bare = copy::session(session, order.options);
    let bare = bare.map_err(|error| ExportError::Unwritten(error.to_string()))?;
    let size = |bytes: &[u8]| bytes.len() as u64;
    /// What the names of documents may add to a session, each.
    const NAMES: u64 = 400;
    let rest = files.iter().map(|(_, bytes)| size(bytes)).sum::<u64>() + size(bare.as_bytes());
    if rest > MOST {
        return Err(ExportError::Unwritten(format!(
            "a bundle holds at most {} MB",
            MOST / (1024 * 1024)
        )));
    }
    let documents = documents(session, order, MOST - rest, NAMES, &mut warnings);
    let there: BTreeSet<String> = documents.keys().map(ToString::to_string).collect();
    let copied = copy::with_documents(session, order.options, &there);
    let copied = copied.map_err(|error| ExportError::Unwritten(error.to_string()))?;
    files.insert(0, (SESSION.to_owned(), copied.into_bytes()));
    let documents = documents.into_values().flatten();
    files.extend(documents.map(|(name, bytes)| (format!("{DOCUMENTS}{name}"), bytes)));
    let bytes =
        packed(&files, order.now).map_err(|error| ExportError::Unwritten(error.to_string()))?;
    Ok(Made { bytes, warnings })
}

/// Documents by their hashes: of each the name of its file and its bytes, then those of what is written down of it.
type Documents = BTreeMap<Hash, Vec<(String, Vec<u8>)>>;

/// The documents that go along: what the drafts were read from, the backup, and copies of what evidence rests on, nothing of a confidential source
/// unless asked for.
fn documents(
    session: &Session,
    order: &Order<'_>,
    mut room: u64,
    names: u64,
    warnings: &mut Vec<String>,
) -> Documents {
    let mut wanted: BTreeMap<Hash, &str> = BTreeMap::new();
    let mut elsewhere: BTreeMap<Hash, &str> = BTreeMap::new();
    let mut secret = BTreeSet::new();
    let veiled = session.secret_sources();
    for (_, evidence) in session.evidence.all() {
        let Ok(hash) = evidence.copy_sha256.parse::<Hash>() else {
            continue;
        };
        let secret_source = veiled.contains(&evidence.source);
        if (evidence.confidential || secret_source) && !order.options.confidential {
            secret.insert(hash);
        } else if !evidence.removed {
            wanted.insert(hash, &evidence.copy);
        }
    }
    for (id, source) in session.sources.all() {
        let Ok(hash) = source.document.parse::<Hash>() else {
            continue;
        };
        if veiled.contains(&id) && !order.options.confidential {
            secret.insert(hash);
        } else if !source.removed {
            wanted.insert(hash, &source.file);
            elsewhere.insert(hash, &source.refers_to);
            if !source.recording_sha256.is_empty() {
                warnings.push(format!(
                    "The recording of {} is not in the bundle; its SHA-256 is.",
                    source.file
                ));
            }
        }
    }
    for (_, draft) in session.drafts.live() {
        let article = session.articles.get(draft.article);
        if let (Ok(hash), Some(false)) = (draft.package.parse(), article.map(|one| one.removed)) {
            wanted.insert(hash, &draft.file);
        }
    }
    wanted.retain(|hash, _| !secret.contains(hash));
    let mut found = Documents::new();
    for (hash, file) in wanted {
        let kept = order.kept.as_ref();
        let at = elsewhere.get(&hash).copied().unwrap_or_default();
        let places = kept.map(|kept| kept.places(at)).unwrap_or_default();
        let mut bytes = places.iter().filter_map(|kept| kept.get(hash, file).ok()?);
        let bytes = bytes.next();
        let (Some(kept), Some(bytes)) = (kept, bytes) else {
            warnings.push(format!(
                "The document {file} is not beside the session: it is left out."
            ));
            continue;
        };
        let mut all = vec![(file_name(kept, hash, file), bytes)];
        all.extend(records(kept, hash, file, order, warnings));
        let size: u64 = all
            .iter()
            .map(|(_, bytes)| bytes.len() as u64 + names)
            .sum();
        if size > room || found.len() * 2 + 8 > manifest::FILES {
            warnings.push(format!(
                "The document {file} is left out: a bundle holds at most {} MB and {} files.",
                MOST / (1024 * 1024),
                manifest::FILES
            ));
            continue;
        }
        room -= size;
        found.insert(hash, all);
    }
    if !found.is_empty() {
        let (count, words) = match found.len() {
            1 => (
                1,
                "document goes along as it came: names and remarks that are in it are not taken out",
            ),
            count => (
                count,
                "documents go along as they came: names and remarks that are in them are not taken out",
            ),
        };
        warnings.push(format!("{count} {words}."));
    }
    found
}

/// What is written down of a document: how it was fetched. Unless names may go out, nothing that tells of the house's own network.
fn records(
    kept: &Kept,
    hash: Hash,
    file: &str,
    order: &Order<'_>,
    warnings: &mut Vec<String>,
) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for path in kept.beside_document(hash) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Ok(Some(bytes)) = kept.read_beside(&path) else {
            continue;
        };
        let inside = |record: &serde_json::Value| {
            let is_set = |field: &str| record.get(field).is_some_and(|value| !value.is_null());
            is_set("proxy") || is_set("private_allowed")
        };
        let told = serde_json::from_slice(&bytes).is_ok_and(|record| !inside(&record));
        if told || order.options.people {
            found.push((name, bytes));
        } else {
            warnings.push(format!(
                "How {file} was fetched is left out: it tells of the house's own network."
            ));
        }
    }
    found
}

fn file_name(kept: &Kept, hash: Hash, file: &str) -> String {
    let path = kept.path(hash, file);
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The archive: the list first, then the files as they stand there.
fn packed(files: &[(String, Vec<u8>)], now: Option<Moment>) -> Result<Vec<u8>, ZipError> {
    let list = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        made_at: now,
        files: files
            .iter()
            .map(|(name, bytes)| Listed {
                name: name.clone(),
                size: bytes.len() as u64,
                sha256: Hash::of(bytes).to_string(),
            })
            .collect(),
    };
    let mut text = serde_json::to_vec_pretty(&list).map_err(std::io::Error::from)?;
    text.push(b'\n');
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default()
        .last_modified_time(day(now))
        .unix_permissions(0o644);
    let list = [(MANIFEST, text.as_slice())];
    let files = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    for (name, bytes) in list.into_iter().chain(files) {
        // Documents are packed already, mostly; whoever looks for one finds its bytes.
        let method = if name.starts_with(DOCUMENTS) {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        archive.start_file(name, how.compression_method(method))?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A moment as archives write it, in UTC; their calendar begins in 1980.
fn day(now: Option<Moment>) -> DateTime {
    let then = now.and_then(|now| {
        let moment = jiff::Timestamp::from_second(now.0).ok()?;
        let moment = moment.to_zoned(jiff::tz::TimeZone::UTC);
        let part = |part: i8| u8::try_from(part).ok();
        DateTime::from_date_and_time(
            u16::try_from(moment.year()).ok()?,
            part(moment.month())?,
            part(moment.day())?,
            part(moment.hour())?,
            part(moment.minute())?,
            part(moment.second())?,
        )
        .ok()
    });
    then.unwrap_or_default()
}

#[cfg(test)]
mod tests;
