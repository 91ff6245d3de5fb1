//! Expressions of time, as TempEval-3 measures them. The references are of its test set of 2013.

use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tickmark::extract::time::{Time, times};
use tickmark::text::{CodePoints, Span};

use super::Row;

/// Lines of a MEANTIME text that were annotated: headline, date and four more. The date is the article's own.
const ANNOTATED: usize = 6;

/// A document whose expressions people marked.
#[derive(Deserialize)]
struct Document {
    text: String,
    published: Option<String>,
    times: Vec<Marked>,
}

/// An expression, in code points.
#[derive(Deserialize)]
struct Marked {
    start: usize,
    end: usize,
    value: Option<String>,
}

/// What was counted.
#[derive(Clone, Copy, Default)]
struct Counts {
    wanted: usize,
    found: usize,
    overlapping: usize,
    exact: usize,
    valued: usize,
}

/// The rows of the table for `dir`, the folder of benchmark data.
pub fn run(dir: &Path) -> anyhow::Result<Vec<Row>> {
    let folder = dir.join("dates");
    let news = count(&folder.join("timebank_aquaint.jsonl"), false)?;
    let wiki = count(&folder.join("meantime_wikinews.jsonl"), true)?;
    let both = Counts {
        wanted: news.wanted + wiki.wanted,
        found: news.found + wiki.found,
        overlapping: news.overlapping + wiki.overlapping,
        exact: news.exact + wiki.exact,
        valued: news.valued + wiki.valued,
    };
    let mut rows = Vec::new();
    for (name, counts) in [
        ("TimeBank+AQUAINT", news),
        ("MEANTIME", wiki),
        ("both", both),
    ] {
        let measures = [
            (
                "expression, strict F1",
                counts.exact,
                "HeidelTime .813",
                0.80,
            ),
            (
                "expression, relaxed F1",
                counts.overlapping,
                "HeidelTime .903",
                0.90,
            ),
            (
                "expression and value, F1",
                counts.valued,
                "HeidelTime .776, UWTime .824",
                0.80,
            ),
        ];
        for (measure, right, reference, target) in measures {
            rows.push(Row {
                area: "dates",
                measure: format!("{name}: {measure}"),
                figure: f1(right, counts.found, counts.wanted),
                interval: None,
                reference,
                target,
            });
        }
    }
    Ok(rows)
}

/// Counts what was found in the documents of a file; `partly` where only the first lines were annotated.
fn count(path: &Path, partly: bool) -> anyhow::Result<Counts> {
    let mut counts = Counts::default();
    for document in lines::<Document>(path)? {
        let text = &document.text;
        let published = document
            .published
            .as_deref()
            .and_then(|date| date.get(..10)?.parse().ok());
        let points = CodePoints::new(text);
        let mut used = Vec::new();
        let mut found = Vec::new();
        for time in times(text, Span::whole(text), published, "en") {
            let line = text
                .get(..time.span.start)
                .unwrap_or("")
                .matches('\n')
                .count();
            if !partly || (line < ANNOTATED && line != 1) {
                let (start, end) = points
                    .from_span(text, time.span)
                    .context("a span splits a character")?;
                found.push((start, end, time));
                used.push(false);
            }
        }
        counts.wanted += document.times.len();
        counts.found += found.len();
        for marked in &document.times {
            score(marked, &found, &mut used, &mut counts);
        }
    }
    Ok(counts)
}

/// Counts one marked expression: the first unused one that overlaps it is its match.
fn score(marked: &Marked, found: &[(usize, usize, Time)], used: &mut [bool], counts: &mut Counts) {
    let hit = found
        .iter()
        .zip(used.iter_mut())
        .find(|((start, end, _), used)| !**used && *start < marked.end && marked.start < *end);
    let Some(((start, end, time), used)) = hit else {
        return;
    };
    *used = true;
    counts.overlapping += 1;
    counts.exact += usize::from((*start, *end) == (marked.start, marked.end));
    counts.valued += usize::from(time.value == marked.value);
}

/// The harmonic mean of precision and recall.
pub fn f1(right: usize, found: usize, wanted: usize) -> f64 {
    if found + wanted == 0 {
        return 0.0;
    }
    2.0 * right as f64 / (found + wanted) as f64
}

/// The records of a file of one JSON value a line.
pub fn lines<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines()
        .map(|line| {
            serde_json::from_str(line)
                .with_context(|| format!("{} is not as expected", path.display()))
        })
        .collect()
}
