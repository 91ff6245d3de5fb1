//! What handing out a session of 10,000 claims with evidence costs, in every format: time, bytes, memory.
//!
//! `cargo bench --bench export` prints a table and fails where a bar is missed; `-- --smoke` tries a hundredth of it. The
//! yardstick is pandoc, where it is installed, which makes a page and a Word document of the Markdown.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{
    fs,
    io::{Read as _, Write as _},
    path::Path,
    process::{Command, ExitCode, Stdio},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use tickmark::{
    child::Confined,
    export::{Format, Order, make},
    session::{
        Author, CheckStatus, Command as Act, Id, Moment, NewArticle, NewEvidence, NewParagraph,
        NewSource, Resolution, Session, SourceKind, Stamp, Stance, Tier,
    },
    storage::{from_bytes, to_bytes},
};

#[path = "shared/gates.rs"]
mod gates;
#[path = "shared/memory.rs"]
#[allow(dead_code, reason = "benches share it")]
mod memory;

const CLAIMS: usize = 10_000;
/// Most memory of a process that hands out, in MB.
const MEMORY: f64 = 500.0;
/// Times that each is made; the one in the middle counts.
const RUNS: usize = 3;
/// How long the yardstick is waited for.
const PATIENCE: Duration = Duration::from_mins(2);

/// What a format must keep to.
enum Bar {
    /// MB of output in a second, at least.
    Speed(f64),
    /// Seconds, at most.
    Time(f64),
    None,
}

const fn bar(format: Format) -> Bar {
    match format {
        Format::Html | Format::Markdown => Bar::Speed(50.0),
        Format::Docx | Format::Xlsx => Bar::Time(3.0),
        Format::Pdf => Bar::Time(10.0),
        _ => Bar::None,
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let smoke = arguments.iter().any(|argument| argument == "--smoke");
    let one = arguments.iter().position(|argument| argument == "--one");
    if let Some(name) = one.and_then(|at| arguments.get(at + 1)) {
        return only(name, if smoke { 1 } else { RUNS });
    }
    let claims = if smoke { CLAIMS / 100 } else { CLAIMS };
    let session = to_bytes(&session(claims)).expect("a session can be written");
    println!(
        "{claims} claims with evidence, {:.1} MB",
        mega(session.len())
    );
    println!(
        "{:<14} {:>8} {:>9} {:>8} {:>8} {:>8}",
        "format", "seconds", "MB out", "MB/s", "MB held", "children"
    );
    let folder = tempfile::tempdir().expect("a folder for what the yardstick reads");
    let mut missed = Vec::new();
    let mut ours = Vec::new();
    for format in Format::ALL {
        let name = format.name();
        let file = folder.path().join(format!("out{}", format.ending()));
        let Some([seconds, out, held, children]) = apart(name, smoke, &session, &file) else {
            missed.push(format!("{name} is made"));
            continue;
        };
        ours.push((*format, seconds));
        let speed = out / seconds;
        println!("{name:<14} {seconds:>8.3} {out:>9.2} {speed:>8.1} {held:>8.0} {children:>8.0}");
        if smoke {
            continue;
        }
        match bar(*format) {
            Bar::Speed(least) if speed < least => missed.push(format!("{name}: {least} MB/s")),
            Bar::Time(most) if seconds > most => missed.push(format!("{name}: {most} s")),
            _ => {}
        }
        if held.max(children) > MEMORY {
            missed.push(format!("{name}: {MEMORY} MB"));
        }
    }
    for format in [Format::Html, Format::Docx] {
        let markdown = folder.path().join("out.md");
        let mine = ours.iter().find(|(one, _)| *one == format);
        match pandoc(format, &markdown) {
            Yardstick::Took(seconds) => {
                let times = seconds / mine.map_or(f64::NAN, |(_, mine)| *mine);
                let name = format.name();
                println!("pandoc: Markdown to {name} {seconds:.3} s, {times:.1} times ours");
            }
            Yardstick::Failed => println!(
                "pandoc: Markdown to {}: none after {PATIENCE:?}, or it failed",
                format.name()
            ),
            Yardstick::Absent => println!("NOT RUN: pandoc is not installed"),
        }
    }
    gates::end(&missed)
}

/// A format made by another process, so that the memory it held is that of a session opened and handed out: seconds, MB
/// out, MB held by it, and by what it started.
fn apart(name: &str, smoke: bool, session: &[u8], to: &Path) -> Option<[f64; 4]> {
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.args(["--one", name]).env("TICKMARK_BENCH_OUT", to);
    if smoke {
        command.arg("--smoke");
    }
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = piped.spawn().ok()?;
    child.stdin.take()?.write_all(session).ok()?;
    let output = child.wait_with_output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    let mut numbers = said.split_whitespace().map(|word| word.parse().ok());
    let mut next = || numbers.next().flatten();
    Some([next()?, next()?, next()?, next()?])
}

/// What that process does: the session comes in, the figures go out.
fn only(name: &str, runs: usize) -> ExitCode {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    let (Ok(_), Some(format)) = (read, Format::named(name)) else {
        return ExitCode::FAILURE;
    };
    let loaded = from_bytes(&bytes).expect("the session opens");
    drop(bytes);
    let never = || false;
    let order = Order {
        now: Some(Moment(1_800_000_000)),
        publisher: "The Dorn Courier".to_owned(),
        address: "https://example.org/checks".to_owned(),
        confined: Some(Confined::new(env!("CARGO_BIN_EXE_tickmark").into(), &never)),
        ..Order::of(format)
    };
    let (ended, children) = (AtomicBool::new(false), AtomicUsize::new(0));
    let mut times = Vec::new();
    let mut made = 0;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !ended.load(Ordering::Relaxed) {
                children.fetch_max(peak_of_children(), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(5));
            }
        });
        for _ in 0..runs {
            let begun = Instant::now();
            let done = make(&loaded.session, &order);
            times.push(begun.elapsed());
            match done {
                Ok(done) => {
                    made = done.bytes.len();
                    if let Some(to) = std::env::var_os("TICKMARK_BENCH_OUT") {
                        fs::write(to, &done.bytes).expect("what was made is kept");
                    }
                }
                Err(error) => {
                    eprintln!("{name}: {error}");
                    made = 0;
                    break;
                }
            }
        }
        ended.store(true, Ordering::Relaxed);
    });
    if made == 0 {
        return ExitCode::FAILURE;
    }
    times.sort_unstable();
    let time = times.get(times.len() / 2).copied().unwrap_or_default();
    println!(
        "{} {} {} {}",
        time.as_secs_f64(),
        mega(made),
        mega(memory::peak()),
        mega(children.into_inner())
    );
    ExitCode::SUCCESS
}

/// The most memory that any process now started by this one ever held, in bytes.
fn peak_of_children() -> usize {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten();
    let lists =
        threads.filter_map(|thread| fs::read_to_string(thread.ok()?.path().join("children")).ok());
    let peaks = lists.map(|list| {
        let peaks = list.split_whitespace().map(memory::peak_of);
        peaks.max().unwrap_or(0)
    });
    peaks.max().unwrap_or(0)
}

fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

enum Yardstick {
    Took(f64),
    Failed,
    Absent,
}

/// Seconds that pandoc takes from the Markdown to a format.
fn pandoc(format: Format, markdown: &Path) -> Yardstick {
    let begun = Instant::now();
    let mut command = Command::new("pandoc");
    command
        .args([
            "--from",
            "commonmark_x",
            "--standalone",
            "--to",
            format.name(),
        ])
        .arg("--output")
        .arg(markdown.with_file_name(format!("pandoc{}", format.ending())))
        .arg(markdown);
    let Ok(mut child) = command.stderr(Stdio::null()).spawn() else {
        return Yardstick::Absent;
    };
    while begun.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => {
                return Yardstick::Took(begun.elapsed().as_secs_f64());
            }
            Ok(None) => std::thread::sleep(Duration::from_millis(5)),
            _ => return Yardstick::Failed,
        }
    }
    child.kill().ok();
    child.wait().ok();
    Yardstick::Failed
}

fn stamp(n: usize) -> Stamp {
    Stamp {
        by: Author {
            name: "Ada Lindqvist".to_owned(),
            initials: "AL".to_owned(),
        },
        at: Moment(1_800_000_000),
        seed: Id::derived(&[b"bench", &n.to_le_bytes()]),
    }
}

/// Nine claims of ten are checked, each on two pieces of evidence; of each twentieth a change to the copy is asked for.
fn session(claims: usize) -> Session {
    let sentence = |n: usize| {
        format!("The harbour board of Dorn spent {n} crowns on ferry “{n}” & its quay in 2019.")
    };
    let article = Id::literal("article");
    let sentences: Vec<String> = (0..claims).map(sentence).collect();
    let paragraphs = sentences.iter().map(|text| NewParagraph {
        text: text.clone(),
        ..NewParagraph::default()
    });
    let mut commands = vec![Act::AddArticle(NewArticle {
        id: Some(article),
        title: "Harbour".to_owned(),
        language: "en".to_owned(),
        paragraphs: paragraphs.collect(),
        ..NewArticle::default()
    })];
    let source = |n: usize| Id::derived(&[b"source", &n.to_le_bytes()]);
    let sources = claims / 20 + 1;
    commands.extend((0..sources).map(|n| {
        Act::AddSource(NewSource {
            id: Some(source(n)),
            title: format!("Accounts of the harbour board, volume {n}"),
            kind: SourceKind::Document,
            author: "Harbour board of Dorn".to_owned(),
            publisher: "Town of Dorn".to_owned(),
            address: format!("https://example.org/accounts/{n}.pdf"),
            ..NewSource::default()
        })
    }));
    let mut start = 0;
    for (n, text) in sentences.iter().enumerate() {
        let claim = Id::derived(&[b"claim", &n.to_le_bytes()]);
        let end = start + text.chars().count();
        commands.push(Act::AddClaim {
            id: Some(claim),
            article,
            start,
            end,
            statement: String::new(),
            part_of: None,
        });
        start = end + 1;
        commands.extend([Stance::Supports, Stance::Context].map(|stance| {
            Act::AddEvidence(NewEvidence {
                id: None,
                claim,
                source: source(n % sources),
                stance,
                locator: format!("p. {n}"),
                extract: format!("Expenses of the year: {n} crowns for ships, quays and repairs."),
                tier: Tier::Primary,
                looked_on: String::new(),
                ..NewEvidence::default()
            })
        }));
        if n % 10 == 9 {
            continue;
        }
        let verdict = if n % 20 == 0 { "mostly_false" } else { "true" };
        commands.extend([
            Act::SetCheckStatus {
                claim,
                status: CheckStatus::Checked,
            },
            Act::SetVerdict {
                claim,
                verdict: Some(verdict.to_owned()),
            },
            Act::SetRationale {
                claim,
                rationale: "The accounts of 2019 give the same sum, with the repairs of the quay."
                    .to_owned(),
            },
        ]);
        if n % 20 == 0 {
            commands.push(Act::SetResolution {
                claim,
                resolution: Resolution::ChangeRequested,
            });
            commands.push(Act::RequestChange {
                id: None,
                claim,
                proposed: text.replace("2019", "2018"),
                reason: "The accounts are those of the year before.".to_owned(),
            });
        }
    }
    let mut session = Session::default();
    let label = "Made for a bench".to_owned();
    session
        .apply(Act::Batch { label, commands }, &stamp(0))
        .expect("the session is made");
    session
}
