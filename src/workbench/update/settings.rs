//! What this machine remembers of its user.

use egui::Context;

use crate::{
    session::Author,
    workbench::{app::App, notices::Offer, widgets::NoticeKind},
};

impl App {
    pub(super) fn set_author(&mut self, name: String, initials: String) {
        self.settings.author = Author { name, initials };
        self.settings.asked = true;
        self.save_settings();
    }

    /// Whoever put the question off is not asked at every start.
    pub(super) fn was_asked(&mut self) {
        self.settings.asked = true;
        self.save_settings();
    }

    pub(super) fn toggle_theme(&mut self, ctx: &Context) {
        let dark = ctx.theme() != egui::Theme::Dark;
        ctx.set_theme(if dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        });
        self.settings.dark = Some(dark);
        self.save_settings();
    }

    fn save_settings(&mut self) {
        let Some(path) = &self.outside.settings else {
            return;
        };
        if let Err(error) = self.settings.save(path) {
            self.notices.add(
                NoticeKind::Warning,
                format!("The settings could not be written to {} ({error}); they hold until the window closes.", path.display()),
                Offer::None,
            );
        }
    }
}
