//! The parts of a package: those that change, and all others as they are packed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Seek, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::WeaveError;
use crate::import::View;
use crate::import::readers::docx::{self, Target, Traced};
use crate::import::readers::package::Package;
use crate::import::readers::xml::{Node, Xml};

/// A part whose text is changed.
pub struct Part {
    /// Its name in the package.
    pub name: String,
    /// Its XML.
    pub text: String,
    /// The prefix of its root's namespace, with the colon; empty for none.
    pub prefix: String,
    /// The namespace.
    pub space: String,
}

/// A package whose parts are changed.
pub struct Parts<'a> {
    package: Package<'a>,
    main: String,
    changed: BTreeMap<String, String>,
    /// Parts that are written in UTF-16, and go back so.
    wide: BTreeMap<String, Wide>,
}

/// The order of bytes in UTF-16.
#[derive(Clone, Copy)]
enum Wide {
    /// The low one first.
    Little,
    /// The high one first.
    Big,
}

impl Wide {
    /// The order that the mark at the beginning of a part tells (XML 1.0, 4.3.3); none of one in UTF-8.
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xFE, ..] => Some(Self::Little),
            [0xFE, 0xFF, ..] => Some(Self::Big),
            _ => None,
        }
    }

    /// The text of a part, without its mark; none where it is not well formed.
    fn read(self, bytes: &[u8]) -> Option<String> {
        let (pairs, []) = bytes.as_chunks::<2>() else {
            return None;
        };
        let units = pairs.iter().skip(1).map(|pair| match self {
            Self::Little => u16::from_le_bytes(*pair),
            Self::Big => u16::from_be_bytes(*pair),
        });
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .ok()
    }

    /// The bytes of a part, with its mark.
    fn write(self, text: &str) -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        match self {
            Self::Little => units.flat_map(u16::to_le_bytes).collect(),
            Self::Big => units.flat_map(u16::to_be_bytes).collect(),
        }
    }
}

impl<'a> Parts<'a> {
    /// Opens a package.
    pub fn open(document: &'a [u8]) -> Result<Self, WeaveError> {
        let mut package = Package::open(document)?;
        let main = docx::main_part(&mut package)?;
        Ok(Self {
            package,
            main,
            changed: BTreeMap::new(),
            wide: BTreeMap::new(),
        })
    }

    /// The main part, with the places of its words; what it says must be `text`, in one of its two views, which is told.
    pub fn body(&mut self, text: &str) -> Result<(Part, Traced, View), WeaveError> {
        let main = self.main.clone();
        let part = self.part(&main)?.ok_or(WeaveError::OtherText)?;
        for view in [View::Final, View::Original] {
            let traced = docx::trace(&mut self.package, &main, &part.text, view)?;
            if traced.text == text {
                return Ok((part, traced, view));
            }
        }
        Err(WeaveError::OtherText)
    }

    /// A part as it is now, if there is one of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Part>, WeaveError> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        let (prefix, space) = root(&text)?;
        Ok(Some(Part {
            name: name.to_owned(),
            text,
            prefix,
            space,
        }))
    }

    /// The XML of a part as it is now.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, WeaveError> {
        if let Some(text) = self.changed.get(name) {
            return Ok(Some(text.clone()));
        }
        let Some(bytes) = self.package.part(name)? else {
            return Ok(None);
        };
        let text = match Wide::of(&bytes) {
            Some(wide) => {
                self.wide.insert(name.to_owned(), wide);
                wide.read(&bytes)
            }
            None => String::from_utf8(bytes).ok(),
        };
        let other = || WeaveError::Written(format!("{name} is neither in UTF-8 nor in UTF-16"));
        text.map(Some).ok_or_else(other)
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.changed.contains_key(name) || self.package.has(name)
    }

    /// The relationships of the main part.
    pub fn targets(&mut self) -> Result<BTreeMap<String, Target>, WeaveError> {
        let main = self.main.clone();
        Ok(docx::targets(&mut self.package, &main)?)
    }

    /// The name of the part with the relationships of the main part.
    pub fn relationships(&self) -> String {
        docx::relationships_of(&self.main)
    }

    /// The folder of the main part, with the slash behind it.
    pub fn folder(&self) -> String {
        let folder = self.main.rsplit_once('/');
        folder.map_or_else(String::new, |(folder, _)| format!("{folder}/"))
    }

    /// Gives a part another text, or adds it.
    pub fn replace(&mut self, name: &str, text: String) {
        self.changed.insert(name.to_owned(), text);
    }

    /// Writes the package: every part that was not changed as it is packed, in the order in which it was.
    pub fn write(mut self, to: impl Write + Seek) -> Result<(), WeaveError> {
        let failed = |error: &dyn std::fmt::Display| WeaveError::Unread(error.to_string());
        let mut from = self.package.into_archive();
        let mut out = ZipWriter::new(to);
        let wide = std::mem::take(&mut self.wide);
        let put = |out: &mut ZipWriter<_>, name: &str, text: &str| {
            // The clock is not asked: the package says the same whenever it is made.
            let how = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(zip::DateTime::default());
            out.start_file(name, how).map_err(|error| failed(&error))?;
            let bytes = match wide.get(name) {
                Some(wide) => Cow::Owned(wide.write(text)),
                None => Cow::Borrowed(text.as_bytes()),
            };
            out.write_all(&bytes).map_err(|error| failed(&error))
        };
        for at in 0..from.len() {
            let entry = from.by_index_raw(at).map_err(|error| failed(&error))?;
            // A name that is none is no part's.
            let name = entry
                .name()
                .map_or_else(|_| String::new(), |name| name.into_owned());
            match self.changed.remove(&name) {
                Some(text) => put(&mut out, &name, &text)?,
                None => out.raw_copy_file(entry).map_err(|error| failed(&error))?,
            }
        }
        for (name, text) in &self.changed {
            put(&mut out, name, text)?;
        }
        out.finish().map(drop).map_err(|error| failed(&error))
    }
}

/// The prefix (with its colon) and the namespace of a text's root.
fn root(text: &str) -> Result<(String, String), WeaveError> {
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node {
            let name = element.written_name();
            let prefix = name.split_once(':');
            let prefix = prefix.map_or_else(String::new, |(prefix, _)| format!("{prefix}:"));
            return Ok((prefix, element.space.to_owned()));
        }
    }
    Err(WeaveError::Written("a part is empty".to_owned()))
}

/// A text with something put in before its root ends.
pub fn with_last(text: &str, name: &str, more: &str) -> Result<String, WeaveError> {
    let mut xml = Xml::new(text);
    let (mut depth, mut end) = (0_usize, None);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(_) => depth += 1,
            Node::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    end = Some(xml.place());
                }
            }
            Node::Text(_) => {}
        }
    }
    let broken = || WeaveError::Written("a part does not end".to_owned());
    let end = end.ok_or_else(broken)?;
    let (before, tag) = (text.get(..end.start), text.get(end.clone()));
    let (Some(before), Some(tag), Some(after)) = (before, tag, text.get(end.end..)) else {
        return Err(broken());
    };
    Ok(match tag.strip_suffix("/>") {
        // It has no content yet.
        Some(open) => format!("{before}{}>{more}</{name}>{after}", open.trim_end()),
        None => format!("{before}{more}{tag}{after}"),
    })
}
