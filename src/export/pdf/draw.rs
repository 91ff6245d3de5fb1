//! Pages to a PDF: what is seen, the tree of what it is, bookmarks and links.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target as To};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Quadrilateral, Rect};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, TagTree};
use krilla::text::{GlyphId, KrillaGlyph};

use super::lines::{Glyph, Line, Run, Setter};
use super::pages::{Lines, Pages, Step};
use super::story::{Cell, Piece, Row, Side, Target};
use super::style::{Colour, HEAD, MEASURE, RULE, RUNNING, SHEET, SIDE, TINT};
use super::text::{Text, orders, short};
use super::tree::{Node, Tree};

/// What is written about the whole document.
pub(super) struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// The code of its language.
    pub language: &'a str,
    /// When it was made, in seconds since 1970.
    pub made: Option<i64>,
    /// What stands in the head of each page beside its number.
    pub head: &'a str,
    /// What says the number of a page: the page, and how many there are.
    pub page: &'a dyn Fn(usize, usize) -> String,
}

/// Draws pages, each piece gone once it is drawn. `strict` asks for PDF/UA-1 and is refused where it does not hold.
pub(super) fn draw(
    setter: &mut Setter,
    mut pieces: Vec<Piece>,
    links: &[Target],
    mut pages: Pages,
    about: &About<'_>,
    strict: bool,
) -> Result<Vec<u8>, KrillaError> {
    let configuration = if strict {
        ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1)
    } else {
        ConfigurationBuilder::new()
    };
    let mut document = Document::new_with(SerializeSettings {
        configuration: configuration.finish().unwrap_or_default(),
        ..SerializeSettings::default()
    });
    let count = pages.steps.len();
    let mut tree = Tree::default();
    let mut gone = 0;
    for (number, steps) in std::mem::take(&mut pages.steps).into_iter().enumerate() {
        let Some(settings) = PageSettings::from_wh(SHEET.0, SHEET.1) else {
            break;
        };
        let mut page = document.start_page_with(settings);
        let mut drawn = Drawn {
            setter,
            tree: &mut tree,
            links: Vec::new(),
        };
        let mut surface = page.surface();
        let said = (about.page)(number + 1, count);
        // The first page has its title below.
        let head = if number == 0 { "" } else { about.head };
        drawn.head(&mut surface, head, &said);
        let mut last = gone;
        for step in &steps {
            match step {
                Step::Open(group) => drawn.tree.open(*group),
                Step::Close => drawn.tree.close(),
                Step::Lines(lines) => {
                    last = lines.piece;
                    if let Some(Piece::Row(row)) = pieces.get(lines.piece) {
                        drawn.row(&mut surface, row, lines);
                    }
                }
            }
        }
        surface.finish();
        let found = drawn.links;
        annotate(&mut page, &mut tree, found, links, &pages);
        page.finish();
        // The last one may go on.
        for piece in pieces.get_mut(gone..last).unwrap_or_default() {
            *piece = Piece::Close;
        }
        gone = last;
    }
    document.set_metadata(metadata(about));
    drop(pieces);
    document.set_outline(outline(&pages));
    drop(pages);
    let mut tags = TagTree::new().with_lang(Some(about.language.to_owned()));
    for node in tree.finish() {
        tags.push(node);
    }
    document.set_tag_tree(tags);
    document.finish()
}

/// A link on a page, as far as it is drawn.
struct Found {
    link: u32,
    node: Node,
    areas: Vec<Rect>,
    words: String,
}

/// One page while it is drawn.
struct Drawn<'d> {
    setter: &'d mut Setter,
    tree: &'d mut Tree,
    links: Vec<Found>,
}

impl Drawn<'_> {
    /// The head of the page: no part of what is read.
    fn head(&mut self, surface: &mut Surface<'_>, words: &str, number: &str) {
        let sides = [(words, Side::Start), (number, Side::End)];
        for (words, side) in sides {
            let text = Text::of(&short(words, 90));
            let lines = self.setter.lines(&text, RUNNING, MEASURE, side);
            let Some(line) = lines.first() else { continue };
            let kind = ArtifactType::Header;
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
            for run in &line.runs {
                self.run(surface, run, &text.words, SIDE, HEAD);
            }
            surface.end_tagged();
        }
    }

    fn row(&mut self, surface: &mut Surface<'_>, row: &Row, lines: &Lines) {
        if lines.rule {
            let y = lines.y - row.before.min(8.0);
            area(surface, RULE, Rect::from_xywh(SIDE, y, MEASURE, 0.5));
        }
        if lines.first {
            self.tree.row(row);
        }
        for (n, (cell, range)) in row.cells.iter().zip(&lines.cells).enumerate() {
            let left = if self.setter.mirrored {
                SIDE + MEASURE - cell.start - cell.width
            } else {
                SIDE + cell.start
            };
            let mut y = lines.y;
            for line in cell.lines.get(range.clone()).unwrap_or_default() {
                self.line(surface, cell, n, line, left, y);
                y += line.height;
            }
        }
    }

    /// A line, part by part: each link is a thing of its own.
    fn line(
        &mut self,
        surface: &mut Surface<'_>,
        cell: &Cell,
        n: usize,
        line: &Line,
        left: f32,
        top: f32,
    ) {
        let base = top + line.base;
        for run in line.runs.iter().filter(|run| run.ink.tint) {
            let (over, under) = (0.86 * run.size + 0.8, 0.26 * run.size + 0.8);
            let tint = Rect::from_xywh(left + run.x, base - over, run.width, over + under);
            area(surface, TINT, tint);
        }
        // Drawn in the order in which they are read: many programs take the words of a page as they come.
        let mut runs: Vec<&Run> = line.runs.iter().collect();
        runs.sort_by_key(|run| run.glyphs.iter().map(|glyph| glyph.at).min());
        let mut at = 0;
        while let Some(first) = runs.get(at) {
            let link = first.ink.link;
            let rest = runs.get(at..).unwrap_or_default();
            let same = rest.iter().take_while(|run| run.ink.link == link);
            let part = rest.get(..same.count()).unwrap_or_default();
            at += part.len().max(1);
            let content = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            for run in part {
                self.run(surface, run, &cell.words, left, base);
            }
            surface.end_tagged();
            let Some(link) = link else {
                self.tree.content(n, content);
                continue;
            };
            let from = part.iter().map(|run| run.x).fold(f32::MAX, f32::min);
            let to = part.iter().map(|run| run.x + run.width);
            let to = to.fold(f32::MIN, f32::max);
            let space = Rect::from_xywh(left + from, top, (to - from).max(0.1), line.height);
            let again = self.links.last().is_some_and(|last| last.link == link);
            if !again {
                let node = self.tree.link(n);
                self.links.push(Found {
                    link,
                    node,
                    areas: Vec::new(),
                    words: String::new(),
                });
            }
            if let Some(found) = self.links.last_mut() {
                self.tree.within(found.node, content);
                found.areas.extend(space);
                for run in part {
                    found.words.push_str(&words_of(run, &cell.words));
                }
            }
        }
    }

    fn run(&self, surface: &mut Surface<'_>, run: &Run, words: &str, left: f32, base: f32) {
        let Some(font) = self.setter.font(run.font) else {
            return;
        };
        surface.set_fill(Some(fill(run.ink.colour)));
        let space = |glyph: &Glyph| {
            let at = usize::try_from(glyph.at).unwrap_or(usize::MAX);
            words
                .get(at..)
                .is_some_and(|rest| rest.starts_with(char::is_whitespace))
        };
        let backwards = match (run.glyphs.first(), run.glyphs.last()) {
            (Some(first), Some(last)) => first.at > last.at,
            _ => false,
        };
        // From right to left, word by word: the first word stands last.
        let pieces: Vec<&[Glyph]> = if backwards {
            let same = |one: &Glyph, next: &Glyph| space(one) == space(next);
            run.glyphs.chunk_by(same).collect()
        } else {
            vec![&run.glyphs]
        };
        let mut x = left + run.x;
        let mut placed = Vec::with_capacity(pieces.len());
        for piece in pieces {
            placed.push((x, piece));
            let advances = piece.iter().map(|glyph| glyph.advance);
            x += advances.sum::<f32>() * run.size;
        }
        if backwards {
            placed.reverse();
        }
        for (x, piece) in placed {
            let glyphs: Vec<KrillaGlyph> = piece.iter().map(|glyph| drawn(glyph, words)).collect();
            let start = Point::from_xy(x, base);
            surface.draw_glyphs(start, &glyphs, font.clone(), words, run.size, false);
        }
    }
}

/// A glyph as the PDF takes it.
fn drawn(glyph: &Glyph, words: &str) -> KrillaGlyph {
    let at = usize::try_from(glyph.at).unwrap_or(usize::MAX);
    let end = at.saturating_add(usize::from(glyph.len));
    let known = words.get(at..end).is_some();
    KrillaGlyph::new(
        GlyphId::new(u32::from(glyph.id)),
        glyph.advance,
        f32::from(glyph.dx) / 1000.0,
        f32::from(glyph.dy) / 1000.0,
        0.0,
        if known { at..end } else { 0..0 },
        None,
    )
}

/// The words that a run stands for, in the order of the text.
fn words_of(run: &Run, words: &str) -> String {
    let start = run.glyphs.iter().map(|glyph| glyph.at).min().unwrap_or(0);
    let ends = run.glyphs.iter();
    let end = ends.map(|glyph| glyph.at.saturating_add(u32::from(glyph.len)));
    let range =
        usize::try_from(start).unwrap_or(0)..usize::try_from(end.max().unwrap_or(0)).unwrap_or(0);
    let words = words.get(range).unwrap_or("");
    words.chars().filter(|c| !orders(*c)).collect()
}

/// Makes the links of a page work.
fn annotate(
    page: &mut Page<'_>,
    tree: &mut Tree,
    found: Vec<Found>,
    links: &[Target],
    pages: &Pages,
) {
    for one in found {
        let at = usize::try_from(one.link).unwrap_or(usize::MAX);
        let target = match links.get(at) {
            Some(Target::Web(address)) => To::Action(LinkAction::new(address.clone()).into()),
            Some(Target::Within(place)) => match pages.places.get(place) {
                Some((page, y)) => {
                    let point = Point::from_xy(SIDE, (y - 12.0).max(0.0));
                    To::Destination(XyzDestination::new(*page, point).into())
                }
                None => continue,
            },
            None => continue,
        };
        let corners = |area: &Rect| {
            let (left, top) = (area.left(), area.top());
            let (right, bottom) = (area.right(), area.bottom());
            let point = Point::from_xy;
            Quadrilateral([
                point(left, bottom),
                point(right, bottom),
                point(right, top),
                point(left, top),
            ])
        };
        let areas: Vec<Quadrilateral> = one.areas.iter().map(corners).collect();
        if areas.is_empty() {
            continue;
        }
        let link = LinkAnnotation::new_with_quad_points(areas, target);
        let said = Some(short(&one.words, 200)).filter(|said| !said.is_empty());
        let said = said.unwrap_or_else(|| "…".to_owned());
        let content = page.add_tagged_annotation(Annotation::new_link(link, Some(said)));
        tree.within(one.node, content);
    }
}

fn fill(colour: Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(colour.0, colour.1, colour.2).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }
}

/// An area of a colour, which is no part of what is read.
fn area(surface: &mut Surface<'_>, colour: Colour, area: Option<Rect>) {
    let Some(area) = area else { return };
    let mut path = PathBuilder::new();
    path.push_rect(area);
    if let Some(path) = path.finish() {
        let kind = ArtifactType::Layout;
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

fn metadata(about: &About<'_>) -> Metadata {
    let direction = if about.language == "ar" {
        TextDirection::RightToLeft
    } else {
        TextDirection::LeftToRight
    };
    let mut metadata = Metadata::new()
        .title(about.title.to_owned())
        .language(about.language.to_owned())
        .creator("Tickmark".to_owned())
        .text_direction(direction);
    let made = about
        .made
        .and_then(|made| jiff::Timestamp::from_second(made).ok());
    if let Some(made) = made {
        let made = made.to_zoned(jiff::tz::TimeZone::UTC);
        let small = |number: i8| u8::try_from(number).unwrap_or(0);
        metadata = metadata.creation_date(
            DateTime::new(u16::try_from(made.year()).unwrap_or(0))
                .month(small(made.month()))
                .day(small(made.day()))
                .hour(small(made.hour()))
                .minute(small(made.minute()))
                .second(small(made.second()))
                .utc_offset_hour(0)
                .utc_offset_minute(0),
        );
    }
    metadata
}

/// The bookmarks, each below the last one that lies less deep.
fn outline(pages: &Pages) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(usize, OutlineNode)> = Vec::new();
    let mut shut = |open: &mut Vec<(usize, OutlineNode)>, depth: usize| {
        while open.last().is_some_and(|(last, _)| *last >= depth) {
            let Some((_, node)) = open.pop() else { break };
            match open.last_mut() {
                Some((_, above)) => above.push_child(node),
                None => outline.push_child(node),
            }
        }
    };
    for (mark, (page, y)) in &pages.marks {
        shut(&mut open, mark.depth);
        let point = Point::from_xy(SIDE, (y - 12.0).max(0.0));
        let node = OutlineNode::new(mark.title.clone(), XyzDestination::new(*page, point));
        open.push((mark.depth, node.with_open(mark.depth == 0)));
    }
    shut(&mut open, 0);
    outline
}
