//! The words of a claim, and where each stands in the extract.

use std::collections::BTreeMap;

use super::{Kind, Uncovered, Why};
use crate::{
    compare::little::{Little, little},
    meaning::words::words,
    text::{Span, Token, TokenKind, kin},
};

/// A word stands near another if it does in the same sentence, or in one of so many before and behind it.
const NEAR: usize = 1;

/// So many words of the claim to each side are looked for near one.
const SIDE: usize = 3;

/// Words of a claim beyond these are not looked at: a claim is a sentence.
const MOST: usize = 1000;

/// What a piece is for the rest of the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A word that says something by itself.
    Content,
    /// A little one.
    Little(Little),
    /// A mark.
    Mark,
}

/// What is decided about a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing yet.
    Open,
    /// The extract covers it.
    Covered,
    /// It does not.
    Marked(Why),
}

/// A word of the claim, or a part of one that hyphens join.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub span: Span,
    pub role: Role,
    /// Its number in [`Pieces::places`], if it is a word.
    pub word: Option<usize>,
    pub found: Found,
    pub kind: Kind,
    /// The fact that it is a part of.
    pub fact: Option<usize>,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Pieces {
    pub all: Vec<Piece>,
    /// The sentences in which each word of the claim stands, in order.
    places: Vec<Vec<usize>>,
    /// How many words of the claim each sentence has.
    shares: Vec<u32>,
}

impl Pieces {
    /// The words of a claim, looked for in the sentences of an extract.
    pub(super) fn of(claim: &str, sentences: &[&str]) -> Self {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut all = Vec::new();
        for token in Token::each(claim, Span::whole(claim)).take(MOST) {
            for span in parts(claim, token) {
                let written = span.of(claim);
                let word = words(written)
                    .next()
                    .filter(|_| token.kind != TokenKind::Mark);
                let role = match (&word, little(&kin(written))) {
                    (None, _) => Role::Mark,
                    (_, Some(little)) => Role::Little(little),
                    _ => Role::Content,
                };
                let next = numbers.len();
                all.push(Piece {
                    span,
                    role,
                    word: word.map(|word| *numbers.entry(word).or_insert(next)),
                    found: Found::Open,
                    kind: Kind::Word,
                    fact: None,
                });
            }
        }
        let mut places: Vec<Vec<usize>> = vec![Vec::new(); numbers.len()];
        let mut shares = vec![0; sentences.len()];
        for ((at, sentence), share) in sentences.iter().enumerate().zip(&mut shares) {
            for word in words(sentence) {
                let number = numbers.get(&word);
                if let Some(places) = number.and_then(|number| places.get_mut(*number))
                    && places.last() != Some(&at)
                {
                    places.push(at);
                    *share += 1;
                }
            }
        }
        Self {
            all,
            places,
            shares,
        }
    }

    /// The sentences in which a piece stands.
    pub(super) fn places(&self, piece: &Piece) -> &[usize] {
        let places = piece.word.and_then(|word| self.places.get(word));
        places.map_or(&[], Vec::as_slice)
    }

    /// The sentence that has most words of the claim; of several the first.
    pub(super) fn best_sentence(&self) -> Option<usize> {
        let shares = self.shares.iter().enumerate();
        let best = shares.max_by_key(|(at, share)| (**share, std::cmp::Reverse(*at)));
        best.map(|(at, _)| at)
    }

    /// Decides about the pieces in a span that are words, where nothing is decided yet. What is covered and stands in the extract as it
    /// is may still stand apart there.
    pub(super) fn settle(&mut self, span: Span, kind: Kind, fact: usize, found: &Found) {
        let from = self
            .all
            .partition_point(|piece| piece.span.end <= span.start);
        let inside = self.all.iter_mut().skip(from);
        for piece in inside.take_while(|piece| piece.span.start < span.end) {
            let places = piece.word.and_then(|word| self.places.get(word));
            let there = places.is_some_and(|places| !places.is_empty());
            if piece.found == Found::Open && piece.role != Role::Mark {
                (piece.kind, piece.fact) = (kind, Some(fact));
                if *found != Found::Covered || !there {
                    piece.found = found.clone();
                }
            }
        }
    }

    /// Whether some sentence has all words of a span.
    pub(super) fn together(&self, span: Span) -> bool {
        let from = self
            .all
            .partition_point(|piece| piece.span.end <= span.start);
        let inside = self.all.iter().skip(from);
        let mut words = inside
            .take_while(|piece| piece.span.start < span.end)
            .filter(|piece| piece.role != Role::Mark)
            .map(|piece| self.places(piece));
        let first = words.next().unwrap_or_default();
        let others: Vec<&[usize]> = words.collect();
        let all = |at: &usize| others.iter().all(|places| places.binary_search(at).is_ok());
        first.iter().any(all)
    }

    /// Marks the words in a span, whatever was decided about them.
    pub(super) fn mark(&mut self, span: Span, kind: Kind, fact: usize, why: Why) {
        let from = self
            .all
            .partition_point(|piece| piece.span.end <= span.start);
        let inside = self.all.iter_mut().skip(from);
        for piece in inside.take_while(|piece| piece.span.start < span.end) {
            piece.found = Found::Marked(why.clone());
            (piece.kind, piece.fact) = (kind, Some(fact));
        }
    }

    /// Marks the words that are not in the extract, and those that stand apart in it.
    pub(super) fn mark_words(&mut self, claim: &str) {
        let content: Vec<usize> = (0..self.all.len())
            .filter(|at| {
                self.all
                    .get(*at)
                    .is_some_and(|one| one.role == Role::Content)
            })
            .collect();
        let present: Vec<usize> = content
            .iter()
            .copied()
            .filter(|at| {
                self.all
                    .get(*at)
                    .is_some_and(|one| !self.places(one).is_empty())
            })
            .collect();
        let mut found = Vec::new();
        for at in content {
            let Some(piece) = self.all.get(at).filter(|one| one.found == Found::Open) else {
                continue;
            };
            let why = if self.places(piece).is_empty() {
                (!is_past(piece.span.of(claim))).then_some(Why::Absent)
            } else {
                let own = present.partition_point(|other| *other < at);
                let before = own.saturating_sub(SIDE);
                let around = present.get(before..).unwrap_or_default().iter();
                let mut others = around
                    .take(own - before + SIDE + 1)
                    .filter(|other| **other != at)
                    .filter_map(|other| self.all.get(*other))
                    .filter(|other| other.word != piece.word)
                    .peekable();
                let lonely = others.peek().is_none();
                let near = others.any(|other| near(self.places(piece), self.places(other)));
                (!lonely && !near).then_some(Why::Apart)
            };
            found.push((at, why));
        }
        for (at, why) in found {
            if let Some(piece) = self.all.get_mut(at) {
                piece.found = why.map_or(Found::Covered, Found::Marked);
            }
        }
    }

    /// Marks the little words and marks that lead to a marked word, or stand between two.
    pub(super) fn mark_little(&mut self) {
        // From the end: the next word that says something, and whether a word that parts stands before it.
        let mut next: Option<Piece> = None;
        let mut parted = false;
        let mut leads = Vec::new();
        for (at, piece) in self.all.iter().enumerate().rev() {
            match piece.role {
                Role::Content => {
                    next = Some(piece.clone());
                    parted = false;
                }
                Role::Little(Little::Parts) => parted = true,
                Role::Little(Little::Leads) | Role::Mark => {}
            }
            if piece.role != Role::Content
                && let Some(next) = next.as_ref().filter(|next| next.is_marked())
            {
                let alone = piece.role != Role::Mark && !parted;
                leads.push((at, alone, next.clone()));
            }
        }
        let mut leads = leads.into_iter().rev().peekable();
        let mut before = false;
        for (at, piece) in self.all.iter_mut().enumerate() {
            if piece.role == Role::Content {
                before = piece.is_marked();
            } else if let Some((_, alone, next)) = leads.next_if(|(place, ..)| *place == at)
                && piece.found == Found::Open
                && (alone || before)
            {
                (piece.found, piece.kind, piece.fact) = (next.found, next.kind, next.fact);
            }
        }
    }

    /// What is marked, as runs of pieces of one kind.
    pub(super) fn uncovered(self) -> Vec<Uncovered> {
        let mut all: Vec<Uncovered> = Vec::new();
        let mut last = None;
        for piece in self.all {
            let same = (piece.kind, piece.fact, piece.found.clone());
            let Found::Marked(why) = piece.found else {
                last = None;
                continue;
            };
            match all.last_mut().filter(|_| last.as_ref() == Some(&same)) {
                Some(run) => run.span.end = piece.span.end,
                None => all.push(Uncovered {
                    span: piece.span,
                    kind: piece.kind,
                    why,
                }),
            }
            last = Some(same);
        }
        all
    }
}

impl Piece {
    /// Whether it is not covered.
    pub(super) const fn is_marked(&self) -> bool {
        matches!(self.found, Found::Marked(_))
    }
}

/// The parts of a word that hyphens join; any other token is one part.
fn parts(claim: &str, token: Token) -> Vec<Span> {
    let written = token.span.of(claim);
    if token.kind != TokenKind::Word || !written.contains('-') {
        return vec![token.span];
    }
    let mut parts = Vec::new();
    let mut start = token.span.start;
    for part in written.split('-') {
        if !part.is_empty() {
            parts.push(Span::new(start, start + part.len()));
        }
        start += part.len() + 1;
    }
    parts
}

/// Whether two words stand near each other somewhere.
fn near(one: &[usize], other: &[usize]) -> bool {
    // Whichever is rarer is gone through.
    let (few, many) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    few.iter().any(|at| {
        let from = many.partition_point(|place| *place < at.saturating_sub(NEAR));
        many.get(from).is_some_and(|place| *place <= at + NEAR)
    })
}

/// Whether a word is written as verbs of the past are.
fn is_past(word: &str) -> bool {
    word.ends_with("ed") && word.starts_with(char::is_lowercase)
}
