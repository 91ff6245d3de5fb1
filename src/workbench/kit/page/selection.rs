//! Selecting text with the mouse: characters, words, sentences, across paragraphs.

use egui::{PointerButton, Pos2, Rect, Response, Ui};

use super::galley::Set;
use super::{PageData, PageEvent};
use crate::text::{Span, TokenKind, sentences, tokens};

/// What is selected, and from where.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection {
    /// The end that stays, and the end that follows the mouse, in bytes.
    ends: Option<(usize, usize)>,
    dragging: bool,
}

/// How close to the edge of the view the mouse must come for the page to scroll, and how fast it then does, in
/// points a frame at most.
const EDGE: f32 = 24.0;
const FASTEST: f32 = 24.0;

impl Selection {
    /// The selected span; never an empty one.
    pub const fn span(&self) -> Option<Span> {
        match self.ends {
            Some((a, b)) if a < b => Some(Span { start: a, end: b }),
            Some((a, b)) if a > b => Some(Span { start: b, end: a }),
            _ => None,
        }
    }

    /// Selects a span or nothing.
    pub const fn set(&mut self, span: Option<Span>) {
        self.ends = match span {
            Some(span) => Some((span.start, span.end)),
            None => None,
        };
        self.dragging = false;
    }

    /// Follows the mouse; returns how far the page should scroll because the mouse drags at its edge.
    pub fn follow(
        &mut self,
        ui: &Ui,
        response: &Response,
        view: Rect,
        sets: &[Set],
        data: &PageData<'_>,
        events: &mut Vec<PageEvent>,
    ) -> Option<f32> {
        let before = self.span();
        let mut scroll = None;
        let shift = ui.input(|input| input.modifiers.shift);
        if let Some(point) = response.interact_pointer_pos() {
            if response.drag_started_by(PointerButton::Primary) {
                let origin = ui
                    .input(|input| input.pointer.press_origin())
                    .unwrap_or(point);
                self.dragging = true;
                if let Some(start) = nearest(sets, origin) {
                    self.ends = Some((
                        self.ends
                            .filter(|_| shift)
                            .map_or(start, |(stays, _)| stays),
                        start,
                    ));
                }
            }
            if self.dragging
                && response.dragged()
                && let (Some((stays, _)), Some(to)) = (self.ends, nearest(sets, point))
            {
                self.ends = Some((stays, to));
                scroll = edge(view, point);
            }
            if response.clicked() {
                self.click(point, response, shift, sets, data);
            }
        }
        let settled = if self.dragging {
            let stopped = response.drag_stopped();
            if stopped {
                self.dragging = false;
            }
            stopped
        } else {
            before != self.span()
        };
        if settled {
            events.push(
                self.span()
                    .map_or(PageEvent::Unselected, PageEvent::Selected),
            );
        }
        if before != self.span() {
            // What is painted was painted before the mouse was asked.
            ui.ctx().request_repaint();
        }
        scroll
    }

    /// One click lets go, or with Shift extends; two select a word, three a sentence.
    fn click(
        &mut self,
        point: Pos2,
        response: &Response,
        shift: bool,
        sets: &[Set],
        data: &PageData<'_>,
    ) {
        let under = sets
            .iter()
            .find_map(|set| set.under(point).map(|byte| (set.chunk.span, byte)));
        if response.triple_clicked() {
            self.set(under.and_then(|(around, byte)| sentence(data, around, byte)));
        } else if response.double_clicked() {
            self.set(under.and_then(|(around, byte)| word(data.text, around, byte)));
        } else if shift {
            if let (Some((stays, _)), Some(to)) = (self.ends, nearest(sets, point)) {
                self.ends = Some((stays, to));
            }
        } else {
            // The next Shift+click counts from here.
            self.ends = nearest(sets, point).map(|at| (at, at));
        }
    }
}

/// The place in the text nearest to a point, among the pieces that are laid out.
fn nearest(sets: &[Set], point: Pos2) -> Option<usize> {
    let distance = |set: &Set| {
        let lines = set.rect().y_range();
        (lines.min - point.y).max(point.y - lines.max).max(0.0)
    };
    sets.iter()
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
        .map(|set| set.nearest(point))
}

/// How far to scroll for a mouse that drags at a place.
fn edge(view: Rect, point: Pos2) -> Option<f32> {
    let above = view.top() + EDGE - point.y;
    let below = point.y - (view.bottom() - EDGE);
    if above > 0.0 {
        Some(-above.min(FASTEST))
    } else if below > 0.0 {
        Some(below.min(FASTEST))
    } else {
        None
    }
}

/// The word or number at a byte, within a piece of text.
fn word(text: &str, around: Span, byte: usize) -> Option<Span> {
    tokens(text, around)
        .into_iter()
        .find(|token| token.span.contains(byte) && token.kind != TokenKind::Mark)
        .map(|token| token.span)
}

/// The sentence at a byte, within a piece of text.
fn sentence(data: &PageData<'_>, around: Span, byte: usize) -> Option<Span> {
    sentences(data.text, around, data.language)
        .into_iter()
        .find(|sentence| sentence.contains(byte))
}
