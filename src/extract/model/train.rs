//! Training: a linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008,
//! "A dual coordinate descent method for large-scale linear SVM"). How far each feature reaches is set before, by how
//! rare it is and by how unevenly it falls on yes and no ([`reach`]).
//!
//! Additions, multiplications, divisions and square roots in a fixed order alone, all of them exact to the bit by
//! IEEE 754: the same data give the same weights on every machine.

use super::{
    Model,
    features::{BLOCKS, Features},
    hash::BINS,
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
const COST: f32 = 0.1;
/// Passes over the data; the objective has settled by then.
const PASSES: usize = 15;
/// How much each block counts: classes and parts of speech are few and dense, and would otherwise outvote the words.
const BLOCK_SCALE: [f32; BLOCKS] = [0.26, 0.2, 0.1, 0.6, 0.12, 0.12];
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

/// Every occurrence counts as far as its bin reaches, and blocks of any length the same; unknown bins are left out.
fn row(features: &Features, reach: &[f32]) -> Row {
    let mut row = Row::new();
    for block in features.blocks() {
        let length = (block.len().max(1) as f32).sqrt();
        let values = block.iter().filter_map(|bin| {
            let reach = reach.get(*bin as usize).filter(|reach| **reach > 0.0)?;
            Some((*bin, reach / length))
        });
        row.extend(values);
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
    /// Trains on examples; both classes together weigh the same. The weights are those of plain occurrences: how far
    /// a bin reaches is part of its weight.
    pub fn train(examples: &[Example]) -> Self {
        let reach = reach(examples);
        let rows: Vec<Row> = examples
            .iter()
            .map(|example| row(&example.features, &reach))
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
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        for _ in 0..PASSES {
            shuffle(&mut order, &mut state);
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
        for (weight, reach) in model.weights.iter_mut().zip(&reach) {
            *weight *= reach;
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

/// How far each bin reaches: as its block counts, further the rarer it is, and further the more unevenly it falls on
/// yes and no (after Wang and Manning 2012). Nothing for bins that fewer than [`SEEN`] sentences have.
#[expect(clippy::cast_possible_truncation, reason = "rounded")]
fn reach(examples: &[Example]) -> Vec<f32> {
    let mut having = vec![[0_u32; 2]; BINS];
    let mut scales = vec![0.0_f32; BINS];
    let mut totals = [0_u32; 2];
    let mut bins = Vec::new();
    for example in examples {
        let side = usize::from(example.positive);
        bins.clear();
        for (block, scale) in example.features.blocks().into_iter().zip(BLOCK_SCALE) {
            bins.extend(block.iter().map(|bin| (*bin, scale)));
        }
        bins.sort_by_key(|(bin, _)| *bin);
        bins.dedup_by_key(|(bin, _)| *bin);
        for (bin, scale) in &bins {
            let at = *bin as usize;
            if let Some(count) = having.get_mut(at).and_then(|counts| counts.get_mut(side)) {
                *count += 1;
            }
            if let Some(kept) = scales.get_mut(at).filter(|kept| **kept == 0.0) {
                *kept = *scale;
            }
        }
        if let Some(total) = totals.get_mut(side) {
            *total += 1;
        }
    }
    let all = f64::from(totals[0] + totals[1]);
    let share = |count: u32, total: u32| f64::from(count + 1) / f64::from(total + 2);
    let each = having.iter().zip(&scales).map(|(&[no, yes], scale)| {
        if no + yes < SEEN {
            return 0.0;
        }
        let rare = 1.0 + ln((1.0 + all) / f64::from(1 + no + yes));
        let uneven = ln(share(yes, totals[1]) / share(no, totals[0]));
        *scale * (rare * uneven.abs().sqrt()) as f32
    });
    each.collect()
}

/// The natural logarithm of a positive number, by arithmetic that every machine does alike; the one of the standard
/// library may differ between machines in its last bit.
fn ln(mut x: f64) -> f64 {
    let mut halvings = 0.0;
    while x > 1.5 {
        x /= 2.0;
        halvings += 1.0;
    }
    while x < 0.75 {
        x *= 2.0;
        halvings -= 1.0;
    }
    let z = (x - 1.0) / (x + 1.0);
    let mut power = z;
    let mut sum = 0.0;
    for odd in (1..30).step_by(2) {
        sum += power / f64::from(odd);
        power *= z * z;
    }
    2.0 * sum + halvings * std::f64::consts::LN_2
}

/// The next number of an xorshift generator, the same on every machine.
pub const fn random(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

/// Fisher and Yates.
fn shuffle(order: &mut [usize], state: &mut u64) {
    for last in (1..order.len()).rev() {
        let other = usize::try_from(random(state) >> 32).unwrap_or(0) % (last + 1);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_one() {
        for x in [1e-4, 0.3, 0.75, 1.0, 1.5, 2.0, 22_501.0] {
            assert!((ln(x) - x.ln()).abs() < 1e-12, "{x}");
        }
    }
}
