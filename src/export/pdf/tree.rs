//! The tree of what a document is made of, which grows while its pages are drawn (tagged PDF, ISO 32000-1, 14.7).

use std::num::NonZeroU16;

use krilla::tagging::{
    Identifier, ListNumbering, Node as Tagged, TableHeaderScope, Tag, TagGroup, TagKind,
};

use super::story::{Group, Role, Row};
use super::text::short;

/// A place in the tree.
pub(super) type Node = u32;

/// No place.
const NONE: Node = Node::MAX;

/// What stands at a place.
#[derive(Debug)]
enum What {
    /// The whole, which is not written.
    Root,
    Section,
    List,
    Table,
    Heading(NonZeroU16, Box<str>),
    Paragraph,
    Item,
    Label,
    Body,
    Line,
    ColumnHead,
    RowHead,
    Datum,
    Link,
    /// Something that was drawn.
    Content(Identifier),
}

/// A place: small, for a document of a thousand pages has a million. What stands below one is a chain.
#[derive(Debug)]
struct Place {
    what: What,
    first: Node,
    last: Node,
    next: Node,
}

/// The tree.
#[derive(Debug)]
pub(super) struct Tree {
    /// The first is the root.
    places: Vec<Place>,
    /// What is open, from the outside.
    open: Vec<Node>,
    /// Where the content of each cell of the row goes.
    cells: Vec<Node>,
}

impl Default for Tree {
    fn default() -> Self {
        let mut tree = Self {
            places: Vec::new(),
            open: Vec::new(),
            cells: Vec::new(),
        };
        tree.add(What::Root, NONE);
        tree
    }
}

impl Tree {
    fn at(&mut self, node: Node) -> Option<&mut Place> {
        self.places.get_mut(usize::try_from(node).ok()?)
    }

    fn add(&mut self, what: What, below: Node) -> Node {
        let node = Node::try_from(self.places.len()).unwrap_or(NONE);
        self.places.push(Place {
            what,
            first: NONE,
            last: NONE,
            next: NONE,
        });
        if let Some(above) = self.at(below) {
            let before = std::mem::replace(&mut above.last, node);
            if before == NONE {
                above.first = node;
            } else if let Some(before) = self.at(before) {
                before.next = node;
            }
        }
        node
    }

    /// What is open at the innermost.
    fn innermost(&self) -> Node {
        self.open.last().copied().unwrap_or(0)
    }

    /// Something begins.
    pub(super) fn open(&mut self, group: Group) {
        let what = match group {
            Group::Section | Group::Claim => What::Section,
            Group::List => What::List,
            Group::Table => What::Table,
        };
        let node = self.add(what, self.innermost());
        self.open.push(node);
    }

    /// It ends.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// A row begins.
    pub(super) fn row(&mut self, row: &Row) {
        let below = self.innermost();
        let count = row.cells.len();
        self.cells = match row.role {
            Role::Heading(level) => {
                let said: Vec<&str> = row.cells.iter().map(|cell| cell.words.as_ref()).collect();
                let title = Some(short(&said.join(" "), 200)).filter(|said| !said.is_empty());
                let title = title.unwrap_or_else(|| "…".to_owned());
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                vec![self.add(What::Heading(level, title.into()), below); count]
            }
            Role::Paragraph => vec![self.add(What::Paragraph, below); count],
            Role::Entry => {
                let entry = self.add(What::Item, below);
                let label = self.add(What::Label, entry);
                let body = self.add(What::Body, entry);
                (0..count)
                    .map(|n| if n == 0 { label } else { body })
                    .collect()
            }
            Role::Columns | Role::Cells => {
                let line = self.add(What::Line, below);
                (0..count)
                    .map(|n| match (row.role, n) {
                        (Role::Columns, _) => self.add(What::ColumnHead, line),
                        (_, 0) => self.add(What::RowHead, line),
                        _ => self.add(What::Datum, line),
                    })
                    .collect()
            }
        };
    }

    /// Something that was drawn in a cell of the row.
    pub(super) fn content(&mut self, cell: usize, content: Identifier) {
        if let Some(node) = self.cells.get(cell) {
            self.within(*node, content);
        }
    }

    /// A link in a cell of the row.
    pub(super) fn link(&mut self, cell: usize) -> Node {
        let below = self.cells.get(cell).copied().unwrap_or(0);
        self.add(What::Link, below)
    }

    /// Something that was drawn at a place.
    pub(super) fn within(&mut self, node: Node, content: Identifier) {
        self.add(What::Content(content), node);
    }

    /// The tree as it is written, without what is empty.
    pub(super) fn finish(mut self) -> Vec<Tagged> {
        self.below(0)
    }

    /// What stands below a place; it is taken out of this tree. No deeper than groups lie in one another.
    fn below(&mut self, node: Node) -> Vec<Tagged> {
        let first = self.at(node).map_or(NONE, |place| place.first);
        let (mut count, mut next) = (0, first);
        while let Some(place) = self.at(next) {
            count += 1;
            next = place.next;
        }
        // No room for more: most have one thing below them.
        let mut all = Vec::with_capacity(count);
        next = first;
        while let Some(place) = self.at(next) {
            let what = std::mem::replace(&mut place.what, What::Root);
            let this = std::mem::replace(&mut next, place.next);
            all.extend(self.written(what, this));
        }
        all
    }

    fn written(&mut self, what: What, node: Node) -> Option<Tagged> {
        let tag: TagKind = match what {
            What::Root => return None,
            What::Content(content) => return Some(content.into()),
            What::Section => Tag::Section.into(),
            What::List => Tag::L(ListNumbering::None).into(),
            What::Table => Tag::Table.into(),
            What::Heading(level, title) => Tag::Hn(level, Some(title.into())).into(),
            What::Paragraph => Tag::P.into(),
            What::Item => Tag::LI.into(),
            What::Label => Tag::Lbl.into(),
            What::Body => Tag::LBody.into(),
            What::Line => Tag::TR.into(),
            What::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
            What::RowHead => Tag::TH(TableHeaderScope::Row).into(),
            What::Datum => Tag::TD.into(),
            What::Link => Tag::Link.into(),
        };
        let children = self.below(node);
        (!children.is_empty()).then(|| TagGroup::with_children(tag, children).into())
    }
}
