//! The documents of the backup, one below the other, and where words stand in them.

use egui::{Key, Label, RichText, Ui, vec2};

use super::{Backup, Message, shelf::Shelf};
use crate::{
    backup::{Document, Shape},
    session::Id,
    text::{Kin, Span, counted, kin, sentences},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Overlay, number_of, record_words::short},
        kit::{
            list::{Each, List},
            theme::{self, fonts, size},
            widgets::{Edit, Field, first_focus, lit, muted, title},
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
    of: Option<(u64, String)>,
    rows: Vec<Row>,
    /// All places that were found.
    found: usize,
    revision: u64,
}

impl Listed {
    /// These words are searched for.
    pub fn search(&mut self, words: String) {
        self.looked_for = kin(&words);
        self.words = words;
    }

    /// Lists anew where the documents or the words are other ones.
    pub fn follow(&mut self, shelf: &Shelf, desk: &Desk<'_>) -> bool {
        if desk.view.overlay != Overlay::Backup {
            return false;
        }
        let of = (shelf.revision, self.looked_for.clone());
        if self.of.as_ref() == Some(&of) {
            return false;
        }
        self.rows.clear();
        self.found = 0;
        for one in shelf.all() {
            let read = shelf.document(one.hash);
            if self.looked_for.is_empty() {
                let words = match read {
                    None => "being read…".to_owned(),
                    Some(Err(why)) => format!("cannot be shown: {why}"),
                    Some(Ok(read)) if !read.unread.is_empty() => {
                        format!("its text cannot be read: {}", read.unread)
                    }
                    Some(Ok(read)) => match (read.shape, read.last_page()) {
                        (Shape::Pages, last @ 1..) => {
                            format!("{} · {}", read.format, counted(last, "page"))
                        }
                        (Shape::Picture, _) => read.format.clone(),
                        _ => format!(
                            "{} · {}",
                            read.format,
                            counted(read.pieces.len(), "paragraph")
                        ),
                    },
                };
                self.rows.push(Row {
                    key: number_of(one.source),
                    source: one.source,
                    place: None,
                    head: one.title.clone(),
                    words: match shelf.wrong(one.hash) {
                        Some(wrong) => format!("{} · {wrong}", one.file),
                        None => format!("{} · {words}", one.file),
                    },
                });
                continue;
            }
            let Some(Ok(read)) = read else { continue };
            for hit in Kin::of(&read.text).hits(&self.looked_for) {
                self.found += 1;
                if self.rows.len() >= MOST {
                    continue;
                }
                let piece = read.piece_at(hit.start);
                let place = piece.map_or("", |(_, piece)| piece.locator.as_str());
                self.rows.push(Row {
                    key: number_of(one.source) ^ hit.start as u64,
                    source: one.source,
                    place: Some(sentence_around(read, hit)),
                    head: if place.is_empty() {
                        one.title.clone()
                    } else {
                        format!("{} · {place}", one.title)
                    },
                    words: around(&read.text, hit),
                });
            }
        }
        self.of = Some(of);
        self.revision += 1;
        true
    }

    fn said(&self, shelf: &Shelf) -> String {
        if self.looked_for.is_empty() {
            return match shelf.all().len() {
                0 => "No document yet: drop files or a folder on the window.".to_owned(),
                n => counted(n, "document"),
            };
        }
        match self.found {
            0 => "Nothing found".to_owned(),
            found if found > MOST => {
                format!("{}, the first {MOST} of them", counted(found, "place"))
            }
            found => counted(found, "place"),
        }
    }
}

/// The sentence that a place stands in: that is what would be cited.
fn sentence_around(document: &Document, hit: Span) -> Span {
    let Some((_, piece)) = document.piece_at(hit.start) else {
        return hit;
    };
    let language = if document.language.is_empty() {
        "en"
    } else {
        &document.language
    };
    let mut all = sentences(&document.text, piece.span, language).into_iter();
    all.find(|one| one.covers(hit)).unwrap_or(hit)
}

/// Some words around a place, on one line.
fn around(text: &str, hit: Span) -> String {
    let before = text.get(..hit.start).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .take(AROUND)
        .last()
        .map_or(hit.start, |(at, _)| at);
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
            // Before the field is given the keyboard again.
            let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            first_focus(&response);
            if enter && let Some(row) = listed.rows.first() {
                out.say(Message::Open(row.source, row.place));
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
                    ..
                } = listed;
                let mut each = Each::new(
                    (*revision, rows.len(), ROW),
                    |index| rows.get(index),
                    |row: &Row| row.key,
                    |ui: &mut Ui, _, row: &Row| show_row(ui, row, looked_for, out),
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

fn show_row(ui: &mut Ui, row: &Row, looked_for: &str, out: &mut Out<Message>) {
    let palette = theme::palette(ui.ctx());
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
    ui.add_space(size::XS);
}
