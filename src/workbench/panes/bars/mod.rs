//! The bars: at the top what this is and what can be done, at the bottom what is left.

mod status;
mod tabs;
mod top;

use std::convert::Infallible;

use egui::Ui;

use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, OnDisk, Pane, Room, Saved},
    kit::jobs::Shown,
};

pub use status::{room_for_status, status};

/// The bars hand back nothing of their own.
pub type Out = crate::workbench::desk::Out<Infallible>;

/// The bars.
#[derive(Default)]
pub struct Bars;

/// The field for finding.
fn find_id() -> egui::Id {
    egui::Id::unique("search")
}

/// What the bars say of the session and its file.
pub struct Status<'a> {
    /// The session's file, for people; empty if it has none.
    pub file: String,
    /// How that file is on disk by now.
    pub disk: OnDisk,
    /// Whether, and how, the session is safe.
    pub saved: Saved,
    /// Running jobs.
    pub jobs: Vec<Shown<'a>>,
    /// What a choice in the list of claims hides, in words.
    pub hidden: Option<String>,
    /// A person has put the list of articles out of the way.
    pub no_articles: bool,
    /// How many notices nobody has seen to.
    pub unread: usize,
}

/// Draws the bars above everything else.
pub fn top(ui: &mut Ui, status: &Status<'_>, desk: &Desk<'_>, out: &mut Out) {
    top::top(ui, status, desk, out);
    if desk.view.article.is_some() && desk.view.room == Room::One {
        tabs::tabs(ui, desk, out);
    }
}

impl Pane for Bars {
    type Message = Infallible;

    fn update(&mut self, message: Infallible, _: &Desk<'_>, _: &mut Out) {
        match message {}
    }

    fn act(&mut self, action: Action, _: &Desk<'_>, out: &mut Out) -> bool {
        if action != Action::Search {
            return false;
        }
        out.ask(Ask::Focus(find_id()));
        true
    }
}
