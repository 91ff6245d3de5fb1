//! The help sheet: every key, from the table of actions.

use egui::{Id, Key, Label, RichText, ScrollArea, Ui, style::ScrollAnimation, vec2};

use super::Out;
use crate::workbench::{
    actions::{ACTIONS, Entry, Group},
    desk::{Ask, Overlay},
    kit::{
        theme,
        widgets::{first_focus, key_cap, muted, region, section, title},
    },
};

/// Draws it.
pub fn show(ui: &mut Ui, out: &mut Out) {
    ui.set_width(720.0);
    title(ui, "Keys");
    muted(
        ui,
        "Letters and digits act while the article or the list of claims has the focus (a ring shows it), and only then. Enter and Space press what has the focus; Tab goes to the next thing, arrows from option to option. Escape closes the topmost thing and loses nothing.",
    );
    let mut groups: Vec<(Group, Vec<&Entry>)> = Vec::new();
    for entry in ACTIONS {
        match groups.last_mut() {
            Some((group, entries)) if *group == entry.group => entries.push(entry),
            _ => groups.push((entry.group, vec![entry])),
        }
    }
    let room = (ui.ctx().content_rect().height() - 200.0).max(200.0);
    let around = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), room));
    let sheet = region(ui, around, Id::unique("help"), "All keys", None);
    first_focus(&sheet);
    ScrollArea::vertical()
        .max_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            if sheet.has_focus() {
                let by = vec2(0.0, -scrolled(ui, room));
                ui.scroll_with_delta_animation(by, ScrollAnimation::none());
            }
            for (group, entries) in groups {
                ui.add_space(6.0);
                section(ui, group.name());
                for entry in entries {
                    row(ui, entry);
                }
            }
        });
    if ui.button("Close").clicked() {
        out.ask(Ask::Overlay(Overlay::None));
    }
}

/// How far down keys scroll a sheet that is so high, in points.
fn scrolled(ui: &Ui, height: f32) -> f32 {
    let way = [
        (Key::ArrowDown, 48.0),
        (Key::ArrowUp, -48.0),
        (Key::PageDown, height * 0.9),
        (Key::PageUp, height * -0.9),
        (Key::Home, -1e6),
        (Key::End, 1e6),
    ];
    ui.input(|input| {
        let pressed = way.iter().map(|(key, by)| (input.num_presses(*key), by));
        pressed.map(|(times, by)| times as f32 * by).sum()
    })
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
