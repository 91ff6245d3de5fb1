//! Where words stand that somebody looks for.

use crate::text::{Kin, Span};

/// Where words stand in a text, in order, none over another; `words` as [`kin`](crate::text::kin) folds them. Linear in the text.
pub fn hits(text: &str, words: &str) -> Vec<Span> {
    if words.is_empty() {
        return Vec::new();
    }
    Kin::of(text).hits(words)
}
