//! Two findings of one claim, beside each other or one below the other; where they differ, each is a key to press.

use egui::{CornerRadius, Frame, Label, Margin, RichText, Sense, Stroke, Ui, WidgetInfo};

use crate::{
    session::Correct,
    workbench::{
        desk::Desk,
        kit::{
            theme::{self, fonts, size},
            widgets::{chip_flow, key_cap, muted},
        },
    },
};

/// One finding.
pub struct Side {
    /// "First", "Second".
    pub name: &'static str,
    /// What was found, in words.
    pub found: String,
    /// Why.
    pub rationale: String,
    /// Who found it.
    pub who: String,
}

/// A verdict, or whether the claim is correct, in words.
pub fn finding_words(verdict: Option<&str>, correct: &Correct, desk: &Desk<'_>) -> String {
    match (verdict, correct) {
        (Some(verdict), _) => {
            let label = desk.derived.scale.label(verdict);
            label.map_or(verdict, |label| &label.text).to_owned()
        }
        (None, Correct::Unsaid | Correct::Other(_)) => "no verdict".to_owned(),
        (None, correct) => correct.label().to_owned(),
    }
}

/// Draws both; the one that was pressed, if they can be.
pub fn show(ui: &mut Ui, sides: [&Side; 2], to_choose: bool) -> Option<usize> {
    let mut pressed = None;
    for (place, side) in sides.into_iter().enumerate() {
        if one(ui, place, side, to_choose) {
            pressed = Some(place);
        }
        ui.add_space(size::XS);
    }
    pressed
}

fn one(ui: &mut Ui, place: usize, side: &Side, to_choose: bool) -> bool {
    let palette = theme::palette(ui.ctx());
    let frame = Frame {
        fill: palette.field,
        stroke: Stroke::new(size::HAIR, palette.edge),
        corner_radius: CornerRadius::same(size::RADIUS),
        inner_margin: Margin::symmetric(10, 8),
        ..Frame::default()
    };
    let mut begun = frame.begin(ui);
    {
        let ui = &mut begun.content_ui;
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = size::XS;
        chip_flow(ui, |ui| {
            if to_choose {
                key_cap(ui, &(place + 1).to_string());
            }
            let words = RichText::new(&side.found).font(fonts::ui_bold());
            ui.label(words.color(palette.ink));
            muted(ui, &format!("{}, {}", side.name, side.who));
        });
        if !side.rationale.is_empty() {
            let words = RichText::new(&side.rationale).font(fonts::statement());
            ui.add(Label::new(words.color(palette.ink)).wrap());
        }
    }
    let rect = begun.content_ui.min_rect() + frame.inner_margin;
    let sense = if to_choose {
        Sense::click()
    } else {
        Sense::HOVER
    };
    let response = ui.interact(rect, ui.scope_id().with(("side", place)), sense);
    if to_choose && (response.hovered() || response.has_focus()) {
        let line = if response.has_focus() {
            size::RING
        } else {
            size::HAIR
        };
        begun.frame.stroke = Stroke::new(line, palette.selected.ink);
    }
    begun.end(ui);
    let name = format!("{} finding: {}, {}", side.name, side.found, side.who);
    let role = if to_choose {
        egui::Role::Button
    } else {
        egui::Role::Group
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
    response.clicked()
}
