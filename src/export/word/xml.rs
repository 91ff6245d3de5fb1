//! Words on their way into XML.

use quick_xml::escape::escape;

use crate::export::plain;

/// Text as it may stand in an element or an attribute: without what XML 1.0 does not allow anywhere, and without what would
/// turn the direction of what follows.
pub fn text(words: &str) -> String {
    let allowed = |c: &char| !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let plain: String = plain(words).chars().filter(allowed).collect();
    escape(&plain).into_owned()
}

/// The same on one line.
pub fn line(words: &str) -> String {
    text(&words.replace(['\n', '\r'], " "))
}
