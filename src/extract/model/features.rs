//! What the model sees of a sentence: hashed patterns of its words, letters, word classes and clauses.
//!
//! No pattern is stored by name: each is hashed to one of [`super::BINS`] bins, so that the weights are one flat table.
//! The patterns and the hash are part of the trained weights: changing any of them needs a new training.

use super::clauses::Clauses;
use super::hash::{begin, bin, hash, join, step};
use crate::{
    extract::{
        grammar,
        shape::Shape,
        word_class::{WordClass, is_year},
        words::{WordList, Words},
    },
    text::Span,
};

/// Kinds of patterns; each is weighed by itself, so that long words do not outvote word order.
pub const BLOCKS: usize = 6;

/// One sentence, as it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'s> {
    /// The text it stands in.
    pub text: &'s str,
    /// Its words.
    pub words: Words<'s>,
    /// The same, tagged.
    pub tagged: &'s [grammar::Word],
}

/// The patterns of sentences, block by block. It holds nothing but room, made once, so that a sentence costs no allocation.
#[derive(Debug, Default)]
pub struct Patterns {
    hashes: Vec<u64>,
    padded: Vec<u8>,
    low: Vec<u8>,
}

impl Patterns {
    /// The hashes of the words, between the edges of the sentence.
    pub fn words(&mut self, words: Words) -> &[u64] {
        self.hashes.clear();
        self.hashes.push(hash(0, b"<"));
        let list = words.list().iter().enumerate();
        self.hashes.extend(list.map(|(at, word)| match word.shape {
            Shape::Number => number(words.low(at)),
            _ => word.hash,
        }));
        self.hashes.push(hash(0, b">"));
        &self.hashes
    }

    /// The bins of a block, one per occurrence. Time is linear in the length of the sentence.
    #[inline]
    pub fn each(&mut self, block: usize, sight: Sight, take: impl FnMut(u32)) {
        match block {
            0 => self.runs_of_words(sight.words, take),
            1 => self.letters(sight.words, take),
            2 => self.classes(sight.words, take),
            3 => counts(sight.words, take),
            4 => self.tags(sight.tagged, take),
            _ => self.verbs(sight, take),
        }
    }

    /// Runs of one to three words.
    fn runs_of_words(&mut self, words: Words, mut take: impl FnMut(u32)) {
        let hashes = self.words(words);
        let edges = 1..hashes.len() - 1;
        for own in hashes.get(edges).unwrap_or_default() {
            take(bin(*own));
        }
        for [a, b] in hashes.array_windows() {
            take(bin(join(*a, *b)));
        }
        for [a, b, c] in hashes.array_windows() {
            take(bin(join(join(*a, *b), *c)));
        }
    }

    /// Runs of three to five letters inside words.
    fn letters(&mut self, words: Words, mut take: impl FnMut(u32)) {
        for at in 0..words.len() {
            let low = words.low(at).as_bytes();
            self.padded.clear();
            self.padded.push(b' ');
            self.padded.extend_from_slice(low);
            self.padded.extend_from_slice(b" \0\0\0\0\0\0");
            let mut rest = low.len();
            for run in self.padded.array_windows().take(rest) {
                let run = u64::from_le_bytes(*run);
                take(bin(run << (64 - 8 * 3) ^ 3));
                // What reaches over the word's end has a run of its own already.
                if rest > 1 {
                    take(bin(run << (64 - 8 * 4) ^ 4));
                }
                if rest > 2 {
                    take(bin(run << (64 - 8 * 5) ^ 5));
                }
                rest -= 1;
            }
        }
    }

    /// Runs of one to four word classes, and pairs of classes anywhere.
    fn classes(&mut self, words: Words, mut take: impl FnMut(u32)) {
        self.hashes.clear();
        let mut seen = 0_u64;
        let edge = || std::iter::once(WordClass::Edge);
        let classes = edge().chain(words.classes()).chain(edge());
        self.hashes.extend(classes.map(|class| {
            seen |= 1 << class as u8;
            step(begin(3), class as u8)
        }));
        runs(&self.hashes, &mut take);
        for a in bits(seen) {
            let begun = step(begin(4), a);
            for b in bits(seen & !(u64::MAX >> (63 - a))) {
                take(bin(step(begun, b)));
            }
        }
    }

    /// Runs of one to four parts of speech.
    fn tags(&mut self, tagged: &[grammar::Word], take: impl FnMut(u32)) {
        Clauses::tags(tagged, &mut self.hashes);
        runs(&self.hashes, take);
    }

    /// Each verb with its subject and auxiliaries.
    fn verbs(&mut self, sight: Sight, take: impl FnMut(u32)) {
        let mut clauses = Clauses {
            text: sight.text,
            words: sight.tagged,
            low: &mut self.low,
        };
        clauses.verbs(take);
    }
}

/// The hash of a number: by how many digits it has, or as a year.
fn number(low: &str) -> u64 {
    let digits = || low.bytes().filter(u8::is_ascii_digit).count();
    let sort: &[u8] = match low {
        year if is_year(year.as_bytes()) => b"year",
        _ => match digits() {
            0 | 1 => b"1",
            2 => b"2",
            3 => b"3",
            _ => b"4",
        },
    };
    hash(1, sort)
}

/// How many words, numbers and names there are, in steps.
fn counts(words: Words, mut take: impl FnMut(u32)) {
    let mut steps = |name: u8, count: usize, limits: &[usize]| {
        for (at, _) in (0_u8..).zip(limits.iter().filter(|limit| count > **limit)) {
            take(bin(hash(5, &[name, at])));
        }
    };
    let numbers = words.list().iter();
    let numbers = numbers.filter(|word| word.shape == Shape::Number).count();
    let named = |class: &WordClass| matches!(class, WordClass::Name | WordClass::Acronym);
    let names = words.classes().filter(named).count();
    steps(0, words.len(), &[4, 6, 8, 10, 13, 16, 20, 25, 30, 40]);
    steps(1, numbers, &[0, 1, 2]);
    steps(2, names, &[0, 1, 2, 3]);
}

/// Runs of one to four hashes.
#[inline]
fn runs(hashes: &[u64], mut take: impl FnMut(u32)) {
    let mut rest = hashes;
    while let [a, more @ ..] = rest {
        take(bin(*a));
        if let [b, ..] = more {
            let two = join(*a, *b);
            take(bin(two));
            if let [_, c, ..] = more {
                let three = join(two, *c);
                take(bin(three));
                if let [_, _, d, ..] = more {
                    take(bin(join(three, *d)));
                }
            }
        }
        rest = more;
    }
}

/// The numbers of the bits that are set, in order.
fn bits(mut set: u64) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let lowest = u8::try_from(set.trailing_zeros())
            .ok()
            .filter(|_| set != 0)?;
        set &= set - 1;
        Some(lowest)
    })
}

/// The bins of one sentence, per block, one entry per occurrence: for training.
#[derive(Debug, Default, Clone)]
pub struct Features([Vec<u32>; BLOCKS]);

impl Features {
    /// The features of a whole text as one sentence.
    pub fn of(text: &str) -> Self {
        let list = WordList::of(text, Span::whole(text));
        let mut tagged = Vec::new();
        grammar::read(text, list.all(), &mut tagged);
        let sight = Sight {
            text,
            words: list.all(),
            tagged: &tagged,
        };
        let mut patterns = Patterns::default();
        let mut features = Self::default();
        for (block, bins) in features.0.iter_mut().enumerate() {
            patterns.each(block, sight, |bin| bins.push(bin));
        }
        features
    }

    /// The blocks, in their fixed order.
    pub fn blocks(&self) -> [&[u32]; BLOCKS] {
        self.0.each_ref().map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_features_of_a_sentence_never_change() {
        let features = Features::of("In 2019 rents rose 3%.");
        let sum = features.blocks().concat().iter().fold(0_u64, |sum, bin| {
            sum.wrapping_add(hash(0, &bin.to_le_bytes()))
        });
        assert_eq!(features.blocks().map(<[u32]>::len), [22, 36, 58, 4, 30, 5]);
        assert_eq!(
            sum, 9_895_775_777_395_732_163,
            "retrain the model, then write the new sum here"
        );
    }
}
