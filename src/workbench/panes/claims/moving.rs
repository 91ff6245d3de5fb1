//! From one claim to the next, from one filter to the next.

use super::{Claims, Message, filter::Sort};
use crate::{
    session::{Claim, Id, Way},
    workbench::desk::{Ask, ClaimRow, Derived, Desk, Out},
};

impl Claims {
    /// The claim so many steps from the selected one, among those listed; from a part, from its whole.
    pub(super) fn neighbour(&self, desk: &Desk<'_>, by: isize) -> Option<Id> {
        let last = self.listing.visible.len().checked_sub(1)?;
        let now = desk.view.claim;
        let now = now.and_then(|claim| self.listing.place(desk, claim));
        let place = if let Some(now) = now {
            now.saturating_add_signed(by).min(last)
        } else {
            // The one that was selected may be gone: from where it stood, and round.
            let here = self.listing.place_of(desk, desk.view.place);
            if by > 0 {
                Some(here).filter(|here| *here <= last).unwrap_or(0)
            } else {
                here.checked_sub(1).unwrap_or(last)
            }
        };
        self.listing.row(desk, place).map(|row| row.id)
    }

    /// Selects it.
    pub(super) fn step(&self, by: isize, desk: &Desk<'_>, out: &mut Out<Message>) {
        if let Some(claim) = self.neighbour(desk, by) {
            out.ask(Ask::Claim(Some(claim)));
        }
    }

    /// Selects the next fact that is not decided: behind the selected one first, then from the beginning.
    pub(super) fn go_on(&self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let card = desk.view.claim;
        let card = card.and_then(|claim| self.listing.place(desk, claim));
        let all = self.listing.visible.len();
        // Of the selected card: the parts behind the selected one; then the cards behind; at last this card again.
        let here = card.and_then(|place| self.listing.row(desk, place));
        let behind = here.and_then(|row| {
            let facts = open_facts(desk, row);
            let (before, after) = match facts
                .iter()
                .position(|fact| Some(fact.id) == desk.view.claim)
            {
                Some(at) => facts.split_at(at + 1),
                None => (&[][..], facts.as_slice()),
            };
            let open = |fact: &&&ClaimRow| fact.id != row.id && !is_decided(desk, fact.id);
            after.iter().chain(before).find(open).copied()
        });
        let here = || self.listing.place_of(desk, desk.view.place);
        let from = card.map_or_else(here, |place| place + 1);
        let cards = (from..all).chain(0..from);
        let mut rows = cards.filter_map(|place| self.listing.row(desk, place));
        if desk.session.details.way == Way::MostWorth {
            return self.go_on_by_worth(desk, out);
        }
        let next = behind.or_else(|| {
            rows.find_map(|row| {
                let facts = open_facts(desk, row);
                facts.into_iter().find(|fact| !is_decided(desk, fact.id))
            })
        });
        match next {
            Some(row) => out.ask(Ask::Claim(Some(row.id))),
            None => out.info("Every claim in the list is checked."),
        }
    }

    /// Where the claims are worked on that are most worth a check: selects, of the facts that are not decided, the one with the
    /// highest worth; of those with the same, the first in the text.
    fn go_on_by_worth(&self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let cards = (0..self.listing.visible.len()).filter_map(|at| self.listing.row(desk, at));
        let facts = cards.flat_map(|row| open_facts(desk, row));
        let open = facts.filter(|fact| Some(fact.id) != desk.view.claim);
        let worth = |fact: &&ClaimRow| {
            let claim = desk.session.claims.get(fact.id);
            std::cmp::Reverse(claim.map_or(0, Claim::worth_now))
        };
        let next = open
            .filter(|fact| !is_decided(desk, fact.id))
            .min_by_key(worth);
        match next {
            Some(row) => out.ask(Ask::Claim(Some(row.id))),
            None => out.info("Every claim in the list is checked."),
        }
    }

    /// From the selected claim to its first part, from part to part, and from the last to the claim again; or back.
    pub(super) fn step_part(by: isize, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(claim) = desk.view.claim else {
            return;
        };
        let card = Derived::card_of(desk.session, claim);
        let pieces = desk.derived.pieces(card).iter().map(|piece| piece.id);
        let stops: Vec<Id> = std::iter::once(card).chain(pieces).collect();
        if stops.len() == 1 {
            return out.info("This claim has no parts.");
        }
        let now = stops.iter().position(|id| *id == claim).unwrap_or(0);
        let count = isize::try_from(stops.len()).unwrap_or(isize::MAX);
        let next = now.saturating_add_signed((by + count) % count) % stops.len();
        out.ask(Ask::Claim(stops.get(next).copied()));
    }

    /// From one signal or name to the next of its sort that picks out anything, and after the last to all claims.
    pub(super) fn next_pick(&mut self, sort: Sort) {
        let picks = self.listing.picks.iter().map(|(pick, _)| pick);
        let mut found = picks.filter(|pick| pick.sort() == sort);
        let now = self.wanted.pick.as_ref();
        if let Some(now) = now.filter(|now| now.sort() == sort) {
            found.by_ref().find(|pick| *pick == now);
        }
        self.wanted.pick = found.next().cloned();
    }
}

/// The facts of a card as the session has them this moment: what is derived follows only when all that was asked for is done.
fn open_facts<'d>(desk: &Desk<'d>, row: &'d ClaimRow) -> Vec<&'d ClaimRow> {
    let apart = desk.session.claims.get(row.id);
    let apart = apart.is_some_and(|claim| claim.in_parts);
    let pieces = desk.derived.pieces(row.id);
    if apart && !pieces.is_empty() {
        pieces.iter().collect()
    } else {
        vec![row]
    }
}

fn is_decided(desk: &Desk<'_>, id: Id) -> bool {
    let claim = desk.session.claims.get(id);
    claim.is_some_and(|claim| claim.is_decided())
}
