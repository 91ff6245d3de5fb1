//! The form that cites a source.

use egui::{Button, Key, Response, RichText, Sense, TextEdit, Ui};

use super::{
    Message,
    citing::{Citing, EXTRACT, LOCATOR, SOURCE, field_id},
};
use crate::{
    session::{Stance, Tier},
    workbench::{
        desk::{Ask, Desk, Out},
        kit::{
            theme::{self, fonts, size},
            widgets::{Buffer, Choice, choice_row, is_done, muted},
        },
    },
};

/// The form: source (with what was entered before on offer), place, words, stance. What is typed most comes first, so that
/// the Tab key goes from the title to the page.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, mut citing: Citing, out: &mut Out<Message>) {
    let before = citing.clone();
    let palette = theme::palette(ui.ctx());
    let mut done = false;
    let mut discarded = false;
    egui::Frame {
        fill: palette.field,
        inner_margin: egui::Margin::same(8),
        corner_radius: egui::CornerRadius::same(size::RADIUS),
        ..egui::Frame::default()
    }
    .show(ui, |ui| {
        ui.set_width(ui.available_width());
        if citing.editing.is_some() {
            ui.label(RichText::new(&citing.source).font(fonts::ui_bold()));
        } else {
            done |= source_field(ui, desk, &mut citing, out);
        }
        let hint = "Page, timestamp, row";
        done |= line(ui, LOCATOR, hint, &mut citing.locator).1;
        let hint = "The words, to the letter";
        done |= line(ui, EXTRACT, hint, &mut citing.extract).1;
        let stances = Stance::ALL.iter().map(Stance::label);
        let chosen = Stance::ALL.iter().position(|one| *one == citing.stance);
        let pressed = choices(ui, "Stance", stances, chosen);
        if let Some(stance) = pressed.and_then(|at| Stance::ALL.get(at)) {
            citing.stance = stance.clone();
        }
        let tiers = Tier::ALL.iter().map(Tier::label);
        let chosen = Tier::ALL.iter().position(|one| *one == citing.tier);
        let pressed = choices(ui, "First or second hand", tiers, chosen);
        if let Some(tier) = pressed.and_then(|at| Tier::ALL.get(at)) {
            citing.tier = tier.clone();
        }
        ui.horizontal(|ui| {
            let word = if citing.editing.is_some() {
                "Change"
            } else {
                "Cite"
            };
            done |= ui
                .add_enabled(!citing.source.trim().is_empty(), Button::new(word))
                .clicked();
            discarded |= ui.button("Cancel").clicked();
        });
    });
    if discarded {
        out.say(Message::Discard);
    } else if done && !citing.source.trim().is_empty() {
        out.say(Message::Cite(Box::new(citing)));
    } else if citing != before {
        citing.touched = true;
        out.say(Message::Citing(Box::new(citing)));
    }
}

fn choices<'a>(
    ui: &mut Ui,
    name: &str,
    labels: impl Iterator<Item = &'a str>,
    chosen: Option<usize>,
) -> Option<usize> {
    let hint = "";
    let choices: Vec<Choice<'_>> = labels.map(|label| Choice { label, hint }).collect();
    choice_row(ui, name, &choices, chosen)
}

/// A field of the form, and whether Enter was pressed in it, alone or with Ctrl.
fn line(ui: &mut Ui, name: &str, hint: &str, words: &mut String) -> (Response, bool) {
    let palette = theme::palette(ui.ctx());
    let mut buffer = Buffer(words);
    let edit = TextEdit::singleline(&mut buffer)
        .id(field_id(name))
        .hint_text(RichText::new(hint).color(palette.muted))
        .background_color(palette.paper)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(name);
    let done = response.has_focus() && ui.input(|input| input.events.iter().any(is_done));
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    (response, done || enter)
}

/// The source's title; sources whose title holds what was typed are on offer below, for the arrow keys and the mouse.
/// Whether Enter was pressed with none of them chosen.
fn source_field(ui: &mut Ui, desk: &Desk<'_>, citing: &mut Citing, out: &mut Out<Message>) -> bool {
    let typed = citing.source.trim().to_lowercase();
    let offers: Vec<&str> = desk
        .derived
        .sources
        .iter()
        .map(|(_, title)| title.as_str())
        .filter(|title| title.to_lowercase().contains(&typed) && *title != citing.source)
        .take(5)
        .collect();
    if !offers.is_empty() && ui.memory(|memory| memory.has_focus(field_id(SOURCE))) {
        citing.offer = walk(ui, citing.offer, offers.len());
    }
    let chosen = citing.offer.and_then(|at| offers.get(at).copied());
    let before = citing.source.clone();
    let hint = "Source: what it is called";
    let (response, entered) = line(ui, SOURCE, hint, &mut citing.source);
    if entered && citing.source.trim().is_empty() && chosen.is_none() {
        // Nothing to cite yet: Enter leaves the field no more than it does anything else.
        response.request_focus();
        return false;
    }
    if citing.source != before {
        citing.offer = None;
    }
    let mut picked = chosen.filter(|_| entered);
    if !offers.is_empty() {
        muted(ui, "Entered before:");
    }
    for (at, title) in offers.iter().enumerate() {
        // No stop of the Tab key: the arrow keys of the field go through them.
        let button = Button::selectable(citing.offer == Some(at), *title).sense(Sense::CLICK);
        let name = format!("Cite again: {title}");
        if ui.add(button).accessible_name(name).clicked() {
            picked = Some(title);
        }
    }
    if let Some(title) = picked {
        citing.source = title.to_owned();
        citing.offer = None;
        out.ask(Ask::Focus(field_id(LOCATOR)));
        return false;
    }
    entered
}

/// The offer that the arrow keys have come to.
fn walk(ui: &Ui, mut at: Option<usize>, offers: usize) -> Option<usize> {
    ui.input_mut(|input| {
        let none = egui::Modifiers::NONE;
        for _ in 0..input.count_and_consume_key(none, Key::ArrowDown) {
            at = Some(at.map_or(0, |at| (at + 1).min(offers.saturating_sub(1))));
        }
        for _ in 0..input.count_and_consume_key(none, Key::ArrowUp) {
            at = at.and_then(|at| at.checked_sub(1));
        }
    });
    at
}
