//! All that was told since the window was opened.

use egui::{ScrollArea, Ui};

use super::{Notices, Out, asked};
use crate::{
    session::Moment,
    workbench::{
        desk::{Ask, Desk, Overlay},
        kit::{
            notices::Place,
            theme::size,
            widgets::{Notice, default_button, muted, title},
        },
    },
};

impl Notices {
    /// Draws the list, the newest first. Whoever looks at it has read them.
    pub fn list(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out) {
        self.told.read_all();
        ui.set_width((ui.ctx().content_rect().width() - 80.0).clamp(240.0, 560.0));
        title(ui, "Notices");
        if self.told.all().is_empty() {
            // Nor an empty list: egui 0.37 panics when the scroll bar of one is pressed while it fades away.
            muted(ui, "Nothing was told since the window was opened.");
        } else {
            let room = (ui.ctx().content_rect().height() - 200.0).max(120.0);
            ScrollArea::vertical()
                .max_height(room)
                .min_scrolled_height(room)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for told in self.told.all().iter().rev() {
                        let over = told.place == Place::Over;
                        let when = desk.outside.words_for(Moment(told.at));
                        let past = if over { " · over" } else { "" };
                        muted(ui, &format!("{when}{past}"));
                        let note = &told.note;
                        let mut notice = Notice::new(note.kind, &note.words).details(&note.details);
                        if over {
                            notice = notice.past();
                        } else {
                            notice = super::offering(notice, &note.offer);
                        }
                        let response = ui.push_id(told.number, |ui| notice.show(ui)).inner;
                        asked(told.number, response, out);
                        ui.add_space(size::S);
                    }
                });
        }
        ui.add_space(size::XS);
        if default_button(ui, "Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    }
}
