//! The help sheet: every key, from the table of actions.

use egui::{Label, RichText, ScrollArea, Ui};

use super::{Scene, overlays::title};
use crate::workbench::{
    actions::{ACTIONS, Entry},
    message::Message,
    state::Overlay,
    theme,
    widgets::{key_cap, muted, section},
};

/// Draws it.
pub fn help(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.set_width(720.0);
    title(ui, "Keys");
    muted(
        ui,
        "Single keys count while no text field has the focus; Escape leaves a field.",
    );
    let mut groups: Vec<(&str, Vec<&Entry>)> = Vec::new();
    for entry in ACTIONS {
        match groups.last_mut() {
            Some((group, entries)) if *group == entry.group => entries.push(entry),
            _ => groups.push((entry.group, vec![entry])),
        }
    }
    let room = (ui.ctx().content_rect().height() - 200.0).max(200.0);
    ScrollArea::vertical()
        .max_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (group, entries) in groups {
                ui.add_space(6.0);
                section(ui, group);
                for entry in entries {
                    row(ui, entry);
                }
            }
        });
    if ui.button("Close").clicked() {
        scene.push(Message::Overlay(Overlay::None));
    }
}

/// Key, name and what it does, in columns that stand level through all groups.
fn row(ui: &mut Ui, entry: &Entry) {
    ui.horizontal(|ui| {
        let left = ui.max_rect().left();
        let key = entry.key();
        if !key.is_empty() {
            key_cap(ui, &key);
        }
        ui.add_space((left + 104.0 - ui.cursor().left()).max(0.0));
        ui.label(entry.name);
        ui.add_space((left + 290.0 - ui.cursor().left()).max(0.0));
        ui.add(Label::new(RichText::new(entry.hint).color(theme::palette(ui.ctx()).muted)).wrap());
    });
}
