//! A document made ready to be looked through.

use std::collections::HashMap;

use super::{
    heads::heads,
    words::{Traits, read},
};
use crate::text::{Span, language};

/// A word of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    start: u32,
    end: u32,
    /// Which word it is, folded: its place among the different words.
    pub(super) id: u32,
    pub(super) traits: Traits,
}

impl Word {
    pub(super) const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// What a word divided at the end of a line is if its parts are joined.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joined {
    /// The number of its first part.
    at: u32,
    pub(super) id: u32,
    /// The number of the word behind it.
    pub(super) next: u32,
}

/// A document's words in the form in which they are compared, with their places and an index. It keeps no text.
#[derive(Debug, Default)]
pub struct Folded {
    words: Vec<Word>,
    /// Ranges of words that may be stepped over, in order, none beside another.
    skipped: Vec<(u32, u32)>,
    joined: Vec<Joined>,
    /// The different words in one string, in the order of their shares and of the alphabet; where each ends.
    letters: String,
    ends: Vec<u32>,
    /// Where the words of each share end, among the different words. A word is sought in its share alone; a share that was made large
    /// on purpose is still in order.
    shares: Vec<u32>,
    /// The numbers of the words in the order of their ids; where those of each id end.
    places: Vec<u32>,
    last: Vec<u32>,
    language: Option<&'static str>,
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Folded {
    /// Makes a document ready. Time and memory are linear in its length but for sorting its different words; of a text of more than
    /// 4 GiB what is behind is not read.
    pub fn of(text: &str) -> Self {
        let most = u32::MAX as usize;
        let text = if text.len() > most {
            text.get(..text.floor_char_boundary(most))
                .unwrap_or_default()
        } else {
            text
        };
        let mut folded = Self::default();
        let mut known: HashMap<Box<str>, u32> = HashMap::new();
        let heads = heads(text);
        let mut head = heads.iter().peekable();
        folded.words.reserve(text.len() / 5);
        read(text, |word, span, mut traits| {
            while head.peek().is_some_and(|head| head.end <= span.start) {
                head.next();
            }
            let in_head = head.peek().is_some_and(|head| head.covers(span));
            if in_head || traits.has(Traits::ASIDE) {
                traits.add(Traits::SKIPPED);
            }
            let id = id_of(&mut known, word);
            folded.words.push(Word {
                start: small(span.start),
                end: small(span.end),
                id,
                traits,
            });
        });
        folded.skip();
        folded.join(text, &mut known);
        folded.order(known);
        folded.language = language::guess(text.lines());
        folded
    }

    /// Notes what may be stepped over.
    fn skip(&mut self) {
        for (at, word) in self.words.iter().enumerate() {
            if word.traits.has(Traits::SKIPPED) {
                let at = small(at);
                match self.skipped.last_mut() {
                    Some((_, end)) if *end == at => *end = at + 1,
                    _ => self.skipped.push((at, at + 1)),
                }
            }
        }
    }

    /// Joins what was divided at the ends of lines.
    fn join(&mut self, text: &str, known: &mut HashMap<Box<str>, u32>) {
        let divided = |word: &Word| word.traits.has(Traits::DIVIDED);
        let parts: Vec<usize> = (0..self.words.len())
            .filter(|at| self.words.get(*at).is_some_and(divided))
            .collect();
        let mut word = String::new();
        for at in parts {
            let next = self.behind(at + 1);
            let (Some(first), Some(second)) = (self.words.get(at), self.words.get(next)) else {
                continue;
            };
            if !second.span().of(text).starts_with(char::is_alphabetic) {
                continue;
            }
            word.clear();
            for part in [first, second] {
                read(part.span().of(text), |letters, _, _| word.push_str(letters));
            }
            self.joined.push(Joined {
                at: small(at),
                id: id_of(known, &word),
                next: small(next + 1),
            });
            if let Some(second) = self.words.get_mut(next) {
                second.traits.add(Traits::GLUED);
            }
        }
    }

    /// Gives the words the numbers of their order, and makes the index.
    fn order(&mut self, known: HashMap<Box<str>, u32>) {
        let many = known.len().next_power_of_two();
        let all = known.into_iter();
        let mut sorted: Vec<(usize, Box<str>, u32)> = all
            .map(|(word, old)| (share(&word, many), word, old))
            .collect();
        sorted.sort_unstable();
        self.shares = vec![0; many];
        let mut new = vec![0_u32; sorted.len()];
        for (place, (share, word, old)) in sorted.iter().enumerate() {
            // Those without words end where the one before them does.
            if let Some(end) = self.shares.get_mut(*share) {
                *end = small(place + 1);
            }
            self.letters.push_str(word);
            self.ends.push(small(self.letters.len()));
            if let Some(new) = new.get_mut(*old as usize) {
                *new = small(place);
            }
        }
        let mut end = 0;
        for share in &mut self.shares {
            end = end.max(*share);
            *share = end;
        }
        let renamed = |id: &mut u32| *id = new.get(*id as usize).copied().unwrap_or_default();
        self.words.iter_mut().for_each(|word| renamed(&mut word.id));
        self.joined.iter_mut().for_each(|one| renamed(&mut one.id));
        let mut counts = vec![0_u32; sorted.len() + 1];
        let words = self.words.iter().map(|word| word.id);
        let mut all: Vec<(u32, u32)> = Vec::new();
        all.extend(self.joined.iter().map(|one| (one.id, one.at)));
        for id in words.clone().chain(all.iter().map(|(id, _)| *id)) {
            if let Some(count) = counts.get_mut(id as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut counts {
            sum += *count;
            *count = sum;
        }
        self.places = vec![0; sum as usize];
        let mut put = |id: u32, at: u32| {
            if let Some(next) = counts.get_mut(id as usize) {
                if let Some(place) = self.places.get_mut(*next as usize) {
                    *place = at;
                }
                *next += 1;
            }
        };
        // Joined words first: those of one id stay nearly sorted, and order is made where it matters.
        for (id, at) in all {
            put(id, at);
        }
        for (at, id) in words.enumerate() {
            put(id, small(at));
        }
        counts.pop();
        self.last = counts;
    }

    /// The number of a word, if it stands here.
    pub(super) fn id(&self, word: &str) -> Option<u32> {
        let share = share(word, self.shares.len());
        let end = |share: usize| self.shares.get(share).map_or(0, |end| *end as usize);
        let (mut from, mut to) = (share.checked_sub(1).map_or(0, end), end(share));
        while from < to {
            let middle = usize::midpoint(from, to);
            match self.letters(small(middle)).cmp(word) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
                std::cmp::Ordering::Equal => return Some(small(middle)),
            }
        }
        None
    }

    /// A word as it is compared, by its number among the different words.
    pub(super) fn letters(&self, id: u32) -> &str {
        let id = id as usize;
        let start = id.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(id).copied().unwrap_or_default();
        let start = start.copied().unwrap_or_default();
        self.letters
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// A word as it is compared.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| self.letters(word.id))
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// Where a word stands.
    pub(super) fn places(&self, id: u32) -> &[u32] {
        let start = id
            .checked_sub(1)
            .and_then(|before| self.last.get(before as usize));
        let end = self.last.get(id as usize).copied().unwrap_or_default();
        let start = start.copied().unwrap_or_default();
        self.places
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// What a word and the next are together, if it is divided.
    pub(super) fn joined(&self, at: usize) -> Option<Joined> {
        let divided = self.words.get(at)?.traits.has(Traits::DIVIDED);
        let found = divided.then(|| self.joined.binary_search_by_key(&small(at), |one| one.at));
        self.joined.get(found?.ok()?).copied()
    }

    /// The divided word that ends before a word: its first part and what it is.
    pub(super) fn joined_before(&self, at: usize) -> Option<(usize, u32)> {
        let found = self
            .joined
            .binary_search_by_key(&small(at), |one| one.next)
            .ok()?;
        self.joined.get(found).map(|one| (one.at as usize, one.id))
    }

    /// A word, or the first behind what may be stepped over if it stands there.
    pub(super) fn behind(&self, at: usize) -> usize {
        self.block(at).map_or(at, |(_, end)| end as usize)
    }

    /// The end of the words before a word, without what may be stepped over there.
    pub(super) fn ahead(&self, at: usize) -> usize {
        let before = at.checked_sub(1).and_then(|before| self.block(before));
        before.map_or(at, |(start, _)| start as usize)
    }

    fn block(&self, at: usize) -> Option<(u32, u32)> {
        self.words
            .get(at)
            .filter(|word| word.traits.has(Traits::SKIPPED))?;
        let place = self.skipped.partition_point(|(_, end)| *end as usize <= at);
        self.skipped
            .get(place)
            .copied()
            .filter(|(start, _)| *start as usize <= at)
    }

    /// The language it is written in, if it can be told.
    pub const fn language(&self) -> Option<&'static str> {
        self.language
    }
}

/// Which of so many shares a word belongs to (FNV-1a).
fn share(word: &str, many: usize) -> usize {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    // The upper part of the product: even for any number of shares.
    usize::try_from((u64::from(hash) * many as u64) >> 32).unwrap_or(0)
}

fn id_of(known: &mut HashMap<Box<str>, u32>, word: &str) -> u32 {
    if let Some(id) = known.get(word) {
        return *id;
    }
    let id = small(known.len());
    known.insert(word.into(), id);
    id
}
