//! The list of claims to check again, and the keys.

use egui::{Key, RichText, Ui, vec2};

use super::{
    Message, Second,
    blind::may_find,
    form::{self, EITHER},
    rows::{Filter, Row, Standing},
};
use crate::{
    session::Id,
    workbench::{
        desk::{Ask, Desk, Out, Overlay, number_of},
        kit::{
            list::{Align, Each},
            theme::{self, MarkState, fonts, size},
            widgets::{
                Chip, KeyDown, around, first_focus, key_caps, keys_down, muted, place_of, region,
                row_after, row_card, sides, title,
            },
        },
    },
};

/// About the height of a row.
const ROW: f32 = 72.0;

impl Second {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 56.0).max(300.0));
        self.head(ui, desk, out);
        self.keys(ui, desk, out);
        let at = self.place();
        if let Some(at) = at.filter(|_| desk.view.reveal) {
            self.list.scroll_to(at, Align::Nearest);
        }
        let room = vec2(ui.available_width(), (window.y - 190.0).max(180.0));
        let (mut list, mut right) = sides(ui, room);
        let heard = self.chosen.map(row_id);
        first_focus(&region(
            &list,
            around(&list),
            list_id(),
            "Second check",
            heard,
        ));
        if self.listed.is_empty() {
            list.add_space(size::S);
            let words = match self.filter {
                _ if self.all.is_empty() => "No claim is checked yet.",
                Filter::Waits => "Nothing is left for you to check again.",
                Filter::Differ => "Nobody differs.",
                Filter::Adds => "Nobody gave a verdict where the first gave none.",
                Filter::All => "No claim is checked yet.",
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
            self.list.show(&mut list, "second check", &mut rows);
        }
        let chosen = self.place().and_then(|at| self.list().nth(at));
        if let Some(row) = chosen {
            self.form(&mut right, row, desk, out);
        }
        let standing = chosen.map(|row| row.standing);
        foot(ui, standing, self.is_settling(), may_find(desk), out);
    }

    fn head(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        ui.horizontal_wrapped(|ui| {
            title(ui, "Second check");
            ui.add_space(size::M);
            for filter in Filter::ALL {
                let count = self.all.iter().filter(|row| filter.takes(row)).count();
                if filter == Filter::Adds && count == 0 && filter != self.filter {
                    continue;
                }
                let words = format!("{} {count}", filter.name());
                let chip = Chip::filter(&words, filter == self.filter);
                if chip.show(ui).clicked() {
                    out.say(Message::Filter(filter));
                }
            }
            Self::blindness(ui, desk, out);
        });
        self.ending(ui, out);
    }

    /// Moves and finds as keys ask for while the list has the focus. One key a frame settles or gives: what the next is about
    /// is seen first.
    fn keys(&mut self, ui: &Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let here = ui.memory(|memory| memory.has_focus(list_id()));
        for KeyDown {
            key,
            modifiers,
            repeat,
        } in keys_down(ui)
        {
            let Some(now) = self.place().filter(|_| here && !modifiers.any()) else {
                continue;
            };
            if let Some(to) = row_after(key, now, self.listed.len()) {
                let next = self.list().nth(to).map(|row| row.id);
                self.chosen = next;
                self.list.scroll_to(to, Align::Nearest);
                continue;
            }
            match key {
                Key::PageDown => self.list.scroll_pages(1.0),
                Key::PageUp => self.list.scroll_pages(-1.0),
                _ if repeat => {}
                _ => {
                    let row = self.list().nth(now);
                    if row.is_some_and(|row| self.pressed(key, row, desk, out)) {
                        return;
                    }
                }
            }
        }
    }

    /// A key that finds or settles something, or leads elsewhere. Whether it is one.
    fn pressed(&self, key: Key, row: &Row, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let id = row.id;
        let begun = self.finding.get(&id);
        match (key, row.standing) {
            (Key::Enter, Standing::Waits) if begun.is_some_and(super::Finding::is_ready) => {
                out.say(Message::Give(id));
            }
            (Key::Enter, Standing::Waits) if row.veiled && !may_find(desk) => {
                out.say(Message::CheckBlind(true));
            }
            (_, Standing::Waits) if !may_find(desk) => return false,
            (Key::Enter, _) if row.veiled => out.ask(Ask::Focus(form::field_id(id))),
            (Key::Enter, _) => out.show_claim(desk.session, id),
            (Key::Y, Standing::Waits) => out.ask(Ask::Focus(form::field_id(id))),
            (_, Standing::Waits) => {
                let Some(place) = place_of(key) else {
                    return false;
                };
                let mut finding = begun.cloned().unwrap_or_default();
                let labels = &desk.derived.scale.labels;
                match (labels.get(place), EITHER.get(place)) {
                    (Some(label), _) => finding.verdict = Some(label.id.clone()),
                    (None, Some(correct)) if labels.is_empty() => {
                        finding.correct = correct.clone();
                    }
                    _ => return false,
                }
                out.say(Message::Finding(id, Box::new(finding)));
            }
            (Key::Num1, Standing::Differ) if self.is_settling() => {
                out.say(Message::Settle(id, false));
            }
            (Key::Num2, Standing::Differ) if self.is_settling() => {
                out.say(Message::Settle(id, true));
            }
            _ => return false,
        }
        true
    }
}

/// The widget that is the list.
fn list_id() -> egui::Id {
    egui::Id::unique("second check")
}

/// The widget that is a row of it.
fn row_id(claim: Id) -> egui::Id {
    egui::Id::unique(("second check of", number_of(claim)))
}

/// Which keys do what, and the way out.
fn foot(
    ui: &mut Ui,
    standing: Option<Standing>,
    settles: bool,
    finds: bool,
    out: &mut Out<Message>,
) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
        match standing {
            Some(Standing::Waits) if !finds => {}
            Some(Standing::Waits) => {
                key_caps(ui, &["1", "2", "…"], "what you find");
                key_caps(ui, &["Y"], "why");
                key_caps(ui, &["Enter"], "give it");
            }
            Some(Standing::Differ) if settles => {
                key_caps(ui, &["1"], "the first stands");
                key_caps(ui, &["2"], "take the second");
                key_caps(ui, &["Enter"], "to the claim");
            }
            Some(_) => key_caps(ui, &["Enter"], "to the claim"),
            None => {}
        }
        if standing.is_some() {
            key_caps(ui, &["↑", "↓"], "next, previous");
        }
        key_caps(ui, &["Esc"], "close");
    });
}

/// The claims as rows of the list.
struct Listed<'a> {
    all: usize,
    chosen: Option<Id>,
    out: &'a mut Out<Message>,
}

impl Listed<'_> {
    /// Draws one.
    fn show(&mut self, ui: &mut Ui, index: usize, row: &Row) {
        let id = row.id;
        let (word, state) = match row.standing {
            Standing::Waits => ("to check again", MarkState::ToCheck),
            Standing::Mine => ("for somebody else", MarkState::InProgress),
            Standing::Agree => ("both agree", MarkState::Checked),
            Standing::Differ => ("they differ", MarkState::Attention),
            Standing::Adds => ("first gave no verdict", MarkState::InProgress),
            Standing::Seconds => ("two second checks differ", MarkState::Attention),
        };
        let name = format!(
            "Claim {} of {}: {}: {word}: {}",
            index + 1,
            self.all,
            row.label,
            row.words
        );
        let chosen = self.chosen == Some(id);
        let response = row_card(ui, row_id(id), &name, chosen, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(&row.label).font(fonts::ui_bold()));
                Chip::state(ui, &format!("{} {word}", state.glyph()), state)
                    .named(word)
                    .show(ui);
                if !row.veiled && row.standing != Standing::Seconds {
                    muted(ui, &format!("checked by {}", row.first_by));
                }
            });
            let ink = theme::palette(ui.ctx()).ink;
            let words = RichText::new(&row.words).font(fonts::statement());
            ui.add(egui::Label::new(words.color(ink)).wrap());
        });
        if response.clicked() {
            self.out.say(Message::Choose(id));
            self.out.ask(Ask::Focus(list_id()));
        }
        ui.add_space(size::S);
    }
}
