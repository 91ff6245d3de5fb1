//! That a file holds the session it was written from: it is read again and compared. In a large file each part is
//! proven by itself, so that several threads can share the work: entries of one map that are well formed one by one are
//! well formed beside each other, and what stands around them is proven as a file without claims.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserializer, de};

use super::{strict, write::Written};
use crate::session::{Claim, Id, LAST, Same, Table, Tables};

/// A proof under way.
pub struct Proof<'p> {
    written: &'p Written,
    tables: &'p Tables,
    claims: Vec<(Id, &'p Claim)>,
    /// The next part that nobody has taken; the first is what stands around the others.
    next: AtomicUsize,
}

impl<'p> Proof<'p> {
    /// Of what was written from these tables.
    pub fn new(written: &'p Written, tables: &'p Tables) -> Self {
        Self {
            written,
            tables,
            claims: tables.claims.all().collect(),
            next: AtomicUsize::new(0),
        }
    }

    /// Proves parts until there are no more. Where several threads do, the file is proven once all of them return; the
    /// error says what came back changed.
    pub fn work(&self) -> Result<(), String> {
        loop {
            let part = self.next.fetch_add(1, Ordering::Relaxed);
            if part > self.written.parts.len() {
                return Ok(());
            }
            self.part(part).map_err(|error| {
                self.stop();
                error.to_string()
            })?;
        }
    }

    /// Leaves what nobody has begun.
    pub fn stop(&self) {
        self.next.store(usize::MAX / 2, Ordering::Relaxed);
    }

    fn part(&self, part: usize) -> Result<(), serde_json::Error> {
        let bytes = &self.written.bytes;
        let Some(part) = part.checked_sub(1) else {
            return self.around();
        };
        let gone = || de::Error::custom("a part of the file is not there");
        let part = self.written.parts.get(part).ok_or_else(gone)?;
        let claims = self.claims.get(part.claims.clone()).ok_or_else(gone)?;
        let entries = text(bytes.get(part.bytes.clone()).ok_or_else(gone)?)?;
        let map = ["{", entries, "\"", LAST, "\": null}"].concat();
        let mut from = serde_json::Deserializer::from_str(&map);
        from.deserialize_map(Same(claims.iter().copied()))?;
        from.end()
    }

    /// What stands around the parts: the file as it would be without claims.
    fn around(&self) -> Result<(), serde_json::Error> {
        let Written { bytes, parts } = self.written;
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return strict::same(text(bytes)?, self.tables);
        };
        let whole = parts.array_windows().all(|[one, next]| {
            one.bytes.end == next.bytes.start && one.claims.end == next.claims.start
        }) && first.claims.start == 0
            && last.claims.end == self.claims.len();
        let head = bytes.get(..first.bytes.start).filter(|_| whole);
        let (Some(head), Some(tail)) = (head, bytes.get(last.bytes.end..)) else {
            return Err(de::Error::custom("the parts are not the whole file"));
        };
        let tables = Tables {
            claims: Table::default(),
            ..self.tables.clone()
        };
        strict::same(text(&[head, tail].concat())?, &tables)
    }
}

fn text(bytes: &[u8]) -> Result<&str, serde_json::Error> {
    std::str::from_utf8(bytes).map_err(de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        session::{Command, Session},
        storage::{
            format::write::in_parts,
            testing::{begun, stamp},
        },
    };

    /// A session of nine claims, written in parts of two.
    fn session() -> (Session, Written) {
        let mut session = begun();
        let (article, _) = session.articles.all().next().unwrap();
        for n in 0..9_u8 {
            let claim = Command::AddClaim {
                id: Some(Id::literal(
                    ["a", "b", "c", "d", "e", "f", "g", "h", "i"][usize::from(n)],
                )),
                article,
                start: usize::from(n),
                end: 26,
                statement: format!("statement {n}"),
            };
            session.apply(claim, &stamp(20 + usize::from(n))).unwrap();
        }
        let written = in_parts(&session, 2).unwrap().unwrap();
        (session, written)
    }

    #[test]
    fn a_change_in_any_part_is_noticed() {
        let (session, written) = session();
        assert_eq!(written.parts.len(), 5);
        Proof::new(&written, &session).work().unwrap();
        let text = String::from_utf8(written.bytes.clone()).unwrap();
        let spoilt = (0..9).map(|n| (format!("statement {n}"), format!("statemend {n}")));
        let around = [
            ("\"title\": \"Harbour\"", "\"title\": \"Harbor_\""),
            ("\"a\": {\n", "\"z\": {\n"),
            ("\"version\": 1", "\"version\": 2"),
            ("    \"~\": null\n", "    \"~\": true\n"),
        ];
        let around = around.map(|(from, to)| (from.to_owned(), to.to_owned()));
        for (from, to) in spoilt.chain(around) {
            assert!(text.contains(&from), "{from}");
            let spoilt = Written {
                bytes: text.replace(&from, &to).into_bytes(),
                parts: written.parts.clone(),
            };
            let wrong = Proof::new(&spoilt, &session).work();
            assert!(wrong.is_err(), "{from} → {to}");
        }
    }

    #[test]
    fn parts_that_are_not_the_whole_file_prove_nothing() {
        let (session, written) = session();
        for at in 0..written.parts.len() {
            let mut parts = written.parts.clone();
            parts.remove(at);
            let bytes = written.bytes.clone();
            let less = Written { bytes, parts };
            assert!(
                Proof::new(&less, &session).work().is_err(),
                "without part {at}"
            );
        }
    }

    #[test]
    fn two_threads_prove_all_of_it() {
        let (session, mut written) = session();
        for spoilt in [false, true] {
            if spoilt {
                let at = written.parts[3].bytes.start + 5;
                written.bytes[at] = b'z';
            }
            let proof = Proof::new(&written, &session);
            let results = std::thread::scope(|scope| {
                let other = scope.spawn(|| proof.work());
                [proof.work(), other.join().unwrap()]
            });
            assert_eq!(results.iter().any(Result::is_err), spoilt);
        }
    }
}
