//! Files of every version there was, as it wrote them: each opens without a problem and is written again to the byte.
//!
//! `tests/corpus/v1` holds what version 1 wrote. A file there is never changed: a later program that cannot read one, or
//! writes it differently, has broken somebody's session. When a version comes, its files are added by
//! `cargo test --test versions -- --ignored`, which makes those that are missing and leaves the others alone.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use tickmark::{
    import::{self, Format},
    session::{
        Author, CheckStatus, Command, Id, Moment, NewArticle, NewEvidence, NewParagraph, NewSource,
        Resolution, Role, Session, Stamp, Stance, Tier,
    },
    storage::{self, State},
};

const SESSION_END: &str = ".factcheck.json";
const JOURNAL_END: &str = ".journal";

fn corpus(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(version)
}

/// The files of a version whose names end so, with their names.
fn files(version: &str, end: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(corpus(version)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, path)
        })
        .filter(|(name, _)| name.ends_with(end))
        .map(|(name, path)| (name, fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// What is wrong with how this program takes a file; none if it opens it as it is and writes it as it was.
fn wrong(bytes: &[u8]) -> Option<String> {
    let loaded = match storage::from_bytes(bytes) {
        Ok(loaded) => loaded,
        Err(error) => return Some(error.to_string()),
    };
    if loaded.damaged || !loaded.problems.is_empty() || loaded.read_only.is_some() {
        return Some(format!("{:?} {:?}", loaded.problems, loaded.read_only));
    }
    if storage::to_bytes(&loaded.session).unwrap() != bytes {
        return Some("it is written differently".to_owned());
    }
    None
}

#[test]
fn what_version_1_wrote_opens_and_is_written_to_the_byte() {
    let files = files("v1", SESSION_END);
    assert!(files.len() >= 7, "{}", files.len());
    for (name, bytes) in &files {
        assert_eq!(wrong(bytes), None, "{name}");
    }
    println!("{0} of {0} files of version 1", files.len());
}

#[test]
fn the_check_notices_what_does_not_hold() {
    let (_, bytes) = files("v1", SESSION_END).pop().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    for (from, to) in [
        ("\n  \"version\"", "\n \"version\""),
        ("\"version\": 1", "\"version\": 2"),
        ("\"articles\"", "\"article\""),
        ("\n}", ""),
    ] {
        assert!(text.contains(from), "{from}");
        let spoilt = text.replacen(from, to, 1);
        assert!(wrong(spoilt.as_bytes()).is_some(), "{from}");
    }
}

#[test]
fn the_files_hold_what_they_are_there_for() {
    let of = |name: &str| {
        let bytes = fs::read(corpus("v1").join(name)).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        (storage::from_bytes(text.as_bytes()).unwrap().session, text)
    };
    let (work, _) = of("work.factcheck.json");
    assert!(work.every().count() >= 12);
    assert!(work.conflicts().is_empty());
    let (disputed, _) = of("disputed.factcheck.json");
    assert_eq!(disputed.conflicts().len(), 1);
    let (_, later) = of("later.factcheck.json");
    for kept in [
        "1e+400",
        "0.30000000000000004",
        "\"verdict\": \"misleading\"",
        "from_later",
    ] {
        assert!(later.contains(kept), "{kept}");
    }
    // A change elsewhere loses nothing of it.
    let (mut session, _) = of("later.factcheck.json");
    let title = Command::SetTitle {
        title: "Changed".to_owned(),
    };
    session.apply(title, &stamp(900)).unwrap();
    let again = String::from_utf8(storage::to_bytes(&session).unwrap()).unwrap();
    let gone = later.lines().filter(|line| {
        let line = line.trim_end_matches(',');
        !again.contains(line) && !line.contains("title")
    });
    assert_eq!(gone.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn what_version_99_writes_opens_to_be_read_and_is_not_written_over() {
    let name = "v99.factcheck.json";
    let bytes = fs::read(corpus("later").join(name)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, &bytes).unwrap();
    let loaded = storage::load(&path).unwrap();
    let why = loaded.read_only.unwrap();
    assert!(why.contains("newer version"), "{why}");
    assert_eq!(loaded.session.sources.live().count(), 1);
    storage::save(&loaded.session, &path, Some(loaded.hash)).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn journals_of_version_1_are_replayed() {
    for (name, bytes) in files("v1", JOURNAL_END) {
        let folder = tempfile::tempdir().unwrap();
        let state = State::at(folder.path().to_path_buf());
        let journals = folder.path().join("journals");
        fs::create_dir(&journals).unwrap();
        fs::write(journals.join(&name), &bytes).unwrap();
        let found = state.recover().unwrap();
        let replayed = found[0].replay().unwrap();
        assert_eq!(replayed.problems, Vec::<String>::new(), "{name}");
        assert_eq!(replayed.applied, found[0].edits(), "{name}");
        let session = corpus("v1").join(name.replace(JOURNAL_END, SESSION_END));
        let expected = fs::read_to_string(session).unwrap();
        let written = storage::to_bytes(&replayed.session).unwrap();
        let written = String::from_utf8(written).unwrap();
        // What is done now gives claims their numbers, and nothing else has changed.
        let numbers = |line: &&str| line.trim_start().starts_with("\"fact_number\"");
        assert_eq!(
            written.lines().filter(numbers).count(),
            replayed.session.claims.len()
        );
        let before: Vec<&str> = written.lines().filter(|line| !numbers(line)).collect();
        assert_eq!(before, expected.lines().collect::<Vec<_>>());
    }
}

fn stamp(n: u64) -> Stamp {
    Stamp {
        by: Author {
            name: "Ines Varga".to_owned(),
            initials: "IV".to_owned(),
        },
        at: Moment(1_790_000_000 + i64::try_from(n).unwrap() * 60),
        seed: Id::derived(&[b"corpus", &n.to_le_bytes()]),
    }
}

/// Applies commands one after the other, from a minute on.
fn done(mut session: Session, from: u64, commands: &[Command]) -> Session {
    for (n, command) in commands.iter().enumerate() {
        session
            .apply(command.clone(), &stamp(from + n as u64))
            .unwrap();
    }
    session
}

const CLAIM: Id = Id::literal("claim-1");
const ARTICLE: Id = Id::literal("article-1");

fn article(lines: &[&str]) -> Vec<NewParagraph> {
    let paragraph = |line: &&str| NewParagraph {
        text: (*line).to_owned(),
        role: Role::Body,
        locator: String::new(),
        ..NewParagraph::default()
    };
    lines.iter().map(paragraph).collect()
}

fn work() -> Vec<Command> {
    let source = Id::literal("source-1");
    let text = |text: &str| text.to_owned();
    vec![
        Command::SetTitle {
            title: text("Ferry"),
        },
        Command::AddArticle(NewArticle {
            id: Some(ARTICLE),
            title: text("Ferry “twice as busy”"),
            byline: text("Marta Oll"),
            published: text("2026-03-12"),
            language: text("en"),
            paragraphs: article(&[
                "The ferry carried 412,000 passengers in 2024.",
                "A ticket costs 4.50 crowns, up from 3.20 in 2019.",
                "Naïve: a̐éö̲ 👩‍🚀 \u{2028} עברית العربية 中文 \u{1}.",
            ]),
            ..NewArticle::default()
        }),
        Command::AddClaim {
            id: Some(CLAIM),
            article: ARTICLE,
            start: 0,
            end: 45,
            statement: String::new(),
            part_of: None,
        },
        Command::AddClaim {
            id: Some(Id::literal("claim-2")),
            article: ARTICLE,
            start: 46,
            end: 95,
            statement: text("A ticket costs 4.50 crowns"),
            part_of: None,
        },
        Command::Split {
            claim: Id::literal("claim-2"),
            at: 74,
            id: Some(Id::literal("claim-3")),
        },
        Command::SetVerdict {
            claim: CLAIM,
            verdict: Some(text("false")),
        },
        Command::SetRationale {
            claim: CLAIM,
            rationale: text("The harbour book says \"312,000\".\nSee p. 4."),
        },
        Command::SetCheckStatus {
            claim: CLAIM,
            status: CheckStatus::Checked,
        },
        Command::SetResolution {
            claim: CLAIM,
            resolution: Resolution::Stet,
        },
        Command::AddSource(NewSource {
            id: Some(source),
            title: text("Harbour book"),
            ..NewSource::default()
        }),
        Command::AddEvidence(NewEvidence {
            id: Some(Id::literal("evidence-1")),
            claim: CLAIM,
            source,
            stance: Stance::Contradicts,
            locator: text("p. 4"),
            extract: text("312,000"),
            tier: Tier::Primary,
            looked_on: String::new(),
            ..NewEvidence::default()
        }),
        Command::AddPerson {
            id: Some(Id::literal("person-1")),
            name: text("Ben Okafor"),
            initials: text("BO"),
            role: text("editor"),
        },
        Command::AddContact {
            id: Some(Id::literal("contact-1")),
            name: text("Harbour office"),
            claims: vec![CLAIM],
            asked: text("How many?"),
        },
        Command::RequestChange {
            id: Some(Id::literal("change-1")),
            claim: CLAIM,
            proposed: text("312,000"),
            reason: text("as the book says"),
        },
        Command::MarkNothing {
            id: Some(Id::literal("mark-1")),
            article: ARTICLE,
            start: 96,
            end: 100,
            reason: tickmark::session::NothingReason::Opinion,
        },
        Command::SetScale {
            scale: Id::literal("politifact"),
        },
        Command::SetThreshold { threshold: 700 },
        Command::SignOff {
            id: Some(Id::literal("sign-off-1")),
            article: ARTICLE,
            role: text("editor"),
        },
        Command::Correct {
            id: Some(Id::literal("correction-1")),
            claim: CLAIM,
            what: text("412,000 was 312,000"),
            why: text("misread"),
            verdict: Some(text("false")),
        },
        Command::SetNote {
            claim: CLAIM,
            note: text("once"),
        },
        Command::Undo,
        Command::Dismiss {
            claim: Id::literal("claim-3"),
        },
    ]
}

/// The session files of version 1, by name.
fn sessions() -> Vec<(&'static str, Vec<u8>)> {
    let work = done(Session::default(), 1, &work());
    let note = |note: &str| Command::SetNote {
        claim: CLAIM,
        note: note.to_owned(),
    };
    let [one, other] = [(100, "Ask again."), (200, "Asked.")]
        .map(|(from, words)| done(work.clone(), from, &[note(words)]));
    let draft = Command::AddDraft {
        article: ARTICLE,
        file: "ferry-2.txt".to_owned(),
        package: String::new(),
        paragraphs: article(&[
            "The ferry carried 312,000 passengers in 2024.",
            "A ticket costs 4.50 crowns, up from 3.20 in 2019.",
        ]),
    };
    let sample =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample.txt"))
            .unwrap();
    let imported = import::text(&sample, Format::Text).unwrap();
    let intake = import::intake(imported, ARTICLE, "sample.txt").command;
    let bytes = |session: &Session| storage::to_bytes(session).unwrap();
    // As a later version might write it, within the form of version 1.
    let mut later: Value = serde_json::from_slice(&bytes(&work)).unwrap();
    later["from_later"] = json!({"deep": [{"er": null}, 18_446_744_073_709_551_615_u64]});
    later["claims"]["claim-1"]["from_later"] =
        serde_json::from_str("[1e400, 0.30000000000000004, -0.0]").unwrap();
    later["claims"]["claim-2"]["verdict"] = json!("misleading");
    later["evidence"]["evidence-1"]["stance"] = json!("hearsay");
    let later = storage::from_bytes(later.to_string().as_bytes()).unwrap();
    vec![
        ("empty.factcheck.json", bytes(&Session::default())),
        ("work.factcheck.json", bytes(&work)),
        ("disputed.factcheck.json", bytes(&one.merge(&other))),
        (
            "second-draft.factcheck.json",
            bytes(&done(work.clone(), 300, &[draft])),
        ),
        (
            "sample.factcheck.json",
            bytes(&done(Session::default(), 1, &[intake])),
        ),
        ("later.factcheck.json", bytes(&later.session)),
        ("edits.factcheck.json", bytes(&work)),
    ]
}

#[test]
#[ignore = "makes the files of a new version"]
fn make_what_is_missing() {
    let make = |version: &str, name: &str, bytes: &[u8]| {
        let path = corpus(version).join(name);
        fs::create_dir_all(corpus(version)).unwrap();
        if !path.exists() {
            fs::write(path, bytes).unwrap();
        }
    };
    for (name, bytes) in sessions() {
        make("v1", name, &bytes);
    }
    // The journal that a window leaves whose session was never saved.
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path().to_path_buf());
    let mut journal = state.journal(None, None, stamp(0).at).unwrap();
    let mut session = Session::default();
    for (n, command) in work().into_iter().enumerate() {
        let written = journal.apply(&mut session, command, &stamp(1 + n as u64));
        written.unwrap().1.unwrap();
    }
    make("v1", "edits.journal", &fs::read(journal.path()).unwrap());
    let source = NewSource {
        id: Some(Id::literal("source-1")),
        title: "Harbour book".to_owned(),
        ..NewSource::default()
    };
    let session = done(Session::default(), 1, &[Command::AddSource(source)]);
    let text = String::from_utf8(storage::to_bytes(&session).unwrap()).unwrap();
    let text = text.replacen("\"version\": 1", "\"version\": 99", 1);
    make("later", "v99.factcheck.json", text.as_bytes());
}
