//! The article, set for reading, with its claims marked.
//!
//! Plain data in, events out: must not know sessions, claims or commands. The work of a frame is bounded by what is
//! visible; what is derived from the whole article is cached under the caller's revision numbers.

mod chunks;
mod column;
mod galley;
mod index;
mod paint;
mod selection;
mod steps;

use egui::{Event, Rect, Response, Sense, Ui};

use super::list::{Align, List};
use super::theme::{MarkState, size};
use crate::text::Span;
use chunks::Chunks;
use column::Column;
use galley::Set;
use index::Index;
use selection::Selection;

pub use steps::{SelectStep, pieces};

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// The headline: larger.
    Headline,
    /// A heading between paragraphs.
    Subheading,
    /// Running text.
    #[default]
    Body,
    /// A quotation that stands by itself: indented.
    Quotation,
    /// The words under a picture.
    Caption,
    /// Bylines, datelines, agency tags, identifiers: small and grey.
    Furniture,
}

/// One paragraph of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands in the draft's text, without the line break.
    pub span: Span,
    /// How it is set.
    pub style: Style,
}

/// A passage that is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Where it stands in the draft's text.
    pub span: Span,
    /// What its marks say.
    pub state: MarkState,
    /// The caller's own name for it, unique on the page; comes back in [`PageEvent::Clicked`].
    pub id: u64,
    /// Which claim it is, counted from 1; none for a passage that is no claim ("nothing to check").
    pub number: Option<usize>,
}

/// Words that lead somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// Where they stand in the draft's text.
    pub span: Span,
    /// The whole address they lead to.
    pub to: String,
}

/// How large an article is set, and how wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its letters, times the usual.
    pub scale: f32,
    /// Its widest line, in points.
    pub column: f32,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            scale: 1.0,
            column: size::COLUMN,
        }
    }
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct PageData<'a> {
    /// The draft's text.
    pub text: &'a str,
    /// Its paragraphs, in order.
    pub paragraphs: &'a [Paragraph],
    /// The marked passages, in any order; they may overlap.
    pub highlights: &'a [Highlight],
    /// Passages set in italics (hedges), in order, not overlapping.
    pub emphasis: &'a [Span],
    /// Words that lead somewhere else, in order, not overlapping.
    pub links: &'a [PageLink],
    /// Words that are lit because somebody searches for them, in lower case; may be empty.
    pub lit: &'a str,
    /// The highlight that is selected, by its `id`.
    pub selected: Option<u64>,
    /// How many claims there are, for "claim 4 of 14".
    pub claims: usize,
    /// The draft's language (ISO 639-1), for its sentences.
    pub language: &'a str,
    /// How large it is set.
    pub look: Look,
    /// Changes when `text` or `paragraphs` do.
    pub draft: u64,
    /// Changes when a highlight comes, goes or moves.
    pub revision: u64,
}

/// What the person did on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageEvent {
    /// Clicked a marked passage or its mark in the margin: the highlight's id.
    Clicked(u64),
    /// Clicked where nothing is marked.
    ClickedText,
    /// Clicked words that lead somewhere else: which of the links.
    Link(usize),
    /// Selected a passage with the mouse; what becomes of it is up to the keys.
    Selected(Span),
    /// Let go of the selected passage.
    Unselected,
}

/// What the page remembers from frame to frame.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    chunks: Chunks,
    index: Index,
    draft: Option<u64>,
    look: Look,
    revision: Option<u64>,
    selection: Selection,
    going: Option<Going>,
    /// The byte that is to be at the top when it is shown next.
    from: Option<usize>,
    /// Which highlights lay under the last click, for cycling through them.
    last_hits: Vec<u64>,
    /// What was laid out in the last frame.
    sets: Vec<Set>,
}

/// A passage on its way into view.
#[derive(Clone, Copy, Debug)]
struct Going {
    byte: usize,
    tries: u8,
}

impl Page {
    /// The passage that is selected with the mouse, if any.
    pub const fn selection(&self) -> Option<Span> {
        self.selection.span()
    }

    /// Selects a passage, or none, as the mouse would.
    pub const fn select(&mut self, span: Option<Span>) {
        self.selection.set(span);
    }

    /// Selects with the keyboard: a step on from the selected passage, or else inside the selected highlight, or else
    /// from the top of what is visible. Brings it into view and returns it; none if there is nothing that way.
    pub fn select_step(&mut self, data: &PageData<'_>, step: SelectStep) -> Option<Span> {
        self.follow(data);
        let chosen = || {
            let selected = data.selected?;
            let highlight = data
                .highlights
                .iter()
                .find(|highlight| highlight.id == selected)?;
            Some(highlight.span)
        };
        let top = self.top();
        let around = chosen();
        let from = match (self.selection.span(), around) {
            (Some(span), _) => span,
            (None, Some(claim)) => steps::begin(claim, step),
            (None, None) => Span::new(top, top),
        };
        let piece = around.and_then(|claim| steps::piece(data.text, claim, from, step));
        let span = match piece {
            Some(piece) => piece,
            None => steps::step(data, &self.chunks, from, step)?,
        };
        self.selection.set(Some(span));
        self.scroll_to(span);
        Some(span)
    }

    /// The first byte of the text that is in sight, up to a paragraph's beginning.
    pub fn top(&self) -> usize {
        let first = self.chunks.get(self.list.visible().start);
        first.map_or(0, |chunk| chunk.span.start)
    }

    /// Shows the text from a byte on.
    pub const fn show_from(&mut self, byte: usize) {
        self.from = Some(byte);
    }

    /// Brings the beginning of a passage into view, if it is not.
    pub const fn scroll_to(&mut self, span: Span) {
        self.going = Some(Going {
            byte: span.start,
            tries: 0,
        });
    }

    /// Where a passage stands on screen, a box for each of its lines that was laid out in the last frame.
    pub fn boxes(&self, span: Span) -> Vec<Rect> {
        self.sets.iter().flat_map(|set| set.boxes(span)).collect()
    }

    /// Scrolls by a screenful: `1.0` down, `-1.0` up.
    pub fn scroll_pages(&mut self, pages: f32) {
        self.list.scroll_pages(pages);
    }

    /// Scrolls by a distance, in points; down is positive.
    pub fn scroll_by(&mut self, distance: f32) {
        self.list.scroll_by(distance);
    }

    /// Shows the page in what is left of `ui`, and says what was done on it. Returns its response, for a menu.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        data: &PageData<'_>,
        events: &mut Vec<PageEvent>,
    ) -> Response {
        self.follow(data);
        let view = ui.available_rect_before_wrap();
        // No stop of the Tab key; the region that it stands in is.
        let response = ui.interact(view, ui.scope_id().with("page"), Sense::CLICK | Sense::DRAG);
        if let Some(byte) = self.from.take() {
            self.list.scroll_to(self.chunks.at(byte), Align::Top);
        }
        if let Some(Going { byte, tries: 0 }) = self.going {
            self.list.scroll_to(self.chunks.at(byte), Align::Nearest);
        }
        let mut column = Column {
            data,
            chunks: &self.chunks,
            index: &self.index,
            selection: self.selection.span(),
            view: view.width(),
            sets: std::mem::take(&mut self.sets),
            events,
        };
        column.sets.clear();
        self.list.show(ui, "page", &mut column);
        let sets = column.sets;
        self.arrive(ui, view, &sets);
        if let Some(distance) = self
            .selection
            .follow(ui, &response, view, &sets, data, events)
        {
            self.list.scroll_by(distance);
            ui.ctx().request_repaint();
        }
        self.clicks(ui, &response, data, &sets, events);
        self.copy(ui, data);
        self.sets = sets;
        response
    }

    /// Takes over a new draft or new highlights.
    fn follow(&mut self, data: &PageData<'_>) {
        if self.draft != Some(data.draft) {
            self.chunks = Chunks::new(data.text, data.paragraphs);
            if self.draft.is_some() {
                self.list = List::default();
                self.selection.set(None);
            }
            self.draft = Some(data.draft);
            self.look = data.look;
            self.revision = None;
        }
        if self.look != data.look {
            // The same words stay at the top, whatever their height is now.
            let top = self.top();
            self.list = List::default();
            self.from = Some(top);
            self.look = data.look;
        }
        if self.revision != Some(data.revision) {
            self.index = Index::new(data.highlights);
            self.revision = Some(data.revision);
        }
    }

    /// Once the piece of text is laid out that holds what is on its way into view: brings its line into view.
    fn arrive(&mut self, ui: &Ui, view: Rect, sets: &[Set]) {
        let Some(Going { byte, tries }) = self.going else {
            return;
        };
        let index = self.chunks.at(byte);
        let piece = self.chunks.get(index);
        let line = sets
            .iter()
            .find(|set| Some(set.chunk) == piece)
            .map(|set| set.line(byte).1);
        let mut off = None;
        if let Some(line) = line {
            // A line or two around it, so that it is not read at the very edge.
            let room = size::XL.min(view.height() / 4.0);
            let above = line.top() - room - view.top();
            let below = line.bottom() + room - view.bottom();
            off = if above < 0.0 {
                Some(above)
            } else if below > 0.0 {
                Some(below)
            } else {
                None
            };
        }
        if tries >= 4 || (line.is_some() && off.is_none()) {
            self.going = None;
            return;
        }
        if let Some(off) = off {
            self.list.scroll_by(off);
            ui.ctx()
                .request_discard("a claim is being brought into view");
        }
        self.going = Some(Going {
            byte,
            tries: tries + 1,
        });
        ui.ctx().request_repaint();
    }

    /// A click selects the innermost highlight under it; clicking on goes through those around it.
    fn clicks(
        &mut self,
        ui: &Ui,
        response: &egui::Response,
        data: &PageData<'_>,
        sets: &[Set],
        events: &mut Vec<PageEvent>,
    ) {
        let pointer = response
            .hover_pos()
            .or_else(|| response.interact_pointer_pos());
        let under = pointer.and_then(|point| sets.iter().find_map(|set| set.under(point)));
        let hits = under.map_or_else(Vec::new, |byte| self.index.at(data.highlights, byte));
        let hits: Vec<u64> = hits
            .iter()
            .filter(|hit| hit.number.is_some())
            .map(|hit| hit.id)
            .collect();
        let link = under.and_then(|byte| {
            let at = data.links.partition_point(|link| link.span.end <= byte);
            let link = data.links.get(at)?;
            link.span.contains(byte).then_some(at)
        });
        if response.hovered() && !response.dragged() {
            if !hits.is_empty() || link.is_some() {
                ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            } else if under.is_some() {
                ui.set_cursor_icon(egui::CursorIcon::Text);
            }
        }
        // A menu is about the claim it was asked for on.
        let first = hits.first().copied();
        if response.secondary_clicked()
            && self.selection.span().is_none()
            && let Some(id) = first.filter(|_| !hits.iter().any(|&id| Some(id) == data.selected))
        {
            events.push(PageEvent::Clicked(id));
        }
        let shift = ui.input(|input| input.modifiers.shift);
        if !response.clicked() || response.double_clicked() || response.triple_clicked() || shift {
            return;
        }
        if let Some(link) = link {
            events.push(PageEvent::Link(link));
            return;
        }
        let next = hits
            .iter()
            .position(|&id| Some(id) == data.selected)
            .filter(|_| hits == self.last_hits)
            .and_then(|at| hits.get((at + 1) % hits.len()))
            .or_else(|| hits.first());
        events.push(next.map_or(PageEvent::ClickedText, |&id| PageEvent::Clicked(id)));
        self.last_hits = hits;
    }

    fn copy(&self, ui: &Ui, data: &PageData<'_>) {
        let Some(span) = self.selection.span() else {
            return;
        };
        let asked = ui.input(|input| input.events.contains(&Event::Copy));
        if asked && !ui.ctx().text_edit_focused() {
            ui.ctx().copy_text(span.of(data.text).to_owned());
        }
    }
}

#[cfg(test)]
mod tests;
