//! The tree of what a document is made of, which grows while its pages are drawn (tagged PDF, ISO 32000-1, 14.7).

use std::num::NonZeroU16;

use krilla::tagging::{
    Identifier, ListNumbering, Node as Tagged, TableHeaderScope, Tag, TagGroup, TagKind,
};

use super::story::{Group, Role, Row};
use super::text::short;

/// A place in the tree.
pub(super) type Node = usize;

#[derive(Debug)]
enum Child {
    Node(Node),
    Content(Identifier),
}

/// The tree.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<(TagKind, Vec<Child>)>,
    /// What stands at the top.
    roots: Vec<Node>,
    /// What is open, from the outside.
    open: Vec<Node>,
    /// Where the content of each cell of the row goes.
    cells: Vec<Node>,
}

impl Tree {
    fn add(&mut self, tag: impl Into<TagKind>, below: Option<Node>) -> Node {
        let node = self.nodes.len();
        self.nodes.push((tag.into(), Vec::new()));
        match below.and_then(|below| self.nodes.get_mut(below)) {
            Some((_, children)) => children.push(Child::Node(node)),
            None => self.roots.push(node),
        }
        node
    }

    /// Something begins.
    pub(super) fn open(&mut self, group: Group) {
        let tag: TagKind = match group {
            Group::Section | Group::Claim => Tag::Section.into(),
            Group::List => Tag::L(ListNumbering::None).into(),
            Group::Table => Tag::Table.into(),
        };
        let node = self.add(tag, self.open.last().copied());
        self.open.push(node);
    }

    /// It ends.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// A row begins.
    pub(super) fn row(&mut self, row: &Row) {
        let below = self.open.last().copied();
        let count = row.cells.len();
        self.cells = match row.role {
            Role::Heading(level) => {
                let said: Vec<&str> = row.cells.iter().map(|cell| cell.words.as_ref()).collect();
                let title = Some(short(&said.join(" "), 200)).filter(|said| !said.is_empty());
                let title = title.unwrap_or_else(|| "…".to_owned());
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                vec![self.add(Tag::Hn(level, Some(title)), below); count]
            }
            Role::Paragraph => vec![self.add(Tag::P, below); count],
            Role::Entry => {
                let entry = self.add(Tag::LI, below);
                let label = self.add(Tag::Lbl, Some(entry));
                let body = self.add(Tag::LBody, Some(entry));
                (0..count)
                    .map(|n| if n == 0 { label } else { body })
                    .collect()
            }
            Role::Columns | Role::Cells => {
                let line = self.add(Tag::TR, below);
                (0..count)
                    .map(|n| match (row.role, n) {
                        (Role::Columns, _) => {
                            self.add(Tag::TH(TableHeaderScope::Column), Some(line))
                        }
                        (_, 0) => self.add(Tag::TH(TableHeaderScope::Row), Some(line)),
                        _ => self.add(Tag::TD, Some(line)),
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
        let below = self.cells.get(cell).copied();
        self.add(Tag::Link, below)
    }

    /// Something that was drawn at a place.
    pub(super) fn within(&mut self, node: Node, content: Identifier) {
        if let Some((_, children)) = self.nodes.get_mut(node) {
            children.push(Child::Content(content));
        }
    }

    /// The tree as it is written, without what is empty.
    pub(super) fn finish(self) -> Vec<Tagged> {
        let mut built: Vec<Option<Tagged>> = Vec::with_capacity(self.nodes.len());
        built.resize_with(self.nodes.len(), || None);
        // What stands below comes after what it stands below.
        for (n, (tag, children)) in self.nodes.into_iter().enumerate().rev() {
            let children: Vec<Tagged> = children
                .into_iter()
                .filter_map(|child| match child {
                    Child::Node(node) => built.get_mut(node).and_then(Option::take),
                    Child::Content(content) => Some(content.into()),
                })
                .collect();
            if let Some(place) = built.get_mut(n).filter(|_| !children.is_empty()) {
                *place = Some(TagGroup::with_children(tag, children).into());
            }
        }
        let roots = self.roots.into_iter();
        roots
            .filter_map(|node| built.get_mut(node).and_then(Option::take))
            .collect()
    }
}
