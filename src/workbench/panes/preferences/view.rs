//! The preferences: each is chosen with one key or click and holds at once.

use egui::{ScrollArea, Ui};

use super::Out;
use crate::{
    session::{Id, PRESETS, Way},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Overlay, record_words::capital},
        kit::{
            theme::size,
            widgets::{Choice, choice_row, first_focus, muted, section, title},
        },
    },
};

/// As wide as it gets.
const WIDEST: f32 = 620.0;
/// Sizes of an article's text, per cent.
const TEXT: [(&str, Option<u16>); 5] = [
    ("Small", Some(85)),
    ("Usual", None),
    ("Large", Some(115)),
    ("Larger", Some(135)),
    ("Largest", Some(165)),
];
/// Widths of a line, points.
const LINE: [(&str, Option<u16>); 3] =
    [("Narrow", Some(480)), ("Usual", None), ("Wide", Some(760))];
/// Themes: dark or not.
const THEME: [(&str, Option<bool>); 3] = [
    ("As the desktop", None),
    ("Light", Some(false)),
    ("Dark", Some(true)),
];

/// Draws them.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out) {
    let room = ui.ctx().content_rect().size();
    ui.set_width((room.x - 80.0).clamp(300.0, WIDEST));
    title(ui, "Preferences");
    muted(
        ui,
        "They are kept on this machine and are no part of any session.",
    );
    let height = (room.y - 200.0).max(120.0);
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            rows(ui, desk, out);
        });
    ui.add_space(size::S);
    ui.horizontal(|ui| {
        let done = ui.button("Done");
        first_focus(&done);
        if done.clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
        if ui.button(Action::ChangeKeys.name()).clicked() {
            out.act(Action::ChangeKeys);
        }
    });
}

fn rows(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out) {
    let now = desk.preferences;
    let mut next = now.clone();
    heading(ui, "The window");
    let mut dark = desk.dark;
    one(ui, "Theme", &THEME, &mut dark);
    if dark != desk.dark {
        out.ask(Ask::Dark(dark));
    }
    switch(ui, "Contrast", ["Usual", "High"], &mut next.contrast);
    switch(ui, "Density", ["Usual", "Compact"], &mut next.compact);
    switch(ui, "Motion", ["Usual", "Reduced"], &mut next.still);
    heading(ui, "The article");
    one(ui, "Text size", &TEXT, &mut next.text);
    one(ui, "Line width", &LINE, &mut next.line);
    heading(ui, "New sessions");
    let ways: Vec<(String, Way)> = Way::ALL
        .iter()
        .map(|way| (capital(way.label()), way.clone()))
        .collect();
    let ways: Vec<(&str, Way)> = ways
        .iter()
        .map(|(name, way)| (&**name, way.clone()))
        .collect();
    one(ui, "Way to work", &ways, &mut next.way);
    let mut scales: Vec<(&str, Option<Id>)> = vec![("As the way has it", None)];
    scales.extend(PRESETS.iter().map(|one| (one.name, Some(one.id))));
    one(ui, "Rating scale", &scales, &mut next.scale);
    if next != *now {
        out.ask(Ask::Prefer(Box::new(next)));
    }
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(size::S);
    section(ui, words);
}

/// A preference of several, by name.
fn one<T: Clone + PartialEq>(ui: &mut Ui, name: &str, all: &[(&str, T)], now: &mut T) {
    let hint = "";
    let choices: Vec<Choice<'_>> = all
        .iter()
        .map(|(label, _)| Choice { label, hint })
        .collect();
    let at = all.iter().position(|(_, value)| value == now);
    ui.horizontal_top(|ui| {
        let (width, height) = (size::LABEL + size::XL, size::CONTROL);
        ui.allocate_ui(egui::vec2(width, height), |ui| {
            ui.set_min_size(egui::vec2(width, height));
            ui.horizontal_centered(|ui| muted(ui, name));
        });
        ui.vertical(|ui| {
            let pressed = choice_row(ui, name, &choices, at);
            if let Some((_, value)) = pressed.and_then(|at| all.get(at)) {
                *now = value.clone();
            }
        });
    });
}

/// A preference that is on or off.
fn switch(ui: &mut Ui, name: &str, labels: [&str; 2], on: &mut bool) {
    let [off, yes] = labels;
    one(ui, name, &[(off, false), (yes, true)], on);
}
