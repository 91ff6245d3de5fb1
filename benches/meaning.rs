//! How fast the encoder reads: `cargo bench --bench meaning`, or with `-- --smoke` for a quick look.
//!
//! The sentences are those of the sample article. The same network, with the same pieces of words and on one thread, is run by
//! onnxruntime in the same minute where Python has it (`TICKMARK_PYTHON`, or `python3`); the bars are the program's own. Missing one
//! ends with exit code 1.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

#[path = "shared/gates.rs"]
mod gates;
#[expect(dead_code, reason = "shared with other benches")]
#[path = "shared/memory.rs"]
mod memory;

use std::{
    io::Write as _,
    process::{Command, ExitCode, Stdio},
    time::{Duration, Instant},
};

use tickmark::{
    extract::{Scores, deep::scores},
    meaning::{Encoder, weights},
    text::{Span, sentences},
};

/// Sentences a second on one core, at least.
const SPEED: f64 = 250.0;
/// Milliseconds to score an article of 5 kB again, at most.
const ARTICLE: f64 = 200.0;
/// Milliseconds to load it, at most.
const LOADING: f64 = 50.0;
/// Megabytes more in memory while it is in use, at most.
const MEMORY: f64 = 60.0;
/// Bytes of the article.
const SIZE: usize = 5000;

fn main() -> ExitCode {
    let smoke = std::env::args().any(|argument| argument == "--smoke");
    let text = include_str!("../assets/sample.txt");
    let paragraphs = text.split('\n').filter(|line| !line.trim().is_empty());
    let all: Vec<&str> = paragraphs
        .flat_map(|line| {
            let spans = sentences(line, Span::whole(line), "en").into_iter();
            spans.map(move |span| span.of(line))
        })
        .collect();
    let mut article = Vec::new();
    let mut bytes = 0;
    for sentence in all.iter().cycle() {
        if bytes >= SIZE {
            break;
        }
        bytes += sentence.len() + 1;
        article.push(*sentence);
    }
    let rounds = if smoke { 3 } else { 15 };

    let before = memory::resident();
    let began = Instant::now();
    let encoder = match Encoder::held() {
        Ok(encoder) => encoder,
        Err(error) => {
            println!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let first = began.elapsed();
    scored(&encoder, &article);
    let held = memory::resident().saturating_sub(before) as f64 / 1e6;
    drop(encoder);
    let left = memory::resident().saturating_sub(before) as f64 / 1e6;
    let loaded = median(rounds, || {
        let began = Instant::now();
        let encoder = Encoder::held();
        let took = began.elapsed();
        drop(encoder);
        took
    });
    let Ok(encoder) = Encoder::held() else {
        return ExitCode::FAILURE;
    };
    let took = median(rounds, || {
        let began = Instant::now();
        scored(&encoder, &article);
        began.elapsed()
    });
    let speed = article.len() as f64 / took.as_secs_f64();
    let figures = [
        ("sentences a second, one core", speed, SPEED, true),
        ("an article of 5 kB, ms", millis(took), ARTICLE, false),
        (
            "loading, ms (median; weights in memory)",
            millis(loaded),
            LOADING,
            false,
        ),
        ("memory while in use, MB", held, MEMORY, false),
    ];
    let mut missed = Vec::new();
    for (name, figure, bar, at_least) in figures {
        let sign = if at_least { "at least" } else { "at most" };
        println!("{name:<44} {figure:>8.1}  ({sign} {bar})");
        // A quick look says whether it runs; a machine that does other things besides is no measure.
        if !smoke && (if at_least { figure < bar } else { figure > bar }) {
            missed.push(name);
        }
    }
    println!(
        "{:<44} {:>8.1}",
        "loading the first time, ms",
        millis(first)
    );
    println!("{:<44} {left:>8.1}", "memory when it was given back, MB");
    match beside(&encoder, &article, rounds) {
        Some(other) => {
            println!(
                "{:<44} {other:>8.1}  (this program: {:.2} times that)",
                "onnxruntime, the same network",
                speed / other
            );
        }
        None => println!("NOT RUN: Python has no onnxruntime here"),
    }
    gates::end(&missed)
}

/// Scores all sentences; the sum keeps it from being left out.
fn scored(encoder: &Encoder, article: &[&str]) -> u64 {
    let all = article.iter().map(
        |sentence| match scores(encoder, Scores::default(), sentence) {
            Ok(scores) => u64::from(scores.worth),
            Err(error) => panic!("{error}"),
        },
    );
    all.sum()
}

fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1e3
}

fn median(rounds: usize, mut once: impl FnMut() -> Duration) -> Duration {
    let mut all: Vec<Duration> = (0..rounds).map(|_| once()).collect();
    all.sort_unstable();
    all.get(rounds / 2).copied().unwrap_or_default()
}

/// Runs the network on lines of pieces; prints the sentences a second of the median round.
const PYTHON: &str = r#"
import sys, time
import numpy as np, onnxruntime as ort
options = ort.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
session = ort.InferenceSession(sys.argv[1], options, providers=["CPUExecutionProvider"])
lines = [np.array([line.split()], np.int32) for line in sys.stdin]
rounds = []
for _ in range(int(sys.argv[2])):
    began = time.perf_counter()
    for ids in lines:
        session.run(["scores"], {"ids": ids, "places": np.arange(ids.shape[1], dtype=np.int32)[None]})
    rounds.append(time.perf_counter() - began)
print(len(lines) / sorted(rounds)[len(rounds) // 2])
"#;

/// Sentences a second that onnxruntime reads; `None` where there is none.
fn beside(encoder: &Encoder, article: &[&str], rounds: usize) -> Option<f64> {
    let folder = tempfile::tempdir().ok()?;
    let network = folder.path().join("encoder.onnx");
    let whole = weights::Weights::read(weights::BUILT_IN).ok()?;
    std::fs::write(&network, whole.network).ok()?;
    std::fs::write(folder.path().join(weights::NAME), whole.weights).ok()?;
    let python = std::env::var_os("TICKMARK_PYTHON").unwrap_or_else(|| "python3".into());
    let mut run = Command::new(python)
        .arg("-c")
        .arg(PYTHON)
        .arg(&network)
        .arg(rounds.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut lines = String::new();
    for sentence in article {
        let pieces = encoder.pieces(sentence).ok()?;
        let numbers: Vec<String> = pieces.iter().map(i32::to_string).collect();
        lines.push_str(&numbers.join(" "));
        lines.push('\n');
    }
    // Where Python has no such package it ends before it has read them.
    run.stdin.take()?.write_all(lines.as_bytes()).ok();
    let said = run.wait_with_output().ok()?;
    String::from_utf8(said.stdout).ok()?.trim().parse().ok()
}
