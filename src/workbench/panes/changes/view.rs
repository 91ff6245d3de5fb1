//! The list of changes: current and proposed words in the sentence, why, what became of it; decided with one key each.

use egui::{FontId, text::LayoutJob};
use egui::{Key, Label, RichText, Ui, vec2};

use super::{
    Changes, Message, WAYS,
    about::{decided, said},
    form,
    rows::{Filter, Row, Stand},
};
use crate::{
    session::{Decision, Id},
    workbench::{
        actions::Action,
        desk::{
            Ask, Desk, Out, Overlay, number_of,
            record_words::{capital, short},
        },
        kit::{
            list::{Align, Each},
            theme::{self, MarkState, fonts, size},
            widgets::{
                Becomes, Chip, KeyDown, around, first_focus, key_caps, keys_down, muted, place_of,
                redline, region, row_after, row_card, sides, title,
            },
        },
    },
};

/// Said where there is none at all.
const NONE: &str = "No change was asked for yet: D on a claim asks for one.";
/// About the height of a row.
const ROW: f32 = 112.0;
/// The most letters of a sentence before and after a change, where it is told in one line.
const AROUND: usize = 28;

impl Changes {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 56.0).max(300.0));
        self.head(ui, out);
        self.keys(ui, desk, out);
        let at = self.rows.iter().position(|row| Some(row.id) == self.chosen);
        if let Some(at) = at.filter(|_| desk.view.reveal) {
            self.list.scroll_to(at, Align::Nearest);
        }
        let room = vec2(ui.available_width(), (window.y - 190.0).max(180.0));
        let (mut list, mut right) = sides(ui, room);
        let heard = self.chosen.map(row_id);
        first_focus(&region(&list, around(&list), list_id(), "Changes", heard));
        if self.rows.is_empty() {
            list.add_space(size::S);
            let words = match self.filter {
                _ if self.count.all() == 0 => NONE,
                Filter::Waiting => "No change waits for a decision.",
                Filter::Decided => "No change was decided yet.",
                Filter::Disputed => "No change is disputed.",
                Filter::All => NONE,
            };
            muted(&mut list, words);
        } else {
            let mut listed = Listed {
                all: self.rows.len(),
                chosen: self.chosen,
                out,
            };
            let mut rows = Each::new(
                (self.revision, self.rows.len(), ROW),
                |index| self.rows.get(index),
                |row| number_of(row.id),
                |ui, index, row| listed.show(ui, index, row),
            );
            self.list.show(&mut list, "changes", &mut rows);
        }
        if let Some(id) = self.chosen {
            let asks = self.rewording == Some(id);
            form::show(&mut right, id, asks, desk, out);
        }
        let stand = at.and_then(|at| self.rows.get(at)).map(|row| row.stand);
        foot(ui, stand, desk, out);
    }

    fn head(&self, ui: &mut Ui, out: &mut Out<Message>) {
        ui.horizontal_wrapped(|ui| {
            title(ui, "Changes");
            ui.add_space(size::M);
            for filter in Filter::ALL {
                let count = self.count.of(filter);
                if filter == Filter::Disputed && count == 0 && filter != self.filter {
                    continue;
                }
                let words = format!("{} {count}", filter.name());
                let chip = Chip::filter(&words, filter == self.filter);
                if chip.show(ui).clicked() {
                    out.say(Message::Filter(filter));
                }
            }
        });
    }

    /// Decides and moves as keys ask for while the list has the focus. One key a frame decides: what the next is about is
    /// seen first. What is decided already no digit decides again: it is opened again first, by another key.
    fn keys(&mut self, ui: &Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let here = ui.memory(|memory| memory.has_focus(list_id()));
        for KeyDown {
            key,
            modifiers,
            repeat,
        } in keys_down(ui)
        {
            let now = self.rows.iter().position(|row| Some(row.id) == self.chosen);
            let Some(now) = now.filter(|_| here && !modifiers.any()) else {
                continue;
            };
            let Some(row) = self.rows.get(now) else {
                continue;
            };
            if let Some(to) = row_after(key, now, self.rows.len()) {
                let to_row = self.rows.get(to).map(|row| row.id);
                self.choose(to_row);
                self.list.scroll_to(to, Align::Nearest);
                continue;
            }
            match key {
                Key::PageDown => self.list.scroll_pages(1.0),
                Key::PageUp => self.list.scroll_pages(-1.0),
                Key::Enter if !repeat => return out.show_claim(desk.session, row.claim),
                Key::U if !repeat && row.stand == Stand::Decided => {
                    return out.say(Message::Decide(row.id, Decision::Pending));
                }
                _ => {
                    let way = place_of(key).and_then(|place| WAYS.get(place));
                    let waits = !repeat && row.stand == Stand::Waits;
                    if let Some(way) = way.filter(|_| waits) {
                        return out.say(Message::Decide(row.id, way.clone()));
                    }
                }
            }
        }
    }
}

/// The widget that is the list.
pub fn list_id() -> egui::Id {
    egui::Id::unique("changes")
}

/// The widget that is a row of it.
fn row_id(change: Id) -> egui::Id {
    egui::Id::unique(("change", number_of(change)))
}

/// What was decided, as a chip.
pub fn chip(ui: &mut Ui, row: &Row) {
    let state = match &row.decision {
        _ if row.stand == Stand::Disputed => MarkState::Attention,
        Decision::Pending => MarkState::ToCheck,
        Decision::Accepted | Decision::Reworded => MarkState::Checked,
        Decision::Stet => MarkState::Nothing,
        Decision::Cut => MarkState::Wrong,
        Decision::Other(_) => MarkState::Attention,
    };
    let word = capital(decided(row));
    Chip::state(ui, &format!("{} {word}", state.glyph()), state)
        .named(&word)
        .show(ui);
}

/// A change in its sentence; in one line as much of the sentence as goes into it.
pub fn line_of(ui: &Ui, row: &Row, font: FontId, brief: bool) -> LayoutJob {
    let ink = theme::palette(ui.ctx()).ink;
    let last = row.marked.len().saturating_sub(1);
    let cut: Vec<(Becomes, String, bool)> = row
        .marked
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let becomes = match one.kind {
                "old" => Becomes::Gone,
                "new" => Becomes::New,
                _ => Becomes::Same,
            };
            let words = match becomes {
                Becomes::Same if brief && at == 0 && last > 0 => end_of(&one.text),
                Becomes::Same if brief && at == last => short(&one.text, AROUND),
                _ => one.text.clone(),
            };
            (becomes, words, one.space)
        })
        .collect();
    let words = cut.iter();
    let words = words.map(|(becomes, words, space)| (*becomes, words.as_str(), *space));
    redline(ui, words, font, ink)
}

/// The end of some words, with an ellipsis where there are more.
fn end_of(words: &str) -> String {
    let skip = words.chars().count().saturating_sub(AROUND);
    if skip == 0 {
        return words.to_owned();
    }
    let end: String = words.chars().skip(skip).collect();
    format!("…{}", end.trim_start())
}

/// Which keys do what, and the way out.
fn foot(ui: &mut Ui, stand: Option<Stand>, desk: &Desk<'_>, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
        let undo = desk.session.undo_label();
        let undo = undo.filter(|label| label.contains("change"));
        if let Some(undo) = undo
            && ui.button(format!("Undo “{}”", short(undo, 40))).clicked()
        {
            out.act(Action::Undo);
        }
        match stand {
            Some(Stand::Waits) => {
                for (at, way) in WAYS.iter().enumerate() {
                    key_caps(ui, &[&(at + 1).to_string()], way.label());
                }
            }
            Some(Stand::Decided) => key_caps(ui, &["U"], "undecide it"),
            Some(Stand::Disputed) | None => {}
        }
        if stand.is_some() {
            key_caps(ui, &["↑", "↓"], "go on without");
            key_caps(ui, &["Enter"], "to the claim");
        }
        key_caps(ui, &["Esc"], "close");
    });
}

/// The changes as rows of the list.
struct Listed<'a> {
    all: usize,
    chosen: Option<Id>,
    out: &'a mut Out<Message>,
}

impl Listed<'_> {
    /// Draws one.
    fn show(&mut self, ui: &mut Ui, index: usize, row: &Row) {
        let name = format!("Change {} of {}: {}", index + 1, self.all, said(row));
        let chosen = self.chosen == Some(row.id);
        let response = row_card(ui, row_id(row.id), &name, chosen, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(&row.label).font(fonts::ui_bold()));
                chip(ui, row);
                if !row.severity.is_empty() {
                    Chip::plain(&row.severity).show(ui);
                }
                let beside = [row.article.as_str(), row.who.as_str()];
                let beside: Vec<&str> = beside.into_iter().filter(|one| !one.is_empty()).collect();
                muted(ui, &beside.join(" · "));
            });
            ui.add(Label::new(line_of(ui, row, fonts::statement(), false)).wrap());
            if !row.reason.is_empty() {
                muted(ui, &row.reason);
            }
        });
        if response.clicked() {
            self.out.say(Message::Choose(row.id));
            self.out.ask(Ask::Focus(list_id()));
        }
        ui.add_space(size::S);
    }
}
