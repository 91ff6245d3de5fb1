//! A list and what belongs to the row that is chosen in it: beside each other, or one above the other.

use egui::{
    AsIdSalt, CornerRadius, Id, Key, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, Vec2,
    WidgetInfo, vec2,
};

use super::{card_frame, ring};
use crate::workbench::kit::theme::{self, size};

/// In less width the two stand one above the other.
const BESIDE: f32 = 680.0;
/// How much of the width the list has.
const LIST: f32 = 0.54;
/// Between the cards of the list and its ring.
const RING: f32 = 6.0;
/// How much of the height it has, where it stands above.
const ABOVE: f32 = 0.5;

/// Two rooms in so much space: for a list, and for the form of the row that is chosen in it.
pub fn sides(ui: &mut Ui, space: Vec2) -> (Ui, Ui) {
    let (rect, _) = ui.allocate_exact_size(space, Sense::HOVER);
    let (list, form) = if rect.width() >= BESIDE {
        rect.split_left_right_at_fraction(LIST)
    } else {
        rect.split_top_bottom_at_fraction(ABOVE)
    };
    let within = |ui: &mut Ui, rect: Rect, margin: Vec2| {
        ui.new_child(UiBuilder::new().max_rect(rect.shrink2(margin)))
    };
    let list = within(ui, list, vec2(size::S, size::S));
    let form = within(ui, form, vec2(size::M, size::XS));
    (list, form)
}

/// Where the ring of the list is drawn: a little outside of its cards.
pub fn around(list: &Ui) -> Rect {
    list.available_rect_before_wrap().expand(RING)
}

/// The form scrolls by itself; its scroll bar stands beside the fields.
pub fn form_area<R>(ui: &mut Ui, salt: impl AsIdSalt, show: impl FnOnce(&mut Ui) -> R) -> R {
    let area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
    let shown = area.show(ui, |ui| {
        let width = ui.available_width() - size::SCROLL_BAR - size::XS;
        ui.set_max_width(width.max(0.0));
        show(ui)
    });
    shown.inner
}

/// A row of the list: a card that is chosen by a click. No stop of the Tab key: the list is, and its keys go from row to row.
/// Nothing in it is pressed.
pub fn row_card(
    ui: &mut Ui,
    id: Id,
    name: &str,
    chosen: bool,
    inside: impl FnOnce(&mut Ui),
) -> Response {
    let palette = theme::palette(ui.ctx());
    let shown = card_frame(palette, chosen).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = size::XS;
        inside(ui);
    });
    let response = ui.interact(shown.response.rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, name));
    if response.hovered() && !chosen {
        let corners = CornerRadius::same(size::RADIUS_LARGE);
        ring(ui, shown.response.rect, corners);
    }
    response
}

/// The row that a key leads to from row `now` of so many; none if it leads nowhere.
pub fn row_after(key: Key, now: usize, rows: usize) -> Option<usize> {
    let last = rows.checked_sub(1)?;
    match key {
        Key::ArrowDown | Key::J => Some(now.saturating_add(1).min(last)),
        Key::ArrowUp | Key::K => Some(now.saturating_sub(1)),
        Key::Home => Some(0),
        Key::End => Some(last),
        _ => None,
    }
}
