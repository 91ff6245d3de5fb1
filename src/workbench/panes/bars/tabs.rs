//! Page or cards, where only one of them has a place.

use egui::{Frame, Id, Margin, Panel, Ui};

use super::Out;
use crate::workbench::{
    actions::{Action, Entry},
    desk::{Ask, Desk, Region},
    kit::{
        theme,
        widgets::{Chip, Roving, chip_flow},
    },
};

/// Draws which of them is shown.
pub fn tabs(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out) {
    let frame = Frame {
        fill: theme::palette(ui.ctx()).paper,
        inner_margin: Margin::symmetric(16, 4),
        ..Frame::default()
    };
    Panel::top("tabs").frame(frame).show(ui, |ui| {
        let shown = desk.view.shown;
        let open = desk.view.document.is_some();
        let all = Region::ALL.into_iter();
        let all: Vec<Region> = all
            .filter(|region| open || *region != Region::Document)
            .collect();
        let on = all.iter().position(|region| *region == shown);
        let row = Roving::new(ui, Id::unique("tabs"), all.len(), on);
        chip_flow(ui, |ui| {
            for (place, region) in all.into_iter().enumerate() {
                let words = match region {
                    Region::Article | Region::Document => region.name().to_owned(),
                    Region::Claims => format!("{} {}", region.name(), desk.derived.claims.len()),
                };
                let chip = Chip::tab(&words, region == shown).one_of(&row, place);
                let hint = Action::OtherPane.entry().map(Entry::tooltip);
                let chip = chip.show(ui).on_hover_text(hint.unwrap_or_default());
                if chip.clicked() {
                    out.ask(Ask::Show(region));
                }
            }
        });
    });
}
