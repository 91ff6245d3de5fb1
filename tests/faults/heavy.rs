//! Files that nobody meant: a million of something small. However they are made, each is opened, told of, merged and
//! exported within 512 MiB and five seconds for ten megabytes, and so in proportion: less in a smaller file, but for what
//! the program needs for itself.
//!
//! What is limited is data and processor time, by the system: a program that asks for more is refused the memory, or ends.

use std::{fmt::Write as _, fs, os::unix::process::ExitStatusExt as _, path::Path};

use tempfile::TempDir;

use super::{
    memory::{MIB, limits},
    need::{all, report},
    scene::{run_with_input, tickmark},
};

/// Bytes of a file; ten megabytes where everything is tried.
fn size() -> usize {
    match (all(), cfg!(debug_assertions)) {
        (true, _) => 10_000_000,
        (false, false) => 1_000_000,
        (false, true) => 200_000,
    }
}

/// Data that may be held for so many bytes of input: 512 MiB for ten megabytes, and what the program and its threads take.
fn most_data(bytes: usize) -> u64 {
    24 * MIB + u64::try_from(bytes).unwrap() * 512 * MIB / 10_000_000
}

/// Seconds of processor time for so many bytes of input: five for ten megabytes, and sixty times as long without
/// optimisation. A second is the least that can be asked for.
fn most_seconds(bytes: usize) -> u64 {
    let slow = if cfg!(debug_assertions) { 60 } else { 1 };
    (u64::try_from(bytes).unwrap() * 5 * slow).div_ceil(10_000_000) + 1
}

/// How a file begins.
const HEAD: &str = "{\"format\":\"tickmark-session\",\"version\":1";

/// A file of many small things: what stands before them, the n-th of them, what stands behind them.
struct Many {
    name: String,
    before: String,
    one: fn(usize) -> String,
    behind: &'static str,
}

impl Many {
    fn text(&self, bytes: usize) -> String {
        let mut text = format!("{HEAD}{}", self.before);
        for n in 0.. {
            if n > 0 {
                text.push(',');
            }
            text.push_str(&(self.one)(n));
            if text.len() >= bytes {
                break;
            }
        }
        text + self.behind
    }
}

fn many() -> Vec<Many> {
    let of = |name: &str, before: &str, behind, one| Many {
        name: name.to_owned(),
        before: before.to_owned(),
        one,
        behind,
    };
    let kinds = tickmark::session::Kind::tables().iter();
    let mut all: Vec<Many> = kinds
        .map(|kind| {
            let word = kind.word();
            of(
                &format!("empty {word}"),
                &format!(",\"{word}\":{{"),
                "}}",
                |n| format!("\"r{n}\":{{}}"),
            )
        })
        .collect();
    let claims = ",\"claims\":{";
    let claim = ",\"claims\":{\"c\":{\"article\":\"a\",";
    all.extend([
        of("objects in objects", ",\"zz\":[", "]}", |_| "{\"a\":{\"b\":1}}".to_owned()),
        of("numbers", ",\"zz\":[", "]}", |_| "0".to_owned()),
        of("unknown fields of the file", ",\"x\":0,", "}", |n| format!("\"k{n}\":0")),
        of("one unknown field of the file", ",\"x\":0,", "}", |n| format!("\"k\":{n}")),
        of("one name in an unknown object", ",\"zz\":{", "}}", |n| format!("\"k\":{n}")),
        of("one field of a claim", ",\"claims\":{\"c\":{", "}}}", |n| format!("\"note\":\"{n}\"")),
        of("one unknown field of a claim", ",\"claims\":{\"c\":{", "}}}", |n| format!("\"k\":{n}")),
        of("one claim", claims, "}}", |n| format!("\"c\":{{\"x\":{n}}}")),
        of("the same claim", claims, "}}", |_| "\"c\":{}".to_owned()),
        of("claims with a number", claims, "}}", |n| format!("\"c{n}\":{{\"worth\":{n}}}")),
        of("claims with an unknown field", claims, "}}", |n| format!("\"c{n}\":{{\"x\":{n}}}")),
        of("claims with a place", claims, "}}", |n| {
            format!("\"c{n}\":{{\"anchors\":{{\"d\":{{\"exact\":\"{n}\"}}}}}}")
        }),
        of("claims with an event", claims, "}}", |n| {
            format!("\"c{n}\":{{\"history\":{{\"e{n}\":{{\"field\":\"note\",\"value\":{n},\"at\":\"2026-01-31T09:30:00Z\"}}}}}}")
        }),
        of("claims that are none", claims, "}}", |n| format!("\"c{n}\":0")),
        of("claims with odd names", claims, "}}", |n| format!("\"c {n}\":{{}}")),
        of("claims in order", claims, "}}", |n| format!("\"c{n}\":{{\"article\":\"a\"}}")),
        of("evidence with a note", ",\"evidence\":{", "}}", |n| format!("\"e{n}\":{{\"note\":\"{n}\"}}")),
        of("drafts with a note", ",\"drafts\":{", "}}", |n| format!("\"d{n}\":{{\"note\":\"{n}\"}}")),
        of("events of a claim", ",\"claims\":{\"c\":{\"history\":{", "}}}}", |n| {
            format!("\"e{n}\":{{\"field\":\"note\",\"value\":{n},\"at\":\"2026-01-31T09:30:00Z\"}}")
        }),
        of("one event of a claim", ",\"claims\":{\"c\":{\"history\":{", "}}}}", |n| {
            format!("\"e\":{{\"field\":\"note\",\"value\":{n},\"at\":\"2026-01-31T09:30:00Z\"}}")
        }),
        of("events that are none", ",\"claims\":{\"c\":{\"history\":{", "}}}}", |n| format!("\"e{n}\":{{}}")),
        of("places of a claim", &format!("{claim}\"anchors\":{{"), "}}}}", |n| {
            format!("\"d{n}\":{{\"exact\":\"{n}\"}}")
        }),
        of("appearances", &format!("{claim}\"appearances\":["), "]}}}", |_| "\"\"".to_owned()),
        of("types", &format!("{claim}\"types\":["), "]}}}", |_| "\"\"".to_owned()),
        of("dates", &format!("{claim}\"times\":["), "]}}}", |_| "{}".to_owned()),
        of("paragraphs", ",\"drafts\":{\"d\":{\"article\":\"a\",\"paragraphs\":[", "]}}}", |_| {
            "{\"text\":\"\"}".to_owned()
        }),
        of("claims of one who was asked", ",\"contacts\":{\"c\":{\"claims\":[", "]}}}", |_| "\"a\"".to_owned()),
    ]);
    all
}

/// Two people's claims beside each other in one file, as a merge by lines leaves them.
fn marked(bytes: usize) -> String {
    let side = |value: usize| {
        let mut text = String::new();
        for n in 0.. {
            writeln!(text, "\"c{n}\":{{\"note\":\"{value}\"}},").unwrap();
            if text.len() >= bytes / 2 {
                break;
            }
        }
        text
    };
    let (ours, theirs) = (side(1), side(2));
    format!(
        "{HEAD},\"claims\":{{\n<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n\"~\":null}}}}"
    )
}

/// Runs the program within the limits for so many bytes; what was wrong, if anything was.
fn within(what: &str, arguments: &[&str], bytes: usize) -> Option<String> {
    let (data, seconds) = (most_data(bytes), most_seconds(bytes));
    let mut line = vec!["prlimit".to_owned(), "--core=0".to_owned()];
    line.extend([
        format!("--data={data}"),
        format!("--cpu={seconds}"),
        tickmark(),
    ]);
    line.extend(arguments.iter().map(|argument| (*argument).to_owned()));
    let output = run_with_input(&line, "{\"set_title\":{\"title\":\"Another\"}}\n");
    // What is wrong with a file is told, with a code of its own; a signal is how it ends without time or memory.
    let said = String::from_utf8_lossy(&output.stderr);
    let ended = output.status.signal().is_some() || said.contains("memory allocation");
    ended.then(|| {
        let said: String = said.chars().rev().take(200).collect();
        let said: String = said.chars().rev().collect();
        format!(
            "{what}: {} with {} MiB and {seconds} s: {said}",
            output.status,
            data / MIB
        )
    })
}

/// What is done with a file, and how much is read for it.
fn tried(folder: &Path, name: &str, text: &str) -> Vec<String> {
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (file, small, out) = (path("s.factcheck.json"), path("small"), path("out"));
    fs::write(&file, text).unwrap();
    fs::write(&small, format!("{HEAD}}}")).unwrap();
    let bytes = text.len();
    let runs: [(&str, &[&str], usize); 6] = [
        ("validate", &["validate", &file], 1),
        ("merge with itself", &["merge", &file, &file, "-o", &out], 2),
        ("merge", &["merge", &file, &small, "-o", &out], 1),
        ("table", &["export", &file, "--to", "csv", "-o", &out], 1),
        (
            "summary",
            &["export", &file, "--to", "markdown", "-o", &out],
            1,
        ),
        ("apply", &["apply", &file], 1),
    ];
    let mut wrong = Vec::new();
    let ways = if all() { runs.len() } else { 2 };
    for (what, arguments, files) in runs.into_iter().take(ways) {
        fs::remove_file(&out).ok();
        wrong.extend(within(&format!("{name}, {what}"), arguments, files * bytes));
    }
    wrong
}

#[test]
fn a_million_small_things_take_no_more_than_their_share() {
    if !limits("heavy files") {
        return;
    }
    let folder = TempDir::new().unwrap();
    let mut files: Vec<(String, String)> = many()
        .into_iter()
        .map(|many| (many.name.clone(), many.text(size())))
        .collect();
    files.push(("two people's claims".to_owned(), marked(size())));
    let mut wrong = Vec::new();
    for (name, text) in &files {
        wrong.extend(tried(folder.path(), name, text));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    report(&format!(
        "heavy files: {} of {} kB each within {} MiB and {} s of processor time",
        files.len(),
        size() / 1_000,
        most_data(size()) / MIB,
        most_seconds(size())
    ));
}

#[test]
fn what_takes_more_than_its_share_is_caught() {
    if !limits("heavy files that are too heavy") {
        return;
    }
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("s.factcheck.json");
    let text = marked(size().max(1_000_000));
    fs::write(&file, &text).unwrap();
    let arguments = ["validate", file.to_str().unwrap()];
    // As if the file held nothing.
    let wrong = within("caught", &arguments, 0);
    assert!(wrong.is_some());
}
