//! PDF documents (ISO 32000): what stands on their pages, in the order in which people read it.
//!
//! A PDF says where each glyph stands and nothing more that could be relied on. `hayro-interpret` gives the glyphs; the rest is
//! done here, by geometry alone, because the order in which a file writes them is that of whatever program made it:
//! glyphs to words and rows ([`words`]), running heads and page numbers out ([`margins`]), the white between columns
//! ([`gutters`]), the order of columns and bands ([`order`]), lines to paragraphs ([`paragraphs`], [`hyphens`]).

mod gutters;
mod hyphens;
mod margins;
mod order;
mod page;
mod paragraphs;
mod pick;
mod words;

#[cfg(test)]
mod tests;

use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt as _,
    hayro_syntax::{
        DecryptionError, LoadPdfError, Pdf as File,
        object::{Dict, String as Said},
        page::Page,
    },
    interpret_page,
    kurbo::Rect,
};

pub use pick::{Placed, page_words, running};

use super::Reader;
use crate::{
    import::{ImportError, Imported, View, decode::plural, limits},
    session::{Area, NewParagraph, Role},
    text::Extra,
};
use page::Sheet;
use paragraphs::{Around, Block, Line};
use words::Row;

/// A file may have other bytes before its first line (ISO 32000, annex H: 1024).
const BEFORE: usize = 1024;
/// A title is set in letters of this many times the usual size.
const TITLE: f32 = 1.3;
/// A heading is set in letters of this many times the usual size, or in bold.
const HEADING: f32 = 1.12;
/// The longest heading, in letters.
const LONGEST: usize = 160;
/// A caption is set in letters of this many times the usual size, or smaller.
const CAPTION: f32 = 0.95;
/// It stands this close below its picture, in sizes of its letters.
const BELOW: f32 = 4.0;

/// Reads PDF documents.
pub struct Pdf;

impl Reader for Pdf {
    fn knows(&self, content: &[u8]) -> bool {
        let start = content.get(..BEFORE).unwrap_or(content);
        // Text that speaks of it further down is text.
        start.starts_with(b"%PDF-")
            || start.contains(&0) && start.windows(5).any(|bytes| bytes == b"%PDF-")
    }

    fn read(&self, content: &[u8], _: View) -> Result<Imported, ImportError> {
        let file = opened(content.to_vec())?;
        let pages = file.pages();
        let mut met = Met::default();
        let mut ways = Vec::new();
        let cache = InterpreterCache::new();
        for page in pages.iter() {
            let (_, height) = page.render_dimensions();
            let sheet = sheet(page, &cache);
            met.add(&sheet)?;
            ways.push(sheet.ways.map(|glyphs| {
                let text = glyphs.into_iter().filter(|glyph| {
                    met.margins += usize::from(glyph.margin);
                    !glyph.margin
                });
                words::rows(text.collect())
            }));
            met.pictures.push(sheet.pictures);
            met.heights.push(height);
        }
        let mut imported = Imported {
            language: language(&file),
            paragraphs: met.paragraphs(ways),
            ..Imported::default()
        };
        if imported.paragraphs.is_empty() {
            let pictures = met.pictures.iter().any(|page| !page.is_empty());
            return Err(if pictures {
                ImportError::Scan
            } else {
                ImportError::Empty
            });
        }
        met.tell(&mut imported);
        Ok(imported)
    }
}

/// A file whose pages are known.
///
/// # Errors
/// It is locked, damaged, or has more pages than are read.
pub fn opened(content: Vec<u8>) -> Result<File, ImportError> {
    let file = File::new(content).map_err(refused)?;
    if file.pages().len() > limits::PAGES {
        let most = limits::PAGES;
        return Err(ImportError::Limit(format!("it has more than {most} pages")));
    }
    Ok(file)
}

/// What stands on a page: places are those of the page as it is shown, in points from its left and its top edge.
fn sheet<'a>(page: &'a Page<'a>, cache: &InterpreterCache<'a>) -> Sheet {
    let mut sheet = Sheet::default();
    let (width, height) = page.render_dimensions();
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let whole = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let start = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(start, whole, cache, page.xref(), settings);
    interpret_page(page, &mut context, &mut sheet);
    sheet
}

/// A rectangle in hundredths of a point.
fn area(around: &Around) -> Area {
    #[expect(clippy::cast_possible_truncation, reason = "places on a page")]
    let hundredths = |points: f32| (points * 100.0).round() as i64;
    Area {
        page: around.page,
        left: hundredths(around.left),
        top: hundredths(around.top),
        right: hundredths(around.right),
        bottom: hundredths(around.bottom),
        extra: Extra::new(),
    }
}

/// Why a file cannot be opened.
fn refused(error: LoadPdfError) -> ImportError {
    match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => ImportError::Locked,
        LoadPdfError::Decryption(_) => {
            ImportError::Damaged("what it says of its encryption makes no sense".to_owned())
        }
        LoadPdfError::Invalid => ImportError::Damaged("its pages cannot be found".to_owned()),
    }
}

/// The language that a file declares (ISO 32000, 14.9.2). Title and author are left to its words: what stands in the properties
/// is mostly the template's, or whoever's computer it was.
fn language(file: &File) -> Option<String> {
    let xref = file.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
    let said = catalog.get::<Said<'_>>("Lang")?;
    let said = std::str::from_utf8(said.as_bytes()).ok()?;
    let code = said.split(['-', '_']).next()?;
    let plain = code.len() == 2 && code.chars().all(|c| c.is_ascii_alphabetic());
    plain.then(|| code.to_lowercase())
}

/// What was met on the way and is not in the text, or not as it was.
#[derive(Default)]
struct Met {
    glyphs: usize,
    unmapped: usize,
    unseen: usize,
    askew: usize,
    /// Glyphs that the file itself puts into the margin.
    margins: usize,
    /// Running heads and feet, each once.
    heads: Vec<String>,
    pictures: Vec<Vec<Rect>>,
    /// The heights of the pages, in points.
    heights: Vec<f32>,
}

impl Met {
    fn add(&mut self, sheet: &Sheet) -> Result<(), ImportError> {
        self.glyphs += sheet.met;
        self.unmapped += sheet.unmapped;
        self.unseen += sheet.unseen;
        self.askew += sheet.askew;
        if sheet.is_full() || self.glyphs > limits::GLYPHS {
            let (page, all) = (limits::PAGE_GLYPHS, limits::GLYPHS);
            return Err(ImportError::Limit(format!(
                "it has more than {page} letters on one page, or {all} in all"
            )));
        }
        Ok(())
    }

    /// The rows of all pages, by their directions, as paragraphs.
    fn paragraphs(&mut self, pages: Vec<[Vec<Row>; 4]>) -> Vec<NewParagraph> {
        let all = pages.iter().flatten().flatten().flat_map(|row| &row.words);
        let em = paragraphs::usual_size(all.map(|word| (word.size, word.text.as_str())));
        let wide = gutters::widening(&pages, em);
        let mut ways: [Vec<Vec<Row>>; 4] = [const { Vec::new() }; 4];
        for page in pages {
            for (way, rows) in ways.iter_mut().zip(page) {
                way.push(rows);
            }
        }
        let mut lines: Vec<Line> = Vec::new();
        let upright = std::mem::take(&mut self.heights);
        // A file that says itself what stands in its margins is believed.
        // What is turned upside down or on its side has no edge of the page to stand at.
        let none = vec![0.0; upright.len()];
        for (at, way) in ways.into_iter().enumerate() {
            let heights = if at == 0 && self.margins == 0 {
                &upright
            } else {
                &none
            };
            let from = lines.len();
            lines.extend(self.lines(way, (em, wide), heights));
            for line in lines.iter_mut().skip(from) {
                line.upright = at == 0;
            }
        }
        // Pages stay together, whatever stands on them at right angles.
        lines.sort_by_key(|line| line.page);
        let mut known = hyphens::Words::default();
        for line in &lines {
            known.learn(&line.text);
        }
        let blocks = paragraphs::blocks(lines, em, &known);
        let largest = blocks.iter().filter(|block| block.page == 1);
        let largest = largest.map(|block| block.size).fold(0.0, f32::max);
        let mut titled = largest < TITLE * em;
        let mut found = Vec::new();
        for block in blocks {
            let title = !titled && block.size >= largest - 0.1;
            titled |= title;
            let role = if title {
                Role::Headline
            } else {
                self.role(&block, em)
            };
            let text = if role == Role::ListItem {
                block.text.split_once(' ').map_or("", |(_, text)| text)
            } else {
                &block.text
            };
            if text.trim().is_empty() {
                continue;
            }
            found.push(NewParagraph {
                text: text.trim().replace('\u{AD}', "-"),
                role,
                locator: format!("p. {}", block.page),
                areas: block.areas.iter().map(area).collect(),
                ..NewParagraph::default()
            });
        }
        found
    }

    /// The lines of all pages in one direction, in reading order.
    fn lines(
        &mut self,
        mut pages: Vec<Vec<Row>>,
        (em, wide): (f32, f32),
        heights: &[f32],
    ) -> Vec<Line> {
        self.heads.extend(margins::taken(&mut pages, em, heights));
        let strips: Vec<_> = pages
            .iter()
            .map(|rows| gutters::strips(rows, em, wide))
            .collect();
        let strong: Vec<_> = strips
            .iter()
            .zip(&pages)
            .map(|(strips, rows)| gutters::gutters(strips, rows, em))
            .collect();
        let known = strong.iter().flatten().map(|gutter| (gutter.x0, gutter.x1));
        let mut known: Vec<(f32, f32)> = known.collect();
        known.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        known.dedup_by(|a, b| (a.0 - b.0).abs() < 1.0 && (a.1 - b.1).abs() < 1.0);
        let mut lines = Vec::new();
        for (at, ((rows, mut gutters), strips)) in
            pages.into_iter().zip(strong).zip(strips).enumerate()
        {
            gutters.extend(gutters::continued(&strips, &known, em));

            let columns = order::columns(rows, &gutters, em);
            lines.extend(paragraphs::lines(columns, at + 1));
        }
        lines
    }

    /// What a block is, by how it is set.
    fn role(&self, block: &Block, em: f32) -> Role {
        let short = block.text.chars().count() <= LONGEST && !block.text.ends_with(['.', ',', ';']);
        if paragraphs::is_bullet(&block.text) && block.text.contains(' ') {
            Role::ListItem
        } else if short && (block.size >= HEADING * em || block.bold && block.size >= 0.99 * em) {
            Role::Subheading
        } else if block.size <= CAPTION * em && self.is_below_picture(block) {
            Role::Caption
        } else {
            Role::Body
        }
    }

    fn is_below_picture(&self, block: &Block) -> bool {
        let (left, right, y) = block.place;
        let pictures = block.page.checked_sub(1);
        let pictures = pictures.and_then(|at| self.pictures.get(at));
        pictures.into_iter().flatten().any(|picture| {
            let below = f64::from(y) - picture.y1;
            below > 0.0
                && below < f64::from(BELOW * block.size)
                && f64::from(left) < picture.x1
                && f64::from(right) > picture.x0
        })
    }

    fn tell(&self, imported: &mut Imported) {
        let mut say = |number: usize, one: &str, several: &str| {
            if number > 0 {
                let words = plural(number, one, several);
                imported.notes.push(format!("{number} {words}."));
            }
        };
        say(
            self.unmapped,
            "sign could not be read and stands as \u{FFFD}: its font does not say what it means",
            "signs could not be read and stand as \u{FFFD}: their fonts do not say what they mean",
        );
        say(
            self.askew,
            "sign that lies askew was left out",
            "signs that lie askew were left out",
        );
        let pictures = self.pictures.iter().map(Vec::len).sum();
        say(pictures, "picture is not shown", "pictures are not shown");
        if self.unseen * 2 > self.glyphs {
            imported.notes.push(
                "Its words were recognised in pictures of pages: compare what matters with the pages."
                    .to_owned(),
            );
        }
        if !self.heads.is_empty() {
            let heads: Vec<String> = self.heads.iter().map(|head| format!("“{head}”")).collect();
            let heads = heads.join(", ");
            imported.notes.push(format!(
                "Left out at the edges of pages, with numbers as #: {heads}."
            ));
        } else if self.margins > 0 {
            imported
                .notes
                .push("Running heads, feet and page numbers were left out.".to_owned());
        }
    }
}
