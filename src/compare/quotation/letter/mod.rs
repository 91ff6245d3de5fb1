//! Where a quotation stands to the letter.

mod chain;
mod negation;

use self::chain::chains;
pub(super) use self::negation::{beside_negation, is_turning};
use super::{
    Note,
    folded::Folded,
    pieces::{Piece, Said},
    words::Traits,
};
use crate::text::{MOST_PLACES, Span};

/// Pieces of one quotation that are looked for, at most.
const PIECES: usize = 64;
/// Places of one piece that may go on with the next, at most.
const CANDIDATES: usize = 50_000;
/// Words that are compared for one quotation, at most: only texts made to be slow need more.
const PATIENCE: usize = 20_000_000;

/// Words that are other words in small letters.
const OTHER_IN_CAPITALS: &[&str] = &["us", "who", "it", "aids"];

/// A place where all pieces of a quotation stand.
pub(super) struct Whole {
    pub(super) pieces: Vec<Span>,
    pub(super) notes: Vec<Note>,
}

/// A place of one piece: words `first..end`.
#[derive(Clone, Copy)]
struct Hit {
    first: usize,
    end: usize,
    notes: Notes,
}

/// Notes of a place, for there may be many places.
#[derive(Clone, Copy, Default)]
struct Notes(u8);

impl Notes {
    const fn add(&mut self, note: Note) {
        self.0 |= 1 << note as u8;
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn list(self) -> Vec<Note> {
        let all = Note::ALL.iter().copied();
        all.filter(|note| self.0 & 1 << *note as u8 != 0).collect()
    }
}

/// How much may still be compared.
pub(super) struct Patience(usize);

impl Patience {
    pub(super) const fn new() -> Self {
        Self(PATIENCE)
    }

    /// Whether one more word may be.
    const fn one_more(&mut self) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }
}

/// Whether a word of a quotation and one of a document that fold to the same are two words all the same: "US" and "us".
pub(super) fn clashes(said: &Said, document: &Folded, at: usize) -> bool {
    if !OTHER_IN_CAPITALS.contains(&said.folded.as_str()) {
        return false;
    }
    let traits = |at: usize| {
        document
            .words()
            .get(at)
            .map(|word| word.traits)
            .unwrap_or_default()
    };
    let (one, other) = (said.traits, traits(at));
    let small = |traits: Traits| !traits.has(Traits::CAPITAL) && !traits.has(Traits::UPPER);
    let shouted = at
        .checked_sub(1)
        .is_some_and(|at| traits(at).has(Traits::UPPER))
        || traits(at + 1).has(Traits::UPPER);
    one.has(Traits::UPPER) && small(other) || other.has(Traits::UPPER) && small(one) && !shouted
}

/// The places of a document where the pieces of a quotation stand in their order and near each other.
pub(super) fn places(pieces: &[Piece], document: &Folded, patience: &mut Patience) -> Vec<Whole> {
    if pieces.len() > PIECES {
        return Vec::new();
    }
    let most = if pieces.len() == 1 {
        MOST_PLACES
    } else {
        CANDIDATES
    };
    let mut all = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let found = hits(&piece.words, document, most, patience);
        if found.is_empty() {
            return Vec::new();
        }
        all.push(found);
    }
    chains(pieces, &all, document)
}

fn hits(said: &[Said], document: &Folded, most: usize, patience: &mut Patience) -> Vec<Hit> {
    let ids: Option<Vec<u32>> = said.iter().map(|word| document.id(&word.folded)).collect();
    let Some(ids) = ids else {
        return Vec::new();
    };
    let rarest = ids
        .iter()
        .enumerate()
        .min_by_key(|(_, id)| document.places(**id).len());
    let Some((middle, id)) = rarest else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for at in document.places(*id) {
        let seeker = Seeker {
            said,
            ids: &ids,
            document,
        };
        let mut notes = Notes::default();
        let at = *at as usize;
        let place = seeker
            .forward(middle, at, &mut notes, patience)
            .and_then(|end| Some((seeker.backward(middle, at, &mut notes, patience)?, end)));
        let glued = |at: usize| {
            document
                .words()
                .get(at)
                .is_some_and(|word| word.traits.has(Traits::GLUED))
        };
        if let Some((first, end)) = place.filter(|(first, end)| !glued(*first) && !glued(*end)) {
            seeker.note_case(first, end, &mut notes);
            found.push(Hit { first, end, notes });
        }
        if found.len() == most || patience.0 == 0 {
            break;
        }
    }
    found.sort_by_key(|hit| hit.first);
    found.dedup_by_key(|hit| hit.first);
    found
}

struct Seeker<'s> {
    said: &'s [Said],
    ids: &'s [u32],
    document: &'s Folded,
}

impl Seeker<'_> {
    fn is_same(&self, number: usize, at: usize) -> bool {
        let word = self.document.words().get(at).map(|word| word.id);
        word.is_some()
            && word.as_ref() == self.ids.get(number)
            && self
                .said
                .get(number)
                .is_some_and(|said| !clashes(said, self.document, at))
    }

    /// Where the words from `number` on end, if they stand from `at` on.
    fn forward(
        &self,
        number: usize,
        mut at: usize,
        notes: &mut Notes,
        patience: &mut Patience,
    ) -> Option<usize> {
        for number in number..self.ids.len() {
            if !patience.one_more() {
                return None;
            }
            let from = at;
            loop {
                let joined = self
                    .document
                    .joined(at)
                    .filter(|one| Some(&one.id) == self.ids.get(number));
                if self.is_same(number, at) {
                    if self.document.joined(at).is_some() {
                        notes.add(Note::Divided);
                    }
                    at += 1;
                } else if let Some(joined) = joined {
                    notes.add(Note::Divided);
                    if joined.next as usize > at + 2 {
                        notes.add(Note::Stepped);
                    }
                    at = joined.next as usize;
                } else {
                    let behind = self.document.behind(at);
                    if number == 0 || at != from || behind == at {
                        return None;
                    }
                    notes.add(Note::Stepped);
                    at = behind;
                    continue;
                }
                break;
            }
        }
        Some(at)
    }

    /// Where the words before `number` begin, if they stand right before `end`.
    fn backward(
        &self,
        number: usize,
        mut end: usize,
        notes: &mut Notes,
        patience: &mut Patience,
    ) -> Option<usize> {
        for number in (0..number).rev() {
            if !patience.one_more() {
                return None;
            }
            let from = end;
            loop {
                let joined = self
                    .document
                    .joined_before(end)
                    .filter(|(_, id)| Some(id) == self.ids.get(number));
                let before = end.checked_sub(1)?;
                if self.is_same(number, before) {
                    if self.document.joined(before).is_some() {
                        notes.add(Note::Divided);
                    }
                    end = before;
                } else if let Some((first, _)) = joined {
                    notes.add(Note::Divided);
                    if first + 2 < end {
                        notes.add(Note::Stepped);
                    }
                    end = first;
                } else {
                    let ahead = self.document.ahead(end);
                    if end != from || ahead == end {
                        return None;
                    }
                    notes.add(Note::Stepped);
                    end = ahead;
                    continue;
                }
                break;
            }
        }
        Some(end)
    }

    /// Notes capitals that are others, but where a sentence begins, and where the whole is in capitals.
    fn note_case(&self, first: usize, end: usize, notes: &mut Notes) {
        let words = self.document.words().get(first..end).unwrap_or_default();
        if words.len() != self.said.len() {
            return;
        }
        let mut others = 0;
        for (number, (said, word)) in self.said.iter().zip(words).enumerate() {
            let capital = said.traits.has(Traits::CAPITAL) != word.traits.has(Traits::CAPITAL);
            let upper = said.traits.has(Traits::UPPER) != word.traits.has(Traits::UPPER);
            let opens =
                said.traits.has(Traits::OPENS) || word.traits.has(Traits::OPENS) || number == 0;
            others += usize::from(upper || capital && !opens);
        }
        if others > 0 && others * 2 <= words.len().max(2) {
            notes.add(Note::LetterCase);
        }
    }
}

/// The place of the words `first..end`.
pub(super) fn span_of(document: &Folded, first: usize, end: usize) -> Span {
    let words = document.words().get(first..end).unwrap_or_default();
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.span().union(last.span()),
        _ => Span::default(),
    }
}

fn whole(hits: &[Hit], document: &Folded) -> Whole {
    let all = hits.iter().map(|hit| hit.notes);
    let mut notes = all.fold(Notes::default(), Notes::with);
    let opens = |at: usize| {
        document
            .words()
            .get(at)
            .is_some_and(|word| word.traits.has(Traits::OPENS))
    };
    for pair in hits.windows(2) {
        if let [one, other] = pair
            && (one.end..other.first)
                .filter(|at| !(one.end..=*at).any(&opens) || !(*at + 1..=other.first).any(&opens))
                .any(|at| is_turning(document.word(at)))
        {
            notes.add(Note::NegationLeftOut);
        }
    }
    if let (Some(first), Some(last)) = (hits.first(), hits.last()) {
        for note in beside_negation(document, first.first, last.end) {
            notes.add(note);
        }
    }
    Whole {
        pieces: hits
            .iter()
            .map(|hit| span_of(document, hit.first, hit.end))
            .collect(),
        notes: notes.list(),
    }
}
