//! Scores: what is checkable, and what is worth a check.

use std::{collections::BTreeMap, path::Path};

use tickmark::extract::{
    LINE, Scores,
    model::{Features, Model, read_features, train::train},
    record::score_with,
};

use super::{
    Row,
    tables::{self, Line},
};

/// Parts of the cross-validation; no debate stands in two.
const FOLDS: usize = 4;

/// Measures both scores. Weights are trained on ClaimBuster alone.
pub fn run(dir: &Path) -> anyhow::Result<Vec<Row>> {
    let lines = tables::claimbuster(dir)?;
    let features: Vec<Features> = lines.iter().map(|line| read_features(&line.text)).collect();
    let folds = folds(&lines);
    let mut worth = Vec::new();
    let mut checkable = Vec::new();
    for fold in 0..FOLDS {
        let part = |inside: bool| {
            let all = lines.iter().zip(&features).zip(&folds);
            all.filter(move |(_, of)| (**of == fold) == inside)
                .map(|(pair, _)| pair)
        };
        let model = train(&part(false).map(|(line, features)| (features.clone(), line.label)));
        for (line, _) in part(true) {
            let scores = score_with(&model, &line.text);
            worth.push((scores.worth >= LINE, line.label == 1));
            checkable.push((scores.checkable >= LINE, line.label >= 0));
        }
    }
    let model = train(
        &lines
            .iter()
            .zip(&features)
            .map(|(line, features)| (features.clone(), line.label)),
    );
    let speeches = tables::read(dir, "checkworthiness/checkthat2019_test.tsv", "file")?;
    let sentences = tables::read(dir, "factual/policlaim_train.tsv", "speech")?;
    let right = sentences
        .iter()
        .filter(|line| (scored(&model, line).checkable >= LINE) == (line.label == 1))
        .count();
    Ok(vec![
        Row {
            area: "worth checking",
            measure: "ClaimBuster, 4 folds by debate: macro F1".to_owned(),
            figure: macro_f1(&worth),
            reference: "simple means .766",
            target: 0.80,
        },
        Row {
            area: "worth checking",
            measure: "CheckThat 2019 test, trained on ClaimBuster alone: MAP".to_owned(),
            figure: average_precision(&speeches, &model),
            reference: "simple means .127, winner .166",
            target: 0.15,
        },
        Row {
            area: "checkable",
            measure: "PoliClaim train, trained on ClaimBuster alone: accuracy".to_owned(),
            figure: right as f64 / sentences.len().max(1) as f64,
            reference: "GPT-3.5 .80, two humans .855",
            target: 0.80,
        },
        Row {
            area: "checkable",
            measure: "of ClaimBuster, 4 folds by debate: macro F1".to_owned(),
            figure: macro_f1(&checkable),
            reference: "",
            target: 0.80,
        },
    ])
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

/// The mean of the F1 of yes and of no, over pairs of answer and truth.
fn macro_f1(answers: &[(bool, bool)]) -> f64 {
    let f1 = |class: bool| {
        let count = |answer: bool, truth: bool| {
            answers
                .iter()
                .filter(|pair| **pair == (answer, truth))
                .count() as f64
        };
        let hits = count(class, class);
        2.0 * hits / (2.0 * hits + count(class, !class) + count(!class, class)).max(1.0)
    };
    f64::midpoint(f1(true), f1(false))
}

/// Mean over the speeches of the average precision of their check-worthy lines; lines of equal score stay in order.
fn average_precision(lines: &[Line], model: &Model) -> f64 {
    let mut speeches: BTreeMap<&str, Vec<(u16, bool)>> = BTreeMap::new();
    for line in lines {
        speeches
            .entry(&line.group)
            .or_default()
            .push((scored(model, line).worth, line.label == 1));
    }
    let precision = |ranked: &mut Vec<(u16, bool)>| {
        ranked.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let (mut hits, mut sum) = (0.0, 0.0);
        for (at, _) in ranked.iter().enumerate().filter(|(_, (_, worthy))| *worthy) {
            hits += 1.0;
            sum += hits / (at + 1) as f64;
        }
        sum / f64::max(hits, 1.0)
    };
    let count = speeches.len().max(1) as f64;
    speeches.values_mut().map(precision).sum::<f64>() / count
}
