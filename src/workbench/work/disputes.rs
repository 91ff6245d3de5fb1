//! Looking for what is disputed: it takes a look at every event of the session.

use egui::Context;

use super::Answer;
use crate::{
    session::Conflict,
    workbench::{
        app::App,
        disputes::{DisputeKey, number_of},
        notices::Offer,
        state::Overlay,
        widgets::NoticeKind,
    },
};

impl App {
    /// Looks for disputes, if what was found no longer holds.
    pub(in crate::workbench) fn follow_disputes(&mut self, ctx: &Context) {
        if self.view.overlay != Overlay::Disputes {
            self.derived.disputes.forget_decided(&self.document.session);
        }
        let key = DisputeKey {
            document: self.document.number,
            merges: self.document.merges,
            revision: self.document.session.revision(),
        };
        if !self.derived.disputes.asks(key) {
            return;
        }
        let session = self.document.session.clone();
        let look = move |_: &_| {
            let found = session.conflicts().into_iter();
            let rows = found.map(|conflict| (number_of(&conflict), conflict));
            Answer::Disputed(key, rows.collect())
        };
        self.jobs.start_dialog(ctx, "disputes", look).ok();
    }

    pub(super) fn disputed(&mut self, key: DisputeKey, rows: Vec<(u64, Conflict)>) {
        let session = &self.document.session;
        let first = self.derived.disputes.take(key, rows, session);
        let count = self.derived.disputes.left();
        if count == 0 {
            self.notices.settle(|note| note.offer == Offer::Decide);
        } else if first {
            let words = match count {
                1 => "One value is disputed: two people decided differently. Both stay in the file, and exports say so, until somebody chooses.".to_owned(),
                count => format!("{count} values are disputed: two people decided differently. Both sides stay in the file, and exports say so, until somebody chooses."),
            };
            self.notices.settle(|note| note.offer == Offer::Decide);
            self.notices.add(NoticeKind::Warning, words, Offer::Decide);
        }
    }
}
