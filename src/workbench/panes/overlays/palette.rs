//! The command palette: every action, by its words.

use egui::{RichText, Ui};

use super::Out;
use crate::workbench::{
    actions::{ACTIONS, Action, Entry, Situation},
    desk::{Ask, Overlay},
    kit::widgets::{Choosable, Picker, Typed},
};

/// Whether a name holds every word that was typed.
fn fits(name: &str, query: &str) -> bool {
    let name = name.to_lowercase();
    query
        .to_lowercase()
        .split_whitespace()
        .all(|part| name.contains(part))
}

/// The commands that can be given, and fit what was typed.
fn found(is: Situation, query: &str) -> Vec<Choosable<'static, Action>> {
    let offered = |entry: &&Entry| !matches!(entry.action, Action::Palette | Action::Escape);
    let fit = |entry: &&Entry| fits(entry.name, query) || fits(entry.hint, query);
    ACTIONS
        .iter()
        .filter(offered)
        .filter(|entry| entry.when.holds(is))
        .filter(fit)
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

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_command_is_found_by_any_of_its_words() {
        assert!(fits("Status: in progress", "prog stat"));
        assert!(!fits("Save", "open"));
        assert!(fits("Save", ""));
    }
}
