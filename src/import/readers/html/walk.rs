//! A tree of elements to the paragraphs that a reader sees.
//!
//! Elements of the page's flow begin and end paragraphs, all others let their words through; the innermost one that says what
//! its words are gives them their role. The walk keeps its own stack: it calls nothing that calls itself.

use std::collections::BTreeSet;

use dom_query::{NodeId, NodeRef};

use super::super::raised::raised;
use super::{address, block::Block, kinds, notes, word};
use crate::{session::Role, text::Span};

/// What is known of the page when a part of it is walked.
#[derive(Debug, Default)]
pub struct About<'p> {
    /// What addresses are seen from.
    pub base: Option<&'p str>,
    /// Notes and where their marks lead: the names of the elements that hold them.
    pub notes: BTreeSet<String>,
    /// Elements that are told apart from the text, and left out of it.
    pub apart: BTreeSet<NodeId>,
    /// Marks that lead into other parts of a book are noted, by where they lead.
    pub elsewhere: bool,
}

/// The paragraphs below an element.
pub fn blocks(root: &NodeRef<'_>, about: &About<'_>) -> Vec<Block> {
    let mut walk = Walk {
        about,
        open: Vec::new(),
        blocks: Vec::new(),
        now: Block::default(),
        rows: Vec::new(),
        broken: false,
    };
    let mut nodes: Vec<(NodeRef<'_>, bool)> = vec![(*root, false)];
    while let Some((node, ends)) = nodes.pop() {
        if ends {
            walk.leave();
        } else if node.is_text() {
            walk.words(&node.text());
        } else if walk.enter(&node) {
            nodes.push((node, true));
            let from = nodes.len();
            nodes.extend(node.children_it(false).map(|child| (child, false)));
            if let Some(children) = nodes.get_mut(from..) {
                children.reverse();
            }
        }
    }
    walk.flush();
    walk.blocks
}

/// An element that is open.
#[derive(Debug, Default)]
struct Open {
    /// It begins and ends paragraphs.
    flows: bool,
    role: Option<Role>,
    aside: bool,
    sort: Sort,
}

#[derive(Debug, Default)]
enum Sort {
    #[default]
    Plain,
    Link {
        start: usize,
        to: Option<String>,
    },
    /// Words that somebody has commented on.
    Commented {
        start: usize,
        note: String,
    },
    /// Its line ends are line ends.
    Pre,
    Quoted,
    /// Figures above the line.
    Raised,
    Row,
    /// Its first block.
    Cell(usize),
}

struct Walk<'w> {
    about: &'w About<'w>,
    open: Vec<Open>,
    blocks: Vec<Block>,
    now: Block,
    /// The cells of the rows that are open.
    rows: Vec<Vec<Vec<Block>>>,
    /// A line was broken off.
    broken: bool,
}

/// A cell with more letters than this in several paragraphs is no figure in a table but text that was laid out in one.
const LAID_OUT: usize = 300;

impl Walk<'_> {
    /// An element begins. Whether it is walked.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if !node.is_element() {
            return node.is_document() || node.is_fragment();
        }
        if self.about.apart.contains(&node.id) {
            return false;
        }
        let name = node.node_name().unwrap_or_default();
        let name: &str = &name;
        if kinds::is_unread(name)
            || kinds::is_struck(name)
            || kinds::is_hidden(node)
            || word::is_stand_in(node)
        {
            return false;
        }
        match name {
            "br" => {
                self.broken = true;
                return false;
            }
            "hr" => {
                self.flush();
                return false;
            }
            "a" if self.is_note(node) => return false,
            _ => {}
        }
        let flows = kinds::flows(name);
        if flows {
            self.flush();
        }
        let comment = (name == "a")
            .then(|| word::comment(node))
            .flatten()
            .map(|comment| comment.name);
        let sort = match name {
            "a" if comment.is_some() => {
                let known = comment.filter(|note| self.about.notes.contains(note));
                known.map_or(Sort::Plain, |note| Sort::Commented {
                    start: self.now.text.len(),
                    note,
                })
            }
            "a" => {
                let to = node.attr("href");
                Sort::Link {
                    start: self.now.text.len(),
                    to: to.and_then(|to| address::resolved(self.about.base, &to)),
                }
            }
            "pre" => Sort::Pre,
            "q" => {
                self.words("“");
                Sort::Quoted
            }
            "sup" => Sort::Raised,
            "tr" => {
                self.rows.push(Vec::new());
                Sort::Row
            }
            "td" | "th" if !self.rows.is_empty() => Sort::Cell(self.blocks.len()),
            _ => Sort::Plain,
        };
        if name == "span" && self.now.text.ends_with(['.', '!', '?', ')']) && self.in_caption() {
            // Who took a picture stands apart from what it shows, by style alone.
            self.now.push(" ");
        }
        self.open.push(Open {
            flows,
            role: self.role(node, name),
            aside: kinds::is_aside(node, name),
            sort,
        });
        true
    }

    fn in_caption(&self) -> bool {
        let role = self.open.iter().rev().find_map(|open| open.role.as_ref());
        role == Some(&Role::Caption)
    }

    /// What the words of an element are. Notes are told as remarks; here they stand as the furniture of the page.
    fn role(&self, node: &NodeRef<'_>, name: &str) -> Option<Role> {
        let notes = &self.about.notes;
        let note = !notes.is_empty() && node.id_attr().is_some_and(|id| notes.contains(&*id));
        if note {
            Some(Role::Furniture)
        } else {
            kinds::role(node, name)
        }
    }

    /// Right behind the last word.
    const fn here(&self) -> Span {
        let at = self.now.text.len();
        Span { start: at, end: at }
    }

    /// Whether a link is the mark of a note, whose place is then noted.
    fn is_note(&mut self, node: &NodeRef<'_>) -> bool {
        let Some(to) = node.attr("href") else {
            return false;
        };
        // The reading view may have put an address before it.
        let Some((_, name)) = to.rsplit_once('#') else {
            return false;
        };
        let anchor = word::is_anchor(node);
        if self.about.notes.contains(name) && (anchor || kinds::is_mark(&node.text())) {
            self.now.notes.push((self.here(), name.to_owned()));
            return true;
        }
        if anchor {
            return true;
        }
        // The mark of a note that is not to be found is no word of the text either.
        let is_mark = notes::mark(node).is_some();
        if is_mark && self.about.elsewhere && !to.starts_with('#') {
            self.now.notes.push((self.here(), to.to_string()));
        }
        is_mark
    }

    fn leave(&mut self) {
        let Some(open) = self.open.last() else { return };
        if open.flows {
            self.flush();
        }
        let Some(open) = self.open.pop() else { return };
        match open.sort {
            Sort::Link { start, to } => {
                let end = self.now.text.len();
                self.now.link(Span { start, end }, to);
            }
            Sort::Commented { start, note } => {
                let end = self.now.text.len();
                self.now.notes.push((Span { start, end }, note));
            }
            Sort::Quoted => self.words("”"),
            Sort::Cell(first) => {
                let cell = self.blocks.split_off(first.min(self.blocks.len()));
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            Sort::Row => {
                let row = self.rows.pop().unwrap_or_default();
                self.close_row(row);
            }
            Sort::Plain | Sort::Pre | Sort::Raised => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.open.iter().any(|open| matches!(open.sort, Sort::Pre)) {
            for (at, line) in words.split('\n').enumerate() {
                if at > 0 {
                    self.flush();
                }
                self.say(line);
            }
            return;
        }
        let sort = self.open.last().map(|open| &open.sort);
        if matches!(sort, Some(Sort::Raised))
            && self.now.text.ends_with(char::is_alphanumeric)
            && let Some(power) = raised(words)
        {
            return self.say(&power);
        }
        self.say(words);
    }

    fn say(&mut self, words: &str) {
        let first = words.trim_start().chars().next();
        if self.broken && first.is_some() {
            self.broken = false;
            // A line that was broken off goes on with a small letter; else it is a paragraph.
            let goes_on = self
                .now
                .text
                .ends_with(|c: char| c.is_lowercase() || c == ',')
                && first.is_some_and(char::is_lowercase);
            if goes_on {
                self.now.push(" ");
            } else {
                self.flush();
            }
        }
        self.now.push(words);
    }

    /// Ends the paragraph that is being read; a link that goes on leads on from the next one.
    fn flush(&mut self) {
        self.broken = false;
        let end = self.now.text.len();
        let mut block = std::mem::take(&mut self.now);
        for open in &mut self.open {
            match &mut open.sort {
                Sort::Link { start, to } => {
                    block.link(Span { start: *start, end }, to.clone());
                    *start = 0;
                }
                Sort::Commented { start, note } => {
                    block
                        .notes
                        .push((Span { start: *start, end }, note.clone()));
                    *start = 0;
                }
                _ => {}
            }
        }
        let role = self.open.iter().rev().find_map(|open| open.role.clone());
        block.aside = self.open.iter().any(|open| open.aside);
        if block.close(role.unwrap_or(Role::Body)) {
            self.blocks.push(block);
        }
    }

    /// A row of a table is a line of its cells; what was only laid out in a table is text.
    fn close_row(&mut self, cells: Vec<Vec<Block>>) {
        let letters = |cell: &Vec<Block>| cell.iter().map(|block| block.text.len()).sum::<usize>();
        let laid_out = |cell: &Vec<Block>| {
            letters(cell) > LAID_OUT && (cell.len() > 1 || letters(cell) > 3 * LAID_OUT)
        };
        if cells.len() < 2 || cells.iter().any(laid_out) {
            self.blocks.extend(cells.into_iter().flatten());
            return;
        }
        let mut line = Block::default();
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                line.text.push_str(" | ");
            }
            for (at, block) in cell.into_iter().enumerate() {
                if at > 0 {
                    line.text.push(' ');
                }
                line.append(block);
            }
        }
        if line.text.contains(|c: char| !matches!(c, ' ' | '|')) && line.close(Role::Caption) {
            self.blocks.push(line);
        }
    }
}
