//! The views: functions of what there is to show, that push messages.

mod article;
mod articles;
mod card;
mod claims;
mod disputes;
mod evidence;
mod forms;
mod help;
mod history;
mod notices;
mod overlays;
mod status;
mod top;
mod words;

pub use article::{article, page_data};
pub use articles::articles;
pub use claims::claims;
pub use notices::notices;
pub use overlays::overlay;
pub use status::{Saved, status};
pub use top::top;
pub use words::field_words;

use super::{
    derived::Derived, document::OnDisk, jobs::Shown, list::List, message::Message,
    notices::Notices, state::ViewState, widgets::Edit,
};
use crate::session::{Author, Command, Session};

/// The lists of what lies on top, which remember where they stand.
#[derive(Debug, Default)]
pub struct Lists {
    /// What happened.
    pub past: List,
    /// What is disputed.
    pub disputes: List,
}

/// What every view may look at, and where it puts what it wants done.
pub struct Scene<'a> {
    /// The document.
    pub session: &'a Session,
    /// What was worked out from it.
    pub derived: &'a Derived,
    /// What is selected and open.
    pub view: &'a ViewState,
    /// What a person should know.
    pub notices: &'a Notices,
    /// Who is checking.
    pub author: &'a Author,
    /// The session's file, for people; empty if it has none.
    pub file: &'a str,
    /// How that file is on disk by now.
    pub disk: OnDisk,
    /// The time zone that times are told in.
    pub zone: &'a jiff::tz::TimeZone,
    /// Whether, and how, the session is safe.
    pub saved: Saved,
    /// Running jobs.
    pub jobs: Vec<Shown<'a>>,
    /// What the views want done.
    pub messages: &'a mut Vec<Message>,
}

impl Scene<'_> {
    /// Hands on what happened in a field: `command` makes the change of its words.
    pub fn edited(
        &mut self,
        field: egui::Id,
        edit: Option<Edit>,
        command: impl FnOnce(String) -> Command,
    ) {
        match edit {
            Some(Edit::Typing(words)) => {
                self.push(Message::Typing(field, Box::new(command(words))));
            }
            Some(Edit::Done(words)) => self.push(Message::Typed(field, Box::new(command(words)))),
            Some(Edit::Left) => self.push(Message::Untyped(field)),
            None => {}
        }
    }

    /// Wants something done.
    pub fn push(&mut self, message: Message) {
        self.messages.push(message);
    }
}
