//! What a person should know: above the page while it is new or waits for them, and all of it in a list.

mod list;
mod over;
mod toasts;

use std::convert::Infallible;

use over::Over;

use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, Note, Offer, Overlay, Pane, Told},
    kit::widgets::{Notice, NoticeResponse},
};

/// The notices hand back nothing of their own.
pub type Out = crate::workbench::desk::Out<Infallible>;

/// The notices.
#[derive(Default)]
pub struct Notices {
    told: Told,
    over: Over,
}

impl Notices {
    /// Tells something at a moment.
    pub fn tell(&mut self, note: Note, at: i64) {
        self.told.add(note, at);
    }

    /// What was told.
    pub const fn told(&self) -> &Told {
        &self.told
    }

    /// What was told, to change how it stands.
    pub const fn told_mut(&mut self) -> &mut Told {
        &mut self.told
    }
}

impl Pane for Notices {
    type Message = Infallible;

    fn update(&mut self, message: Infallible, _: &Desk<'_>, _: &mut Out) {
        match message {}
    }

    fn follow(&mut self, desk: &Desk<'_>, _: &mut Out) -> bool {
        let next = self.told.all().last().map_or(0, |told| told.number + 1);
        self.over.follow(&desk.view.overlay, next);
        false
    }

    fn act(&mut self, action: Action, _: &Desk<'_>, out: &mut Out) -> bool {
        if action != Action::Notices {
            return false;
        }
        out.ask(Ask::Overlay(Overlay::Notices));
        true
    }

    fn escape(&mut self, _: &mut Out) -> bool {
        let newest = self.told.above().next().map(|told| told.number);
        if let Some(newest) = newest {
            self.told.put_away(newest);
        }
        newest.is_some()
    }
}

/// What a person did with a notice, as what is asked for.
fn asked(number: u64, response: NoticeResponse, out: &mut Out) {
    if response.acted {
        out.ask(Ask::Follow(number));
    } else if response.acted_otherwise {
        out.ask(Ask::FollowOther(number));
    } else if response.closed {
        out.ask(Ask::PutAway(number));
    }
}

/// A notice with what it offers.
fn offering<'a>(mut notice: Notice<'a>, offer: &Offer) -> Notice<'a> {
    if let Some(words) = offer.words() {
        notice = notice.action(words);
    }
    if let Some(words) = offer.other().as_ref().and_then(Offer::words) {
        notice = notice.other(words);
    }
    notice
}
