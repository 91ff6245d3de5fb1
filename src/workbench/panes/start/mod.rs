//! What can be begun where nothing is open: sessions of late, files, the clipboard, the sample.

mod view;

use std::convert::Infallible;

use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, Overlay, Pane},
};

pub use view::{recent, show};

/// It hands back nothing of its own.
pub type Out = crate::workbench::desk::Out<Infallible>;

/// What can be begun.
#[derive(Default)]
pub struct Start;

impl Pane for Start {
    type Message = Infallible;

    fn update(&mut self, message: Infallible, _: &Desk<'_>, _: &mut Out) {
        match message {}
    }

    fn act(&mut self, action: Action, _: &Desk<'_>, out: &mut Out) -> bool {
        if action != Action::Recent {
            return false;
        }
        out.ask(Ask::Overlay(Overlay::Recent));
        true
    }
}
