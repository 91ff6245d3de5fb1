//! The bars, each with its name before it and its figures in words behind it.

use egui::{
    Align, Color32, CornerRadius, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::{Dashboard, Message};
use crate::{
    export::dashboard::{Bar, Part, Tone, parts},
    rules::Which,
    text::counted,
    workbench::{
        desk::{Ask, Desk, Out, Overlay},
        kit::{
            theme::{self, MarkState, Palette, fonts, size},
            widgets::{Chip, first_focus, muted, ring, section, title},
        },
    },
};

/// Height of a bar, and how far it is from one to the next.
const BAR: f32 = 12.0;
const STEP: f32 = 26.0;
/// The most bars of a part that are shown; the picture has as many.
const MOST: usize = 30;

impl Dashboard {
    /// Draws it, on top of everything.
    pub fn show(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 96.0).clamp(300.0, 860.0));
        title(ui, "Dashboard");
        let height = (window.y - 190.0).max(120.0);
        match &self.figures {
            None => {
                muted(ui, "Counting…");
                // As high as it will be: what can be pressed stays where it is.
                ui.add_space(height);
            }
            Some(figures) => {
                let words = format!(
                    "{} checked, {} left, {} found wrong, {} need attention",
                    counted(figures.all.checked, "fact"),
                    figures.all.left,
                    figures.all.wrong,
                    figures.all.attention
                );
                muted(ui, &words);
                ScrollArea::vertical()
                    .max_height(height)
                    .min_scrolled_height(height)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        // What the rules find is counted where they are asked.
                        let problems = desk.derived.problems.figures.as_deref();
                        for part in parts(figures, problems) {
                            one(ui, &part, out);
                        }
                    });
            }
        }
        ui.add_space(size::S);
        ui.horizontal(|ui| {
            let close = ui.button("Close");
            first_focus(&close);
            if close.clicked() {
                out.ask(Ask::Overlay(Overlay::None));
            }
            let ready = self.figures.is_some();
            let write = ui.add_enabled(ready, egui::Button::new("Write as a picture…"));
            let hint = "An SVG picture of the same bars with their figures";
            if write.on_hover_text(hint).clicked() {
                out.say(Message::Write);
            }
            let chip = Chip::filter("With the names of people", self.names).show(ui);
            if chip.clicked() {
                out.say(Message::Names(!self.names));
            }
        });
    }
}

/// Bars of one kind, under their heading.
fn one(ui: &mut Ui, part: &Part, out: &mut Out<Message>) {
    ui.add_space(size::M);
    section(ui, part.title);
    let shown = part.bars.iter().take(MOST).enumerate();
    for (place, bar) in shown {
        let id = ui.scope_id().with((part.title, place));
        if let Some(which) = line(ui, id, bar, part.whole) {
            out.ask(Ask::Problems(which));
        }
    }
    let more = part.bars.len().saturating_sub(MOST);
    if more > 0 {
        muted(ui, &format!("and {more} more"));
    }
}

/// One bar; if it was pressed, which problems it leads to.
fn line(ui: &mut Ui, id: egui::Id, bar: &Bar, whole: Option<usize>) -> Option<Which> {
    let palette = theme::palette(ui.ctx());
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, STEP), Sense::HOVER);
    let name = width * 0.32;
    let long = width * if bar.said.len() > 12 { 0.26 } else { 0.5 };
    let place = |left: f32, wide: f32| {
        Rect::from_min_size(pos2(rect.left() + left, rect.top()), vec2(wide, STEP))
    };
    let mut cut = words(ui, place(0.0, name - size::M), &bar.name, palette.ink);
    let sum: usize = bar.pieces.iter().map(|piece| piece.amount).sum();
    let whole = whole.unwrap_or(sum).max(1) as f32;
    let mut left = rect.left() + name;
    let top = rect.center().y - BAR / 2.0;
    for piece in bar.pieces.iter().filter(|piece| piece.amount > 0) {
        let wide = (piece.amount as f32 * long / whole).max(2.0);
        let shape = Rect::from_min_size(pos2(left, top), vec2(wide, BAR));
        ui.painter()
            .rect_filled(shape, CornerRadius::same(2), colour(piece.tone, palette));
        left += wide;
    }
    let beside = name + long + size::M;
    cut |= words(
        ui,
        place(beside, (width - beside).max(40.0)),
        &bar.said,
        palette.muted,
    );
    let words = format!("{}: {}", bar.name, bar.said);
    let (sense, role) = match bar.problems {
        Some(_) => (Sense::click(), Role::Link),
        None => (Sense::HOVER, Role::Label),
    };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(role, true, &words));
    if response.has_focus() {
        ring(ui, rect, CornerRadius::same(size::RADIUS_SMALL));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let pressed = response.clicked();
    if cut {
        response.on_hover_text(words);
    }
    bar.problems.filter(|_| pressed)
}

/// Words in one line, as much of them as fits; whether they are cut.
fn words(ui: &mut Ui, rect: Rect, words: &str, ink: Color32) -> bool {
    let whole = (ui.painter()).layout_no_wrap(words.to_owned(), fonts::ui(), ink);
    let room = egui::UiBuilder::new()
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    let words = RichText::new(words).font(fonts::ui()).color(ink);
    ui.new_child(room).add(Label::new(words).truncate());
    whole.size().x > rect.width()
}

const fn colour(tone: Tone, palette: &Palette) -> Color32 {
    match tone {
        Tone::Good => MarkState::Checked.tone(palette).ink,
        Tone::Middle => palette.todo.ink,
        Tone::Wrong => palette.wrong.ink,
        Tone::Open => palette.attention.ink,
        Tone::Rest => palette.rail,
    }
}
