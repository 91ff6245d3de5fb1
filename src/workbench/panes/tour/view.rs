//! The step that is on, above the article.

use egui::{Align, Frame, Label, Layout, Margin, RichText, Ui};

use super::{Message, Tour, steps::STEPS};
use crate::workbench::{
    desk::Out,
    kit::{
        theme::{self, fonts, size},
        widgets::{key_cap, muted},
    },
};

impl Tour {
    /// Draws it; nothing if nobody asked for it.
    pub fn show(&self, ui: &mut Ui, out: &mut Out<Message>) {
        let Some((at, step)) = self.step() else {
            return;
        };
        let palette = theme::palette(ui.ctx());
        let frame = Frame {
            fill: palette.selected.tint,
            inner_margin: Margin::symmetric(16, 10),
            ..Frame::default()
        };
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let title = step.map_or("That is all you need", |step| step.title);
                let heading = RichText::new(title)
                    .font(fonts::title())
                    .color(palette.selected.ink);
                ui.add(Label::new(heading));
                if step.is_some() {
                    muted(ui, &format!("{} of {}", at + 1, STEPS.len()));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let end = if step.is_some() { "End the tour" } else { "Done" };
                    if ui.button(end).clicked() {
                        out.say(Message::End);
                    }
                    if step.is_some() && ui.button("Skip").clicked() {
                        out.say(Message::Skip);
                    }
                });
            });
            let last = "What you did in the sample is saved nowhere unless you save it. Every other command is in the menus and by its name under Commands.";
            let words = step.map_or(last, |step| step.words);
            ui.add(Label::new(RichText::new(words).color(palette.ink)).wrap());
            if let Some(step) = step {
                ui.add_space(size::XS);
                ui.horizontal_wrapped(|ui| {
                    for action in step.keys {
                        key_cap(ui, &action.key());
                        muted(ui, action.name());
                        ui.add_space(size::S);
                    }
                });
            }
        });
    }
}
