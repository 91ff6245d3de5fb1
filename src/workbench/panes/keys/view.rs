//! The actions with their keys, to find one and give it another.

use egui::{Button, Event, KeyboardShortcut, Label, RichText, Ui};

use super::{Keys, Message};
use crate::workbench::{
    actions::{Action, find, is_modifier},
    desk::{Ask, Desk, Out, Overlay},
    kit::{
        theme::{self, fonts, size},
        widgets::{Choosable, Picker, key_cap, muted, title},
    },
};

impl Keys {
    /// Draws them, on top of everything.
    pub fn show(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let room = ui.ctx().content_rect().width();
        ui.set_width((room - 120.0).clamp(300.0, 520.0));
        title(ui, "Change keys");
        match self.waiting {
            Some(action) => self.wait(ui, action, out),
            None => self.list(ui, desk, out),
        }
    }

    fn list(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let picker = Picker {
            name: "Find a command",
            hint: "A few letters of the command",
            none: "No command is called so.",
        };
        let mut typed = self.typed.clone();
        let taken = picker.show(ui, &mut typed, |words| {
            let all = find(words).into_iter();
            let fit = all.filter(|entry| entry.action != Action::Escape);
            fit.map(|entry| Choosable {
                is: entry.action,
                words: RichText::new(entry.name),
                key: entry.key(),
                hint: entry.hint,
            })
            .collect()
        });
        if let Some(action) = taken {
            out.say(Message::Wait(Some(action)));
        } else if typed != self.typed {
            out.say(Message::Typed(typed));
        }
        ui.add_space(size::XS);
        if let Some(loser) = self.loser {
            muted(ui, &format!("“{}” has no key now.", loser.name()));
        }
        ui.horizontal(|ui| {
            if ui.button("Done").clicked() {
                out.ask(Ask::Overlay(Overlay::None));
            }
            let any = !desk.preferences.keys.is_empty();
            let all = ui.add_enabled(any, Button::new("All keys as usual"));
            if all.clicked() {
                out.say(Message::AllUsual);
            }
        });
    }

    fn wait(&self, ui: &mut Ui, action: Action, out: &mut Out<Message>) {
        let words = format!("Press the key for “{}”.", action.name());
        ui.add(Label::new(RichText::new(words).font(fonts::statement())).wrap());
        ui.horizontal(|ui| {
            muted(ui, "Now");
            let key = action.key();
            if key.is_empty() {
                muted(ui, "none");
            } else {
                key_cap(ui, &key);
            }
        });
        if let Some(why) = self.refused {
            let ink = theme::palette(ui.ctx()).wrong.ink;
            ui.add(Label::new(RichText::new(why).color(ink)).wrap());
        }
        ui.add_space(size::S);
        ui.horizontal(|ui| {
            if ui.button("Usual key").clicked() {
                out.say(Message::Usual);
            }
            if ui.button("Leave it").clicked() {
                out.say(Message::Wait(None));
            }
        });
        // Whatever has the focus: the next key is the answer.
        let pressed = ui.input_mut(|input| {
            let place = input.events.iter().position(|event| {
                matches!(
                    event,
                    Event::Key {
                        key,
                        pressed: true,
                        repeat: false,
                        ..
                    } if !is_modifier(*key)
                )
            })?;
            let event = input.events.remove(place);
            input
                .events
                .retain(|event| !matches!(event, Event::Text(_)));
            match event {
                Event::Key { key, modifiers, .. } => {
                    let mut with = egui::Modifiers::NONE;
                    with.shift = modifiers.shift;
                    with.alt = modifiers.alt;
                    with.command = modifiers.command;
                    Some(KeyboardShortcut::new(with, key))
                }
                _ => None,
            }
        });
        if let Some(key) = pressed {
            ui.ctx()
                .memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
            out.say(Message::Pressed(key));
        }
    }
}
