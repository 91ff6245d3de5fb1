//! Footnotes of a page: marks in the text that lead to words further down.

use std::collections::{BTreeMap, BTreeSet};

use dom_query::{Document, NodeId, NodeRef};

use super::{kinds, walk, word};
use crate::import::{Remark, Reply, addresses};

/// The notes of a page, by the names of the elements that hold them.
#[derive(Debug, Default)]
pub struct Notes {
    found: BTreeMap<String, Remark>,
    holders: BTreeSet<NodeId>,
}

/// More are no notes of an article.
const MOST: usize = 10_000;
/// A note with more letters than this is a part of the text.
const LONGEST: usize = 4_000;

/// Words in the names of notes and of their marks. Sorted.
const NAMES: [&str; 24] = [
    "cite",
    "citeref",
    "cmnt",
    "edn",
    "ednref",
    "endnote",
    "endnoteref",
    "fn",
    "fnref",
    "foot",
    "footnote",
    "footnoteref",
    "footnotes",
    "ftn",
    "ftnt",
    "note",
    "noteref",
    "notes",
    "r",
    "ref",
    "reference",
    "references",
    "sdendnote",
    "sdfootnote",
];

impl Notes {
    /// Finds them; `base` is what their links are seen from.
    pub fn of(doc: &Document, base: Option<&str>) -> Self {
        Self::wanted(doc, base, &BTreeSet::new())
    }

    /// Finds them, and those that marks in other documents lead to.
    pub fn wanted(doc: &Document, base: Option<&str>, wanted: &BTreeSet<String>) -> Self {
        // What the marks lead to, with what is printed for it.
        let mut marks: BTreeMap<String, String> = BTreeMap::new();
        marks.extend(wanted.iter().map(|name| (name.clone(), String::new())));
        let mut passed: BTreeSet<String> = BTreeSet::new();
        let mut holders: Vec<(String, NodeRef<'_>)> = Vec::new();
        let mut comments: BTreeMap<String, word::Comment> = BTreeMap::new();
        for node in doc.root().descendants_it() {
            if !node.is_element() {
                continue;
            }
            let own = node.id_attr().or_else(|| {
                let anchor = node.has_name("a");
                node.attr("name").filter(|_| anchor)
            });
            if let Some(own) = own {
                // A note stands behind its mark; what stands before it is where the note leads back to.
                if marks.contains_key(&*own) && passed.insert(own.to_string()) {
                    holders.push((own.to_string(), node));
                } else {
                    passed.insert(own.to_string());
                }
            }
            if !node.has_name("a") || marks.len() >= MOST {
                continue;
            }
            if let Some(comment) = word::comment(&node) {
                marks.insert(comment.name.clone(), comment.number.clone());
                comments.entry(comment.name.clone()).or_insert(comment);
            } else if let Some((name, mark)) = mark(&node)
                && !passed.contains(&name)
            {
                marks.entry(name).or_insert(mark);
            }
        }
        let about = walk::About {
            base,
            ..walk::About::default()
        };
        let mut notes = Self::default();
        for (name, node) in holders {
            let Some(holder) = holder(node) else { continue };
            let holder = word::boxed(holder, &name);
            let number = marks.remove(&name).unwrap_or_default();
            let number = if number.is_empty() {
                // What leads back says it as well.
                let mut links = holder.descendants_it().filter(|inner| inner.has_name("a"));
                let back = links.find_map(|link| mark(&link));
                back.map_or(number, |(_, number)| number)
            } else {
                number
            };
            if let Some(remark) = remark(&holder, number, &about) {
                notes.holders.insert(holder.id);
                let kind = word::kind(&name, &holder);
                let by = word::author(&holder);
                let remark = Remark { kind, by, ..remark };
                notes.found.insert(name, remark);
            }
        }
        notes.thread(comments);
        notes
    }

    /// Adds what the words say that comments are about, and puts answers where they belong.
    fn thread(&mut self, comments: BTreeMap<String, word::Comment>) {
        for (name, comment) in comments {
            let Some(mut remark) = self.found.remove(&name) else {
                continue;
            };
            remark.on = comment.on;
            remark.settled = comment.settled;
            let answers = comment.answers.filter(|answers| *answers != name);
            match answers.and_then(|answers| self.found.get_mut(&answers)) {
                Some(first) => first.replies.push(Reply {
                    by: remark.by,
                    on: remark.on,
                    text: remark.text,
                    ..Reply::default()
                }),
                None => drop(self.found.insert(name, remark)),
            }
        }
    }

    /// The elements that hold notes.
    pub fn holders(&self) -> BTreeSet<NodeId> {
        self.holders.clone()
    }

    /// The names of the elements that hold notes.
    pub fn names(&self) -> BTreeSet<String> {
        self.found.keys().cloned().collect()
    }

    /// A note, for its first mark.
    pub fn take(&mut self, name: &str) -> Option<Remark> {
        self.found.remove(name)
    }
}

/// Where the mark of a note leads, and what is printed.
pub(super) fn mark(link: &NodeRef<'_>) -> Option<(String, String)> {
    let to = link.attr("href")?;
    // A book may have its notes in another part.
    let (_, name) = to.rsplit_once('#')?;
    let name = Some(name).filter(|name| !name.is_empty())?;
    if let Some(number) = word::anchored(link) {
        return Some((name.to_owned(), number));
    }
    let words = link.text();
    if !kinds::is_mark(&words) {
        return None;
    }
    let says = |node: &NodeRef<'_>| {
        node.has_name("sup")
            || node
                .attr("role")
                .is_some_and(|role| &*role == "doc-noteref")
            || node
                .attr("epub:type")
                .is_some_and(|sort| &*sort == "noteref")
            || kinds::has_word(node, &NAMES)
    };
    let named = name.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
        NAMES
            .binary_search(&word.to_ascii_lowercase().as_str())
            .is_ok()
    });
    let raised = link.parent().is_some_and(|parent| says(&parent))
        || link.first_element_child().is_some_and(|inner| says(&inner));
    let number = words.trim().trim_matches(['[', ']', '(', ')']);
    (named || raised || says(link)).then(|| (name.to_owned(), number.trim().to_owned()))
}

/// The paragraph or item that holds a note.
fn holder(node: NodeRef<'_>) -> Option<NodeRef<'_>> {
    let mut at = node;
    for _ in 0..6 {
        let name = at.node_name()?;
        if kinds::flows(&name) {
            let text = matches!(&*name, "body" | "html" | "main" | "article");
            let heading = kinds::role(&at, &name) == Some(crate::session::Role::Subheading);
            return (!text && !heading).then_some(at);
        }
        at = at.parent()?;
    }
    None
}

fn remark(holder: &NodeRef<'_>, number: String, about: &walk::About<'_>) -> Option<Remark> {
    if holder.normalized_char_count() > LONGEST {
        return None;
    }
    let blocks = walk::blocks(holder, about);
    let words: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let words = words.join("\n");
    let arrows =
        |c: char| matches!(c, '↩' | '↑' | '⤴' | '^' | '\u{FE0E}' | '\u{FE0F}') || c.is_whitespace();
    let mut text = words.trim_matches(arrows);
    // The number that is printed before it is no part of it.
    let printed = text.trim_start_matches(['[', '(']);
    if let Some(rest) = printed.strip_prefix(number.as_str())
        && rest.starts_with([' ', '.', ']', ')', ':', '\u{a0}', '\n'])
    {
        text = rest.trim_start_matches([' ', '.', ']', ')', ':', '\u{a0}', '\n']);
    }
    // Or it was a link that leads back, and left what stands behind it.
    let behind = |mark: char| matches!(mark, '.' | ')' | ']' | ':');
    let text = text.trim_matches(arrows);
    let rest = text.trim_start_matches(behind);
    let text = if rest.starts_with([' ', '\u{a0}']) {
        rest.trim_start().to_owned()
    } else {
        text.to_owned()
    };
    if text.is_empty() {
        return None;
    }
    let mut links: Vec<String> = Vec::new();
    let told = blocks.iter().flat_map(|block| &block.links);
    for to in told.map(|(_, to)| to.clone()).chain(addresses(&text)) {
        if !links.contains(&to) {
            links.push(to);
        }
    }
    Some(Remark {
        number,
        text,
        links,
        ..Remark::default()
    })
}
