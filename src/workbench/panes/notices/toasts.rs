//! The notices above the page. They take no room from it, and those that go by themselves wait while somebody is at them.

use egui::accesskit::Live;
use egui::{Align2, Area, CornerRadius, Frame, Id, Order, Rect, ScrollArea, Stroke, Ui};

use super::{Notices, Out, asked};
use crate::workbench::{
    desk::{Desk, Offer, Overlay, Topic},
    kit::{
        notices::{self, Place},
        theme::{self, size},
        widgets::{Notice, NoticeKind},
    },
};

/// A screen reader says it as it comes: what went wrong at once, the rest when it has said what it says.
fn announce(ui: &Ui, urgent: bool) {
    let live = if urgent {
        Live::Assertive
    } else {
        Live::Polite
    };
    ui.ctx()
        .accesskit_node_builder(ui.unique_id(), |node| node.set_live(live));
}

/// As wide as they get.
pub(super) const WIDEST: f32 = 520.0;

/// Seconds that one stays after somebody was at it, at least.
const AFTER: f64 = 3.0;

/// The frame of one.
pub(super) fn frame(ui: &Ui) -> Frame {
    let palette = theme::palette(ui.ctx());
    Frame {
        fill: palette.paper,
        stroke: Stroke::new(size::HAIR, palette.line),
        corner_radius: CornerRadius::same(size::RADIUS),
        shadow: ui.visuals().popup_shadow,
        ..Frame::default()
    }
}

/// Draws one: its number, and whether somebody is at it.
pub(super) fn one(
    ui: &mut Ui,
    frame: Frame,
    told: &notices::Told<Offer, Topic>,
    out: &mut Out,
) -> (u64, bool) {
    let note = &told.note;
    let notice = Notice::new(note.kind, &note.words)
        .closable()
        .details(&note.details);
    let urgent = note.kind == NoticeKind::Error;
    let shown = frame.show(ui, |ui| {
        announce(ui, urgent);
        ui.push_id(told.number, |ui| {
            super::offering(notice, &note.offer).show(ui)
        })
        .inner
    });
    let pointed = ui.rect_contains_pointer(shown.response.rect);
    let attended = pointed || shown.inner.focused;
    asked(told.number, shown.inner, out);
    (told.number, attended)
}

impl Notices {
    /// Draws those that are above the page, at its foot; the newest is the topmost.
    pub fn above(&mut self, ui: &Ui, page: Rect, desk: &Desk<'_>, out: &mut Out) {
        if self.told.above().all(|told| self.over.shows(told.number)) {
            return;
        }
        let page = page.shrink(size::M);
        let frame = frame(ui);
        let mut attended = Vec::new();
        Area::new(Id::unique("notices"))
            .order(Order::Middle)
            .pivot(Align2::LEFT_BOTTOM)
            .fixed_pos(page.left_bottom())
            .constrain_to(page)
            .accessible_name("New notices")
            .show(ui.ctx(), |ui| {
                ui.set_width(page.width().min(WIDEST));
                ScrollArea::vertical()
                    .max_height(page.height())
                    // The area ends where it ended before: it must be able to grow.
                    .min_scrolled_height(page.height())
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = size::S;
                        for told in self.told.above() {
                            if !self.over.shows(told.number) {
                                attended.push(one(ui, frame, told, out));
                            }
                        }
                    });
            });
        self.pass(ui, desk.view.overlay != Overlay::None, &attended);
    }

    /// Time passes for those that go by themselves, unless something lies on top of them or somebody is at them.
    pub(super) fn pass(&mut self, ui: &Ui, covered: bool, attended: &[(u64, bool)]) {
        let now = ui.input(|input| input.time);
        let mut next = f64::INFINITY;
        for (number, attended) in attended {
            let told = self.told.above().find(|told| told.number == *number);
            let Some((stays, place)) = told.and_then(|told| Some((told.stays()?, told.place)))
            else {
                continue;
            };
            let until = match place {
                Place::Above(Some(until)) if *attended || covered => until.max(now + AFTER),
                Place::Above(Some(until)) => until,
                _ => now + stays,
            };
            if until <= now {
                self.told.fade(*number);
                // The next one comes up.
                next = 0.0;
            } else {
                self.told.stay_until(*number, until);
                next = next.min(until - now);
            }
        }
        if next.is_finite() {
            let pause = std::time::Duration::from_secs_f64(next);
            ui.ctx().request_repaint_after(pause);
        }
    }
}
