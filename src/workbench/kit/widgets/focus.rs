//! Where the keyboard's focus is: regions that can have it, and a row of options as one stop of the Tab key.

use egui::{
    Context, CornerRadius, Event, FocusDirection, Id, Key, Modifiers, Popup, Rect, Response, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role,
};

use crate::workbench::kit::theme::{self, size};

/// A region that can have the focus without being a button: an article, a list. Drawn before what stands in it, so that
/// the Tab key comes to it first. A screen reader is told of `heard` when the region has the focus: the row that is
/// selected in it.
pub fn region(ui: &Ui, rect: Rect, id: Id, name: &str, heard: Option<Id>) -> Response {
    let response = ui.interact(rect, id, Sense::FOCUSABLE);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    if let Some(heard) = heard {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_active_descendant(heard.accesskit_id());
        });
    }
    if response.has_focus() {
        ring(ui, rect, CornerRadius::same(size::RADIUS_SMALL));
        let arrow = |event: &Event| matches!(event, Event::Key { key, pressed: true, .. } if is_arrow(*key));
        if ui.input(|input| input.events.iter().any(arrow)) {
            // They are keys of the region, not a way out of it.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }
    response
}

/// Whether it is an arrow key: where nobody says otherwise, egui moves the focus with them.
pub const fn is_arrow(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight
    )
}

/// The ring around what has the focus.
pub fn ring(ui: &Ui, rect: Rect, corners: CornerRadius) {
    let ink = theme::palette(ui.ctx()).selected.ink;
    let line = Stroke::new(size::RING, ink);
    ui.painter()
        .rect_stroke(rect, corners, line, StrokeKind::Inside);
}

/// Gives the focus to a widget of what lies on top, if nothing there has it: Enter and Space then press this one.
pub fn first_focus(response: &Response) {
    let none = response
        .ctx
        .memory(|memory| memory.focused().is_none_or(|id| id == response.id));
    if none {
        response.request_focus();
    }
}

/// Gives the focus to a widget of what has just come on top, once: `wanted` until it has it. What lies on top is laid out once
/// unseen, where nothing keeps the focus, so to ask for it beforehand is not enough.
pub fn focus_once(ui: &Ui, response: &Response, wanted: &mut bool) {
    if *wanted && ui.is_enabled() && !ui.is_sizing_pass() {
        response.request_focus();
        *wanted = false;
    }
}

/// A row of options as one stop of the Tab key, as WAI-ARIA's radio group: arrow keys, Home and End go from one to the
/// next, and choose nothing by passing; Enter and Space press the one that has the focus.
#[derive(Clone, Copy, Debug)]
pub struct Roving {
    row: Id,
    stop: usize,
}

impl Roving {
    /// A row of so many options, of which one may be chosen; asked before they are drawn.
    pub fn new(ui: &Ui, row: Id, options: usize, chosen: Option<usize>) -> Self {
        let here = |ctx: &Context| ctx.memory(|memory| memory.focused());
        let focused = here(ui.ctx());
        let now = focused.and_then(|id| (0..options).find(|place| row.with(*place) == id));
        let Some(now) = now else {
            let stop = chosen.filter(|place| *place < options).unwrap_or(0);
            return Self { row, stop };
        };
        let last = options.saturating_sub(1);
        let mut stop = now;
        // While a list falls down somewhere, the arrows are its own.
        if Popup::is_any_open(ui.ctx()) {
            return Self { row, stop };
        }
        ui.input_mut(|input| {
            let none = Modifiers::NONE;
            let mut pressed = |key| input.count_and_consume_key(none, key);
            let on = pressed(Key::ArrowRight) + pressed(Key::ArrowDown);
            let back = pressed(Key::ArrowLeft) + pressed(Key::ArrowUp);
            for _ in 0..on {
                stop = if stop == last { 0 } else { stop + 1 };
            }
            for _ in 0..back {
                stop = stop.checked_sub(1).unwrap_or(last);
            }
            if pressed(Key::Home) > 0 {
                stop = 0;
            }
            if pressed(Key::End) > 0 {
                stop = last;
            }
        });
        if stop != now {
            ui.memory_mut(|memory| {
                // Or egui would take the arrow for a way to another widget.
                memory.move_focus(FocusDirection::None);
                memory.request_focus(row.with(stop));
            });
        }
        Self { row, stop }
    }

    /// The widget of an option.
    pub fn id(&self, place: usize) -> Id {
        self.row.with(place)
    }

    /// What an option senses: clicks, and one of them the focus.
    pub fn sense(&self, place: usize) -> Sense {
        if place == self.stop {
            Sense::click()
        } else {
            Sense::CLICK
        }
    }
}
