//! Which rows are selected, and which has the cursor.

use std::collections::HashSet;

use super::{listing::Listing, sheet::Sheet};
use crate::session::Id;

/// The rows as they are listed.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    /// All rows.
    pub sheet: &'a Sheet,
    /// Those that are listed.
    pub listing: &'a Listing,
}

impl Listed<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.listing.order.len()
    }

    /// The claim in a place of the list.
    pub fn id(&self, at: usize) -> Option<Id> {
        let row = self.listing.row(at)?;
        self.sheet.rows.get(row).map(|row| row.id)
    }

    /// The place of a claim in the list.
    pub fn place(&self, id: Id) -> Option<usize> {
        self.listing.place(self.sheet.place_of(id)?)
    }
}

/// Which rows are selected, and which has the cursor.
#[derive(Debug, Default)]
pub struct Chosen {
    ids: HashSet<Id>,
    /// The row with the cursor, and its place in the list.
    cursor: Option<Id>,
    at: usize,
    /// Where a selection began that is drawn out from there.
    anchor: Option<Id>,
}

impl Chosen {
    /// The place of the cursor.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// How many are selected.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// Whether a row is selected.
    pub fn has(&self, id: Id) -> bool {
        self.ids.contains(&id)
    }

    /// Puts the cursor on a claim.
    pub fn go_to(&mut self, id: Option<Id>) {
        self.cursor = id;
        self.anchor = None;
    }

    /// Other rows are listed: what is not among them is not selected, and the cursor stays on its claim, or in its place.
    pub fn follow(&mut self, listed: Listed<'_>) {
        self.ids.retain(|id| listed.place(*id).is_some());
        self.anchor = self.anchor.filter(|id| listed.place(*id).is_some());
        if let Some(at) = self.cursor.and_then(|id| listed.place(id)) {
            self.at = at;
        } else {
            self.at = self.at.min(listed.len().saturating_sub(1));
            self.cursor = listed.id(self.at);
        }
    }

    /// Moves the cursor to a place; `extend` selects all from where that began to there.
    pub fn move_to(&mut self, at: usize, extend: bool, listed: Listed<'_>) {
        let at = at.min(listed.len().saturating_sub(1));
        if extend {
            let anchor = self.anchor.or(self.cursor);
            let from = anchor.and_then(|id| listed.place(id)).unwrap_or(at);
            self.anchor = anchor;
            self.ids.clear();
            let all = from.min(at)..=from.max(at);
            self.ids.extend(all.filter_map(|at| listed.id(at)));
        } else {
            self.anchor = None;
        }
        self.at = at;
        self.cursor = listed.id(at);
    }

    /// Selects a row, or lets it go.
    pub fn toggle(&mut self, at: usize, listed: Listed<'_>) {
        self.move_to(at, false, listed);
        if let Some(id) = listed.id(at) {
            if !self.ids.remove(&id) {
                self.ids.insert(id);
            }
            self.anchor = Some(id);
        }
    }

    /// Selects all that are listed.
    pub fn all(&mut self, listed: Listed<'_>) {
        self.ids = (0..listed.len()).filter_map(|at| listed.id(at)).collect();
    }

    /// Lets the selection go. Whether there was one.
    pub fn clear(&mut self) -> bool {
        self.anchor = None;
        let any = !self.ids.is_empty();
        self.ids.clear();
        any
    }

    /// What is done is done to these, in the order of the list: those that are selected, else the one with the cursor.
    pub fn meant(&self, listed: Listed<'_>) -> Vec<Id> {
        if self.ids.is_empty() {
            return self.cursor.into_iter().collect();
        }
        let mut placed: Vec<(usize, Id)> = self
            .ids
            .iter()
            .filter_map(|id| Some((listed.place(*id)?, *id)))
            .collect();
        placed.sort_unstable();
        placed.into_iter().map(|(_, id)| id).collect()
    }
}
