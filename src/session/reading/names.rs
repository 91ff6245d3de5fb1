//! What people call claims: F12, and F4a for a part of F4.
//!
//! A number is given when a claim comes in, and a letter when it becomes a part; neither is ever given again, and nothing
//! changes it while the claim stays where it is. Claims that an earlier version made have none in the file. Theirs follow
//! from the file alone, and from what no later change touches: when they came in, and where they stood then; so two
//! people who open one file agree, and no file is written anew for it.
//!
//! Two people who add claims apart both give the next number. Once their work is one, each of the two is told from the other
//! by the beginning of its record's name after a dot ("F12·k3"). That depends on nothing but the records: it is the same
//! in whatever order copies meet, and it says nothing about who did what, which a summary must not tell.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::session::{
    records::{claim::Claim, people::USUAL_THRESHOLD, tables::Tables},
    values::{extra::Json, id::Id, moment::Moment},
};

/// The largest number or letter that a claim can have; what a file holds beyond it is none.
pub const MOST: i64 = 1_000_000_000;

/// The fewest characters of a record's name that tell two claims of one number apart.
const MARK: usize = 2;

/// What is needed to say what any claim of a session is called. It holds until a claim is made, or made part of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The numbers of claims that an earlier version made.
    given: BTreeMap<Id, i64>,
    /// What tells a claim from others of its number and letter, where there are any.
    marks: BTreeMap<Id, String>,
}

impl Names {
    /// Works out what claims are called. Sorts; for a thousand claims that have their numbers, a tenth of a millisecond.
    pub fn of(tables: &Tables) -> Self {
        let mut names = Self {
            given: given(tables),
            marks: BTreeMap::new(),
        };
        let mut taken: Vec<(i64, i64, Id)> = tables
            .claims
            .all()
            .map(|(id, claim)| (names.number(id, claim), letter_of(claim), id))
            .collect();
        taken.sort_unstable();
        let same = taken.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
        for group in same.filter(|group| group.len() > 1) {
            let ids: Vec<Id> = group.iter().map(|(.., id)| *id).collect();
            names.marks.extend(apart(&ids));
        }
        names
    }

    /// A claim's number; of a part, that of its whole.
    pub fn number(&self, id: Id, claim: &Claim) -> i64 {
        let given = || self.given.get(&id).copied();
        stored(claim.fact_number).or_else(given).unwrap_or(0)
    }

    /// What people call a claim; empty for one that is not there.
    pub fn label(&self, tables: &Tables, id: Id) -> String {
        let Some(claim) = tables.claims.get(id) else {
            return String::new();
        };
        let number = self.number(id, claim);
        let letters = letters(letter_of(claim));
        match self.marks.get(&id) {
            Some(mark) => format!("F{number}{letters}·{mark}"),
            None => format!("F{number}{letters}"),
        }
    }
}

/// A number that a file holds, if it is one.
fn stored(number: i64) -> Option<i64> {
    (1..=MOST).contains(&number).then_some(number)
}

/// A part's letter; 0 for a claim of its own.
fn letter_of(claim: &Claim) -> i64 {
    let letter = stored(claim.letter).filter(|_| claim.is_part());
    letter.unwrap_or(0)
}

/// A letter in letters: a … z, then aa, ab …
fn letters(mut place: i64) -> String {
    let mut letters = Vec::new();
    while place > 0 {
        let at = u8::try_from((place - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'a' + at));
        place = (place - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// For records of one number, in order by name, the fewest characters of each one's name that no other's begins with.
fn apart(ids: &[Id]) -> impl Iterator<Item = (Id, String)> {
    let shared = |a: &Id, b: &Id| {
        let both = a.as_str().bytes().zip(b.as_str().bytes());
        both.take_while(|(a, b)| a == b).count() + 1
    };
    ids.iter().enumerate().map(move |(at, id)| {
        let beside = [at.checked_sub(1), at.checked_add(1)];
        let beside = beside.into_iter().flatten().filter_map(|at| ids.get(at));
        let length = beside.map(|other| shared(id, other)).max().unwrap_or(0);
        (*id, id.as_str().chars().take(length.max(MARK)).collect())
    })
}

/// The numbers that a field of a claim holds and ever held.
fn numbers<'c>(claim: &'c Claim, field: &'c str, now: i64) -> impl Iterator<Item = i64> + 'c {
    let events = claim.history.of_field(field);
    let values = events.flat_map(|(_, event)| event.was.iter().chain([&event.value]));
    values
        .filter_map(|value| value.read().ok())
        .chain([now])
        .filter_map(stored)
}

/// What a field of a claim held before its first event, where that was something.
fn first<'c>(claim: &'c Claim, field: &'c str) -> Option<&'c Json> {
    let mut events = claim.history.of_field(field);
    events.find_map(|(_, event)| event.was.as_ref())
}

/// Whether an earlier version made a claim, which gave no numbers. What it was given since does not change that: the
/// numbers of the others must not move up.
fn is_old(claim: &Claim) -> bool {
    let given_since = || first(claim, "fact_number").is_some_and(|was| was.text() == "0");
    stored(claim.fact_number).is_none() || given_since()
}

/// When a claim came in, whether it was hidden then, and where it stood, the longer first.
type Came = (Moment, bool, (usize, Reverse<usize>));

/// The numbers of claims that an earlier version made: in the order in which they came in; of what extraction proposed in one
/// go, what is usually shown first, and each in text order.
fn given(tables: &Tables) -> BTreeMap<Id, i64> {
    let mut old: Vec<(Came, Id)> = tables
        .claims
        .all()
        .filter(|(_, claim)| is_old(claim))
        .map(|(id, claim)| {
            let article = || tables.articles.get(claim.article)?.made_at;
            let came = claim.made_at.or_else(article).unwrap_or_default();
            let proposed = claim.made_by.is_none() && claim.made_at.is_none();
            // What the rules said when it came in: no number may change because a model weighed it since.
            let checkable = first(claim, "checkable").and_then(|value| value.read::<i64>().ok());
            let hidden = proposed && checkable.unwrap_or(claim.checkable) < USUAL_THRESHOLD;
            ((came, hidden, first_place(tables, claim)), id)
        })
        .collect();
    old.sort_unstable();
    (1..)
        .zip(old)
        .map(|(number, (_, id))| (id, number))
        .collect()
}

/// Where a claim stood when it was made, in code points: later moves are in its history.
fn first_place(tables: &Tables, claim: &Claim) -> (usize, Reverse<usize>) {
    let number = |draft: Id| tables.drafts.get(draft).map(|draft| draft.number);
    let was = first(claim, "anchors")
        .map(Json::value)
        .and_then(|anchors| {
            let (_, first) = anchors.as_object()?.iter().min_by_key(|(draft, _)| {
                let draft: Option<Id> = draft.parse().ok();
                (draft.and_then(number), draft)
            })?;
            let point = |name: &str| usize::try_from(first.get(name)?.as_u64()?).ok();
            Some((point("start")?, point("end")?))
        });
    let now = || {
        let mut anchors = claim.anchors.iter();
        let first = anchors
            .by_ref()
            .min_by_key(|(draft, _)| (number(**draft), **draft));
        first.map(|(_, anchor)| (anchor.start, anchor.end))
    };
    let (start, end) = was.or_else(now).unwrap_or_default();
    (start, Reverse(end))
}

/// The numbers and letters that were ever given: the next ones follow from them. Once counted, they are counted on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The highest number that any claim was ever given.
    number: i64,
    /// The claims that an earlier version made.
    old: i64,
    /// The highest letter that any part of the claim of a number was ever given.
    letters: BTreeMap<i64, i64>,
}

impl Given {
    /// Counts them. Linear in the claims and their events.
    pub fn of(tables: &Tables) -> Self {
        let mut given = Self::default();
        for (_, claim) in tables.claims.all() {
            given.old += i64::from(!given.note(claim));
        }
        given
    }

    /// Whether a claim's number, or a part's letter, was given to none before.
    pub fn is_new(&self, claim: &Claim) -> bool {
        let number = stored(claim.fact_number);
        number.is_some_and(|number| {
            if claim.is_part() {
                letter_of(claim) > self.last_letter(number)
            } else {
                number > self.last_number()
            }
        })
    }

    /// Notes what a claim was ever given; whether it came in with a number.
    pub fn note(&mut self, claim: &Claim) -> bool {
        let letters = numbers(claim, "letter", claim.letter).max();
        for number in numbers(claim, "fact_number", claim.fact_number) {
            self.number = self.number.max(number);
            if let Some(letter) = letters {
                self.note_letter(number, letter);
            }
        }
        !is_old(claim)
    }

    /// Notes that a number is given.
    pub fn note_number(&mut self, number: i64) {
        self.number = self.number.max(number);
    }

    /// Notes that a letter is given to a part of the claim of a number.
    pub fn note_letter(&mut self, number: i64, letter: i64) {
        let most = self.letters.entry(number).or_default();
        *most = (*most).max(letter);
    }

    /// The highest number that any claim was ever given.
    pub fn last_number(&self) -> i64 {
        self.number.max(self.old)
    }

    /// The highest letter that any part of the claim of a number was ever given.
    pub fn last_letter(&self, number: i64) -> i64 {
        self.letters.get(&number).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let all: Vec<String> = [1, 2, 26, 27, 52, 53, 702, 703].map(letters).into();
        assert_eq!(all, ["a", "b", "z", "aa", "az", "ba", "zz", "aaa"]);
    }

    #[test]
    fn what_tells_two_apart_is_as_short_as_it_can_be() {
        let ids = ["abcd", "abce", "b2xx"].map(|id| id.parse::<Id>().unwrap());
        let marks: Vec<String> = apart(&ids).map(|(_, mark)| mark).collect();
        assert_eq!(marks, ["abcd", "abce", "b2"]);
    }
}
