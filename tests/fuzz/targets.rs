//! What is done with an input, and what must hold.

use std::{
    cell::RefCell,
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use tempfile::TempDir;
use tickmark::{
    compare::{
        cover::uncovered,
        passages::Passages,
        quotation::{Folded, Outcome, look, quotations},
    },
    import::{self, Format, How},
    session::{Author, Id, Moment, Session, Stamp},
    storage::{self, Loaded, State},
    text::Span,
};

/// Stands between the two files of a pair.
pub const BETWEEN: &[u8] = b"\n\x1e\n";

/// A number for what was answered: the words, without figures and names.
pub fn answer(words: impl IntoIterator<Item = String>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for text in words {
        let plain = |c: &char| c.is_alphabetic() || *c == ' ';
        text.chars()
            .filter(plain)
            .take(60)
            .collect::<String>()
            .hash(&mut hasher);
    }
    hasher.finish()
}

/// What was opened can be saved, and is then a file in order that holds the same.
pub fn saves(session: &Session) -> Vec<u8> {
    let bytes = storage::to_bytes(session).unwrap();
    let again = storage::from_bytes(&bytes)
        .unwrap_or_else(|why| panic!("what was saved does not open: {why}"));
    assert!(
        !again.damaged,
        "what was saved opens as damaged: {:?}",
        again.problems
    );
    let changed: Vec<_> = again
        .problems
        .iter()
        .filter(|problem| problem.changed)
        .collect();
    assert!(
        changed.is_empty(),
        "what was saved is repaired on opening: {changed:?}"
    );
    assert!(
        *again.session == **session,
        "what was saved opens as something else"
    );
    let twice = storage::to_bytes(&again.session).unwrap();
    assert!(twice == bytes, "what was saved twice is not the same");
    bytes
}

/// Files that had to be repaired may contradict each other in what only a reader can decide: which text is the draft's,
/// which place the claim's. What is made of them opens whole, if with a repair that is told; so does that.
fn opens(session: &Session) -> Vec<u8> {
    let bytes = storage::to_bytes(session).unwrap();
    let again = storage::from_bytes(&bytes).unwrap();
    assert!(!again.damaged, "{:?}", again.problems);
    let twice = storage::to_bytes(&again.session).unwrap();
    let again = storage::from_bytes(&twice).unwrap();
    assert!(!again.damaged, "{:?}", again.problems);
    bytes
}

fn open(bytes: &[u8]) -> Result<Loaded, u64> {
    storage::from_bytes(bytes).map_err(|error| answer([error.to_string()]))
}

pub fn load(bytes: &[u8]) -> u64 {
    match open(bytes) {
        Ok(loaded) => {
            if loaded.read_only.is_none() {
                saves(&loaded.session);
            }
            let problems = loaded.problems.iter().map(ToString::to_string);
            answer(problems.chain(loaded.read_only.clone()))
        }
        Err(answer) => answer,
    }
}

pub fn merge(bytes: &[u8]) -> u64 {
    let at = bytes
        .windows(BETWEEN.len())
        .position(|part| part == BETWEEN);
    let (one, other) = at.map_or((bytes, &bytes[..0]), |at| {
        (&bytes[..at], &bytes[at + BETWEEN.len()..])
    });
    let (one, other, in_order) = match (open(one), open(other)) {
        (Ok(one), Ok(other)) => {
            let mut problems = one.problems.iter().chain(&other.problems);
            let in_order = !problems.any(|problem| problem.changed);
            (one.session, other.session, in_order)
        }
        (Err(one), _) => return one,
        (_, Err(other)) => return other.wrapping_add(1),
    };
    let both = one.merge(&other);
    let bytes = if in_order { saves(&both) } else { opens(&both) };
    assert!(
        storage::to_bytes(&other.merge(&one)).unwrap() == bytes,
        "the order of two matters"
    );
    assert!(
        storage::to_bytes(&both.merge(&one)).unwrap() == bytes,
        "merged again it is something else"
    );
    let (conflicts, names) = (both.conflicts(), both.names());
    answer(conflicts.iter().map(|one| one.in_words(&both, &names)))
}

thread_local! {
    static FOLDER: RefCell<Option<TempDir>> = const { RefCell::new(None) };
}

pub fn journal(bytes: &[u8]) -> u64 {
    FOLDER.with_borrow_mut(|folder| {
        let folder = folder.get_or_insert_with(|| tempfile::tempdir().unwrap());
        let journals = folder.path().join("journals");
        fs::create_dir_all(&journals).unwrap();
        fs::write(journals.join("aaaaaaaaaaaaaaaa.journal"), bytes).unwrap();
        let state = State::at(folder.path().to_path_buf());
        let Some(found) = state.recover().unwrap().pop() else {
            return 0;
        };
        match found.replay() {
            Ok(replayed) => {
                saves(&replayed.session);
                assert!(replayed.applied + replayed.already <= found.edits());
                answer(replayed.problems)
            }
            Err(error) => answer([error.to_string()]),
        }
    })
}

pub fn extract(bytes: &[u8]) -> u64 {
    let format = if bytes.len().is_multiple_of(2) {
        Format::Text
    } else {
        Format::Markdown
    };
    let imported = match import::bytes(bytes, "".as_ref(), &How::plain(format)) {
        Ok(imported) => imported,
        Err(error) => return answer([error.to_string()]),
    };
    let notes = imported.notes.clone();
    let command = import::intake(imported, Id::literal("article"), "a.txt").command;
    let stamp = Stamp {
        by: Author::default(),
        at: Moment(1_790_000_000),
        seed: Id::literal("seed"),
    };
    let mut session = Session::default();
    session.apply(command, &stamp).unwrap();
    saves(&session);
    let signals = session.claims.live().flat_map(|(_, claim)| &claim.reasons);
    let mut signals: Vec<String> = signals
        .map(|reason| reason.chars().take(20).collect())
        .collect();
    signals.sort();
    signals.dedup();
    answer(notes.into_iter().chain(signals))
}

/// A list of sources is read or refused; what was read of it can be entered, and saved.
pub fn sources(bytes: &[u8]) -> u64 {
    let read = tickmark::cite::read_bytes(bytes);
    let mut session = Session::default();
    let mut names = 0_u64..;
    let name = || Some(Id::derived(&[b"name", &names.next()?.to_le_bytes()]));
    if let Some(step) = tickmark::cite::enter(&session, &read.sources, name) {
        let stamp = Stamp {
            by: Author::default(),
            at: Moment(1),
            seed: Id::literal("seed"),
        };
        session.apply(step, &stamp).unwrap();
        saves(&session);
    }
    answer(read.problems)
}

/// A claim on the first line, sentences on the others: what is not covered stands in the claim and in order, and what bears on it is one
/// of the sentences, each once.
pub fn compare(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    let (claim, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let sentences: Vec<&str> = rest.split('\n').collect();
    let mut end = 0;
    let found = uncovered(claim, &sentences);
    for one in &found {
        assert!(one.span.start >= end && claim.get(one.span.range()).is_some());
        end = one.span.end;
    }
    let mut index = Passages::default();
    index.add(sentences.iter().copied());
    let hits = index.bearing_on(claim, "", usize::MAX);
    let mut seen: Vec<usize> = hits.iter().map(|hit| hit.sentence).collect();
    assert!(hits.is_sorted_by(|one, next| one.score >= next.score));
    seen.sort_unstable();
    seen.dedup();
    assert!(seen.len() == hits.len() && seen.last().is_none_or(|last| *last < sentences.len()));
    index.search(claim, 20);
    let reasons = hits
        .first()
        .map(|hit| index.reasons(claim, sentences[hit.sentence]));
    let kinds = found.iter().map(|one| format!("{:?}", one.kind));
    answer(kinds.chain(reasons.unwrap_or_default().words))
}

/// The quotations of an article lie in it, one after the other, and what is found of them lies in the document, on whole characters.
pub fn quotation(bytes: &[u8]) -> u64 {
    let at = bytes
        .windows(BETWEEN.len())
        .position(|part| part == BETWEEN);
    let (article, document) = at.map_or((bytes, bytes), |at| {
        (&bytes[..at], &bytes[at + BETWEEN.len()..])
    });
    let (article, document) = (
        String::from_utf8_lossy(article),
        String::from_utf8_lossy(document),
    );
    let fits = |text: &str, span: Span| {
        assert!(
            Span::checked(text, span.start, span.end).is_some(),
            "{span:?}"
        );
    };
    let folded = Folded::of(&document);
    let found = quotations(&article);
    let mut start = 0;
    let mut said = Vec::new();
    for (number, one) in found.iter().enumerate() {
        fits(&article, one.span);
        assert!(one.span.start >= start && one.within.is_none_or(|outer| outer < number));
        start = one.span.start;
        assert!(one.pieces.iter().all(|piece| one.span.covers(piece.span)));
    }
    for one in found.iter().take(20) {
        let outcome = look(one, &[&folded]);
        match &outcome {
            Outcome::ToTheLetter(places) => {
                assert!(!places.is_empty());
                for place in places {
                    assert_eq!(place.pieces.len(), one.pieces.len());
                    assert!(!place.span.is_empty());
                    fits(&document, place.span);
                    for piece in &place.pieces {
                        fits(&document, *piece);
                    }
                    said.extend(place.notes.iter().map(|note| note.says().to_owned()));
                }
            }
            Outcome::Differs(nearest) => {
                for one in nearest {
                    fits(&document, one.span);
                    for change in &one.changes {
                        fits(&article, change.quoted);
                        fits(&document, change.document);
                        assert!(!change.quoted.is_empty() || !change.document.is_empty());
                        said.push(format!("changes {:?}", change.matters));
                    }
                }
            }
            Outcome::NotFound(missing) => said.push(format!("{missing:?}")),
        }
    }
    said.sort();
    said.dedup();
    answer(said)
}
