//! The command palette: every action, by its words.

use egui::{RichText, Ui};

use super::Out;
use crate::workbench::{
    actions::{Action, Entry, Situation, find},
    desk::{Ask, Overlay},
    kit::widgets::{Choosable, Picker, Typed},
};

/// The commands that can be given, and fit what was typed.
fn found(is: Situation, query: &str) -> Vec<Choosable<'static, Action>> {
    let offered = |entry: &&Entry| !matches!(entry.action, Action::Palette | Action::Escape);
    find(query)
        .into_iter()
        .filter(offered)
        .filter(|entry| entry.when.holds(is))
        .map(|entry| Choosable {
            is: entry.action,
            words: RichText::new(entry.name),
            key: entry.key(),
            hint: entry.hint,
        })
        .collect()
}

/// Draws it.
pub fn show(ui: &mut Ui, is: Situation, mut typed: Typed, out: &mut Out) {
    ui.set_width(460.0);
    let before = typed.clone();
    let picker = Picker {
        name: "Command",
        hint: "What do you want to do?",
        none: "No command has these words.",
    };
    if let Some(action) = picker.show(ui, &mut typed, |query| found(is, query)) {
        out.ask(Ask::Overlay(Overlay::None));
        out.act(action);
    } else if typed != before {
        out.ask(Ask::Overlay(Overlay::Palette(typed)));
    }
}
