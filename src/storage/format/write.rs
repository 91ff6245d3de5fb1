//! A session to bytes.

use std::{io, iter, thread};

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

/// Sessions of so many claims are written by two threads.
const MANY: usize = 10_000;

/// The bytes of a session file: UTF-8, LF, two spaces a level, a final newline. The same session is the same bytes.
///
/// A [`crate::session::Session`] derefs to its tables, so `to_bytes(&session)` does. Linear in the session's size. The
/// error names a value that JSON has no words for; no session that was made by commands or read from a file holds one.
pub fn to_bytes(tables: &Tables) -> Result<Vec<u8>, serde_json::Error> {
    let large = tables.claims.len() >= MANY;
    let mut bytes = match large.then(|| halves(tables)).flatten() {
        Some(bytes) => bytes?,
        None => serde_json::to_vec_pretty(&File(tables))?,
    };
    bytes.push(b'\n');
    Ok(bytes)
}

/// The same bytes, the claims written by two threads; `None` if there is no second one.
fn halves(tables: &Tables) -> Option<Result<Vec<u8>, serde_json::Error>> {
    // The head of the table of claims. No text can look like it: line breaks in texts are escaped.
    const HEAD: &[u8] = b"\n  \"claims\": {\n";
    let claims: Vec<(Id, &Claim)> = tables.claims.all().collect();
    let (first, second) = claims.split_at(claims.len() / 2);
    let rest = Tables {
        claims: Table::default(),
        ..tables.clone()
    };
    let (rest, first, second) = thread::scope(|scope| {
        let other = thread::Builder::new().spawn_scoped(scope, || entries(second));
        let rest = serde_json::to_vec_pretty(&File(&rest));
        let first = entries(first);
        Some((rest, first, other.ok()?.join().ok()?))
    })?;
    let join = || -> Result<Option<Vec<u8>>, serde_json::Error> {
        let (rest, first, second) = (rest?, first?, second?);
        let at = rest.windows(HEAD.len()).position(|here| here == HEAD);
        let Some((head, tail)) = at.and_then(|at| rest.split_at_checked(at + HEAD.len())) else {
            return Ok(None);
        };
        Ok(Some([head, &first, &second, tail].concat()))
    };
    join().transpose()
}

/// Claims as the entries of their table, each with the comma behind it: the constant last entry follows.
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
        claim.serialize(&mut serde_json::Serializer::with_formatter(
            &mut bytes, layout,
        ))?;
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
    use crate::storage::testing::{acts, begun, often, run};

    proptest! {
        #![proptest_config(often(250))]

        #[test]
        fn two_threads_write_what_one_writes(acts in acts(40)) {
            let mut session = begun();
            run(&mut session, &acts, &mut 0);
            let one = serde_json::to_vec_pretty(&File(&session)).unwrap();
            let two = halves(&session).unwrap().unwrap();
            prop_assert_eq!(String::from_utf8(one), String::from_utf8(two));
        }
    }
}
