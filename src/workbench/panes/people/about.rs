//! What the card of a claim shows of those who are asked about it.

use egui::{Button, Ui};

use super::{
    Message,
    rows::{line_of, state_of},
    view::chip,
};
use crate::{
    session::Id,
    workbench::{
        desk::{Desk, Out},
        kit::widgets::section,
    },
};

/// Draws it: a line for each, which leads to its form. Contacts are few.
pub fn about_claim(ui: &mut Ui, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let all = desk.session.contacts.live();
    let mut own: Vec<_> = all.filter(|(_, one)| one.claims.contains(&claim)).collect();
    if own.is_empty() {
        return;
    }
    own.sort_by_key(|(id, one)| (one.made_at, *id));
    section(ui, "Asked");
    for (id, contact) in own {
        let state = state_of(contact);
        ui.horizontal(|ui| {
            chip(ui, state);
            let what = line_of(contact, state, desk);
            let words = if what.is_empty() {
                contact.name.clone()
            } else {
                format!("{} · {what}", contact.name)
            };
            let line = Button::new(words).frame_when_inactive(false).truncate();
            let name = format!("Asked: {}", contact.name);
            if ui.add(line).accessible_name(name).clicked() {
                out.say(Message::Show(id));
            }
        });
    }
}
