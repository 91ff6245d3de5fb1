//! The command line, driven for real.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

#[path = "cli/back.rs"]
mod back;
#[path = "cli/backup.rs"]
mod backup;
#[path = "cli/bundle.rs"]
mod bundle;
#[path = "cli/captures.rs"]
mod captures;
#[path = "cli/changes.rs"]
mod changes;
#[path = "support/documents.rs"]
mod documents;
#[path = "support/letter.rs"]
mod letter;
#[path = "cli/lint.rs"]
mod lint;
#[path = "cli/merge.rs"]
mod merge;
#[path = "cli/referred.rs"]
mod referred;
#[path = "cli/sharing.rs"]
mod sharing;
#[path = "cli/sources.rs"]
mod sources;
#[path = "cli/templates.rs"]
mod templates;
#[path = "support/wacz.rs"]
mod wacz;
#[path = "support/word.rs"]
mod word;

use documents::programs;

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const STORY: &str = "Pipes of Port Ellery\n\nBy Ida Brandt\n\nPORT ELLERY, 14 May 2025 (Coast Wire) — The town lost 40 percent of its water last November, the utility said on Monday.\n\nThe network was laid between 1911 and 1926.\n";

/// A folder of its own, in which the program runs.
struct Desk(TempDir);

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        let desk = Self(TempDir::new().unwrap());
        desk.put("story.txt", STORY.as_bytes());
        desk
    }

    /// One with a session of a short article about a ferry, as its extraction leaves it.
    fn with_ferry(session: &str) -> Self {
        let desk = Self::new();
        desk.put(
            "ferry.txt",
            b"Ferry counts\n\nThe ferry carried 412,000 passengers in 2024.\n",
        );
        let new = ["new", "ferry.txt", "-o", session, "--quick"];
        let ran = desk.run(&[&new[..], &["--by", "Ida Brandt"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    fn get(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tickmark"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env("XDG_STATE_HOME", self.0.path())
            .env("XDG_CONFIG_HOME", self.0.path().join("config"))
            .env("HOME", self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            command.env_remove(display);
        }
        command
    }

    fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = self.command(arguments).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let feed = std::thread::spawn(move || stdin.write_all(&input).ok());
        let Output {
            status,
            stdout,
            stderr,
        } = child.wait_with_output().unwrap();
        feed.join().unwrap();
        let ran = Ran {
            code: status.code().expect("ended by a signal"),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        };
        assert!(!ran.err.contains("panicked"), "{arguments:?}: {}", ran.err);
        ran
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// A session of the story, and the names of its article and of its first claim.
    fn session(&self) -> (String, String) {
        let ran = self.run(&["new", "story.txt", "-o", "s.factcheck.json", "--by", "Ida"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let file: Value = serde_json::from_str(&self.get("s.factcheck.json")).unwrap();
        let first = |table: &str| {
            let names = file[table].as_object().unwrap().keys();
            names.min().unwrap().clone()
        };
        (first("articles"), first("claims"))
    }
}

#[test]
fn from_an_article_to_a_summary() {
    let desk = Desk::new();
    let (_, claim) = desk.session();
    let commands = [
        serde_json::json!({"accept": {"claim": claim}}),
        serde_json::json!({"set_check_status": {"claim": claim, "status": "checked"}}),
        serde_json::json!({"set_verdict": {"claim": claim, "verdict": "mostly_true"}}),
        serde_json::json!({"add_source": {"id": "src-1", "title": "Leakage survey"}}),
        serde_json::json!({"add_evidence": {"claim": claim, "source": "src-1", "stance": "supports", "locator": "p. 7"}}),
    ];
    let input: String = commands
        .iter()
        .flat_map(|line| [line.to_string(), "\n".to_owned()])
        .collect();
    let apply = [
        "apply",
        "s.factcheck.json",
        "--by",
        "Ida Brandt",
        "--at",
        "2026-01-31T09:30:00Z",
    ];
    let ran = desk.run_with(&apply, input.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let words: Vec<&str> = ran.out.split_whitespace().collect();
    assert_eq!((words.len(), words[0], words[1].len()), (2, "saved", 64));
    assert!(
        desk.get("s.factcheck.json")
            .contains("2026-01-31T09:30:00Z")
    );

    let ran = desk.run(&[
        "export",
        "s.factcheck.json",
        "--to",
        "markdown",
        "-o",
        "s.md",
    ]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let summary = desk.get("s.md");
    for part in [
        "Pipes of Port Ellery",
        "Mostly true",
        "Leakage survey",
        "p. 7",
        "## Coverage",
    ] {
        assert!(summary.contains(part), "{part}: {summary}");
    }
    assert!(
        !summary.contains(desk.0.path().to_str().unwrap()),
        "no private path"
    );
    let ran = desk.run(&["export", "s.factcheck.json", "--to", "csv"]);
    assert!(ran.code == 0 && ran.out.starts_with("\"row\",") && ran.out.contains("Mostly true"));
    let ran = desk.run(&["export", "s.factcheck.json", "--to", "csv", "--bom"]);
    assert!(ran.out.starts_with("\u{FEFF}\"row\","), "{}", ran.out);
    // Linked data, as it went out, proposes nothing when it comes back.
    for format in ["claim-review", "annotations"] {
        let to = [
            "export",
            "s.factcheck.json",
            "--to",
            format,
            "-o",
            "c.jsonld",
        ];
        let how = [
            "--publisher",
            "Gazette",
            "--address",
            "https://example.org/1",
        ];
        let ran = desk.run(&[to.as_slice(), how.as_slice()].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(desk.get("c.jsonld").contains("\"Mostly true\""));
        let ran = desk.run(&["returned", "s.factcheck.json", "c.jsonld"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.ends_with("nothing to change\n"), "{}", ran.out);
    }

    let ran = desk.run(&["export", "s.factcheck.json", "--to", "pdf", "-o", "s.pdf"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let back = desk.run(&["import", "s.pdf", "--json"]);
    assert_eq!(back.code, 0, "{}", back.err);
    for part in [
        "Pipes of Port Ellery",
        "Mostly true",
        "Leakage survey",
        "p. 7",
    ] {
        assert!(back.out.contains(part), "{part}: {}", back.out);
    }

    let ran = desk.run(&["validate", "s.factcheck.json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("in order"));
}

#[test]
fn each_command_can_be_saved_on_its_own() {
    let desk = Desk::new();
    let (_, claim) = desk.session();
    let input = format!(
        "{}\n\n{}\n{}\nnonsense\n",
        serde_json::json!({"set_note": {"claim": claim, "note": "one"}}),
        serde_json::json!({"set_note": {"claim": claim, "note": "one"}}),
        serde_json::json!({"set_note": {"claim": claim, "note": "two"}}),
    );
    let before = desk.get("s.factcheck.json");
    let ran = desk.run_with(&["apply", "s.factcheck.json"], input.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.contains("line 5") && ran.err.contains("nothing of this run was saved"),
        "{}",
        ran.err
    );
    assert_eq!(desk.get("s.factcheck.json"), before);

    let ran = desk.run_with(
        &["apply", "s.factcheck.json", "--save-each"],
        input.as_bytes(),
    );
    let states: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|l| l.split(' ').next())
        .collect();
    assert_eq!(
        (ran.code, states),
        (1, vec!["saved", "unchanged", "saved"]),
        "{}",
        ran.err
    );
    assert!(desk.get("s.factcheck.json").contains("\"note\": \"two\""));

    let ran = desk.run_with(
        &["apply", "s.factcheck.json"],
        br#"{"accept": {"claim": "nobody"}}"#,
    );
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("nobody"), "{}", ran.err);
}

#[test]
fn import_and_extract_say_what_they_found() {
    let desk = Desk::new();
    let ran = desk.run(&["import", "story.txt", "--json"]);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["title"], "Pipes of Port Ellery");
    assert_eq!(json["byline"], "Ida Brandt");
    assert_eq!(json["published"], "2025-05-14");
    assert_eq!(json["agency"], "Coast Wire");
    assert_eq!(json["paragraphs"][0]["role"], "headline");
    let ran = desk.run_with(
        &["import", "-", "--json", "--published", "2024-01-31"],
        STORY.as_bytes(),
    );
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["published"], "2024-01-31");

    let ran = desk.run(&["extract", "story.txt"]);
    assert!(
        ran.code == 0
            && ran
                .out
                .contains("The network was laid between 1911 and 1926."),
        "{}",
        ran.out
    );
}

#[test]
fn records_and_sentences_go_through_line_by_line() {
    let desk = Desk::new();
    let good =
        r#"{"doc": 7, "text": "The bridge cost 3 million crowns in 2019.", "published": null}"#;
    let input = format!("{good}\nno json\n\n{good}\n");
    let ran = desk.run_with(&["extract", "--jsonl"], input.as_bytes());
    assert_eq!((ran.code, ran.out.lines().count()), (1, 2));
    assert!(ran.err.contains("line 2 of standard input"), "{}", ran.err);
    assert!(ran.out.starts_with(r#"{"doc":7,"sentences":["#));
    let ran = desk.run_with(
        &["score"],
        b"The bridge cost 3 million crowns.\r\n\n\xff\xfe broken\nHello!",
    );
    assert_eq!((ran.code, ran.out.lines().count()), (0, 4));
    let scores: Vec<Vec<u16>> = ran
        .out
        .lines()
        .map(|line| line.split('\t').map(|n| n.parse().unwrap()).collect())
        .collect();
    assert!(
        scores
            .iter()
            .all(|pair| pair.len() == 2 && pair[0] <= 1000 && pair[1] <= 1000)
    );
    assert!(scores[0][1] > scores[3][1]);
}

#[test]
fn claims_are_held_against_sentences_line_by_line() {
    let desk = Desk::new();
    let record = r#"{"id": [7], "claim": "É: the toll rose by 9 percent in Marl.", "title": "", "sentences": ["Marl is old.", "The toll rose by 8 percent.", "Zzz."]}"#;
    let input = format!("{record}\nno json\n\n{record}\n");
    for quick in [
        &["passages", "--jsonl", "--quick"][..],
        &["passages", "--jsonl"],
    ] {
        let ran = desk.run_with(quick, input.as_bytes());
        assert_eq!((ran.code, ran.out.lines().count()), (1, 2));
        assert!(ran.err.contains("line 2 of standard input"), "{}", ran.err);
        let first = r#"{"id":[7],"hits":[{"sentence":1,"score":"#;
        assert!(ran.out.starts_with(first), "{}", ran.out);
    }
    let ran = desk.run_with(&["cover", "--jsonl"], input.as_bytes());
    assert_eq!((ran.code, ran.out.lines().count()), (1, 2));
    let first = ran.out.lines().next();
    assert_eq!(first, Some(r#"{"id":[7],"spans":[[0,1],[17,29]]}"#));
}

#[test]
fn records_may_begin_with_a_byte_order_mark() {
    let desk = Desk::new();
    let record = b"\xEF\xBB\xBF{\"doc\": 1, \"text\": \"It rained on Monday.\", \"published\": \"\"}\n{\"doc\": 2, \"text\": \"It rained.\", \"published\": \"2024-01-31T09:30:00Z\"}\n";
    let ran = desk.run_with(&["extract", "--jsonl"], record);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.lines().count(), 2);
}

#[test]
fn what_is_no_article_and_no_command_is_told_once() {
    let desk = Desk::new();
    desk.session();
    for command in ["import", "extract"] {
        let ran = desk.run(&[command, "s.factcheck.json"]);
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert!(
            ran.err.contains("s.factcheck.json is a Tickmark session"),
            "{}",
            ran.err
        );
    }
    let ran = desk.run(&["new", "s.factcheck.json", "-o", "t.factcheck.json"]);
    assert!(
        ran.code == 3 && ran.err.contains("is a Tickmark session"),
        "{}",
        ran.err
    );
    let ran = desk.run(&["exract", "s.factcheck.json"]);
    assert!(
        ran.code == 2 && ran.err.contains("`tickmark extract`"),
        "{}",
        ran.err
    );
    for missing in [
        ["import", "no.txt"],
        ["validate", "no.json"],
        ["extract", "no.txt"],
    ] {
        let ran = desk.run(&missing);
        let said = format!("{}{}", ran.err, ran.out);
        assert_eq!(said.matches("o such file").count(), 1, "{said}");
    }
}

#[test]
fn bad_articles_are_refused_by_name_and_nothing_is_made() {
    let desk = Desk::new();
    desk.put("empty.txt", b"");
    desk.put("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.put("nul.txt", b"some\0text");
    for (name, reason) in [
        ("empty.txt", "no text"),
        ("picture.txt", "PNG"),
        ("nul.txt", "NUL"),
        ("missing.txt", "cannot be read"),
        (".", "folder"),
    ] {
        let ran = desk.run(&["new", "story.txt", name, "-o", "none.json"]);
        assert_eq!(ran.code, 3, "{name}: {}", ran.err);
        assert!(
            ran.err.contains(name) && ran.err.contains(reason),
            "{name}: {}",
            ran.err
        );
        assert!(!desk.path("none.json").exists(), "{name}");
    }
}

#[test]
fn a_session_is_never_replaced_by_accident() {
    let desk = Desk::new();
    desk.session();
    let before = desk.get("s.factcheck.json");
    let ran = desk.run(&["new", "story.txt", "-o", "s.factcheck.json"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("there already"), "{}", ran.err);
    let ran = desk.run(&[
        "export",
        "s.factcheck.json",
        "--to",
        "csv",
        "-o",
        "s.factcheck.json",
    ]);
    assert_eq!(ran.code, 4);
    let ran = desk.run(&[
        "export",
        "s.factcheck.json",
        "--to",
        "csv",
        "-o",
        "no/such/folder.csv",
    ]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert_eq!(desk.get("s.factcheck.json"), before);
}

#[test]
fn bad_sessions_each_get_their_message() {
    let desk = Desk::new();
    desk.session();
    let good = desk.get("s.factcheck.json");
    let change = |name: &str, edit: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(&good).unwrap();
        edit(&mut file);
        let mut text = serde_json::to_string_pretty(&file).unwrap();
        text.push('\n');
        desk.put(name, text.as_bytes());
    };
    desk.put("empty.json", b"");
    desk.put("binary.json", b"\0\x01\x02");
    desk.put("other.json", b"{\"a\": 1}\n");
    for name in ["empty.json", "binary.json", "other.json", "missing.json"] {
        let ran = desk.run(&["validate", name]);
        assert_eq!(ran.code, 3, "{name}: {}", ran.out);
        assert!(ran.out.contains(name), "{}", ran.out);
        let ran = desk.run_with(&["apply", name], b"\"undo\"\n");
        assert_eq!(ran.code, 3, "{name}: {}", ran.err);
    }

    change("dangling.json", &|file| {
        let claims = file["claims"].as_object_mut().unwrap();
        let (_, claim) = claims.iter_mut().find(|(name, _)| *name != "~").unwrap();
        claim["article"] = "nowhere".into();
    });
    let ran = desk.run(&["validate", "dangling.json"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("nowhere"), "{}", ran.out);

    change("unknown.json", &|file| file["mood"] = "sunny".into());
    let ran = desk.run(&["validate", "unknown.json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("1 field is unknown"), "{}", ran.out);
    let ran = desk.run_with(
        &["apply", "unknown.json"],
        b"{\"set_title\": {\"title\": \"T\"}}\n",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        desk.get("unknown.json").contains("\"mood\": \"sunny\""),
        "kept"
    );

    change("newer.json", &|file| file["version"] = 99.into());
    let before = desk.get("newer.json");
    let ran = desk.run(&["validate", "newer.json"]);
    assert!(
        ran.code == 1 && ran.out.contains("newer version"),
        "{}",
        ran.out
    );
    let ran = desk.run_with(
        &["apply", "newer.json"],
        b"{\"set_title\": {\"title\": \"T\"}}\n",
    );
    assert!(
        ran.code == 3 && ran.err.contains("newer version"),
        "{}",
        ran.err
    );
    assert_eq!(desk.get("newer.json"), before);
}

#[test]
fn words_of_a_file_cannot_drive_the_terminal() {
    let desk = Desk::new();
    let mut story =
        "Title \u{1b}]0;owned\u{7}\u{9b}31m\n\nThe bridge \u{1b}[31mcost 3 million in 2019.\u{202E}\n".to_owned();
    story.push_str(&"The network was laid between 1911 and 1926.\n".repeat(30));
    desk.put("a.txt", story.as_bytes());
    for arguments in [&["import", "a.txt"][..], &["extract", "a.txt"]] {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(!(ran.out + &ran.err).contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202E}']));
    }
    let ran = desk.run(&["validate", "\u{1b}[31mname"]);
    assert!(!(ran.out + &ran.err).contains('\u{1b}'));
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let desk = Desk::new();
    let input = "The bridge cost 3 million crowns.\n".repeat(20_000);
    for arguments in [
        &["score"][..],
        &["schema"],
        &["schema", "--commands"],
        &["--help"],
    ] {
        let mut child = desk.command(arguments).spawn().unwrap();
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().unwrap();
        let bytes = input.clone().into_bytes();
        let feed = std::thread::spawn(move || stdin.write_all(&bytes).ok());
        let ended = child.wait_with_output().unwrap();
        feed.join().unwrap();
        let err = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(
            (ended.status.code(), err.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_standard_output_is_told() {
    let desk = Desk::new();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let ended = desk.command(&["schema"]).stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("standard output"));
}

#[test]
fn schemas_and_help_and_wrong_arguments() {
    let desk = Desk::new();
    let file: Value = serde_json::from_str(&desk.run(&["schema"]).out).unwrap();
    let commands: Value = serde_json::from_str(&desk.run(&["schema", "--commands"]).out).unwrap();
    assert!(file["$schema"].is_string() && commands["$schema"].is_string());
    desk.session();
    let session: Value = serde_json::from_str(&desk.get("s.factcheck.json")).unwrap();
    assert!(
        jsonschema::is_valid(&file, &session),
        "what `new` writes fits the schema"
    );
    assert!(jsonschema::is_valid(
        &commands,
        &serde_json::json!({"set_title": {"title": "x"}})
    ));
    assert!(!jsonschema::is_valid(
        &commands,
        &serde_json::json!({"set_titel": {"title": "x"}})
    ));

    let ran = desk.run(&["--help"]);
    assert!(
        ran.code == 0 && ran.out.contains("Exit codes"),
        "{}",
        ran.out
    );
    assert_eq!(desk.run(&["--version"]).code, 0);
    for wrong in [
        &["new"][..],
        &["export", "s", "--to", "tiff"],
        &["apply"],
        &["--nonsense"],
    ] {
        let ran = desk.run(wrong);
        assert!(
            ran.code == 2 && ran.out.is_empty() && !ran.err.is_empty(),
            "{wrong:?}"
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_the_command_line_is_named() {
    let desk = Desk::new();
    let ran = desk.run(&[]);
    assert_eq!(ran.code, 5, "{}", ran.err);
    assert!(
        ran.err.contains("no display") && ran.err.contains("tickmark --help"),
        "{}",
        ran.err
    );
}

#[test]
fn a_copy_of_a_session_has_no_events_and_no_names() {
    let desk = Desk::new();
    let made = desk.run(&[
        "new",
        "story.txt",
        "-o",
        "s.factcheck.json",
        "--by",
        "Ines Vogt",
    ]);
    assert_eq!(made.code, 0, "{}", made.err);
    let before = desk.get("s.factcheck.json");
    assert!(before.contains("Ines Vogt") && before.contains("\"at\""));
    let copied = desk.run(&[
        "export",
        "s.factcheck.json",
        "--to",
        "session",
        "-o",
        "copy.json",
    ]);
    assert_eq!(copied.code, 0, "{}", copied.err);
    let copy = desk.get("copy.json");
    assert!(!copy.contains("Vogt") && !copy.contains("\"at\"") && !copy.contains("made_at"));
    let checked = desk.run(&["validate", "copy.json"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(
        checked.out.contains("in order (1 articles"),
        "{}",
        checked.out
    );
    // Names on demand; the session itself is never replaced.
    let named = desk.run(&[
        "export",
        "s.factcheck.json",
        "--to",
        "session",
        "--with-names",
    ]);
    assert!(named.out.contains("Ines Vogt") && !named.out.contains("\"at\""));
    let refused = desk.run(&[
        "export",
        "s.factcheck.json",
        "--to",
        "session",
        "-o",
        "s.factcheck.json",
    ]);
    assert_eq!(refused.code, 4);
    assert_eq!(desk.get("s.factcheck.json"), before);
}

#[test]
fn the_version_tells_what_holds_the_reader_of_documents() {
    let desk = Desk::new();
    let ran = desk.run(&["--version", "--verbose"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("tickmark "), "{}", ran.out);
    if cfg!(target_os = "linux") {
        assert!(ran.out.contains("cannot reach the network"), "{}", ran.out);
        assert!(ran.out.contains("is held by seccomp"), "{}", ran.out);
    }
}

#[test]
fn a_word_document_is_read_and_kept_beside_the_session() {
    let desk = Desk::new();
    let document = word::document();
    desk.put("ferry.docx", &document);
    let ran = desk.run(&["import", "ferry.docx", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let read: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(read["title"], "The ferry that nobody wanted");
    assert_eq!(read["remarks"][0]["by"], "Bo Ren");
    // A place is a pair of code points outside the program.
    assert_eq!(read["remarks"][0]["place"]["start"], 39);
    let lines = |ran: &Ran| {
        let read: Value = serde_json::from_str(&ran.out).unwrap();
        let paragraphs = read["paragraphs"].as_array().unwrap().clone();
        let texts: Vec<String> = paragraphs
            .iter()
            .map(|one| one["text"].as_str().unwrap().to_owned())
            .collect();
        texts.join("\n")
    };
    assert!(lines(&ran).contains("carried 312,000 cars"));
    let original = desk.run(&["import", "ferry.docx", "--json", "--original"]);
    assert!(lines(&original).contains("carried 290,000 cars"));

    let ran = desk.run(&["new", "ferry.docx", "-o", "s.factcheck.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let session: Value = serde_json::from_str(&desk.get("s.factcheck.json")).unwrap();
    let drafts = session["drafts"].as_object().unwrap();
    let hash = drafts.values().find_map(|draft| draft["package"].as_str());
    let kept = desk.path(&format!("s.evidence/{}.docx", hash.unwrap()));
    assert_eq!(fs::read(kept).unwrap(), document);
    let claimed = session["claimed"].as_object().unwrap();
    assert_eq!(claimed.values().filter(|one| one.is_object()).count(), 3);
    let faults = desk.run(&["validate", "s.factcheck.json"]);
    assert_eq!(faults.code, 0, "{}{}", faults.out, faults.err);
}

#[test]
fn a_new_draft_says_what_became_of_each_claim() {
    let desk = Desk::new();
    assert_eq!(
        desk.run(&["new", "story.txt", "-o", "s.factcheck.json"])
            .code,
        0
    );
    let session: Value = serde_json::from_str(&desk.get("s.factcheck.json")).unwrap();
    let claims = session["claims"].as_object().unwrap();
    let holding = |words: &str| {
        let found = claims.iter().find(|(_, claim)| {
            let anchors = claim["anchors"].as_object();
            let mut anchors = anchors.into_iter().flatten();
            claim["parent"].is_null()
                && anchors.any(|(_, anchor)| anchor["exact"].as_str().unwrap().contains(words))
        });
        found.unwrap().0.clone()
    };
    for claim in [holding("lost 40 percent"), holding("network was laid")] {
        let command =
            serde_json::json!({ "set_check_status": { "claim": claim, "status": "checked" } });
        let ran = desk.run_with(
            &["apply", "s.factcheck.json"],
            command.to_string().as_bytes(),
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let ran = desk.run(&["drafts", "s.factcheck.json"]);
    assert_eq!(
        (ran.code, ran.out.lines().last()),
        (0, Some("nothing to settle")),
        "{}",
        ran.err
    );
    let second = STORY.replace("40 percent", "30 percent") + "\nThe mayor resigned in May 2024.\n";
    desk.put("second.txt", second.as_bytes());
    let ran = desk.run(&["drafts", "s.factcheck.json", "--add", "second.txt"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out
            .contains("text changed, a number differs, to settle"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("[-40-] {+30+} percent"), "{}", ran.out);
    let ran = desk.run(&["drafts", "s.factcheck.json", "--json"]);
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, all["to_settle"].as_u64()), (1, Some(1)));
    let items = all["articles"][0]["claims_and_marks"].as_array().unwrap();
    let changed = items.iter().find(|item| item["to_settle"] == true).unwrap();
    assert_eq!(changed["differs"][0], "number");
    let place = &changed["place"];
    let command = serde_json::json!({ "settle": { "id": changed["id"], "place": [place["start"], place["end"]] } });
    let ran = desk.run_with(
        &["apply", "s.factcheck.json"],
        command.to_string().as_bytes(),
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(desk.run(&["drafts", "s.factcheck.json"]).code, 0);
    let session = desk.get("s.factcheck.json");
    assert!(session.contains("The mayor resigned in May 2024."));
    let again = desk.run(&["drafts", "s.factcheck.json", "--add", "second.txt"]);
    assert!(again.err.contains("the same text"), "{}", again.err);
    assert_eq!(again.code, 0);
    assert_eq!(desk.get("s.factcheck.json"), session, "{}", again.err);
}

#[test]
fn what_is_attached_to_a_letter_is_listed_and_taken_one_at_a_time() {
    let desk = Desk::new();
    desk.put("ferry.eml", &letter::letter());
    let ran = desk.run(&["import", "ferry.eml", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let read: Value = serde_json::from_str(&ran.out).unwrap();
    let listed = read["attachments"].as_array().unwrap();
    let names: Vec<&str> = listed
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, letter::NAMES.map(|(_, safe)| safe));
    let kinds: Vec<&str> = listed
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["docx", "text", "other", "mail"]);
    let document = word::document();
    assert_eq!(listed[0]["size"], document.len());
    assert_eq!(
        listed[0]["sha256"].as_str().unwrap(),
        tickmark::storage::Hash::of(&document).to_string()
    );

    let taken = |number: &str| {
        let ran = desk.run(&["import", "ferry.eml", "--json", "--attachment", number]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_str::<Value>(&ran.out).unwrap()
    };
    assert_eq!(taken("1")["title"], "The ferry that nobody wanted");
    assert_eq!(taken("1")["remarks"].as_array().unwrap().len(), 3);
    assert!(
        taken("2")["paragraphs"][0]["text"]
            .as_str()
            .unwrap()
            .contains("9,412 crossings")
    );
    assert_eq!(taken("4")["title"], "Bolts: how many?");
    for (number, said) in [
        ("3", "PNG"),
        ("5", "no attachment 5"),
        ("0", "no attachment 0"),
    ] {
        let ran = desk.run(&["import", "ferry.eml", "--attachment", number]);
        assert_eq!(ran.code, 3, "{}", ran.out);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    let ran = desk.run(&["import", "story.txt", "--attachment", "1"]);
    assert_eq!(ran.code, 3, "{}", ran.out);

    let ran = desk.run(&[
        "new",
        "ferry.eml",
        "--attachment",
        "1",
        "-o",
        "s.factcheck.json",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let session: Value = serde_json::from_str(&desk.get("s.factcheck.json")).unwrap();
    let drafts = session["drafts"].as_object().unwrap();
    let draft = drafts.values().find(|one| one.is_object()).unwrap();
    assert_eq!(draft["file"], "ferry.docx");
    let kept = format!("s.evidence/{}.docx", draft["package"].as_str().unwrap());
    assert_eq!(fs::read(desk.path(&kept)).unwrap(), document);
}

/// `FAULTS.md`, I7: a path in a name that a letter gives is never opened, looked at or written, whatever is asked for.
#[test]
#[cfg(target_os = "linux")]
fn the_names_of_what_is_attached_are_never_opened() {
    if let Some(why) = programs::no_strace() {
        programs::not_run("names of attachments", why, "TICKMARK_REQUIRE_FAULTS");
        return;
    }
    let desk = Desk::new();
    desk.put("letter.eml", &letter::letter());
    let mut traced = 0;
    for arguments in [
        &["import", "letter.eml", "--json"][..],
        &["import", "letter.eml", "--attachment", "1"],
        &["import", "letter.eml", "--attachment", "2"],
        &[
            "new",
            "letter.eml",
            "--attachment",
            "2",
            "-o",
            "s.factcheck.json",
        ],
    ] {
        let log = desk.path("log");
        let plain = desk.command(arguments);
        let mut command = Command::new("strace");
        command
            .args(["-f", "-s", "4096", "-e", "trace=%file", "-o"])
            .arg(&log)
            .arg(plain.get_program())
            .args(plain.get_args())
            .current_dir(desk.0.path())
            .env("HOME", desk.0.path())
            .stdin(Stdio::null());
        let ran = command.output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success(), "{arguments:?}: {said}");
        let calls = fs::read_to_string(&log).unwrap();
        assert!(calls.contains("letter.eml"), "{calls}");
        traced += calls.lines().count();
        for words in [
            "ferry.docx",
            "fileserver",
            "tickmark-was-here",
            "con.png",
            "Bolts",
        ] {
            let named = calls
                .lines()
                .find(|line| line.contains(words) && !line.contains("execve("));
            assert_eq!(named, None, "{arguments:?}");
        }
    }
    println!("{traced} calls that name a file, 0 with a name that the letter gives");
}
