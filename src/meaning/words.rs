//! Which of many texts share the words of one: BM25, after Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and
//! Beyond* (2009).

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use rust_stemmers::{Algorithm, Stemmer};

use crate::text::{Span, Token, TokenKind, kin};

/// How soon a word that comes again adds nothing more, and how much long texts are held back: the values of the paper.
const SOON: f32 = 1.2;
const LONG: f32 = 0.75;

/// Somebody who types has not finished the last word. Where no word of the index begins as it does, it may be that the index knows
/// the word without its ending: one of so many letters.
const ENDING: usize = 5;
/// So many letters are left of it at least.
const SHORTEST: usize = 3;

/// An index of texts by their words. It can be added to at any time.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// In which texts each word stands, and how often. In order, so that words that begin alike lie together.
    texts: BTreeMap<Box<str>, Vec<(u32, u32)>>,
    /// The number of words of each text.
    lengths: Vec<f32>,
    /// Of all of them.
    length: f32,
}

impl Index {
    /// An index of some texts, numbered in their order. Linear in their length, up to logarithms.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut index = Self::default();
        for text in texts {
            index.add(text);
        }
        index
    }

    /// Adds a text; the answer is its number. After 4,000 million it adds nothing more.
    pub fn add(&mut self, text: &str) -> usize {
        let number = self.lengths.len();
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        if let Ok(at) = u32::try_from(number) {
            for word in words(text) {
                *counts.entry(word).or_default() += 1;
            }
            for (word, count) in &counts {
                match self.texts.get_mut(word.as_str()) {
                    Some(texts) => texts.push((at, *count)),
                    None => drop(self.texts.insert(word.as_str().into(), vec![(at, *count)])),
                }
            }
        }
        let length = counts.values().map(|count| *count as f32).sum();
        self.lengths.push(length);
        self.length += length;
        number
    }

    /// How many texts there are.
    pub const fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// The texts that share words with this one, best first, with their scores; of those with the same score, the earlier first.
    pub fn ranked(&self, text: &str) -> Vec<(usize, f32)> {
        let asked: BTreeMap<String, f32> = words(text).map(|word| (word, 1.0)).collect();
        best(&self.scores(&asked), usize::MAX)
    }

    /// What each text scores for these words, each with the weight that it has in the asking; 0 where it has none of them.
    pub fn scores(&self, asked: &BTreeMap<String, f32>) -> Vec<f32> {
        let mut scores = vec![0.0; self.len()];
        for (word, weight) in asked {
            if let Some(texts) = self.texts.get(word.as_str()) {
                self.score(texts, *weight, &mut scores);
            }
        }
        scores
    }

    /// What each text scores for words that somebody types: the last may be the beginning of a word. A text that has all of them
    /// scores more than any that has not.
    pub fn typed(&self, text: &str) -> Vec<f32> {
        let mut asked: Vec<String> = whole_words(text).collect();
        let finished = text.ends_with(char::is_whitespace);
        let last = if finished { None } else { asked.pop() };
        let stemmer = Stemmer::create(Algorithm::English);
        let stem = |word: &String| stemmer.stem(word).into_owned();
        let asked: BTreeSet<String> = asked.iter().map(stem).collect();
        let mut scores = vec![0.0; self.len()];
        let mut held = vec![0_u16; self.len()];
        let mut note = |texts: &[(u32, u32)]| {
            self.score(texts, 1.0, &mut scores);
            for (text, _) in texts {
                if let Some(held) = held.get_mut(*text as usize) {
                    *held = held.saturating_add(1);
                }
            }
        };
        for word in &asked {
            if let Some(texts) = self.texts.get(word.as_str()) {
                note(texts);
            }
        }
        if let Some(last) = &last {
            note(&self.begun(last, &stemmer));
        }
        let most = scores.iter().copied().fold(0.0, f32::max);
        let all = asked.len() + usize::from(last.is_some());
        let all = u16::try_from(all).unwrap_or(u16::MAX);
        let has_all = scores.iter_mut().zip(held);
        for (score, _) in has_all.filter(|(_, held)| *held >= all) {
            *score += most;
        }
        scores
    }

    /// The texts with words that begin like this one, and how many of them each has.
    fn begun(&self, last: &str, stemmer: &Stemmer) -> Vec<(u32, u32)> {
        let from = (Bound::Included(last), Bound::Unbounded);
        let begun = self.texts.range::<str, _>(from);
        let begun = begun.take_while(|(word, _)| word.starts_with(last));
        let mut alike: Vec<&[(u32, u32)]> = begun.map(|(_, texts)| texts.as_slice()).collect();
        // It may be whole as it stands: then its ending is not in the index.
        let whole = stemmer.stem(last);
        if !whole.starts_with(last) {
            alike.extend(self.texts.get(whole.as_ref()).map(Vec::as_slice));
        }
        if alike.is_empty() {
            // Or all but whole.
            let cut = last.char_indices().skip(SHORTEST).collect::<Vec<_>>();
            let cut = cut.into_iter().rev().take(ENDING);
            let whole = cut.filter_map(|(at, _)| self.texts.get(last.get(..at)?));
            alike.extend(whole.take(1).map(Vec::as_slice));
        }
        if let [only] = alike.as_slice() {
            return only.to_vec();
        }
        let mut counts = vec![0_u32; self.len()];
        for (text, count) in alike.into_iter().flatten() {
            if let Some(all) = counts.get_mut(*text as usize) {
                *all += count;
            }
        }
        (0..).zip(counts).filter(|(_, count)| *count > 0).collect()
    }

    /// How rare a word is, from 0 on: the natural logarithm by which BM25 weighs it.
    pub fn rarity(&self, word: &str) -> f32 {
        self.rare(self.texts.get(word).map_or(0, Vec::len))
    }

    fn rare(&self, held: usize) -> f32 {
        let (number, held) = (self.len() as f32, held as f32);
        (1.0 + (number - held + 0.5) / (held + 0.5)).ln()
    }

    /// Adds what a word scores in the texts that hold it.
    fn score(&self, texts: &[(u32, u32)], weight: f32, scores: &mut [f32]) {
        let rare = weight * self.rare(texts.len());
        let usual = (self.length / (self.len() as f32).max(1.0)).max(1.0);
        for (text, count) in texts {
            let (at, count) = (*text as usize, *count as f32);
            if let (Some(length), Some(score)) = (self.lengths.get(at), scores.get_mut(at)) {
                let back = 1.0 - LONG + LONG * length / usual;
                *score += rare * count * (SOON + 1.0) / (count + SOON * back);
            }
        }
    }
}

/// The first of those that score at all, best first; of those with the same score, the earlier first.
pub fn best(scores: &[f32], limit: usize) -> Vec<(usize, f32)> {
    let scored = scores.iter().copied().enumerate();
    let mut all: Vec<(usize, f32)> = scored.filter(|(_, score)| *score > 0.0).collect();
    let order =
        |(at, a): &(usize, f32), (to, b): &(usize, f32)| b.total_cmp(a).then_with(|| at.cmp(to));
    if limit == 0 {
        return Vec::new();
    }
    if limit < all.len() {
        all.select_nth_unstable_by(limit, order);
        all.truncate(limit);
    }
    all.sort_unstable_by(order);
    all
}

/// The words and numbers of a text, folded to their kin and without their English endings.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let stemmer = Stemmer::create(Algorithm::English);
    whole_words(text).map(move |word| stemmer.stem(&word).into_owned())
}

/// The words and numbers of a text, folded to their kin: those that hyphens join are several, and the commas of a number are left out.
fn whole_words(text: &str) -> impl Iterator<Item = String> {
    let all = Token::each(text, Span::whole(text));
    all.filter(|token| token.kind != TokenKind::Mark)
        .flat_map(move |token| {
            let mut word = kin(token.span.of(text));
            if token.kind == TokenKind::Number {
                word.retain(|c| c != ',');
            }
            let parts = word.split('-').filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect::<Vec<_>>()
        })
}
