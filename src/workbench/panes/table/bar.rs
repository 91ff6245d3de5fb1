//! The bar below the table: how many are selected, and what can be done with them.

use egui::{Button, Color32, CornerRadius, Frame, Label, Margin, RichText, Stroke, Ui};

use super::{Message, Table, bulk::Deed, marking::What, wanted::Filter};
use crate::{
    session::{CheckStatus, Importance, Resolution},
    workbench::{
        desk::{Desk, Out},
        kit::{
            theme::{self, fonts, size},
            widgets::key_cap,
        },
    },
};

/// In a narrower window the keys are not named.
const WIDE: f32 = 980.0;

impl Table {
    /// Draws it.
    pub(super) fn bar(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let (ground, ink) = colours(ui);
        let count = self.chosen.count();
        let words = match count {
            0 => {
                let listed = self.listed();
                let id = listed.and_then(|listed| listed.id(self.chosen.at()?));
                let none = if self.listing.order.is_empty() {
                    "No row"
                } else {
                    "No row chosen"
                };
                id.map_or_else(|| none.to_owned(), |id| desk.session.label(id))
            }
            1 => "1 selected".to_owned(),
            many => format!("{many} selected"),
        };
        let frame = Frame {
            fill: ground,
            corner_radius: CornerRadius::same(size::RADIUS_LARGE),
            inner_margin: Margin::symmetric(12, 5),
            ..Frame::default()
        };
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let keys = ui.available_width() >= WIDE;
            on_bar(ui);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, size::XS);
                let words = RichText::new(words).font(fonts::ui_bold());
                ui.add(Label::new(words.color(ink)));
                ui.add_space(size::M);
                // The buttons keep their places, so that nothing jumps when a row is chosen.
                if self.meant().is_empty() {
                    ui.disable();
                }
                if self.wanted.filter == Filter::Dismissed {
                    deed(ui, "Take back", Deed::Accept, keys.then_some("A"), out);
                    return;
                }
                deed(ui, "Accept", Deed::Accept, keys.then_some("A"), out);
                deed(ui, "Dismiss", Deed::Dismiss, keys.then_some("X"), out);
                mark(ui, "Assign…", What::Person, keys.then_some("O"), out);
                mark(ui, "Tag…", What::Tag, keys.then_some("L"), out);
                mark(ui, "Due…", What::Due, None, out);
                let statuses = CheckStatus::ALL.iter().map(|status| {
                    let deed = Deed::Status(status.clone());
                    (status.label().to_owned(), deed)
                });
                menu(ui, "Status", statuses, keys.then_some("Shift 1–4"), out);
                let labels = &desk.derived.scale.labels;
                if !labels.is_empty() {
                    let labels = labels.iter().map(|label| {
                        let deed = Deed::Verdict(Some(label.id.clone()));
                        (label.text.clone(), deed)
                    });
                    let none = ("No verdict".to_owned(), Deed::Verdict(None));
                    let all = labels.chain([none]);
                    menu(ui, "Verdict", all, keys.then_some("1–9"), out);
                }
                let copies = Resolution::ALL
                    .iter()
                    .map(|one| (one.label().to_owned(), Deed::Copy(one.clone())));
                menu(ui, "Copy", copies, None, out);
                let weights = Importance::ALL
                    .iter()
                    .map(|one| (one.label().to_owned(), Deed::Importance(one.clone())));
                menu(ui, "Importance", weights, keys.then_some("I"), out);
            });
        });
    }
}

/// Of the bar and of what stands on it. It stands out from the table, and is not the brightest thing in the dark.
fn colours(ui: &Ui) -> (Color32, Color32) {
    let palette = theme::palette(ui.ctx());
    if ui.visuals().dark_mode {
        (palette.hover, palette.ink)
    } else {
        (palette.ink, palette.paper)
    }
}

/// Buttons as they look on the bar.
fn on_bar(ui: &mut Ui) {
    let palette = theme::palette(ui.ctx());
    let (ground, ink) = colours(ui);
    let visuals = ui.visuals_mut();
    visuals.override_text_color = Some(ink);
    let states = &mut visuals.widgets;
    for (state, edge) in [
        (&mut states.inactive, palette.muted),
        (&mut states.hovered, ink),
        (&mut states.active, ink),
        (&mut states.open, ink),
    ] {
        state.weak_bg_fill = ground;
        state.bg_fill = ground;
        state.bg_stroke = Stroke::new(size::HAIR, edge);
        state.fg_stroke.color = ink;
    }
}

fn cap(ui: &mut Ui, key: Option<&str>) {
    if let Some(key) = key {
        key_cap(ui, key);
        ui.add_space(size::XS);
    }
}

/// A button that does something.
fn deed(ui: &mut Ui, words: &str, deed: Deed, key: Option<&str>, out: &mut Out<Message>) {
    if ui.add(Button::new(words)).clicked() {
        out.say(Message::Do(deed));
    }
    cap(ui, key);
}

/// A button that asks something.
fn mark(ui: &mut Ui, words: &str, what: What, key: Option<&str>, out: &mut Out<Message>) {
    if ui.add(Button::new(words)).clicked() {
        out.say(Message::Mark(what));
    }
    cap(ui, key);
}

/// A button with a menu of what can be set.
fn menu(
    ui: &mut Ui,
    words: &str,
    lines: impl Iterator<Item = (String, Deed)>,
    key: Option<&str>,
    out: &mut Out<Message>,
) {
    ui.menu_button(words, |ui| {
        for (line, deed) in lines {
            if ui.button(line).clicked() {
                out.say(Message::Do(deed));
                ui.close();
            }
        }
    });
    cap(ui, key);
}
