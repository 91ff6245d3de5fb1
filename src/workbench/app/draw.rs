//! Draws the views.

use egui::{CentralPanel, Frame as Panels, Margin, Panel, Rect, Ui, UiBuilder};

use super::App;
use crate::workbench::{
    message::Message,
    theme,
    views::{self, Saved, Scene},
};

impl App {
    /// Everything that is drawn. A window that is too small for it, or zoomed in too far, is cut off: in less room lists
    /// would have no height at all, and egui 0.37 panics when somebody presses on the scroll bar of such a one.
    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let room = ui.max_rect();
        let least = room.size().max(theme::size::WINDOW_LEAST);
        let room = UiBuilder::new().max_rect(Rect::from_min_size(room.min, least));
        ui.scope_builder(room, |ui| self.draw_in(ui));
    }

    fn draw_in(&mut self, ui: &mut Ui) {
        let saved = self.saved();
        if let Saved::Recovery(seconds) = &saved {
            // The age is shown in seconds for a minute, then it stands still, and so does the window.
            if *seconds < 60 {
                let pause = if *seconds < 10 { 1 } else { 10 };
                ui.ctx()
                    .request_repaint_after(std::time::Duration::from_secs(pause));
            }
        }
        let is = self.situation();
        let file = self.document.file_name();
        let mut said = Vec::new();
        let mut scene = Scene {
            session: &self.document.session,
            derived: &self.derived,
            view: &self.view,
            notices: &self.notices,
            author: &self.settings.author,
            file: &file,
            disk: self.document.disk,
            zone: &self.outside.zone,
            saved,
            jobs: self.jobs.shown().collect(),
            messages: &mut said,
        };
        let palette = theme::palette(ui.ctx());
        let side = Panels {
            fill: palette.background,
            inner_margin: Margin::symmetric(12, 4),
            ..Panels::default()
        };
        views::top(ui, &mut scene);
        views::status(ui, &mut scene);
        views::notices(ui, &mut scene);
        if !self.view.no_sidebar {
            Panel::left("articles")
                .resizable(true)
                .default_size(210.0)
                .size_range(150.0..=360.0)
                .frame(side)
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    views::articles(ui, &mut scene);
                });
        }
        // In a narrow window the article comes first.
        let most = (ui.available_width() - theme::size::PAGE_MIN).clamp(300.0, 760.0);
        Panel::right("claims")
            .resizable(true)
            .default_size(520.0)
            .size_range(300.0..=most)
            .frame(side)
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                views::claims(ui, &mut self.cards, &mut scene);
            });
        let paper = Panels {
            fill: palette.paper,
            ..Panels::default()
        };
        CentralPanel::default().frame(paper).show(ui, |ui| {
            views::article(ui, &mut self.page, &mut scene);
        });
        views::overlay(ui, &mut self.lists, &mut scene, is);
        // What fields say comes first: whatever else was asked for in this frame finds it done.
        let (fields, others): (Vec<_>, Vec<_>) = said
            .into_iter()
            .partition(|message| matches!(message, Message::Typing(..) | Message::Typed(..)));
        self.messages.extend(fields);
        self.messages.extend(others);
    }
}
