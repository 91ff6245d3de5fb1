//! A small trained model: is a sentence checkable, and is it worth a check?
//!
//! Linear, over hashed patterns ([`Features`]), trained by `cargo run --release --example train` on the `ClaimBuster`
//! data and nothing else; `assets/model-card.md` says what it can and cannot do. Weights are whole numbers of eight
//! bits, and so is the arithmetic (in 64 bits): the same sentence scores the same on every machine.

mod clauses;
mod features;
mod hash;
pub mod train;

use std::sync::LazyLock;

pub use features::{BLOCKS, Features, Sight};
pub use hash::BINS;

use features::Patterns;
use hash::{bin, join};
use train::Linear;

use super::{grammar, shape::Shape, word_class::WordClass, words::Words};
use crate::text::Span;

/// The weights that ship.
static BUILT_IN: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("../../../assets/claim-model.bin")));

/// First bytes of a weights file.
const MAGIC: &[u8; 8] = b"TMCLAIM2";

/// What the model says of one sentence, in thousandths; positive is yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Margins {
    /// Does it hold a verifiable claim?
    pub checkable: i32,
    /// Is it worth a check?
    pub worth: i32,
}

/// Two tables of weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Weights of the two questions, worth and checkable, side by side for each bin.
    table: Vec<[i8; 2]>,
    /// What is added in the end, in thousandths.
    bias: [i32; 2],
    /// Weights per unit: a weight of this number counts one.
    unit: [i32; 2],
}

impl Model {
    /// The model that ships; `None` only if the built-in file is broken, which a test excludes.
    pub fn built_in() -> Option<&'static Self> {
        BUILT_IN.as_ref()
    }

    /// Rounds trained weights to eight bits. The few largest are cut off, so that the many small ones keep their
    /// differences.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "values are clamped to the range first"
    )]
    pub fn quantise(worth: &Linear, checkable: &Linear) -> Self {
        let unit = [worth, checkable].map(|linear| {
            let mut sizes: Vec<f32> = linear.weights.iter().map(|weight| weight.abs()).collect();
            sizes.sort_by(f32::total_cmp);
            let largest = sizes
                .get(sizes.len() - sizes.len() / 20000 - 1)
                .copied()
                .unwrap_or(1.0)
                .max(1e-3);
            (127.0 / largest).round().clamp(1.0, 1e6)
        });
        let round = |weight: &f32, unit: f32| (weight * unit).round().clamp(-127.0, 127.0) as i8;
        let weights = worth.weights.iter().zip(&checkable.weights);
        let table = weights.map(|(w, c)| [round(w, unit[0]), round(c, unit[1])]);
        let bias = [worth.bias, checkable.bias].map(|bias| (bias * 1000.0).round() as i32);
        Self {
            table: table.collect(),
            bias,
            unit: unit.map(|unit| unit as i32),
        }
    }

    /// The weights as a file: a mark, four whole numbers of 32 bits (little-endian), one bit per bin that has
    /// weights, then a pair of bytes for each of these.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in self.bias.iter().chain(&self.unit) {
            bytes.extend(number.to_le_bytes());
        }
        for eight in self.table.chunks(8) {
            let set = eight
                .iter()
                .enumerate()
                .filter(|(_, pair)| **pair != [0, 0]);
            bytes.push(set.fold(0, |bits, (at, _)| bits | 1 << at));
        }
        for pair in self.table.iter().filter(|pair| **pair != [0, 0]) {
            bytes.extend(pair.map(i8::cast_unsigned));
        }
        bytes
    }

    /// Reads what [`Model::to_bytes`] wrote; `None` if it is anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (head, rest) = rest.split_at_checked(16)?;
        let mut numbers = head
            .as_chunks::<4>()
            .0
            .iter()
            .map(|number| i32::from_le_bytes(*number));
        let bias = [numbers.next()?, numbers.next()?];
        let unit = [numbers.next()?, numbers.next()?];
        let (set, rest) = rest.split_at_checked(BINS / 8)?;
        let (pairs, odd) = rest.as_chunks::<2>();
        if !odd.is_empty() || unit.iter().any(|unit| *unit < 1) {
            return None;
        }
        let mut pairs = pairs.iter().map(|pair| pair.map(u8::cast_signed));
        let mut table = vec![[0; 2]; BINS];
        for (eight, bits) in table.as_chunks_mut::<8>().0.iter_mut().zip(set) {
            for (at, pair) in eight.iter_mut().enumerate() {
                if bits >> at & 1 == 1 {
                    *pair = pairs.next()?;
                }
            }
        }
        pairs.next().is_none().then_some(Self { table, bias, unit })
    }

    /// The weights of a bin.
    #[inline]
    fn weights(&self, bin: u32) -> [i8; 2] {
        self.table.get(bin as usize).copied().unwrap_or_default()
    }

    /// What the model says of a sentence.
    fn margins(&self, sight: Sight, patterns: &mut Patterns) -> Margins {
        let mut totals = [0_i64; 2];
        for block in 0..BLOCKS {
            let (mut worth, mut checkable, mut count) = (0_i64, 0_i64, 0_u64);
            patterns.each(block, sight, |bin| {
                let [w, c] = self.weights(bin);
                worth += i64::from(w);
                checkable += i64::from(c);
                count += 1;
            });
            // The square root of the length, in 1024ths: a whole number again.
            let length = (count.max(1) << 20).isqrt().cast_signed();
            totals[0] += worth * (1 << 20) / length;
            totals[1] += checkable * (1 << 20) / length;
        }
        let margin = |total: i64, unit: i32, bias: i32| {
            let margin = total * 1000 / 1024 / i64::from(unit.max(1)) + i64::from(bias);
            i32::try_from(margin).unwrap_or(i32::MAX)
        };
        let worth = margin(totals[0], self.unit[0], self.bias[0]);
        let checkable = margin(totals[1], self.unit[1], self.bias[1]);
        Margins { checkable, worth }
    }

    /// The words that weigh most in favour (or, if not `favour`, against), the weightiest first, at most three:
    /// by the weights of each word and half of those of the pairs it stands in.
    fn telling(&self, words: Words, patterns: &mut Patterns, favour: bool) -> Vec<Span> {
        let weight = |hash: u64| {
            let [worth, checkable] = self.weights(bin(hash));
            i32::from(worth) + i32::from(checkable)
        };
        let hashes = patterns.words(words).array_windows();
        let mut ranked: Vec<(i32, Span)> = words
            .list()
            .iter()
            .zip(hashes)
            .filter(|(word, _)| word.shape != Shape::Mark && !is_empty(word.entry.class))
            .map(|(word, [before, own, after])| {
                let pairs = weight(join(*before, *own)) + weight(join(*own, *after));
                let all = 2 * weight(*own) + pairs;
                (if favour { all } else { -all }, word.span)
            })
            .filter(|(weight, _)| *weight > 0)
            .collect();
        ranked.sort_by_key(|(weight, span)| (std::cmp::Reverse(*weight), span.start));
        ranked.truncate(3);
        ranked.into_iter().map(|(_, span)| span).collect()
    }
}

/// A model with room for what it looks at: made once, so that weighing many sentences costs no allocation each. Without a
/// model, nothing weighs anything.
#[derive(Debug, Default)]
pub struct Weigher<'m> {
    model: Option<&'m Model>,
    patterns: Patterns,
    tagged: Vec<grammar::Word>,
}

impl<'m> Weigher<'m> {
    /// One that weighs with a model.
    pub fn new(model: Option<&'m Model>) -> Self {
        Self {
            model,
            ..Self::default()
        }
    }

    /// What the model says of a sentence of `text`.
    pub fn margins(&mut self, text: &str, words: Words) -> Margins {
        let mut tagged = std::mem::take(&mut self.tagged);
        grammar::read(text, words, &mut tagged);
        let margins = self.margins_of(Sight {
            text,
            words,
            tagged: &tagged,
        });
        self.tagged = tagged;
        margins
    }

    /// Like [`Weigher::margins`], of a sentence whose words are tagged already.
    pub fn margins_of(&mut self, sight: Sight) -> Margins {
        self.model.map_or_else(Margins::default, |model| {
            model.margins(sight, &mut self.patterns)
        })
    }

    /// The words that weigh most for the sentence (or, if not `favour`, against it), the weightiest first, at most three.
    pub fn telling(&mut self, words: Words, favour: bool) -> Vec<Span> {
        self.model.map_or_else(Vec::new, |model| {
            model.telling(words, &mut self.patterns, favour)
        })
    }
}

/// Whether words of a class tell a reader nothing, whatever they weigh: "the", "and", "of".
const fn is_empty(class: WordClass) -> bool {
    matches!(
        class,
        WordClass::The | WordClass::And | WordClass::Of | WordClass::It | WordClass::This
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_their_file_and_damage_is_noticed() {
        let model = Model::built_in().unwrap();
        let bytes = model.to_bytes();
        assert!(bytes.len() < 1_000_000);
        assert_eq!(Model::read(&bytes).as_ref(), Some(model));
        assert_eq!(Model::read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Model::read(b"TMCLAIM2"), None);
    }
}
