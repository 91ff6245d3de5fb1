//! The templates, one below the other, and a line to keep this session as one.

use egui::{Button, Key, Label, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::{Message, Templates};
use crate::workbench::{
    desk::{Ask, Out, Overlay},
    kit::{
        theme::{self, fonts, size},
        widgets::{Buffer, first_focus, muted, section, title},
    },
};

impl Templates {
    /// Draws them, on top of everything.
    pub fn show(&self, ui: &mut Ui, out: &mut Out<Message>) {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 120.0).clamp(300.0, 520.0));
        title(ui, "Session templates");
        muted(
            ui,
            "How this session is worked on, its rating scale and its people. Nothing of its articles.",
        );
        ui.add_space(size::XS);
        if let Some((at, lost)) = &self.asked {
            self.asking(ui, *at, lost, out);
            return;
        }
        let height = (room.y - 320.0).max(120.0);
        ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for at in 0..self.found.len() {
                    self.row(ui, at, out);
                }
                let wrong = theme::palette(ui.ctx()).wrong.ink;
                for why in &self.unread {
                    ui.add(Label::new(RichText::new(why).color(wrong)).wrap());
                }
            });
        ui.add_space(size::S);
        self.keeping(ui, out);
        ui.add_space(size::S);
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    }

    /// Asks before something is lost. What is pressed by Enter is to leave it.
    fn asking(&self, ui: &mut Ui, at: usize, lost: &[String], out: &mut Out<Message>) {
        let name = self.found.get(at).map_or("", |one| &one.template.name);
        section(ui, &format!("Set this session up as “{name}”?"));
        for one in lost {
            ui.add(Label::new(one.as_str()).wrap());
        }
        ui.add_space(size::S);
        ui.horizontal_wrapped(|ui| {
            let leave = ui.button("Leave it as it is");
            first_focus(&leave);
            if leave.clicked() {
                out.say(Message::Leave);
            }
            if ui.button("Set up all the same").clicked() {
                out.say(Message::UseAnyway(at));
            }
        });
        ui.add_space(size::S);
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    }

    fn row(&self, ui: &mut Ui, at: usize, out: &mut Out<Message>) {
        let Some(one) = self.found.get(at) else {
            return;
        };
        let name = one.template.name.as_str();
        ui.horizontal(|ui| {
            let beside = if one.file.is_some() { 32.0 } else { 0.0 };
            let words = RichText::new(name).font(fonts::ui_bold());
            let button = Button::new(words)
                .min_size(vec2(ui.available_width() - beside, size::CONTROL))
                .truncate();
            let response = ui.add(button).accessible_name(format!("Set up: {name}"));
            if at == 0 {
                first_focus(&response);
            }
            if response.clicked() {
                out.say(Message::Use(at));
            }
            if one.file.is_some() {
                let cross = Button::new("×").min_size(vec2(size::TARGET, size::CONTROL));
                let cross = ui.add(cross).accessible_name(format!("Put away {name}"));
                if cross
                    .on_hover_text("The file stays, as .json.old")
                    .clicked()
                {
                    out.say(Message::PutAway(at));
                }
            }
        });
    }

    /// The line to keep this session as a template.
    fn keeping(&self, ui: &mut Ui, out: &mut Out<Message>) {
        section(ui, "This session as a template");
        ui.horizontal(|ui| {
            let mut name = self.name.clone();
            let width = (ui.available_width() - 80.0).max(80.0);
            let mut buffer = Buffer(&mut name);
            let edit = TextEdit::singleline(&mut buffer)
                .hint_text("What it is called")
                .desired_width(width);
            let field = ui.add(edit).accessible_name("Name of the template");
            if name != self.name {
                out.say(Message::Name(name.clone()));
            }
            let ready = !name.trim().is_empty();
            let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let keep = ui.add_enabled(ready, Button::new("Keep")).clicked();
            if ready && (keep || enter) {
                out.say(Message::Keep);
            }
        });
    }
}
