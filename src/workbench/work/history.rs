//! Reading what happened: a history can hold a hundred thousand events, and sorting them is felt.

use egui::Context;

use super::Answer;
use crate::workbench::{app::App, derived::number_of, state::Overlay};

impl App {
    /// Reads what happened, if it is on screen and what was read no longer holds.
    pub(in crate::workbench) fn follow_past(&mut self, ctx: &Context) {
        let Overlay::History(about) = self.view.overlay else {
            self.view.past = None;
            return;
        };
        let session = &self.document.session;
        let key = (self.document.number, session.revision(), about);
        if !self.derived.past.asks(key) {
            return;
        }
        let session = session.clone();
        self.start(ctx, "Reading the history", move |_| {
            let found = session.timeline(about).into_iter();
            let rows = found.map(|one| (number_of(one.event.unwrap_or(one.id)), one));
            Answer::Past(key, rows.collect())
        });
    }
}
