//! What else there is of a session beside its articles: each pane with how much waits in it.

use egui::accesskit::Role;
use egui::{CornerRadius, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Message;
use crate::workbench::{
    actions::Action,
    desk::{Desk, Out},
    kit::{
        theme::{self, MarkState, fonts, size},
        widgets::{Roving, ring, section},
    },
};

/// The panes of the session, in the order of a check.
const PANES: &[(Action, &str)] = &[
    (Action::Table, "Table"),
    (Action::CompareDrafts, "Drafts"),
    (Action::Disputes, "Disputed"),
    (Action::Backup, "Backup"),
    (Action::Sources, "Sources"),
    (Action::People, "People"),
    (Action::Changes, "Changes"),
    (Action::Threads, "Threads"),
    (Action::SecondCheck, "Second check"),
    (Action::Problems, "Problems"),
    (Action::Dashboard, "Dashboard"),
    (Action::Corrections, "Corrections"),
    (Action::Export, "Summary"),
];

/// How much waits in a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Waits {
    /// How many.
    count: usize,
    /// Somebody has to do something about them.
    open: Option<MarkState>,
}

fn waits(desk: &Desk<'_>, action: Action) -> Waits {
    let derived = desk.derived;
    let (count, open) = match action {
        Action::CompareDrafts => (derived.to_settle.left, Some(MarkState::Attention)),
        Action::Disputes => (derived.disputed.left, Some(MarkState::Attention)),
        Action::Sources => (derived.sources.len(), None),
        Action::Backup => (derived.documents, None),
        Action::Changes => (derived.waiting.changes, Some(MarkState::ToCheck)),
        Action::Threads => (derived.waiting.threads, None),
        Action::People => (derived.waiting.asked, None),
        Action::SecondCheck => (derived.waiting.second, None),
        Action::Corrections => (derived.waiting.corrections, None),
        Action::Problems => {
            let all = derived.problems.figures.as_ref().map(|found| found.all);
            let all = all.unwrap_or_default();
            let open = (all.blocks > 0).then_some(MarkState::Wrong);
            (all.open(), open)
        }
        _ => (0, None),
    };
    Waits { count, open }
}

/// How high the list is, its heading included.
pub fn height() -> f32 {
    (PANES.len() as f32).mul_add(size::CONTROL, size::CONTROL + size::M)
}

/// Draws it: one stop of the Tab key; the arrow keys go from one to the next, Enter opens it.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
    section(ui, "Desk");
    let palette = theme::palette(ui.ctx());
    let shown: Vec<(Action, &str)> = PANES
        .iter()
        .filter(|(action, _)| action.entry().is_some_and(|one| one.when.holds(desk.is)))
        .copied()
        .collect();
    ui.spacing_mut().item_spacing.y = 0.0;
    let row = ui.scope_id().with("panes of the session");
    let roving = Roving::new(ui, row, shown.len(), None);
    for (place, (action, name)) in shown.into_iter().enumerate() {
        let waits = waits(desk, action);
        let width = ui.available_width();
        let (rect, _) = ui.allocate_exact_size(vec2(width, size::CONTROL), Sense::HOVER);
        let response = ui.interact(rect, roving.id(place), roving.sense(place));
        let label = match waits.count {
            0 => name.to_owned(),
            count => format!("{name}, {count}"),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        let corners = CornerRadius::same(size::RADIUS);
        if response.hovered() {
            ui.painter().rect_filled(rect, corners, palette.hover);
        }
        if response.has_focus() {
            ring(ui, rect, corners);
        }
        let inside = rect.shrink2(vec2(8.0, 0.0));
        let words = ui
            .painter()
            .layout_no_wrap(name.to_owned(), fonts::ui(), palette.ink);
        let top = inside.center().y - words.size().y / 2.0;
        ui.painter()
            .galley(pos2(inside.left(), top), words, palette.ink);
        if waits.count > 0 {
            count(ui, inside, waits);
        }
        let hint = action.entry().map_or(String::new(), |one| one.tooltip());
        if response.on_hover_text(hint).clicked() {
            out.act(action);
        }
    }
}

/// The figure at the right end of a line.
fn count(ui: &mut Ui, inside: Rect, waits: Waits) {
    let palette = theme::palette(ui.ctx());
    let figure = waits.count.to_string();
    let tone = waits.open.map(|state| state.tone(palette));
    let ink = tone.map_or(palette.muted, |tone| tone.ink);
    let words = ui.painter().layout_no_wrap(figure, fonts::small(), ink);
    let place = vec2(inside.right() - words.size().x, inside.center().y);
    let at = pos2(place.x, place.y - words.size().y / 2.0);
    if let Some(tone) = tone {
        let behind = Rect::from_min_size(at, words.size()).expand2(vec2(6.0, 2.0));
        ui.painter()
            .rect_filled(behind, CornerRadius::same(size::RADIUS_SMALL), tone.tint);
    }
    ui.painter().galley(at, words, ink);
}
