//! Where the words of a claim stand in a document that came back, and how it reads there.

use std::collections::BTreeMap;

use super::Texts;
use crate::import::Remark;
use crate::session::{Change, Id, Placed, Session};
use crate::text::{
    Span,
    align::{Followed, same_words},
};

/// A claim, and where its words stand.
pub struct Place {
    /// The claim.
    pub claim: Id,
    /// What people call it.
    pub label: String,
    /// In the draft.
    pub span: Span,
    /// In the document with every change that is still tracked, and without.
    pub now: Followed,
    before: Followed,
    /// Our comment stands on them in both.
    held: bool,
}

/// How a text reads in the place of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reads {
    /// As it was.
    Original,
    /// As it was proposed.
    Proposed,
    /// Otherwise.
    Other(String),
    /// Not at all.
    Gone,
    /// Nobody can tell.
    Unclear,
}

impl Place {
    /// A claim where its words were followed to.
    pub fn new(session: &Session, placed: &Placed<'_>, now: Followed, before: Followed) -> Self {
        Self {
            claim: placed.id,
            label: session.label(placed.id),
            span: placed.span,
            now,
            before,
            held: false,
        }
    }

    /// Whether somebody moves its words, and nobody has decided on that.
    pub fn is_being_moved(&self) -> bool {
        is_moved(&self.now) != is_moved(&self.before)
    }

    /// Where what was proposed for its words stands, with what is still tracked.
    pub fn proposed(&self, text: &str, proposed: &str) -> Option<Span> {
        let words = proposed.trim();
        match stands(&self.now) {
            Some(to) => there(text, words, to),
            None if words.is_empty() => None,
            None => {
                let start = text.find(words)?;
                Some(Span::new(start, start + words.len()))
            }
        }
    }

    /// How the document reads where the words of a change stood: without what is still tracked, and with it.
    pub fn reads(&self, texts: Texts<'_>, change: &Change) -> [Reads; 2] {
        let words = self.span.of(texts.draft);
        // Without our comment on them, words that stand there more often than before tell nothing.
        let twice = |text| !self.held && count(text, words) > count(texts.draft, words);
        let both = [(&self.before, texts.before), (&self.now, texts.now)];
        both.map(|(followed, text)| match followed {
            Followed::Same { .. } if twice(text) => Reads::Unclear,
            Followed::Gone if count(texts.draft, &change.proposed) > 0 => Reads::Gone,
            _ => reads(text, followed, change),
        })
    }
}

/// Where a comment stands in the two texts: with what is tracked, and without.
type Stands = [Option<Span>; 2];

/// Our comments by their claims' numbers.
fn comments(remarks: [&[Remark]; 2]) -> BTreeMap<&str, Vec<Stands>> {
    let mut by_number: BTreeMap<(&str, &str), Stands> = BTreeMap::new();
    for (text, all) in remarks.into_iter().enumerate() {
        for one in all {
            let Some(label) = one.own() else { continue };
            let both = by_number.entry((label, &one.number)).or_default();
            if let Some(here) = both.get_mut(text) {
                *here = one.place.filter(|place| !place.is_empty());
            }
        }
    }
    let mut found: BTreeMap<&str, Vec<Stands>> = BTreeMap::new();
    for ((label, _), both) in by_number {
        found.entry(label).or_default().push(both);
    }
    found
}

/// Moves claims to where our comments stand, whatever reads like them elsewhere; `remarks` are those of the two texts.
pub fn hold(session: &Session, claims: &mut [Place], texts: Texts<'_>, remarks: [&[Remark]; 2]) {
    let ours = comments(remarks);
    let mut proposed: BTreeMap<Id, Vec<&str>> = BTreeMap::new();
    for (_, change) in session.changes.live() {
        let words = change.proposed.trim();
        if !words.is_empty() {
            proposed.entry(change.claim).or_default().push(words);
        }
    }
    for place in claims {
        let words = place.span.of(texts.draft);
        let made = proposed.get(&place.claim).map_or(&[][..], Vec::as_slice);
        let both = [(&place.now, texts.now), (&place.before, texts.before)];
        let meets =
            |followed: &Followed, on: Span| stands(followed).is_some_and(|to| to.overlaps(on));
        // A comment of another session may have the same number.
        let fits = |(on, (followed, text)): (&Option<Span>, (&Followed, &str))| {
            on.is_some_and(|on| {
                let there = on.of(text);
                meets(followed, on)
                    || same_words(words, there)
                    || made.iter().any(|words| there.contains(words))
            })
        };
        let all = ours
            .get(place.label.as_str())
            .map_or(&[][..], Vec::as_slice);
        let own = all
            .iter()
            .rev()
            .find(|stands| stands.iter().zip(both).any(fits));
        let Some([now, before]) = own else { continue };
        let both = [
            (now, &mut place.now, texts.now),
            (before, &mut place.before, texts.before),
        ];
        let held = both.map(|(on, followed, text)| {
            let Some(to) = *on else { return false };
            if !meets(followed, to) {
                *followed = if same_words(words, to.of(text)) {
                    Followed::Same {
                        to,
                        moved: is_moved(followed),
                        around: true,
                    }
                } else {
                    Followed::Changed { to, likeness: 0 }
                };
            }
            true
        });
        place.held = held == [true, true];
    }
}

/// Whether words that were followed stand elsewhere: out of line, or in one other place.
pub fn is_moved(followed: &Followed) -> bool {
    match followed {
        Followed::Same { moved, .. } => *moved,
        Followed::Several(places) => places.len() == 1,
        Followed::Changed { .. } | Followed::Gone => false,
    }
}

/// Where words stand that were followed.
pub const fn stands(followed: &Followed) -> Option<Span> {
    match followed {
        Followed::Same { to, .. } | Followed::Changed { to, .. } => Some(*to),
        Followed::Several(_) | Followed::Gone => None,
    }
}

/// Where words stand that overlap a place.
fn there(new: &str, words: &str, to: Span) -> Option<Span> {
    // Each paragraph is one line of the document.
    let words = words.replace(['\n', '\r', '\t'], " ");
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    // Only what overlaps counts.
    let mut from = to.start.saturating_sub(words.len());
    while !new.is_char_boundary(from) {
        from += 1;
    }
    let near = new.get(from..).unwrap_or_default();
    let mut found = near.match_indices(words).map(|(at, _)| from + at);
    let start = found.find(|start| start + words.len() > to.start)?;
    (start < to.end).then(|| Span::new(start, start + words.len()))
}

/// How a document reads where the words of a change stood.
fn reads(new: &str, followed: &Followed, change: &Change) -> Reads {
    match followed {
        Followed::Same { to, .. } | Followed::Changed { to, .. } => {
            let (proposed, original) = (
                there(new, &change.proposed, *to).is_some(),
                there(new, &change.original, *to).is_some(),
            );
            match (proposed, original) {
                (true, false) => Reads::Proposed,
                (false, true) => Reads::Original,
                (false, false) if matches!(followed, Followed::Same { .. }) => Reads::Unclear,
                (false, false) => Reads::Other(to.of(new).to_owned()),
                // One holds the other: the longer one stands there.
                (true, true) if change.proposed.len() > change.original.len() => Reads::Proposed,
                (true, true) => Reads::Original,
            }
        }
        Followed::Gone if change.proposed.trim().is_empty() => Reads::Proposed,
        Followed::Gone if count(new, &change.proposed) == 1 => Reads::Proposed,
        Followed::Gone => Reads::Gone,
        Followed::Several(_) => Reads::Unclear,
    }
}

/// How often words stand in a text.
fn count(text: &str, words: &str) -> usize {
    let words = words.trim();
    if words.is_empty() {
        return 0;
    }
    text.matches(words).count()
}
