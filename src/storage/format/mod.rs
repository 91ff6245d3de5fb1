//! The session file, version 1: bytes to a session and back. No input or output happens here.
//!
//! `assets/session-v1.schema.json` describes the file. Reading has two ways with one result: the strict one for
//! files that are as they should be, and the careful one ([`repair`]) for those that are not. Both end in [`check`],
//! which looks at what no grammar can: references, positions, quotes, hashes.

mod build;
mod check;
mod fields;
mod fit;
mod lenient;
mod names;
mod plain;
mod problem;
mod proof;
mod repair;
mod strict;
mod unify;
mod write;

pub use problem::Repair;
pub(super) use proof::Proof;
pub use write::to_bytes;
pub(super) use write::written;

use serde::Deserialize;

use self::{problem::Problems, repair::Repaired};
use super::Hash;
use crate::session::{Session, Untold};

/// What the file says it is.
pub const FORMAT: &str = "tickmark-session";

/// The version this program writes. New optional fields never raise it.
pub const VERSION: u64 = 1;

/// The JSON Schema of the file (draft 2020-12).
pub const SCHEMA: &str = include_str!("../../../assets/session-v1.schema.json");

/// A session that was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The session.
    pub session: Session,
    /// What did not hold, in words for a person: what was repaired, and what is kept as it was found.
    pub problems: Vec<Repair>,
    /// Why it cannot be saved over, if so: a newer version of the program wrote it, and might lose something.
    pub read_only: Option<String>,
    /// Hash of the bytes on disk: give it back when saving.
    pub hash: Hash,
    /// Whether a part of the file is missing or cannot be read: cut off, overwritten. Its backup may hold more.
    pub damaged: bool,
    /// Whether it is so damaged that the session is the one of its backup.
    pub from_backup: bool,
}

/// Why bytes are no session.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The file is empty.
    #[error("it is empty")]
    Empty,
    /// It is something else.
    #[error("it is no Tickmark session: {0}")]
    Other(String),
    /// It is larger than any session.
    #[error("it has {size} bytes; a session has at most {limit}")]
    TooLarge {
        /// Bytes it has.
        size: u64,
        /// Bytes it may have.
        limit: u64,
    },
}

/// Most bytes a session file may have: ten times a session of 100,000 claims.
pub const MAX_BYTES: u64 = 1 << 30;

/// Reads a session from the bytes of its file.
pub fn from_bytes(bytes: &[u8]) -> Result<Loaded, FormatError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_BYTES {
        return Err(FormatError::TooLarge {
            size,
            limit: MAX_BYTES,
        });
    }
    if bytes.is_empty() {
        return Err(FormatError::Empty);
    }
    let mut problems = Problems::default();
    let (strict, plain, hash) = first_look(bytes);
    let strict = strict.ok().filter(|_| plain);
    let read = match strict {
        Some(read) => Repaired {
            version: read.version,
            tables: read.tables,
            untold: Untold::ByHand,
            damaged: false,
        },
        None => repair::read(bytes, &mut problems)?,
    };
    let Repaired {
        version,
        mut tables,
        untold,
        damaged,
    } = read;
    check::check(&mut tables, untold, &mut problems);
    Ok(Loaded {
        session: Session::from_tables(tables),
        problems: problems.told(),
        read_only: newer(version),
        hash,
        damaged,
        from_backup: false,
    })
}

/// Files from this size on are looked at from two threads.
const LARGE: usize = 1 << 20;

/// Reads a file the strict way, and looks at what that does not see; both at once where it pays.
fn first_look(bytes: &[u8]) -> (Result<strict::Strict, serde_json::Error>, bool, Hash) {
    let other = || (plain::is_plain(bytes), Hash::of(bytes));
    if bytes.len() < LARGE {
        let (plain, hash) = other();
        return (strict::read(bytes), plain, hash);
    }
    std::thread::scope(|scope| {
        let looking = std::thread::Builder::new().spawn_scoped(scope, other);
        let read = strict::read(bytes);
        let looked = looking.ok().and_then(|thread| thread.join().ok());
        let (plain, hash) = looked.unwrap_or_else(other);
        (read, plain, hash)
    })
}

/// How a file stands that is about to be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is JSON and says that it is a session.
    Sound,
    /// It is a session that a newer version wrote.
    Newer(u64),
    /// It is no session, or a damaged one.
    Broken,
}

/// Looks at a file without reading it into memory.
pub(super) fn standing(bytes: &[u8]) -> Standing {
    #[derive(Deserialize)]
    struct Head {
        format: String,
        version: u64,
    }
    match serde_json::from_slice::<Head>(bytes) {
        Ok(head) if head.format != FORMAT => Standing::Broken,
        Ok(head) if head.version > VERSION => Standing::Newer(head.version),
        Ok(_) => Standing::Sound,
        Err(_) => Standing::Broken,
    }
}

/// Why a file of some version cannot be saved over.
fn newer(version: u64) -> Option<String> {
    (version > VERSION).then(|| {
        format!(
            "A newer version of Tickmark wrote this file (format {version}; this one writes {VERSION}). \
             It is open for reading; update Tickmark to change it."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Author, Command, Id, Moment, NewArticle, NewParagraph, Role, Stamp};

    #[test]
    fn a_session_is_written_read_and_written_the_same() {
        let mut session = Session::default();
        let stamp = Stamp {
            by: Author {
                name: "Ada".to_owned(),
                initials: "A".to_owned(),
            },
            at: Moment(1_700_000_000),
            seed: Id::literal("seed"),
        };
        let article = NewArticle {
            title: "Harbour".to_owned(),
            paragraphs: vec![NewParagraph {
                text: "The bridge cost 4 million. It was 1931.".to_owned(),
                role: Role::Body,
                locator: String::new(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        };
        session.apply(Command::AddArticle(article), &stamp).unwrap();
        let bytes = to_bytes(&session).unwrap();
        let loaded = from_bytes(&bytes).unwrap();
        assert_eq!(loaded.problems, []);
        assert_eq!(*loaded.session, *session);
        assert_eq!(to_bytes(&loaded.session).unwrap(), bytes);
        assert!(bytes.ends_with(b"}\n"));
        assert_eq!(standing(&bytes), Standing::Sound);
    }
}
