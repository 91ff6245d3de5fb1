//! A list of rows of different heights of which only the visible ones are laid out.
//!
//! Rows nobody has seen have an estimated height, which is corrected when they are. A correction above what the eye
//! rests on moves the scroll position with it, so nothing jumps. The work of a frame is bounded by what is visible;
//! only a new revision of the rows costs time in proportion to their number. Must not know: what a row shows.

mod each;
mod heights;
mod measured;

use std::ops::Range;

use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, pos2, scroll_area::ScrollBarVisibility, vec2};

pub use each::Each;
use heights::Heights;
use measured::Measured;

/// The rows of a [`List`].
pub trait Rows {
    /// Changes whenever rows were added, removed or reordered.
    fn revision(&self) -> u64;

    /// How many there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Who row `index` is, whatever its place: its measured height and its widgets go with it. Unique in the list.
    fn key(&self, index: usize) -> u64;

    /// About how high it is at a width, in points; cheap, for it is asked of every row of a new revision.
    fn estimate(&self, index: usize, width: f32) -> f32;

    /// Lays it out.
    fn show(&mut self, ui: &mut Ui, index: usize);
}

/// Where a row should come to stand in the viewport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the top.
    Top,
    /// In the middle (a row higher than the viewport: at the top).
    Center,
    /// Wherever the shortest way leads; nowhere if it is wholly visible (a row higher than the viewport: at the top).
    Nearest,
    /// The same, but of a row higher than the viewport the end is shown.
    End,
}

/// A row's height is only known again after this much of a difference, in points.
const TOLERANCE: f64 = 0.5;
/// How many passes a jump may take to settle.
const ATTEMPTS: u8 = 4;

/// What a list remembers from frame to frame.
#[derive(Debug, Default)]
pub struct List {
    heights: Heights,
    keys: Vec<u64>,
    /// The heights of rows that were seen: they keep them wherever they come to stand.
    measured: Measured,
    /// The revision that `heights` and `keys` belong to.
    revision: Option<u64>,
    /// Width of the rows in the last frame.
    width: f32,
    /// Height of the viewport in the last frame.
    viewport: f32,
    /// Offset of the viewport in the last frame.
    offset: f64,
    /// What was visible in the last frame.
    visible: Range<usize>,
    /// The scroll position to take up in the next pass.
    correction: Option<f64>,
    /// The row to bring into view, and how many passes have tried.
    target: Option<(usize, Align, u8)>,
    /// The row that must keep its place on screen while others change.
    held: Option<u64>,
    /// The widget that has the keyboard's focus, once it has been brought into view.
    followed: Option<Id>,
}

impl List {
    /// Brings a row into view, also one that has never been laid out.
    pub const fn scroll_to(&mut self, index: usize, align: Align) {
        self.target = Some((index, align, 0));
    }

    /// Scrolls by a distance, in points; down is positive.
    pub fn scroll_by(&mut self, distance: f32) {
        self.target = None;
        self.correction = Some(self.correction.unwrap_or(self.offset) + f64::from(distance));
    }

    /// Scrolls by a screenful: `1.0` down, `-1.0` up.
    pub fn scroll_pages(&mut self, pages: f32) {
        self.scroll_by(pages * self.viewport * 0.9);
    }

    /// Keeps the row of this key where it is on screen in the next frame, whatever changes its height meanwhile: for
    /// the row that was clicked.
    pub const fn hold(&mut self, key: u64) {
        self.held = Some(key);
    }

    /// The rows that were at least partly visible in the last frame.
    pub fn visible(&self) -> Range<usize> {
        self.visible.clone()
    }

    /// Height of the viewport in the last frame, in points.
    pub const fn viewport(&self) -> f32 {
        self.viewport
    }

    /// Lays out the visible rows in what is left of `ui`, with scroll bar and mouse wheel.
    pub fn show(&mut self, ui: &mut Ui, salt: &str, rows: &mut impl Rows) {
        let available = ui.available_size();
        self.follow(rows, available.x);
        if let Some(wanted) = self.aim(available.y) {
            self.correction = Some(wanted);
        }
        let mut area = ScrollArea::vertical()
            .id_salt(salt)
            .auto_shrink(false)
            .scroll_bar_visibility(ScrollBarVisibility::VisibleWhenNeeded);
        if let Some(offset) = self.correction.take() {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a scroll position, in points"
            )]
            let offset = offset.clamp(
                0.0,
                (self.heights.total() - f64::from(available.y)).max(0.0),
            ) as f32;
            area = area.vertical_scroll_offset(offset);
        }
        area.show_viewport(ui, |ui, viewport| self.rows(ui, viewport, rows));
    }

    /// Takes over a new revision of the rows; linear in their number, and nothing at all otherwise.
    fn follow(&mut self, rows: &impl Rows, width: f32) {
        self.width = width;
        if self.revision == Some(rows.revision()) && self.keys.len() == rows.len() {
            return;
        }
        let same = self.revision.is_some()
            && self.keys.len() == rows.len()
            && (0..rows.len())
                .zip(&self.keys)
                .all(|(index, key)| rows.key(index) == *key);
        if same {
            // Something in the rows is new, but not which there are: their heights are measured as they are shown.
            self.revision = Some(rows.revision());
            return;
        }
        let anchor = self.keys.get(self.visible.start).copied();
        let anchor_at = self.heights.before(self.visible.start);

        self.keys.clear();
        self.keys
            .extend((0..rows.len()).map(|index| rows.key(index)));
        self.measured.keep_about(self.keys.len());
        let known = self.keys.iter().map(|key| self.measured.get(*key));
        let heights = known
            .enumerate()
            .map(|(index, known)| known.unwrap_or_else(|| rows.estimate(index, width).max(1.0)));
        self.heights = Heights::new(heights.collect());
        self.visible = 0..0;
        if self.revision.is_some()
            && let Some(place) = anchor.and_then(|key| self.place(key))
        {
            let at = self.heights.before(place);
            self.visible = place..place + 1;
            if (at - anchor_at).abs() > TOLERANCE {
                self.correction = Some(self.correction.unwrap_or(self.offset) + at - anchor_at);
            }
        }
        self.revision = Some(rows.revision());
    }

    /// The place of a row. Looked for: it is asked for once after a change, and a table of places would take longer to make.
    fn place(&self, key: u64) -> Option<usize> {
        self.keys.iter().position(|one| *one == key)
    }

    /// The scroll position that the row to bring into view asks for, as far as heights are known.
    fn aim(&self, viewport: f32) -> Option<f64> {
        let (index, align, _) = self.target?;
        let top = self.heights.before(index);
        let height = f64::from(self.heights.get(index));
        let viewport = f64::from(viewport);
        let space = (viewport - height).max(0.0);
        let offset = self.correction.unwrap_or(self.offset);
        let wanted = match align {
            Align::Top => top,
            Align::Center => top - space / 2.0,
            Align::Nearest if top < offset => top,
            Align::Nearest if top + height > offset + viewport => top - space,
            Align::End if top + height > offset + viewport => top + height - viewport,
            Align::End if top < offset && height <= viewport => top,
            Align::Nearest | Align::End => offset,
        };
        let last = (self.heights.total() - viewport).max(0.0);
        Some(wanted.clamp(0.0, last))
    }

    /// The inside of the scroll area.
    fn rows(&mut self, ui: &mut Ui, viewport: Rect, rows: &mut impl Rows) {
        self.offset = f64::from(viewport.min.y);
        self.viewport = viewport.height();
        let left = ui.max_rect().left();
        let width = ui.available_width();
        let bottom = ui.clip_rect().bottom();
        // In double precision: far down a long list the sum of two numbers of single precision is off by pixels.
        let begin = f64::from(ui.max_rect().top());
        let first = self.heights.at(self.offset);
        let anchor = self.anchor(first);
        // Rows that turn out higher than thought push the anchor out at the bottom; it is still what to hold on to.
        let reach = if self.heights.before(anchor) < self.offset + f64::from(self.viewport) {
            anchor
        } else {
            first
        };
        #[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
        let mut y = (begin + self.heights.before(first)) as f32;
        let mut shift = 0.0;
        let mut focus = None;
        let mut index = first;
        while index < self.heights.len() && (y < bottom || index < reach) {
            let (height, focused) = self.row(ui, pos2(left, y), width, index, rows);
            focus = focus.or(focused);
            if (f64::from(height) - f64::from(self.heights.get(index))).abs() > TOLERANCE {
                let grown = self.heights.set(index, height);
                if let Some(key) = self.keys.get(index) {
                    self.measured.set(*key, height);
                }
                if index < anchor {
                    shift += grown;
                }
            }
            y += height;
            index += 1;
        }
        if anchor > reach {
            // It is not on the screen, so there is no place to keep.
            shift = 0.0;
        }
        self.visible = first..index;

        #[expect(
            clippy::cast_possible_truncation,
            reason = "the height of the content, in points"
        )]
        let total = self.heights.total() as f32;
        ui.expand_to_include_rect(Rect::from_min_size(ui.max_rect().min, vec2(width, total)));
        let again = self.settle(ui, shift);
        self.follow_focus(ui, focus, again);
    }

    /// Lays out one row and returns its height, and what in it has the keyboard's focus.
    fn row(
        &self,
        ui: &mut Ui,
        at: egui::Pos2,
        width: f32,
        index: usize,
        rows: &mut impl Rows,
    ) -> (f32, Option<(Id, Rect)>) {
        let guess = self.heights.get(index);
        let place = Rect::from_min_size(at, vec2(width, guess));
        let mut inner = ui.new_child(
            UiBuilder::new()
                .max_rect(place)
                .scope_id(ui.scope_id().with(self.keys.get(index)))
                .layout(egui::Layout::top_down(egui::Align::Min)),
        );
        rows.show(&mut inner, index);
        (inner.min_rect().height().max(1.0), focus_in(&inner))
    }

    /// Brings what has just got the focus into view: the Tab key may lead out of what is visible, and what is opened may be
    /// higher than the list. Once all else has found its place.
    fn follow_focus(&mut self, ui: &Ui, focus: Option<(Id, Rect)>, again: bool) {
        match focus {
            Some((id, rect)) if !again && self.followed != Some(id) => {
                ui.scroll_to_rect(rect.expand(8.0), None);
                self.followed = Some(id);
            }
            Some(_) => {}
            None => self.followed = None,
        }
    }

    /// The row that must keep its place on screen: the one held or aimed at, else the first that was already there.
    fn anchor(&mut self, first: usize) -> usize {
        let held = self.held.take().and_then(|key| self.place(key));
        if let Some((index, ..)) = self.target {
            return index;
        }
        if let Some(held) = held {
            return held;
        }
        if first < self.visible.start {
            return self.visible.start;
        }
        first
    }

    /// After the rows: corrects the scroll position, and goes on until what was aimed at is in view. Whether it has to.
    fn settle(&mut self, ui: &Ui, shift: f64) -> bool {
        let mut again = false;
        if shift.abs() > TOLERANCE {
            self.correction = Some(self.offset + shift);
            again = true;
        }
        if let Some((index, align, tried)) = self.target {
            let there = self.visible.contains(&index);
            let at = self.correction.unwrap_or(self.offset);
            let wanted = self.aim(self.viewport).unwrap_or(at);
            if tried >= ATTEMPTS || (there && (wanted - at).abs() <= TOLERANCE) {
                self.target = None;
            } else {
                self.target = Some((index, align, tried + 1));
                again = true;
            }
        }
        if again {
            // Another pass of the same frame, so that the eye never sees the wrong place.
            ui.ctx()
                .request_discard("rows above the viewport were corrected");
            ui.ctx().request_repaint();
        }
        again
    }
}

/// What has the keyboard's focus, if it stands in this row, and where.
fn focus_in(row: &Ui) -> Option<(Id, Rect)> {
    let id = row.memory(|memory| memory.focused())?;
    let response = row.ctx().read_response(id)?;
    let here = response.layer_id == row.layer_id() && row.min_rect().contains_rect(response.rect);
    here.then_some((id, response.rect))
}

#[cfg(test)]
mod tests;
