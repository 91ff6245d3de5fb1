//! An article's paragraphs as pieces short enough to be laid out in a fraction of a frame.

use super::{Paragraph, Style};
use crate::text::Span;

/// The longest piece laid out at once, in bytes. Laying out takes about 0.3 ms a kilobyte; a paragraph of ordinary
/// length (newsroom paragraphs stay under 100 words) is one piece.
const LONGEST: usize = 4_000;
/// No piece of a longer paragraph is shorter than this, unless it is the last.
const SHORTEST: usize = 2_000;

/// A paragraph, or a part of one that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Where it stands in the draft's text.
    pub span: Span,
    /// The paragraph's style.
    pub style: Style,
    /// Whether its paragraph begins with it.
    pub first: bool,
}

/// All chunks of a draft, in order.
#[derive(Debug, Default)]
pub struct Chunks {
    list: Vec<Chunk>,
}

impl Chunks {
    /// Cuts a draft; linear in its length.
    pub fn new(text: &str, paragraphs: &[Paragraph]) -> Self {
        let mut list = Vec::with_capacity(paragraphs.len());
        for paragraph in paragraphs {
            let mut start = paragraph.span.start;
            let mut first = true;
            loop {
                let rest = Span::new(start, paragraph.span.end);
                let end = if rest.len() > LONGEST {
                    start + cut(rest.of(text))
                } else {
                    rest.end
                };
                list.push(Chunk {
                    span: Span::new(start, end),
                    style: paragraph.style,
                    first,
                });
                if end >= rest.end || end <= start {
                    break;
                }
                start = end;
                first = false;
            }
        }
        Self { list }
    }

    /// Number of chunks.
    pub const fn len(&self) -> usize {
        self.list.len()
    }

    /// One of them.
    pub fn get(&self, index: usize) -> Option<Chunk> {
        self.list.get(index).copied()
    }

    /// The chunk that holds a byte of the text, or the one before it.
    pub fn at(&self, byte: usize) -> usize {
        self.list
            .partition_point(|chunk| chunk.span.start <= byte)
            .saturating_sub(1)
    }
}

/// Where to cut a text longer than [`LONGEST`]: after the last sentence that fits, else after the last white space,
/// else between two characters.
fn cut(text: &str) -> usize {
    let longest = floor(text, LONGEST);
    let window = text.get(floor(text, SHORTEST)..longest).unwrap_or_default();
    let begin = longest - window.len();
    let mut space = None;
    for (at, mark) in window.char_indices().rev() {
        if !mark.is_whitespace() {
            continue;
        }
        let after = begin + at + mark.len_utf8();
        space.get_or_insert(after);
        let before = window
            .get(..at)
            .and_then(|before| before.chars().next_back());
        if before.is_some_and(ends_sentence) {
            return after;
        }
    }
    // Scripts without spaces still have their full stops.
    let stop = window
        .char_indices()
        .rev()
        .find(|(_, mark)| matches!(mark, '。' | '！' | '？' | '।'))
        .map(|(at, mark)| begin + at + mark.len_utf8());
    space.or(stop).unwrap_or(longest)
}

const fn ends_sentence(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '”' | '"' | '’' | ')' | '…')
}

/// The last boundary of a character at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str) -> Chunks {
        Chunks::new(
            text,
            &[Paragraph {
                span: Span::whole(text),
                style: Style::Body,
            }],
        )
    }

    #[test]
    fn a_megabyte_without_a_line_break_falls_into_short_pieces_at_sentences() {
        let text = "The pump ran dry at noon. ".repeat(40_000);
        let chunks = one(&text);
        assert!(chunks.len() > 200);
        for chunk in &chunks.list {
            assert!(chunk.span.len() <= LONGEST);
            assert!(chunk.span.of(&text).trim_end().ends_with('.'));
        }
    }

    #[test]
    fn an_empty_paragraph_is_one_empty_piece() {
        assert_eq!(one("").len(), 1);
        assert_eq!(Chunks::new("", &[]).at(12), 0);
    }

    proptest! {
        #[test]
        fn pieces_join_to_the_whole_and_split_no_character(seed in "[a漢 。é.\u{301}]{1,6}", times in 1_usize..3_000) {
            let text = seed.repeat(times);
            let chunks = one(&text);
            let joined: String = chunks.list.iter().map(|chunk| chunk.span.of(&text)).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
