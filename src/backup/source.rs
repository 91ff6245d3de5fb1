//! A file becomes a document of the backup: its bytes are kept, and what it says about itself is a source.

use std::path::Path;

use super::{Document, Shape, Texts, beside};
use crate::{
    import::{self, How, ImportError},
    session::{Area, Id, NewSource},
    storage::{self, Hash, Kept},
    text::{Kin, Span, kin},
};

/// What becomes of the bytes of a file that is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bytes {
    /// They are kept beside the session.
    Kept,
    /// They stay where they are, and the session refers to them.
    Referred,
}

/// A file that was taken in.
#[derive(Clone, Debug)]
pub struct TakenIn {
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// Its name, without folders.
    pub file: String,
    /// Where it lies, if its bytes are not kept, as the session refers to it.
    pub refers_to: String,
    /// The recording that lies beside it under its name: where, and its hash.
    pub recording: Option<(String, Hash)>,
    /// What was read.
    pub document: Document,
}

/// Takes a file in: its bytes first, into the folder that is given, unless they stay where they are; then what they say. A file that cannot be read is taken in all the
/// same, and says why; only what cannot be opened, or is larger than any document, is not.
///
/// # Errors
/// The file cannot be opened, is too large, or cannot be kept or referred to; in words for a person, without its name.
pub fn take_in(
    path: &Path,
    (keep, bytes): (&Kept, Bytes),
    texts: Option<&Texts>,
    how: &How<'_>,
) -> Result<TakenIn, String> {
    let name = path.file_name().unwrap_or_default();
    let file = name.to_string_lossy().into_owned();
    // To open a pipe is to wait for its other end, and to open a device may do something. What is not there is told so below.
    let odd = |about: &std::fs::Metadata| !about.is_file() && !about.is_dir();
    if std::fs::metadata(path).is_ok_and(|about| odd(&about)) {
        return Err("it is a pipe or a device, no file".to_owned());
    }
    let content = import::content(path, storage::open_input).map_err(|error| error.to_string())?;
    if content.is_empty() {
        return Err("it is empty".to_owned());
    }
    // What is cancelled from here on has left bytes in the folder that nobody asks for: no harm, and they are found again.
    let (hash, refers_to) = match bytes {
        Bytes::Kept => {
            let hash = keep.put(&content, &file);
            (hash.map_err(|error| error.to_string())?, String::new())
        }
        Bytes::Referred if path.is_file() => (Hash::of(&content), keep.reference(path)?),
        Bytes::Referred => return Err("it is no file that could be referred to".to_owned()),
    };
    let document = read(hash, &content, &file, texts, how).map_err(|error| error.to_string())?;
    let recording = recording_of(path, &document, keep);
    Ok(TakenIn {
        hash,
        file,
        refers_to,
        recording,
        document,
    })
}

/// The recording that lies beside a transcript under its name, as the session refers to it. One that cannot be read or referred to
/// can still be chosen, and then it is said why not.
fn recording_of(path: &Path, document: &Document, keep: &Kept) -> Option<(String, Hash)> {
    if document.shape != Shape::Text || document.text.is_empty() {
        return None;
    }
    let recording = beside(path)?;
    let hash = storage::hash_of(&recording).ok()??;
    Some((keep.reference(&recording).ok()?, hash))
}

/// What some bytes say: from the texts that are kept, else read and kept there.
pub(super) fn read(
    hash: Hash,
    content: &[u8],
    file: &str,
    texts: Option<&Texts>,
    how: &How<'_>,
) -> Result<Document, ImportError> {
    if let Some(known) = texts.and_then(|texts| texts.get(hash)) {
        return Ok(known);
    }
    let document = Document::read(content, file, how)?;
    if let Some(texts) = texts {
        // It is worked out again where it cannot be kept.
        texts.put(hash, &document).ok();
    }
    Ok(document)
}

/// The name that the source of a document has, whoever adds it: two people who add the same bytes have added one document.
pub fn source_id(hash: Hash) -> Id {
    Id::derived(&[b"document", hash.to_string().as_bytes()])
}

/// The source that a document is. What the document does not say of itself is left empty; its title is then the file's name.
pub fn source(taken: &TakenIn, today: &str) -> NewSource {
    let document = &taken.document;
    let stem = Path::new(&taken.file).file_stem();
    let stem = stem.and_then(|stem| stem.to_str()).unwrap_or_default();
    let title = [document.title.trim(), stem.trim(), taken.file.trim()]
        .into_iter()
        .find(|words| !words.is_empty())
        .unwrap_or("Document");
    NewSource {
        id: Some(source_id(taken.hash)),
        title: title.to_owned(),
        kind: document.kind.clone(),
        author: document.author.clone(),
        publisher: document.publisher.clone(),
        published: document.published.clone(),
        address: document.address.clone(),
        // What was saved from the web was seen on that day, whenever it is added.
        accessed_on: if document.captured.is_empty() {
            today.to_owned()
        } else {
            document.captured.clone()
        },
        document: taken.hash.to_string(),
        file: taken.file.clone(),
        refers_to: taken.refers_to.clone(),
        recording: taken
            .recording
            .as_ref()
            .map_or_else(String::new, |(at, _)| at.clone()),
        recording_sha256: taken
            .recording
            .as_ref()
            .map_or_else(String::new, |(_, hash)| hash.to_string()),
        ..NewSource::default()
    }
}

/// Where a place of a document is, in words for the locator of evidence, and its rectangles on the pages: the page, the time, or the
/// number of the paragraph.
pub fn locator(document: &Document, place: Span) -> (String, Vec<Area>) {
    let mut words = String::new();
    let mut areas = Vec::new();
    for piece in document.pieces_in(place) {
        areas.extend(piece.areas.iter().cloned());
        if words.is_empty() {
            words.clone_from(&piece.locator);
        }
    }
    if words.is_empty()
        && let Some((number, _)) = document.piece_at(place.start)
    {
        words = format!("para. {}", number + 1);
    }
    (words, areas)
}

/// Whether the bytes of a document are where they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// They are, to the byte.
    Whole,
    /// A file lies there, and holds something else.
    Changed,
    /// No file lies there.
    Gone,
}

impl Presence {
    /// In words, of a file; nothing if all is well.
    pub const fn says(self) -> Option<&'static str> {
        match self {
            Self::Whole => None,
            Self::Changed => Some("its file was changed: it is not what was taken in"),
            Self::Gone => Some("its file is gone"),
        }
    }
}

/// Looks whether the bytes of a document lie in one of some folders; reads all of them.
pub fn presence(hash: Hash, file: &str, places: &[Kept]) -> Presence {
    let whole = |kept: &Kept| matches!(kept.get(hash, file), Ok(Some(_)));
    if places.iter().any(whole) {
        Presence::Whole
    } else if places.iter().any(|kept| kept.has(hash, file)) {
        Presence::Changed
    } else {
        Presence::Gone
    }
}

/// What a document says whose bytes are kept in one of some folders, and whether they lie where they should: in one of those of the
/// folders that `at` names. They are read once.
///
/// # Errors
/// It is kept nowhere any more, or cannot be read; in words for a person.
pub fn read_kept(
    hash: Hash,
    file: &str,
    (places, at): (&[Kept], &[Kept]),
    texts: Option<&Texts>,
    how: &How<'_>,
) -> (Result<Document, String>, Presence) {
    let mut content = None;
    let mut presence = Presence::Gone;
    for kept in places {
        let (should, found) = (at.contains(kept), kept.get(hash, file));
        if let Ok(Some(bytes)) = found {
            content.get_or_insert(bytes);
            if should {
                presence = Presence::Whole;
                break;
            }
        } else if should && kept.has(hash, file) {
            presence = Presence::Changed;
        }
    }
    let known = || texts.and_then(|texts| texts.get(hash));
    let read = match content {
        Some(content) => read(hash, &content, file, texts, how).map_err(|error| error.to_string()),
        None => known().ok_or_else(|| {
            "the file is not beside the session any more, or was changed".to_owned()
        }),
    };
    (read, presence)
}

/// Where an extract stands in a document: of several places the one with the locator that was noted, else the first. White space counts
/// as white space, whatever it is.
pub fn find_extract(document: &Document, extract: &str, locator: &str) -> Option<Span> {
    let looked_for = kin(extract);
    let here = |hit: &&Span| self::locator(document, **hit).0 == locator;
    let found = |hits: Vec<Span>| hits.iter().find(here).or_else(|| hits.first()).copied();
    let hit = if looked_for.is_empty() {
        None
    } else {
        // To the letter, as it mostly is: that takes a hundredth of the time.
        let places = document.text.match_indices(extract);
        let hits = places.map(|(at, words)| Span::new(at, at + words.len()));
        found(hits.collect()).or_else(|| found(Kin::of(&document.text).hits(&looked_for)))
    };
    let piece = || {
        let mut pieces = document.pieces.iter();
        pieces.find(|piece| !locator.is_empty() && piece.locator == locator)
    };
    match hit {
        None if extract.is_empty() => piece().map(|piece| piece.span),
        hit => hit,
    }
}
