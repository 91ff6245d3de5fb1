//! Training: a linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008,
//! "A dual coordinate descent method for large-scale linear SVM").
//!
//! Additions, multiplications, divisions and square roots in a fixed order alone, all of them exact to the bit by
//! IEEE 754: the same data give the same weights on every machine.

use super::{
    Model,
    features::{BINS, BLOCKS, Features},
};

/// One labelled sentence.
#[derive(Debug)]
pub struct Example {
    /// What it looks like.
    pub features: Features,
    /// Whether the answer is yes.
    pub positive: bool,
    /// How much it counts.
    pub weight: f32,
}

/// How hard the data pull against small weights.
const COST: f32 = 0.3;
/// Passes over the data; the objective has settled by then.
const PASSES: usize = 15;
/// How much each block counts: the classes are few and dense, and would otherwise outvote the words.
pub(super) const BLOCK_SCALE: [f32; BLOCKS] = [1.0, 1.0, 0.3];
/// Sentences that must have a feature before it counts.
const SEEN: u32 = 2;

/// Weights of one question: does the sentence belong to the positive class?
#[derive(Clone, Debug)]
pub struct Linear {
    /// One per bin.
    pub weights: Vec<f32>,
    /// What is added in the end.
    pub bias: f32,
}

/// One sentence as a sparse row: bins and how much each counts.
type Row = Vec<(u32, f32)>;

/// Every occurrence counts the same inside its block, and each block has a fixed length; unknown bins are left out.
fn row(features: &Features, known: &[bool]) -> Row {
    let mut row = Row::new();
    for (block, scale) in features.blocks().into_iter().zip(BLOCK_SCALE) {
        let value = scale / (block.len().max(1) as f32).sqrt();
        let bins = block
            .iter()
            .filter(|bin| known.get(**bin as usize) == Some(&true));
        row.extend(bins.map(|bin| (*bin, value)));
    }
    row.sort_unstable_by_key(|(bin, _)| *bin);
    row.dedup_by(|from, into| {
        let same = from.0 == into.0;
        if same {
            into.1 += from.1;
        }
        same
    });
    row
}

impl Linear {
    /// Trains on examples; both classes together weigh the same.
    pub fn train(examples: &[Example]) -> Self {
        let known = known(examples);
        let rows: Vec<Row> = examples
            .iter()
            .map(|example| row(&example.features, &known))
            .collect();
        let total = |positive: bool| -> f32 {
            let weights = examples
                .iter()
                .filter(|example| example.positive == positive);
            weights.map(|example| example.weight).sum::<f32>().max(1.0)
        };
        let (yes, no) = (total(true), total(false));
        let mean = f32::midpoint(yes, no);
        let mut model = Self {
            weights: vec![0.0; BINS],
            bias: 0.0,
        };
        let mut alphas = vec![0.0_f32; rows.len()];
        let lengths: Vec<f32> = rows
            .iter()
            .map(|row| row.iter().map(|(_, v)| v * v).sum::<f32>() + 1.0)
            .collect();
        let mut order: Vec<usize> = (0..rows.len()).collect();
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        for _ in 0..PASSES {
            shuffle(&mut order, &mut random);
            for &at in &order {
                let (Some(example), Some(row), Some(alpha), Some(length)) = (
                    examples.get(at),
                    rows.get(at),
                    alphas.get_mut(at),
                    lengths.get(at),
                ) else {
                    continue;
                };
                let (sign, class) = if example.positive {
                    (1.0, yes)
                } else {
                    (-1.0, no)
                };
                let slack = class / (2.0 * COST * example.weight * mean);
                let gradient = sign * model.margin(row) - 1.0 + slack * *alpha;
                let new = (*alpha - gradient / (length + slack)).max(0.0);
                let change = (new - *alpha) * sign;
                *alpha = new;
                if change != 0.0 {
                    model.add(row, change);
                }
            }
        }
        model
    }

    fn margin(&self, row: &Row) -> f32 {
        row.iter()
            .map(|(bin, value)| {
                self.weights
                    .get(*bin as usize)
                    .map_or(0.0, |weight| weight * value)
            })
            .sum::<f32>()
            + self.bias
    }

    fn add(&mut self, row: &Row, change: f32) {
        for (bin, value) in row {
            if let Some(weight) = self.weights.get_mut(*bin as usize) {
                *weight += change * value;
            }
        }
        self.bias += change;
    }
}

/// The bins that at least [`SEEN`] sentences have; the others say nothing that could be relied on.
fn known(examples: &[Example]) -> Vec<bool> {
    let mut having = vec![0_u32; BINS];
    let mut bins = Vec::new();
    for example in examples {
        bins.clear();
        bins.extend(example.features.blocks().into_iter().flatten().copied());
        bins.sort_unstable();
        bins.dedup();
        for bin in &bins {
            if let Some(count) = having.get_mut(*bin as usize) {
                *count += 1;
            }
        }
    }
    having.iter().map(|count| *count >= SEEN).collect()
}

/// Fisher and Yates, with an xorshift generator.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for last in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let other = usize::try_from(*random >> 32).unwrap_or(0) % (last + 1);
        order.swap(last, other);
    }
}

/// Trains both questions on `ClaimBuster`'s labels: 1 a check-worthy fact, 0 an unimportant one, -1 none.
pub fn train(sentences: &(impl Iterator<Item = (Features, i8)> + Clone)) -> Model {
    let examples = |yes: fn(i8) -> bool| -> Vec<Example> {
        sentences
            .clone()
            .map(|(features, label)| Example {
                features,
                positive: yes(label),
                weight: 1.0,
            })
            .collect()
    };
    let worth = Linear::train(&examples(|label| label == 1));
    let checkable = Linear::train(&examples(|label| label >= 0));
    Model::quantise(&worth, &checkable)
}
