//! Sentences: the English Golden Rules, and spans of edited text.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use tickmark::text::{CodePoints, Span, sentences};

use super::Row;

/// A case of the Golden Rules.
#[derive(Deserialize)]
struct Rule {
    text: String,
    sentences: Vec<String>,
}

/// A document whose sentences people marked, in code points; a line is a paragraph.
#[derive(Deserialize)]
struct Document {
    text: String,
    sentences: Vec<(usize, usize)>,
}

/// The rows of the table for `dir`, the folder of benchmark data.
pub fn run(dir: &Path) -> anyhow::Result<Vec<Row>> {
    let folder = dir.join("sentences");
    let rules: Vec<Rule> = super::dates::lines(&folder.join("golden_rules_en.jsonl"))?;
    let right = rules.iter().filter(|rule| follows(rule)).count();
    let mut rows = vec![Row {
        area: "sentences",
        measure: format!("Golden Rules: share of {}", rules.len()),
        figure: right as f64 / rules.len().max(1) as f64,
        interval: None,
        reference: "sentencex .896, pySBD .979",
        target: 0.979,
    }];
    // GUM is edited text and careful transcripts; EWT is the web's unedited one, shown for comparison.
    let sets = [
        (
            "gum_dev.jsonl",
            "GUM dev: exact spans, F1",
            "sentencex .943",
            0.94,
        ),
        (
            "ewt_dev.jsonl",
            "EWT dev, unedited: exact spans, F1",
            "sentencex .834",
            0.84,
        ),
    ];
    for (file, measure, reference, target) in sets {
        rows.push(Row {
            area: "sentences",
            measure: measure.to_owned(),
            figure: spans(&folder.join(file))?,
            interval: None,
            reference,
            target,
        });
    }
    Ok(rows)
}

/// Whether a case is cut as it should be.
fn follows(rule: &Rule) -> bool {
    let found = sentences(&rule.text, Span::whole(&rule.text), "en");
    found
        .iter()
        .map(|span| span.of(&rule.text))
        .eq(rule.sentences.iter().map(String::as_str))
}

/// F1 of exact sentence spans, paragraphs given.
fn spans(path: &Path) -> anyhow::Result<f64> {
    let (mut right, mut found, mut wanted) = (0, 0, 0);
    for document in super::dates::lines::<Document>(path)? {
        let points = CodePoints::new(&document.text);
        let mut cut = HashSet::new();
        let mut start = 0;
        for line in document.text.split('\n') {
            for span in sentences(&document.text, Span::new(start, start + line.len()), "en") {
                cut.insert(
                    points
                        .from_span(&document.text, span)
                        .context("a span splits a character")?,
                );
            }
            start += line.len() + 1;
        }
        right += document
            .sentences
            .iter()
            .filter(|span| cut.contains(span))
            .count();
        found += cut.len();
        wanted += document.sentences.len();
    }
    Ok(super::dates::f1(right, found, wanted))
}
