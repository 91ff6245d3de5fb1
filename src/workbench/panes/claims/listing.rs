//! Which claims are listed, how many each filter would list, and what they can be picked out by.

use std::collections::BTreeMap;

use super::{
    filter::{Filter, Pick},
    picks::{self, Picked},
    searched::Searched,
};
use crate::{
    session::{Claim, Id},
    text::Span,
    workbench::desk::{ClaimRow, Desk},
};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Which claims are listed.
    pub filter: Filter,
    /// Only claims that this picks out, if any.
    pub pick: Option<Pick>,
}

/// What a listing was made of.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    derived: u64,
    disputed: u64,
    wanted: Wanted,
    search: String,
}

/// What holds of a claim whatever is asked for.
#[derive(Clone, Copy, Debug)]
struct Held {
    /// Which filters let it through, a bit for each, in the order of [`Filter::ALL`].
    filters: u8,
    /// Its score, while it is an untouched suggestion.
    score: Option<i64>,
}

impl Held {
    fn of(desk: &Desk<'_>, row: &ClaimRow) -> Option<Self> {
        let derived = desk.derived;
        let claim = desk.session.claims.get(row.id)?;
        let sourced = |id: &Id| derived.cited.count(*id) > 0;
        let facts = derived.facts(row.id);
        let unsourced = if facts.is_empty() {
            !sourced(&row.id)
        } else {
            !facts.iter().all(|part| sourced(&part.id))
        };
        let mut filters = 0;
        for (bit, filter) in Filter::ALL.iter().enumerate() {
            filters |= u8::from(filter.lets_through(row, unsourced)) << bit;
        }
        let score = claim.is_suggestion();
        let score = score.then(|| desk.session.details.measure(claim));
        Some(Self { filters, score })
    }
}

/// The claims that are listed.
#[derive(Debug, Default)]
pub struct Listing {
    of: Option<Key>,
    /// What holds of each claim whatever is asked for.
    held: Vec<Held>,
    picked: Vec<Picked>,
    searched: Searched,
    /// How many suggestions a threshold hides or shows: the scores of the untouched ones, lowest first.
    scores: Vec<i64>,
    /// Which claims of the article are listed, by their places.
    pub visible: Vec<usize>,
    /// How many each filter lets through.
    pub counts: BTreeMap<Filter, usize>,
    /// What those that filter and search let through can be picked out by, and how many each picks out.
    pub picks: Vec<(Pick, usize)>,
    /// How many of those the choice of one hides.
    pub hidden: usize,
    /// Changes whenever anything here does.
    pub revision: u64,
}

impl Listing {
    /// Works everything out again if the session, the article or what is asked for has changed. Returns whether it did.
    pub fn follow(&mut self, desk: &Desk<'_>, wanted: &Wanted) -> bool {
        let key = Key {
            derived: desk.derived.revision,
            disputed: desk.derived.disputed.revision,
            wanted: wanted.clone(),
            search: desk.view.looked_for.clone(),
        };
        if self.of.as_ref() == Some(&key) {
            return false;
        }
        let before = self.of.as_ref().map(|of| of.derived);
        let changed = before.and_then(|before| desk.derived.changed_since(before));
        if changed
            .and_then(|changed| self.restate(desk, changed))
            .is_none()
        {
            self.article(desk);
        }
        self.filter(desk, wanted, &key.search);
        self.of = Some(key);
        self.revision += 1;
        true
    }

    /// What holds of all claims whatever is asked for.
    fn article(&mut self, desk: &Desk<'_>) {
        let (session, derived) = (desk.session, desk.derived);
        self.held.clear();
        self.scores.clear();
        self.picked.clear();
        let article = desk.view.article;
        let Some((_, draft)) = article.and_then(|article| session.draft_of(article)) else {
            return;
        };
        let held = derived.claims.iter().filter_map(|row| Held::of(desk, row));
        self.held.extend(held);
        let listed = derived.claims.iter().enumerate();
        let listed = listed.map(|(place, row)| (row.id, Some(place)));
        let unlisted = derived.unlisted.iter().map(|id| (*id, None));
        let all: Vec<(&Claim, Option<usize>)> = listed
            .chain(unlisted)
            .filter_map(|(id, place)| Some((session.claims.get(id)?, place)))
            .collect();
        let suggestions = all.iter().filter(|(claim, _)| claim.is_suggestion());
        self.scores
            .extend(suggestions.map(|(claim, _)| session.details.measure(claim)));
        self.scores.sort_unstable();
        let paragraphs = &draft.paragraphs;
        self.picked = picks::picks(paragraphs.text(), paragraphs.points(), &all);
    }

    /// The same for a few claims that were decided: what was found in them is as it was. `None` if one is not there.
    fn restate(&mut self, desk: &Desk<'_>, changed: &[usize]) -> Option<()> {
        for &place in changed {
            let now = Held::of(desk, desk.derived.claims.get(place)?)?;
            let before = std::mem::replace(self.held.get_mut(place)?, now);
            if before.score != now.score {
                let scores = &mut self.scores;
                let at = |scores: &[i64], score| scores.partition_point(|one| *one < score);
                if let Some(score) = before.score {
                    scores.remove(at(scores, score));
                }
                if let Some(score) = now.score {
                    scores.insert(at(scores, score), score);
                }
            }
        }
        Some(())
    }

    fn filter(&mut self, desk: &Desk<'_>, wanted: &Wanted, search: &str) {
        if !search.is_empty() {
            self.searched.read(desk);
        }
        let mut counts = [0; Filter::ALL.len()];
        let place = |wanted| Filter::ALL.iter().position(|filter| *filter == wanted);
        let on = place(wanted.filter).unwrap_or(0);
        let disputed = place(Filter::Disputed).map_or(0, |place| 1 << place);
        self.visible.clear();
        self.hidden = 0;
        let disputes = &desk.derived.disputed.claims;
        let rows = desk.derived.claims.iter().zip(&self.held);
        let mut through = vec![false; self.held.len()];
        for (place, ((row, held), through)) in rows.zip(&mut through).enumerate() {
            if !self.searched.holds(place, search) {
                continue;
            }
            let mut filters = held.filters;
            if !disputes.is_empty() {
                let said = |id: &Id| disputes.contains(id);
                let pieces = desk.derived.pieces(row.id);
                if said(&row.id) || pieces.iter().any(|piece| said(&piece.id)) {
                    filters |= disputed;
                }
            }
            for (bit, count) in counts.iter_mut().enumerate() {
                *count += usize::from(filters >> bit & 1);
            }
            if filters >> on & 1 == 1 {
                self.visible.push(place);
                *through = true;
            }
        }
        let through = |place: &&usize| through.get(**place).copied().unwrap_or(false);
        let found = self.picked.iter();
        let counted = found.map(|(pick, places)| (pick, places.iter().filter(through).count()));
        self.picks = counted
            .filter(|(_, count)| *count > 0)
            .map(|(pick, count)| (pick.clone(), count))
            .collect();
        if let Some(pick) = &wanted.pick {
            let places = self.picked.iter().find(|(other, _)| other == pick);
            let places = places.map_or(&[][..], |(_, places)| places.as_slice());
            let all = self.visible.len();
            self.visible
                .retain(|place| places.binary_search(place).is_ok());
            self.hidden = all - self.visible.len();
        }
        let found = Filter::ALL.into_iter().zip(counts);
        self.counts = found.filter(|(_, count)| *count > 0).collect();
    }

    /// The claim in a place of the list.
    pub fn row<'a>(&self, desk: &Desk<'a>, place: usize) -> Option<&'a ClaimRow> {
        let at = self.visible.get(place)?;
        desk.derived.claims.get(*at)
    }

    /// The place in the list of the card that a claim, or a part of one, is in.
    pub fn place(&self, desk: &Desk<'_>, claim: Id) -> Option<usize> {
        let row = desk.derived.place_of(claim)?;
        self.visible.binary_search(&row).ok()
    }

    /// How many cards of the list stand before a place of the text.
    pub fn place_of(&self, desk: &Desk<'_>, text: Option<Span>) -> usize {
        let start = text.map_or(0, |text| text.start);
        self.visible.partition_point(|&at| {
            let row = desk.derived.claims.get(at);
            row.is_some_and(|row| row.span.start < start)
        })
    }

    /// How many suggestions there are, shown or not.
    pub const fn suggestions(&self) -> usize {
        self.scores.len()
    }

    /// How many suggestions a threshold would show.
    pub fn shown_from(&self, threshold: i64) -> usize {
        self.scores.len() - self.scores.partition_point(|&score| score < threshold)
    }
}
