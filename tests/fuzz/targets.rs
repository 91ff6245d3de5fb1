//! What is done with an input, and what must hold.

use std::{
    cell::RefCell,
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::{Cursor, Write as _},
};

use tempfile::TempDir;
use tickmark::{
    import::{self, Attachment, Format, How, View},
    session::{Author, Id, Link, Moment, Session, Stamp},
    storage::{self, Loaded, State},
    text::Span,
};

/// Stands between the two files of a pair.
pub const BETWEEN: &[u8] = b"\n\x1e\n";

/// A number for what was answered: the words, without figures and names.
fn answer(words: impl IntoIterator<Item = String>) -> u64 {
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
fn saves(session: &Session) -> Vec<u8> {
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
    answer(both.conflicts().iter().map(ToString::to_string))
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

/// A package of one part, and whatever else tells what it is.
fn packed(part: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    let book: &[u8] = br#"<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>"#;
    let root: &[u8] = br#"<container><rootfile full-path="a.opf"/></container>"#;
    let about: &[u8] = b"<office:document-meta/>";
    for (name, content) in [
        (part, content),
        ("META-INF/container.xml", root),
        ("a.opf", book),
        ("meta.xml", about),
    ] {
        archive.start_file(name, how).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A document: its first letter tells the format, so that what is spoilt is the text and not the archive around it.
pub fn documents(bytes: &[u8]) -> u64 {
    let (first, rest) = bytes.split_first().unwrap_or((&b'h', &[]));
    let (format, content) = match first {
        b'd' => (Format::Docx, packed("word/document.xml", rest)),
        b'o' => (Format::Odt, packed("content.xml", rest)),
        b'e' => (Format::Epub, packed("a.xhtml", rest)),
        b'm' => (Format::Mail, rest.to_vec()),
        b's' => (Format::Mhtml, rest.to_vec()),
        b'r' => (Format::Rtf, rest.to_vec()),
        b'h' => (Format::Html, rest.to_vec()),
        b'c' => (Format::Rich, rest.to_vec()),
        _ => (Format::of(rest, "".as_ref()), rest.to_vec()),
    };
    let mut words = Vec::new();
    for view in [View::Final, View::Original] {
        let read = match import::readers::read(&content, format, view) {
            Some(Ok(read)) => read,
            Some(Err(error)) => {
                words.push(error.to_string());
                continue;
            }
            None => return 0,
        };
        let text = read.text();
        for paragraph in &read.paragraphs {
            assert!(!paragraph.text.contains(['\n', '\r']), "{paragraph:?}");
            let letters = paragraph.text.chars().count();
            let lies_in = |link: &Link| link.start < link.end && link.end <= letters;
            assert!(paragraph.links.iter().all(lies_in), "{paragraph:?}");
            words.push(format!("{:?}", paragraph.role));
        }
        for remark in &read.remarks {
            let lies_in = |place: Span| Span::checked(&text, place.start, place.end).is_some();
            assert!(remark.place.is_none_or(lies_in), "{remark:?}");
        }
        for (one, number) in read.attachments.iter().zip(1..) {
            let (_, part) = import::readers::attachment(&content, number).unwrap();
            assert_eq!(*one, Attachment::of(number, &one.name, &part));
            words.push(one.kind.clone());
        }
        words.extend(read.notes);
    }
    words.dedup();
    answer(words)
}
