//! The claims that were put aside, one below the other, each with a button that takes it back.

use std::convert::Infallible;

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use super::Dismissed;
use crate::{
    session::Id,
    workbench::{
        desk::{Ask, Desk, Out, Overlay, record_words::short, take_back},
        kit::{
            list::Each,
            theme::{self, fonts, size},
            widgets::{first_focus, muted, title},
        },
    },
};

/// About the height of one.
const ROW: f32 = 56.0;

impl Dismissed {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Infallible>) {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 120.0).clamp(300.0, 680.0));
        title(ui, "Dismissed claims");
        let words = match self.rows.len() {
            0 => "No claim of this article was put aside.".to_owned(),
            1 => "1 claim was put aside.".to_owned(),
            n => format!("{n} claims were put aside."),
        };
        muted(ui, &words);
        if !self.rows.is_empty() {
            let wanted = self.rows.len().min(20) as f32 * ROW;
            let height = wanted.clamp(140.0, (room.y - 240.0).clamp(140.0, 560.0));
            ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
                ui.set_min_height(height);
                let mut aside = Aside { desk, out };
                let mut rows = Each::new(
                    (self.revision, self.rows.len(), ROW),
                    |index| self.rows.get(index),
                    |(key, _)| *key,
                    |ui, _, (_, id)| aside.show(ui, *id),
                );
                self.list.show(ui, "dismissed", &mut rows);
            });
        }
        ui.add_space(size::XS);
        let close = ui.button("Close");
        first_focus(&close);
        if close.clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    }
}

/// The claims as rows of the list.
struct Aside<'a, 'b> {
    desk: &'a Desk<'b>,
    out: &'a mut Out<Infallible>,
}

impl Aside<'_, '_> {
    /// Draws one.
    fn show(&mut self, ui: &mut Ui, id: Id) {
        let session = self.desk.session;
        let Some(claim) = session.claims.get(id) else {
            return;
        };
        let draft = session
            .articles
            .get(claim.article)
            .and_then(|one| one.draft);
        let words = claim.words(draft);
        let palette = theme::palette(ui.ctx());
        ui.horizontal_top(|ui| {
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                let name = format!("Take back: {}", short(words, 120));
                let button = ui.button("Take back").accessible_name(name);
                if button.clicked() {
                    self.out.change(take_back(id, claim));
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    let text = RichText::new(words).font(fonts::statement());
                    ui.add(Label::new(text.color(palette.ink)).wrap());
                });
            });
        });
        ui.add_space(size::S);
    }
}
