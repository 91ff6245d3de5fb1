//! What lies on top and belongs to no other pane: the command palette, the help sheet, forms and questions.

mod forms;
mod help;
mod opening;
mod palette;
mod path;
mod questions;
mod view;

use std::convert::Infallible;

use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, Overlay, Pane},
    kit::widgets::Typed,
};

pub use view::show;

/// They hand back nothing of their own.
pub type Out = crate::workbench::desk::Out<Infallible>;

/// What lies on top. What it holds stands in [`Overlay`] itself, for others open it, already filled in.
#[derive(Default)]
pub struct Overlays;

impl Pane for Overlays {
    type Message = Infallible;

    fn update(&mut self, message: Infallible, _: &Desk<'_>, _: &mut Out) {
        match message {}
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out) -> bool {
        let overlay = match action {
            Action::SessionDetails => Overlay::Session,
            Action::Author => Overlay::Author {
                name: desk.author.name.clone(),
                initials: desk.author.initials.clone(),
                first: false,
            },
            Action::EraseRecovery => Overlay::Erase,
            Action::Palette => Overlay::Palette(Typed::default()),
            Action::Help => Overlay::Help,
            _ => return false,
        };
        out.ask(Ask::Overlay(overlay));
        true
    }
}
