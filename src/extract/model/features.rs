//! What the model sees of a sentence: hashed patterns of its words, letters, word classes and clauses.
//!
//! No feature is stored by name: each is hashed to one of [`BINS`] bins, so that the weights are one flat table.
//! The patterns, their order and the hash are part of the trained weights: changing any of them needs a new training.

use super::clauses::Clauses;
use crate::extract::{
    lexicon::{Class, is_year},
    words::{Shape, Words},
};

/// Number of bins, a power of two.
pub const BINS: usize = 1 << 20;

/// Kinds of patterns; each is weighed by itself, so that long words do not outvote word order.
pub const BLOCKS: usize = 6;

/// The bins of one sentence, per block, one entry per occurrence.
#[derive(Debug, Default, Clone)]
pub struct Features {
    /// Runs of one to three words.
    pub words: Vec<u32>,
    /// Runs of three to five letters inside words.
    pub letters: Vec<u32>,
    /// Runs of one to four word classes, and pairs of classes anywhere.
    pub classes: Vec<u32>,
    /// How many words, numbers and names there are, in steps.
    pub counts: Vec<u32>,
    /// Runs of one to four parts of speech.
    pub tags: Vec<u32>,
    /// Each verb with its subject and auxiliaries.
    pub verbs: Vec<u32>,
    hashes: Vec<u64>,
    padded: Vec<u8>,
    present: Vec<u8>,
    clauses: Clauses,
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

pub(super) const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

pub(super) fn hash(seed: u8, bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(step(OFFSET, seed), |hash, byte| step(hash, *byte))
}

/// Joins two hashes, in order.
pub(super) const fn join(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The bin of a hash.
#[expect(clippy::cast_possible_truncation, reason = "20 bits are left")]
pub(super) const fn bin(hash: u64) -> u32 {
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BINS.ilog2())) as u32
}

impl Features {
    /// The features of a sentence of `text`.
    pub fn of(text: &str, words: &Words) -> Self {
        let mut features = Self::default();
        features.fill(text, words);
        features
    }

    /// The blocks, in their fixed order.
    pub fn blocks(&self) -> [&[u32]; BLOCKS] {
        [
            &self.words,
            &self.letters,
            &self.classes,
            &self.counts,
            &self.tags,
            &self.verbs,
        ]
    }

    /// Replaces the contents by the features of a sentence of `text`. Time is linear in its length.
    pub fn fill(&mut self, text: &str, words: &Words) {
        self.fill_with_words(words);
        self.fill_letters(words);
        self.fill_classes(words);
        self.fill_counts(words);
        self.clauses.read(text, words.span());
        self.clauses.tags(&mut self.hashes);
        runs(&self.hashes, &mut self.tags);
        self.clauses.verbs(text, &mut self.verbs);
    }

    /// Replaces the runs of words alone, and leaves nothing of the rest.
    pub fn fill_with_words(&mut self, words: &Words) {
        self.words.clear();
        self.letters.clear();
        self.classes.clear();
        self.counts.clear();
        self.tags.clear();
        self.verbs.clear();
        self.fill_words(words);
    }

    fn fill_words(&mut self, words: &Words) {
        self.hashes.clear();
        self.hashes.push(hash(0, b"<"));
        self.hashes.extend(
            words
                .list()
                .iter()
                .enumerate()
                .map(|(at, word)| match word.shape {
                    Shape::Number => {
                        let low = words.low(at);
                        let digits = low.bytes().filter(u8::is_ascii_digit).count();
                        hash(
                            1,
                            if is_year(low) {
                                b"year".as_slice()
                            } else {
                                match digits {
                                    0 | 1 => b"1".as_slice(),
                                    2 => b"2",
                                    3 => b"3",
                                    _ => b"4",
                                }
                            },
                        )
                    }
                    _ => hash(0, words.low(at).as_bytes()),
                }),
        );
        self.hashes.push(hash(0, b">"));
        let edges = 1..self.hashes.len() - 1;
        self.words.extend(
            self.hashes
                .get(edges)
                .unwrap_or_default()
                .iter()
                .map(|one| bin(*one)),
        );
        self.words
            .extend(self.hashes.array_windows().map(|[a, b]| bin(join(*a, *b))));
        self.words.extend(
            self.hashes
                .array_windows()
                .map(|[a, b, c]| bin(join(join(*a, *b), *c))),
        );
    }

    fn fill_letters(&mut self, words: &Words) {
        for at in 0..words.len() {
            let low = words.low(at).as_bytes();
            self.padded.clear();
            self.padded.push(b' ');
            self.padded.extend_from_slice(low);
            self.padded.extend_from_slice(b" \0\0\0");
            for (from, &[a, b, c, d, e]) in self.padded.array_windows().enumerate() {
                let run = u64::from_le_bytes([a, b, c, d, e, 0, 0, 0]);
                // What reaches over the word's end has a run of its own already.
                let lengths = 3..=(low.len() + 2 - from).min(5);
                self.letters
                    .extend(lengths.map(|length| bin(run << (64 - 8 * length) ^ length as u64)));
            }
        }
    }

    fn fill_classes(&mut self, words: &Words) {
        let list = words.list();
        self.hashes.clear();
        let mut seen = [false; 64];
        let classes = std::iter::once(Class::Edge)
            .chain(list.iter().map(|word| word.entry.class))
            .chain(std::iter::once(Class::Edge));
        for class in classes {
            if let Some(seen) = seen.get_mut(class as usize) {
                *seen = true;
            }
            self.hashes.push(hash(3, &[class as u8]));
        }
        runs(&self.hashes, &mut self.classes);
        self.present.clear();
        self.present
            .extend((0_u8..64).filter(|class| seen.get(usize::from(*class)) == Some(&true)));
        for (at, a) in self.present.iter().enumerate() {
            for b in self.present.iter().skip(at + 1) {
                self.classes.push(bin(hash(4, &[*a, *b])));
            }
        }
    }

    fn fill_counts(&mut self, words: &Words) {
        let list = words.list();
        let counts = &mut self.counts;
        let mut steps = |name: u8, count: usize, limits: &[usize]| {
            for (at, _) in (0_u8..).zip(limits.iter().filter(|limit| count > **limit)) {
                counts.push(bin(hash(5, &[name, at])));
            }
        };
        steps(0, list.len(), &[4, 6, 8, 10, 13, 16, 20, 25, 30, 40]);
        steps(
            1,
            list.iter()
                .filter(|word| word.shape == Shape::Number)
                .count(),
            &[0, 1, 2],
        );
        let named = |class| matches!(class, Class::Name | Class::Acronym);
        steps(
            2,
            list.iter().filter(|word| named(word.entry.class)).count(),
            &[0, 1, 2, 3],
        );
    }
}

/// Runs of one to four hashes.
fn runs(hashes: &[u64], into: &mut Vec<u32>) {
    into.extend(hashes.iter().map(|one| bin(*one)));
    into.extend(hashes.array_windows().map(|[a, b]| bin(join(*a, *b))));
    into.extend(
        hashes
            .array_windows()
            .map(|[a, b, c]| bin(join(join(*a, *b), *c))),
    );
    into.extend(
        hashes
            .array_windows()
            .map(|[a, b, c, d]| bin(join(join(join(*a, *b), *c), *d))),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn the_features_of_a_sentence_never_change() {
        let text = "In 2019 rents rose 3%.";
        let features = Features::of(text, &Words::of(text, Span::whole(text)));
        let sum = features.blocks().concat().iter().fold(0_u64, |sum, bin| {
            sum.wrapping_mul(31).wrapping_add(u64::from(*bin))
        });
        assert_eq!(features.blocks().map(<[u32]>::len), [22, 36, 58, 4, 30, 5]);
        assert_eq!(
            sum, 4_765_142_216_763_818_799,
            "retrain the model, then write the new sum here"
        );
    }
}
