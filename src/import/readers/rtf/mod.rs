//! Rich Text (Microsoft's RTF 1.9.1), as Word, `LibreOffice`, `TextEdit` and mail programs write it.

mod group;
mod pages;
mod tokens;
mod walk;

#[cfg(test)]
mod tests;

use super::Reader;
use crate::import::{ImportError, Imported, View};

/// What files begin with.
const MAGIC: &[u8] = b"{\\rtf";

/// Reads Rich Text.
pub struct Rtf;

impl Reader for Rtf {
    fn knows(&self, content: &[u8]) -> bool {
        content.trim_ascii_start().starts_with(MAGIC)
    }

    fn read(&self, content: &[u8], view: View) -> Result<Imported, ImportError> {
        let mut imported = walk::read(content, view)?;
        if imported.paragraphs.is_empty() {
            return Err(ImportError::Empty);
        }
        // What it says of itself is mostly the template's; its language is looked for in its words.
        imported.language = None;
        Ok(imported)
    }
}
