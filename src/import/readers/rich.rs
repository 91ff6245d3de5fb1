//! Rich text from the clipboard: HTML as word processors, mail programs and browsers put it there. Which format it is nobody
//! tells by its bytes: whoever asked the clipboard knows.

use super::{Reader, html};
use crate::import::{ImportError, Imported, View, decode};

/// Reads rich text from the clipboard.
pub struct Rich;

impl Reader for Rich {
    fn knows(&self, _: &[u8]) -> bool {
        false
    }

    fn read(&self, content: &[u8], _: View) -> Result<Imported, ImportError> {
        let mut notes = Vec::new();
        let source = decode::page(content, &mut notes);
        let mut imported = html::fragment(&source)?;
        notes.append(&mut imported.notes);
        imported.notes = notes;
        Ok(imported)
    }
}

#[cfg(test)]
mod tests;
