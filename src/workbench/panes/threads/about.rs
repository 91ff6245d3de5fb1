//! What the card of a claim shows of its threads: all that was said, a field for an answer, and one for a new comment.

use egui::{Frame, Margin, Stroke, Ui};

use super::{
    Message, Threads,
    rows::Row,
    said::{self, Place},
};
use crate::{
    session::Id,
    workbench::{
        desk::Out,
        kit::{
            theme::{self, size},
            widgets::{muted, section},
        },
    },
};

impl Threads {
    /// Draws it, in the card of a claim.
    pub fn about_claim(&self, ui: &mut Ui, claim: Id, out: &mut Out<Message>) {
        let own: Vec<&Row> = self.card.iter().filter(|row| row.claim == claim).collect();
        let writing = self.writing == Some(claim);
        if own.is_empty() && !writing {
            return;
        }
        section(ui, "Threads");
        for row in own {
            self.in_card(ui, row, out);
        }
        if writing {
            let typed = self.typed.get(&claim).map_or("", String::as_str);
            let names = ("Comment", "What you want to say of this claim");
            said::field(ui, Place::Card, (claim, None), names, typed, out);
            ui.horizontal(|ui| {
                let ready = !typed.trim().is_empty();
                let say = egui::Button::new("Say it").shortcut_text("Enter");
                let say = ui.add_enabled(ready, say);
                if say.accessible_name("Say it").clicked() {
                    out.say(Message::Say { claim, under: None });
                }
                if ui.button("Discard it").clicked() {
                    out.say(Message::Discard(claim));
                }
            });
        }
    }

    /// A thread with what can be said to it: of one that needs nobody any more, one line.
    fn in_card(&self, ui: &mut Ui, row: &Row, out: &mut Out<Message>) {
        let palette = theme::palette(ui.ctx());
        let frame = Frame {
            stroke: Stroke::new(size::HAIR, palette.line),
            corner_radius: egui::CornerRadius::same(size::RADIUS),
            inner_margin: Margin::symmetric(8, 6),
            ..Frame::default()
        };
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            if row.resolved {
                resolved(ui, row, out);
            } else {
                said::thread(ui, row);
                self.answer(ui, Place::Card, row, out);
            }
        });
    }

    /// The field for an answer, and what else can be done.
    pub(super) fn answer(&self, ui: &mut Ui, place: Place, row: &Row, out: &mut Out<Message>) {
        let typed = self.typed.get(&row.id).map_or("", String::as_str);
        let names = ("Answer", "Answer");
        said::field(ui, place, (row.claim, Some(row.id)), names, typed, out);
        ui.horizontal(|ui| {
            if !typed.trim().is_empty() {
                let say = egui::Button::new("Answer").shortcut_text("Enter");
                if ui.add(say).accessible_name("Send the answer").clicked() {
                    let under = Some(row.id);
                    let claim = row.claim;
                    out.say(Message::Say { claim, under });
                }
            }
            if ui.button("Resolve").clicked() {
                out.say(Message::Resolve(row.id, true));
            }
        });
    }
}

fn resolved(ui: &mut Ui, row: &Row, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        let first = row.said.first();
        let words = first.map_or_else(String::new, |one| format!("✓ {}: {}", one.who, one.text));
        let words = crate::workbench::desk::record_words::short(&words, 70);
        muted(ui, &words);
        if ui
            .button("Show")
            .accessible_name("Show the thread")
            .clicked()
        {
            out.say(Message::Show(Some(row.id)));
        }
        if ui.button("Reopen").clicked() {
            out.say(Message::Resolve(row.id, false));
        }
    });
}
