//! What stands on a page: its glyphs with their places, as the interpreter that could also draw it puts them there.

use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
    font::{Glyph as Drawn, GlyphRun},
    hayro_cmap::BfString,
    hayro_syntax::object::{Dict, Name},
    kurbo::{Affine, BezPath, Point, Rect},
};

use crate::import::limits;

/// How far a line may lean and still count as straight, in radians: scans are never quite straight.
const LEAN: f64 = 0.1;
/// The unit of glyphs: so many make the size of their font (ISO 32000, 9.2.4).
const EM: f64 = 1000.0;
/// The width of a glyph whose font does not say it, in ems.
const USUAL_WIDTH: f64 = 0.5;
/// From this weight on a font is bold (OpenType, `usWeightClass`).
const BOLD: u32 = 600;

/// One sign at its place. Points (1/72 inch); x grows along the line, y down the page.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// What it says.
    pub sign: char,
    /// Where it begins.
    pub x: f32,
    /// How far it reaches.
    pub width: f32,
    /// Its base line.
    pub y: f32,
    /// The size of its font.
    pub size: f32,
    /// Its font is bold.
    pub bold: bool,
    /// The file says that it is no part of the text (ISO 32000, 14.8.2.2): a running head, a page number.
    pub margin: bool,
}

/// The glyphs of a page, by the direction in which they are read, and what else was met.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Read to the right, down, to the left, up. Coordinates are turned so that each is read to the right.
    pub ways: [Vec<Glyph>; 4],
    /// Where pictures stand.
    pub pictures: Vec<Rect>,
    /// Glyphs that say nothing: their font has no table of what they mean.
    pub unmapped: usize,
    /// Glyphs that nobody sees: words recognised in a picture.
    pub unseen: usize,
    /// Glyphs that lie askew: a stamp across the page.
    pub askew: usize,
    /// How many glyphs were met.
    pub met: usize,
    /// Whether each open sequence of marked content is no part of the text.
    marked: Vec<bool>,
}

impl Sheet {
    /// More glyphs stand on it than are read.
    pub fn is_full(&self) -> bool {
        self.met > limits::PAGE_GLYPHS
    }

    fn put(&mut self, glyph: &Drawn<'_>, place: Affine, bold: bool) {
        self.met += 1;
        if self.is_full() {
            return;
        }
        let [along, turn, slant, rise, x, y] = place.as_coeffs();
        let (size, stretch) = (slant.hypot(rise) * EM, along.hypot(turn) * EM);
        if !(size.is_finite() && stretch.is_finite() && x.is_finite() && y.is_finite())
            || size < 0.1
        {
            return;
        }
        let quarters = turn.atan2(along) / std::f64::consts::FRAC_PI_2;
        if (quarters - quarters.round()).abs() * std::f64::consts::FRAC_PI_2 > LEAN {
            self.askew += 1;
            return;
        }
        let (way, x, y) = match quarters {
            ..-1.5 => (2, -x, -y),
            ..-0.5 => (3, -y, x),
            ..0.5 => (0, x, y),
            ..1.5 => (1, y, -x),
            _ => (2, -x, -y),
        };
        let advance = match glyph {
            Drawn::Outline(outline) => outline.advance_width(),
            Drawn::Type3(drawn) => drawn.advance_width(),
        };
        let advance = advance.map_or(USUAL_WIDTH, |width| f64::from(width) / EM) * stretch;
        let mut signs = ['\u{FFFD}'; 8];
        let mut count = 0;
        let mut add = |sign: char| {
            if let Some(place) = signs.get_mut(count) {
                *place = sign;
                count += 1;
            }
        };
        match glyph.as_unicode() {
            Some(BfString::Char(sign)) => spelt(sign, &mut add),
            Some(BfString::String(words)) => words.chars().for_each(|sign| spelt(sign, &mut add)),
            None => add('\u{FFFD}'),
        }
        let margin = self.marked.contains(&true);
        let width = advance.abs() / count.max(1) as f64;
        let Some(glyphs) = self.ways.get_mut(way) else {
            return;
        };
        for (at, sign) in signs.iter().take(count).enumerate() {
            if *sign == '\u{FFFD}' {
                self.unmapped += 1;
            }
            glyphs.push(Glyph {
                sign: *sign,
                x: short(x + width * at as f64),
                width: short(width),
                y: short(y),
                size: short(size),
                bold,
                margin,
            });
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a page is known to fractions of a point"
)]
fn short(number: f64) -> f32 {
    number as f32
}

/// A sign as it is written in words: ligatures spelt out, controls and private signs as what could not be read.
fn spelt(sign: char, add: &mut impl FnMut(char)) {
    let letters = match sign {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => " ",
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' => "",
        '\u{E000}'..='\u{F8FF}' => "\u{FFFD}",
        _ if sign.is_control() => "\u{FFFD}",
        _ => return add(sign),
    };
    letters.chars().for_each(add);
}

impl<'a> Device<'a> for Sheet {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let outline = run.glyphs().iter().find_map(|glyph| match &**glyph {
            Drawn::Outline(outline) => Some(outline),
            Drawn::Type3(_) => None,
        });
        let bold = outline.is_some_and(|outline| {
            let about = outline.font_data();
            about.is_some_and(|font| {
                let name = font.postscript_name.unwrap_or_default();
                font.weight.is_some_and(|weight| weight >= BOLD) || name.contains("Bold")
            })
        });
        if matches!(mode, DrawMode::Invisible) {
            self.unseen += run.glyphs().len();
        }
        for glyph in run.glyphs() {
            self.put(glyph, props.transform * glyph.transform(), bold);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        if self.pictures.len() < limits::PAGE_PICTURES {
            let (width, height) = (f64::from(image.width()), f64::from(image.height()));
            let corners = [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)];
            let mut corners = corners
                .into_iter()
                .map(|corner| props.transform * Point::from(corner));
            if let Some(first) = corners.next() {
                let first = Rect::from_points(first, first);
                self.pictures
                    .push(corners.fold(first, |all, corner| all.union_pt(corner)));
            }
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], about: Option<&Dict<'_>>) {
        let sort = about.and_then(|about| about.get::<Name<'_>>("Type"));
        let margin = tag == b"Artifact" && sort.is_some_and(|sort| sort.as_str() == "Pagination");
        if self.marked.len() < limits::DEPTH {
            self.marked.push(margin);
        }
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
