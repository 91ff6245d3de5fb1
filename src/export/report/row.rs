//! One claim of a summary, with everything that belongs to it.

use std::borrow::Cow;

use crate::session::{CheckStatus, Claim, Evidence, Id, Resolution};
use crate::text::Span;

/// A value that is the same for everyone, or is disputed: two people set it without knowing of each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::export) struct Shown {
    /// The value in words; of a disputed one, all values.
    pub words: String,
    /// Whether it is disputed.
    pub disputed: bool,
}

/// A field that people set without knowing of each other.
pub(in crate::export) struct Dispute {
    /// The field, as files hold it.
    pub field: String,
    /// Its values, each with who set it, if names may be told.
    pub sides: String,
}

/// One piece of evidence.
pub(in crate::export) struct Proof<'a> {
    /// The record; of a source that must not be known, nothing but that it is there, and which way it points: what it says, and
    /// where, gives a source away as well as its name.
    pub evidence: Cow<'a, Evidence>,
    /// What its source is called, with its number in the list of sources.
    pub source: String,
    /// That number; none if it is not in the list.
    pub number: Option<usize>,
    /// Who looked, if names may be told.
    pub looked_by: Option<&'a str>,
    /// Which way it points.
    pub stance: Shown,
}

/// One claim.
pub(in crate::export) struct Row<'a> {
    /// What people call it ("F4", "F4a").
    pub label: String,
    /// Its name.
    pub id: Id,
    /// The record.
    pub claim: &'a Claim,
    /// The claim in words.
    pub words: String,
    /// Its place in the article's draft, in bytes.
    pub span: Option<Span>,
    /// Its place there: the words, and the number of their paragraph from 1.
    pub quote: Option<(&'a str, usize)>,
    /// Where the work stands.
    pub status: Shown,
    /// What was found, as its label is published.
    pub verdict: Shown,
    /// What happens to the copy.
    pub copy: Shown,
    /// How much hangs on it.
    pub importance: Shown,
    /// The sentence that explains the verdict.
    pub rationale: Shown,
    /// A note.
    pub note: Shown,
    /// What is disputed of it.
    pub disputes: Vec<Dispute>,
    /// Whether it was decided on a text that has changed since.
    pub stale: bool,
    /// What it rests on.
    pub evidence: Vec<Proof<'a>>,
    /// Whether it is kept in parts: they are the facts then, and its status, verdict and copy are what they say together.
    pub in_parts: bool,
    /// Its parts: all of them, if they are facts; else those that somebody worked on.
    pub parts: Vec<Row<'a>>,
}

/// Fields whose disputes are told where they stand.
const SHOWN: [&str; 6] = [
    "check_status",
    "verdict",
    "resolution",
    "rationale",
    "note",
    "importance",
];

impl Row<'_> {
    /// What is disputed of it and told nowhere else, a field and its values each.
    pub(in crate::export) fn also_disputed(&self) -> Vec<String> {
        let others = self.disputes.iter();
        let others = others.filter(|dispute| !SHOWN.contains(&dispute.field.as_str()));
        let said =
            |dispute: &Dispute| format!("{}: {}", dispute.field.replace('_', " "), dispute.sides);
        others.map(said).collect()
    }

    /// Names of the fields that are disputed, as files hold them.
    pub(in crate::export) fn disputed(&self) -> Vec<&str> {
        let fields = self.disputes.iter();
        fields.map(|dispute| dispute.field.as_str()).collect()
    }

    /// Whether a person did anything with it, or cited anything for it.
    pub(in crate::export) fn is_worked_on(&self) -> bool {
        !self.claim.history.is_empty() || self.claim.made_at.is_some() || !self.evidence.is_empty()
    }

    /// Itself, and its parts if they are facts.
    pub(in crate::export) fn with_facts(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.parts.iter().filter(|_| self.in_parts))
    }

    /// Whether there is still something to do; on a claim that is kept in parts, besides what there is on them.
    pub(in crate::export) fn is_open(&self) -> bool {
        let undecided =
            self.claim.check_status != CheckStatus::Checked || self.stale || self.asks_for_change();
        (undecided && !self.in_parts) || self.quote.is_none() || !self.disputed().is_empty()
    }

    /// Whether a change to the copy was asked for and not made.
    pub(in crate::export) fn asks_for_change(&self) -> bool {
        !self.in_parts && self.claim.resolution == Resolution::ChangeRequested
    }
}

/// Where the words that a change is about stand in a text: within the claim, and once.
pub(in crate::export) fn place_of(text: &str, claim: Span, words: &str) -> Option<Span> {
    let mut found = claim.of(text).match_indices(words);
    let (at, _) = found.next().filter(|_| !words.is_empty())?;
    let start = claim.start + at;
    let once = found.next().is_none();
    once.then(|| Span::new(start, start + words.len()))
}
