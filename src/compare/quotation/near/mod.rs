//! The passages that come nearest to a quotation, and the words in which they differ.

mod align;
mod changes;

use std::collections::BTreeMap;

use self::{
    align::{Here, Step, align, is_alike},
    changes::changes,
};
use super::{
    MOST_NEAREST, Nearest,
    folded::Folded,
    found::Quotation,
    letter::{beside_negation, is_turning},
    pieces::{Gap, Said},
    words::Traits,
};

/// Words of a quotation that are compared, at most: what differs behind them is not named.
const LONGEST: usize = 600;
/// Places of the words of a quotation that are looked at in one document, at most, and one more for so many of its words: the rarest
/// words first. Words that are commoner are taken to stand everywhere.
const SEEDS: usize = 128;
const WORDS_OF_SEED: usize = 128;
/// Passages of one document, and of all, that are compared word by word.
const OF_ONE: usize = 3;
const OF_ALL: usize = 8;
/// Words of a document that are read across where something was left out.
const LEFT_OUT: usize = 200;
/// How near, in thousandths, a passage must come to be named; and how much farther than the nearest another may be.
const NEAR: u32 = 600;
const AS_NEAR: u32 = 100;
/// How near, without regard to the order of words.
const IN_ANY_ORDER: u32 = 800;

/// What a word weighs: small words say little.
fn weight(word: &str) -> u32 {
    let small = word.is_ascii()
        && word.len() <= 3
        && !word.bytes().any(|byte| byte.is_ascii_digit())
        && !is_turning(word);
    if small { 4 } else { 10 }
}

struct Word<'q> {
    said: &'q Said,
    weight: u32,
    /// What may be skipped in the document before it.
    gap: Option<Gap>,
}

/// The passages that come nearest, the nearest first.
pub(super) fn nearest(quotation: &Quotation, documents: &[&Folded]) -> Vec<Nearest> {
    let mut words: Vec<Word<'_>> = Vec::new();
    for piece in &quotation.pieces {
        for (number, said) in piece.words.iter().enumerate() {
            words.push(Word {
                said,
                weight: weight(&said.folded),
                gap: (number == 0 && !words.is_empty()).then_some(piece.before),
            });
        }
    }
    words.truncate(LONGEST);
    let (width, different) = (width(&words), Different::of(&words));
    let mut windows: Vec<(u32, usize, usize)> = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let found = seeds(width, &different, document).into_iter();
        windows.extend(found.map(|(weight, at)| (weight, number, at)));
    }
    windows.sort_by_key(|(weight, number, at)| (std::cmp::Reverse(*weight), *number, *at));
    let mut found: Vec<Nearest> = Vec::new();
    for (_, number, at) in windows.into_iter().take(OF_ALL) {
        let Some(document) = documents.get(number) else {
            continue;
        };
        if let Some(one) = compare(&words, document, number, at)
            && !found
                .iter()
                .any(|other| other.document == number && other.span.overlaps(one.span))
        {
            found.push(one);
        }
    }
    best_of(found)
}

/// The nearest of some passages, the nearest first.
pub(super) fn best_of(mut found: Vec<Nearest>) -> Vec<Nearest> {
    found.sort_by_key(|one| (std::cmp::Reverse(one.near), one.document, one.span.start));
    let best = found.first().map_or(0, |one| u32::from(one.near));
    found.retain(|one| u32::from(one.near) + AS_NEAR >= best);
    found.truncate(MOST_NEAREST);
    found
}

/// How many words of a document a passage has, at most.
fn width(words: &[Word<'_>]) -> usize {
    let gaps = words.iter().filter_map(|word| word.gap);
    let wide = gaps.map(|gap| if gap == Gap::LeftOut { LEFT_OUT } else { 10 });
    words.len() * 3 / 2 + 6 + wide.sum::<usize>().min(5 * LEFT_OUT)
}

/// The different words of a quotation, with what each weighs.
struct Different<'q> {
    words: Vec<(&'q str, u32)>,
    /// What all weigh together.
    all: u32,
}

impl<'q> Different<'q> {
    fn of(words: &[Word<'q>]) -> Self {
        let all = words
            .iter()
            .map(|word| (word.said.folded.as_str(), word.weight));
        let different: BTreeMap<&str, u32> = all.collect();
        Self {
            all: different.values().sum(),
            words: different.into_iter().collect(),
        }
    }
}

/// Where many of the words stand together: what they weigh, and the number of the first.
fn seeds(width: usize, different: &Different<'_>, document: &Folded) -> Vec<(u32, usize)> {
    let all = different.all;
    let mut ids: Vec<(u32, u32, &[u32])> = Vec::with_capacity(different.words.len());
    for (number, (word, weight)) in (0..).zip(&different.words) {
        if let Some(id) = document.id(word) {
            ids.push((number, *weight, document.places(id)));
        }
    }
    // Two fifths of what they weigh must be there at all.
    if ids.iter().map(|(_, weight, _)| weight).sum::<u32>() * 5 < all * 2 {
        return Vec::new();
    }
    ids.sort_by_key(|(number, _, places)| (places.len(), *number));
    let most = SEEDS + document.words().len() / WORDS_OF_SEED;
    let mut hits: Vec<(u32, u32, u32)> = Vec::new();
    let mut common = 0;
    for (number, weight, places) in ids {
        if hits.is_empty() || hits.len() + places.len() <= most {
            hits.extend(places.iter().take(most).map(|at| (*at, number, weight)));
        } else {
            common += weight;
        }
    }
    hits.sort_unstable();
    let width = u32::try_from(width).unwrap_or(u32::MAX);
    let mut counts = vec![0_u32; different.words.len()];
    let (mut sum, mut end) = (common, 0);
    let mut best: Vec<(u32, usize)> = Vec::new();
    for (first, number, weight) in &hits {
        while let Some((_, number, weight)) = hits
            .get(end)
            .filter(|(at, ..)| *at < first.saturating_add(width))
        {
            if let Some(count) = counts.get_mut(*number as usize) {
                if *count == 0 {
                    sum += weight;
                }
                *count += 1;
            }
            end += 1;
        }
        let at = *first as usize;
        match best.last_mut() {
            // Of those that overlap, the first of the heaviest.
            Some((last, place)) if *place + width as usize > at => {
                if sum > *last {
                    (*last, *place) = (sum, at);
                }
            }
            _ => best.push((sum, at)),
        }
        if let Some(count) = counts.get_mut(*number as usize) {
            *count -= 1;
            if *count == 0 {
                sum -= weight;
            }
        }
    }
    best.retain(|(sum, _)| sum * 5 >= all * 2);
    best.sort_by_key(|(sum, at)| (std::cmp::Reverse(*sum), *at));
    best.truncate(OF_ONE);
    best
}

/// Compares the words with the passage around a place.
fn compare(words: &[Word<'_>], document: &Folded, number: usize, at: usize) -> Option<Nearest> {
    let margin = words.len() + 20;
    let from = at.saturating_sub(margin + words.len());
    let to = (at + width(words) + margin).min(document.words().len());
    let passage = passage(words, document, from, to);
    let steps = align(words, &passage, document);
    let same = |step: &(Step, usize, usize)| step.0 == Step::Same;
    let (first, last) = (steps.iter().position(same)?, steps.iter().rposition(same)?);
    let mut both = 0;
    let mut here: u32 = 0;
    let mut any_order: Vec<&str> = Vec::new();
    for (place, (step, q, p)) in steps.iter().enumerate() {
        let of_word = passage.get(*p).map_or("", |one| one.word);
        let weight_of = words.get(*q).map_or(0, |word| word.weight);
        match step {
            Step::Same => both += weight_of,
            Step::Other
                if words
                    .get(*q)
                    .is_some_and(|word| is_alike(of_word, &word.said.folded)) =>
            {
                both += weight_of / 2;
            }
            _ => {}
        }
        let inside = (first..=last).contains(&place) || *step == Step::Other;
        if inside && matches!(step, Step::Same | Step::Other | Step::Missing) {
            here += weight(of_word);
            any_order.push(of_word);
        }
    }
    let said: u32 = words.iter().map(|word| word.weight).sum();
    let dice = |both: u32| 2000 * both / (said + here).max(1);
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in any_order {
        *left.entry(word).or_default() += 1;
    }
    let shared: u32 = words
        .iter()
        .filter(|word| {
            left.get_mut(word.said.folded.as_str())
                .filter(|count| **count > 0)
                .map(|count| *count -= 1)
                .is_some()
        })
        .map(|word| word.weight)
        .sum();
    let near = dice(both);
    if near < NEAR && dice(shared) < IN_ANY_ORDER {
        return None;
    }
    let (changes, span) = changes(words, &passage, &steps, document);
    let ends = steps
        .iter()
        .filter(|step| matches!(step.0, Step::Same | Step::Other));
    let mut ends = ends.filter_map(|step| passage.get(step.2));
    let first = ends.next();
    let end = ends.next_back().or(first).map_or(0, |here| here.end);
    let first = first.map_or(0, |here| here.first);
    Some(Nearest {
        notes: beside_negation(document, first, end),
        document: number,
        span,
        changes,
        near: u16::try_from(near.min(1000)).unwrap_or(1000),
    })
}

/// The words of a document, those that are divided joined where the quotation has them joined.
fn passage<'d>(words: &[Word<'_>], document: &'d Folded, from: usize, to: usize) -> Vec<Here<'d>> {
    let mut found = Vec::with_capacity(to - from);
    let mut at = from;
    while at < to {
        let is_said = |word: &str| words.iter().any(|other| other.said.folded == word);
        let joined = document
            .joined(at)
            .filter(|one| is_said(document.letters(one.id)) || !is_said(document.word(at)));
        let end = joined.map_or(at + 1, |one| one.next as usize);
        let skipped = document
            .words()
            .get(at)
            .is_some_and(|word| word.traits.has(Traits::SKIPPED));
        found.push(Here {
            word: joined.map_or_else(|| document.word(at), |one| document.letters(one.id)),
            first: at,
            end,
            skipped,
        });
        at = end;
    }
    found
}
