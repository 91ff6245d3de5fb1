//! The passages that come nearest to a quotation, and the words in which they differ.

use std::collections::BTreeMap;

use super::{
    Change, MOST_NEAREST, Nearest,
    folded::Folded,
    found::Quotation,
    letter::{beside_negation, clashes, is_turning, span_of},
    pieces::{Gap, Said},
    words::Traits,
};
use crate::text::{
    Span,
    align::{Differs, is_number_word},
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

/// A step of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Step {
    Start,
    /// The same word.
    Same,
    /// One word for another.
    Other,
    /// A word that the document does not have.
    Added,
    /// A word that the quotation does not have.
    Missing,
    /// A word of the document that was left out, or is said by nobody.
    Skipped,
}

/// A word of a passage: which it is, and its words `first..end` in the document.
struct Here<'d> {
    word: &'d str,
    first: usize,
    end: usize,
    skipped: bool,
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

/// What the steps cost. One word for another is cheaper than one more and one less, and words that begin alike go together before
/// others. A word that is missing costs least: whole sentences may be.
const ONE: u32 = 8;
const ALIKE: u32 = 7;
const LESS: u32 = 3;

/// Whether two words look as if one stood for the other: they begin alike, have most letters in common, or are figures.
fn is_alike(one: &str, other: &str) -> bool {
    let figures = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let pairs = one.chars().zip(other.chars());
    let begins = pairs.clone().take_while(|(a, b)| a == b).count();
    begins >= 3
        || figures(one) && figures(other)
        || begins > 0 && one.chars().count() == other.chars().count() && {
            let same = pairs.filter(|(a, b)| a == b).count();
            same * 2 > one.chars().count()
        }
}

/// The cheapest way from a passage to the words, with the numbers of the word and of the word of the passage at each step.
fn align(words: &[Word<'_>], passage: &[Here<'_>], document: &Folded) -> Vec<(Step, usize, usize)> {
    let wide = passage.len() + 1;
    let mut steps = vec![Step::Start; wide * (words.len() + 1)];
    let mut above = vec![0_u32; wide];
    let mut row = vec![0_u32; wide];
    for (q, word) in words.iter().enumerate() {
        let gap = words.get(q + 1).and_then(|next| next.gap);
        let mut left = 0;
        for p in 0..wide {
            let mut best = (above.get(p).copied().unwrap_or(0) + ONE, Step::Added);
            if let Some(here) = p.checked_sub(1).and_then(|p| passage.get(p)) {
                let diagonal = p
                    .checked_sub(1)
                    .and_then(|p| above.get(p))
                    .copied()
                    .unwrap_or(0);
                let equal = here.word == word.said.folded
                    && (here.end > here.first + 1 || !clashes(word.said, document, here.first));
                let through = match equal {
                    true => (diagonal, Step::Same),
                    false if is_alike(here.word, &word.said.folded) => {
                        (diagonal + ALIKE, Step::Other)
                    }
                    false => (diagonal + ONE, Step::Other),
                };
                let aside = if here.skipped || gap.is_some() {
                    (left + u32::from(gap == Some(Gap::Inserted)), Step::Skipped)
                } else {
                    (left + LESS, Step::Missing)
                };
                // Of ways that cost the same, the one with more words that are the same.
                let fewer = through.1 == Step::Other && aside.1 == Step::Missing;
                let ways = if fewer {
                    [through, aside]
                } else {
                    [aside, through]
                };
                for way in ways {
                    if way.0 <= best.0 {
                        best = way;
                    }
                }
            }
            left = best.0;
            if let Some(cost) = row.get_mut(p) {
                *cost = best.0;
            }
            if let Some(step) = steps.get_mut((q + 1) * wide + p) {
                *step = best.1;
            }
        }
        std::mem::swap(&mut above, &mut row);
    }
    // Of ends that cost the same, one with a word of the document for the last one.
    let end = above.iter().enumerate().min_by_key(|(p, cost)| {
        let step = steps.get(words.len() * wide + p).copied();
        (**cost, step == Some(Step::Added))
    });
    let (mut q, mut p) = (words.len(), end.map_or(0, |(p, _)| p));
    let mut found = Vec::new();
    while q > 0 {
        let step = steps.get(q * wide + p).copied().unwrap_or(Step::Start);
        match step {
            Step::Start => break,
            Step::Same | Step::Other => (q, p) = (q - 1, p.saturating_sub(1)),
            Step::Added => q -= 1,
            Step::Missing | Step::Skipped => p = p.saturating_sub(1),
        }
        found.push((step, q, p));
    }
    found.reverse();
    // A word of the sentence before or behind is none that stands for another.
    let opens = |p: usize| {
        let first = passage
            .get(p)
            .and_then(|here| document.words().get(here.first));
        first.is_some_and(|word| word.traits.has(Traits::OPENS))
    };
    if let Some((step, _, p)) = found.first_mut().filter(|(_, _, p)| opens(p + 1))
        && *step == Step::Other
    {
        (*step, *p) = (Step::Added, *p + 1);
    }
    if let Some((step, ..)) = found.last_mut().filter(|(_, _, p)| opens(*p))
        && *step == Step::Other
    {
        *step = Step::Added;
    }
    found
}

/// The differences, neighbours as one, and the place of the passage.
fn changes(
    words: &[Word<'_>],
    passage: &[Here<'_>],
    steps: &[(Step, usize, usize)],
    document: &Folded,
) -> (Vec<Change>, Span) {
    let mut all: Option<Span> = None;
    let mut found: Vec<Change> = Vec::new();
    let mut open = false;
    // Where the words of both end that were read last.
    let (mut quoted, mut there) = (words.first().map_or(0, |word| word.said.span.start), 0);
    let glued = |at: usize| {
        document
            .words()
            .get(at)
            .is_some_and(|word| word.traits.has(Traits::GLUED))
    };
    let last = steps
        .iter()
        .rposition(|step| !matches!(step.0, Step::Added | Step::Skipped));
    let first = steps
        .iter()
        .position(|step| !matches!(step.0, Step::Added | Step::Skipped));
    for (number, (step, q, p)) in steps.iter().enumerate() {
        let said = words.get(*q).map(|word| word.said);
        let here = passage.get(*p);
        let place = here
            .map(|here| span_of(document, here.first, here.end))
            .unwrap_or_default();
        if *step == Step::Skipped {
            continue;
        }
        if *step != Step::Added {
            all = Some(all.map_or(place, |all| all.union(place)));
        }
        // A word that hangs together with those of the passage belongs to it.
        if let Some(here) = here.filter(|here| first == Some(number) && glued(here.first)) {
            let mut from = here.first;
            while from > 0 && glued(from) {
                from -= 1;
            }
            let before = span_of(document, from, here.first);
            all = Some(all.unwrap_or(before).union(before));
            found.push(Change {
                quoted: Span::new(quoted, quoted),
                document: before,
                matters: matters(None, document, from..here.first),
            });
            open = true;
        }
        let new = match step {
            Step::Same => {
                open = false;
                None
            }
            Step::Other => Some((said, here)),
            Step::Added => Some((said, None)),
            Step::Missing => Some((None, here)),
            Step::Start | Step::Skipped => None,
        };
        if let Some((said, here)) = new {
            let quoted = said.map_or(Span::new(quoted, quoted), |said| said.span);
            let start = if here.is_some() {
                place
            } else {
                Span::new(there, there)
            };
            let kinds = matters(
                said,
                document,
                here.map_or(0..0, |here| here.first..here.end),
            );
            match found.last_mut().filter(|_| open) {
                Some(change) => {
                    if said.is_some() {
                        change.quoted = if change.quoted.is_empty() {
                            quoted
                        } else {
                            change.quoted.union(quoted)
                        };
                    }
                    if here.is_some() {
                        change.document = if change.document.is_empty() {
                            start
                        } else {
                            change.document.union(start)
                        };
                    }
                    change.matters.extend(kinds);
                }
                None => found.push(Change {
                    quoted,
                    document: start,
                    matters: kinds,
                }),
            }
            open = true;
        }
        if matches!(step, Step::Same | Step::Other | Step::Added) {
            quoted = said.map_or(quoted, |said| said.span.end);
        }
        if *step != Step::Added {
            there = place.end;
        }
        if let Some(here) = here.filter(|here| last == Some(number) && glued(here.end)) {
            let mut to = here.end;
            while glued(to) {
                to += 1;
            }
            let behind = span_of(document, here.end, to);
            all = Some(all.unwrap_or(behind).union(behind));
            found.push(Change {
                quoted: Span::new(quoted, quoted),
                document: behind,
                matters: matters(None, document, here.end..to),
            });
        }
    }
    for change in &mut found {
        change.matters.sort_unstable();
        change.matters.dedup();
    }
    (found, all.unwrap_or_default())
}

/// What among words no likeness outweighs.
fn matters(said: Option<&Said>, document: &Folded, here: std::ops::Range<usize>) -> Vec<Differs> {
    let there = here.filter_map(|at| Some((document.word(at), document.words().get(at)?.traits)));
    let mut found = Vec::new();
    for (word, traits) in said
        .map(|said| (said.folded.as_str(), said.traits))
        .into_iter()
        .chain(there)
    {
        if traits.has(Traits::FIGURE)
            || is_number_word(word)
            || !word.starts_with(char::is_alphanumeric)
        {
            found.push(Differs::Number);
        }
        if is_turning(word) {
            found.push(Differs::Negation);
        }
        if traits.has(Traits::CAPITAL) && (!traits.has(Traits::OPENS) || traits.has(Traits::UPPER))
        {
            found.push(Differs::Name);
        }
    }
    found
}
