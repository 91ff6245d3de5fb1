//! A row of keys of which one is down: a claim's status, verdict, resolution.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{CornerRadius, Galley, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Roving, ring};
use crate::workbench::kit::theme::{self, fonts, size};

/// One key of a row.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// Its word.
    pub label: &'a str,
    /// What it does and its shortcut, shown under the pointer; may be empty.
    pub hint: &'a str,
}

/// White at the sides of a word, from roomy to tight: a row that fits into one line with a little less gets that.
const PADDINGS: [f32; 3] = [9.0, 7.5, 6.0];

/// A row of keys in one frame, going on in the next line where the width ends. Returns the key that was pressed. One stop
/// of the Tab key ([`Roving`]).
///
/// To a screen reader each is a radio button called "Verdict: False", `axis` being "Verdict".
pub fn choice_row(
    ui: &mut Ui,
    axis: &str,
    choices: &[Choice<'_>],
    selected: Option<usize>,
) -> Option<usize> {
    let palette = theme::palette(ui.ctx());
    let words: Vec<Arc<Galley>> = choices
        .iter()
        .enumerate()
        .map(|(place, choice)| {
            let (font, colour) = if selected == Some(place) {
                (fonts::ui_bold(), palette.selected.ink)
            } else {
                (fonts::ui(), palette.ink)
            };
            ui.painter()
                .layout_no_wrap(choice.label.to_owned(), font, colour)
        })
        .collect();
    // A little more than the plain word needs, so that going bold moves no neighbour.
    let widths: Vec<f32> = choices
        .iter()
        .zip(&words)
        .map(|(choice, galley)| {
            let bold =
                ui.painter()
                    .layout_no_wrap(choice.label.to_owned(), fonts::ui_bold(), palette.ink);
            bold.size().x.max(galley.size().x)
        })
        .collect();
    let (widths, lines) = fit(&widths, ui.available_width());
    let height = size::CONTROL;
    let step = height + size::XS;
    let whole = vec2(
        lines.iter().map(|line| line.width).fold(0.0, f32::max),
        step * lines.len() as f32 - size::XS,
    );
    let (area, _) = ui.allocate_exact_size(whole.max(vec2(0.0, 0.0)), Sense::HOVER);

    let row = ui.scope_id().with(axis);
    let roving = Roving::new(ui, row, choices.len(), selected);
    let mut pressed = None;
    let mut place = 0;
    for (number, line) in lines.iter().enumerate() {
        let top = area.top() + step * number as f32;
        let frame = Rect::from_min_size(pos2(area.left(), top), vec2(line.width, height));
        ui.painter()
            .rect_filled(frame, CornerRadius::same(size::RADIUS), palette.paper);
        let mut x = frame.left();
        let mut focused = None;
        for inside in 0..line.keys {
            let (Some(choice), Some(galley), Some(&width)) =
                (choices.get(place), words.get(place), widths.get(place))
            else {
                break;
            };
            let rect = Rect::from_min_size(pos2(x, top), vec2(width, height));
            let on = selected == Some(place);
            let response = ui.interact(rect, roving.id(place), roving.sense(place));
            response.widget_info(|| {
                WidgetInfo::selected(
                    Role::RadioButton,
                    ui.is_enabled(),
                    on,
                    format!("{axis}: {}", choice.label),
                )
            });
            let corners = corners(inside == 0, inside + 1 == line.keys);
            if on {
                ui.painter()
                    .rect_filled(rect, corners, palette.selected.tint);
            } else if response.hovered() {
                ui.painter().rect_filled(rect, corners, palette.hover);
            }
            if inside > 0 {
                ui.painter()
                    .vline(x, rect.y_range(), Stroke::new(size::HAIR, palette.edge));
            }
            if response.has_focus() {
                focused = Some((rect, corners));
            }
            let at = rect.center() - galley.size() / 2.0;
            ui.painter().galley(at, galley.clone(), palette.ink);
            if response.clicked() {
                pressed = Some(place);
            }
            if !choice.hint.is_empty() {
                response.on_hover_text(choice.hint);
            }
            x += width;
            place += 1;
        }
        ui.painter().rect_stroke(
            frame,
            CornerRadius::same(size::RADIUS),
            Stroke::new(size::HAIR, palette.edge),
            StrokeKind::Inside,
        );
        if let Some((rect, corners)) = focused {
            ring(ui, rect, corners);
        }
    }
    pressed
}

fn corners(first: bool, last: bool) -> CornerRadius {
    let left = if first { size::RADIUS } else { 0 };
    let right = if last { size::RADIUS } else { 0 };
    CornerRadius {
        nw: left,
        sw: left,
        ne: right,
        se: right,
    }
}

/// The widths of the keys with as much white as one line allows, and their lines.
fn fit(words: &[f32], available: f32) -> (Vec<f32>, Vec<Line>) {
    let with = |padding: f32| -> Vec<f32> {
        let each = words.iter().map(|width| (width + 2.0 * padding).ceil());
        each.collect()
    };
    let roomy = with(PADDINGS.first().copied().unwrap_or_default());
    let one_line = PADDINGS
        .into_iter()
        .map(with)
        .find(|widths| widths.iter().sum::<f32>() <= available);
    let widths = one_line.unwrap_or(roomy);
    let lines = lines(&widths, available);
    (widths, lines)
}

/// One line of keys.
struct Line {
    keys: usize,
    width: f32,
}

/// How many keys go into each line.
fn lines(widths: &[f32], available: f32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for &width in widths {
        match lines.last_mut() {
            Some(line) if line.width + width <= available => {
                line.keys += 1;
                line.width += width;
            }
            _ => lines.push(Line { keys: 1, width }),
        }
    }
    lines
}
