//! What stands in a journal: a head that says which file it belongs to, then one line for each thing that was done.

use std::{
    ffi::OsString,
    io::{self, BufRead},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    session::{Command, Moment, Session, Stamp},
    storage::{Hash, from_bytes, to_bytes},
};

/// What a journal says it is.
const FORMAT: &str = "tickmark-journal";

/// The version this program writes.
const VERSION: u64 = 1;

/// A path as a journal holds it: as text where it is text, so that a person can read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Raw(OsString),
}

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    format: String,
    version: u64,
    /// The session file; none while the session has never been saved.
    file: Option<Name>,
    /// Hash of the file that the commands follow on; none where they follow on an empty session.
    pub base: Option<Hash>,
    /// When the journal was begun.
    pub began: Moment,
}

impl Head {
    pub fn new(file: Option<&Path>, base: Option<Hash>, began: Moment) -> Self {
        let file = file.map(|path| {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
            match path.to_str() {
                Some(text) => Name::Text(text.to_owned()),
                None => Name::Raw(path.into_os_string()),
            }
        });
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            file,
            base,
            began,
        }
    }

    pub fn file(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|name| match name {
            Name::Text(text) => PathBuf::from(text),
            Name::Raw(raw) => PathBuf::from(raw),
        })
    }
}

/// Something that was done.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A command, as [`Session::spelled_out`] makes it, and what came with it.
    Step(Box<(Command, Stamp)>),
    /// Another copy was merged into the session, which no command does: all of what came of it, and when.
    Merged(Box<Session>, Moment),
}

impl Entry {
    /// A command that was done.
    pub fn step(command: Command, stamp: Stamp) -> Self {
        Self::Step(Box::new((command, stamp)))
    }

    /// When it was done.
    pub fn at(&self) -> Moment {
        match self {
            Self::Step(step) => step.1.at,
            Self::Merged(_, at) => *at,
        }
    }

    pub(super) fn line(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::Step(step) => step_line(&step.0, &step.1),
            Self::Merged(session, at) => {
                /// The text of a session file, so that one reader and one writer do for both.
                #[derive(Serialize)]
                struct Line {
                    merged: String,
                    at: Moment,
                }
                let merged = String::from_utf8(to_bytes(session)?).map_err(io::Error::other)?;
                line_of(&Line { merged, at: *at })
            }
        }
    }

    fn read(line: &[u8]) -> Option<Self> {
        /// Either of them.
        #[derive(Deserialize)]
        struct Line {
            command: Option<Command>,
            stamp: Option<Stamp>,
            merged: Option<String>,
            at: Option<Moment>,
        }
        let line: Line = serde_json::from_slice(line).ok()?;
        match line {
            Line {
                command: Some(command),
                stamp: Some(stamp),
                ..
            } => Some(Self::step(command, stamp)),
            Line {
                merged: Some(merged),
                at: Some(at),
                ..
            } => {
                let loaded = from_bytes(merged.as_bytes()).ok()?;
                Some(Self::Merged(Box::new(loaded.session), at))
            }
            _ => None,
        }
    }
}

/// A step as a line of the journal.
pub(super) fn step_line(command: &Command, stamp: &Stamp) -> io::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Line<'a> {
        command: &'a Command,
        stamp: &'a Stamp,
    }
    line_of(&Line { command, stamp })
}

/// Something as one line of JSON.
pub(super) fn line_of(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line)
}

/// A journal that was read.
#[derive(Debug)]
pub(super) struct Content {
    pub head: Head,
    pub entries: Vec<Entry>,
    /// Whether the last line breaks off: the program died while it wrote it.
    pub torn: bool,
    /// Lines in between that say nothing of the kind, by number.
    pub unreadable: Vec<usize>,
}

/// Reads a journal; none if its head is not one of this version.
pub(super) fn read(mut from: impl BufRead) -> io::Result<Option<Content>> {
    let mut bytes = Vec::new();
    from.read_until(b'\n', &mut bytes)?;
    let head: Option<Head> = serde_json::from_slice(&bytes).ok();
    let Some(head) = head.filter(|head| head.format == FORMAT && head.version == VERSION) else {
        return Ok(None);
    };
    let mut content = Content {
        head,
        entries: Vec::new(),
        torn: false,
        unreadable: Vec::new(),
    };
    for number in 2.. {
        bytes.clear();
        if from.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if bytes.last() != Some(&b'\n') {
            content.torn = true;
            break;
        }
        match Entry::read(&bytes) {
            Some(entry) => content.entries.push(entry),
            None => content.unreadable.push(number),
        }
    }
    Ok(Some(content))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Author, Id};

    fn line(title: &str) -> Vec<u8> {
        let command = Command::SetTitle {
            title: title.to_owned(),
        };
        let stamp = Stamp {
            by: Author::default(),
            at: Moment(7),
            seed: Id::literal("s"),
        };
        step_line(&command, &stamp).unwrap()
    }

    #[test]
    fn a_torn_last_line_is_dropped_and_said_wherever_it_breaks_off() {
        let head = Head::new(
            Some(Path::new("/a/b.json")),
            Some(Hash::of(b"x")),
            Moment(1),
        );
        let mut whole = line_of(&head).unwrap();
        whole.extend(line("one"));
        let first = whole.len();
        whole.extend(line("two\nlines"));
        for cut in first..=whole.len() {
            let content = read(&whole[..cut]).unwrap().unwrap();
            assert_eq!(content.head, head);
            assert_eq!(content.head.file(), Some(PathBuf::from("/a/b.json")));
            assert_eq!(content.torn, cut != first && cut != whole.len(), "{cut}");
            assert_eq!(
                content.entries.len(),
                if cut == whole.len() { 2 } else { 1 }
            );
        }
    }

    #[test]
    fn rubbish_is_no_journal_and_a_bad_line_is_numbered() {
        assert!(read(&b"{}\n"[..]).unwrap().is_none());
        assert!(read(&b"\x00\xff"[..]).unwrap().is_none());
        let mut text = line_of(&Head::new(None, None, Moment(1))).unwrap();
        text.extend(b"{\"command\":5}\n");
        text.extend(line("one"));
        let content = read(&text[..]).unwrap().unwrap();
        assert_eq!(
            (content.unreadable.as_slice(), content.entries.len()),
            (&[2][..], 1)
        );
    }
}
