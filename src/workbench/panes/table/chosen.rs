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

/// So many steps back, what they had taken out of the list is selected again when it returns.
const REMEMBERED: usize = 100;

/// Why other rows are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The table has just come up: the cursor is somewhere in any case.
    Opened,
    /// The session changed.
    Changed,
    /// Others were asked for.
    Asked,
    /// The same were asked for in another order.
    Sorted,
}

/// Which rows are selected, and which has the cursor.
#[derive(Debug, Default)]
pub struct Chosen {
    ids: HashSet<Id>,
    /// The row with the cursor, and its place in the list; none if it is not listed.
    cursor: Option<Id>,
    at: Option<usize>,
    /// Where a selection began that is drawn out from there.
    anchor: Option<Id>,
    /// What changes of the session took out of the list, the latest last.
    left: Vec<Left>,
}

/// What one change of the session took out of the list.
#[derive(Debug)]
struct Left {
    /// What was selected, as far as it went.
    ids: HashSet<Id>,
    /// The row with the cursor, where it was.
    cursor: Option<Id>,
    /// One that went.
    gone: Id,
}

impl Chosen {
    /// The place of the cursor in the list, if its row is listed.
    pub const fn at(&self) -> Option<usize> {
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

    /// Other rows are listed: what is not among them is not selected, and the cursor stays on its claim. If that is gone because
    /// it was decided, the next comes in its place; if it is filtered away, no row has the cursor, for nobody chose another.
    /// What undo brings back is selected as it was, unless something else is selected by now.
    pub fn follow(&mut self, listed: Listed<'_>, why: Why) {
        let is_there = |id: &Id| listed.place(*id).is_some();
        if why == Why::Changed {
            self.remember(listed);
        } else if why != Why::Sorted {
            self.left.clear();
        }
        self.ids.retain(is_there);
        self.anchor = self.anchor.filter(is_there);
        if why == Why::Changed
            && let Some(back) = self.left.iter().position(|left| is_there(&left.gone))
        {
            let left = self.left.drain(back..).next();
            if let Some(left) = left.filter(|_| self.ids.is_empty()) {
                self.ids.extend(left.ids.into_iter().filter(is_there));
                self.cursor = left.cursor.filter(is_there).or(self.cursor);
                self.anchor = None;
            }
        }
        let place = self.cursor.and_then(|id| listed.place(id));
        let near = match why {
            Why::Opened => Some(self.at.unwrap_or(0)),
            Why::Changed => self.at,
            Why::Asked | Why::Sorted => None,
        };
        let near = near.map(|at| at.min(listed.len().saturating_sub(1)));
        self.at = place.or(near.filter(|_| listed.len() > 0));
        if let Some(at) = self.at {
            self.cursor = listed.id(at);
        }
    }

    /// Notes what goes out of the list now.
    fn remember(&mut self, listed: Listed<'_>) {
        let ids = self.ids.clone();
        let cursor = self.cursor.filter(|_| self.at.is_some());
        let mut all = ids.iter().copied().chain(cursor);
        let Some(gone) = all.find(|id| listed.place(*id).is_none()) else {
            return;
        };
        if self.left.len() >= REMEMBERED {
            self.left.remove(0);
        }
        self.left.push(Left { ids, cursor, gone });
    }

    /// Moves the cursor to a place; `extend` selects all from where that began to there.
    pub fn move_to(&mut self, at: usize, extend: bool, listed: Listed<'_>) {
        if listed.len() == 0 {
            return;
        }
        let at = at.min(listed.len().saturating_sub(1));
        if extend {
            let anchor = self.anchor.or(self.cursor.filter(|_| self.at.is_some()));
            let from = anchor.and_then(|id| listed.place(id)).unwrap_or(at);
            self.anchor = anchor.or(listed.id(at));
            self.ids.clear();
            let all = from.min(at)..=from.max(at);
            self.ids.extend(all.filter_map(|at| listed.id(at)));
        } else {
            self.anchor = None;
        }
        self.at = Some(at);
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

    /// What is done is done to these, in the order of the list: those that are selected, else the one with the cursor. None that
    /// is not listed.
    pub fn meant(&self, listed: Listed<'_>) -> Vec<Id> {
        if self.ids.is_empty() {
            let id = self.at.and_then(|at| listed.id(at));
            return id.into_iter().collect();
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
