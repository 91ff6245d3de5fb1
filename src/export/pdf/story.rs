//! What a document says, piece by piece, before it has lines and pages.

use std::sync::Arc;

use super::lines::{Line, Setter};
use super::style::{BODY, LABEL, LABELS, MEASURE, SMALL, Style};
use super::text::Text;
use crate::export::words::Words;
use crate::session::Id;

/// What belongs together, in the order in which it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// A part of the document.
    Section,
    /// A claim: on one page, if it fits.
    Claim,
    /// A list.
    List,
    /// A table.
    Table,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of a level from 1.
    Heading(u16),
    /// A paragraph; what stands beside it is its number.
    Paragraph,
    /// An entry of a list; what stands beside it is its label.
    Entry,
    /// The heads of a table's columns.
    Columns,
    /// A row of a table; its first cell is its head.
    Cells,
}

/// What can be led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// A claim.
    Claim(Id),
    /// A source.
    Source(Id),
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Out, to an address.
    Web(String),
    /// To another place of the document.
    Within(Place),
}

/// How a cell stands between its edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Where its own words begin; words of no direction where the page begins.
    Own,
    /// Where the page begins.
    Start,
    /// Where the page ends.
    End,
}

/// One cell of a row, its lines ready.
#[derive(Debug)]
pub(super) struct Cell {
    /// Where it begins, from where the page begins.
    pub start: f32,
    /// How wide it is.
    pub width: f32,
    /// Its words.
    pub words: Arc<str>,
    /// Its lines.
    pub lines: Arc<[Line]>,
}

/// A bookmark.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// How deep it lies, from 0.
    pub depth: usize,
    /// What it is called.
    pub title: String,
}

/// What stands side by side.
#[derive(Debug)]
pub(super) struct Row {
    /// What it is.
    pub role: Role,
    /// Its cells, in the order in which they are read.
    pub cells: Vec<Cell>,
    /// The space before it, but not on top of a page.
    pub before: f32,
    /// Whether a line goes over it.
    pub rule: bool,
    /// Whether the next row must begin on the same page.
    pub keep: bool,
    /// Its bookmark.
    pub mark: Option<Mark>,
    /// What leads here.
    pub place: Option<Place>,
}

impl Row {
    /// How high it is, without the space before it.
    pub(super) fn height(&self) -> f32 {
        let heights = self.cells.iter().map(Cell::height);
        heights.fold(0.0, f32::max)
    }
}

impl Cell {
    fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.height).sum()
    }
}

/// A piece of the document.
#[derive(Debug)]
pub(super) enum Piece {
    /// Something begins.
    Open(Group),
    /// It ends.
    Close,
    /// A row.
    Row(Row),
}

/// The whole document.
pub(super) struct Story<'s> {
    /// Its pieces.
    pub pieces: Vec<Piece>,
    /// Where its links lead.
    pub links: Vec<Target>,
    /// What sets its lines.
    pub setter: &'s mut Setter,
    /// Its fixed words.
    pub words: &'s Words,
}

/// A cell to be set: where it begins, how wide it is, how it stands, what it says, how it looks.
pub(super) type Unset<'t> = (f32, f32, Side, &'t Text, Style);

impl<'s> Story<'s> {
    /// Nothing said yet.
    pub(super) fn new(setter: &'s mut Setter, words: &'s Words) -> Self {
        Self {
            pieces: Vec::new(),
            links: Vec::new(),
            setter,
            words,
        }
    }

    /// A fixed word.
    pub(super) fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The number of a link.
    pub(super) fn link(&mut self, target: Target) -> Option<u32> {
        self.links.push(target);
        u32::try_from(self.links.len() - 1).ok()
    }

    /// Something begins.
    pub(super) fn open(&mut self, group: Group) {
        self.pieces.push(Piece::Open(group));
    }

    /// It ends.
    pub(super) fn close(&mut self) {
        self.pieces.push(Piece::Close);
    }

    /// A row of cells, to be changed by who asked for it.
    pub(super) fn row(&mut self, role: Role, before: f32, cells: &[Unset<'_>]) -> Option<&mut Row> {
        let cells = cells
            .iter()
            .map(|(start, width, side, text, style)| Cell {
                start: *start,
                width: *width,
                words: text.words.as_str().into(),
                lines: self.setter.lines(text, *style, *width, *side),
            })
            .collect();
        self.pieces.push(Piece::Row(Row {
            role,
            cells,
            before,
            rule: false,
            keep: false,
            mark: None,
            place: None,
        }));
        match self.pieces.last_mut() {
            Some(Piece::Row(row)) => Some(row),
            _ => None,
        }
    }

    /// A heading over the whole measure.
    pub(super) fn heading(&mut self, level: u16, before: f32, words: &str, style: Style) {
        let text = Text::of(words);
        let cells = [(0.0, MEASURE, Side::Own, &text, style)];
        let title = super::text::short(words, 120);
        if let Some(row) = self.row(Role::Heading(level), before, &cells) {
            row.keep = true;
            row.mark = Some(Mark {
                depth: usize::from(level.saturating_sub(2)),
                title,
            });
        }
    }

    /// A paragraph beside the column of labels.
    pub(super) fn paragraph(&mut self, before: f32, text: &Text, style: Style) -> Option<&mut Row> {
        let cells = [(BODY, MEASURE - BODY, Side::Own, text, style)];
        self.row(Role::Paragraph, before, &cells)
    }

    /// A fact: an entry of few words, which begins where the page does.
    pub(super) fn fact(&mut self, label: &str, text: &Text) -> Option<&mut Row> {
        self.labelled(label, text, Side::Start, SMALL)
    }

    /// An entry: a label, and what it is about beside it. Nothing, if there is nothing to say.
    pub(super) fn entry(&mut self, label: &str, text: &Text, style: Style) -> Option<&mut Row> {
        self.labelled(label, text, Side::Own, style)
    }

    fn labelled(&mut self, label: &str, text: &Text, side: Side, style: Style) -> Option<&mut Row> {
        if text.is_blank() {
            return None;
        }
        let label = Text::fixed(label);
        let label_style = Style {
            leading: style.leading,
            ..LABEL
        };
        let cells = [
            (0.0, LABELS, Side::Start, &label, label_style),
            (BODY, MEASURE - BODY, side, text, style),
        ];
        self.row(Role::Entry, 2.0, &cells)
    }
}
