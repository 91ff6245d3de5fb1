//! The list of threads, with filters, and one of them beside it.

use egui::{Key, RichText, Ui, vec2};

use super::{
    Message, Threads,
    rows::{Filter, Row},
    said,
};
use crate::{
    session::Id,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Overlay, number_of, record_words::short},
        kit::{
            list::{Align, Each},
            theme::{self, MarkState, fonts, size},
            widgets::{
                Chip, KeyDown, around, first_focus, form_area, key_caps, keys_down, muted, region,
                row_after, row_card, sides, title,
            },
        },
    },
};

/// About the height of a row.
const ROW: f32 = 84.0;

impl Threads {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 56.0).max(300.0));
        self.head(ui, out);
        self.keys(ui, desk, out);
        let at = self.list().position(|row| Some(row.id) == self.chosen);
        if let Some(at) = at.filter(|_| desk.view.reveal) {
            self.list.scroll_to(at, Align::Nearest);
        }
        let room = vec2(ui.available_width(), (window.y - 190.0).max(180.0));
        let (mut list, mut right) = sides(ui, room);
        let heard = self.chosen.map(row_id);
        first_focus(&region(&list, around(&list), list_id(), "Threads", heard));
        if self.listed.is_empty() {
            list.add_space(size::S);
            let words = match self.filter {
                _ if self.all.is_empty() => {
                    "Nobody has said anything yet: Q on a claim writes a comment on it."
                }
                Filter::Mine => "You take part in no thread that is open.",
                Filter::Unanswered => "No thread waits for an answer.",
                _ => "No thread is open.",
            };
            muted(&mut list, words);
        } else {
            let mut listed = Listed {
                all: self.listed.len(),
                chosen: self.chosen,
                out,
            };
            let mut rows = Each::new(
                (self.revision, self.listed.len(), ROW),
                |index| self.all.get(*self.listed.get(index)?),
                |row| number_of(row.id),
                |ui, index, row| listed.show(ui, index, row),
            );
            self.list.show(&mut list, "threads", &mut rows);
        }
        let chosen = self.list().find(|row| Some(row.id) == self.chosen);
        if let Some(row) = chosen {
            self.one(&mut right, row, desk, out);
        }
        foot(ui, !self.listed.is_empty(), desk, out);
    }

    fn head(&self, ui: &mut Ui, out: &mut Out<Message>) {
        ui.horizontal_wrapped(|ui| {
            title(ui, "Threads");
            ui.add_space(size::M);
            for filter in Filter::ALL {
                let count = self.all.iter().filter(|row| filter.takes(row)).count();
                let words = format!("{} {count}", filter.name());
                let chip = Chip::filter(&words, filter == self.filter);
                if chip.show(ui).clicked() {
                    out.say(Message::Filter(filter));
                }
            }
        });
    }

    /// The thread that is chosen.
    fn one(&self, ui: &mut Ui, row: &Row, desk: &Desk<'_>, out: &mut Out<Message>) {
        let palette = theme::palette(ui.ctx());
        form_area(ui, ("thread", row.id), |ui| {
            ui.label(RichText::new(&row.label).font(fonts::ui_bold()));
            let words = RichText::new(&row.words).font(fonts::statement());
            ui.add(egui::Label::new(words.color(palette.muted)).wrap());
            ui.add_space(size::S);
            said::thread(ui, row);
            ui.add_space(size::S);
            if row.resolved {
                muted(ui, "✓ Resolved: it needs nobody any more.");
                if ui.button("Reopen").clicked() {
                    out.say(Message::Resolve(row.id, false));
                }
            } else {
                self.answer(ui, said::Place::List, row, out);
            }
            ui.add_space(size::S);
            if ui.button(format!("Go to {}", row.label)).clicked() {
                out.show_claim(desk.session, row.claim);
            }
        });
    }

    /// Moves and answers as keys ask for while the list has the focus.
    fn keys(&mut self, ui: &Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let here = ui.memory(|memory| memory.has_focus(list_id()));
        for KeyDown {
            key,
            modifiers,
            repeat,
        } in keys_down(ui)
        {
            let now = self.list().position(|row| Some(row.id) == self.chosen);
            let Some(now) = now.filter(|_| here) else {
                continue;
            };
            // No letter alone resolves: whoever means to reply begins to type.
            if key == Key::R && modifiers.shift_only() && !repeat {
                let row = self.list().nth(now);
                let resolve = row.map(|row| Message::Resolve(row.id, !row.resolved));
                return resolve.map_or((), |resolve| out.say(resolve));
            }
            if modifiers.any() {
                continue;
            }
            if let Some(to) = row_after(key, now, self.listed.len()) {
                let row = self.list().nth(to).map(|row| row.id);
                self.chosen = row;
                self.list.scroll_to(to, Align::Nearest);
                continue;
            }
            let Some(row) = self.list().nth(now) else {
                continue;
            };
            match key {
                Key::PageDown => self.list.scroll_pages(1.0),
                Key::PageUp => self.list.scroll_pages(-1.0),
                Key::Enter if !repeat => return out.show_claim(desk.session, row.claim),
                Key::A | Key::R if !repeat => {
                    return out.ask(Ask::Focus(said::field_id(said::Place::List, row.id)));
                }
                _ => {}
            }
        }
    }
}

/// The widget that is the list.
fn list_id() -> egui::Id {
    egui::Id::unique("threads")
}

/// The widget that is a row of it.
fn row_id(thread: Id) -> egui::Id {
    egui::Id::unique(("thread", number_of(thread)))
}

/// Which keys do what, and the way out.
fn foot(ui: &mut Ui, any: bool, desk: &Desk<'_>, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
        let undo = desk.session.undo_label();
        let undo = undo.filter(|label| label.contains("thread") || label.contains("comment"));
        if let Some(undo) = undo
            && ui.button(format!("Undo “{}”", short(undo, 40))).clicked()
        {
            out.act(Action::Undo);
        }
        if any {
            key_caps(ui, &["↑", "↓"], "next, previous");
            key_caps(ui, &["R"], "reply");
            key_caps(ui, &["Shift", "R"], "resolve, reopen");
            key_caps(ui, &["Enter"], "to the claim");
        }
        key_caps(ui, &["Esc"], "close");
    });
}

/// The threads as rows of the list.
struct Listed<'a> {
    all: usize,
    chosen: Option<Id>,
    out: &'a mut Out<Message>,
}

impl Listed<'_> {
    /// Draws one.
    fn show(&mut self, ui: &mut Ui, index: usize, row: &Row) {
        let id = row.id;
        let last = row.said.last();
        let (glyph, word, state) = match (row.resolved, row.waits) {
            (true, _) => ("✓", "Resolved", MarkState::Nothing),
            (false, true) => ("?", "Waits for an answer", MarkState::ToCheck),
            (false, false) => ("…", "Open", MarkState::InProgress),
        };
        let name = format!(
            "Thread {} of {}: {}, {}: {}",
            index + 1,
            self.all,
            row.label,
            word,
            last.map_or("", |one| one.text.as_str())
        );
        let chosen = self.chosen == Some(id);
        let response = row_card(ui, row_id(id), &name, chosen, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(&row.label).font(fonts::ui_bold()));
                Chip::state(ui, &format!("{glyph} {word}"), state)
                    .named(word)
                    .show(ui);
                if row.said.iter().any(|one| one.outside) {
                    let tone = theme::palette(ui.ctx()).attention;
                    Chip::toned("answered from outside", tone).show(ui);
                }
                let answers = row.said.len().saturating_sub(1);
                match answers {
                    0 => {}
                    1 => drop(muted(ui, "1 answer")),
                    many => drop(muted(ui, &format!("{many} answers"))),
                }
            });
            muted(ui, &row.words);
            if let Some(one) = last {
                let words = format!("{} · {}: {}", one.who, one.when, short(&one.text, 160));
                ui.add(egui::Label::new(words).wrap());
            }
        });
        if response.clicked() {
            self.out.say(Message::Choose(id));
            self.out.ask(Ask::Focus(list_id()));
        }
        ui.add_space(size::S);
    }
}
