//! One row of the table.

use std::sync::Arc;

use egui::{
    Align, CornerRadius, FontId, Galley, Id as WidgetId, Layout, Modifiers, Rangef, Rect, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    accesskit::Role,
    pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::{sheet::Row, wanted::Column};
use crate::{
    session::{Author, Claim, Common, Id, Resolution, Standing},
    workbench::{
        desk::{Dates, Desk, state_of, verdict_words},
        kit::{
            theme::{self, MarkState, fonts, size},
            widgets::{Chip, lit, ring},
        },
    },
};

/// Height of a row whose words fit into one line, and of one with two.
const ONE: f32 = 32.0;
const TWO: f32 = 58.0;
/// White above the first line.
const ABOVE: f32 = 6.0;
/// Width of the box that selects a row.
pub const BOX: f32 = 28.0;
/// White between two columns.
const GAP: f32 = 10.0;
/// More letters than this are never seen in two lines.
const LETTERS: usize = 400;

/// What was pressed in a row.
#[derive(Clone, Copy, Debug)]
pub enum Pressed {
    /// Its box.
    Box,
    /// The row, with these keys held.
    Row(Modifiers),
    /// The row, twice.
    Twice,
}

/// One row.
pub struct One<'a, 'b> {
    pub row: &'a Row,
    pub columns: &'a [(Column, Rangef)],
    pub articles: &'a [(Id, String)],
    /// It is selected.
    pub chosen: bool,
    /// It has the cursor.
    pub cursor: bool,
    /// What is searched for, in lower case.
    pub search: &'a str,
    pub today: &'a str,
    pub desk: &'a Desk<'b>,
}

/// The widget that is a row.
pub fn row_id(key: u64) -> WidgetId {
    WidgetId::unique(("row of the table", key))
}

/// About how high a row is, for so many letters in a column of a width.
pub fn estimate(letters: u16, width: f32) -> f32 {
    if f32::from(letters) * fonts::STATEMENT_SIZE * 0.46 > width {
        TWO
    } else {
        ONE
    }
}

impl One<'_, '_> {
    /// Draws it.
    pub fn show(&self, ui: &mut Ui) -> Option<Pressed> {
        let palette = theme::palette(ui.ctx());
        let session = self.desk.session;
        let claim = session.claims.get(self.row.id)?;
        let draft = session
            .articles
            .get(claim.article)
            .and_then(|one| one.draft);
        let words = claim.words(draft);
        let wide = |wanted| {
            let found = self.columns.iter().find(|(column, _)| *column == wanted);
            found.map_or(0.0, |(_, range)| range.span() - GAP)
        };
        let aside = claim.standing == Standing::Dismissed;
        let ink = if aside { palette.muted } else { palette.ink };
        let indent = if self.row.part { size::L } else { 0.0 };
        let said = self.set_words(ui, words, ink, wide(Column::Claim) - indent);
        let by = says(claim);
        let by = set(ui, &by, fonts::ui(), ink, wide(Column::Says), 2);
        let lines = said.rows.len().max(by.rows.len());
        let height = if lines > 1 { TWO } else { ONE };
        let room = vec2(ui.available_width(), height);
        let (rect, _) = ui.allocate_exact_size(room, Sense::HOVER);
        let id = row_id(self.row.key);
        let response = ui.interact(rect, id, Sense::CLICK);
        let state = self.state(claim);
        let label = self.desk.derived.names.label(session, self.row.id);
        response.widget_info(|| {
            let words = format!("{label}: {}: {words}", said_state(state, aside, claim));
            WidgetInfo::selected(Role::Row, true, self.chosen, words)
        });
        if self.chosen {
            ui.painter().rect_filled(rect, 0, palette.selected.tint);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0, palette.background);
        }
        let line = Stroke::new(size::HAIR, palette.line);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
        if self.cursor {
            ring(ui, rect, CornerRadius::ZERO);
        }
        let boxed = self.tick(ui, rect, &label);
        let mut words_at = Rect::NOTHING;
        for (column, range) in self.columns {
            let cell = Rect::from_x_y_ranges(*range, rect.y_range());
            let cell = cell.translate(vec2(rect.left(), 0.0));
            match column {
                Column::Claim => {
                    words_at = cell;
                    let at = pos2(cell.left() + indent, cell.top() + ABOVE - 2.0);
                    ui.painter().galley(at, Arc::clone(&said), ink);
                }
                Column::Says => {
                    let at = pos2(cell.left(), cell.top() + ABOVE);
                    ui.painter().galley(at, Arc::clone(&by), ink);
                }
                other => self.cell(ui, *other, cell, (claim, state, aside), &label),
            }
        }
        // Where the words themselves are cut: over the other columns it would hide what is looked at.
        if said.elided && response.hovered() && ui.rect_contains_pointer(words_at) {
            response.clone().on_hover_text(words);
        }
        if boxed {
            Some(Pressed::Box)
        } else if response.double_clicked() {
            Some(Pressed::Twice)
        } else if response.clicked() {
            Some(Pressed::Row(ui.input(|input| input.modifiers)))
        } else {
            None
        }
    }

    /// How it is marked now; a claim in parts as it was when the rows were made.
    fn state(&self, claim: &Claim) -> MarkState {
        if self.row.parts > 0 {
            self.row.state
        } else {
            state_of(self.desk.session, claim, &self.desk.derived.scale)
        }
    }

    /// The box that selects it.
    fn tick(&self, ui: &Ui, rect: Rect, label: &str) -> bool {
        let palette = theme::palette(ui.ctx());
        let area = Rect::from_min_size(rect.min, vec2(BOX, rect.height()));
        let id = row_id(self.row.key).with("box");
        let response = ui.interact(area, id, Sense::CLICK);
        response.widget_info(|| {
            let name = format!("Select {label}");
            WidgetInfo::selected(Role::CheckBox, true, self.chosen, name)
        });
        let middle = pos2(area.left() + BOX / 2.0, rect.top() + ONE / 2.0);
        let square = Rect::from_center_size(middle, vec2(13.0, 13.0));
        let shown = self.chosen || response.hovered() || self.cursor;
        let (fill, edge) = if self.chosen {
            (palette.selected.ink, palette.selected.ink)
        } else {
            (
                palette.paper,
                if shown { palette.muted } else { palette.edge },
            )
        };
        let edge = Stroke::new(size::HAIR, edge);
        ui.painter().rect(square, 3, fill, edge, StrokeKind::Inside);
        if self.chosen {
            let stroke = Stroke::new(1.6, palette.paper);
            let at = |x: f32, y: f32| square.min + vec2(x, y);
            ui.painter()
                .line(vec![at(3.0, 6.8), at(5.6, 9.4), at(10.2, 3.8)], stroke);
        }
        response.clicked()
    }

    fn set_words(&self, ui: &Ui, words: &str, ink: egui::Color32, width: f32) -> Arc<Galley> {
        let end = words.char_indices().nth(LETTERS).map(|(at, _)| at);
        let cut = end.and_then(|end| words.get(..end)).unwrap_or(words);
        let mut job = lit(ui, cut, fonts::statement(), ink, self.search);
        let parts = self.row.parts;
        if parts > 0 {
            let mark = egui::TextFormat::simple(fonts::small(), theme::palette(ui.ctx()).muted);
            let plural = if parts == 1 { "" } else { "s" };
            job.append(&format!("  {parts} part{plural}"), 0.0, mark);
        }
        job.wrap = wrapping(width, 2);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    fn cell(
        &self,
        ui: &mut Ui,
        column: Column,
        rect: Rect,
        (claim, state, aside): (&Claim, MarkState, bool),
        label: &str,
    ) {
        let palette = theme::palette(ui.ctx());
        let ink = if aside { palette.muted } else { palette.ink };
        let width = rect.width() - GAP;
        let plain = |ui: &Ui, words: &str, ink: egui::Color32| {
            let galley = set(ui, words, fonts::ui(), ink, width, 1);
            let at = pos2(rect.left(), rect.top() + ABOVE + 1.0);
            ui.painter().galley(at, galley, ink);
        };
        match column {
            Column::Number => plain(ui, label, palette.muted),
            Column::Article => {
                let title = self.articles.get(self.row.article as usize);
                let title = title.map_or("", |(_, title)| title.as_str());
                plain(ui, title, palette.muted);
            }
            Column::Status => {
                let words = said_state(state, aside, claim);
                let state = if aside { MarkState::Nothing } else { state };
                let shown = format!("{} {words}", state.glyph());
                let chip = Chip::state(ui, &shown, state).named(words);
                chip_in(ui, rect, chip);
            }
            Column::Verdict => {
                let verdict = if self.row.parts > 0 {
                    let parts = &self.desk.derived.parts;
                    parts.state(self.desk.session, self.row.id, claim).verdict
                } else {
                    Common::All(claim.verdict.as_deref())
                };
                match verdict {
                    Common::All(Some(verdict)) => {
                        let scale = &self.desk.derived.scale;
                        let (words, tone) = verdict_words(verdict, scale, palette);
                        chip_in(ui, rect, Chip::toned(words, tone));
                    }
                    Common::All(None) => {}
                    Common::Mixed => chip_in(ui, rect, Chip::plain("differ")),
                }
            }
            Column::Copy => {
                if claim.resolution != Resolution::None {
                    plain(ui, claim.resolution.label(), ink);
                }
            }
            Column::Sources => {
                let count = self.row.sources;
                if count > 0 {
                    plain(ui, &count.to_string(), ink);
                } else if !aside && self.row.parts == 0 {
                    plain(ui, "–", palette.muted);
                }
            }
            Column::Who => {
                let person = claim
                    .assigned_to
                    .and_then(|id| self.desk.session.people.get(id));
                if let Some(person) = person {
                    let initials = if person.initials.is_empty() {
                        Author::initials_of(&person.name)
                    } else {
                        person.initials.clone()
                    };
                    plain(ui, &initials, ink);
                }
            }
            Column::Due => {
                let late = is_past(&claim.due, self.today) && !claim.is_decided();
                let ink = if late { palette.wrong.ink } else { ink };
                let dates = self.desk.outside.dates;
                plain(ui, &short_day(&claim.due, self.today, late, dates), ink);
            }
            Column::Tags => plain(ui, &claim.tags.join(", "), palette.muted),
            Column::Claim | Column::Says => {}
        }
    }
}

/// Who says it: "unnamed, Coastal Wire".
fn says(claim: &Claim) -> String {
    let Some(by) = claim.attribution.as_ref() else {
        return String::new();
    };
    let mut said = by.source.clone();
    if !by.through.is_empty() {
        if !said.is_empty() {
            said.push_str(", ");
        }
        said.push_str(&by.through);
    }
    said
}

/// How a claim is marked, in words.
fn said_state(state: MarkState, aside: bool, claim: &Claim) -> &str {
    match state {
        _ if aside => "Dismissed",
        MarkState::Suggested => "Suggestion",
        MarkState::Stale => "Stale",
        MarkState::Wrong | MarkState::Checked => "Checked",
        MarkState::InProgress => "In progress",
        MarkState::Attention => "Attention",
        _ => claim.check_status.label(),
    }
}

/// Whether a day lies before today; none does not, nor does any where nobody knows what today is.
fn is_past(day: &str, today: &str) -> bool {
    !day.is_empty() && !today.is_empty() && day < today
}

/// A day in few letters, in the order of the desktop: "3 Jun", with the year if it is another; "! 3 Jun" if it is past. What is
/// no day stays as it is.
fn short_day(day: &str, today: &str, late: bool, dates: Dates) -> String {
    let words = dates.day(day);
    let year = today.get(..4).unwrap_or_default();
    let same = !year.is_empty() && day.starts_with(year);
    let (before, after) = (format!("{year}-"), format!(" {year}"));
    let short = words
        .strip_prefix(&before)
        .or_else(|| words.strip_suffix(&after));
    let short = short.filter(|_| same).unwrap_or(&words);
    let short = short.trim_end_matches(',');
    if late {
        format!("! {short}")
    } else {
        short.to_owned()
    }
}

fn wrapping(width: f32, lines: usize) -> TextWrapping {
    TextWrapping {
        max_width: width.max(1.0),
        max_rows: lines,
        overflow_character: Some('…'),
        ..TextWrapping::default()
    }
}

fn set(
    ui: &Ui,
    words: &str,
    font: FontId,
    ink: egui::Color32,
    width: f32,
    lines: usize,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple(words.to_owned(), font, ink, width);
    job.wrap = wrapping(width, lines);
    // A long word in a narrow cell is cut, not left out.
    job.wrap.break_anywhere = lines == 1;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A chip at the left of a cell.
fn chip_in(ui: &mut Ui, rect: Rect, chip: Chip<'_>) {
    let height = ONE.min(rect.height());
    let rect = Rect::from_min_size(rect.min, vec2(rect.width(), height));
    let room = UiBuilder::new()
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    let mut ui = ui.new_child(room);
    ui.set_clip_rect(rect.intersect(ui.clip_rect()));
    chip.show(&mut ui);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_in_few_letters_and_one_that_is_past_is_marked() {
        let today = "2025-05-30";
        for (day, late, dates, words) in [
            ("2025-06-03", false, Dates::DayFirst, "3 Jun"),
            ("2026-01-03", false, Dates::DayFirst, "3 Jan 2026"),
            ("2025-05-03", true, Dates::DayFirst, "! 3 May"),
            ("2025-06-03", false, Dates::MonthFirst, "Jun 3"),
            ("2025-06-03", false, Dates::YearFirst, "06-03"),
            ("spring 2025", false, Dates::DayFirst, "spring 2025"),
            ("", false, Dates::DayFirst, ""),
        ] {
            assert_eq!(is_past(day, today), late, "{day}");
            assert_eq!(short_day(day, today, late, dates), words, "{day}");
        }
    }
}
