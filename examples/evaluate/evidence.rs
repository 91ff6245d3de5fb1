//! Evidence: which sentences of a source bear on a claim, and which words of a claim they do not cover.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Context as _;
use serde_json::Value;
use tickmark::{
    compare::{
        cover::uncovered,
        passages::{Passages, by_meaning},
    },
    meaning::Encoder,
};

use super::{
    Row,
    scores::{Group, Groups, row},
};

/// Share of the best set in the first five and the first ten, and the reciprocal of the place of the first that supports.
type Shares = [f64; 3];

/// Makes one figure of those of all claims.
type Measure = fn(&[&Group<Shares>]) -> f64;

/// Measures on the development part of `WiCE` (Kamoi et al. 2023).
pub fn run(dir: &Path) -> anyhow::Result<Vec<Row>> {
    let encoder = Encoder::held()?;
    let (mut by_words, mut by_both) = (Groups::new(), Groups::new());
    for record in records(dir, "evidence/wice_dev.jsonl")? {
        let sets = sets(&record)?;
        if sets.is_empty() {
            continue;
        }
        let id = text(&record, "id")?;
        let (claim, title) = (text(&record, "claim")?, text(&record, "title")?);
        let sentences = sentences(&record)?;
        let mut index = Passages::default();
        index.add(sentences.iter().copied());
        let mut hits = index.bearing_on(claim, title, usize::MAX);
        let places = |hits: &[tickmark::compare::passages::Hit]| -> Vec<usize> {
            hits.iter().map(|hit| hit.sentence).collect()
        };
        push(&mut by_words, id, shares(&places(&hits), &sets));
        let meaning = encoder.meaning(claim)?;
        by_meaning(&mut hits, |hit| {
            let sentence = encoder.meaning(sentences.get(hit.sentence)?).ok()?;
            Some(sentence.likeness(&meaning))
        });
        push(&mut by_both, id, shares(&places(&hits), &sets));
    }
    let measures: [(&str, &str, f64); 3] = [
        ("first five, share of the best set", "BM25 .82", 0.86),
        ("first ten, share of the best set", "BM25 .91", 0.94),
        ("reciprocal place of the first", "BM25 .89", 0.91),
    ];
    let mut rows = Vec::new();
    for (part, groups) in [("WiCE dev by words", by_words), ("WiCE dev", by_both)] {
        let of: [Measure; 3] = [|all| mean(all, 0), |all| mean(all, 1), |all| mean(all, 2)];
        for ((measure, reference, target), of) in measures.into_iter().zip(of) {
            let measure = format!("{part}: {measure}");
            rows.push(row(
                "evidence",
                &measure,
                (reference, target),
                groups.clone(),
                of,
            ));
        }
    }
    rows.push(row(
        "evidence",
        "WiCE dev, words not covered: F1",
        ("absent words .50", 0.58),
        cover(dir)?,
        f1,
    ));
    Ok(rows)
}

/// Whether each word of a claim is marked as not supported, here and by people.
fn cover(dir: &Path) -> anyhow::Result<Groups<bool>> {
    let mut all: Groups<bool> = Groups::new();
    for record in records(dir, "evidence/unsupported_dev.jsonl")? {
        let claim = text(&record, "claim")?;
        let found = uncovered(claim, &sentences(&record)?);
        let words = record.get("tokens").and_then(Value::as_array);
        let marks = record.get("unsupported").and_then(Value::as_array);
        let (words, marks) = words.zip(marks).context("a claim without words")?;
        let mut at = 0;
        for (word, mark) in words.iter().zip(marks) {
            let word = word.as_str().unwrap_or_default();
            let start = claim.get(at..).and_then(|rest| rest.find(word));
            at += start.unwrap_or_default();
            let (start, end) = (at, at + word.len());
            at = end;
            let here = found
                .iter()
                .any(|one| one.span.start < end && start < one.span.end);
            let id = text(&record, "id")?.to_owned();
            let pair = (here, mark.as_bool() == Some(true));
            all.entry(id).or_default().push(pair);
        }
    }
    Ok(all)
}

fn f1(claims: &[&Group<bool>]) -> f64 {
    let count = |wanted: (bool, bool)| {
        let all = claims.iter().flat_map(|one| one.iter());
        all.filter(|pair| **pair == wanted).count() as f64
    };
    let (both, wrong) = (
        count((true, true)),
        count((true, false)) + count((false, true)),
    );
    2.0 * both / (2.0 * both + wrong).max(1.0)
}

fn push(groups: &mut Groups<Shares>, id: &str, shares: Shares) {
    groups
        .entry(id.to_owned())
        .or_default()
        .push((shares, true));
}

fn mean(claims: &[&Group<Shares>], which: usize) -> f64 {
    let all = claims.iter().flat_map(|one| one.iter());
    let sum: f64 = all
        .clone()
        .filter_map(|(shares, _)| shares.get(which))
        .sum();
    sum / (all.count() as f64).max(1.0)
}

fn shares(order: &[usize], sets: &[Vec<usize>]) -> Shares {
    let share = |first: usize| {
        let within = |at: &&usize| order.iter().take(first).any(|one| one == *at);
        let shares = sets
            .iter()
            .map(|set| set.iter().filter(within).count() as f64 / set.len() as f64);
        shares.fold(0.0, f64::max)
    };
    let supports = |at: &usize| sets.iter().any(|set| set.contains(at));
    let first = order.iter().position(supports);
    [
        share(5),
        share(10),
        first.map_or(0.0, |at| 1.0 / (at + 1) as f64),
    ]
}

fn records(dir: &Path, file: &str) -> anyhow::Result<Vec<BTreeMap<String, Value>>> {
    let text = fs::read_to_string(dir.join(file)).with_context(|| format!("opening {file}"))?;
    let lines = text.lines().map(serde_json::from_str);
    Ok(lines.collect::<Result<_, _>>()?)
}

fn text<'r>(record: &'r BTreeMap<String, Value>, field: &str) -> anyhow::Result<&'r str> {
    let value = record.get(field).and_then(Value::as_str);
    value.with_context(|| format!("a record without {field}"))
}

fn sentences(record: &BTreeMap<String, Value>) -> anyhow::Result<Vec<&str>> {
    let list = record.get("sentences").and_then(Value::as_array);
    let list = list.context("a record without sentences")?;
    Ok(list.iter().filter_map(Value::as_str).collect())
}

/// The sets of sentences that support a claim; empty ones are none.
fn sets(record: &BTreeMap<String, Value>) -> anyhow::Result<Vec<Vec<usize>>> {
    let sets = record.get("supporting").cloned().context("no sets")?;
    let mut sets: Vec<Vec<usize>> = serde_json::from_value(sets)?;
    sets.retain(|set| !set.is_empty());
    Ok(sets)
}
