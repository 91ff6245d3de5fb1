//! Which of many texts share the words of one: BM25, after Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and
//! Beyond* (2009).

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use crate::text::{Span, Token, TokenKind, kin};

/// How soon a word that comes again adds nothing more, and how much long texts are held back: the values of the paper.
const SOON: f32 = 1.2;
const LONG: f32 = 0.75;

/// An index of texts by their words.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// In which texts each word stands, and how often.
    texts: BTreeMap<String, Vec<(usize, f32)>>,
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
            let number = index.lengths.len();
            let mut counts: BTreeMap<String, f32> = BTreeMap::new();
            for word in words(text) {
                *counts.entry(word).or_default() += 1.0;
            }
            let length = counts.values().sum();
            for (word, count) in counts {
                index.texts.entry(word).or_default().push((number, count));
            }
            index.lengths.push(length);
            index.length += length;
        }
        index
    }

    /// The texts that share words with this one, best first, with their scores; of those with the same score, the earlier first.
    pub fn ranked(&self, text: &str) -> Vec<(usize, f32)> {
        let number = self.lengths.len() as f32;
        let usual = self.length / number.max(1.0);
        let mut scores: BTreeMap<usize, f32> = BTreeMap::new();
        let asked: BTreeSet<String> = words(text).collect();
        for texts in asked.iter().filter_map(|word| self.texts.get(word)) {
            let held = texts.len() as f32;
            let rare = (1.0 + (number - held + 0.5) / (held + 0.5)).ln();
            for (text, count) in texts {
                let length = self.lengths.get(*text).copied().unwrap_or_default();
                let back = 1.0 - LONG + LONG * length / usual.max(1.0);
                let score = rare * count * (SOON + 1.0) / (count + SOON * back);
                *scores.entry(*text).or_default() += score;
            }
        }
        let mut ranked: Vec<(usize, f32)> = scores.into_iter().collect();
        ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        ranked
    }
}

/// The words and numbers of a text, folded to their kin and without their English endings.
fn words(text: &str) -> impl Iterator<Item = String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let all = Token::each(text, Span::whole(text));
    all.filter(|token| token.kind != TokenKind::Mark)
        .map(move |token| stemmer.stem(&kin(token.span.of(text))).into_owned())
}
