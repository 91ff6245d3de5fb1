//! How fast a text becomes suggestions: `cargo bench --bench extract`, or with `-- --smoke` for a quick look.
//!
//! The text is that of the folder `TICKMARK_ARTICLES` or `../shared/articles`, repeated; where neither exists it is
//! generated. Sentence boundaries alone, by sentencex, are timed in the same run, so that the cost of the rest is seen.
//! Two gates: the time that an expression of the project's own table takes to read, and the memory that extraction
//! takes of one large text, which a process of its own reads. Missing one ends with exit code 1.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

#[path = "shared/memory.rs"]
mod memory;
#[path = "../src/extract/time/table.rs"]
mod table;

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use tickmark::{
    extract::{
        Passage,
        suggest::suggest,
        time::{TimeKind, times},
    },
    text::{CodePoints, Span},
};

/// Microseconds that reading one expression of time, with its sentence, may take.
const EXPRESSION: f64 = 10.0;
/// How many times a text's size extraction may take of memory, the text itself apart.
const MEMORY: f64 = 8.0;

/// Everything that extraction does to one article; the number of suggestions keeps it from being optimised away.
fn whole(text: &str) -> usize {
    let day = "2024-01-31".parse().ok();
    let passages = Passage::lines(text);
    suggest(text, &CodePoints::new(text), &passages, day, "en")
        .kept
        .len()
}

fn main() -> ExitCode {
    let smoke = std::env::args().any(|argument| argument == "--smoke");
    let size = if smoke { 500_000 } else { 20_000_000 };
    let articles = articles();
    if std::env::args().any(|argument| argument == "--memory") {
        println!("{}", taken(&articles, size));
        return ExitCode::SUCCESS;
    }
    let corpus: Vec<&str> = {
        let mut total = 0;
        let repeated = articles.iter().cycle().map(String::as_str);
        repeated
            .take_while(|text| {
                total += text.len();
                total <= size
            })
            .collect()
    };
    let bytes: usize = corpus.iter().map(|text| text.len()).sum();
    println!("{} articles, {:.1} MB", corpus.len(), bytes as f64 / 1e6);
    let speed = |took: Duration| bytes as f64 / 1e6 / took.as_secs_f64();

    let (_, took) = timed(|| {
        corpus
            .iter()
            .map(|text| sentencex::get_sentence_boundaries("en", text).len())
            .sum::<usize>()
    });
    println!(
        "{:<44} {:>8.1} MB/s",
        "sentencex alone, one core",
        speed(took)
    );
    let (one, took) = timed(|| corpus.iter().map(|text| whole(text)).sum::<usize>());
    println!(
        "{:<44} {:>8.1} MB/s  ({one} suggestions)",
        "extraction, one core",
        speed(took)
    );
    let (two, took) = timed(|| {
        let (left, right) = corpus.split_at(corpus.len() / 2);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| left.iter().map(|text| whole(text)).sum::<usize>());
            let here: usize = right.iter().map(|text| whole(text)).sum();
            here + other.join().unwrap_or(0)
        })
    });
    println!(
        "{:<44} {:>8.1} MB/s",
        "extraction, two threads",
        speed(took)
    );
    assert_eq!(one, two, "threads do not change what is found");

    let mut article = articles.join("\n");
    let cut = (0..=5000.min(article.len()))
        .rev()
        .find(|at| article.is_char_boundary(*at))
        .unwrap_or(0);
    article.truncate(cut);
    let best = (0..20)
        .map(|_| timed(|| whole(&article)).1)
        .min()
        .unwrap_or_default();
    println!(
        "{:<44} {:>8.2} ms",
        format!("an article of {cut} bytes, best of 20"),
        best.as_secs_f64() * 1e3
    );
    let expression = expression();
    println!(
        "{:<44} {expression:>8.2} µs  (at most {EXPRESSION})",
        format!("an expression of time, of {}", table::EXPRESSIONS.len())
    );
    let memory = of_another(smoke);
    let times = memory.unwrap_or(f64::INFINITY);
    println!(
        "{:<44} {times:>8.1} times its size  (at most {MEMORY})",
        "memory for one large text"
    );
    // What a process holds anyway outweighs a small text.
    if smoke || expression <= EXPRESSION && times <= MEMORY {
        ExitCode::SUCCESS
    } else {
        println!("a gate is missed");
        ExitCode::FAILURE
    }
}

/// Microseconds for one expression of the table in its sentence; the best of several rounds.
fn expression() -> f64 {
    let day = "2024-01-31".parse().ok();
    let sentences: Vec<String> = table::EXPRESSIONS
        .iter()
        .map(|(sentence, _, _)| sentence.replace(['[', ']'], ""))
        .collect();
    let best = (0..20)
        .map(|_| {
            let (found, took) = timed(|| {
                let read = |text: &String| times(text, Span::whole(text), day, "en").len();
                sentences.iter().map(read).sum::<usize>()
            });
            assert!(found >= sentences.len() / 2, "the table is read");
            took
        })
        .min()
        .unwrap_or_default();
    best.as_secs_f64() * 1e6 / sentences.len() as f64
}

/// How many times the size of one text extraction took of memory at most, beyond the text.
fn taken(articles: &[String], size: usize) -> f64 {
    let mut text = String::with_capacity(size + size / 4);
    for article in articles.iter().cycle() {
        if text.len() >= size {
            break;
        }
        text.push_str(article);
        text.push('\n');
    }
    let before = memory::resident();
    assert!(whole(&text) > 0);
    memory::peak().saturating_sub(before) as f64 / text.len() as f64
}

/// What [`taken`] finds in a process of its own: this one has held much already.
fn of_another(smoke: bool) -> Option<f64> {
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.arg("--memory");
    if smoke {
        command.arg("--smoke");
    }
    let output = command.output().ok()?;
    let printed = String::from_utf8(output.stdout).ok()?;
    printed.lines().last()?.trim().parse().ok()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed())
}

/// The articles of the folder, or generated ones.
fn articles() -> Vec<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let dir = std::env::var_os("TICKMARK_ARTICLES").map_or(beside, PathBuf::from);
    let files = std::fs::read_dir(&dir).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.sort();
    let read: Vec<String> = paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect();
    if !read.is_empty() {
        return read;
    }
    println!("no articles in {}: generated text instead", dir.display());
    let sentences = [
        "Ana Ruiz, the mayor of Dorn, said on Tuesday that rents rose by 12 percent last year.",
        "“We will build 300 homes,” she told the Coastal Wire, which first reported the plan in March 2021.",
        "The harbour council rejected the €4.5 million survey because its figures were allegedly out of date.",
        "Critics believe that the town should wait.",
    ];
    (0..40)
        .map(|n| {
            sentences
                .iter()
                .cycle()
                .skip(n % 4)
                .take(20)
                .copied()
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}
