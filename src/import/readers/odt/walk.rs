//! The text of a document, element by element, to the words that a reader sees.
//!
//! Each element that is open has an entry on a stack that says what it does with its words. Comments, notes, cells and boxes are
//! texts of their own, read into flows of their own.

mod ends;

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    flow::{Flow, Mark},
    office::Met,
    xml::{Element, Node, Xml},
};
use super::styles::Styles;
use crate::{
    import::{ImportError, Remark, RemarkKind, View, limits},
    session::Role,
};

/// A text with what was written beside it.
#[derive(Debug, Default)]
pub struct Text {
    pub flow: Flow,
    pub remarks: Vec<Remark>,
    pub met: Met,
}

/// Reads the text of a document.
pub fn read(text: &str, view: View) -> Result<Text, ImportError> {
    let mut xml = Xml::new(text);
    let mut walk = Walk {
        view,
        ..Walk::default()
    };
    walk.flows.push(Flow::default());
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => {
                let open = walk.open(&element);
                walk.stack.push(open);
            }
            Node::Close => walk.close(),
            Node::Text(words) => walk.text(&words),
        }
        let long = |flow: &Flow| flow.len() > limits::PIECES;
        if walk.flows.first().is_some_and(long) || walk.asides.len() > limits::PIECES {
            return Err(ImportError::Limit(format!(
                "it has more than {} paragraphs or comments",
                limits::PIECES
            )));
        }
    }
    Ok(walk.finish())
}

/// What an open element does.
#[derive(Debug, PartialEq)]
enum Open {
    /// Lets elements through; its own words are white space between them.
    Through,
    /// Keeps what is inside to itself.
    Skip,
    /// The text, a comment, the body of a note: words may stand in it.
    Paragraph(Role),
    /// Words of a paragraph.
    Words,
    /// Words that are not seen.
    Hidden,
    Link {
        start: usize,
        to: String,
    },
    Item,
    Row,
    Cell,
    Box,
    /// A comment or the body of a note.
    Aside,
    /// Who or when, of a comment or a change; what is printed for a note.
    Field(&'static str),
    /// A tracked change.
    Region,
    /// The words that were deleted.
    Deletion,
}

/// A tracked change.
#[derive(Debug, Default)]
struct Change {
    id: String,
    /// Words came; else they went, or only looked different.
    came: bool,
    /// The paragraphs that went.
    went: Vec<String>,
}

/// What is written beside the text.
#[derive(Debug, Default)]
struct Aside {
    kind: RemarkKind,
    id: String,
    parent: String,
    settled: bool,
    number: String,
    by: String,
    on: String,
    text: String,
    links: Vec<String>,
    /// The note it stands in.
    inside: Option<String>,
}

#[derive(Default)]
struct Walk {
    view: View,
    styles: Styles,
    met: Met,
    stack: Vec<Open>,
    /// The text, and those of cells, boxes, comments and notes that are open in it.
    flows: Vec<Flow>,
    rows: Vec<Vec<Flow>>,
    /// Comments and notes that are open.
    beside: Vec<Aside>,
    asides: Vec<Aside>,
    changes: BTreeMap<String, Change>,
    change: Change,
    /// Insertions that are open and not part of the text that is read.
    without: BTreeSet<String>,
    /// Words that are read went with a change.
    deleting: bool,
    field: String,
    titled: bool,
}

impl Walk {
    fn open(&mut self, element: &Element<'_>) -> Open {
        if matches!(self.stack.last(), Some(Open::Skip)) {
            return Open::Skip;
        }
        self.styles.take(element);
        let get = |name: &str| element.attribute(name).unwrap_or_default();
        let in_words = matches!(
            self.stack.last(),
            Some(Open::Paragraph(_) | Open::Words | Open::Link { .. })
        );
        match element.name() {
            "automatic-styles" | "styles" | "body" | "text" => return Open::Through,
            "meta"
            | "settings"
            | "scripts"
            | "font-face-decls"
            | "master-styles"
            | "forms"
            | "object"
            | "math"
            | "title"
            | "desc"
            | "ruby-text"
            | "index-title-template"
            | "table-of-content-source"
            | "hidden-paragraph"
            | "script" => return Open::Skip,
            "tracked-changes" => return Open::Through,
            "changed-region" => {
                let id = element.attribute("id").unwrap_or_default();
                self.change = Change {
                    id,
                    ..Change::default()
                };
                return Open::Region;
            }
            "insertion" => {
                self.met.inserted += 1;
                self.change.came = true;
            }
            "deletion" => {
                self.met.deleted += 1;
                self.deleting = true;
                return Open::Deletion;
            }
            "creator" if self.begun_aside_or_change() => return self.begin_field("by"),
            "date" if self.begun_aside_or_change() => return self.begin_field("on"),
            "note-citation" => return self.begin_field("number"),
            "change-start" => self.change_starts(&get("change-id")),
            "change-end" => {
                self.without.remove(&get("change-id"));
            }
            "change" => self.change_here(&get("change-id")),
            "annotation" | "note" if self.deleting => return Open::Skip,
            "p" | "h" if self.deleting => {
                self.change.went.push(String::new());
                return Open::Paragraph(Role::Body);
            }
            "p" | "h" => return Open::Paragraph(self.role(element)),
            "a" => {
                let start = self.flows.last().map_or(0, Flow::here);
                return Open::Link {
                    start,
                    to: get("href"),
                };
            }
            "s" => {
                let count: usize = get("c").parse().unwrap_or(1);
                self.say(&" ".repeat(count.min(100)));
            }
            "tab" => self.say("\t"),
            "line-break" => self.line_breaks(),
            "list-item" | "list-header" => return Open::Item,
            "table-row" => {
                self.rows.push(Vec::new());
                return Open::Row;
            }
            "table-cell" | "covered-table-cell" if !self.rows.is_empty() => {
                self.flows.push(Flow::default());
                return Open::Cell;
            }
            "text-box" => {
                self.flows.push(Flow::default());
                return Open::Box;
            }
            "image" => {
                self.met.pictures += 1;
                return Open::Skip;
            }
            "annotation" => return self.begin_comment(element),
            "annotation-end" => {
                let name = get("name");
                self.mark(Mark::End(name));
            }
            "note" => {
                let endnote = get("note-class") == "endnote";
                let id = format!("note {}", self.asides.len() + self.beside.len());
                self.mark(if endnote {
                    Mark::Endnote(id.clone())
                } else {
                    Mark::Footnote(id.clone())
                });
                let kind = if endnote {
                    RemarkKind::Endnote
                } else {
                    RemarkKind::Footnote
                };
                self.begin_aside(kind, id);
                return Open::Aside;
            }
            "span" => {
                let (hidden, struck) = self.styles.words(&get("style-name"));
                if hidden || struck {
                    self.met.hidden += usize::from(hidden);
                    self.met.struck += usize::from(struck && !hidden);
                    return Open::Hidden;
                }
            }
            "hidden-text" => return Open::Hidden,
            _ => {}
        }
        match self.stack.last() {
            Some(Open::Hidden) => Open::Hidden,
            _ if in_words => Open::Words,
            _ => Open::Through,
        }
    }

    fn begun_aside_or_change(&self) -> bool {
        matches!(self.stack.last(), Some(Open::Aside | Open::Through))
            && (!self.beside.is_empty() || self.stack.contains(&Open::Region))
    }

    fn begin_field(&mut self, name: &'static str) -> Open {
        self.field.clear();
        Open::Field(name)
    }

    fn begin_aside(&mut self, kind: RemarkKind, id: String) {
        let note = |aside: &&Aside| aside.kind != RemarkKind::Comment;
        let inside = self.beside.iter().rev().find(note);
        let inside = inside.map(|note| note.id.clone());
        self.beside.push(Aside {
            kind,
            id,
            inside,
            ..Aside::default()
        });
        self.flows.push(Flow::default());
    }

    fn begin_comment(&mut self, element: &Element<'_>) -> Open {
        let name = element.attribute("name").unwrap_or_default();
        let id = if name.is_empty() {
            format!("comment {}", self.asides.len() + self.beside.len())
        } else {
            name
        };
        self.mark(Mark::Begin(id.clone()));
        self.begin_aside(RemarkKind::Comment, id);
        if let Some(aside) = self.beside.last_mut() {
            aside.parent = element.attribute("parent-name").unwrap_or_default();
            aside.settled = element.attribute("resolved").as_deref() == Some("true");
        }
        Open::Aside
    }

    /// The role of a paragraph: its style's, else by where it stands.
    fn role(&mut self, element: &Element<'_>) -> Role {
        let style = element.attribute("style-name").unwrap_or_default();
        let listed = self.stack.contains(&Open::Item);
        let first = self.flows.len() == 1 && self.flows.first().is_some_and(|flow| flow.len() == 0);
        let role = self.styles.role(&style);
        let heading = element.name() == "h" || role == Some(Role::Subheading);
        let level = element.attribute("outline-level");
        match role {
            Some(Role::Headline) if self.titled => Role::Subheading,
            Some(Role::Headline) => Role::Headline,
            _ if heading && first && level.as_deref() == Some("1") => Role::Headline,
            _ if heading => Role::Subheading,
            Some(role) => role,
            None if listed => Role::ListItem,
            None => Role::Body,
        }
    }

    fn text(&mut self, words: &str) {
        match self.stack.last() {
            Some(Open::Field(_)) => self.field.push_str(words),
            Some(Open::Paragraph(_) | Open::Words | Open::Link { .. }) => {
                // White space in a row is a space; others have elements of their own.
                let mut plain = String::with_capacity(words.len());
                let mut last = self.flows.last().and_then(Flow::last);
                for c in words.chars() {
                    let c = if matches!(c, '\n' | '\r' | '\t') {
                        ' '
                    } else {
                        c
                    };
                    if c == ' ' && last == Some(' ') {
                        continue;
                    }
                    plain.push(c);
                    last = Some(c);
                }
                self.say(&plain);
            }
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        if self.deleting {
            if let Some(went) = self.change.went.last_mut() {
                went.push_str(words);
            }
            return;
        }
        if self.without.is_empty()
            && !self.stack.contains(&Open::Hidden)
            && let Some(flow) = self.flows.last_mut()
        {
            flow.push(words);
        }
    }

    /// A line that was broken off goes on with a small letter; else it is a paragraph. What follows is not known yet, so it
    /// depends on the end of what was said.
    fn line_breaks(&mut self) {
        let goes_on = |c: char| c.is_lowercase() || c == ',';
        let last = self.flows.last().and_then(Flow::last);
        if last.is_some_and(goes_on) {
            self.say(" ");
        } else if self.without.is_empty() {
            let role = self.stack.iter().rev().find_map(|open| match open {
                Open::Paragraph(role) => Some(role.clone()),
                _ => None,
            });
            if let Some(flow) = self.flows.last_mut() {
                flow.close(role.unwrap_or_default());
            }
        }
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(flow) = self.flows.last_mut() {
            flow.mark(mark);
        }
    }
}
