//! The rows of the page: one piece of text each, with its marks.

use egui::accesskit::Role;
use egui::{Align2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::chunks::{Chunk, Chunks};
use super::galley::{self, Set};
use super::index::Index;
use super::{Highlight, PageData, PageEvent, Style, paint};
use crate::text::{Span, brief};
use crate::workbench::kit::finder::hits;
use crate::workbench::kit::list::Rows;
use crate::workbench::kit::theme::{self, Palette, fonts, size};

/// What is laid out in one frame.
pub struct Column<'a, 'b> {
    /// What to show.
    pub data: &'a PageData<'b>,
    /// The pieces of its text.
    pub chunks: &'a Chunks,
    /// Its highlights, searchable.
    pub index: &'a Index,
    /// What the mouse has selected.
    pub selection: Option<Span>,
    /// Width of the whole page, in points.
    pub view: f32,
    /// What has been laid out so far, in order.
    pub sets: Vec<Set>,
    /// What was done.
    pub events: &'a mut Vec<PageEvent>,
}

/// How far the marks stand from the text.
const MARK_GAP: f32 = 12.0;
/// From one mark of a line to the next.
const MARK_STEP: f32 = 15.0;

/// The width of the text on a page of some width, where it may be `most` wide.
fn column_width(view: f32, most: f32) -> f32 {
    let most = most.max(size::COLUMN_MIN);
    (view - size::MARGIN - size::XL).clamp(size::COLUMN_MIN.min(view), most)
}

impl Rows for Column<'_, '_> {
    /// New highlights change no row's place, so the list follows the draft alone.
    #[expect(
        clippy::misnamed_getters,
        reason = "the page has a revision of its own, of the highlights"
    )]
    fn revision(&self) -> u64 {
        self.data.draft
    }

    fn len(&self) -> usize {
        self.chunks.len()
    }

    fn key(&self, index: usize) -> u64 {
        index as u64
    }

    fn estimate(&self, index: usize, width: f32) -> f32 {
        let look = self.data.look;
        let width = column_width(width, look.column);
        let chunk = self.chunks.get(index);
        chunk.map_or(0.0, |chunk| galley::estimate(chunk, width, look))
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        let Some(chunk) = self.chunks.get(index) else {
            return;
        };
        let palette = theme::palette(ui.ctx());
        let data = self.data;
        let width = column_width(self.view, data.look.column);
        let here = ui.max_rect().left_top();
        // Centred, but never under the marks.
        let left = here.x + ((self.view - width) / 2.0).max(size::MARGIN).round();
        let gap = if index == 0 {
            size::XL
        } else {
            galley::gap(chunk)
        };
        let text = galley::galley(
            ui,
            data.text,
            chunk,
            (width, data.look),
            self.index.on(data.highlights, chunk.span),
            (data.emphasis, data.links),
            palette,
        );
        let end = if index + 1 == self.chunks.len() {
            size::XL * 2.0
        } else {
            0.0
        };
        let height = gap + text.size().y + end;
        let (_, whole) = ui.allocate_space(vec2(ui.available_width(), height));
        let origin = pos2(left + galley::indent(chunk.style), whole.top() + gap);
        let set = Set::new(chunk, origin, text);

        self.tell(ui, index, &set);
        self.tell_links(ui, &set);
        self.draw(ui, &set, palette);
        self.marks(ui, &set, left, palette);
        self.sets.push(set);
    }
}

impl Column<'_, '_> {
    /// Tells a screen reader the words.
    fn tell(&self, ui: &Ui, index: usize, set: &Set) {
        let response = ui.interact(
            set.rect(),
            ui.scope_id().with(("text", index)),
            Sense::HOVER,
        );
        let role = match set.chunk.style {
            Style::Headline | Style::Subheading => Role::Heading,
            _ => Role::Paragraph,
        };
        response.widget_info(|| WidgetInfo::labeled(role, true, set.chunk.span.of(self.data.text)));
    }

    /// Tells where links lead, a screen reader too; a click on them is the page's.
    fn tell_links(&self, ui: &Ui, set: &Set) {
        for link in galley::here(self.data.links, set.chunk.span) {
            for (line, area) in set.boxes(link.span).into_iter().enumerate() {
                let id = ui.scope_id().with(("link", link.span.start, line));
                let response = ui.interact(area, id, Sense::HOVER);
                // However many lines it takes, it is one link.
                if line == 0 {
                    let words = || link.span.of(self.data.text);
                    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words()));
                }
                response.on_hover_text(brief(&link.to, 300));
            }
        }
    }

    fn draw(&self, ui: &Ui, set: &Set, palette: &Palette) {
        let painter = ui.painter();
        let here: Vec<&Highlight> = self
            .index
            .on(self.data.highlights, set.chunk.span)
            .collect();
        let mut under = Vec::with_capacity(here.len());
        for highlight in &here {
            let lines = set.boxes(highlight.span);
            let selected = self.data.selected == Some(highlight.id);
            if selected {
                paint::tint(painter, &lines, palette.selected.tint);
            } else if highlight.state.tinted() {
                paint::tint(painter, &lines, highlight.state.tone(palette).tint);
            }
            under.push((highlight.state, selected, lines));
        }
        for hit in hits(set.chunk.span.of(self.data.text), self.data.lit) {
            let hit = hit.offset(set.chunk.span.start);
            paint::tint(painter, &set.boxes(hit), palette.lit);
        }
        if let Some(selection) = self.selection {
            paint::tint(painter, &set.boxes(selection), palette.marked);
        }
        painter.galley(set.origin, set.galley.clone(), palette.ink);
        for (state, selected, lines) in &under {
            paint::underline(painter, lines, *state, palette);
            if *selected {
                paint::ring(painter, lines, palette);
            }
        }
    }

    /// The marks of the passages that begin here, each beside the line it begins in.
    fn marks(&mut self, ui: &Ui, set: &Set, left: f32, palette: &Palette) {
        let beginning: Vec<(usize, Rect, &Highlight)> = self
            .index
            .on(self.data.highlights, set.chunk.span)
            .filter(|highlight| begins(highlight, set.chunk))
            .map(|highlight| {
                let (number, line) = set.line(highlight.span.start);
                (number, line, highlight)
            })
            .collect();
        for line in beginning.chunk_by(|a, b| a.0 == b.0) {
            // However many begin in one line, they share the margin.
            let room = (left - ui.max_rect().left() - MARK_GAP - size::MARK / 2.0).max(size::MARK);
            let step = MARK_STEP.min(room / line.len() as f32);
            // In the order of the text, for whoever has them read out; the last one next to it.
            for ((_, area, highlight), place) in line.iter().zip((0..line.len()).rev()) {
                let x = left - MARK_GAP - size::MARK / 2.0 - step * place as f32;
                let area = Rect::from_center_size(pos2(x, area.center().y), vec2(step, size::MARK));
                self.mark(ui, area, highlight, palette);
            }
        }
    }

    fn mark(&mut self, ui: &Ui, rect: Rect, highlight: &Highlight, palette: &Palette) {
        let selected = self.data.selected == Some(highlight.id);
        let id = ui.scope_id().with(("mark", highlight.id));
        let sense = if highlight.number.is_some() {
            Sense::CLICK
        } else {
            Sense::HOVER
        };
        let response = ui.interact(rect, id, sense);
        let name = || match highlight.number {
            Some(number) => format!(
                "claim {number} of {}: {}",
                self.data.claims,
                highlight.state.name()
            ),
            None => highlight.state.name().to_owned(),
        };
        let role = if highlight.number.is_some() {
            Role::Button
        } else {
            Role::Image
        };
        response.widget_info(|| {
            if highlight.number.is_some() {
                WidgetInfo::selected(role, true, selected, name())
            } else {
                WidgetInfo::labeled(role, true, name())
            }
        });
        let painter = ui.painter();
        if response.hovered() && highlight.number.is_some() {
            painter.rect_filled(rect, size::RADIUS_SMALL, highlight.state.tone(palette).tint);
        }
        let (glyph, scale, colour) = if selected {
            ('▶', 0.75, palette.selected.ink)
        } else {
            (
                highlight.state.glyph(),
                highlight.state.scale(),
                highlight.state.tone(palette).ink,
            )
        };
        painter.text(
            rect.center(),
            Align2::CENTER_CENTER,
            glyph,
            fonts::mark(scale),
            colour,
        );
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.clicked() {
            self.events.push(PageEvent::Clicked(highlight.id));
        }
        response.on_hover_ui(|ui| {
            ui.label(name());
        });
    }
}

/// Whether a highlight begins in a chunk.
fn begins(highlight: &Highlight, chunk: Chunk) -> bool {
    chunk.span.contains(highlight.span.start)
}
