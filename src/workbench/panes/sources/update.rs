//! What is done here.

use super::{
    Message, Sources, form,
    found::{Found, Key},
    list,
    row::Filter,
};
use crate::{
    session::{Command, Id, Kind},
    text::kin,
    workbench::desk::{Ask, Desk, Offer, Out, Overlay},
};

impl Sources {
    /// Comes on top, at the source that the selected claim rests on, or at the one that was shown last.
    pub(super) fn open(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let cited = desk.view.claim.and_then(|claim| {
            let evidence = desk.derived.cited.evidence_of(desk.session, claim);
            evidence.last().map(|(_, one)| one.source)
        });
        self.open_at(cited.map(|cited| desk.session.standing_source(cited)), out);
    }

    /// Comes on top at a source.
    pub(super) fn open_at(&mut self, source: Option<Id>, out: &mut Out<Message>) {
        if source.is_some() {
            self.chosen = source;
            self.filter = Filter::All;
            self.search.clear();
        }
        // What was found before may not hold it yet.
        self.asked = None;
        self.put_away();
        out.settle(|note| note.offer == Offer::Doubled);
        out.ask(Ask::Overlay(Overlay::Sources));
        out.ask(Ask::Reveal);
    }

    /// Takes what was found, unless the session has changed since.
    pub(super) fn take(&mut self, key: Key, found: Found) {
        if self.asked == Some(key) {
            self.found = found;
            self.list_again();
        }
    }

    /// Lists anew what filter and search let through; what is shown stays, if it is still there.
    pub(super) fn list_again(&mut self) {
        let words = kin(&self.search);
        self.counts = Filter::ALL.map(|filter| {
            let rows = self.found.rows.iter();
            rows.filter(|row| filter.lets_through(row, "")).count()
        });
        let rows = self.found.rows.iter().enumerate();
        let rows = rows.filter(|(_, row)| self.filter.lets_through(row, &words));
        self.shown = rows.map(|(place, _)| place).collect();
        self.revision += 1;
        if self.place_now().is_none() {
            let first = self.shown.first();
            let first = first.and_then(|place| self.found.rows.get(*place));
            // One that was just entered, or just corrected, stays in sight whatever is listed.
            let gone = self.chosen.is_none_or(|id| self.found.place(id).is_none());
            if gone || first.is_some() {
                self.chosen = first.map(|row| row.id);
            }
        }
    }

    /// Where the source that is shown stands in the list.
    pub(super) fn place_now(&self) -> Option<usize> {
        let chosen = self.chosen?;
        self.shown.iter().position(|place| {
            let row = self.found.rows.get(*place);
            row.is_some_and(|row| row.id == chosen)
        })
    }

    pub(super) fn choose(&mut self, id: Id, out: &mut Out<Message>) {
        self.chosen = Some(id);
        self.put_away();
        out.ask(Ask::Reveal);
    }

    pub(super) fn enter(&self, out: &mut Out<Message>) {
        if let Some(id) = self.chosen {
            out.ask(Ask::Focus(form::first_field(id)));
        }
    }

    pub(super) fn remove(&self, id: Id, out: &mut Out<Message>) {
        let row = self.found.rows.iter().find(|row| row.id == id);
        if row.is_some_and(|row| row.uses.is_empty()) {
            out.change(Command::Remove {
                kind: Kind::Source,
                id,
            });
            out.ask(Ask::Focus(list::list_id()));
        }
    }

    /// Leaves for a claim.
    pub(super) fn go_to(claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(record) = desk.session.claims.get(claim) else {
            return;
        };
        out.ask(Ask::Uncover);
        out.ask(Ask::Article(record.article));
        out.ask(Ask::Claim(Some(claim)));
    }
}
