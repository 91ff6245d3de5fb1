//! A line to type in, and below it the list that it narrows: arrows choose, Enter or a click takes.

use egui::{Button, Key, Modifiers, Response, RichText, ScrollArea, TextEdit, Ui};

use super::{Buffer, muted};
use crate::workbench::kit::theme;

/// What was typed into a picker, and which of its rows is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What is typed.
    pub words: String,
    /// Which row is chosen; the first, once something else is typed.
    pub chosen: usize,
}

/// A row that can be taken, and what is then handed back.
pub struct Choosable<'a, T> {
    /// What is handed back.
    pub is: T,
    /// What is read.
    pub words: RichText,
    /// The key that does the same, or nothing.
    pub key: String,
    /// What is read when the mouse rests on it, or nothing.
    pub hint: &'a str,
}

/// A picker, as it is called and what it says.
pub struct Picker<'a> {
    /// The accessible name of the line.
    pub name: &'a str,
    /// What the empty line says.
    pub hint: &'a str,
    /// What is said where no row fits.
    pub none: &'a str,
}

/// The height of the list at most, in points.
const HIGH: f32 = 360.0;
/// What is kept free above and below it, in points: the line, a title, a button, the edges of the window.
const AROUND: f32 = 200.0;
/// Two rows are seen in any window.
const LEAST: f32 = 64.0;

impl Picker<'_> {
    /// Draws it; what was taken. `rows` are those that fit some words: they are asked for after the keys of this frame, so that
    /// letters and Enter in one slow frame take what was meant.
    pub fn show<'r, T>(
        &self,
        ui: &mut Ui,
        typed: &mut Typed,
        rows: impl FnOnce(&str) -> Vec<Choosable<'r, T>>,
    ) -> Option<T> {
        let (down, up) = ui.input_mut(|input| {
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowDown), pressed(Key::ArrowUp))
        });
        let colour = theme::palette(ui.ctx()).muted;
        let mut buffer = Buffer(&mut typed.words);
        let edit = TextEdit::singleline(&mut buffer)
            .hint_text(RichText::new(self.hint).color(colour))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name(self.name);
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        stay(ui, &response);
        if response.changed() {
            typed.chosen = 0;
        }
        let rows = rows(&typed.words);
        let last = rows.len().saturating_sub(1);
        let before = typed.chosen.min(last);
        typed.chosen = (before + down).min(last).saturating_sub(up);
        if rows.is_empty() {
            // Nor an empty list: egui 0.37 panics when the scroll bar of one is pressed while it fades away.
            muted(ui, self.none);
            return None;
        }
        // What lies on top is as high as it was: a list that was short must be told that it may grow again.
        let room = ui.ctx().content_rect().height() - AROUND;
        let high = HIGH.min(room).max(LEAST);
        let list = ScrollArea::vertical()
            .max_height(high)
            .min_scrolled_height(high)
            .auto_shrink([false, true]);
        list.show(ui, |ui| {
            let mut taken = None;
            for (at, row) in rows.into_iter().enumerate() {
                let chosen = at == typed.chosen;
                let button = Button::selectable(chosen, row.words)
                    .shortcut_text(row.key)
                    .min_size(egui::vec2(ui.available_width(), 0.0));
                let mut response = ui.add(button);
                if !row.hint.is_empty() {
                    response = response.on_hover_text(row.hint);
                }
                if chosen && before != typed.chosen {
                    response.scroll_to_me(None);
                }
                if response.clicked() || (enter && chosen) {
                    taken = Some(row.is);
                }
            }
            taken
        })
        .inner
    }
}

/// The line keeps the keyboard, whatever the arrows are for elsewhere; Tab alone leads on from it to what stands beside it.
fn stay(ui: &Ui, response: &Response) {
    let away = response.id.with("away");
    let tab = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Tab));
    let focused = ui.memory(|memory| memory.focused());
    let is_away = tab
        || ui.data(|data| data.get_temp(away).unwrap_or(false))
            && focused.is_some_and(|id| id != response.id);
    ui.data_mut(|data| data.insert_temp(away, is_away));
    if !is_away {
        response.request_focus();
    }
}
