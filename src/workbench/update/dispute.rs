//! Deciding what is disputed.

use crate::{
    session::Command,
    workbench::{app::App, notices::Offer, state::Overlay, views::field_words},
};

impl App {
    /// Shows what is disputed, from one dispute on, or from the first about the selected claim.
    pub(in crate::workbench) fn show_disputes(&mut self, number: Option<u64>) {
        let disputes = &self.derived.disputes;
        let about = self.view.claim.and_then(|claim| disputes.of(claim).next());
        let first = about.or_else(|| disputes.rows.first());
        let chosen = number.or_else(|| first.map(|(number, _)| *number));
        self.view.dispute = chosen;
        self.view.overlay = Overlay::Disputes;
        // From here on the status bar says how many are left.
        self.notices.settle(|note| note.offer == Offer::Decide);
        self.view.reveal = true;
    }

    /// Decides a dispute for one of its sides, and goes on to the next.
    pub(super) fn decide(&mut self, number: u64, side: usize) {
        let disputes = &self.derived.disputes;
        let row = disputes.rows.iter().find(|(other, _)| *other == number);
        let Some((conflict, side)) =
            row.and_then(|(_, conflict)| Some((conflict, conflict.sides.get(side)?)))
        else {
            return;
        };
        let set = Command::SetField {
            kind: conflict.kind.clone(),
            id: conflict.id,
            field: conflict.field.clone(),
            value: side.value.clone(),
        };
        let label = format!(
            "Decide {}: {}",
            field_words(&conflict.field).to_lowercase(),
            side.said
        );
        let (kind, id, field) = (conflict.kind.clone(), conflict.id, conflict.field.clone());
        self.apply(Command::Batch {
            label,
            commands: vec![set],
        });
        let record = self.document.session.record(&kind, id);
        let open = record.is_some_and(|record| {
            self.document
                .session
                .conflict(&kind, id, record, &field)
                .sides
                .len()
                > 1
        });
        if open {
            // It could not be decided, which a notice says.
            return;
        }
        // The last one stays where it is.
        let next = self.derived.disputes.decide(number);
        self.view.dispute = next.or(Some(number));
        self.view.reveal = true;
    }
}
