//! How much of something is done, as a bar.

use egui::accesskit::Role;
use egui::{CornerRadius, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::workbench::kit::theme::{self, MarkState, size};

/// A part of a bar.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// Its state, for its colour.
    pub state: MarkState,
    /// How much there is of it, in any unit.
    pub amount: usize,
}

/// A bar as wide as the space there is: the shares from the left, out of `whole`; the rest is open. `name` says what
/// is measured, "Coverage of Council minutes"; the value that a screen reader reads is the percentage filled.
pub fn coverage_bar(ui: &mut Ui, name: &str, shares: &[Share], whole: usize) -> Response {
    let palette = theme::palette(ui.ctx());
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::BAR), Sense::HOVER);
    let filled: usize = shares.iter().map(|share| share.amount).sum();
    let whole = whole.max(filled).max(1);
    let round = CornerRadius::same(2);
    ui.painter().rect_filled(rect, round, palette.rail);
    let mut done = 0;
    for share in shares.iter().filter(|share| share.amount > 0) {
        let x = |amount: usize| rect.left() + rect.width() * (amount as f32 / whole as f32);
        let part = Rect::from_min_max(
            pos2(x(done), rect.top()),
            pos2(x(done + share.amount), rect.bottom()),
        );
        let first = done == 0;
        done += share.amount;
        let last = done == whole;
        let corners = CornerRadius {
            nw: if first { 2 } else { 0 },
            sw: if first { 2 } else { 0 },
            ne: if last { 2 } else { 0 },
            se: if last { 2 } else { 0 },
        };
        ui.painter()
            .rect_filled(part, corners, share.state.tone(palette).ink);
    }
    let percent = filled as f64 * 100.0 / whole as f64;
    response.widget_info(|| WidgetInfo {
        value: Some(percent.round()),
        current_text_value: Some(format!("{percent:.0} %")),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, name)
    });
    response
}
