//! Two people's work on one session, made one by the real program and by the real git.
//!
//! Needs `git`. Where it is not installed the tests that run it say so and pass; with `TICKMARK_REQUIRE_GIT=1` they fail
//! instead.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may panic, and says what it did not do"
)]

#[path = "support/programs.rs"]
mod programs;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command as Program, Output},
};

use tempfile::TempDir;
use tickmark::{
    session::{
        Author, CheckStatus, Command, Id, Moment, NewArticle, NewParagraph, Resolution, Role,
        Session, Stamp,
    },
    storage::{from_bytes, to_bytes},
};

/// How many pairs of people work.
const PAIRS: usize = 200;
/// Claims that they share among themselves.
const CLAIMS: usize = 40;
const ARTICLE: Id = Id::literal("article");

/// Numbers that are the same on every machine (`SplitMix64`, <https://prng.di.unimi.it/splitmix64.c>).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n).unwrap()).unwrap()
    }
}

/// Somebody at work.
struct Person<'n> {
    name: &'static str,
    numbers: &'n mut Numbers,
    session: Session,
    minutes: i64,
}

impl Person<'_> {
    fn does(&mut self, command: Command) {
        self.minutes += 1;
        let mut bits = [0; 10];
        bits[..8].copy_from_slice(&self.numbers.next().to_le_bytes());
        let stamp = Stamp {
            by: Author {
                name: self.name.to_owned(),
                initials: String::new(),
            },
            at: Moment(1_790_000_000 + self.minutes * 60),
            seed: Id::from_bits(bits),
        };
        self.session.apply(command, &stamp).unwrap();
    }

    fn decides(&mut self, claim: Id) {
        let verdicts = ["true", "mostly_true", "half_true", "mostly_false", "false"];
        let verdict = verdicts[self.numbers.below(verdicts.len())].to_owned();
        let resolution = Resolution::ALL[self.numbers.below(Resolution::ALL.len())].clone();
        self.does(Command::SetVerdict {
            claim,
            verdict: Some(verdict),
        });
        self.does(Command::SetRationale {
            claim,
            rationale: format!("{} looked it up, minute {}.", self.name, self.minutes),
        });
        self.does(Command::SetResolution { claim, resolution });
        self.does(Command::SetCheckStatus {
            claim,
            status: CheckStatus::Checked,
        });
    }

    /// Adds up to three claims of their own.
    fn adds(&mut self) {
        for _ in 0..self.numbers.below(4) {
            let start = self.numbers.below(CLAIMS) * SENTENCE;
            self.does(Command::AddClaim {
                id: None,
                article: ARTICLE,
                start,
                end: start + 12,
                statement: format!("{} asks about minute {}", self.name, self.minutes),
                part_of: None,
            });
        }
    }
}

/// Code points from the beginning of one sentence of the article to the next.
const SENTENCE: usize = 41;

fn text() -> String {
    let line = |n| {
        format!(
            "Pier {n:02} held {:03} boats in the year {}.",
            n * 7 + 3,
            1900 + n
        )
    };
    (0..CLAIMS).map(line).collect::<Vec<_>>().join("\n")
}

/// A session of forty claims.
fn base(numbers: &mut Numbers) -> Session {
    let mut person = Person {
        name: "Ida Brandt",
        numbers,
        session: Session::default(),
        minutes: 0,
    };
    let text = text();
    let paragraphs = text.lines().map(|line| NewParagraph {
        text: line.to_owned(),
        role: Role::Body,
        locator: String::new(),
        ..NewParagraph::default()
    });
    person.does(Command::AddArticle(NewArticle {
        id: Some(ARTICLE),
        title: "Piers".to_owned(),
        paragraphs: paragraphs.collect(),
        ..NewArticle::default()
    }));
    for n in 0..CLAIMS {
        person.does(Command::AddClaim {
            id: None,
            article: ARTICLE,
            start: n * SENTENCE,
            end: n * SENTENCE + SENTENCE - 1,
            statement: String::new(),
            part_of: None,
        });
    }
    person.session
}

/// Two people's copies: each decides its own half of the claims, and adds some. One of them began the session, unless
/// both are `new` to it.
fn pair(base: &Session, new: bool, numbers: &mut Numbers) -> [Session; 2] {
    let claims: Vec<Id> = base.claims.all().map(|(id, _)| id).collect();
    let is_mine: Vec<bool> = claims.iter().map(|_| numbers.below(2) == 0).collect();
    let first = if new { "Ada Lindqvist" } else { "Ida Brandt" };
    [(first, true), ("Ben Okafor", false)].map(|(name, mine)| {
        let mut person = Person {
            name,
            numbers,
            session: base.clone(),
            minutes: 100,
        };
        for (claim, is_mine) in claims.iter().zip(&is_mine) {
            if *is_mine == mine {
                person.decides(*claim);
            }
        }
        person.adds();
        person.session
    })
}

/// What of `side` is not in `whole`: records, events, and the values of what only that side changed.
fn lost(whole: &Session, side: &Session, other: &Session) -> Vec<String> {
    let mut lost = Vec::new();
    for (kind, id, record) in side.every() {
        let Some(kept) = whole.record(&kind, id) else {
            lost.push(format!("{kind:?} {id}"));
            continue;
        };
        for (name, event) in record.history().iter() {
            if kept.history().get(name) != Some(event) {
                lost.push(format!("{kind:?} {id}: event {name}"));
            }
        }
        for field in record.fields() {
            let theirs = other.record(&kind, id).and_then(|other| {
                let set = !other.history().heads(field).is_empty();
                set.then(|| other.get(field)).flatten()
            });
            let value = record.get(field);
            if kept.get(field) != value && (theirs.is_none() || kept.get(field) != theirs) {
                lost.push(format!("{kind:?} {id} {field}: {value:?}"));
            }
        }
    }
    lost
}

fn git_is_missing() -> bool {
    let missing = programs::missing(&["git"]);
    if missing.is_some() {
        programs::not_run(
            "merges by git",
            "git is not installed",
            "TICKMARK_REQUIRE_GIT",
        );
    }
    missing.is_some()
}

/// A program in a folder, without anybody's settings.
fn program(folder: &Path, name: &str, arguments: &[&str]) -> Program {
    let mut program = Program::new(name);
    program
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_STATE_HOME", folder)
        .env("GIT_CONFIG_GLOBAL", folder.join("no-such-file"))
        .env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        program.env(format!("GIT_{who}_NAME"), "Nobody");
        program.env(format!("GIT_{who}_EMAIL"), "nobody@example.org");
    }
    program
}

fn run(folder: &Path, name: &str, arguments: &[&str]) -> Output {
    program(folder, name, arguments).output().unwrap()
}

fn words(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    write!(text, "{}", String::from_utf8_lossy(&output.stderr)).unwrap();
    text
}

/// A repository in which `ours-N` and `theirs-N` wait to be merged, for each pair N.
struct Repository {
    folder: TempDir,
}

const NAME: &str = "story.factcheck.json";

impl Repository {
    fn new(base: &Session, pairs: &[[Session; 2]], driver: bool) -> Self {
        let repository = Self {
            folder: TempDir::new().unwrap(),
        };
        let attributes = if driver {
            "*.factcheck.json merge=tickmark\n"
        } else {
            ""
        };
        repository.git(&["init", "-q", "-b", "main"]);
        if driver {
            let program = env!("CARGO_BIN_EXE_tickmark");
            let line = format!("'{program}' merge %O %A %B -o %A");
            repository.git(&["config", "merge.tickmark.driver", &line]);
        }
        // All commits in one go: a program for each would take most of the test's time.
        let mut stream = Vec::new();
        let mut commit = |branch: &str, from: &str, session: &Session| {
            let who = "Nobody <nobody@example.org> 1790000000 +0000";
            let bytes = to_bytes(session).unwrap();
            let head = format!("commit refs/heads/{branch}\ncommitter {who}\ndata 0\n{from}");
            stream.extend(head.as_bytes());
            for (name, bytes) in [
                (NAME, bytes.as_slice()),
                (".gitattributes", attributes.as_bytes()),
            ] {
                stream.extend(format!("M 100644 inline {name}\ndata {}\n", bytes.len()).as_bytes());
                stream.extend(bytes);
                stream.push(b'\n');
            }
        };
        commit("main", "", base);
        for (n, [ours, theirs]) in pairs.iter().enumerate() {
            commit(&format!("ours-{n}"), "from refs/heads/main\n", ours);
            commit(&format!("theirs-{n}"), "from refs/heads/main\n", theirs);
        }
        fs::write(repository.folder.path().join(".git/stream"), stream).unwrap();
        let stream = fs::File::open(repository.folder.path().join(".git/stream")).unwrap();
        let output = program(repository.folder.path(), "git", &["fast-import", "--quiet"])
            .stdin(stream)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", words(&output));
        repository
    }

    fn git(&self, arguments: &[&str]) {
        let output = run(self.folder.path(), "git", arguments);
        assert!(output.status.success(), "{arguments:?}: {}", words(&output));
    }

    /// Merges a pair; whether git calls it clean, what it left behind, and what was said.
    fn merges(&self, n: usize) -> (bool, Vec<u8>, String) {
        self.git(&["checkout", "-q", "-f", "--detach", &format!("ours-{n}")]);
        let merge = ["merge", "-q", "--no-edit", &format!("theirs-{n}")];
        let output = run(self.folder.path(), "git", &merge);
        let said = words(&output);
        let clean = output.status.success();
        assert!(clean || said.contains("CONFLICT"), "{said}");
        let there = fs::read_dir(self.folder.path()).unwrap();
        let mut there: Vec<_> = there.map(|entry| entry.unwrap().file_name()).collect();
        there.sort();
        assert_eq!(
            there,
            [".git", ".gitattributes", NAME],
            "nothing is left lying about"
        );
        let left = fs::read(self.folder.path().join(NAME)).unwrap();
        (clean, left, said)
    }
}

#[test]
fn git_alone_loses_nothing_and_with_the_driver_every_merge_is_clean() {
    if git_is_missing() {
        return;
    }
    // Where both are new, git finds two people entered in one place.
    let is_new = |n: usize| n.is_multiple_of(2);
    let mut numbers = Numbers(20_260_131);
    let base = base(&mut numbers);
    let pairs: Vec<[Session; 2]> = (0..PAIRS)
        .map(|n| pair(&base, is_new(n), &mut numbers))
        .collect();
    let [alone, driven] = [false, true].map(|driver| Repository::new(&base, &pairs, driver));
    let (mut clean, mut as_written, mut repaired, mut with_driver) = ([0, 0], 0, [0, 0], 0);
    for (n, pair) in pairs.iter().enumerate() {
        let (is_clean, bytes, said) = alone.merges(n);
        let loaded = from_bytes(&bytes).unwrap();
        if is_clean {
            clean[usize::from(is_new(n))] += 1;
            assert!(loaded.problems.is_empty(), "{n}: {:?}", loaded.problems);
            // Two additions that git puts in another order than the program are the same session.
            as_written += usize::from(to_bytes(&loaded.session).unwrap() == bytes);
        } else {
            assert!(
                serde_json::from_slice::<serde_json::Value>(&bytes).is_err(),
                "{n}: {said}"
            );
            assert!(!loaded.damaged && !loaded.problems.is_empty(), "{n}");
            repaired[usize::from(is_new(n))] += 1;
        }
        let (ok, bytes, said) = driven.merges(n);
        assert!(ok, "{n}: {said}");
        with_driver += 1;
        let merged = from_bytes(&bytes).unwrap();
        assert!(merged.problems.is_empty(), "{n}: {:?}", merged.problems);
        assert!(merged.session.conflicts().is_empty(), "{n}: {said}");
        for (session, how) in [
            (&loaded.session, "alone"),
            (&merged.session, "with the driver"),
        ] {
            for (side, other) in [(0, 1), (1, 0)] {
                let lost = lost(session, &pair[side], &pair[other]);
                assert!(lost.is_empty(), "{n}, git {how}: lost {lost:?}");
            }
        }
        // Both ways lead to one session.
        assert!(*loaded.session == *merged.session, "{n}");
    }
    println!(
        "git alone, one of the two began the session: {} merges clean, {} opened in repair; both new to it: {} clean, \
         {} opened in repair; nothing lost. {as_written} of the clean ones are to the byte as the program writes them. \
         With the driver: {with_driver} of {PAIRS} clean.",
        clean[0], repaired[0], clean[1], repaired[1]
    );
}

#[test]
fn what_both_decided_is_merged_clean_by_the_driver_and_listed() {
    if git_is_missing() {
        return;
    }
    let mut numbers = Numbers(7);
    let base = base(&mut numbers);
    let claim = base.claims.all().next().unwrap().0;
    let both = ["Ada Lindqvist", "Ben Okafor"].map(|name| {
        let mut person = Person {
            name,
            numbers: &mut numbers,
            session: base.clone(),
            minutes: 100,
        };
        person.does(Command::SetNote {
            claim,
            note: format!("{name} was here"),
        });
        person.session
    });
    let [driven, alone] =
        [true, false].map(|driver| Repository::new(&base, std::slice::from_ref(&both), driver));
    let (ok, bytes, said) = driven.merges(0);
    assert!(ok && said.contains("1 value is disputed"), "{said}");
    for part in [
        "note is disputed",
        "Ada Lindqvist was here (Ada Lindqvist, ",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let loaded = from_bytes(&bytes).unwrap();
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.session.conflicts().len(), 1);
    // Without it, git leaves its markers, and opening unites both sides to the same session.
    let (ok, bytes, _) = alone.merges(0);
    assert!(!ok);
    let repaired = from_bytes(&bytes).unwrap();
    assert!(!repaired.damaged && !repaired.problems.is_empty());
    assert!(*repaired.session == *loaded.session);
}

/// A folder with a common version and two people's copies.
fn desk() -> (TempDir, Session, [Session; 2]) {
    let mut numbers = Numbers(11);
    let base = base(&mut numbers);
    let pair = pair(&base, false, &mut numbers);
    let folder = TempDir::new().unwrap();
    for (name, session) in [("base", &base), ("ours", &pair[0]), ("theirs", &pair[1])] {
        fs::write(folder.path().join(name), to_bytes(session).unwrap()).unwrap();
    }
    fs::write(folder.path().join("empty"), b"").unwrap();
    (folder, base, pair)
}

#[test]
fn the_command_takes_two_or_three_files_and_names_what_it_cannot_use() {
    let (folder, base, [ours, theirs]) = desk();
    let tickmark = |arguments: &[&str]| {
        let output = run(folder.path(), env!("CARGO_BIN_EXE_tickmark"), arguments);
        assert_eq!(output.stdout, b"", "{arguments:?}");
        (output.status.code(), words(&output))
    };
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    let expected = to_bytes(&ours.merge(&theirs)).unwrap();
    for (n, files) in [
        &["ours", "theirs"][..],
        &["theirs", "ours"],
        &["base", "ours", "theirs"],
        &["empty", "ours", "theirs"],
    ]
    .into_iter()
    .enumerate()
    {
        let out = format!("out-{n}");
        let arguments = [&["merge"], files, &["-o", &out]].concat();
        assert_eq!(tickmark(&arguments), (Some(0), String::new()), "{files:?}");
        assert!(read(&out) == expected, "{files:?}");
    }
    // A file of someone else's is never replaced; one of the two is, and leaves nothing beside it.
    let (code, said) = tickmark(&["merge", "ours", "theirs", "-o", "base"]);
    assert!(
        code == Some(4) && said.contains("base is there already"),
        "{said}"
    );
    assert!(read("base") == to_bytes(&base).unwrap());
    assert_eq!(
        tickmark(&["merge", "base", "ours", "theirs", "-o", "ours"]).0,
        Some(0)
    );
    assert!(read("ours") == expected);
    let beside = fs::read_dir(folder.path()).unwrap();
    let names = beside.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let strays: Vec<String> = names.filter(|name| name.contains('.')).collect();
    assert_eq!(strays, Vec::<String>::new());
    for (files, code, part) in [
        (&["empty", "theirs"][..], 3, "empty"),
        (&["ours", "missing"], 3, "missing"),
        (
            &["ours"],
            2,
            "Usage: tickmark merge [BASE] OURS THEIRS -o OUT",
        ),
        (&["base", "ours", "theirs", "ours"], 2, "Usage"),
    ] {
        let arguments = [&["merge"], files, &["-o", "new"]].concat();
        let (ended, said) = tickmark(&arguments);
        assert!(
            ended == Some(code) && said.contains(part),
            "{files:?}: {ended:?} {said}"
        );
    }
    assert!(!folder.path().join("new").exists());
    // A common version that cannot be read is no reason to keep two people apart.
    fs::write(folder.path().join("odd"), b"<<<<<<<").unwrap();
    let (code, said) = tickmark(&["merge", "odd", "ours", "theirs", "-o", "new"]);
    assert!(
        code == Some(0) && said.contains("odd: the file: the common version was passed over"),
        "{said}"
    );
    assert!(read("new") == expected);
}

#[test]
fn a_file_that_had_to_be_repaired_is_kept_and_a_newer_one_is_left_alone() {
    let (folder, _, [ours, theirs]) = desk();
    let path = |name: &str| folder.path().join(name);
    let arguments = ["merge", "ours", "theirs", "-o", "ours"];
    let good = String::from_utf8(to_bytes(&ours).unwrap()).unwrap();
    let newer = good.replacen("\"version\": 1", "\"version\": 99", 1);
    fs::write(path("ours"), &newer).unwrap();
    let output = run(folder.path(), env!("CARGO_BIN_EXE_tickmark"), &arguments);
    assert!(output.status.code() == Some(3) && words(&output).contains("newer version"));
    assert!(fs::read_to_string(path("ours")).unwrap() == newer);
    let odd = format!("\u{feff}{good}");
    fs::write(path("ours"), &odd).unwrap();
    let output = run(folder.path(), env!("CARGO_BIN_EXE_tickmark"), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", words(&output));
    let merged = fs::read(path("ours")).unwrap();
    assert!(merged == to_bytes(&ours.merge(&theirs)).unwrap());
    let kept = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let is_kept = |path: PathBuf| fs::read_to_string(path).is_ok_and(|text| text == odd);
    assert!(
        kept.into_iter().any(is_kept),
        "the repaired file's bytes are beside it"
    );
}
