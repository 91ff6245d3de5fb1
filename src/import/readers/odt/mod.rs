//! Text documents of `LibreOffice` and its kin (ODF 1.3, ISO/IEC 26300), packed or as one flat file.

mod styles;
mod walk;

#[cfg(test)]
mod tests;

use super::{
    Reader,
    package::{Package, holds, is_archive, kind},
    xml::{Node, Xml},
};
use crate::import::{ImportError, Imported, View, decode};

/// What the entry says that tells such a package from others.
const KIND: &[u8] = b"application/vnd.oasis.opendocument.text";

/// Reads text documents.
pub struct Odt;

impl Reader for Odt {
    fn knows(&self, content: &[u8]) -> bool {
        if is_archive(content) {
            return match kind(content) {
                Some(kind) => kind.starts_with(KIND),
                None => holds(content, b"content.xml"),
            };
        }
        let head = decode::head(content);
        let head = head.trim_start_matches('\u{FEFF}').trim_start();
        let flat = head.starts_with("<?xml") || head.starts_with("<office:document");
        flat && head.contains("<office:document") && head.contains("opendocument.text")
    }

    fn read(&self, content: &[u8], view: View) -> Result<Imported, ImportError> {
        let (text, about) = if is_archive(content) {
            let mut package = Package::open(content)?;
            // Who packed it anew may have lost what it begins with.
            let kind = package.part("mimetype")?;
            if kind.is_some_and(|kind| !kind.starts_with(KIND)) {
                return Err(ImportError::Damaged("it holds no text document".to_owned()));
            }
            let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
            if manifest.contains("encryption-data") {
                return Err(ImportError::Locked);
            }
            let text = package.text("content.xml")?.ok_or(ImportError::Empty)?;
            (text, package.text("meta.xml")?)
        } else {
            (decode::page(content, &mut Vec::new()), None)
        };
        let mut read = walk::read(&text, view)?;
        let mut imported = Imported {
            language: language(about.as_deref().unwrap_or(&text))?,
            remarks: std::mem::take(&mut read.remarks),
            paragraphs: read.flow.paragraphs(),
            ..Imported::default()
        };
        if imported.paragraphs.is_empty() {
            return Err(ImportError::Empty);
        }
        read.met.tell(view, &mut imported);
        Ok(imported)
    }
}

/// The language that the document's properties name.
fn language(text: &str) -> Result<Option<String>, ImportError> {
    let mut xml = Xml::new(text);
    let mut here = false;
    while let Some(node) = xml.next()? {
        match node {
            // What follows is the text itself.
            Node::Open(element) if element.name() == "body" => return Ok(None),
            Node::Open(element) => {
                here = element.space.contains("dc/") && element.name() == "language";
            }
            Node::Close => here = false,
            Node::Text(words) if here => {
                let code = words.split('-').next().unwrap_or_default();
                return Ok((code.len() == 2).then(|| code.to_lowercase()));
            }
            Node::Text(_) => {}
        }
    }
    Ok(None)
}
