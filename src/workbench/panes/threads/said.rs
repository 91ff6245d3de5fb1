//! One thread as it is read, and the field for what somebody says to it.

use egui::{
    CornerRadius, Event, Frame, Id as WidgetId, Key, Label, Margin, RichText, TextEdit, Ui,
};

use super::{
    Message,
    rows::{Row, Said},
};
use crate::{
    session::{Correct, Id},
    workbench::{
        desk::{Out, number_of},
        kit::{
            theme::{self, fonts, size},
            widgets::{Buffer, Chip, chip_flow, is_done, undo_ends},
        },
    },
};

/// Where something is said: the card lies below the list, and both may be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the card of a claim.
    Card,
    /// Beside the list.
    List,
}

/// The widget in which something is said: to a thread, by its first comment; of a claim.
pub fn field_id(place: Place, key: Id) -> WidgetId {
    WidgetId::unique(("say", place == Place::List, number_of(key)))
}

/// Everything that was said in a thread.
pub fn thread(ui: &mut Ui, row: &Row) {
    for (at, one) in row.said.iter().enumerate() {
        let left = if at == 0 { 0 } else { 14 };
        let palette = theme::palette(ui.ctx());
        // What comes from outside the house stands out.
        let frame = if one.outside {
            Frame {
                fill: palette.attention.tint,
                corner_radius: CornerRadius::same(size::RADIUS),
                inner_margin: Margin::symmetric(8, 6),
                outer_margin: Margin {
                    left,
                    ..Margin::ZERO
                },
                ..Frame::default()
            }
        } else {
            Frame {
                inner_margin: Margin {
                    left,
                    ..Margin::ZERO
                },
                ..Frame::default()
            }
        };
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            comment(ui, one);
        });
    }
}

fn comment(ui: &mut Ui, one: &Said) {
    let palette = theme::palette(ui.ctx());
    chip_flow(ui, |ui| {
        ui.label(
            RichText::new(&one.who)
                .font(fonts::small_bold())
                .color(palette.ink),
        );
        let when = RichText::new(&one.when).font(fonts::small());
        ui.label(when.color(palette.muted));
        if one.outside {
            Chip::toned("asked outside", palette.attention).show(ui);
        }
        match one.correct {
            Correct::Yes => drop(Chip::toned("✓ says it is correct", palette.checked).show(ui)),
            Correct::No => drop(Chip::toned("× says it is not correct", palette.wrong).show(ui)),
            Correct::Unsaid | Correct::Other(_) => {}
        }
    });
    if !one.text.is_empty() {
        let words = RichText::new(&one.text).color(palette.ink);
        ui.add(Label::new(words).wrap().selectable(true));
    }
}

/// The field in which something is said, with what was typed so far. Enter says it, Shift+Enter makes a new line.
pub fn field(
    ui: &mut Ui,
    place: Place,
    (claim, under): (Id, Option<Id>),
    (name, hint): (&str, &str),
    typed: &str,
    out: &mut Out<Message>,
) {
    let palette = theme::palette(ui.ctx());
    let key = under.unwrap_or(claim);
    let mut words = typed.to_owned();
    let mut buffer = Buffer(&mut words);
    let new_line = egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, Key::Enter);
    let edit = TextEdit::multiline(&mut buffer)
        .id(field_id(place, key))
        .desired_rows(1)
        .return_key(new_line)
        .hint_text(RichText::new(hint).color(palette.muted))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(name);
    undo_ends(ui, &response, typed, &words);
    let said = |event: &Event| is_done(event) || is_enter(event);
    let done = response.has_focus() && ui.input(|input| input.events.iter().any(said));
    if words != typed {
        out.say(Message::Typing(key, words.clone()));
    }
    if done && !words.trim().is_empty() {
        out.say(Message::Say { claim, under });
    }
}

/// Enter alone.
fn is_enter(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: Key::Enter,
            pressed: true,
            modifiers,
            ..
        } if modifiers.is_none()
    )
}
