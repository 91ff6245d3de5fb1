//! The sources, one below the other.

use egui::{
    Align, CornerRadius, Event, Id as WidgetId, Key, Label, Layout, Modifiers, RichText, Role,
    Sense, Ui, WidgetInfo,
};

use super::{Message, Sources, row::Row};
use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, Out},
    kit::{
        list::{self, Rows},
        theme::{self, MarkState, fonts, size},
        widgets::{Chip, KeyDown, chip_flow, first_focus, keys_down, muted, region},
    },
};

/// About the height of one.
const ROW: f32 = 58.0;
/// White between the ring around the list and its rows.
const INSIDE: f32 = 5.0;

/// The widget that is the list.
pub fn list_id() -> WidgetId {
    WidgetId::unique("sources")
}

/// The widget that is a row.
fn row_id(key: u64) -> WidgetId {
    WidgetId::unique(("source", key))
}

/// The widget in which words are searched for.
pub fn search_id() -> WidgetId {
    WidgetId::unique("search sources")
}

impl Sources {
    /// Draws the list in what is left of `ui`.
    pub(super) fn rows(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let now = self.place_now();
        let heard = now.and_then(|place| self.row(place));
        let heard = heard.map(|row| row_id(row.key));
        let around = ui.available_rect_before_wrap().expand(INSIDE);
        let here = region(ui, around, list_id(), "Sources", heard);
        if self.fresh.is_none() {
            first_focus(&here);
        }
        self.keys(ui, now, out);
        if self.shown.is_empty() {
            self.none(ui);
            return;
        }
        if desk.view.reveal
            && let Some(now) = now
        {
            self.list.scroll_to(now, list::Align::Nearest);
        }
        let mut cards = Cards {
            rows: &self.found.rows,
            shown: &self.shown,
            revision: self.revision,
            now,
            out,
        };
        self.list.show(ui, "sources", &mut cards);
    }

    fn row(&self, place: usize) -> Option<&Row> {
        let place = self.shown.get(place)?;
        self.found.rows.get(*place)
    }

    fn none(&self, ui: &mut Ui) {
        let words = if self.found.rows.is_empty() {
            "No source is entered yet. N enters one; citing one for a claim enters it too."
        } else {
            "No source is like that."
        };
        let words = RichText::new(words).color(theme::palette(ui.ctx()).muted);
        ui.add_space(size::S);
        ui.add(Label::new(words).wrap());
    }

    /// What keys ask for while the list has the focus, or its search: in their order, for on a slow machine several come in one
    /// frame.
    fn keys(&mut self, ui: &Ui, now: Option<usize>, out: &mut Out<Message>) {
        let focused = ui.memory(|memory| memory.focused());
        let here = focused == Some(list_id());
        let searching = focused == Some(search_id());
        if !here && !searching {
            return;
        }
        if here {
            let pasted = ui.input(|input| {
                input.events.iter().find_map(|event| match event {
                    Event::Paste(text) => Some(text.clone()),
                    _ => None,
                })
            });
            if let Some(text) = pasted {
                out.say(Message::Pasted(text));
            }
        }
        let last = self.shown.len().saturating_sub(1);
        let mut at = now;
        for KeyDown {
            key,
            modifiers,
            repeat,
        } in keys_down(ui)
        {
            if here && modifiers.matches_exact(Modifiers::COMMAND) && key == Key::Z {
                out.act(Action::Undo);
            }
            if here
                && modifiers.matches_exact(Modifiers::COMMAND.plus(Modifiers::SHIFT))
                && key == Key::Z
            {
                out.act(Action::Redo);
            }
            if modifiers.any() {
                continue;
            }
            let to = match key {
                Key::ArrowDown => Some(at.map_or(0, |at| (at + 1).min(last))),
                Key::ArrowUp => Some(at.map_or(0, |at| at.saturating_sub(1))),
                Key::J if here => Some(at.map_or(0, |at| (at + 1).min(last))),
                Key::K if here => Some(at.map_or(0, |at| at.saturating_sub(1))),
                Key::Home if here => Some(0),
                Key::End if here => Some(last),
                _ => None,
            };
            if let Some(row) = to.and_then(|to| self.row(to)) {
                at = to;
                out.say(Message::Choose(row.id));
                continue;
            }
            let chosen = at.and_then(|at| self.row(at)).map(|row| row.id);
            match key {
                Key::PageDown => self.list.scroll_pages(1.0),
                Key::PageUp => self.list.scroll_pages(-1.0),
                _ if repeat => {}
                Key::Enter => out.say(Message::Enter),
                Key::N if here => out.say(Message::New),
                Key::M if here => out.say(Message::Merge),
                Key::Slash if here => {
                    out.ask(Ask::Focus(search_id()));
                }
                Key::Delete if here => {
                    if let Some(id) = chosen {
                        out.say(Message::Remove(id));
                    }
                }
                _ => {}
            }
        }
    }
}

/// The sources as rows of the list.
struct Cards<'a> {
    rows: &'a [Row],
    shown: &'a [usize],
    revision: u64,
    now: Option<usize>,
    out: &'a mut Out<Message>,
}

impl Cards<'_> {
    fn row(&self, index: usize) -> Option<&Row> {
        self.rows.get(*self.shown.get(index)?)
    }
}

impl Rows for Cards<'_> {
    fn revision(&self) -> u64 {
        self.revision
    }

    fn len(&self) -> usize {
        self.shown.len()
    }

    fn key(&self, index: usize) -> u64 {
        self.row(index).map_or(index as u64, |row| row.key)
    }

    fn estimate(&self, _index: usize, _width: f32) -> f32 {
        ROW
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        let on = self.now == Some(index);
        let Some(row) = self
            .rows
            .get(self.shown.get(index).copied().unwrap_or(usize::MAX))
        else {
            return;
        };
        if show(ui, row, on) {
            self.out.say(Message::Choose(row.id));
        }
    }
}

/// How often a source is cited, as words.
fn cited(row: &Row) -> String {
    match row.claims {
        0 => "not cited".to_owned(),
        1 => "1 claim".to_owned(),
        n => format!("{n} claims"),
    }
}

/// What should be known of a source, in a word or two each.
fn marks(row: &Row) -> Vec<(&'static str, MarkState)> {
    let all = [
        (row.confidential, "confidential", MarkState::Attention),
        (row.doubled, "entered twice?", MarkState::ToCheck),
        (
            row.only_source,
            "only source of a claim",
            MarkState::ToCheck,
        ),
        (
            row.only_group && !row.only_source,
            "only group of a claim",
            MarkState::ToCheck,
        ),
        (row.no_archive, "no archived copy", MarkState::Suggested),
        (row.no_access, "no access date", MarkState::Suggested),
    ];
    let all = all.into_iter().filter(|(so, ..)| *so);
    all.map(|(_, words, state)| (words, state)).collect()
}

/// One row. Whether it was pressed.
fn show(ui: &mut Ui, row: &Row, on: bool) -> bool {
    let palette = theme::palette(ui.ctx());
    let fill = on.then_some(palette.selected.tint);
    let frame = egui::Frame {
        fill: fill.unwrap_or_default(),
        corner_radius: CornerRadius::same(size::RADIUS),
        inner_margin: egui::Margin::symmetric(10, 6),
        ..egui::Frame::default()
    };
    let marks = marks(row);
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let ink = if on {
            palette.selected.ink
        } else {
            palette.ink
        };
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let said = cited(row);
                muted(ui, &said);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let font = if on { fonts::ui_bold() } else { fonts::ui() };
                    let words = RichText::new(&row.title).font(font).color(ink);
                    ui.add(Label::new(words).truncate());
                });
            });
        });
        if !row.about.is_empty() {
            let words = RichText::new(&row.about).font(fonts::small());
            ui.add(Label::new(words.color(palette.muted)).truncate());
        }
        if !marks.is_empty() {
            chip_flow(ui, |ui| {
                for (words, state) in &marks {
                    Chip::state(ui, words, *state).show(ui);
                }
            });
        }
    });
    let response = ui.interact(inner.response.rect, row_id(row.key), Sense::CLICK);
    let said: Vec<&str> = marks.iter().map(|(words, _)| *words).collect();
    let mut name = format!("{}, {}", row.title, cited(row));
    for mark in said {
        name.push_str(", ");
        name.push_str(mark);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
    if response.hovered() && !on {
        let round = CornerRadius::same(size::RADIUS);
        let line = egui::Stroke::new(size::HAIR, palette.edge);
        ui.painter()
            .rect_stroke(response.rect, round, line, egui::StrokeKind::Inside);
    }
    response.clicked()
}
