//! A session to bytes.

use std::{
    io, iter,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use serde::{
    Serialize, Serializer,
    ser::{self, SerializeMap as _},
};
use serde_json::ser::Formatter;

use super::{FORMAT, VERSION};
use crate::session::{Claim, Id, Table, Tables};

/// The whole file, in its fixed order.
struct File<'a>(&'a Tables);

impl Serialize for File<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        map.serialize_entry("version", &VERSION)?;
        self.0.write(&mut map)?;
        map.end()
    }
}

/// Sessions of so many claims are written, and proven, by two threads.
const MANY: usize = 10_000;

/// Claims in one piece of such a file.
const PIECE: usize = 4_096;

/// A session file in pieces that stand behind each other.
#[derive(Debug)]
pub struct Written {
    /// One piece; or, of a large session, what stands before its claims, pieces with so many claims each, and what
    /// stands behind them.
    pub pieces: Vec<Vec<u8>>,
    /// How many claims that is.
    pub claims: usize,
}

/// The bytes of a session file: UTF-8, LF, two spaces a level, a final newline. The same session is the same bytes.
///
/// A [`crate::session::Session`] derefs to its tables, so `to_bytes(&session)` does. Linear in the session's size. The
/// error names a value that JSON has no words for; no session that was made by commands or read from a file holds one.
pub fn to_bytes(tables: &Tables) -> Result<Vec<u8>, serde_json::Error> {
    written(tables).map(|written| written.pieces.concat())
}

/// Like [`to_bytes`], in the pieces in which it can be proven.
pub fn written(tables: &Tables) -> Result<Written, serde_json::Error> {
    if tables.claims.len() >= MANY {
        return in_pieces(tables, PIECE);
    }
    let mut bytes = serde_json::to_vec_pretty(&File(tables))?;
    bytes.push(b'\n');
    Ok(Written {
        pieces: vec![bytes],
        claims: 0,
    })
}

/// The same bytes, with so many claims in a piece, written by two threads.
pub(super) fn in_pieces(tables: &Tables, size: usize) -> Result<Written, serde_json::Error> {
    let claims: Vec<(Id, &Claim)> = tables.claims.all().collect();
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<(usize, Vec<u8>)>, serde_json::Error> {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(piece) = claims.chunks(size).nth(at) else {
                return Ok(done);
            };
            done.push((at, entries(piece)?));
        }
    };
    let (around, ours, theirs) = thread::scope(|scope| {
        let other = thread::Builder::new().spawn_scoped(scope, work);
        let (around, ours) = (around(tables), work());
        // Without a second thread there is nothing that it did; what one left half done is missed below.
        let theirs = other.map_or_else(
            |_| Ok(Vec::new()),
            |other| other.join().unwrap_or_else(|_| Ok(Vec::new())),
        );
        (around, ours, theirs)
    });
    let ((head, tail), mut entries) = (around?, ours?);
    entries.extend(theirs?);
    entries.sort_unstable_by_key(|(at, _)| *at);
    if entries.len() != claims.len().div_ceil(size) {
        return Err(ser::Error::custom("a thread that wrote claims broke off"));
    }
    let mut pieces = vec![head];
    pieces.extend(entries.into_iter().map(|(_, piece)| piece));
    pieces.push(tail);
    Ok(Written {
        pieces,
        claims: size,
    })
}

/// What stands before the claims of a file, and what stands behind them.
fn around(tables: &Tables) -> Result<(Vec<u8>, Vec<u8>), serde_json::Error> {
    // The head of the table of claims. No text can look like it: line breaks in texts are escaped.
    const HEAD: &[u8] = b"\n  \"claims\": {\n";
    let rest = Tables {
        claims: Table::default(),
        ..tables.clone()
    };
    let mut head = serde_json::to_vec_pretty(&File(&rest))?;
    head.push(b'\n');
    // From the end: articles, which stand before it, are the longer part.
    let at = head.windows(HEAD.len()).rposition(|here| here == HEAD);
    let at = at.ok_or_else(|| ser::Error::custom("there is no place for claims"))?;
    let tail = head.split_off(at + HEAD.len());
    Ok((head, tail))
}

/// Claims as entries of their table, each with its comma: the constant last entry follows.
fn entries(claims: &[(Id, &Claim)]) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::new();
    for (id, claim) in claims {
        bytes.extend_from_slice(b"    \"");
        bytes.extend_from_slice(id.as_str().as_bytes());
        bytes.extend_from_slice(b"\": ");
        let layout = Layout {
            depth: 2,
            filled: false,
        };
        let mut to = serde_json::Serializer::with_formatter(&mut bytes, layout);
        claim.serialize(&mut to)?;
        bytes.extend_from_slice(b",\n");
    }
    Ok(bytes)
}

/// `serde_json`'s pretty layout, begun at some depth.
struct Layout {
    depth: usize,
    /// Whether the object or list that closes next holds anything.
    filled: bool,
}

impl Layout {
    fn open<W: ?Sized + io::Write>(&mut self, to: &mut W, mark: u8) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        to.write_all(&[mark])
    }

    fn close<W: ?Sized + io::Write>(&mut self, to: &mut W, mark: u8) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.filled {
            self.line(to, true)?;
        }
        to.write_all(&[mark])
    }

    fn line<W: ?Sized + io::Write>(&self, to: &mut W, first: bool) -> io::Result<()> {
        to.write_all(if first { b"\n" } else { b",\n" })?;
        iter::repeat_n(b"  ", self.depth).try_for_each(|indent| to.write_all(indent))
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b'[')
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b']')
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.line(to, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b'{')
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b'}')
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.line(to, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::storage::{
        format::proof::Proof,
        testing::{acts, begun, run},
    };

    proptest! {
        #![proptest_config(crate::text::tests::often(250))]

        #[test]
        fn two_threads_write_what_one_writes(acts in acts(40)) {
            let mut session = begun();
            run(&mut session, &acts, &mut 0);
            let mut one = serde_json::to_vec_pretty(&File(&session)).unwrap();
            one.push(b'\n');
            for size in 1..4 {
                let two = in_pieces(&session, size).unwrap();
                let bytes = two.pieces.concat();
                prop_assert_eq!(std::str::from_utf8(&one), std::str::from_utf8(&bytes));
                Proof::new(&two, &session).work().unwrap();
            }
        }
    }
}
