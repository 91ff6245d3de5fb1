//! Words to be set, and how parts of them differ.

use std::fmt::Write as _;
use std::ops::Range;

use super::style::{Colour, SOFT};
use crate::export::escape::plain;

/// What follows has a direction of its own, up to [`CLOSE`] (Unicode's bidirectional algorithm, FSI and PDI).
const OPEN: char = '\u{2068}';
/// The end of what has a direction of its own.
const CLOSE: char = '\u{2069}';
/// What gives a line its direction: from left to right, from right to left.
const DIRECTIONS: [char; 2] = ['\u{200E}', '\u{200F}'];

/// Whether a character orders its neighbours and is neither drawn nor written to the file.
pub(super) fn orders(c: char) -> bool {
    c == OPEN || c == CLOSE || DIRECTIONS.contains(&c)
}

/// Words, with marks on parts of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    /// The words.
    pub words: String,
    /// What differs from the style that they are set in; later marks win.
    pub marks: Vec<(Range<usize>, Look)>,
    /// Whether these are words that come again and again: their lines are kept.
    pub fixed: bool,
}

/// How a part of a text differs from its style.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // letters may be any of these at once
pub(super) struct Look {
    /// Semibold.
    pub strong: bool,
    /// Italic.
    pub slanted: bool,
    /// Without serifs, and smaller.
    pub small: bool,
    /// Another colour.
    pub colour: Option<Colour>,
    /// On a tint.
    pub tint: bool,
    /// Where it leads: a number of the story's links.
    pub link: Option<u32>,
}

/// Semibold.
pub(super) const STRONG: Look = look(true, false, false, None);
/// What somebody else wrote.
pub(super) const QUOTED: Look = look(false, true, false, None);
/// Said by the way.
pub(super) const ASIDE: Look = look(false, false, false, Some(SOFT));
/// A word that says what comes next.
pub(super) const NAMED: Look = look(false, false, true, Some(SOFT));

const fn look(strong: bool, slanted: bool, small: bool, colour: Option<Colour>) -> Look {
    Look {
        strong,
        slanted,
        small,
        colour,
        tint: false,
        link: None,
    }
}

impl Text {
    /// Words that look alike.
    pub(super) fn of(words: &str) -> Self {
        let mut text = Self::default();
        text.add(words);
        text
    }

    /// Words that come again and again, and look alike.
    pub(super) fn fixed(words: &str) -> Self {
        Self {
            fixed: true,
            ..Self::of(words)
        }
    }

    /// Adds words in the style of the whole.
    pub(super) fn add(&mut self, words: &str) -> &mut Self {
        self.words.push_str(&harmless(words));
        self
    }

    /// Adds words that look otherwise.
    pub(super) fn put(&mut self, words: &str, look: Look) -> &mut Self {
        let start = self.words.len();
        self.add(words);
        self.marks.push((start..self.words.len(), look));
        self
    }

    /// Begins a line of ours, which goes the way of the page whatever stands in it.
    pub(super) fn line(&mut self, mirrored: bool) -> &mut Self {
        let [ahead, back] = DIRECTIONS;
        self.words.push(if mirrored { back } else { ahead });
        self
    }

    /// Adds what somebody wrote to a line of ours: its direction is its own.
    pub(super) fn value(&mut self, words: &str, look: Look) -> &mut Self {
        self.words.push(OPEN);
        self.put(words, look);
        self.words.push(CLOSE);
        self
    }

    /// Whether there is nothing to see.
    pub(super) fn is_blank(&self) -> bool {
        let seen = |c: char| !c.is_whitespace() && !orders(c);
        !self.words.contains(seen)
    }
}

/// Words as they may stand in a PDF: without control characters, overrides of direction shown, and without what no font draws
/// and PDF/UA forbids (7.21.7: U+FEFF and U+FFFE; the others that are no characters go with them).
pub(super) fn harmless(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') {
            // Writing to a String cannot fail. The brackets are some that the fonts have.
            write!(shown, "‹U+{:04X}›", u32::from(c)).ok();
        } else {
            shown.push(c);
        }
    }
    let mut words = plain(&shown);
    words.retain(|c| {
        let code = u32::from(c);
        let none = code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code);
        // A soft hyphen shows nothing here, an object is none, tags are not seen.
        let unseen = matches!(
            c,
            '\u{AD}' | '\u{FEFF}' | '\u{FFFC}' | '\u{E0000}'..='\u{E007F}'
        );
        !none && !unseen
    });
    words
}

/// One line of a text: line breaks are spaces, and what is longer than `most` characters is cut.
pub(super) fn short(words: &str, most: usize) -> String {
    let all = harmless(words);
    let mut flat = String::new();
    for word in all.split_whitespace() {
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.push_str(word);
        if flat.chars().count() > most {
            let mut cut: String = flat.chars().take(most.saturating_sub(1)).collect();
            cut.push('…');
            return cut;
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_page_may_hold_is_left_out_or_shown() {
        assert_eq!(harmless("a\u{FEFF}b\u{FFFE}c\u{0}d\u{AD}e"), "abcde");
        assert_eq!(harmless("x\u{202E}y"), "x‹U+202E›y");
        assert_eq!(harmless("سلام\u{200F} 漢字"), "سلام\u{200F} 漢字");
    }

    #[test]
    fn a_line_is_cut_where_it_is_too_long() {
        assert_eq!(short("a\n b  c", 9), "a b c");
        assert_eq!(short(&"x".repeat(1_000_000), 5), "xxxx…");
    }
}
