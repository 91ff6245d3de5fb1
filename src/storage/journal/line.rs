//! What stands in a journal: a head that says which file it belongs to, then one line for each command.

use std::{
    ffi::OsString,
    io::{self, BufRead},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    session::{Command, Moment, Stamp},
    storage::Hash,
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

/// One command and what came with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Line {
    pub command: Command,
    pub stamp: Stamp,
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
    pub lines: Vec<Line>,
    /// Whether the last line breaks off: the program died while it wrote it.
    pub torn: bool,
    /// Lines in between that are no command, by number.
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
        lines: Vec::new(),
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
        match serde_json::from_slice(&bytes) {
            Ok(line) => content.lines.push(line),
            Err(_) => content.unreadable.push(number),
        }
    }
    Ok(Some(content))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Author, Id};

    fn line(title: &str) -> Line {
        Line {
            command: Command::SetTitle {
                title: title.to_owned(),
            },
            stamp: Stamp {
                by: Author::default(),
                at: Moment(7),
                seed: Id::literal("s"),
            },
        }
    }

    #[test]
    fn a_torn_last_line_is_dropped_and_said_wherever_it_breaks_off() {
        let head = Head::new(
            Some(Path::new("/a/b.json")),
            Some(Hash::of(b"x")),
            Moment(1),
        );
        let mut whole = line_of(&head).unwrap();
        whole.extend(line_of(&line("one")).unwrap());
        let first = whole.len();
        whole.extend(line_of(&line("two\nlines")).unwrap());
        for cut in first..=whole.len() {
            let content = read(&whole[..cut]).unwrap().unwrap();
            assert_eq!(content.head, head);
            assert_eq!(content.head.file(), Some(PathBuf::from("/a/b.json")));
            assert_eq!(content.torn, cut != first && cut != whole.len(), "{cut}");
            assert_eq!(content.lines.len(), if cut == whole.len() { 2 } else { 1 });
        }
    }

    #[test]
    fn rubbish_is_no_journal_and_a_bad_line_is_numbered() {
        assert!(read(&b"{}\n"[..]).unwrap().is_none());
        assert!(read(&b"\x00\xff"[..]).unwrap().is_none());
        let mut text = line_of(&Head::new(None, None, Moment(1))).unwrap();
        text.extend(b"{\"command\":5}\n");
        text.extend(line_of(&line("one")).unwrap());
        let content = read(&text[..]).unwrap().unwrap();
        assert_eq!(
            (content.unreadable.as_slice(), content.lines.len()),
            (&[2][..], 1)
        );
    }
}
