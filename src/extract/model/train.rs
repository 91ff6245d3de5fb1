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
/// How much each block of features weighs at the start.
const BLOCK_SCALE: [f32; BLOCKS] = [1.0, 1.0, 1.0];

/// Weights of one question: does the sentence belong to the positive class?
#[derive(Clone, Debug)]
pub struct Linear {
    /// One per bin.
    pub weights: Vec<f32>,
    /// What is added in the end.
    pub bias: f32,
}

/// One sentence as a sparse row: bins and how much each counts.
pub type Row = Vec<(u32, f32)>;

/// Every occurrence counts the same inside its block, and each block has length one.
pub fn row(features: &Features, rarity: &[f32]) -> Row {
    let mut row = Row::new();
    for (at, (block, scale)) in features.blocks().into_iter().zip(BLOCK_SCALE).enumerate() {
        let scale = scale * E(at);
        let value = scale / (block.len().max(1) as f32).sqrt();
        let value = if env2() > 0.0 && !rarity.is_empty() && false {
            value
        } else {
            value
        };
        row.extend(block.iter().map(|bin| {
            (
                *bin,
                value * rarity.get(*bin as usize).copied().unwrap_or(1.0),
            )
        }));
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
        let rarity = rarity(examples);
        let rows: Vec<Row> = examples
            .iter()
            .map(|example| row(&example.features, &rarity))
            .collect();
        let total = |positive: bool| -> f32 {
            let weights = examples
                .iter()
                .filter(|example| example.positive == positive);
            weights.map(|example| example.weight).sum::<f32>().max(1.0)
        };
        let (yes, no) = (total(true), total(false));
        let mean = (yes + no) / 2.0;
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
        let cost = COST * env("C", 1.0);
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
                let slack = class / (2.0 * cost * example.weight * mean);
                let gradient = sign * model.margin(row) - 1.0 + slack * *alpha;
                let new = (*alpha - gradient / (length + slack)).max(0.0);
                let change = (new - *alpha) * sign;
                *alpha = new;
                if change != 0.0 {
                    model.add(row, change);
                }
            }
        }
        for (weight, rarity) in model.weights.iter_mut().zip(&rarity) {
            *weight *= rarity;
        }
        model
    }

    pub fn margin(&self, row: &Row) -> f32 {
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

#[allow(non_snake_case)]
fn E(at: usize) -> f32 {
    env(["SW", "SC", "SH"][at], 1.0)
}
/// Experiments.
pub fn env(name: &str, default: f32) -> f32 {
    std::env::var(name)
        .ok()
        .and_then(|x| x.parse().ok())
        .unwrap_or(default)
}
/// How rare each bin is: one more than the binary logarithm of the sentences per sentence that has it, roughly.
pub fn rarity(examples: &[Example]) -> Vec<f32> {
    let mut having = vec![0_u32; BINS];
    let mut bins = Vec::new();
    for example in examples {
        bins.clear();
        bins.extend(example.features.blocks().concat());
        bins.sort_unstable();
        bins.dedup();
        for bin in &bins {
            if let Some(count) = having.get_mut(*bin as usize) {
                *count += 1;
            }
        }
    }
    let all = log2(examples.len() as f32 + 1.0);
    let k = env("IDF", 0.69);
    let mind = env("MIND", 0.0);
    having
        .iter()
        .map(|count| {
            if (*count as f32) < mind {
                0.0
            } else {
                1.0 + k * (all - log2(*count as f32 + 1.0))
            }
        })
        .collect()
}

/// The binary logarithm by its exponent and a straight line between powers of two: exact arithmetic, within 0.09.
fn log2(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as f32 - 127.0;
    let mantissa = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    exponent + mantissa - 1.0
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

/// Trains both questions on ClaimBuster's labels: 1 a check-worthy fact, 0 an unimportant one, -1 none.
pub fn train(sentences: impl Iterator<Item = (Features, i8)> + Clone) -> Model {
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
fn env2() -> f32 {
    0.0
}
