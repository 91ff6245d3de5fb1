//! A session to bytes.

use std::{io, iter, ops::Range, thread};

use serde::{Serialize, Serializer, ser::SerializeMap as _};
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

/// Claims in one part of such a file.
const PART: usize = 4_096;

/// A session file, and which stretches of a large one hold which claims.
#[derive(Debug)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// All its claims, in order; none if it is small.
    pub parts: Vec<Part>,
}

/// A stretch of a session file that holds whole entries of the table of claims, each with the comma behind it.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it stands.
    pub bytes: Range<usize>,
    /// The claims it holds, counted from the first.
    pub claims: Range<usize>,
}

/// The bytes of a session file: UTF-8, LF, two spaces a level, a final newline. The same session is the same bytes.
///
/// A [`crate::session::Session`] derefs to its tables, so `to_bytes(&session)` does. Linear in the session's size. The
/// error names a value that JSON has no words for; no session that was made by commands or read from a file holds one.
pub fn to_bytes(tables: &Tables) -> Result<Vec<u8>, serde_json::Error> {
    written(tables).map(|written| written.bytes)
}

/// Like [`to_bytes`], with the parts in which it can be proven.
pub fn written(tables: &Tables) -> Result<Written, serde_json::Error> {
    let large = tables.claims.len() >= MANY;
    if let Some(written) = large.then(|| in_parts(tables, PART)).flatten() {
        return written;
    }
    let mut bytes = serde_json::to_vec_pretty(&File(tables))?;
    bytes.push(b'\n');
    let parts = Vec::new();
    Ok(Written { bytes, parts })
}

/// The same bytes, the claims written by two threads in parts of so many; `None` if there is no second thread.
pub(super) fn in_parts(tables: &Tables, size: usize) -> Option<Result<Written, serde_json::Error>> {
    // The head of the table of claims. No text can look like it: line breaks in texts are escaped.
    const HEAD: &[u8] = b"\n  \"claims\": {\n";
    let claims: Vec<(Id, &Claim)> = tables.claims.all().collect();
    let mut parts: Vec<&[(Id, &Claim)]> = claims.chunks(size).collect();
    let second = parts.split_off(parts.len() / 2);
    thread::scope(|scope| {
        let work = || entries(&second, Vec::new());
        let other = thread::Builder::new().spawn_scoped(scope, work).ok()?;
        let first = || {
            let rest = Tables {
                claims: Table::default(),
                ..tables.clone()
            };
            let mut head = serde_json::to_vec_pretty(&File(&rest))?;
            let at = head.windows(HEAD.len()).position(|here| here == HEAD);
            let Some(at) = at else { return Ok(None) };
            let tail = head.split_off(at + HEAD.len());
            entries(&parts, head).map(|(bytes, ends)| Some((bytes, ends, tail)))
        };
        let (first, second) = (first(), other.join().ok()?);
        let join = || -> Result<Option<Written>, serde_json::Error> {
            let (Some((mut bytes, mut ends, tail)), (more, their_ends)) = (first?, second?) else {
                return Ok(None);
            };
            ends.extend(their_ends.into_iter().skip(1).map(|end| end + bytes.len()));
            bytes.extend_from_slice(&more);
            bytes.extend_from_slice(&tail);
            bytes.push(b'\n');
            let part = |(at, [start, end]): (usize, &[usize; 2])| Part {
                bytes: *start..*end,
                claims: at * size..claims.len().min((at + 1) * size),
            };
            let parts = ends.array_windows().enumerate().map(part).collect();
            Ok(Some(Written { bytes, parts }))
        };
        join().transpose()
    })
}

/// Puts parts of the table of claims behind `bytes`, each entry with its comma: the constant last entry follows. Returns
/// where the first part begins and each ends.
fn entries(
    parts: &[&[(Id, &Claim)]],
    mut bytes: Vec<u8>,
) -> Result<(Vec<u8>, Vec<usize>), serde_json::Error> {
    let mut ends = vec![bytes.len()];
    for part in parts {
        for (id, claim) in *part {
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
        ends.push(bytes.len());
    }
    Ok((bytes, ends))
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
        testing::{acts, begun, often, run},
    };

    proptest! {
        #![proptest_config(often(250))]

        #[test]
        fn two_threads_write_what_one_writes(acts in acts(40)) {
            let mut session = begun();
            run(&mut session, &acts, &mut 0);
            let mut one = serde_json::to_vec_pretty(&File(&session)).unwrap();
            one.push(b'\n');
            for size in 1..4 {
                let two = in_parts(&session, size).unwrap().unwrap();
                prop_assert_eq!(std::str::from_utf8(&one), std::str::from_utf8(&two.bytes));
                Proof::new(&two, &session).work().unwrap();
            }
        }
    }
}
