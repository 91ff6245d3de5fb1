//! One piece of text, set: where its characters stand, and which character stands where.

use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{FontId, Galley, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::{Highlight, Look, PageLink, Style, chunks::Chunk};
use crate::text::Span;
use crate::workbench::kit::theme::{MarkState, Palette, fonts, size};

/// A piece of text with its place on screen.
#[derive(Clone, Debug)]
pub struct Set {
    /// What it is.
    pub chunk: Chunk,
    /// Its upper left corner.
    pub origin: Pos2,
    /// Its lines.
    pub galley: Arc<Galley>,
    /// Whether bytes and characters are the same.
    ascii: bool,
}

/// How a style is set.
struct Type {
    font: FontId,
    leading: f32,
    indent: f32,
}

fn type_of(style: Style, look: Look) -> Type {
    let (mut font, leading, indent) = match style {
        Style::Headline => (fonts::headline(), fonts::HEADLINE_LEADING, 0.0),
        Style::Subheading => (fonts::reading_bold(), fonts::READING_LEADING, 0.0),
        Style::Body => (fonts::reading(), fonts::READING_LEADING, 0.0),
        Style::Quotation => (fonts::reading(), fonts::READING_LEADING, size::QUOTE_INDENT),
        Style::Caption => (fonts::caption(), fonts::STATEMENT_LEADING, 0.0),
        Style::Furniture => (fonts::ui(), fonts::STATEMENT_LEADING, 0.0),
    };
    font.size *= look.scale;
    Type {
        font,
        // To the whole pixel, as it is made.
        leading: (leading * look.scale).round(),
        indent,
    }
}

/// About how high a chunk is in a column of some width, its gap above included.
pub fn estimate(chunk: Chunk, column: f32, look: Look) -> f32 {
    let set = type_of(chunk.style, look);
    // An average letter of these faces is 0.46 of the size wide.
    let letters = ((column - set.indent) / (set.font.size * 0.46)).max(1.0);
    let lines = (chunk.span.len() as f32 / letters).ceil().max(1.0);
    lines * set.leading + gap(chunk)
}

/// The white above a chunk.
pub fn gap(chunk: Chunk) -> f32 {
    match chunk.style {
        _ if !chunk.first => 0.0,
        Style::Headline | Style::Subheading => size::XL,
        Style::Furniture | Style::Caption => size::S,
        Style::Body | Style::Quotation => size::PARAGRAPH_GAP,
    }
}

/// How far a style is indented.
pub fn indent(style: Style) -> f32 {
    type_of(style, Look::default()).indent
}

/// The links in a part of the text. Takes time logarithmic in their number.
pub fn here(links: &[PageLink], span: Span) -> &[PageLink] {
    let from = links.partition_point(|link| link.span.end <= span.start);
    let to = links.partition_point(|link| link.span.start < span.end);
    links.get(from..to.max(from)).unwrap_or_default()
}

/// Sets a chunk of `text` in a column of some width. egui keeps what was set in the last frame and sets it again
/// whenever width, colours, fonts or scale ask for it, so nothing here can go stale.
pub fn galley<'a>(
    ui: &Ui,
    text: &str,
    chunk: Chunk,
    (column, look): (f32, Look),
    highlights: impl Iterator<Item = &'a Highlight>,
    (emphasis, links): (&[Span], &[PageLink]),
    palette: &Palette,
) -> Arc<Galley> {
    let set = type_of(chunk.style, look);
    let words = chunk.span.of(text);
    let quiet = matches!(chunk.style, Style::Furniture | Style::Caption);
    let format = TextFormat {
        line_height: Some(set.leading),
        color: if quiet { palette.muted } else { palette.ink },
        ..TextFormat::simple(set.font.clone(), palette.ink)
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = (column - set.indent).max(size::XL);

    let greyed: Vec<Span> = highlights
        .filter(|highlight| highlight.state == MarkState::Nothing)
        .map(|highlight| highlight.span)
        .collect();
    let from = emphasis.partition_point(|span| span.end <= chunk.span.start);
    let to = emphasis.partition_point(|span| span.start < chunk.span.end);
    let stressed = emphasis.get(from..to.max(from)).unwrap_or_default();

    let mut cuts: Vec<usize> = vec![chunk.span.start, chunk.span.end];
    let linked: Vec<Span> = here(links, chunk.span)
        .iter()
        .map(|link| link.span)
        .collect();
    for span in greyed.iter().chain(stressed).chain(&linked) {
        cuts.extend(
            [span.start, span.end]
                .into_iter()
                .filter(|&cut| chunk.span.contains(cut) && text.is_char_boundary(cut)),
        );
    }
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        let mut format = format.clone();
        if greyed.iter().any(|span| span.contains(start)) {
            format.color = palette.nothing.ink;
        }
        if chunk.style == Style::Body && stressed.iter().any(|span| span.contains(start)) {
            format.font_id = egui::FontId {
                size: set.font.size,
                ..fonts::reading_italic()
            };
        }
        if linked.iter().any(|span| span.contains(start)) {
            format.color = palette.selected.ink;
            format.underline = Stroke::new(size::HAIR, palette.selected.ink);
        }
        job.append(Span::new(start, end).of(text), 0.0, format);
    }
    if words.is_empty() {
        job.append("", 0.0, format);
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

impl Set {
    /// A chunk set at a place.
    pub fn new(chunk: Chunk, origin: Pos2, galley: Arc<Galley>) -> Self {
        let ascii = galley.text().is_ascii();
        Self {
            chunk,
            origin,
            galley,
            ascii,
        }
    }

    /// Where its lines are on screen.
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.origin, self.galley.size())
    }

    /// The number of characters before a byte of the draft's text.
    fn char_of(&self, byte: usize) -> usize {
        let inside = byte
            .saturating_sub(self.chunk.span.start)
            .min(self.chunk.span.len());
        if self.ascii {
            return inside;
        }
        let before = self.galley.text().get(..inside);
        before.map_or_else(
            || {
                self.galley
                    .text()
                    .char_indices()
                    .filter(|(at, _)| *at < inside)
                    .count()
            },
            |before| before.chars().count(),
        )
    }

    /// The byte of the draft's text at which a character begins.
    fn byte_of(&self, character: usize) -> usize {
        let inside = if self.ascii {
            character
        } else {
            let mut indices = self.galley.text().char_indices();
            indices
                .nth(character)
                .map_or(self.chunk.span.len(), |(at, _)| at)
        };
        self.chunk.span.start + inside.min(self.chunk.span.len())
    }

    /// The boxes, one a line, that a span of the draft's text fills on screen. Empty if none of it is here.
    pub fn boxes(&self, span: Span) -> Vec<Rect> {
        let Some(span) = span.intersection(self.chunk.span) else {
            return Vec::new();
        };
        let (from, to) = (self.char_of(span.start), self.char_of(span.end));
        let mut boxes = Vec::new();
        let mut first = 0;
        for row in &self.galley.rows {
            let after = first + row.glyphs.len();
            let (start, mut end) = (from.max(first), to.min(after));
            // White space at the end of a line is not marked.
            while end > start
                && row
                    .glyphs
                    .get(end - 1 - first)
                    .is_some_and(|glyph| glyph.chr.is_whitespace())
            {
                end -= 1;
            }
            if start < end {
                let x = |character: usize| row.pos.x + row.x_offset((character - first).into());
                boxes.push(
                    Rect::from_min_max(pos2(x(start), row.min_y()), pos2(x(end), row.max_y()))
                        .translate(self.origin.to_vec2()),
                );
            }
            first += row.char_count_including_newline().0;
            if first >= to {
                break;
            }
        }
        boxes
    }

    /// The place between two characters that is nearest to a point of the screen, as a byte of the draft's text.
    pub fn nearest(&self, point: Pos2) -> usize {
        let CCursor { index, .. } = self.galley.cursor_from_pos(point - self.origin);
        self.byte_of(index.0)
    }

    /// The byte of the draft's text under a point of the screen, if a character is there.
    pub fn under(&self, point: Pos2) -> Option<usize> {
        let point = point - self.origin;
        let mut first = 0;
        for row in &self.galley.rows {
            if row.rect().y_range().contains(point.y) {
                let x = point.x - row.pos.x;
                let at = row
                    .glyphs
                    .iter()
                    .position(|glyph| glyph.pos.x <= x && x < glyph.max_x())?;
                return Some(self.byte_of(first + at));
            }
            first += row.char_count_including_newline().0;
        }
        None
    }

    /// The line that holds a byte of the draft's text: its number and its box on screen.
    pub fn line(&self, byte: usize) -> (usize, Rect) {
        let character = self.char_of(byte);
        let mut first = 0;
        let mut found = (0, Rect::from_min_size(self.origin, vec2(0.0, 0.0)));
        for (number, row) in self.galley.rows.iter().enumerate() {
            found = (number, row.rect().translate(self.origin.to_vec2()));
            first += row.char_count_including_newline().0;
            if character < first {
                break;
            }
        }
        found
    }
}
