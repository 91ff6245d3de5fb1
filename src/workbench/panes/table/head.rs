//! Above the table: where claims are from, which are listed, words to find them by, and the headings of the columns.

use egui::{
    Align, Button, CornerRadius, Id as WidgetId, Layout, Popup, Rangef, Rect, ScrollArea, Ui,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::{
    Table,
    row::BOX,
    wanted::{Column, Filter, Wanted},
};
use crate::workbench::{
    desk::Desk,
    kit::{
        theme::{self, fonts, size},
        widgets::{Chip, Edit, Field, Roving, Typed, chip_flow, muted, ring, title},
    },
};

/// Width of the field for words.
const FIELD: f32 = 220.0;
/// Height of a menu from which on it scrolls.
const MENU: f32 = 320.0;
/// The least width of the words of a claim: other columns give way before it is narrower.
const WORDS: f32 = 250.0;

/// The widget that is the field for words.
pub fn field_id() -> WidgetId {
    WidgetId::unique("words of the table")
}

/// The columns that there is room for, each with its place, from the left.
pub fn columns(width: f32, articles: bool) -> Vec<(Column, Rangef)> {
    // What gives way first stands last here.
    const GIVE: [Column; 8] = [
        Column::Number,
        Column::Who,
        Column::Sources,
        Column::Due,
        Column::Says,
        Column::Article,
        Column::Tags,
        Column::Copy,
    ];
    let mut shown: Vec<Column> = Column::ALL.into();
    if !articles {
        shown.retain(|column| *column != Column::Article);
    }
    let taken = |shown: &[Column]| -> f32 { shown.iter().map(|column| wide(*column)).sum() };
    let mut give = GIVE.into_iter().rev();
    while BOX + taken(&shown) + WORDS > width {
        let Some(column) = give.next() else { break };
        shown.retain(|one| *one != column);
    }
    let words = (width - BOX - taken(&shown)).max(WORDS);
    let mut left = BOX;
    shown
        .into_iter()
        .map(|column| {
            let span = if column == Column::Claim {
                words
            } else {
                wide(column)
            };
            let range = Rangef::new(left, left + span);
            left += span;
            (column, range)
        })
        .collect()
}

/// How wide a column is; that of the words takes what is left.
const fn wide(column: Column) -> f32 {
    match column {
        Column::Number => 50.0,
        Column::Claim => 0.0,
        Column::Article | Column::Says => 142.0,
        Column::Status => 118.0,
        Column::Verdict => 112.0,
        Column::Copy => 132.0,
        Column::Sources => 62.0,
        Column::Who => 50.0,
        Column::Due => 82.0,
        Column::Tags => 110.0,
    }
}

impl Table {
    /// Draws what stands above the headings.
    pub(super) fn head(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let line = vec2(ui.available_width(), size::CONTROL);
        ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
            title(ui, "Claims");
            self.scope(ui, desk);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let width = FIELD.min(ui.available_width());
                let field = Field::new("Find in the table").hint("Find in the table   /");
                let (response, edit) = field.width(width).show(ui, field_id(), &self.wanted.words);
                self.in_field = response.has_focus();
                if let Some(Edit::Typing(words) | Edit::Done(words)) = edit {
                    self.wanted.words = words;
                }
                // Said where there is room for it; the heading shows it too.
                let words = self.wanted.order.words();
                let ink = theme::palette(ui.ctx()).muted;
                let painter = ui.painter();
                let said = painter.layout_no_wrap(words.clone(), fonts::ui(), ink);
                if said.size().x + size::L < ui.available_width() {
                    muted(ui, &words);
                }
            });
        });
        ui.add_space(size::XS);
        self.filters(ui, desk);
        ui.add_space(size::XS);
    }

    /// This article, or all.
    fn scope(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        if desk.derived.articles.len() < 2 {
            return;
        }
        let on = usize::from(self.wanted.one_article);
        let row = Roving::new(ui, WidgetId::unique("articles of the table"), 2, Some(on));
        for (place, words) in ["All articles", "This article"].into_iter().enumerate() {
            let chip = Chip::filter(words, on == place).one_of(&row, place);
            if chip.show(ui).clicked() {
                self.wanted.one_article = place == 1;
            }
        }
    }

    /// Which claims, with counts; whose; with which tag; what has a name.
    fn filters(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let sheet = self.sheet.as_deref();
        let people = sheet.map_or(&[][..], |sheet| &sheet.people);
        let tags = sheet.map_or(&[][..], |sheet| &sheet.tags);
        let mut wanted = self.wanted.clone();
        let on = Filter::ALL.iter().position(|one| *one == wanted.filter);
        let has_people = !people.is_empty() || wanted.person.is_some();
        let has_tags = !tags.is_empty() || !wanted.tag.is_empty();
        let mut place = Filter::ALL.len();
        let picks = usize::from(has_people) + usize::from(has_tags);
        let count = place + picks + desk.filters.len() + 1;
        let row = Roving::new(ui, WidgetId::unique("filters of the table"), count, on);
        let naming = chip_flow(ui, |ui| {
            for (place, one) in Filter::ALL.into_iter().enumerate() {
                let words = format!("{} {}", one.name(), self.listing.count(one));
                let chip = Chip::filter(&words, one == self.wanted.filter);
                if chip.one_of(&row, place).show(ui).clicked() {
                    wanted.filter = one;
                }
            }
            if has_people {
                let named = wanted.person.map(|id| {
                    let found = people.iter().find(|one| one.0 == id);
                    found.map_or("somebody", |(_, name, _)| name)
                });
                let lines = people
                    .iter()
                    .map(|(id, name, count)| (Some(*id), name, *count));
                pick(
                    ui,
                    "Checked by",
                    (&row, place),
                    named,
                    lines,
                    &mut wanted.person,
                );
                place += 1;
            }
            if has_tags {
                let tag = wanted.tag.clone();
                let named = (!tag.is_empty()).then_some(tag.as_str());
                let lines = tags.iter().map(|(tag, count)| (tag.clone(), tag, *count));
                pick(ui, "Tagged", (&row, place), named, lines, &mut wanted.tag);
                place += 1;
            }
            for saved in desk.filters {
                let meant = Wanted::of(saved);
                let on = meant == self.wanted;
                let words = format!("Saved: {}", saved.name);
                let chip = Chip::filter(&words, on).one_of(&row, place);
                if chip.show(ui).clicked() {
                    wanted = if on { Wanted::default() } else { meant };
                }
                place += 1;
            }
            let chip = Chip::filter("Save…", false).named("Filters with a name");
            chip.one_of(&row, place).show(ui).clicked()
        });
        self.wanted = wanted;
        if naming {
            self.naming = Some(Typed::default());
        }
    }

    /// The headings; pressed, they sort.
    pub(super) fn headings(&mut self, ui: &mut Ui, columns: &[(Column, Rangef)]) {
        let palette = theme::palette(ui.ctx());
        let room = vec2(ui.available_width(), size::TARGET);
        let (rect, _) = ui.allocate_exact_size(room, egui::Sense::HOVER);
        let order = self.wanted.order;
        let sorted = columns
            .iter()
            .position(|(column, _)| Some(*column) == order.by);
        let row = WidgetId::unique("headings of the table");
        let row = Roving::new(ui, row, columns.len(), sorted);
        for (place, (column, range)) in columns.iter().enumerate() {
            let cell = Rect::from_x_y_ranges(*range, rect.y_range());
            let cell = cell.translate(vec2(rect.left(), 0.0));
            let response = ui.interact(cell, row.id(place), row.sense(place));
            let on = order.by == Some(*column);
            let (sign, how) = match (on, order.down) {
                (false, _) => ("", ""),
                (true, false) => (" ↑", ", sorted"),
                (true, true) => (" ↓", ", sorted downwards"),
            };
            response.widget_info(|| {
                let name = format!("Sort by {}{how}", column.name());
                WidgetInfo::selected(Role::ColumnHeader, true, on, name)
            });
            let ink = if on || response.hovered() {
                palette.ink
            } else {
                palette.muted
            };
            let words = format!("{}{sign}", column.name());
            let galley = ui.painter().layout_no_wrap(words, fonts::small_bold(), ink);
            let top = cell.center().y - galley.size().y / 2.0;
            ui.painter().galley(pos2(cell.left(), top), galley, ink);
            if response.has_focus() {
                ring(
                    ui,
                    cell.expand2(vec2(4.0, 0.0)),
                    CornerRadius::same(size::RADIUS_SMALL),
                );
            }
            if response.clicked() {
                self.wanted.order = order.pressed(*column);
            }
        }
        let line = egui::Stroke::new(size::HAIR, palette.edge);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
}

/// Names the columns that there is no room for.
pub fn left_out(ui: &mut Ui, shown: &[Column], articles: bool) {
    let wanted = |column: &Column| articles || *column != Column::Article;
    let missing: Vec<&str> = Column::ALL
        .iter()
        .filter(|column| wanted(column) && !shown.contains(column))
        .map(|column| column.name())
        .collect();
    if !missing.is_empty() {
        muted(
            ui,
            &format!("In a wider window also: {}", missing.join(", ")),
        );
    }
}

/// A chip with a menu of what claims can be picked out by; once something is picked, one that shows all again.
fn pick<'n, T: Default>(
    ui: &mut Ui,
    lead: &str,
    (row, place): (&Roving, usize),
    named: Option<&str>,
    lines: impl Iterator<Item = (T, &'n String, usize)>,
    picked: &mut T,
) {
    let words = named.map_or_else(|| format!("{lead}…"), |name| format!("{lead} {name} ×"));
    let chip = Chip::filter(&words, named.is_some()).one_of(row, place);
    let chip = chip.show(ui);
    if named.is_some() {
        if chip.clicked() {
            *picked = T::default();
        }
        return;
    }
    Popup::menu(&chip).show(|ui| {
        ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
            for (value, name, count) in lines {
                let line = Button::new(name).right_text(count.to_string());
                if ui.add(line).clicked() {
                    *picked = value;
                }
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_narrow_window_columns_give_way_and_the_words_never_do() {
        let names = |width| -> Vec<Column> {
            let all = columns(width, true).into_iter();
            all.map(|(column, _)| column).collect()
        };
        assert_eq!(names(1400.0), Column::ALL);
        let narrow = names(720.0);
        assert!(!narrow.contains(&Column::Copy) && !narrow.contains(&Column::Article));
        assert!(narrow.contains(&Column::Status) && narrow.contains(&Column::Verdict));
        for width in [300.0, 720.0, 900.0, 1400.0] {
            let all = columns(width, true);
            let words = all.iter().find(|(column, _)| *column == Column::Claim);
            assert!(words.unwrap().1.span() >= WORDS, "{width}");
            let right = all.last().unwrap().1.max;
            assert!(right <= width.max(560.0), "{width}: {right}");
        }
    }
}
