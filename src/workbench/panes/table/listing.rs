//! Which rows are listed, in which order, and how many each filter would list.

use super::{
    sheet::Sheet,
    wanted::{Filter, Wanted},
};
use crate::{session::Id, text::kin};

/// What stands for a row that is not listed.
const NOWHERE: u32 = u32::MAX;

/// The rows that are listed.
#[derive(Debug, Default)]
pub struct Listing {
    /// Their places among the rows, in the order that was asked for.
    pub order: Vec<u32>,
    /// For each row of the sheet its place in the list.
    places: Vec<u32>,
    /// How many facts each filter would list, in the order of [`Filter::ALL`].
    pub counts: [usize; Filter::ALL.len()],
}

/// For whom, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// Whoever is checking, by the names of their records.
    pub me: Vec<Id>,
    /// The article on screen.
    pub article: Option<Id>,
}

impl Listing {
    /// Lists rows. Linear up to logarithms, and looks through all words if some are asked for; not for a frame.
    pub fn of(sheet: &Sheet, wanted: &Wanted, here: &Here) -> Self {
        let words = kin(&wanted.words);
        let article = here.article.filter(|_| wanted.one_article);
        let article = article.and_then(|id| sheet.articles.iter().position(|one| one.0 == id));
        let tag = sheet.tags.iter().position(|(tag, _)| *tag == wanted.tag);
        let tag = tag.and_then(|place| u32::try_from(place).ok());
        let mut listing = Self {
            places: vec![NOWHERE; sheet.rows.len()],
            ..Self::default()
        };
        let mut ranked: Vec<(u32, u32)> = Vec::new();
        for (place, row) in sheet.rows.iter().enumerate() {
            let elsewhere = article.is_some_and(|article| article != row.article as usize);
            let not_theirs = wanted.person.is_some() && row.assigned != wanted.person;
            let tagged = tag.is_some_and(|tag| row.tags.contains(&tag));
            let untagged = !wanted.tag.is_empty() && !tagged;
            if elsewhere || not_theirs || untagged || !sheet.holds(row, &words) {
                continue;
            }
            let live = row.filters & Filter::All.bit() != 0;
            let assigned = row.assigned.is_some_and(|id| here.me.contains(&id));
            let mine = live && row.parts == 0 && assigned;
            let filters = row.filters | if mine { Filter::Mine.bit() } else { 0 };
            if row.parts == 0 {
                for (count, filter) in listing.counts.iter_mut().zip(Filter::ALL) {
                    *count += usize::from(filters & filter.bit() != 0);
                }
            }
            if filters & wanted.filter.bit() == 0 {
                continue;
            }
            let rank = wanted
                .order
                .by
                .map_or(0, |column| sheet.rank(column, place));
            // What has nothing in a column stands at the end either way round.
            let rank = if wanted.order.down && rank != u32::MAX {
                u32::MAX - 1 - rank
            } else {
                rank
            };
            ranked.push((rank, u32::try_from(place).unwrap_or(NOWHERE)));
        }
        if wanted.order.by.is_some() {
            // The place in the text comes second: no two are alike.
            ranked.sort_unstable();
        }
        listing.order = ranked.into_iter().map(|(_, place)| place).collect();
        for (at, place) in (0..).zip(&listing.order) {
            if let Some(slot) = listing.places.get_mut(*place as usize) {
                *slot = at;
            }
        }
        listing
    }

    /// How many a filter would list.
    pub fn count(&self, filter: Filter) -> usize {
        let counts = Filter::ALL.iter().zip(&self.counts);
        let mut found = counts.filter(|(one, _)| **one == filter);
        found.next().map_or(0, |(_, count)| *count)
    }

    /// The row of the sheet in a place of the list.
    pub fn row(&self, at: usize) -> Option<usize> {
        self.order.get(at).map(|place| *place as usize)
    }

    /// The place in the list of a row of the sheet.
    pub fn place(&self, row: usize) -> Option<usize> {
        let place = self.places.get(row).copied();
        place
            .filter(|place| *place != NOWHERE)
            .map(|place| place as usize)
    }
}
