//! The words of a text field, whatever place the cursor says it is at.

use std::{any::TypeId, ops::Range};

use egui::{TextBuffer, text::CharIndex};

/// Words that are being edited. Of right-to-left text egui 0.37 counts more letters than there are
/// (<https://github.com/emilk/egui/issues/8576>): a cursor may stand behind the end, and "the word after it" before it.
/// Nothing is there to be taken away then, and nothing else happens.
pub struct Buffer<'a>(pub &'a mut String);

impl TextBuffer for Buffer<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        self.0
    }

    fn insert_text(&mut self, text: &str, at: CharIndex) -> usize {
        self.0.insert_text(text, at)
    }

    fn delete_char_range(&mut self, range: Range<CharIndex>) {
        if range.start < range.end {
            self.0.delete_char_range(range);
        }
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Buffer<'static>>()
    }
}
