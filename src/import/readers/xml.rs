//! XML, event by event: names without their prefixes, entities resolved, depth limited. Nothing is expanded or fetched: the only
//! entities are XML's own five and numbers.

use std::ops::Range;

use quick_xml::{
    NsReader,
    events::{BytesRef, BytesStart, Event},
    name::ResolveResult,
};

use crate::import::{ImportError, limits};

/// Something that stands in a document.
pub enum Node<'a> {
    /// An element begins; one without content begins and ends.
    Open(Element<'a>),
    /// It ends.
    Close,
    /// Words, or a part of them; none where something stands that says nothing.
    Text(String),
}

/// An element: its namespace, its name without prefix, its attributes.
pub struct Element<'a> {
    /// The address of its namespace; empty for none.
    pub space: &'a str,
    /// Where its first tag stands in the text, in bytes.
    pub place: Range<usize>,
    tag: BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub fn name(&self) -> &str {
        self.tag.local_name().into_inner()
    }

    /// Its name as it is written.
    pub fn written_name(&self) -> &str {
        self.tag.name().into_inner()
    }

    /// An attribute's value, by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self
            .tag
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|one| one.key.local_name().into_inner() == name)?;
        Some(unescaped(&found.value))
    }

    /// An attribute that switches something: on unless it says otherwise, as in `<w:del w:val="0"/>`.
    pub fn is_on(&self) -> bool {
        let value = self.attribute("val");
        !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// A value with its entities resolved; those that are not XML's own stand as they are written.
fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |value| value.into_owned())
}

/// A document that is read from its beginning to its end.
pub struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    depth: usize,
    /// An element without content was opened, and is to be closed.
    empty: bool,
    /// Where in the text stands what came last.
    place: Range<usize>,
}

impl<'a> Xml<'a> {
    /// Reads a text.
    pub fn new(text: &'a str) -> Self {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.check_end_names = true;
        Self {
            reader,
            depth: 0,
            empty: false,
            place: 0..0,
        }
    }

    /// Where in the text stands what came last, in bytes; of what ends without having had an end tag, its first tag.
    pub fn place(&self) -> Range<usize> {
        self.place.clone()
    }

    /// What comes next; `None` at the end.
    ///
    /// # Errors
    /// It is no XML, or its elements lie deeper than [`limits::DEPTH`].
    #[expect(
        clippy::should_implement_trait,
        reason = "what comes next borrows the reader, which no iterator does"
    )]
    pub fn next(&mut self) -> Result<Option<Node<'_>>, ImportError> {
        if std::mem::take(&mut self.empty) {
            self.depth -= 1;
            return Ok(Some(Node::Close));
        }
        let start = at(self.reader.buffer_position());
        let event = self.reader.read_event().map_err(damaged)?;
        self.place = start..at(self.reader.buffer_position());
        let (space, event) = self.reader.resolver().resolve_event(event);
        let space = match space {
            ResolveResult::Bound(space) => space.into_inner(),
            _ => "",
        };
        let begins = matches!(event, Event::Start(_) | Event::Empty(_));
        if begins && self.depth >= limits::DEPTH {
            return Err(ImportError::Limit(format!(
                "its elements lie deeper than {}",
                limits::DEPTH
            )));
        }
        self.depth += usize::from(begins);
        Ok(Some(match event {
            Event::Start(tag) => Node::Open(Element {
                space,
                place: self.place.clone(),
                tag,
            }),
            Event::Empty(tag) => {
                self.empty = true;
                Node::Open(Element {
                    space,
                    place: self.place.clone(),
                    tag,
                })
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Node::Close
            }
            Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
            Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
            Event::GeneralRef(name) => Node::Text(resolved(&name)),
            Event::Eof => return Ok(None),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {
                Node::Text(String::new())
            }
        }))
    }
}

/// A place in the text, in bytes: it is in memory, so that none lies beyond what a machine counts.
fn at(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// What an entity stands for.
fn resolved(name: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    let name = name.xml10_content();
    match &*name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

fn damaged(error: quick_xml::Error) -> ImportError {
    ImportError::Damaged(error.to_string())
}
