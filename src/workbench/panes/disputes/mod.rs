//! What two people decided differently: found in the background, decided side by side; it lies on top.

mod card;
mod found;
mod update;
mod view;

use crate::{
    session::Conflict,
    workbench::{
        actions::Action,
        desk::{Desk, Disputed, Job, Offer, Out, Overlay, Pane},
        kit::{list::List, widgets::NoticeKind},
    },
};
use found::{DisputeKey, Found, number_of};

/// What is disputed.
#[derive(Default)]
pub struct Disputes {
    found: Found,
    /// The dispute that is to be decided, by the number that stands for it.
    chosen: Option<u64>,
    list: List,
}

/// What happens here.
pub enum Message {
    /// Show what is disputed, from one dispute on (by the number that stands for it), or from the first about the
    /// selected claim.
    Show(Option<u64>),
    /// Decide a dispute for one of its sides.
    Decide(u64, usize),
    /// A dispute was to be decided.
    Decided(u64),
    /// What is disputed was looked for.
    Found(DisputeKey, Vec<(u64, Conflict)>),
}

impl Disputes {
    /// What others need to know of it, if that has changed since `revision`.
    pub fn news_since(&self, revision: u64) -> Option<Disputed> {
        (self.found.changes != revision).then(|| self.found.summary())
    }
}

impl Pane for Disputes {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Show(number) => self.open(number, desk, out),
            Message::Decide(number, side) => self.decide(number, side, out),
            Message::Decided(number) => self.go_on(number, desk, out),
            Message::Found(key, rows) => self.take(key, rows, desk, out),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if action != Action::Disputes {
            return false;
        }
        self.open(None, desk, out);
        true
    }

    /// Looks for disputes, if what was found no longer holds. It takes a look at every event of the session: a job.
    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if desk.view.overlay != Overlay::Disputes {
            self.found.forget_decided(desk.session);
        }
        let key = DisputeKey {
            document: desk.document,
            merges: desk.merges,
            revision: desk.session.revision(),
        };
        if self.found.asks(key) {
            let session = desk.session.clone();
            out.start(Job::quiet("disputes", move |_| {
                let found = session.conflicts().into_iter();
                let rows = found.map(|conflict| (number_of(&conflict), conflict));
                Message::Found(key, rows.collect())
            }));
        }
        false
    }
}

impl Disputes {
    fn take(
        &mut self,
        key: DisputeKey,
        rows: Vec<(u64, Conflict)>,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let first = self.found.take(key, rows, desk.session);
        let count = self.found.left();
        if count == 0 {
            out.settle(|note| note.offer == Offer::Decide);
        } else if first {
            let words = match count {
                1 => "One value is disputed: two people decided differently. Both stay in the file, and exports say so, until somebody chooses.".to_owned(),
                count => format!("{count} values are disputed: two people decided differently. Both sides stay in the file, and exports say so, until somebody chooses."),
            };
            out.settle(|note| note.offer == Offer::Decide);
            out.tell(NoticeKind::Warning, words, Offer::Decide);
        }
    }
}
