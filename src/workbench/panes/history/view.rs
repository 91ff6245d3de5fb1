//! What happened: who changed what, when, from what to what; an earlier value can be restored.

use egui::{Align, Button, Key, Label, Layout, RichText, Ui};
use serde_json::Value;

use super::{History, Message};
use crate::{
    session::{
        About, CheckStatus, Command, Event, Happening, Id, Importance, Json, Record, Resolution,
        Standing,
    },
    workbench::{
        desk::{
            Ask, Desk, Out, Overlay,
            record_words::{capital, field_words, short, subject},
        },
        kit::{
            list::{Align as ListAlign, Each, List},
            theme::{self, fonts, size},
            widgets::{Choice, choice_row, first_focus, muted, region, title},
        },
    },
};

/// About the height of a row.
const ROW: f32 = 62.0;

/// Most letters of a value that are shown.
const LETTERS: usize = 160;

impl History {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, about: About, desk: &Desk<'_>, out: &mut Out<Message>) {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 120.0).clamp(300.0, 680.0));
        title(ui, "History");
        scope(ui, desk, about, out);
        let rows = &self.past.rows;
        match rows.len() {
            0 if self.past.reading => muted(ui, "Reading…"),
            0 => muted(ui, "Nothing has been changed yet."),
            1 => muted(ui, "1 entry, newest first"),
            n => muted(ui, &format!("{n} entries, newest first")),
        };
        // As high as a screenful at most, and no higher than what there is to see.
        let each = if about == About::Session { 68.0 } else { 46.0 };
        let wanted = rows.len().min(20) as f32 * each;
        let height = wanted.clamp(140.0, (room.y - 240.0).clamp(140.0, 560.0));
        ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
            ui.set_min_height(height);
            let list = region(ui, ui.max_rect(), list_id(), "Entries", None);
            first_focus(&list);
            if list.has_focus() {
                step(ui, &mut self.list, self.past.rows.len(), self.at, out);
            }
            let (past, at) = (&self.past, self.at);
            let mut rows = Each::new(
                (past.revision, past.rows.len(), ROW),
                |index| past.rows.get(index),
                |(key, _)| *key,
                |ui, index, (_, one)| row(ui, desk, one, (about, at == Some(index)), out),
            );
            self.list.show(ui, "history", &mut rows);
        });
        ui.add_space(size::XS);
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    }
}

/// The widget that is the list.
fn list_id() -> egui::Id {
    egui::Id::unique("history")
}

/// Goes from row to row with the arrow keys, and by screenfuls.
fn step(ui: &Ui, list: &mut List, rows: usize, at: Option<usize>, out: &mut Out<Message>) {
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if pressed(Key::PageDown) || pressed(Key::PageUp) {
        list.scroll_pages(if pressed(Key::PageDown) { 1.0 } else { -1.0 });
    }
    let to = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp), at) {
        (true, _, Some(now)) => now + 1,
        (_, true, Some(now)) => now.saturating_sub(1),
        (true, _, None) | (_, true, None) => 0,
        _ => return,
    };
    if let Some(last) = rows.checked_sub(1) {
        let to = to.min(last);
        list.scroll_to(to, ListAlign::Nearest);
        out.say(Message::At(to));
    }
}

/// Of what: the selected claim, its verdict, or everything.
fn scope(ui: &mut Ui, desk: &Desk<'_>, about: About, out: &mut Out<Message>) {
    let claim = match about {
        About::Claim(claim) | About::Verdict(claim) => Some(claim),
        About::Session => desk.view.claim,
    };
    let Some(claim) = claim else {
        return;
    };
    let scopes = [
        (About::Claim(claim), "This claim"),
        (About::Verdict(claim), "Its verdict"),
        (About::Session, "The session"),
    ];
    let choices = scopes.map(|(_, label)| Choice { label, hint: "" });
    let chosen = scopes.iter().position(|(scope, _)| *scope == about);
    if let Some((scope, _)) =
        choice_row(ui, "History of", &choices, chosen).and_then(|at| scopes.get(at))
    {
        out.ask(Ask::Overlay(Overlay::History(*scope)));
    }
}

/// One happening.
fn row(
    ui: &mut Ui,
    desk: &Desk<'_>,
    one: &Happening,
    (about, chosen): (About, bool),
    out: &mut Out<Message>,
) {
    let session = desk.session;
    let Some(record) = session.record(&one.kind, one.id) else {
        return;
    };
    let event = one.event.and_then(|id| record.history().get(&id));
    if one.event.is_some() && event.is_none() {
        return;
    }
    let palette = theme::palette(ui.ctx());
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.add_space(size::XS);
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            if let Some(event) = event {
                restore(ui, desk, one, (record, event), chosen, out);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let by = event.map_or_else(|| record.made_by(), |event| event.by);
                let words = format!("{} · {}", desk.outside.words_for(one.at), name(desk, by));
                let words = if chosen {
                    format!("▸ {words}")
                } else {
                    words
                };
                ui.label(RichText::new(words).font(fonts::small()).color(if chosen {
                    palette.selected.ink
                } else {
                    palette.muted
                }));
                let words = event.map_or_else(
                    || format!("{} added", capital(record.kind())),
                    |event| change(desk, record, event),
                );
                ui.add(Label::new(RichText::new(words)).wrap());
                let own = matches!(about, About::Claim(id) | About::Verdict(id) if id == one.id);
                let subject = subject(desk.session, &one.kind, one.id);
                if !own && !subject.is_empty() {
                    let words = RichText::new(subject)
                        .font(fonts::extract())
                        .color(palette.muted);
                    ui.add(Label::new(words).truncate());
                }
            });
        });
    });
    ui.add_space(size::XS);
    let line = egui::Stroke::new(size::HAIR, palette.line);
    ui.painter()
        .hline(ui.min_rect().x_range(), ui.min_rect().bottom(), line);
}

/// The key that brings an earlier value back.
fn restore(
    ui: &mut Ui,
    desk: &Desk<'_>,
    one: &Happening,
    (record, event): (&dyn Record, &Event),
    chosen: bool,
    out: &mut Out<Message>,
) {
    let now = record.get(&event.field).unwrap_or(Value::Null);
    let before = before(record, event);
    let value = if event.value == now {
        before
    } else {
        event.value.value()
    };
    // These follow from other changes; nobody sets them by themselves.
    if matches!(&*event.field, "checked_against" | "draft" | "merged_into")
        || value == now
        || (is_blank(&value) && is_blank(&now))
    {
        return;
    }
    let words = value_words(desk, &event.field, &value);
    let plain = words.trim_matches(['“', '”']);
    let button = Button::new(format!("Restore “{}”", short(plain, 24)));
    let name = format!(
        "Restore {}: {words}",
        field_words(&event.field).to_lowercase()
    );
    let enter = chosen
        && ui.memory(|memory| memory.has_focus(list_id()))
        && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.add(button).accessible_name(name).clicked() || enter {
        out.change(Command::SetField {
            kind: one.kind.clone(),
            id: one.id,
            field: event.field.to_string(),
            value,
        });
    }
}

/// What the field held before an event.
fn before(record: &dyn Record, event: &Event) -> Value {
    let replaced = event
        .replaces
        .first()
        .and_then(|id| record.history().get(id));
    let value = replaced.map(|event| &event.value).or(event.was.as_ref());
    value.map_or(Value::Null, Json::value)
}

/// "Verdict: True → False".
fn change(desk: &Desk<'_>, record: &dyn Record, event: &Event) -> String {
    if &*event.field == "removed" {
        let what = if event.value == Value::Bool(true) {
            "taken out"
        } else {
            "put back"
        };
        return format!("{} {what}", capital(record.kind()));
    }
    let field = field_words(&event.field);
    if &*event.field == "anchors" {
        return format!("{field} changed");
    }
    let after = value_words(desk, &event.field, &event.value.value());
    if event.restores.is_some() {
        return format!("{field}: {after} is disputed again");
    }
    let before = value_words(desk, &event.field, &before(record, event));
    format!("{field}: {before} → {after}")
}

/// Who, by name.
fn name(desk: &Desk<'_>, by: Option<Id>) -> String {
    let Some(id) = by else {
        return "no name given".to_owned();
    };
    let person = desk.session.people.get(id);
    person.map_or_else(|| format!("somebody ({id})"), |person| person.name.clone())
}

/// A value as people read it.
fn value_words(desk: &Desk<'_>, field: &str, value: &Value) -> String {
    if is_blank(value) {
        return "none".to_owned();
    }
    let Some(text) = value.as_str() else {
        return match value {
            Value::Array(items) => format!("{} entries", items.len()),
            Value::Object(_) => "another value".to_owned(),
            Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            other => other.to_string(),
        };
    };
    match field {
        "verdict" => {
            let label = desk.derived.scale.label(text);
            short(label.map_or(text, |label| &label.text), LETTERS)
        }
        "check_status" => CheckStatus::from(text).label().to_owned(),
        "resolution" => Resolution::from(text).label().to_owned(),
        "importance" => Importance::from(text).label().to_owned(),
        "standing" => Standing::from(text).label().to_owned(),
        "draft" | "checked_against" => {
            let draft = text.parse().ok().and_then(|id| desk.session.drafts.get(id));
            draft.map_or(text.to_owned(), |draft| format!("draft {}", draft.number))
        }
        _ => format!("“{}”", short(text, LETTERS)),
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
