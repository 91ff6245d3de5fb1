//! Deciding what is disputed.

use super::{Disputes, Message};
use crate::{
    session::Command,
    workbench::desk::{Ask, Desk, Offer, Out, Overlay, record_words::field_words},
};

impl Disputes {
    /// Shows what is disputed, from one dispute on, or from the first about the selected claim.
    pub(super) fn open(&mut self, number: Option<u64>, desk: &Desk<'_>, out: &mut Out<Message>) {
        let claim = desk.view.claim;
        let about = claim.and_then(|claim| self.found.of(claim).next());
        let first = about.or_else(|| self.found.rows.first());
        self.chosen = number.or_else(|| first.map(|(number, _)| *number));
        out.ask(Ask::Overlay(Overlay::Disputes));
        // From here on the status bar says how many are left.
        out.settle(|note| note.offer == Offer::Decide);
        out.ask(Ask::Reveal);
    }

    /// Decides a dispute for one of its sides.
    pub(super) fn decide(&self, number: u64, side: usize, out: &mut Out<Message>) {
        let row = self.found.rows.iter().find(|(other, _)| *other == number);
        let Some((conflict, side)) =
            row.and_then(|(_, conflict)| Some((conflict, conflict.sides.get(side)?)))
        else {
            return;
        };
        let set = Command::SetField {
            kind: conflict.kind.clone(),
            id: conflict.id,
            field: conflict.field.clone(),
            value: side.value.value(),
        };
        let field = field_words(&conflict.field).to_lowercase();
        out.change(Command::Batch {
            label: format!("Decide {field}: {}", side.said),
            commands: vec![set],
        });
        out.say(Message::Decided(number));
    }

    /// Goes on to the next dispute, if this one is one no longer.
    pub(super) fn go_on(&mut self, number: u64, desk: &Desk<'_>, out: &mut Out<Message>) {
        let row = self.found.rows.iter().find(|(other, _)| *other == number);
        let open = row.is_some_and(|(_, was)| {
            let record = desk.session.record(&was.kind, was.id);
            record.is_some_and(|record| {
                let now = desk.session.conflict(&was.kind, was.id, record, &was.field);
                now.sides.len() > 1
            })
        });
        if open {
            // It could not be decided, which a notice says.
            return;
        }
        // The last one stays where it is.
        let next = self.found.decide(number);
        self.chosen = next.or(Some(number));
        out.ask(Ask::Reveal);
    }
}
