//! Both lists, and the keys.

use egui::{Key, Response, RichText, TextEdit, Ui, vec2};

use super::{
    Message, People, Tab,
    rows::{Asked, Row},
};
use crate::{
    session::Id,
    workbench::{
        desk::{Ask, Desk, Out, Overlay, number_of, record_words::short},
        kit::{
            list::{Align, Each},
            theme::{self, MarkState, fonts, size},
            widgets::{
                Buffer, Chip, KeyDown, Share, around, coverage_bar, first_focus, focus_once,
                key_caps, keys_down, muted, region, row_after, row_card, sides, title, undo_ends,
            },
        },
    },
};

/// About the height of a row.
const ROW: f32 = 76.0;
/// The most claims that a row names.
const NAMED: usize = 8;

impl People {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 56.0).max(300.0));
        self.head(ui, out);
        self.keys(ui, desk, out);
        let at = self.place();
        if let Some(at) = at.filter(|_| desk.view.reveal) {
            self.list.scroll_to(at, Align::Nearest);
        }
        let room = vec2(ui.available_width(), (window.y - 190.0).max(180.0));
        let (mut list, mut right) = sides(ui, room);
        let new_name = self.new_name(&mut list, desk, out);
        let heard = self.chosen().map(row_id);
        let name = self.tab.name();
        let listed = region(&list, around(&list), list_id(), name, heard);
        // Where nobody is listed there is one thing to do; who is, is known once the session was looked at.
        if self.of.is_some() {
            let none = self.shown().is_empty();
            first_focus(if none { &new_name } else { &listed });
        }
        if self.shown().is_empty() {
            list.add_space(size::S);
            muted(
                &mut list,
                match self.tab {
                    Tab::Asked => "Nobody was asked yet: type a name above.",
                    Tab::Working => "Nobody is entered yet: type a name above.",
                },
            );
        } else {
            let rows = match self.tab {
                Tab::Asked => &self.rows.asked,
                Tab::Working => &self.rows.working,
            };
            let mut listed = Listed {
                all: rows.len(),
                chosen: self.chosen(),
                out,
            };
            let mut rows = Each::new(
                (self.revision, rows.len(), ROW),
                |index| rows.get(index),
                |row| number_of(row.id),
                |ui, index, row| listed.show(ui, index, row),
            );
            self.list.show(&mut list, name, &mut rows);
        }
        self.form(&mut right, desk, out);
        foot(ui, !self.shown().is_empty(), out);
    }

    /// The row that is chosen.
    pub(super) fn place(&self) -> Option<usize> {
        let chosen = self.chosen();
        self.shown().iter().position(|row| Some(row.id) == chosen)
    }

    fn head(&self, ui: &mut Ui, out: &mut Out<Message>) {
        ui.horizontal_wrapped(|ui| {
            title(ui, "People");
            ui.add_space(size::M);
            for tab in Tab::ALL {
                let (rows, over) = match tab {
                    Tab::Asked => (&self.rows.asked, "overdue"),
                    Tab::Working => (&self.rows.working, "late"),
                };
                let late = rows.iter().filter(|row| row.overdue.is_some()).count();
                let mut words = format!("{} {}", tab.name(), rows.len());
                if late > 0 {
                    words = format!("{words} · ! {late} {over}");
                }
                let chip = Chip::tab(&words, tab == self.tab);
                if chip.show(ui).clicked() {
                    out.say(Message::Tab(tab));
                }
            }
        });
    }

    /// The line in which somebody new is entered, and what it is for.
    fn new_name(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) -> Response {
        let palette = theme::palette(ui.ctx());
        let about = self.about.filter(|_| self.tab == Tab::Asked);
        if let Some(claim) = about.and_then(|id| desk.session.claims.get(id)) {
            let label = about.map(|id| desk.derived.names.label(desk.session, id));
            let draft = desk.session.articles.get(claim.article);
            let words = short(claim.words(draft.and_then(|one| one.draft)), 110);
            let words = format!("{}: {words}", label.unwrap_or_default());
            let words = RichText::new(words).font(fonts::statement());
            ui.add(egui::Label::new(words.color(palette.ink)).wrap());
        }
        let hint = match (self.tab, about) {
            (Tab::Asked, Some(_)) => "Who is asked about it? A name, then Enter",
            (Tab::Asked, None) => "Somebody to ask: a name, then Enter",
            (Tab::Working, _) => "Somebody who works on it: a name, then Enter",
        };
        let mut words = self.name.clone();
        let mut buffer = Buffer(&mut words);
        let edit = TextEdit::singleline(&mut buffer)
            .id(name_id())
            .hint_text(RichText::new(hint).color(palette.muted))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name("Name of somebody new");
        undo_ends(ui, &response, &self.name, &words);
        focus_once(ui, &response, &mut self.begins);
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if words != self.name {
            out.say(Message::Name(words));
        }
        if enter {
            out.say(Message::Enter);
        }
        ui.add_space(size::XS);
        response
    }

    /// Moves and acts as keys ask for while the list has the focus.
    fn keys(&mut self, ui: &Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let here = ui.memory(|memory| memory.has_focus(list_id()));
        for KeyDown {
            key,
            modifiers,
            repeat,
        } in keys_down(ui)
        {
            if !here || modifiers.any() {
                continue;
            }
            match key {
                Key::N if !repeat => return out.ask(Ask::Focus(name_id())),
                Key::ArrowLeft => return out.say(Message::Tab(Tab::Asked)),
                Key::ArrowRight => return out.say(Message::Tab(Tab::Working)),
                _ => {}
            }
            let Some(now) = self.place() else {
                continue;
            };
            if let Some(to) = row_after(key, now, self.shown().len()) {
                let next = self.shown().get(to).map(|row| row.id);
                self.choose(next);
                self.list.scroll_to(to, Align::Nearest);
                continue;
            }
            let Some(row) = self.shown().get(now) else {
                continue;
            };
            match key {
                Key::PageDown => self.list.scroll_pages(1.0),
                Key::PageUp => self.list.scroll_pages(-1.0),
                Key::Enter if !repeat => {
                    let id = row.id;
                    match (self.tab, self.about, row.claims.first()) {
                        (Tab::Asked, Some(claim), _) => out.say(Message::AskAbout(id, claim)),
                        (.., Some(first)) => out.show_claim(desk.session, first.id),
                        _ => {}
                    }
                    return;
                }
                Key::T if !repeat && self.tab == Tab::Asked => {
                    return out.say(Message::Tried(row.id));
                }
                _ => {}
            }
        }
    }
}

/// The widget that is the list.
pub fn list_id() -> egui::Id {
    egui::Id::unique("people")
}

/// The line for a new name.
pub fn name_id() -> egui::Id {
    egui::Id::unique("somebody new")
}

/// The widget that is a row of the list.
fn row_id(who: Id) -> egui::Id {
    egui::Id::unique(("somebody", number_of(who)))
}

/// Which keys do what, and the way out.
fn foot(ui: &mut Ui, any: bool, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
        if any {
            key_caps(ui, &["↑", "↓"], "next, previous");
            key_caps(ui, &["←", "→"], "the other list");
            key_caps(ui, &["N"], "somebody new");
            key_caps(ui, &["Enter"], "to the first claim");
        }
        key_caps(ui, &["Esc"], "close");
    });
}

/// Where a question stands, as a chip.
pub fn chip(ui: &mut Ui, state: Asked) {
    let (words, state) = match state {
        Asked::ToAsk => ("To ask", MarkState::ToCheck),
        Asked::Waiting => ("Waiting", MarkState::InProgress),
        Asked::Answered => ("Answered", MarkState::Checked),
    };
    Chip::state(ui, &format!("{} {words}", state.glyph()), state)
        .named(words)
        .show(ui);
}

/// The people as rows of the list.
struct Listed<'a> {
    all: usize,
    chosen: Option<Id>,
    out: &'a mut Out<Message>,
}

impl Listed<'_> {
    /// Draws one.
    fn show(&mut self, ui: &mut Ui, index: usize, row: &Row) {
        let palette = theme::palette(ui.ctx());
        let name = format!("{} of {}: {}, {}", index + 1, self.all, row.name, row.line);
        let chosen = self.chosen == Some(row.id);
        let response = row_card(ui, row_id(row.id), &name, chosen, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(&row.name).font(fonts::ui_bold()));
                if let Some(state) = row.state {
                    chip(ui, state);
                }
                if let Some(since) = &row.overdue {
                    Chip::toned(&format!("! overdue since {since}"), palette.wrong).show(ui);
                }
                if row.care {
                    Chip::toned("! in confidence", palette.attention).show(ui);
                }
                if !row.beside.is_empty() {
                    muted(ui, &row.beside);
                }
            });
            if !row.line.is_empty() {
                ui.add(egui::Label::new(&row.line).wrap());
            }
            if row.state.is_some() {
                named(ui, row);
            } else if !row.claims.is_empty() {
                let share = Share {
                    state: MarkState::Checked,
                    amount: row.decided,
                };
                let name = format!("Claims of {} decided", row.name);
                coverage_bar(ui, &name, &[share], row.claims.len());
            }
        });
        if response.clicked() {
            self.out.say(Message::Choose(row.id));
            self.out.ask(Ask::Focus(list_id()));
        }
        ui.add_space(size::S);
    }
}

/// The claims that somebody is asked about.
fn named(ui: &mut Ui, row: &Row) {
    if row.claims.is_empty() {
        return;
    }
    let more = row.claims.len().saturating_sub(NAMED);
    let labels = row.claims.iter().take(NAMED).map(|one| one.label.as_str());
    let mut words = format!("about {}", labels.collect::<Vec<_>>().join(", "));
    if more > 0 {
        words = format!("{words} and {more} more");
    }
    muted(ui, &words);
}
