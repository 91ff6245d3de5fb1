//! The backup of a piece: 500 documents with 10,000 pages in all, made of words that are as common as words are.
//!
//! `cargo bench --bench backup` prints a table and fails where a bar is missed; `-- --smoke` tries a tenth of it.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{hint::black_box, process::ExitCode, time::Duration};

use rustix::time::{ClockId, clock_gettime};
use tickmark::compare::quotation::{Folded, Outcome, look, quotations};
use words::Numbers;

#[path = "backup/adding.rs"]
mod adding;
#[path = "shared/gates.rs"]
mod gates;
#[expect(dead_code, reason = "shared with other benches")]
#[path = "shared/memory.rs"]
mod memory;
#[path = "backup/pages.rs"]
mod pages;
#[path = "backup/pdf.rs"]
mod pdf;
#[path = "backup/searching.rs"]
mod searching;
#[path = "shared/words.rs"]
mod words;

const DOCUMENTS: usize = 500;
const PAGES: usize = 20;

fn main() -> ExitCode {
    let smoke = std::env::args().any(|argument| argument == "--smoke");
    let many = if smoke { DOCUMENTS / 10 } else { DOCUMENTS };
    let mut numbers = Numbers(7);
    let documents: Vec<String> = (0..many)
        .map(|_| (1..=PAGES).map(|number| numbers.page(number)).collect())
        .collect();
    let mut missed = Vec::new();
    adding::measure(smoke, &documents, &mut missed);
    searching::measure(&documents, &mut numbers, &mut missed);
    quotations_of(&documents, &mut numbers, &mut missed);
    pages::measure(smoke, &mut missed);
    if smoke {
        // Its figures are those of a program that is not optimised, and say nothing.
        missed.clear();
    }
    gates::end(&missed)
}

/// Processor time of this thread: other work on the machine does not count.
fn now() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or_default(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

// --- quotations

/// Megabytes made ready in a second, at least.
const FOLDING: f64 = 15.0;
/// Milliseconds for a quotation, at most, in the median and at worst.
const LOOKING: (f64, f64) = (25.0, 250.0);

/// Documents made ready, and quotations looked for: as they stand there, with a word that is another, and such as stand nowhere.
fn quotations_of(documents: &[String], numbers: &mut Numbers, missed: &mut Vec<&'static str>) {
    let bytes: usize = documents.iter().map(String::len).sum();
    let before = memory::resident();
    let began = now();
    let folded: Vec<Folded> = documents.iter().map(|text| Folded::of(text)).collect();
    let speed = bytes as f64 / 1e6 / now().saturating_sub(began).as_secs_f64();
    let held = memory::resident().saturating_sub(before) as f64 / 1e6;
    println!(
        "{} documents, {} pages, {:.1} MB made ready: {speed:.0} MB/s, {held:.0} MB held",
        documents.len(),
        documents.len() * PAGES,
        bytes as f64 / 1e6
    );
    if speed < FOLDING {
        missed.push("documents made ready");
    }
    let folded: Vec<&Folded> = folded.iter().collect();
    for (name, kind) in [
        ("to the letter", 0),
        ("with another word", 1),
        ("nowhere", 2),
    ] {
        let mut times = Vec::new();
        let mut right = 0;
        for _ in 0..200 {
            let quoted = quoted(documents, numbers, kind);
            let article = format!("“{quoted}”");
            let began = now();
            let all = quotations(&article);
            let outcome = all.first().map(|one| look(one, &folded));
            times.push(now().saturating_sub(began));
            right += usize::from(matches!(
                (black_box(outcome), kind),
                (Some(Outcome::ToTheLetter(_)), 0)
                    | (Some(Outcome::Differs(_)), 1)
                    | (Some(Outcome::NotFound(_)), 2)
            ));
        }
        times.sort();
        let median = milliseconds(times.get(100).copied().unwrap_or_default());
        let worst = milliseconds(times.last().copied().unwrap_or_default());
        println!(
            "a quotation {name}: {median:.2} ms, at worst {worst:.1} ms ({right} of 200 as expected)"
        );
        if median > LOOKING.0 || worst > LOOKING.1 {
            missed.push("a quotation looked for");
        }
    }
}

/// Twenty words of a document, as they stand there, with one that is another, or twenty words of nobody.
fn quoted(documents: &[String], numbers: &mut Numbers, kind: usize) -> String {
    if kind == 2 {
        let mut words = String::new();
        for _ in 0..20 {
            numbers.word(&mut words);
            words.push(' ');
        }
        return words;
    }
    let document = documents
        .get(numbers.below(documents.len()))
        .map_or("", String::as_str);
    let paragraphs: Vec<&str> = document.lines().filter(|line| line.len() > 300).collect();
    let paragraph = paragraphs
        .get(numbers.below(paragraphs.len().max(1)))
        .copied()
        .unwrap_or_default();
    let words: Vec<&str> = paragraph.split(' ').collect();
    let from = numbers.below(words.len().saturating_sub(20).max(1));
    let mut words: Vec<&str> = words.into_iter().skip(from).take(20).collect();
    if kind == 1
        && let Some(word) = words.get_mut(9)
    {
        *word = "otherwise";
    }
    words.join(" ")
}
