//! The help sheet: every key, from the table of actions.

use egui::{Grid, ScrollArea, Ui};

use super::{Scene, overlays::title};
use crate::workbench::{
    actions::{ACTIONS, Entry},
    message::Message,
    state::Overlay,
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
                Grid::new(group)
                    .num_columns(3)
                    .spacing([12.0, 3.0])
                    .show(ui, |ui| {
                        for entry in entries {
                            let key = entry.key();
                            if key.is_empty() {
                                ui.label("");
                            } else {
                                key_cap(ui, &key);
                            }
                            ui.label(entry.name);
                            muted(ui, entry.hint);
                            ui.end_row();
                        }
                    });
            }
        });
    if ui.button("Close").clicked() {
        scene.push(Message::Overlay(Overlay::None));
    }
}
