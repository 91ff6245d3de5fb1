//! That a file holds the session it was written from: it is read again and compared. Of a large file each piece is
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
    /// The next piece that nobody has taken; the first stands for what is around the claims.
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

    /// Proves pieces until there are no more. Where several threads do, the file is proven once all of them return; the
    /// error says what came back changed.
    pub fn work(&self) -> Result<(), String> {
        let wrong = |error: serde_json::Error| {
            self.stop();
            error.to_string()
        };
        loop {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            match (at, self.written.pieces.as_slice()) {
                (0, [whole]) => text(whole)
                    .and_then(|whole| strict::same(whole, self.tables))
                    .map_err(wrong)?,
                (0, [head, claims @ .., tail]) => {
                    self.around(head, claims.len(), tail).map_err(wrong)?;
                }
                (at, [_, claims @ .., _]) if at <= claims.len() => {
                    self.claims(at - 1, claims).map_err(wrong)?;
                }
                _ => return Ok(()),
            }
        }
    }

    /// Leaves what nobody has begun.
    pub fn stop(&self) {
        self.next.store(usize::MAX / 2, Ordering::Relaxed);
    }

    /// One of the pieces that hold claims.
    fn claims(&self, at: usize, pieces: &[Vec<u8>]) -> Result<(), serde_json::Error> {
        let missing = || de::Error::custom("a piece of the file is missing");
        let piece = pieces.get(at).ok_or_else(missing)?;
        let claims = self.claims.chunks(self.written.claims.max(1)).nth(at);
        let claims = claims.ok_or_else(missing)?;
        let map = ["{", text(piece)?, "\"", LAST, "\": null}"].concat();
        let mut from = serde_json::Deserializer::from_str(&map);
        from.deserialize_map(Same(claims.iter().copied()))?;
        from.end()
    }

    /// What stands around the claims: the file as it would be without them.
    fn around(&self, head: &[u8], pieces: usize, tail: &[u8]) -> Result<(), serde_json::Error> {
        if pieces != self.claims.len().div_ceil(self.written.claims.max(1)) {
            return Err(de::Error::custom("the pieces do not hold every claim"));
        }
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
            format::write::in_pieces,
            testing::{begun, stamp},
        },
    };

    /// A session of nine claims, written in pieces of two.
    fn session() -> (Session, Written) {
        let mut session = begun();
        let (article, _) = session.articles.all().next().unwrap();
        for (n, id) in ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
            .into_iter()
            .enumerate()
        {
            let claim = Command::AddClaim {
                id: Some(Id::literal(id)),
                article,
                start: n,
                end: 26,
                statement: format!("statement {n}"),
                part_of: None,
            };
            session.apply(claim, &stamp(20 + n)).unwrap();
        }
        let written = in_pieces(&session, 2).unwrap();
        (session, written)
    }

    #[test]
    fn a_change_in_any_piece_is_noticed() {
        let (session, written) = session();
        assert_eq!(written.pieces.len(), 7);
        Proof::new(&written, &session).work().unwrap();
        let spoilt = (0..9).map(|n| (format!("statement {n}"), format!("statemend {n}")));
        let other = [
            ("\"title\": \"Harbour\"", "\"title\": \"Harbor_\""),
            ("\"a\": {\n", "\"z\": {\n"),
            ("\"version\": 1", "\"version\": 2"),
            ("    \"~\": null\n", "    \"~\": true\n"),
        ];
        let other = other.map(|(from, to)| (from.to_owned(), to.to_owned()));
        for (from, to) in spoilt.chain(other) {
            let mut changed = 0;
            let spoilt = |piece: &Vec<u8>| {
                let text = String::from_utf8(piece.clone()).unwrap();
                changed += usize::from(text.contains(&from));
                text.replace(&from, &to).into_bytes()
            };
            let pieces = written.pieces.iter().map(spoilt).collect();
            assert!(changed > 0, "{from}");
            let claims = written.claims;
            let spoilt = Written { pieces, claims };
            let wrong = Proof::new(&spoilt, &session).work();
            assert!(wrong.is_err(), "{from} → {to}");
        }
    }

    #[test]
    fn pieces_that_are_not_the_whole_file_prove_nothing() {
        let (session, written) = session();
        for at in 0..written.pieces.len() {
            let mut pieces = written.pieces.clone();
            pieces.remove(at);
            let claims = written.claims;
            let less = Written { pieces, claims };
            assert!(Proof::new(&less, &session).work().is_err(), "without {at}");
        }
    }

    #[test]
    fn two_threads_prove_all_of_it() {
        let (session, mut written) = session();
        for spoilt in [false, true] {
            if spoilt {
                written.pieces[3][5] = b'z';
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
