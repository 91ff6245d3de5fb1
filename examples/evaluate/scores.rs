//! Scores: what is checkable, and what is worth a check.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use tickmark::extract::{
    LINE, Scores,
    jsonl::score_with,
    model::{Features, Model, train::train},
};

use super::{
    Row,
    bootstrap::interval,
    tables::{self, Line},
};

/// Parts of the cross-validation; no debate stands in two.
const FOLDS: usize = 4;

/// Answers and truths of one debate or speech.
pub type Group<T> = Vec<(T, bool)>;
/// Those of all.
pub type Groups<T> = BTreeMap<String, Group<T>>;

/// Measures both scores. Weights are trained on `ClaimBuster` alone. What was said of each sentence by weights that saw nothing of its
/// debate is written to the file that `TICKMARK_HELD_OUT` names (fold, label, worth, checkable, sentence): by it `training/lines.py`
/// chooses how the encoder's scores and these are added.
pub fn run(dir: &Path) -> anyhow::Result<Vec<Row>> {
    let lines = tables::claimbuster(dir)?;
    let features: Vec<Features> = lines.iter().map(|line| Features::of(&line.text)).collect();
    let folds = folds(&lines);
    let mut worth = Groups::new();
    let mut checkable = Groups::new();
    let mut held_out = String::new();
    for fold in 0..FOLDS {
        let part = |inside: bool| {
            let all = lines.iter().zip(&features).zip(&folds);
            all.filter(move |(_, of)| (**of == fold) == inside)
                .map(|(pair, _)| pair)
        };
        let model = train(&part(false).map(|(line, features)| (features.clone(), line.label)));
        for (line, _) in part(true) {
            let scores = score_with(&model, &line.text);
            writeln!(
                held_out,
                "{fold}\t{}\t{}\t{}\t{}",
                line.label, scores.worth, scores.checkable, line.text
            )?;
            add(&mut worth, line, scores.worth >= LINE, line.label == 1);
            add(
                &mut checkable,
                line,
                scores.checkable >= LINE,
                line.label >= 0,
            );
        }
    }
    if let Some(file) = std::env::var_os("TICKMARK_HELD_OUT") {
        std::fs::write(file, held_out)?;
    }
    let model = train(
        &lines
            .iter()
            .zip(&features)
            .map(|(line, features)| (features.clone(), line.label)),
    );
    let mut speeches = Groups::new();
    for line in &tables::read(dir, "checkworthiness/checkthat2019_test.tsv", "file")? {
        add(
            &mut speeches,
            line,
            scored(&model, line).worth,
            line.label == 1,
        );
    }
    for lines in speeches.values_mut() {
        // Lines of equal score stay in order.
        lines.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    }
    let mut sentences = Groups::new();
    for line in &tables::read(dir, "factual/policlaim_train.tsv", "speech")? {
        let checkable = scored(&model, line).checkable >= LINE;
        add(&mut sentences, line, checkable, line.label == 1);
    }
    Ok(vec![
        row(
            "worth checking",
            "ClaimBuster, 4 folds by debate: macro F1",
            ("simple means .766", 0.80),
            worth,
            macro_f1,
        ),
        row(
            "worth checking",
            "CheckThat 2019 test, trained on ClaimBuster alone: MAP",
            ("simple means .127, winner .166", 0.15),
            speeches,
            average_precision,
        ),
        row(
            "checkable",
            "PoliClaim train, trained on ClaimBuster alone: accuracy",
            ("GPT-3.5 .80, two humans .855", 0.80),
            sentences,
            accuracy,
        ),
        row(
            "checkable",
            "of ClaimBuster, 4 folds by debate: macro F1",
            ("", 0.80),
            checkable,
            macro_f1,
        ),
    ])
}

pub fn add<T>(groups: &mut Groups<T>, line: &Line, answer: T, truth: bool) {
    let group = groups.entry(line.group.clone()).or_default();
    group.push((answer, truth));
}

/// A measure over groups, and over draws of them.
pub fn row<T>(
    area: &'static str,
    name: &str,
    (reference, target): (&'static str, f64),
    groups: Groups<T>,
    measure: fn(&[&Group<T>]) -> f64,
) -> Row {
    let groups: Vec<_> = groups.into_values().collect();
    Row {
        area,
        measure: name.to_owned(),
        figure: measure(&groups.iter().collect::<Vec<_>>()),
        interval: interval(&groups, measure),
        reference,
        target,
    }
}

fn scored(model: &Model, line: &Line) -> Scores {
    score_with(model, &line.text)
}

/// Which fold each line belongs to: the largest group first, each to the lightest fold so far.
fn folds(lines: &[Line]) -> Vec<usize> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *sizes.entry(&line.group).or_default() += 1;
    }
    let mut groups: Vec<(&str, usize)> = sizes.into_iter().collect();
    groups.sort_by_key(|(name, size)| (std::cmp::Reverse(*size), *name));
    let mut totals = [0; FOLDS];
    let mut fold_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, size) in groups {
        let lightest = (0..FOLDS).min_by_key(|fold| totals.get(*fold)).unwrap_or(0);
        if let Some(total) = totals.get_mut(lightest) {
            *total += size;
        }
        fold_of.insert(name, lightest);
    }
    lines
        .iter()
        .map(|line| fold_of.get(line.group.as_str()).copied().unwrap_or(0))
        .collect()
}

/// The mean of the F1 of yes and of no.
fn macro_f1(groups: &[&Group<bool>]) -> f64 {
    let [mut right_no, mut missed, mut wrong, mut right_yes] = [0.0_f64; 4];
    for pair in groups.iter().copied().flatten() {
        *match pair {
            (false, false) => &mut right_no,
            (false, true) => &mut missed,
            (true, false) => &mut wrong,
            (true, true) => &mut right_yes,
        } += 1.0;
    }
    let f1 = |hits: f64| 2.0 * hits / (2.0 * hits + missed + wrong).max(1.0);
    f64::midpoint(f1(right_yes), f1(right_no))
}

/// The share of right answers.
pub fn accuracy(groups: &[&Group<bool>]) -> f64 {
    let all = groups.iter().copied().flatten();
    let right = all.clone().filter(|(answer, truth)| answer == truth);
    right.count() as f64 / all.count().max(1) as f64
}

/// Mean over the speeches, each with its highest score first, of the average precision of their check-worthy lines.
pub fn average_precision(speeches: &[&Group<u16>]) -> f64 {
    let precision = |ranked: &Group<u16>| {
        let (mut hits, mut sum) = (0.0, 0.0);
        for (at, _) in ranked.iter().enumerate().filter(|(_, (_, worthy))| *worthy) {
            hits += 1.0;
            sum += hits / (at + 1) as f64;
        }
        sum / f64::max(hits, 1.0)
    };
    let sum: f64 = speeches.iter().map(|ranked| precision(ranked)).sum();
    sum / speeches.len().max(1) as f64
}
