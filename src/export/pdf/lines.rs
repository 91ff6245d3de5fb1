//! Texts to lines: shaped, ordered by direction, broken (parley), and kept small.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use krilla::text::Font;
use parley::{
    Alignment, AlignmentOptions, FontData, FontFamily, FontFamilyName, FontStyle, FontWeight,
    LayoutContext, OverflowWrap, StyleProperty,
};

use super::fonts::Fonts;
use super::shown::{LETTER, Shown, bounded, parts};
use super::story::Side;
use super::style::{Colour, Style};
use super::text::{Look, Text, orders};

/// One line.
#[derive(Debug)]
pub(super) struct Line {
    /// From its top to the next line's.
    pub height: f32,
    /// From its top to its base line.
    pub base: f32,
    /// Its runs, from left to right.
    pub runs: Vec<Run>,
}

/// Glyphs of one font that look alike.
#[derive(Debug)]
pub(super) struct Run {
    /// The number of its font.
    pub font: u16,
    /// Size.
    pub size: f32,
    /// How it looks.
    pub ink: Ink,
    /// Where it begins, from the left of its cell.
    pub x: f32,
    /// How wide it is.
    pub width: f32,
    /// Its glyphs, from left to right.
    pub glyphs: Box<[Glyph]>,
}

/// A glyph. Small, for there are millions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far it is moved, in 1/1000 of the size.
    pub dx: i16,
    /// How far it is raised, in 1/1000 of the size.
    pub dy: i16,
    /// How many bytes of the text it stands for.
    pub len: u16,
    /// Where they begin.
    pub at: u32,
    /// How far the next one is, as a part of the size.
    pub advance: f32,
}

/// What is drawn, besides the shapes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Ink {
    /// Colour.
    pub colour: Colour,
    /// On a tint.
    pub tint: bool,
    /// Where it leads.
    pub link: Option<u32>,
}

/// Lines that are kept: how they were set, and they themselves.
type Kept = (Style, f32, Side, Arc<[Line]>);

/// Sets lines.
pub(super) struct Setter {
    /// The fonts.
    pub fonts: Fonts,
    /// Whether pages begin at the right.
    pub mirrored: bool,
    layouts: LayoutContext<Ink>,
    /// The fonts that were used, as the PDF takes them.
    used: Vec<Option<Font>>,
    numbers: HashMap<(u64, u32), u16>,
    stacks: Option<(usize, [Vec<FontFamilyName<'static>>; 2])>,
    /// Lines of fixed words, which are set again and again.
    fixed: HashMap<String, Vec<Kept>>,
    /// Whether a letter was cut.
    cut: bool,
}

impl Setter {
    /// Sets with these fonts.
    pub(super) fn new(fonts: Fonts, mirrored: bool) -> Self {
        Self {
            fonts,
            mirrored,
            layouts: LayoutContext::new(),
            used: Vec::new(),
            numbers: HashMap::new(),
            stacks: None,
            fixed: HashMap::new(),
            cut: false,
        }
    }

    /// What a person should know of how the lines were set.
    pub(super) fn warnings(&self) -> Vec<String> {
        let mut said = self.fonts.warnings();
        if self.cut {
            said.push(format!(
                "some letters have more marks than any language uses; they are cut after {LETTER} characters"
            ));
        }
        said
    }

    /// The font of a number.
    pub(super) fn font(&self, number: u16) -> Option<&Font> {
        self.used.get(usize::from(number))?.as_ref()
    }

    /// The lines of a text.
    pub(super) fn lines(
        &mut self,
        text: &Text,
        style: Style,
        width: f32,
        side: Side,
    ) -> Arc<[Line]> {
        let same = |(a, b, c, _): &&Kept| (*a, b.to_bits(), *c) == (style, width.to_bits(), side);
        let known = self.fixed.get(&text.words).filter(|_| text.fixed);
        if let Some((.., lines)) = known.and_then(|known| known.iter().find(same)) {
            return Arc::clone(lines);
        }
        let mut lines = Vec::new();
        for part in parts(&text.words) {
            self.part(text, part, style, width, side, &mut lines);
        }
        let lines: Arc<[Line]> = lines.into();
        if text.fixed {
            let known = self.fixed.entry(text.words.clone()).or_default();
            known.push((style, width, side, Arc::clone(&lines)));
        }
        lines
    }

    /// A piece of a text without line breaks.
    fn part(
        &mut self,
        text: &Text,
        part: Range<usize>,
        style: Style,
        width: f32,
        side: Side,
        lines: &mut Vec<Line>,
    ) {
        let Some(words) = text.words.get(part.clone()) else {
            return;
        };
        let shown = Shown::of(words, &mut self.fonts);
        self.cut |= shown.cut;
        let families = self.stacks();
        let stack = |sans: bool| {
            let list = if sans { &families[1] } else { &families[0] };
            StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(list)))
        };
        let mut builder =
            self.layouts
                .ranged_builder(&mut self.fonts.context, &shown.words, 1.0, false);
        let weight = |strong: bool| {
            StyleProperty::FontWeight(FontWeight::new(if strong { 600.0 } else { 400.0 }))
        };
        let ink = |look: &Look| Ink {
            colour: look.colour.unwrap_or(style.colour),
            tint: look.tint,
            link: look.link,
        };
        builder.push_default(stack(style.sans));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(weight(style.strong));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(StyleProperty::Brush(ink(&Look::default())));
        for (range, look) in &text.marks {
            let start = range.start.max(part.start);
            let end = range.end.min(part.end);
            if start >= end {
                continue;
            }
            let range = shown.forth(start - part.start)..shown.forth(end - part.start);
            builder.push(StyleProperty::Brush(ink(look)), range.clone());
            if look.strong {
                builder.push(weight(true), range.clone());
            }
            if look.slanted {
                builder.push(StyleProperty::FontStyle(FontStyle::Italic), range.clone());
            }
            if look.small {
                builder.push(stack(true), range.clone());
                builder.push(StyleProperty::FontSize(style.size * 0.8), range);
            }
        }
        let mut layout = builder.build(&shown.words);
        layout.break_all_lines(Some(width));
        let undirected = !words.chars().any(char::is_alphabetic);
        let (start, end) = if self.mirrored {
            (Alignment::Right, Alignment::Left)
        } else {
            (Alignment::Left, Alignment::Right)
        };
        let alignment = match side {
            Side::Own if undirected => start,
            Side::Own => Alignment::Start,
            Side::Start => start,
            Side::End => end,
        };
        layout.align(alignment, AlignmentOptions::default());
        for line in layout.lines() {
            let mut runs = Vec::new();
            let mut x = line.metrics().offset;
            for run in line.runs() {
                let size = run.font_size();
                let font = number(&mut self.used, &mut self.numbers, run.font());
                let mut glyphs: Vec<Glyph> = Vec::new();
                let mut style_now = None;
                let mut start = x;
                let mut flush =
                    |glyphs: &mut Vec<Glyph>, style: Option<usize>, from: f32, to: f32| {
                        let style = style.and_then(|style| layout.styles().get(style));
                        if let Some(style) = style.filter(|_| !glyphs.is_empty()) {
                            runs.push(Run {
                                font,
                                size,
                                ink: style.brush,
                                x: from,
                                width: to - from,
                                glyphs: std::mem::take(glyphs).into(),
                            });
                        }
                        glyphs.clear();
                    };
                for cluster in run.visual_clusters() {
                    let range = cluster.text_range();
                    if shown
                        .words
                        .get(range.clone())
                        .is_some_and(|one| one.chars().all(orders))
                    {
                        continue;
                    }
                    let range = shown.back(range.start)..shown.back(range.end);
                    let (at, len) = (part.start + range.start, bounded(words, range));
                    if cluster.is_ligature_continuation() {
                        if let Some(last) = glyphs.last_mut() {
                            join(last, at, len);
                        }
                        continue;
                    }
                    for glyph in cluster.glyphs() {
                        let style = glyph.style_index();
                        if style_now.is_some_and(|now| now != style) {
                            flush(&mut glyphs, style_now, start, x);
                            start = x;
                        }
                        style_now = Some(style);
                        glyphs.push(Glyph {
                            id: u16::try_from(glyph.id).unwrap_or(0),
                            dx: thousandths(glyph.x / size),
                            dy: thousandths(glyph.y / size),
                            len: u16::try_from(len).unwrap_or(u16::MAX),
                            at: u32::try_from(at).unwrap_or(u32::MAX),
                            advance: glyph.advance / size,
                        });
                        x += glyph.advance;
                    }
                }
                flush(&mut glyphs, style_now, start, x);
            }
            lines.push(Line {
                height: style.leading,
                base: style.leading * 0.74,
                runs,
            });
        }
    }

    /// The orders of the families, with serifs and without.
    fn stacks(&mut self) -> [Vec<FontFamilyName<'static>>; 2] {
        let known = self.fonts.known_families();
        match &self.stacks {
            Some((count, stacks)) if *count == known => stacks.clone(),
            _ => {
                let stacks = [self.fonts.families(false), self.fonts.families(true)];
                self.stacks = Some((known, stacks.clone()));
                stacks
            }
        }
    }
}

/// The number of a font, which is made when it is first met.
fn number(
    used: &mut Vec<Option<Font>>,
    numbers: &mut HashMap<(u64, u32), u16>,
    font: &FontData,
) -> u16 {
    *numbers
        .entry((font.data.id(), font.index))
        .or_insert_with(|| {
            let (bytes, _) = font.data.clone().into_raw_parts();
            used.push(Font::new(bytes.into(), font.index));
            u16::try_from(used.len() - 1).unwrap_or(u16::MAX)
        })
}

/// A glyph stands for more of the text.
fn join(glyph: &mut Glyph, at: usize, len: usize) {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    let len = u16::try_from(len).unwrap_or(u16::MAX);
    // From right to left, what follows stands before it in the text.
    glyph.at = glyph.at.min(at);
    glyph.len = glyph.len.saturating_add(len);
}

#[allow(clippy::cast_possible_truncation)] // `as` keeps within the bounds of the type, which is what is wanted
fn thousandths(part: f32) -> i16 {
    (part * 1000.0).round() as i16
}
