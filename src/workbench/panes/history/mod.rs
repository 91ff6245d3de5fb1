//! What happened: who changed what, when; it lies on top.

mod past;
mod view;

use crate::{
    session::{About, Happening},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Job, Out, Overlay, Pane, number_of},
        kit::list::List,
    },
};
use past::{Past, PastKey};

/// What happened.
#[derive(Default)]
pub struct History {
    past: Past,
    /// The row that the arrow keys are on.
    at: Option<usize>,
    list: List,
}

/// What happens here.
pub enum Message {
    /// Go to a row.
    At(usize),
    /// What happened was read.
    Read(PastKey, Vec<(u64, Happening)>),
}

impl Pane for History {
    type Message = Message;

    fn update(&mut self, message: Message, _: &Desk<'_>, _: &mut Out<Message>) {
        match message {
            Message::At(row) => self.at = Some(row),
            Message::Read(key, rows) => self.past.take(key, rows),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let about = match action {
            Action::SessionHistory => Some(About::Session),
            Action::ClaimHistory => desk.view.claim.map(About::Claim),
            _ => return false,
        };
        if let Some(about) = about {
            out.ask(Ask::Overlay(Overlay::History(about)));
        }
        true
    }

    /// Reads what happened, if it is on screen and what was read no longer holds. A history can hold a hundred thousand
    /// events, and sorting them is felt: that is a job.
    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let Overlay::History(about) = desk.view.overlay else {
            self.at = None;
            return false;
        };
        let key = (desk.document, desk.session.revision(), about);
        if self.past.asks(key) {
            let session = desk.session.clone();
            out.start(Job::new("Reading the history", move |_| {
                let found = session.timeline(about).into_iter();
                let rows = found.map(|one| (number_of(one.event.unwrap_or(one.id)), one));
                Message::Read(key, rows.collect())
            }));
        }
        false
    }
}
