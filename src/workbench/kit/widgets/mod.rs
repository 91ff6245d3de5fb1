//! Small widgets that several views share. All of them have an accessible name. Must not know: sessions, claims.

mod bar;
mod buffer;
mod chip;
mod choice;
mod field;
mod focus;
mod keys;
mod lit;
mod notice;
mod picker;
mod redline;
mod side_list;
mod sides;

pub use bar::{Share, coverage_bar};
pub use buffer::Buffer;
pub use chip::{Chip, key_cap, key_caps};
pub use choice::{Choice, choice_row};
pub use field::{
    Edit, Field, drop_focus, forget_fields, forget_typing, is_done, select, undo_ends,
};
pub use focus::{Roving, first_focus, focus_once, is_arrow, region, ring};
pub use keys::{KeyDown, keys_down, place_of};
pub use lit::lit;
pub use notice::{Notice, NoticeKind, NoticeResponse};
pub use picker::{Choosable, Picker, Typed};
pub use redline::{Becomes, marked, redline};
pub use side_list::{Beside, side_list};
pub use sides::{around, form_area, row_after, row_card, sides};

use egui::{Button, CornerRadius, Frame, Margin, Response, RichText, Stroke, Ui, vec2};

use super::theme::{self, Palette, fonts, size};

/// The frame of a card; the open one has a ring.
pub fn card_frame(palette: &Palette, selected: bool) -> Frame {
    let stroke = if selected {
        Stroke::new(size::RING, palette.selected.ink)
    } else {
        Stroke::new(size::HAIR, palette.line)
    };
    Frame {
        fill: palette.paper,
        stroke,
        corner_radius: CornerRadius::same(size::RADIUS_LARGE),
        // The ring grows outwards, so that a card's words stay where they are when it opens.
        inner_margin: if selected {
            Margin::symmetric(11, 9)
        } else {
            Margin::symmetric(12, 10)
        },
        ..Frame::default()
    }
}

/// Chips in a row that goes on in the next line.
pub fn chip_flow<R>(ui: &mut Ui, chips: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = size::CHIP;
        ui.spacing_mut().item_spacing = vec2(6.0, size::XS);
        ui.horizontal_wrapped(chips).inner
    })
    .inner
}

/// The title of what lies on top.
pub fn title(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(fonts::title()));
    ui.add_space(size::XS);
}

/// A button that stands out: what most people press there.
pub fn strong_button(ui: &mut Ui, ready: bool, words: &str) -> Response {
    let palette = theme::palette(ui.ctx());
    let text = RichText::new(words)
        .font(fonts::ui_bold())
        .color(palette.selected.ink);
    ui.add_enabled(ready, Button::new(text).fill(palette.selected.tint))
}

/// The button that a question expects to be pressed: it stands out, and has the keyboard's focus when the question comes
/// up, so that Enter presses it.
pub fn default_button(ui: &mut Ui, words: &str) -> Response {
    let response = strong_button(ui, true, words);
    first_focus(&response);
    response
}

/// The small heading of a section.
pub fn section(ui: &mut Ui, words: &str) -> Response {
    let palette = theme::palette(ui.ctx());
    ui.label(
        RichText::new(words)
            .font(fonts::small_bold())
            .color(palette.muted),
    )
}

/// Words of second rank.
pub fn muted(ui: &mut Ui, words: &str) -> Response {
    let palette = theme::palette(ui.ctx());
    ui.label(RichText::new(words).color(palette.muted))
}

#[cfg(test)]
mod tests;
