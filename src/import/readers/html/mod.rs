//! Pages of the web as browsers save them, as `SingleFile` does, or as their source was pasted: the article, and what the page
//! says about it. Nothing is loaded, and no script runs.

mod address;
mod block;
mod facts;
mod kinds;
mod notes;
mod scan;
mod story;
mod tidy;
mod walk;
mod word;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use dom_query::{Document, NodeRef};

use super::Reader;
use crate::{
    import::{ImportError, Imported, Remark, View, decode, decode::plural, limits},
    session::{NewParagraph, Role},
    text::Span,
};
pub use address::resolved;
use facts::Facts;
pub use facts::{day, language, spaced};
use notes::Notes;

/// Reads pages.
pub struct Html;

impl Reader for Html {
    fn knows(&self, content: &[u8]) -> bool {
        is_page(&decode::head(content))
    }

    fn read(&self, content: &[u8], _: View) -> Result<Imported, ImportError> {
        let mut notes = Vec::new();
        let source = decode::page(content, &mut notes);
        let mut imported = page(&source, None)?;
        notes.append(&mut imported.notes);
        imported.notes = notes;
        Ok(imported)
    }
}

/// Whether a source is that of a page: it begins with what begins pages, or is all elements.
fn is_page(head: &str) -> bool {
    const BEGIN: [&str; 7] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<title",
        "<meta",
        "<article",
    ];
    let head = opening(head);
    let begins = |start: &&str| {
        head.get(..start.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(start))
    };
    BEGIN.iter().any(begins) || is_fragment(head)
}

/// A source without what may stand before it: marks, white space, comments, the declaration of XML.
fn opening(head: &str) -> &str {
    let mut head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    loop {
        let behind = if head.starts_with("<!--") {
            head.split_once("-->")
        } else if head.starts_with("<?xml") {
            head.split_once("?>")
        } else {
            None
        };
        let Some((_, behind)) = behind else {
            return head;
        };
        head = behind.trim_start();
    }
}

/// Whether a text is a piece of a page: it begins and ends with elements, and every block of its lines begins with one. Markdown
/// may hold elements as well, but not nothing else.
fn is_fragment(head: &str) -> bool {
    const FIRST: [&str; 9] = [
        "div",
        "p",
        "section",
        "main",
        "h1",
        "h2",
        "table",
        "ul",
        "blockquote",
    ];
    let first = head.strip_prefix('<').is_some_and(|inner| {
        let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next();
        FIRST
            .iter()
            .any(|one| name.is_some_and(|name| name.eq_ignore_ascii_case(one)))
    });
    let ends = head.matches("</").count();
    first
        && ends >= 3
        && head
            .split("\n\n")
            .map(str::trim_start)
            .all(|part| part.is_empty() || part.starts_with('<'))
}

/// Reads the source of a page that stood at an address, if that is known.
pub fn page(source: &str, stood_at: Option<&str>) -> Result<Imported, ImportError> {
    let (scanned, doc) = tree(source)?;
    let facts = Facts::of(&doc, stood_at.or(scanned.saved_from.as_deref()));
    let mut notes = Notes::of(&doc, facts.base.as_deref());
    let told = struck(&doc);
    let blocks = story::blocks(&scanned.html, doc, &facts, &notes.names());
    let (paragraphs, remarks) = block::settled(blocks, |name, _| notes.take(name));
    if paragraphs.is_empty() {
        return Err(ImportError::Empty);
    }
    let headline = paragraphs
        .first()
        .filter(|first| first.role == Role::Headline);
    let title = headline.map(|first| first.text.clone());
    Ok(Imported {
        title: title.or(facts.title).unwrap_or_default(),
        byline: facts.byline,
        publisher: facts.publisher,
        language: facts.language,
        published: facts.published,
        updated: facts.updated,
        captured: scanned.saved_on,
        address: facts.address,
        paragraphs,
        remarks,
        notes: told,
        ..Imported::default()
    })
}

/// What is to be told of words that are struck out.
fn struck(doc: &Document) -> Vec<String> {
    let root = doc.root();
    let number = root
        .descendants_it()
        .filter(|node| node.node_name().is_some_and(|name| kinds::is_struck(&name)))
        .count();
    let words = plural(
        number,
        "struck-out passage of the page was left out",
        "struck-out passages of the page were left out",
    );
    let told = (number > 0).then(|| format!("{number} {words}."));
    told.into_iter().collect()
}

/// All paragraphs of the source of a letter, whose notes stay where they are.
pub fn all(source: &str) -> Result<Vec<NewParagraph>, ImportError> {
    let (_, doc) = tree(source)?;
    let about = walk::About::default();
    let blocks = doc
        .body()
        .map_or_else(Vec::new, |body| walk::blocks(&body, &about));
    Ok(block::settled(blocks, |_, _| None).0)
}

/// All of a piece of a document, as word processors and browsers put it on the clipboard: nothing of it is the page around an
/// article, for somebody has selected it. Notes are told apart from its text.
pub fn fragment(source: &str) -> Result<Imported, ImportError> {
    let (_, doc) = tree(source)?;
    let mut notes = Notes::of(&doc, None);
    let about = walk::About {
        base: None,
        notes: notes.names(),
        apart: notes.holders(),
        ..walk::About::default()
    };
    let mut blocks = doc
        .body()
        .map_or_else(Vec::new, |body| walk::blocks(&body, &about));
    if let Some(first) = blocks.first_mut()
        && first.role == Role::Subheading
    {
        first.role = Role::Headline;
    }
    let (paragraphs, remarks) = block::settled(blocks, |name, _| notes.take(name));
    if paragraphs.is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(Imported {
        paragraphs,
        remarks,
        notes: struck(&doc),
        ..Imported::default()
    })
}

/// A part of a book.
#[derive(Debug, Default)]
pub struct Chapter {
    /// Its text.
    pub paragraphs: Vec<NewParagraph>,
    /// Its notes.
    pub remarks: Vec<Remark>,
    /// Marks that lead to other parts, and where they stand: a part's name and that of an element in it.
    pub elsewhere: Vec<(String, Span)>,
    /// Notes in it that marks of other parts lead to, by the names of the elements that hold them.
    pub wanted: BTreeMap<String, Remark>,
}

/// Reads a part of a book. Notes are told apart from its text; `wanted` names those that other parts lead to.
pub fn chapter(source: &str, wanted: &BTreeSet<String>) -> Result<Chapter, ImportError> {
    let (_, doc) = tree(source)?;
    let mut notes = Notes::wanted(&doc, None, wanted);
    let about = walk::About {
        base: None,
        notes: notes.names(),
        apart: notes.holders(),
        elsewhere: true,
    };
    let mut blocks = doc
        .body()
        .map_or_else(Vec::new, |body| walk::blocks(&body, &about));
    let mut chapter = Chapter::default();
    for name in wanted {
        let note = notes.take(name);
        chapter.wanted.extend(note.map(|note| (name.clone(), note)));
    }
    if !chapter.wanted.is_empty() && blocks.iter().all(|block| block.role == Role::Subheading) {
        // What is left of a part that holds notes alone is "Notes".
        blocks.clear();
    }
    let mut elsewhere = Vec::new();
    (chapter.paragraphs, chapter.remarks) = block::settled(blocks, |name, place| {
        if name.contains('#') {
            elsewhere.push((name.to_owned(), place));
        }
        notes.take(name)
    });
    chapter.elsewhere = elsewhere;
    Ok(chapter)
}

/// A source as a tree, if it is one that can be walked.
fn tree(source: &str) -> Result<(scan::Scanned, Document), ImportError> {
    let scanned = scan::scan(source)?;
    let doc = Document::from(scanned.html.as_str());
    shallow(&doc)?;
    Ok((scanned, doc))
}

/// Refuses a tree that what walks over it could not come back from: ends of elements that mean nothing hide its depth from the
/// scan of the source.
fn shallow(doc: &Document) -> Result<(), ImportError> {
    /// Rows, cells and items of lists come on top of what the scan counts.
    const DEEPEST: usize = 3 * limits::DEPTH;
    let mut level: Vec<(NodeRef<'_>, usize)> = vec![(doc.root(), 0)];
    while let Some((node, depth)) = level.pop() {
        if depth > DEEPEST {
            return Err(scan::deep());
        }
        level.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    Ok(())
}
