//! Where the words of a span of the old text stand in the new one.

use std::{collections::HashMap, ops::Range};

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Alignment, Came, Fit, Side, build::CLOSE, fold::same_words, near::likeness};
use crate::text::{MOST_PLACES, Span, Token, TokenKind};

/// So many words stand for themselves: fewer are found elsewhere by chance, and need what stood around them.
const ENOUGH_WORDS: usize = 5;

/// Characters beside a quote that must be the same for its surroundings to be: half of what an anchor keeps.
const BESIDE: usize = super::super::CONTEXT / 2;

/// Of so many words or more, fewer than [`LEAST`] per cent kept are another statement in the same place.
const LEAST: usize = 40;

/// Places of lost words that are looked at in all: words that stand everywhere are found nowhere.
const LOOKED_AT: usize = 1_000_000;

/// Where words stand now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// They stand in the new text.
    Same {
        /// Where.
        to: Span,
        /// Not in line with what stood beside them.
        moved: bool,
        /// Their sentence is another one now.
        around: bool,
    },
    /// Other words stand in their place.
    Changed {
        /// The words that do.
        to: Span,
        /// How alike the two are, per mille.
        likeness: usize,
    },
    /// They, or others nearly like them, stand in several places, or in one that may be another's: a person must say.
    Several(Vec<Span>),
    /// They are not in the new text.
    Gone,
}

impl Alignment {
    /// Where the words of some spans of the old text stand in the new one. Takes time with the length of the texts and with
    /// the number of spans.
    pub fn follow(&self, old: &str, new: &str, spans: &[Span]) -> Vec<Followed> {
        let mut found: Vec<Followed> = spans
            .iter()
            .map(|span| self.in_line(old, new, *span))
            .collect();
        let settled = |one: &Followed| matches!(one, Followed::Same { .. });
        let lost: Vec<usize> = (0..found.len())
            .filter(|at| !found.get(*at).is_some_and(settled))
            .collect();
        let quotes: Vec<Span> = lost
            .iter()
            .filter_map(|at| spans.get(*at).copied())
            .collect();
        let places = elsewhere(old, new, &quotes);
        for ((at, span), places) in lost.into_iter().zip(&quotes).zip(places) {
            if let Some(here) = found.get_mut(at) {
                let in_line = std::mem::replace(here, Followed::Gone);
                *here = self.weighed(old, new, *span, in_line, places);
            }
        }
        found
    }

    /// What stands where the words stood, beside what stands there still.
    fn in_line(&self, old: &str, new: &str, span: Span) -> Followed {
        let tokens = Side::met(&self.old.tokens, span);
        let sentences = Side::met(&self.old.sentences, span);
        if tokens.is_empty() {
            return Followed::Gone;
        }
        let fits = self.fits.get(sentences.clone()).unwrap_or_default();
        if let [Fit::Several(places)] = fits {
            return Followed::Several(self.twins(old, new, span, sentences.start, places));
        }
        let mapped = self.words.get(tokens.clone()).unwrap_or_default();
        let in_a_row = mapped
            .windows(2)
            .all(|two| matches!(two, [Some(one), Some(next)] if one + 1 == *next));
        if let (true, Some(Some(first)), Some(Some(last))) =
            (in_a_row, mapped.first(), mapped.last())
            && let Some(to) = self.exactly(old, new, span, &tokens, *first..*last + 1)
        {
            return Followed::Same {
                to,
                moved: fits.iter().any(|fit| matches!(fit, Fit::Moved(_))),
                around: fits.iter().any(|fit| matches!(fit, Fit::Changed(..))),
            };
        }
        let Some(hull) = self
            .hull(&tokens)
            .map(|hull| self.pared(old, new, &tokens, hull))
        else {
            return Followed::Gone;
        };
        let kept = mapped.iter().filter(|word| word.is_some()).count();
        if tokens.len() >= ENOUGH_WORDS && kept * 100 < tokens.len() * LEAST {
            return Followed::Gone;
        }
        let list = self.new.tokens.get(hull).unwrap_or_default();
        match (list.first(), list.last()) {
            (Some(first), Some(last)) => {
                let to = Span::new(first.start, last.end);
                let likeness = likeness(span.of(old), to.of(new));
                Followed::Changed { to, likeness }
            }
            _ => Followed::Gone,
        }
    }

    /// The same words in each of some sentences that are the same as theirs.
    fn twins(&self, old: &str, new: &str, span: Span, of: usize, at: &[usize]) -> Vec<Span> {
        let tokens = Side::met(&self.old.tokens, span);
        let first = self.old.tokens_of(of, of + 1).start;
        let places = at.iter().filter_map(|sentence| {
            let there = self.new.tokens_of(*sentence, sentence + 1).start;
            let from = there + tokens.start.checked_sub(first)?;
            self.exactly(old, new, span, &tokens, from..from + tokens.len())
        });
        places.collect()
    }

    /// The span of some new tokens, cut as a span of as many old ones is cut, if the words are the same.
    fn exactly(
        &self,
        old: &str,
        new: &str,
        span: Span,
        tokens: &Range<usize>,
        there: Range<usize>,
    ) -> Option<Span> {
        let mine = self.old.tokens.get(tokens.clone())?;
        let theirs = self.new.tokens.get(there)?;
        let (mine, theirs) = (
            (mine.first()?, mine.last()?),
            (theirs.first()?, theirs.last()?),
        );
        // A span may begin or end inside a word, or hold a space beside it.
        let start = match span.start.checked_sub(mine.0.start) {
            Some(inside) => theirs.0.start + inside,
            None => theirs.0.start,
        };
        let end = match mine.1.end.checked_sub(span.end) {
            Some(inside) => theirs.1.end.checked_sub(inside)?,
            None => theirs.1.end,
        };
        let to = Span::checked(new, start, end)?;
        same_words(span.of(old).trim(), to.of(new)).then_some(to)
    }

    /// The new tokens that stand where some old ones stood: those that they are, and those that took the place of the rest.
    fn hull(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let word = |at: usize| self.words.get(at).copied().flatten();
        let mapped = || tokens.clone().filter_map(word);
        let first = self.old.sentence_of(tokens.start);
        let last = self.old.sentence_of(tokens.end - 1);
        let region = |sentence: usize| match self.fits.get(sentence) {
            Some(Fit::Changed(from, to)) => Some(self.new.tokens_of(*from, *to)),
            Some(Fit::Same(at) | Fit::Moved(at)) => Some(self.new.tokens_of(*at, at + 1)),
            _ => None,
        };
        let left = region(first).map(|region| {
            let own = self.old.tokens_of(first, first + 1).start;
            let from = self.old.tokens_of(first.saturating_sub(1), first).start;
            let before = (from..tokens.start)
                .rev()
                .find_map(|at| Some((at, word(at)?)));
            let before = before.filter(|(_, at)| region.contains(at));
            let bound = before.map_or(region.start, |(_, at)| at + 1);
            // What stands between it and another sentence is neither's.
            let shared = before.is_some_and(|(at, _)| at < own);
            let first = word(tokens.start).filter(|_| own < tokens.start);
            first
                .or_else(|| mapped().next().filter(|_| shared))
                .unwrap_or(bound)
        });
        let right = region(last).map(|region| {
            let own = self.old.tokens_of(last, last + 1).end;
            let to = self.old.tokens_of(last + 1, last + 2).end;
            let after = (tokens.end..to).find_map(|at| Some((at, word(at)?)));
            let after = after.filter(|(_, at)| region.contains(at));
            let bound = after.map_or(region.end, |(_, at)| at);
            let shared = after.is_some_and(|(at, _)| at >= own);
            let last = word(tokens.end - 1).filter(|_| tokens.end < own);
            last.or_else(|| mapped().next_back().filter(|_| shared))
                .map_or(bound, |at| at + 1)
        });
        let start = left.or_else(|| mapped().min())?;
        let end = right.or_else(|| mapped().max().map(|at| at + 1))?;
        // What lies far apart was not one statement's place.
        let long = tokens.len() * 3 + 20;
        (start < end && end - start <= long).then_some(start..end)
    }

    /// A hull without the marks at its ends that belong to its neighbours: the old words had none there.
    fn pared(
        &self,
        old: &str,
        new: &str,
        tokens: &Range<usize>,
        hull: Range<usize>,
    ) -> Range<usize> {
        let mark = |at: usize| {
            let word = self.new.tokens.get(at)?.of(new);
            (!word.starts_with(char::is_alphanumeric)).then_some(word)
        };
        let old = |at: usize| self.old.tokens.get(at).map_or("", |span| span.of(old));
        let Range { mut start, mut end } = hull;
        while start < end
            && mark(start)
                .is_some_and(|mark| ".,;:!?)]”’–—".contains(mark) && mark != old(tokens.start))
        {
            start += 1;
        }
        let last = old(tokens.end - 1);
        let closes = |mark: &str| mark == last || !".,;:!?([“‘–—".contains(mark);
        while start < end && mark(end - 1).is_some_and(|mark| !closes(mark)) {
            end -= 1;
        }
        start..end
    }

    /// What is to be made of words that do not stand in line, where the same words stand elsewhere or others are like them.
    fn weighed(
        &self,
        old: &str,
        new: &str,
        span: Span,
        in_line: Followed,
        places: Vec<Span>,
    ) -> Followed {
        let words = Token::each(old, span).filter(|token| token.kind != TokenKind::Mark);
        let many = words.take(ENOUGH_WORDS).count() == ENOUGH_WORDS;
        let line = match &in_line {
            Followed::Changed { to, .. } => Some(*to),
            Followed::Several(_) => return in_line,
            _ => None,
        };
        // The words that took their place hold them still.
        let held = |place: &&Span| line.is_some_and(|line| line.covers(**place));
        if let Some(to) = places.iter().find(held).copied()
            && places.iter().filter(held).count() == 1
        {
            return Followed::Same {
                to,
                moved: false,
                around: true,
            };
        }
        // What stood there before is another's.
        let free = |place: &Span| {
            let sentences = Side::met(&self.new.sentences, *place);
            let came = self.came.get(sentences).unwrap_or_default();
            !came.iter().all(|came| matches!(came, Came::Same(_)))
        };
        let mut sure = places.iter().filter(|place| {
            let beside = stands_beside(old, span, new, **place);
            free(place) && beside
        });
        if let (Some(to), None) = (sure.next(), sure.next()) {
            return Followed::Same {
                to: *to,
                moved: true,
                around: true,
            };
        }
        if !places.is_empty() && (many || line.is_none()) {
            return Followed::Several(line.into_iter().chain(places).collect());
        }
        let Some(to) = line else {
            return Followed::Gone;
        };
        // Nearly the same elsewhere, as near as here?
        let sentence = |list: &[Span], span: Span| {
            let all = list.get(Side::met(list, span)).unwrap_or_default();
            let ends = (all.first(), all.last());
            matches!(ends, (Some(_), Some(_)))
                .then(|| Span::new(ends.0.map_or(0, |s| s.start), ends.1.map_or(0, |s| s.end)))
        };
        let (Some(before), Some(after)) = (
            sentence(&self.old.sentences, span),
            sentence(&self.new.sentences, to),
        ) else {
            return in_line;
        };
        let here = likeness(before.of(old), after.of(new));
        let but = Side::met(&self.new.sentences, to);
        let second = self.near.like(before.of(old), but);
        match second.first() {
            Some((at, score)) if score + CLOSE >= here => {
                let other = self.new.sentences.get(*at).copied();
                Followed::Several([to].into_iter().chain(other).collect())
            }
            _ => in_line,
        }
    }
}

/// Whether the same stands before a place as before the words of old, or the same behind it.
fn stands_beside(old: &str, span: Span, new: &str, place: Span) -> bool {
    let before = |text: &str, at: usize| -> Option<String> {
        let found: String = text.get(..at)?.chars().rev().take(BESIDE).collect();
        (found.chars().count() == BESIDE).then_some(found)
    };
    let after = |text: &str, at: usize| -> Option<String> {
        let found: String = text.get(at..)?.chars().take(BESIDE).collect();
        (found.chars().count() == BESIDE).then_some(found)
    };
    let same = |one: Option<String>, other: Option<String>| one.is_some() && one == other;
    same(before(old, span.start), before(new, place.start))
        || same(after(old, span.end), after(new, place.end))
}

/// Where the words of each span stand in the new text, to the letter and as whole words; no more than [`MOST_PLACES`] each.
fn elsewhere(old: &str, new: &str, spans: &[Span]) -> Vec<Vec<Span>> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut quotes: Vec<&str> = Vec::new();
    let which: Vec<Option<usize>> = spans
        .iter()
        .map(|span| {
            let quote = span.of(old).trim();
            (!quote.is_empty()).then(|| {
                *numbers.entry(quote).or_insert_with(|| {
                    quotes.push(quote);
                    quotes.len() - 1
                })
            })
        })
        .collect();
    let mut places: Vec<Vec<Span>> = vec![Vec::new(); quotes.len()];
    let search = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(&quotes);
    if let Ok(search) = search {
        for found in search.find_overlapping_iter(new).take(LOOKED_AT) {
            let span = Span::new(found.start(), found.end());
            if let Some(list) = places.get_mut(found.pattern().as_usize())
                && list.len() < MOST_PLACES
                && is_word(new, span)
            {
                list.push(span);
            }
        }
    }
    which
        .into_iter()
        .map(|which| {
            which
                .and_then(|at| places.get(at))
                .cloned()
                .unwrap_or_default()
        })
        .collect()
}

/// Whether a span cuts no word.
pub fn is_word(text: &str, span: Span) -> bool {
    let joined = |at: usize| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at..).and_then(|tail| tail.chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    !joined(span.start) && !joined(span.end)
}
