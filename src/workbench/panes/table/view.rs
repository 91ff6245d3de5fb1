//! The table, and what is asked in it.

use egui::{Label, Modal, Rangef, RichText, Sense, Ui, UiBuilder, vec2};

use super::{
    Message, Table,
    chosen::{Chosen, Listed},
    head,
    marking::Answer,
    row::{self, One, Pressed},
    saved::{self, Named},
    wanted::Column,
};
use crate::{
    session::Id,
    text::kin,
    workbench::{
        desk::{Ask, Desk, Out, Overlay},
        kit::{
            list::{Align, Rows},
            theme::{self, size},
            widgets::{first_focus, key_caps, muted, region},
        },
    },
};

/// What is kept for the bar and the keys below the list, and for the edges of the window.
const BELOW: f32 = 150.0;

/// The widget that is the list.
pub fn list_id() -> egui::Id {
    egui::Id::unique("table")
}

impl Table {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 48.0).max(300.0));
        let top = ui.cursor().top();
        self.head(ui, desk);
        let all = desk.derived.articles.len() > 1 && !self.wanted.one_article;
        let columns = head::columns(ui.available_width() - size::SCROLL_BAR, all);
        self.columns = columns.iter().map(|(column, _)| *column).collect();
        head::left_out(ui, &self.columns, all);
        self.headings(ui, &columns);
        self.keys(ui, desk, out);
        let used = ui.cursor().top() - top;
        let room = vec2(ui.available_width(), (window.y - used - BELOW).max(96.0));
        let (rect, _) = ui.allocate_exact_size(room, Sense::HOVER);
        let heard = self.listed().and_then(|listed| {
            let row = listed.listing.row(self.chosen.at()?)?;
            Some(row::row_id(listed.sheet.rows.get(row)?.key))
        });
        first_focus(&region(ui, rect, list_id(), "Table of claims", heard));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect.shrink(size::RING)));
        inside.set_clip_rect(rect.intersect(ui.clip_rect()));
        self.rows(&mut inside, &columns, desk, out);
        ui.add_space(size::S);
        self.bar(ui, desk, out);
        ui.add_space(size::XS);
        foot(ui, out);
        self.asked_here(ui, desk, out);
        self.names(ui, desk, out);
    }

    fn rows(
        &mut self,
        ui: &mut Ui,
        columns: &[(Column, Rangef)],
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let Some(sheet) = self.sheet.clone() else {
            ui.add_space(size::L);
            muted(ui, "Reading the claims…");
            return;
        };
        if self.listing.order.is_empty() {
            ui.add_space(size::L);
            let words = if sheet.rows.is_empty() {
                "No claims yet. Select words in the article and press C."
            } else {
                "No claim fits these filters."
            };
            let words = RichText::new(words).color(theme::palette(ui.ctx()).muted);
            ui.add(Label::new(words).wrap());
            return;
        }
        if std::mem::take(&mut self.reveal)
            && let Some(at) = self.chosen.at()
        {
            self.list.scroll_to(at, Align::Nearest);
        }
        let search = kin(&self.wanted.words);
        let mut rows = Lines {
            listed: Listed {
                sheet: &sheet,
                listing: &self.listing,
            },
            columns,
            revision: self.shown,
            chosen: &self.chosen,
            search: &search,
            today: &self.today,
            desk,
            pressed: None,
        };
        self.list.show(ui, "table", &mut rows);
        let Some((at, pressed)) = rows.pressed else {
            return;
        };
        let listed = Listed {
            sheet: &sheet,
            listing: &self.listing,
        };
        out.ask(Ask::Focus(list_id()));
        match pressed {
            Pressed::Box => self.chosen.toggle(at, listed),
            Pressed::Row(held) if held.shift => self.chosen.move_to(at, true, listed),
            Pressed::Row(held) if held.command => self.chosen.toggle(at, listed),
            Pressed::Row(_) => {
                self.chosen.clear();
                self.chosen.move_to(at, false, listed);
            }
            Pressed::Twice => {
                if let Some(id) = listed.id(at) {
                    out.say(Message::Open(id));
                }
            }
        }
    }

    /// What is asked about the claims that are meant, over the table.
    fn asked_here(&mut self, ui: &Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(marking) = &mut self.marking else {
            return;
        };
        let modal = Modal::new(egui::Id::unique("marking in the table"));
        let today = &self.today;
        let shown = modal.show(ui.ctx(), |ui| marking.show(ui, today, desk));
        match shown.inner {
            Some(Answer::Do(deed)) => out.say(Message::Marked(deed)),
            Some(Answer::Nothing) => self.marking = None,
            None if shown.backdrop_response.clicked() => self.marking = None,
            None => return,
        }
        out.ask(Ask::Focus(list_id()));
    }

    /// The filters with a name, over the table.
    fn names(&mut self, ui: &Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(typed) = &mut self.naming else {
            return;
        };
        let wanted = &self.wanted;
        let modal = Modal::new(egui::Id::unique("filters with a name"));
        let shown = modal.show(ui.ctx(), |ui| saved::show(ui, typed, desk.filters, wanted));
        match shown.inner {
            Some(Named::Take(wanted)) => self.wanted = *wanted,
            Some(Named::Keep(filters)) => out.ask(Ask::Filters(filters)),
            None if shown.backdrop_response.clicked() => {}
            None => return,
        }
        self.naming = None;
        out.ask(Ask::Focus(list_id()));
    }

    /// What is asked about a claim of the review page, on top of it.
    pub fn marking(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(marking) = &mut self.marking else {
            out.ask(Ask::Overlay(Overlay::None));
            return;
        };
        if let Some(answer) = marking.show(ui, &self.today, desk) {
            out.ask(Ask::Overlay(Overlay::None));
            if let Answer::Do(deed) = answer {
                out.say(Message::Marked(deed));
            }
        }
    }
}

/// Which keys do what, and the way out.
fn foot(ui: &mut Ui, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
        ui.add_space(size::M);
        key_caps(ui, &["Space"], "select");
        key_caps(ui, &["Shift ↓"], "select on");
        key_caps(ui, &["Ctrl A"], "all");
        key_caps(ui, &["Enter"], "open");
        key_caps(ui, &["S"], "sort");
        key_caps(ui, &["/"], "find");
        key_caps(ui, &["Esc"], "let go, close");
    });
}

/// The rows of the list.
struct Lines<'a, 'b> {
    listed: Listed<'a>,
    columns: &'a [(Column, Rangef)],
    revision: u64,
    chosen: &'a Chosen,
    search: &'a str,
    today: &'a str,
    desk: &'a Desk<'b>,
    pressed: Option<(usize, Pressed)>,
}

impl Lines<'_, '_> {
    fn row(&self, index: usize) -> Option<&super::sheet::Row> {
        let row = self.listed.listing.row(index)?;
        self.listed.sheet.rows.get(row)
    }

    fn has(&self, id: Id) -> bool {
        self.chosen.has(id)
    }
}

impl Rows for Lines<'_, '_> {
    fn revision(&self) -> u64 {
        self.revision
    }

    fn len(&self) -> usize {
        self.listed.len()
    }

    fn key(&self, index: usize) -> u64 {
        self.row(index).map_or(index as u64, |row| row.key)
    }

    fn estimate(&self, index: usize, _width: f32) -> f32 {
        let words = self
            .columns
            .iter()
            .find(|(column, _)| *column == Column::Claim);
        let width = words.map_or(0.0, |(_, range)| range.span());
        let letters = self.row(index).map_or(0, |row| row.letters);
        row::estimate(letters, width)
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        let Some(row) = self.row(index) else {
            return;
        };
        let one = One {
            row,
            columns: self.columns,
            articles: &self.listed.sheet.articles,
            chosen: self.has(row.id),
            cursor: self.chosen.at() == Some(index),
            search: self.search,
            today: self.today,
            desk: self.desk,
        };
        if let Some(pressed) = one.show(ui) {
            self.pressed = Some((index, pressed));
        }
    }
}
