//! What two people decided differently: both sides beside each other, decided with one key each.

use egui::{Key, Ui};

use super::{
    Disputes, Message,
    card::{BESIDE, One, can_be_decided},
    found::Found,
};
use crate::{
    session::Id,
    workbench::{
        actions::Action,
        desk::{
            Ask, Desk, Out, Overlay,
            record_words::{field_words, short},
        },
        kit::{
            list::{Align, List, Rows},
            theme::size,
            widgets::{
                KeyDown, Notice, NoticeKind, first_focus, key_caps, keys_down, muted, place_of,
                region, title,
            },
        },
    },
};

/// About the height of one.
const ROW: f32 = 180.0;

/// The most disputes that a card names; the others come after them when they are decided.
const DISPUTES: usize = 4;

impl Disputes {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 120.0).clamp(300.0, 760.0));
        title(ui, "Disputed");
        let found = &self.found;
        let rows = &found.rows;
        let words = match (found.left(), found.decided()) {
            (0, 0) => "Nothing is disputed.".to_owned(),
            (0, decided) => format!(
                "{decided} decided, none left. Until you close this, the other side can be chosen."
            ),
            (left, 0) => {
                format!("{left} to decide. The side that is not chosen stays in the history.")
            }
            (left, decided) => format!(
                "{left} left, {decided} decided. Until you close this, the other side can be chosen."
            ),
        };
        muted(ui, &words);
        let now = self
            .chosen
            .and_then(|number| rows.iter().position(|(other, _)| *other == number))
            .unwrap_or(0);
        keys(ui, &mut self.list, found, now, out);
        if desk.view.reveal && !rows.is_empty() {
            self.list.scroll_to(now, Align::Nearest);
        }
        if !rows.is_empty() {
            let wanted = rows.len().min(20) as f32 * ROW;
            let height = wanted.clamp(ROW, (room.y - 240.0).clamp(ROW, 600.0));
            ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
                ui.set_min_height(height);
                first_focus(&region(ui, ui.max_rect(), list_id(), "Disputes", None));
                let mut cards = Cards {
                    found,
                    now,
                    desk,
                    out,
                };
                self.list.show(ui, "disputes", &mut cards);
            });
        }
        ui.add_space(size::XS);
        foot(ui, found, desk, out);
    }

    /// What two people decided differently about a claim, on its card.
    pub fn about_claim(&self, ui: &mut Ui, claim: Id, out: &mut Out<Message>) {
        let key = Action::Disputes.key();
        let about = self.found.of(claim).take(DISPUTES).enumerate();
        for (place, (number, conflict)) in about {
            let sides = conflict.sides.iter();
            let sides: Vec<String> = sides
                .map(|side| format!("{} ({})", short(&side.said, 60), side.who))
                .collect();
            let words = format!(
                "{} is disputed: {}",
                field_words(&conflict.field),
                sides.join(" / ")
            );
            let mut notice = Notice::new(NoticeKind::Warning, &words).action("Decide");
            if place == 0 && ui.available_width() >= BESIDE {
                notice = notice.key(&key);
            }
            if notice.show(ui).acted {
                out.say(Message::Show(Some(*number)));
            }
        }
    }
}

/// Which keys do what, and the way out.
fn foot(ui: &mut Ui, found: &Found, desk: &Desk<'_>, out: &mut Out<Message>) {
    let left = found.left();
    ui.horizontal_wrapped(|ui| {
        let words = if left == 0 { "Close" } else { "Later" };
        let close = ui.button(words);
        if close
            .on_hover_text("What is not decided stays disputed; the file is in order all the same")
            .clicked()
        {
            out.ask(Ask::Overlay(Overlay::None));
        }
        if found.decided() > 0 {
            let undo = desk.session.undo_label().map(|label| short(label, 40));
            if let Some(undo) = undo
                && ui.button(format!("Undo “{undo}”")).clicked()
            {
                out.act(Action::Undo);
            }
        }
        if left > 0 {
            ui.add_space(size::M);
            key_caps(ui, &["1", "2"], "or");
            key_caps(ui, &["←", "→"], "choose");
            key_caps(ui, &["↑", "↓"], "go on without");
        }
    });
}

/// The widget that is the list.
fn list_id() -> egui::Id {
    egui::Id::unique("disputes")
}

/// Decides and moves as keys ask for while the list has the focus, in their order: on a slow machine several come in one
/// frame.
fn keys(ui: &Ui, list: &mut List, found: &Found, mut now: usize, out: &mut Out<Message>) {
    let here = ui.memory(|memory| memory.has_focus(list_id()));
    let last = found.rows.len().saturating_sub(1);
    for KeyDown {
        key,
        modifiers,
        repeat,
    } in keys_down(ui)
    {
        if modifiers.any() || !here {
            continue;
        }
        let to = match key {
            Key::ArrowDown | Key::J => Some((now + 1).min(last)),
            Key::ArrowUp | Key::K => Some(now.saturating_sub(1)),
            Key::Home => Some(0),
            Key::End => Some(last),
            _ => None,
        };
        match key {
            Key::PageDown => list.scroll_pages(1.0),
            Key::PageUp => list.scroll_pages(-1.0),
            _ => {}
        }
        let Some((number, conflict)) = found.rows.get(to.unwrap_or(now)) else {
            continue;
        };
        if let Some(to) = to {
            now = to;
            out.say(Message::Show(Some(*number)));
        } else if let Some(side) = side_of(key).filter(|_| !repeat)
            && side < conflict.sides.len()
            && can_be_decided(conflict)
        {
            out.say(Message::Decide(*number, side));
            let rows = found.rows.iter().enumerate().skip(now + 1);
            let mut open = rows.filter(|(_, row)| !found.is_decided(row.0));
            now = open.next().map_or(now, |(place, _)| place);
        }
    }
}

/// The side that a key chooses.
fn side_of(key: Key) -> Option<usize> {
    match key {
        Key::ArrowLeft => Some(0),
        Key::ArrowRight => Some(1),
        digit => place_of(digit),
    }
}

/// The disputes as rows of the list.
struct Cards<'a, 'b> {
    found: &'a Found,
    /// Which is to be decided.
    now: usize,
    desk: &'a Desk<'b>,
    out: &'a mut Out<Message>,
}

impl Rows for Cards<'_, '_> {
    fn revision(&self) -> u64 {
        self.found.revision
    }

    fn len(&self) -> usize {
        self.found.rows.len()
    }

    fn key(&self, index: usize) -> u64 {
        let row = self.found.rows.get(index);
        row.map_or(index as u64, |(number, _)| *number)
    }

    fn estimate(&self, _index: usize, _width: f32) -> f32 {
        ROW
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        if let Some((number, conflict)) = self.found.rows.get(index) {
            let one = One {
                conflict,
                place: index,
                all: self.found.rows.len(),
                chosen: index == self.now,
                decided: self.found.is_decided(*number),
                desk: self.desk,
            };
            if let Some(side) = one.show(ui) {
                self.out.say(Message::Decide(*number, side));
            }
            ui.add_space(size::S);
        }
    }
}
