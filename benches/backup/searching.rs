//! The backup searched as one types, and held against claims; beside a walk through all of its text.

use std::{hint::black_box, sync::Arc, time::Duration};

use tickmark::{
    backup::{Document, Index, Piece},
    storage::Hash,
    text::Span,
};

use super::{Numbers, PAGES, memory, milliseconds, now};

/// Places that are listed, and passages of a claim, as the window asks for them.
const LISTED: usize = 200;
const PASSAGES: usize = 5;

/// Documents, the most milliseconds for a letter more that is typed, and for the passages of a claim.
const BARS: [(usize, f64, f64); 2] = [(100, 20.0, 50.0), (500, 50.0, 150.0)];

/// What somebody types, letter by letter: common words, rare words, figures, a sentence.
const TYPED: [&str; 6] = [
    "the of and to in that was it not is for we",
    "the quay review 12",
    "to be or not to be that is the question",
    "qualectverner tishormel",
    "412,000 passengers",
    "zyzzyva",
];

/// Builds an index of documents, searches it, and prints what each took.
pub fn measure(texts: &[String], numbers: &mut Numbers, missed: &mut Vec<&'static str>) {
    for (many, typing, claims) in BARS {
        let texts = texts.get(..many).unwrap_or(texts);
        let documents: Vec<(Hash, Arc<Document>)> = texts.iter().map(|text| read(text)).collect();
        let Some(((last_hash, last), rest)) = documents.split_last() else {
            return;
        };
        let before = memory::resident();
        let mut index = Index::default();
        let began = now();
        for (hash, document) in rest {
            index.add(*hash, document);
        }
        let built = now().saturating_sub(began);
        let began = now();
        index.add(*last_hash, last);
        let added = now().saturating_sub(began);
        let held = memory::resident().saturating_sub(before) as f64 / 1e6;
        println!(
            "{} pages, {} sentences: an index in {:.1} s, {held:.0} MB held; one document of {PAGES} pages more {:.1} ms",
            many * PAGES,
            index.len(),
            built.as_secs_f64(),
            milliseconds(added)
        );
        let mut words = TYPED.map(str::to_owned).to_vec();
        // As rare as words of a document are, and 200 letters of one.
        words.push(sentence(texts, numbers).chars().take(60).collect());
        let long = sentence(texts, numbers) + &sentence(texts, numbers);
        words.push(long.chars().take(200).collect());
        let mut times = Vec::new();
        for words in &words {
            for (end, letter) in words.char_indices() {
                let typed = words.get(..end + letter.len_utf8()).unwrap_or_default();
                let began = now();
                black_box(index.search(typed, LISTED, |_| true));
                times.push((now().saturating_sub(began), typed));
            }
        }
        let slowest = row("a letter more that is typed", &mut times);
        let mut times = Vec::new();
        let asked: Vec<String> = (0..100).map(|_| sentence(texts, numbers)).collect();
        for claim in &asked {
            let began = now();
            black_box(index.bearing_on(claim, "The Quay Review", PASSAGES, None, |_| true));
            times.push((now().saturating_sub(began), claim.as_str()));
        }
        let claim = row("the passages of a claim", &mut times);
        let mut times = Vec::new();
        for words in &words {
            let began = now();
            let found = texts
                .iter()
                .map(|text| text.matches(words.as_str()).count());
            black_box(found.sum::<usize>());
            times.push((now().saturating_sub(began), words.as_str()));
        }
        row("a walk through all of it, to the letter", &mut times);
        if slowest > typing {
            missed.push("a letter more that is typed");
        }
        if claim > claims {
            missed.push("the passages of a claim");
        }
    }
}

/// Prints the middle and the slowest of some times, and what took longest; that, in milliseconds.
fn row(name: &str, times: &mut [(Duration, &str)]) -> f64 {
    times.sort();
    let median = times
        .get(times.len() / 2)
        .map_or(0.0, |one| milliseconds(one.0));
    let (slowest, what) = times
        .last()
        .map_or((0.0, ""), |one| (milliseconds(one.0), one.1));
    let what: String = what.chars().take(30).collect();
    println!("{name:<40} {median:>6.2} ms, at worst {slowest:>6.2} ms ({what:?})");
    slowest
}

/// A text as a document: a piece for each of its lines.
fn read(text: &str) -> (Hash, Arc<Document>) {
    let mut document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let mut start = 0;
    for line in text.lines() {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        if !line.is_empty() {
            document.pieces.push(Piece {
                span,
                ..Piece::default()
            });
        }
    }
    (Hash::of(text.as_bytes()), Arc::new(document))
}

/// A sentence of one of the documents.
fn sentence(texts: &[String], numbers: &mut Numbers) -> String {
    let text = texts
        .get(numbers.below(texts.len()))
        .map_or("", String::as_str);
    let sentences: Vec<&str> = text.split_inclusive(". ").collect();
    let at = numbers.below(sentences.len());
    sentences
        .get(at)
        .map_or_else(String::new, |one| one.trim().replace('\n', " "))
}
