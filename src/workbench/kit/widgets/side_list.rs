//! A list of a few things of which one is shown beside it.

use egui::accesskit::Role;
use egui::{
    CornerRadius, Key, Popup, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::{Roving, first_focus, ring};
use crate::workbench::kit::theme::{self, fonts, size};

/// What somebody did in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Looked at another one: by a click, or in passing with the arrows.
    Shown(usize),
    /// Took the one that is shown: Enter.
    Taken,
}

/// Draws the list, one below the other, as one stop of the Tab key; it has the focus where nothing else has. What is passed with
/// the arrows is shown, for that decides nothing; Enter takes it.
pub fn side_list(ui: &mut Ui, name: &str, rows: &[&str], shown: usize) -> Option<Beside> {
    let palette = theme::palette(ui.ctx());
    let enter = ui.input(|input| input.key_pressed(Key::Enter));
    let row = ui.scope_id().with(name);
    let roving = Roving::new(ui, row, rows.len(), Some(shown));
    let mut said = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (place, words) in rows.iter().enumerate() {
        let on = place == shown;
        let width = ui.available_width();
        let (rect, _) = ui.allocate_exact_size(vec2(width, size::CONTROL), egui::Sense::HOVER);
        let response = ui.interact(rect, roving.id(place), roving.sense(place));
        response.widget_info(|| {
            WidgetInfo::selected(
                Role::RadioButton,
                ui.is_enabled(),
                on,
                format!("{name}: {words}"),
            )
        });
        if on {
            first_focus(&response);
        }
        let corners = CornerRadius::same(size::RADIUS);
        let font = if on {
            ui.painter()
                .rect_filled(rect, corners, palette.selected.tint);
            fonts::ui_bold()
        } else {
            if response.hovered() {
                ui.painter().rect_filled(rect, corners, palette.hover);
            }
            fonts::ui()
        };
        if response.has_focus() {
            ring(ui, rect, corners);
        }
        let ink = if on {
            palette.selected.ink
        } else {
            palette.ink
        };
        let inside = rect.shrink2(vec2(8.0, 0.0));
        let mut job = LayoutJob::simple_singleline((*words).to_owned(), font, ink);
        job.wrap = TextWrapping::truncate_at_width(inside.width());
        let galley = ui.painter().layout_job(job);
        let top = inside.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(inside.left(), top), galley, ink);
        // While a list falls down somewhere, Enter is its own.
        if Popup::is_any_open(ui.ctx()) {
            continue;
        }
        if response.clicked() && enter && on {
            said = Some(Beside::Taken);
        } else if !on && (response.clicked() || response.gained_focus()) {
            said = Some(Beside::Shown(place));
        }
    }
    said
}
