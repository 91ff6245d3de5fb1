//! What is open while a part is read.

use super::super::super::flow::Flow;
use super::super::styles::Kind;
use crate::session::Role;

/// What an open element does.
#[derive(Debug, PartialEq)]
pub(super) enum Open {
    /// Lets through what is inside.
    Through,
    /// Keeps what is inside to itself.
    Skip,
    /// Keeps its words, not the marks of comments among them.
    Removed,
    Story,
    Paragraph,
    /// Properties of a paragraph.
    About,
    /// Properties of the mark at its end.
    AboutMark,
    Run,
    Words {
        kept: bool,
    },
    Instruction,
    Link {
        start: usize,
        to: String,
    },
    Row,
    AboutRow,
    Cell,
    Box,
    Alternatives {
        taken: bool,
    },
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) kind: Kind,
    pub(super) listed: bool,
    /// Its end was taken out: it goes on in the next one.
    pub(super) goes_on: bool,
    /// A line was broken off.
    pub(super) broken: bool,
    /// Text boxes that hang on it.
    pub(super) boxes: Vec<Flow>,
}

impl Paragraph {
    /// Its role by itself, wherever it stands.
    pub(super) const fn role(&self) -> Role {
        match self.kind {
            Kind::Body if self.listed => Role::ListItem,
            kind => kind.role(),
        }
    }
}

/// A run of words of one kind.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own"
)]
pub(super) struct Run {
    pub(super) hidden: bool,
    pub(super) struck: bool,
    pub(super) bold: bool,
    pub(super) raised: bool,
    /// Its words are the mark of a note.
    pub(super) is_mark: bool,
    /// Whether its words were counted as hidden or struck.
    pub(super) counted: bool,
}

/// A field: an instruction to the program, and what it came to.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    /// Its result begins here.
    pub(super) result: Option<usize>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Flow>,
    pub(super) removed: bool,
}
