//! How a person wants the window, and how sessions begin.

mod view;

use std::convert::Infallible;

use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, Overlay, Pane},
};

pub use view::show;

/// It hands back nothing of its own.
pub type Out = crate::workbench::desk::Out<Infallible>;

/// The preferences.
#[derive(Default)]
pub struct Preferences;

impl Pane for Preferences {
    type Message = Infallible;

    fn update(&mut self, message: Infallible, _: &Desk<'_>, _: &mut Out) {
        match message {}
    }

    fn act(&mut self, action: Action, _: &Desk<'_>, out: &mut Out) -> bool {
        if action != Action::Preferences {
            return false;
        }
        out.ask(Ask::Overlay(Overlay::Preferences));
        true
    }
}
