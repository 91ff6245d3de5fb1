//! What opening and saving a session of 100,000 claims costs: `cargo bench --bench storage`, or with `-- --smoke` in small.
//!
//! The yardstick, in the same run: `serde_json` reading the same bytes into plain derived structs and writing them
//! again, without checks, history or unknown fields. The gates are those of the file format: opening at most three
//! times, saving (which parses what it wrote, and looks at what it replaces) at most four times the yardstick's cost; fsync apart.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "shared/memory.rs"]
mod memory;

use std::{
    collections::BTreeMap,
    io::Write as _,
    path::Path,
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use memory::{peak, resident};
use serde::{Deserialize, Serialize};
use tickmark::session::{
    Author, Command as Act, Id, Moment, NewArticle, NewParagraph, Role, Session, Signal, Stamp,
    Suggestion,
};
use tickmark::storage::{Hash, from_bytes, save, to_bytes};

/// Milliseconds that opening 100,000 claims may take.
const OPEN: f64 = 1000.0;
/// Milliseconds that saving them may take, without the disk.
const SAVE: f64 = 500.0;
/// How many times the yardstick's cost opening may take.
const OPEN_RATIO: f64 = 3.0;
/// How many times the yardstick's cost saving may take.
const SAVE_RATIO: f64 = 4.0;
/// Most memory an open session may take, in MB.
const MEMORY: f64 = 600.0;

fn main() -> ExitCode {
    let smoke = std::env::args().any(|argument| argument == "--smoke");
    let (claims, runs) = if smoke { (1_000, 2) } else { (100_000, 7) };
    if std::env::args().any(|argument| argument == "--make") {
        return match file(claims) {
            Ok(bytes) => std::io::stdout()
                .write_all(&bytes)
                .map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS),
            Err(error) => {
                eprintln!("no session could be made: {error}");
                ExitCode::FAILURE
            }
        };
    }
    // Made by another process, so that this one's memory is what opening takes.
    let Some(bytes) = made(smoke) else {
        println!("no session could be made");
        return ExitCode::FAILURE;
    };
    println!("{claims} claims, {:.1} MB", mega(bytes.len()));
    let before = resident();

    let Ok(loaded) = from_bytes(&bytes) else {
        println!("the session does not open");
        return ExitCode::FAILURE;
    };
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let session = loaded.session;
    assert_eq!(session.claims.len(), claims);
    let memory = mega(resident().saturating_sub(before));
    let saved = disk(runs, &session);
    let saving_memory = mega(peak().saturating_sub(before));
    let Ok(plain) = serde_json::from_slice::<Plain>(&bytes) else {
        println!("the yardstick does not read the file");
        return ExitCode::FAILURE;
    };
    assert_eq!(plain.claims.len(), claims + 1, "and the last entry");

    let open = median(runs, || from_bytes(&bytes).is_ok());
    let read = median(runs, || serde_json::from_slice::<Plain>(&bytes).is_ok());
    let write = median(runs, || serde_json::to_vec_pretty(&plain).is_ok());
    let mut edited = session.clone();
    let edit = median(runs, || decide(&mut edited));

    let row = |what: &str, cost: f64, yardstick: f64| {
        let ratio = cost / yardstick;
        println!("{what:<34} {cost:>8.1} ms   yardstick {yardstick:>8.1} ms   ratio {ratio:>5.2}");
        ratio
    };
    let opening = row("open (parse, check, index)", open, read);
    let saving = row("save (the whole protocol)", saved, write);
    println!("{:<34} {edit:>8.3} ms", "one decision");
    println!("{:<34} {memory:>8.0} MB", "memory of the open session");
    println!(
        "{:<34} {saving_memory:>8.0} MB",
        "and at most while it is saved"
    );
    let met = open <= OPEN
        && saved <= SAVE
        && opening <= OPEN_RATIO
        && saving <= SAVE_RATIO
        && memory <= MEMORY;
    if smoke || met {
        ExitCode::SUCCESS
    } else {
        println!("a gate is missed: {OPEN} ms, {SAVE} ms, {OPEN_RATIO}, {SAVE_RATIO}, {MEMORY} MB");
        ExitCode::FAILURE
    }
}

/// What `--make` writes.
fn made(smoke: bool) -> Option<Vec<u8>> {
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.arg("--make");
    if smoke {
        command.arg("--smoke");
    }
    let output = command.output().ok()?;
    output.status.success().then_some(output.stdout)
}

fn mega(bytes: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "for people")]
    let bytes = bytes as f64;
    bytes / 1e6
}

/// Milliseconds of the run in the middle.
fn median(runs: usize, mut work: impl FnMut() -> bool) -> f64 {
    let mut took: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            assert!(work());
            start.elapsed()
        })
        .collect();
    took.sort();
    took.get(runs / 2)
        .copied()
        .unwrap_or_default()
        .as_secs_f64()
        * 1e3
}

/// Milliseconds of a save in the middle: the whole protocol, in a folder in memory where there is one, so that the disk
/// does not count.
fn disk(runs: usize, session: &Session) -> f64 {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    let folder = folder.expect("a folder to save in");
    let path = folder.path().join("bench.factcheck.json");
    let mut expected: Option<Hash> = None;
    median(runs, || match save(session, &path, expected) {
        Ok(saved) => {
            expected = Some(saved.hash);
            true
        }
        Err(error) => {
            println!("{error}");
            false
        }
    })
}

/// A stamp whose ids depend on `n` alone.
fn stamp(n: usize) -> Stamp {
    Stamp {
        by: Author {
            name: "Ada Lindqvist".to_owned(),
            initials: "AL".to_owned(),
        },
        at: Moment(1_800_000_000 + i64::try_from(n).unwrap_or_default()),
        seed: Id::derived(&[b"bench", &n.to_le_bytes()]),
    }
}

/// Decides one claim of the session.
fn decide(session: &mut Session) -> bool {
    let Some(claim) = session.claims.all().map(|(id, _)| id).next() else {
        return false;
    };
    let command = Act::SetNote {
        claim,
        note: format!("seen {}", session.revision()),
    };
    session.apply(command, &stamp(1)).is_ok()
}

/// A session with so many claims, a tenth of them decided, as bytes.
fn file(claims: usize) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    const WORDS: &str =
        "The harbour board of Dorn spent 4.5 million crowns on the new ferry in 2019.";
    let article = Id::literal("article");
    let paragraph = NewParagraph {
        text: WORDS.to_owned(),
        role: Role::Body,
        locator: String::new(),
        ..NewParagraph::default()
    };
    let mut session = Session::default();
    let new = NewArticle {
        id: Some(article),
        title: "Harbour".to_owned(),
        paragraphs: vec![paragraph; claims],
        ..NewArticle::default()
    };
    session.apply(Act::AddArticle(new), &stamp(0))?;
    let step = WORDS.len() + 1;
    let suggestions = (0..claims).map(|n| Suggestion {
        start: n * step,
        end: n * step + WORDS.len(),
        signals: vec![Signal {
            kind: "money".into(),
            start: n * step + 31,
            end: n * step + 49,
            extra: tickmark::session::Extra::new(),
        }],
        reasons: vec!["gives a sum of money: “4.5 million crowns” (weighed most)".to_owned()],
        checkable: 700,
        worth: 640,
        ..Suggestion::default()
    });
    let suggestions = Act::AddSuggestions {
        article,
        suggestions: suggestions.collect(),
    };
    session.apply(suggestions, &stamp(1))?;
    let ids: Vec<Id> = session.claims.all().map(|(id, _)| id).step_by(10).collect();
    let decided = ids.iter().flat_map(|&claim| {
        [
            Act::SetCheckStatus {
                claim,
                status: "checked".into(),
            },
            Act::SetRationale {
                claim,
                rationale: "The budget for 2019 gives the same sum.".to_owned(),
            },
        ]
    });
    let decided = Act::Batch {
        label: "Decide a tenth".to_owned(),
        commands: decided.collect(),
    };
    session.apply(decided, &stamp(2))?;
    Ok(to_bytes(&session)?)
}

/// The file as plain structs that serde derives.
#[derive(Serialize, Deserialize)]
struct Plain {
    format: String,
    version: u64,
    articles: BTreeMap<String, Option<PlainArticle>>,
    drafts: BTreeMap<String, Option<PlainDraft>>,
    claims: BTreeMap<String, Option<PlainClaim>>,
}

#[derive(Serialize, Deserialize)]
struct PlainArticle {
    title: String,
    order: i64,
    history: BTreeMap<String, Option<PlainEvent>>,
}

#[derive(Serialize, Deserialize)]
struct PlainDraft {
    article: String,
    sha256: String,
    paragraphs: Vec<PlainParagraph>,
    history: BTreeMap<String, Option<PlainEvent>>,
}

#[derive(Serialize, Deserialize)]
struct PlainParagraph {
    text: String,
    role: String,
}

#[derive(Serialize, Deserialize)]
struct PlainClaim {
    article: String,
    #[serde(default)]
    standing: String,
    anchors: BTreeMap<String, PlainAnchor>,
    #[serde(default)]
    check_status: String,
    #[serde(default)]
    rationale: String,
    #[serde(default)]
    signals: Vec<PlainSignal>,
    #[serde(default)]
    reasons: Vec<String>,
    checkable: i64,
    worth: i64,
    history: BTreeMap<String, Option<PlainEvent>>,
}

#[derive(Serialize, Deserialize)]
struct PlainAnchor {
    start: usize,
    end: usize,
    exact: String,
    prefix: String,
    suffix: String,
}

#[derive(Serialize, Deserialize)]
struct PlainSignal {
    kind: String,
    start: usize,
    end: usize,
}

#[derive(Serialize, Deserialize)]
struct PlainEvent {
    field: String,
    value: serde_json::Value,
    #[serde(default)]
    was: serde_json::Value,
    #[serde(default)]
    replaces: Vec<String>,
    #[serde(default)]
    by: Option<String>,
    at: String,
}
