//! Meaning: the encoder's two scores, and earlier fact-checks found for what people post.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use anyhow::Context as _;
use tickmark::{
    extract::{LINE, jsonl::score},
    meaning::{Encoder, Vector, fused::fused, words::Index},
};

use super::{
    Row,
    scores::{Groups, accuracy, add, average_precision, row},
    tables,
};

/// Of the ranking by words and of that by meaning, so many count.
const DEEP: usize = 100;

/// Measures the encoder that ships. It was trained on `ClaimBuster`, so that nothing is measured there: `assets/encoder-card.md` has
/// the figures of four trainings that each left a quarter of it out.
pub fn run(dir: &Path) -> anyhow::Result<Vec<Row>> {
    let encoder = Encoder::held()?;
    let mut speeches = Groups::new();
    for line in &tables::read(dir, "checkworthiness/checkthat2019_test.tsv", "file")? {
        let worth = score(&encoder, &line.text)?.worth;
        add(&mut speeches, line, worth, line.label == 1);
    }
    for lines in speeches.values_mut() {
        // Lines of equal score stay in order.
        lines.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    }
    let mut sentences = Groups::new();
    for line in &tables::read(dir, "factual/policlaim_train.tsv", "speech")? {
        let checkable = score(&encoder, &line.text)?.checkable >= LINE;
        add(&mut sentences, line, checkable, line.label == 1);
    }
    let mut rows = vec![
        row(
            "meaning",
            "CheckThat 2019 test, by the encoder: MAP",
            ("winner .166", 0.15),
            speeches,
            average_precision,
        ),
        row(
            "meaning",
            "PoliClaim train, by the encoder: accuracy",
            ("GPT-3.5 .80, two humans .855", 0.77),
            sentences,
            accuracy,
        ),
    ];
    rows.extend(retrieval(dir, &encoder)?);
    Ok(rows)
}

/// Whether each claim of a ranking is one that was looked for: one query.
type Hits = Vec<(usize, bool)>;

/// Posts that repeat a claim which was checked before; the claims are ranked by words, by meaning, and by both.
fn retrieval(dir: &Path, encoder: &Arc<Encoder>) -> anyhow::Result<Vec<Row>> {
    let mut claims = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_path(dir.join("retrieval/checked_claims.tsv"))?;
    let mut ids = Vec::new();
    let mut titled = Vec::new();
    for record in claims.records() {
        let record = record?;
        let cell = |at: usize| record.get(at).unwrap_or_default();
        ids.push(cell(0).to_owned());
        titled.push([cell(2), cell(1)].join(" "));
    }
    let index = Index::of(titled.iter().map(String::as_str));
    let meanings = titled.iter().map(|text| encoder.meaning(text));
    let meanings: Vec<Vector> = meanings.collect::<Result<_, _>>()?;
    let mut rows = Vec::new();
    for part in ["dev", "test"] {
        let name = format!("retrieval/queries_{part}.tsv");
        if !dir.join(&name).exists() {
            continue;
        }
        let looked_for = pairs(dir, &format!("retrieval/relevant_{part}.tsv"))?;
        let mut found: [Vec<Hits>; 3] = Default::default();
        for (query, text) in pairs(dir, &name)? {
            let text = text.first().context("a post without words")?;
            let by_words: Vec<usize> = index
                .ranked(text)
                .into_iter()
                .take(DEEP)
                .map(|(at, _)| at)
                .collect();
            let meaning = encoder.meaning(text)?;
            let mut alike: Vec<(usize, f32)> = meanings
                .iter()
                .map(|one| one.likeness(&meaning))
                .enumerate()
                .collect();
            alike.sort_by(|(_, a), (_, b)| b.total_cmp(a));
            let by_meaning: Vec<usize> = alike.into_iter().take(DEEP).map(|(at, _)| at).collect();
            let by_both = fused(&[&by_words, &by_meaning]);
            let wanted = looked_for.get(&query).map_or(&[][..], Vec::as_slice);
            for (ranking, found) in [by_words, by_meaning, by_both].iter().zip(&mut found) {
                let first = ranking.iter().take(5);
                let hits = first.map(|at| {
                    let id = ids.get(*at);
                    (wanted.len(), id.is_some_and(|id| wanted.contains(id)))
                });
                found.push(hits.collect());
            }
        }
        let names = [
            ("by words", ("BM25 .78", 0.78)),
            ("by meaning", ("", 0.80)),
            ("by both", ("winner .929", 0.87)),
        ];
        for ((name, aims), found) in names.into_iter().zip(found) {
            let found = found
                .into_iter()
                .enumerate()
                .map(|(at, hits)| (format!("{at:06}"), hits));
            let measure = format!("CheckThat 2020 {part}, earlier checks {name}: MAP@5");
            rows.push(row(
                "meaning",
                &measure,
                aims,
                found.collect(),
                precision_at_5,
            ));
        }
    }
    Ok(rows)
}

/// The second column of a table by the first.
fn pairs(dir: &Path, file: &str) -> anyhow::Result<BTreeMap<String, Vec<String>>> {
    let mut table = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_path(dir.join(file))
        .with_context(|| format!("opening {file}"))?;
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in table.records() {
        let record = record?;
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        all.entry(cell(0)).or_default().push(cell(1));
    }
    Ok(all)
}

/// Mean over the queries of the average precision of their first five.
fn precision_at_5(queries: &[&Hits]) -> f64 {
    let precision = |hits: &Hits| {
        let (mut found, mut sum) = (0.0, 0.0);
        for (at, _) in hits.iter().enumerate().filter(|(_, (_, hit))| *hit) {
            found += 1.0;
            sum += found / (at + 1) as f64;
        }
        let wanted = hits.first().map_or(1, |(wanted, _)| (*wanted).clamp(1, 5));
        sum / wanted as f64
    };
    let sum: f64 = queries.iter().map(|hits| precision(hits)).sum();
    sum / queries.len().max(1) as f64
}
