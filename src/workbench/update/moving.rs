//! From one claim, one article, one thing on top to the next.

use crate::{
    session::Id,
    workbench::{
        app::App,
        page::SelectStep,
        state::{Overlay, Sort},
        views::page_data,
    },
};

impl App {
    /// The claim so many steps from the selected one, among those listed.
    pub(super) fn neighbour(&self, by: isize, undecided: bool) -> Option<Id> {
        let session = &self.document.session;
        let listed: Vec<Id> = self
            .derived
            .visible
            .iter()
            .filter_map(|&at| self.derived.claims.get(at))
            .map(|row| row.id)
            .collect();
        let now = self
            .view
            .claim
            .and_then(|claim| listed.iter().position(|id| *id == claim));
        let wanted = |id: &Id| {
            !undecided
                || session
                    .claims
                    .get(*id)
                    .is_some_and(|claim| !claim.is_decided())
        };
        let Some(now) = now else {
            return if by > 0 {
                listed.iter().find(|id| wanted(id)).copied()
            } else {
                listed.last().copied()
            };
        };
        if undecided {
            let (before, after) = listed.split_at_checked(now + 1)?;
            return after.iter().chain(before).find(|id| wanted(id)).copied();
        }
        let next = now
            .saturating_add_signed(by)
            .min(listed.len().saturating_sub(1));
        listed.get(next).copied()
    }

    pub(super) fn step(&mut self, by: isize, undecided: bool) {
        match self.neighbour(by, undecided) {
            Some(claim) => self.handle_claim(claim),
            None if undecided => self.notices.info("Every claim in the list is checked."),
            None => {}
        }
    }

    pub(super) fn handle_claim(&mut self, claim: Id) {
        self.view.choose(Some(claim));
        self.view.reveal = true;
    }

    /// Selects words of the article with the keyboard.
    pub(super) fn select_words(&mut self, step: SelectStep) {
        let data = page_data(&self.document.session, &self.derived, &self.view);
        if let Some(data) = data {
            self.page.select_step(&data, step);
        }
    }

    pub(super) fn step_article(&mut self, by: isize) {
        let now = self
            .derived
            .articles
            .iter()
            .position(|row| Some(row.id) == self.view.article)
            .unwrap_or(0);
        let next = now.saturating_add_signed(by);
        if let Some(row) = self.derived.articles.get(next) {
            let id = row.id;
            self.show_article(Some(id));
        }
    }

    /// From one signal or name to the next of its sort that picks out anything, and after the last to all claims.
    pub(super) fn next_pick(&mut self, sort: Sort) {
        let picks = self.derived.picks.iter().map(|(pick, _)| pick);
        let mut found = picks.filter(|pick| pick.sort() == sort);
        if let Some(now) = self.view.pick.as_ref().filter(|now| now.sort() == sort) {
            found.by_ref().find(|pick| *pick == now);
        }
        self.view.pick = found.next().cloned();
    }

    pub(super) fn escape(&mut self) {
        if self.view.overlay != Overlay::None {
            self.closing = false;
            self.arrived = None;
            self.view.overlay = Overlay::None;
        } else if self.view.citing.is_some() {
            self.view.cite(None);
        } else if self.page.selection().is_some() {
            self.page.select(None);
        } else {
            self.view.choose(None);
        }
    }
}
