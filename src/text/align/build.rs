//! Sentences first, then words between them.

use std::collections::HashMap;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::{Alignment, Came, Fit, Side, differs::differs, fold::folded, near::Near};
use crate::text::MOST_PLACES;

/// How much of a sentence's weight must stand in another for it to be that sentence with other words, per cent. Two
/// sentences of one article share about a third by their small words alone.
const KEPT: usize = 50;

/// How much of it must stand in a neighbour too for that to be the rest of it, cut off, per cent.
const CUT_OFF: usize = 20;

/// Of one sentence in the place of another, so many pairs of letters shared, per cent, make it that one with other words.
const LETTERS: usize = 60;

/// How alike a sentence elsewhere must be to be looked at as the same with other words, per mille.
const FAR: usize = 750;

/// A second place whose likeness comes as near to that of the first, per mille, makes it a question.
pub(super) const CLOSE: usize = 100;

/// What a token counts when two sentences are held against each other: small words and marks stand in all of them.
pub(super) fn weight(token: &str) -> usize {
    let letters = token.chars().take(4).count();
    let digits = token.starts_with(|c: char| c.is_numeric());
    match letters {
        _ if digits => 3,
        _ if !token.starts_with(char::is_alphanumeric) => 0,
        0..4 => 1,
        _ => 3,
    }
}

pub(super) fn build((old_text, old): (&str, Side), (new_text, new): (&str, Side)) -> Alignment {
    let mut sentences = InternedInput::<String>::default();
    sentences.update_before(old.sentences.iter().map(|span| folded(span.of(old_text))));
    sentences.update_after(new.sentences.iter().map(|span| folded(span.of(new_text))));
    let keys = |list: &[imara_diff::Token]| list.iter().map(|key| key.0).collect::<Vec<u32>>();
    let (old_keys, new_keys) = (keys(&sentences.before), keys(&sentences.after));
    // The most sentences in line: what is left over has moved. Histogram would begin with the rarest, and all are rare.
    let diff = Diff::compute(Algorithm::Myers, &sentences);
    let mut made = Alignment {
        fits: vec![Fit::Gone; old.sentences.len()],
        came: vec![Came::New; new.sentences.len()],
        words: vec![None; old.tokens.len()],
        old,
        new,
        near: Near::default(),
    };
    let mut blocks = Vec::new();
    let (mut at, mut there) = (0, 0);
    for hunk in diff.hunks() {
        let (before, after) = (wide(&hunk.before), wide(&hunk.after));
        made.pair(at..before.start, there);
        (at, there) = (before.end, after.end);
        blocks.push((before, after));
    }
    made.pair(at..old_keys.len(), there);
    let (old_places, new_places) = (places(&old_keys), places(&new_keys));
    made.ask_of_twins(&old_keys, &old_places, &new_places);
    made.find_moved((&old_keys, &new_keys), &old_places, &new_places);
    for (before, after) in blocks {
        made.pair_words((old_text, before), (new_text, after));
    }
    made.near = Near::of(new_text, &made.new, &made.came);
    made.find_far(old_text, new_text);
    made
}

fn wide(range: &std::ops::Range<u32>) -> std::ops::Range<usize> {
    range.start as usize..range.end as usize
}

/// Where each sentence stands.
fn places(keys: &[u32]) -> HashMap<u32, Vec<usize>> {
    let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        places.entry(*key).or_default().push(at);
    }
    places
}

impl Alignment {
    /// Sentences of the old text that stand in the new one in line, from a sentence on.
    fn pair(&mut self, old: std::ops::Range<usize>, new: usize) {
        for (old, new) in old.zip(new..) {
            self.join(old, new, Fit::Same(new), Came::Same(old));
        }
    }

    fn join(&mut self, old: usize, new: usize, fit: Fit, came: Came) {
        let mine = self.old.tokens_of(old, old + 1);
        let theirs = self.new.tokens_of(new, new + 1);
        // They fold to the same, and so have as many tokens.
        if mine.len() == theirs.len() {
            for (token, other) in mine.zip(theirs) {
                if let Some(word) = self.words.get_mut(token) {
                    *word = Some(other);
                }
            }
        }
        if let Some(here) = self.fits.get_mut(old) {
            *here = fit;
        }
        if let Some(there) = self.came.get_mut(new) {
            *there = came;
        }
    }

    /// A sentence of which some went or came is in its place only beside a neighbour that it had before.
    fn ask_of_twins(
        &mut self,
        old_keys: &[u32],
        old_places: &HashMap<u32, Vec<usize>>,
        new_places: &HashMap<u32, Vec<usize>>,
    ) {
        let key_at = |at: usize| old_keys.get(at);
        let mut asked = Vec::new();
        for (old, key) in old_keys.iter().enumerate() {
            let Some(Fit::Same(new)) = self.fits.get(old) else {
                continue;
            };
            let count = |places: &HashMap<u32, Vec<usize>>| places.get(key).map_or(0, Vec::len);
            if count(old_places) == count(new_places) {
                continue;
            }
            let before = match (old.checked_sub(1), new.checked_sub(1)) {
                (None, None) => true,
                (Some(old), Some(new)) => {
                    key_at(old) != Some(key) && self.fits.get(old) == Some(&Fit::Same(new))
                }
                _ => false,
            };
            let last = |at: usize, all: usize| at + 1 == all;
            let after = match (last(old, self.fits.len()), last(*new, self.came.len())) {
                (true, true) => true,
                (false, false) => {
                    key_at(old + 1) != Some(key)
                        && self.fits.get(old + 1) == Some(&Fit::Same(new + 1))
                }
                _ => false,
            };
            if !before && !after {
                asked.push((old, *new));
            }
        }
        for (old, new) in asked {
            let all = old_keys.get(old).and_then(|key| new_places.get(key));
            let all = all.map_or_else(Vec::new, |all| {
                all.iter().copied().take(MOST_PLACES).collect()
            });
            for token in self.old.tokens_of(old, old + 1) {
                if let Some(word) = self.words.get_mut(token) {
                    *word = None;
                }
            }
            if let Some(fit) = self.fits.get_mut(old) {
                *fit = Fit::Several(all);
            }
            if let Some(came) = self.came.get_mut(new) {
                *came = Came::Twin;
            }
        }
    }

    /// Sentences that are not in line, and stand elsewhere.
    fn find_moved(
        &mut self,
        (old_keys, new_keys): (&[u32], &[u32]),
        old_places: &HashMap<u32, Vec<usize>>,
        new_places: &HashMap<u32, Vec<usize>>,
    ) {
        for (old, key) in old_keys.iter().enumerate() {
            if self.fits.get(old) != Some(&Fit::Gone) {
                continue;
            }
            let Some(there) = new_places.get(key) else {
                continue;
            };
            let alone = old_places.get(key).is_some_and(|here| here.len() == 1);
            // Without what stood beside it, the same sentence may be another statement: "The tax is 5 percent."
            let beside = |new: usize| {
                let same = |old: Option<usize>, new: Option<usize>| {
                    let (old, new) = (
                        old.and_then(|at| old_keys.get(at)),
                        new.and_then(|at| new_keys.get(at)),
                    );
                    old.is_some() && old == new
                };
                same(old.checked_sub(1), new.checked_sub(1)) || same(Some(old + 1), Some(new + 1))
            };
            if let ([new], true) = (there.as_slice(), alone)
                && beside(*new)
            {
                self.join(old, *new, Fit::Moved(*new), Came::Moved(old));
                continue;
            }
            for new in there {
                if let Some(came @ Came::New) = self.came.get_mut(*new) {
                    *came = Came::Twin;
                }
            }
            if let Some(fit) = self.fits.get_mut(old) {
                *fit = Fit::Several(there.iter().copied().take(MOST_PLACES).collect());
            }
        }
    }

    /// The words of what stands between two sentences that are in line.
    fn pair_words(
        &mut self,
        (old_text, old): (&str, std::ops::Range<usize>),
        (new_text, new): (&str, std::ops::Range<usize>),
    ) {
        let mine: Vec<usize> = old
            .clone()
            .filter(|at| self.fits.get(*at) == Some(&Fit::Gone))
            .flat_map(|at| self.old.tokens_of(at, at + 1))
            .collect();
        let theirs: Vec<usize> = new
            .filter(|at| self.came.get(*at) == Some(&Came::New))
            .flat_map(|at| self.new.tokens_of(at, at + 1))
            .collect();
        if mine.is_empty() || theirs.is_empty() {
            return;
        }
        let words = |text: &str, side: &Side, tokens: &[usize]| {
            let spans = tokens.iter().filter_map(|at| side.tokens.get(*at));
            // A sentence that was cut in two has a capital more.
            spans
                .map(|span| folded(span.of(text)).to_lowercase())
                .collect::<Vec<String>>()
        };
        let mut input = InternedInput::<String>::default();
        input.update_before(words(old_text, &self.old, &mine).into_iter());
        input.update_after(words(new_text, &self.new, &theirs).into_iter());
        let diff = Diff::compute(Algorithm::Histogram, &input);
        let mut kept: Vec<(usize, usize)> = Vec::new();
        let (mut at, mut there) = (0, 0);
        let end = u32::try_from(mine.len()).unwrap_or(u32::MAX);
        let rest = imara_diff::Hunk {
            before: end..end,
            after: 0..0,
        };
        for hunk in diff.hunks().chain([rest]) {
            let (before, after) = (wide(&hunk.before), wide(&hunk.after));
            let same = mine.get(at..before.start).unwrap_or_default();
            kept.extend(same.iter().copied().zip(theirs.iter().skip(there).copied()));
            (at, there) = (before.end, after.end);
        }
        // One sentence in the place of one, nearly the same letter by letter: a script without spaces, or very few words.
        if let ([mine], [theirs]) = (
            in_place(&self.old, &mine).as_slice(),
            in_place(&self.new, &theirs).as_slice(),
        ) && let (Some(old), Some(new)) = (
            self.old.sentences.get(*mine),
            self.new.sentences.get(*theirs),
        ) && letters_shared(old.of(old_text), new.of(new_text)) >= LETTERS
        {
            self.take_words(&kept, *mine, *theirs..*theirs + 1);
            return;
        }
        // Another sentence that came between may have taken half of the words: then the one that holds most has them all.
        for (old, best) in self.settle_words(old_text, new_text, &kept) {
            self.pair_words((old_text, old..old + 1), (new_text, best..best + 1));
        }
    }

    /// Sentences that are not where they were and stand elsewhere with other words: only where one place is much like them,
    /// no second is, and neither number, name nor negation differs.
    fn find_far(&mut self, old_text: &str, new_text: &str) {
        let mut found = Vec::new();
        for (old, fit) in self.fits.iter().enumerate() {
            let Some(span) = self.old.sentences.get(old).filter(|_| *fit == Fit::Gone) else {
                continue;
            };
            let like = self.near.like(span.of(old_text), 0..0);
            let second = like.get(1).map_or(0, |(_, score)| *score);
            if let Some((new, score)) = like.first()
                && *score >= FAR
                && second + CLOSE < *score
                && self.came.get(*new) == Some(&Came::New)
                && let Some(there) = self.new.sentences.get(*new)
                && differs(span.of(old_text), there.of(new_text)).is_empty()
            {
                found.push((old, *new));
            }
        }
        for (old, new) in found {
            self.pair_words((old_text, old..old + 1), (new_text, new..new + 1));
        }
    }

    /// Takes the words that stand in line for a sentence's own where they are much of it, in one place.
    /// Returns the sentences that were not, with the one that each must be held against alone.
    fn settle_words(
        &mut self,
        old_text: &str,
        new_text: &str,
        kept: &[(usize, usize)],
    ) -> Vec<(usize, usize)> {
        let mut alone = Vec::new();
        let mut from = 0;
        while let Some((token, _)) = kept.get(from) {
            let sentence = self.old.sentence_of(*token);
            let mine = self.old.tokens_of(sentence, sentence + 1);
            let all = self.old.weigh(old_text, mine.clone());
            let here = kept.get(from..).unwrap_or_default();
            let count = here
                .iter()
                .take_while(|(token, _)| mine.contains(token))
                .count();
            let here = here.get(..count).unwrap_or_default();
            from += count.max(1);
            // How much of it stands in each sentence of the new text.
            let mut shares: Vec<(usize, usize)> = Vec::new();
            for (token, new) in here {
                let there = self.new.sentence_of(*new);
                let by = self.old.weigh(old_text, *token..*token + 1);
                match shares.last_mut() {
                    Some((last, share)) if *last == there => *share += by,
                    _ => shares.push((there, by)),
                }
            }
            let Some(best) = (0..shares.len()).max_by_key(|at| shares.get(*at).map(|one| one.1))
            else {
                continue;
            };
            let enough = |at: usize| {
                shares
                    .get(at)
                    .is_some_and(|(_, share)| share * 100 >= all * CUT_OFF)
            };
            let (mut low, mut high) = (best, best);
            while low > 0 && enough(low - 1) {
                low -= 1;
            }
            while enough(high + 1) {
                high += 1;
            }
            let within = shares.get(low..=high).unwrap_or_default();
            let share: usize = within.iter().map(|(_, share)| share).sum();
            let (Some((start, _)), Some((last, _))) = (within.first(), within.last()) else {
                continue;
            };
            if share == 0 || share * 100 < all * KEPT {
                continue;
            }
            let region = *start..*last + 1;
            let there = self.new.tokens_of(region.start, region.end);
            if low < high && self.new.weigh(new_text, there) * 2 > all * 3 {
                alone.extend(shares.get(best).map(|(new, _)| (sentence, *new)));
                continue;
            }
            self.take_words(here, sentence, region);
        }
        alone
    }

    /// A sentence has become some sentences of the new text, and has these words in them.
    fn take_words(
        &mut self,
        kept: &[(usize, usize)],
        sentence: usize,
        region: std::ops::Range<usize>,
    ) {
        for (token, new) in kept {
            if region.contains(&self.new.sentence_of(*new))
                && let Some(word) = self.words.get_mut(*token)
            {
                *word = Some(*new);
            }
        }
        for new in region.clone() {
            if let Some(came @ Came::New) = self.came.get_mut(new) {
                *came = Came::Changed(sentence);
            }
        }
        if let Some(fit) = self.fits.get_mut(sentence) {
            *fit = Fit::Changed(region.start, region.end);
        }
    }
}

/// The sentences that some tokens, in order, stand in.
fn in_place(side: &Side, tokens: &[usize]) -> Vec<usize> {
    let mut sentences: Vec<usize> = tokens
        .iter()
        .map(|token| side.sentence_of(*token))
        .collect();
    sentences.dedup();
    sentences
}

/// How many pairs of neighbouring letters two texts share, per cent of both.
fn letters_shared(one: &str, other: &str) -> usize {
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        let mut pairs: HashMap<(char, char), usize> = HashMap::new();
        for pair in letters.windows(2) {
            if let [a, b] = pair {
                *pairs.entry((*a, *b)).or_default() += 1;
            }
        }
        (pairs, letters.len().saturating_sub(1))
    };
    let ((one, all), (other, rest)) = (pairs(one), pairs(other));
    let shared: usize = one
        .iter()
        .map(|(pair, count)| other.get(pair).map_or(0, |there| *count.min(there)))
        .sum();
    (200 * shared).checked_div(all + rest).unwrap_or(0)
}

impl Side {
    fn weigh(&self, text: &str, tokens: std::ops::Range<usize>) -> usize {
        let spans = self.tokens.get(tokens).unwrap_or_default();
        spans.iter().map(|span| weight(span.of(text))).sum()
    }
}
