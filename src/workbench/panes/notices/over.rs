//! What is told while something lies on top: above that too, for it is about what was just done there. It stands in a corner that
//! is not in use.

use egui::{Align2, Area, Id, Order, Pos2, Rect, Ui, Vec2};

use super::{
    Notices, Out,
    toasts::{WIDEST, frame, one},
};
use crate::workbench::{desk::Overlay, kit::theme::size};

/// What was told since something came on top.
#[derive(Default)]
pub struct Over {
    /// What lies on top, and the first notice since it came.
    since: Option<(std::mem::Discriminant<Overlay>, u64)>,
    /// The next notice when that was looked at last.
    next: u64,
    /// How large they were when they were drawn last.
    size: Vec2,
}

impl Over {
    /// Something may lie on top that did not before.
    pub fn follow(&mut self, overlay: &Overlay, next: u64) {
        let on_top = std::mem::discriminant(overlay);
        // What is told by the step that brings it on top is of it.
        let before = std::mem::replace(&mut self.next, next);
        self.since = match (overlay, self.since) {
            // The list of all of them shows them itself.
            (Overlay::None | Overlay::Notices, _) => None,
            (_, Some((same, since))) if same == on_top => Some((same, since)),
            _ => Some((on_top, before)),
        };
    }

    /// Whether a notice is shown above what lies on top, and not above the page.
    pub fn shows(&self, number: u64) -> bool {
        self.since.is_some_and(|(_, since)| number >= since)
    }

    /// The corner where they stand: one in which they do not cover what has the focus.
    fn corner(&self, room: Rect, used: Option<Rect>) -> (Align2, Pos2) {
        let corners = [
            (Align2::RIGHT_BOTTOM, room.right_bottom()),
            (Align2::RIGHT_TOP, room.right_top()),
            (Align2::LEFT_BOTTOM, room.left_bottom()),
            (Align2::LEFT_TOP, room.left_top()),
        ];
        let free = corners.into_iter().find(|(align, at)| {
            let covered = align.anchor_size(*at, self.size);
            used.is_none_or(|used| !covered.intersects(used.expand(size::M)))
        });
        free.unwrap_or((Align2::RIGHT_BOTTOM, room.right_bottom()))
    }
}

impl Notices {
    /// Draws those that were told since something came on top, above it.
    pub fn over(&mut self, ui: &Ui, out: &mut Out) {
        if !self.told.above().any(|told| self.over.shows(told.number)) {
            return;
        }
        let ctx = ui.ctx();
        let room = ctx.content_rect().shrink(size::M);
        let focused = ctx.memory(egui::Memory::focused);
        let field = focused.and_then(|id| ctx.read_response(id));
        let used = field.filter(|_| ctx.text_edit_focused());
        let (align, at) = self.over.corner(room, used.map(|field| field.rect));
        let frame = frame(ui);
        // The way out and what is chosen stand on the left.
        let widest = (room.width() * 0.6).clamp(220.0, WIDEST).min(room.width());
        let mut attended = Vec::new();
        let shown = Area::new(Id::unique("notices over what lies on top"))
            .order(Order::Tooltip)
            .pivot(align)
            .fixed_pos(at)
            .constrain_to(room)
            .accessible_name("New notices")
            .show(ctx, |ui| {
                ui.set_max_width(widest.max(0.0));
                ui.spacing_mut().item_spacing.y = size::S;
                for told in self.told.above() {
                    if self.over.shows(told.number) {
                        attended.push(one(ui, frame, told, out));
                    }
                }
            });
        self.over.size = shown.response.rect.size();
        self.pass(ui, false, &attended);
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    #[test]
    fn they_stand_in_a_corner_that_is_not_in_use() {
        let over = Over {
            size: vec2(400.0, 60.0),
            ..Over::default()
        };
        let room = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
        assert_eq!(over.corner(room, None).0, Align2::RIGHT_BOTTOM);
        let below = Rect::from_min_size(pos2(300.0, 520.0), vec2(200.0, 24.0));
        assert_eq!(over.corner(room, Some(below)).0, Align2::RIGHT_TOP);
        let side = Rect::from_min_size(pos2(500.0, 0.0), vec2(200.0, 600.0));
        assert_eq!(over.corner(room, Some(side)).0, Align2::LEFT_BOTTOM);
    }

    #[test]
    fn what_was_told_before_something_came_on_top_stays_below() {
        let mut over = Over::default();
        over.follow(&Overlay::None, 0);
        over.follow(&Overlay::None, 2);
        assert!(!over.shows(1));
        // Told by the step that brings it on top.
        over.follow(&Overlay::Table, 3);
        assert!(!over.shows(1) && over.shows(2));
        over.follow(&Overlay::Table, 4);
        assert!(over.shows(2) && over.shows(3));
        over.follow(&Overlay::Notices, 4);
        assert!(!over.shows(3));
    }
}
