//! The cheapest way from the words of a passage to those of a quotation.

use super::Word;
use crate::compare::quotation::{folded::Folded, letter::clashes, pieces::Gap, words::Traits};

/// A step of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Step {
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
pub(super) struct Here<'d> {
    pub(super) word: &'d str,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) skipped: bool,
}

/// What the steps cost. One word for another is cheaper than one more and one less, and words that begin alike go together before
/// others. A word that is missing costs least: whole sentences may be.
const ONE: u32 = 8;

const ALIKE: u32 = 7;

const LESS: u32 = 3;

/// Whether two words look as if one stood for the other: they begin alike, have most letters in common, or are figures.
pub(super) fn is_alike(one: &str, other: &str) -> bool {
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
pub(super) fn align(
    words: &[Word<'_>],
    passage: &[Here<'_>],
    document: &Folded,
) -> Vec<(Step, usize, usize)> {
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
