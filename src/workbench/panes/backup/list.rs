//! The documents of the backup, one below the other, and where words stand in them.

use egui::{FocusDirection, Key, Label, RichText, Ui, vec2};

use std::collections::BTreeMap;

use super::{
    Backup, Message,
    captured::Captures,
    shelf::{Searched, Shelf, Shelved},
};
use crate::{
    backup::{Found, Shape, locator},
    export::plain,
    session::Id,
    text::{Span, counted, kin},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Job, Out, Overlay, number_of, record_words::short},
        kit::{
            list::{Align as Place, Each, List},
            theme::{self, fonts, size},
            widgets::{Edit, Field, first_focus, keys_down, lit, muted, select, title},
        },
    },
};

/// About the height of a row.
const ROW: f32 = 44.0;
/// The most places that are listed.
const MOST: usize = 200;
/// Letters around a place that are shown.
const AROUND: usize = 70;

/// A row: a document, or a place in one.
#[derive(Debug)]
pub struct Row {
    key: u64,
    source: Id,
    place: Option<Span>,
    head: String,
    words: String,
}

/// The list, and what is searched for in it.
#[derive(Debug, Default)]
pub struct Listed {
    list: List,
    words: String,
    looked_for: String,
    /// What the rows are of: the documents, and the words.
    of: Option<(u64, String)>,
    /// What is being searched for.
    asked: Option<(u64, String)>,
    /// Enter was pressed before it was found.
    enters: bool,
    rows: Vec<Row>,
    revision: u64,
    /// The row that Enter opens: the first, until arrow keys go on from there.
    at: usize,
    /// It was opened just now.
    opened: bool,
}

impl Listed {
    /// It is opened.
    pub const fn open(&mut self) {
        self.opened = true;
    }

    /// These words are searched for.
    pub fn search(&mut self, words: String) {
        self.looked_for = kin(&words);
        self.words = words;
        self.enters = false;
    }

    /// Lists anew where the documents or the words are other ones; a search is made in the background.
    pub fn follow(
        &mut self,
        shelf: &Shelf,
        captures: &Captures,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) -> bool {
        if desk.view.overlay != Overlay::Backup {
            return false;
        }
        // Both only grow: so does their sum, with either.
        let of = (shelf.revision + captures.revision, self.looked_for.clone());
        if self.of.as_ref() == Some(&of) {
            return false;
        }
        if self.looked_for.is_empty() {
            let all = shelf.all().iter();
            let rows = all.map(|one| whole(shelf, captures, one)).collect();
            self.show(of, rows);
            return true;
        }
        if self.asked.is_none() {
            self.asked = Some(of.clone());
            let searched = shelf.search();
            let titles: BTreeMap<Id, String> = shelf
                .all()
                .iter()
                .map(|one| (one.source, one.title.clone()))
                .collect();
            // Documents that are called so come after the places: a picture has nothing but its name.
            let called = shelf.all().iter().filter(|one| {
                let named = |name: &str| kin(name).contains(&self.looked_for);
                named(&one.title) || named(&one.file)
            });
            let called: Vec<Row> = called.map(|one| whole(shelf, captures, one)).collect();
            let stopped = Message::Searched(of.clone(), Vec::new());
            let work = move |_: &_| {
                let found = searched.with(|index, here| index.search(&of.1, MOST, here));
                let rows = found
                    .into_iter()
                    .filter_map(|found| row(&searched, found, &titles));
                Message::Searched(of, rows.chain(called).collect())
            };
            out.start(Job::quiet("Searching", work).or(stopped));
        }
        false
    }

    /// Something was found; the place that is to be opened, if somebody has pressed Enter for it already.
    pub fn found(&mut self, of: (u64, String), rows: Vec<Row>) -> Option<(Id, Option<Span>)> {
        self.asked = None;
        if of.1 != self.looked_for {
            return None;
        }
        self.show(of, rows);
        if std::mem::take(&mut self.enters) {
            self.chosen()
        } else {
            None
        }
    }

    /// The row that is chosen; where the rows are not yet what was looked for, the first of these is awaited.
    pub fn chosen(&mut self) -> Option<(Id, Option<Span>)> {
        let is_it = self
            .of
            .as_ref()
            .is_some_and(|(_, words)| *words == self.looked_for);
        if !is_it {
            self.enters = true;
            return None;
        }
        let row = self.rows.get(self.at);
        row.map(|row| (row.source, row.place))
    }

    /// Arrow keys choose another row, also while the field has the keyboard.
    fn keys(&mut self, ui: &Ui) {
        let last = self.rows.len().saturating_sub(1);
        let before = self.at;
        for pressed in keys_down(ui) {
            self.at = match pressed.key {
                _ if pressed.modifiers.any() => continue,
                Key::ArrowDown => (self.at + 1).min(last),
                Key::ArrowUp => self.at.saturating_sub(1),
                _ => continue,
            };
            // Or egui would take the arrow for a way out of the field.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        if self.at != before {
            self.list.scroll_to(self.at, Place::Nearest);
        }
    }

    fn show(&mut self, of: (u64, String), rows: Vec<Row>) {
        // Where the same is listed, with a document more perhaps, the place in it stays.
        if self.of.as_ref().is_none_or(|(_, words)| *words != of.1) {
            self.at = 0;
            self.list.scroll_to(0, Place::Top);
        }
        self.at = self.at.min(rows.len().saturating_sub(1));
        self.of = Some(of);
        self.rows = rows;
        self.revision += 1;
    }

    fn said(&self, shelf: &Shelf) -> String {
        if self.looked_for.is_empty() {
            return match shelf.all().len() {
                0 => "No document yet: drop files or a folder on the window.".to_owned(),
                n => counted(n, "document"),
            };
        }
        let places = self.rows.iter().filter(|row| row.place.is_some()).count();
        match places {
            _ if self
                .of
                .as_ref()
                .is_none_or(|(_, words)| *words != self.looked_for) =>
            {
                "…".to_owned()
            }
            0 if !self.rows.is_empty() => counted(self.rows.len(), "document"),
            0 if shelf.is_settled() => "Nothing found".to_owned(),
            0 => "Nothing found yet: documents are being read…".to_owned(),
            MOST => format!("The best {MOST} places"),
            found => counted(found, "place"),
        }
    }
}

/// The row of a document.
fn whole(shelf: &Shelf, captures: &Captures, one: &Shelved) -> Row {
    let mut words = match shelf.document(one.hash) {
        _ if shelf.wrong(one.hash).is_some() => {
            shelf.wrong(one.hash).unwrap_or_default().to_owned()
        }
        None => "being read…".to_owned(),
        Some(Err(why)) => format!("cannot be shown: {why}"),
        Some(Ok(read)) if !read.unread.is_empty() => {
            format!("its text cannot be read: {}", read.unread)
        }
        Some(Ok(read)) => match (read.shape, read.last_page()) {
            (Shape::Pages, last @ 1..) => format!("{} · {}", read.format, counted(last, "page")),
            (Shape::Picture, _) => read.format.clone(),
            _ => format!(
                "{} · {}",
                read.format,
                counted(read.pieces.len(), "paragraph")
            ),
        },
    };
    match captures.of(one.hash) {
        Some(Ok(found)) => words = format!("{words} · {}", found.short()),
        Some(Err(_)) => words.push_str(" · not held against its hashes"),
        None => {}
    }
    Row {
        key: number_of(one.source),
        source: one.source,
        place: None,
        head: one.title.clone(),
        words: if one.refers_to.is_empty() {
            format!("{} · {words}", one.file)
        } else {
            let at = plain(&one.refers_to);
            format!("{} · {words} · referred to at {at}", one.file)
        },
    }
}

/// The row of a place.
fn row(searched: &Searched, found: Found, titles: &BTreeMap<Id, String>) -> Option<Row> {
    let (source, read, place) = searched.place(found)?;
    let title = titles.get(&source).map_or("", String::as_str);
    Some(Row {
        key: number_of(source) ^ place.start as u64,
        source,
        place: Some(place),
        head: format!("{title} · {}", locator(read, place).0),
        words: around(&read.text, place),
    })
}

/// Some words around a place, on one line.
fn around(text: &str, hit: Span) -> String {
    let before = text.get(..hit.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let letters = before.char_indices().rev().take(AROUND);
    let start = letters.last().map_or(hit.start, |(at, _)| at.max(line));
    let after = text.get(hit.end..).unwrap_or_default();
    let end = after
        .char_indices()
        .take(AROUND)
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    let words = text.get(start..hit.end + end).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let (from, to) = (start > 0, hit.end + end < text.len());
    format!(
        "{}{words}{}",
        if from { "…" } else { "" },
        if to { "…" } else { "" }
    )
}

impl Backup {
    /// Draws it, on top of everything.
    pub fn list(&mut self, ui: &mut Ui, out: &mut Out<Message>) {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 120.0).clamp(300.0, 760.0));
        title(ui, "Backup");
        let listed = &mut self.list;
        ui.horizontal(|ui| {
            let field = Field::new("Find in all documents").hint("Find in all documents");
            let wide = (ui.available_width() - 160.0).max(160.0);
            let id = egui::Id::unique("find in the backup");
            let (response, edit) = field.width(wide).show(ui, id, &listed.words);
            if let Some(Edit::Typing(words) | Edit::Done(words)) = edit {
                out.say(Message::Search(words));
            }
            if response.has_focus() {
                listed.keys(ui);
            }
            if response.has_focus() && std::mem::take(&mut listed.opened) {
                // What was looked for last gives way to what is typed.
                select(ui, id, 0..listed.words.chars().count());
            }
            // Before the field is given the keyboard again.
            let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            first_focus(&response);
            if enter {
                out.say(Message::OpenChosen);
            }
            if let Some(entry) = Action::AddDocuments.entry() {
                let add = ui.button("Add documents…").on_hover_text(entry.hint);
                if add.clicked() {
                    out.act(Action::AddDocuments);
                }
            }
        });
        muted(ui, &listed.said(&self.shelf));
        if !listed.rows.is_empty() {
            let wanted = listed.rows.len().min(20) as f32 * ROW;
            let height = wanted.clamp(140.0, (room.y - 240.0).clamp(140.0, 560.0));
            ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
                ui.set_min_height(height);
                let Listed {
                    list,
                    rows,
                    revision,
                    looked_for,
                    at,
                    ..
                } = listed;
                let mut each = Each::new(
                    (*revision, rows.len(), ROW),
                    |index| rows.get(index),
                    |row: &Row| row.key,
                    |ui: &mut Ui, index, row: &Row| {
                        show_row(ui, row, index == *at, looked_for, out);
                    },
                );
                list.show(ui, "backup", &mut each);
            });
        }
        ui.add_space(size::XS);
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    }
}

fn show_row(ui: &mut Ui, row: &Row, chosen: bool, looked_for: &str, out: &mut Out<Message>) {
    let palette = theme::palette(ui.ctx());
    let ground = ui.painter().add(egui::Shape::Noop);
    let from = ui.cursor().min;
    let head =
        egui::Button::new(RichText::new(short(&row.head, 100)).font(fonts::ui_bold())).frame(false);
    if ui
        .add(head)
        .accessible_name(format!("Open: {}", row.head))
        .clicked()
    {
        out.say(Message::Open(row.source, row.place));
    }
    let words = lit(ui, &row.words, fonts::small(), palette.muted, looked_for);
    ui.add(Label::new(words).truncate());
    if chosen {
        let to = egui::pos2(ui.max_rect().right(), ui.min_rect().bottom());
        let rect = egui::Rect::from_min_max(from, to);
        ui.painter().set(
            ground,
            egui::Shape::rect_filled(rect, size::RADIUS_SMALL, palette.selected.tint),
        );
    }
    ui.add_space(size::XS);
}
