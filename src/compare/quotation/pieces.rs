//! The words of a quotation, in pieces: what the writer left out or put in is cut away.

use super::words::{Traits, read};
use crate::text::Span;

/// Bytes in square brackets that can be the writer's words.
const LONGEST_INSERTION: usize = 300;

/// A word of a quotation.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) span: Span,
    pub(super) folded: String,
    pub(super) traits: Traits,
}

/// What stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Words of the writer in square brackets, for words that stood there or beside them.
    Inserted,
    /// Something was left out.
    LeftOut,
}

/// Words that were said one after the other.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where they stand in the article, from the first to the last.
    pub span: Span,
    pub(super) before: Gap,
    pub(super) words: Vec<Said>,
}

/// Cuts what stands between quotation marks.
pub(super) fn pieces(text: &str, inside: Span) -> Vec<Piece> {
    let mut cutter = Cutter {
        text,
        found: Vec::new(),
        words: Vec::new(),
        gap: Gap::Inserted,
    };
    let (mut from, mut at) = (inside.start, inside.start);
    while let Some(c) = text
        .get(at..inside.end)
        .and_then(|rest| rest.chars().next())
    {
        let after = at + c.len_utf8();
        if let Some(end) = dots(text, Span::new(at, inside.end)) {
            cutter.take(Span::new(from, at));
            cutter.cut(Gap::LeftOut);
            (from, at) = (end, end);
        } else if let Some(close) = (c == '[')
            .then(|| closing(text, Span::new(after, inside.end)))
            .flatten()
        {
            cutter.take(Span::new(from, at));
            let end = cutter.insertion(Span::new(at, close + 1), inside.end);
            (from, at) = (end, end);
        } else {
            at = after;
        }
    }
    cutter.take(Span::new(from, inside.end));
    cutter.cut(Gap::LeftOut);
    cutter.found
}

/// The end of the dots that begin a stretch of text, if they say that something was left out.
fn dots(text: &str, rest: Span) -> Option<usize> {
    let inside = rest.of(text);
    if inside.starts_with('…') {
        return Some(rest.start + '…'.len_utf8());
    }
    let (mut rest_of, mut many, mut end) = (inside, 0, 0);
    loop {
        if let Some(behind) = rest_of.strip_prefix('.') {
            many += 1;
            end = inside.len() - behind.len();
            rest_of = behind;
        } else if let Some(behind) = rest_of.strip_prefix([' ', '\u{a0}'])
            && many > 0
            && behind.starts_with('.')
        {
            // ". . ."
            rest_of = behind;
        } else {
            break;
        }
    }
    (many > 2).then_some(rest.start + end)
}

fn closing(text: &str, rest: Span) -> Option<usize> {
    let inside = rest.of(text);
    let near = inside
        .get(..inside.floor_char_boundary(LONGEST_INSERTION))
        .unwrap_or_default();
    let at = near.find([']', '[', '\n'])?;
    near.get(at..)?.starts_with(']').then_some(rest.start + at)
}

struct Cutter<'t> {
    text: &'t str,
    found: Vec<Piece>,
    /// The words of the piece that is not ended yet, and what stands before it.
    words: Vec<Said>,
    gap: Gap,
}

impl Cutter<'_> {
    fn take(&mut self, span: Span) {
        read(span.of(self.text), |word, place, traits| {
            self.words.push(Said {
                span: place.offset(span.start),
                folded: word.to_owned(),
                traits,
            });
        });
    }

    /// Ends a piece. Where nothing stands between two gaps, the wider one counts.
    fn cut(&mut self, gap: Gap) {
        let words = std::mem::take(&mut self.words);
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            if gap == Gap::LeftOut {
                self.gap = gap;
            }
            return;
        };
        self.found.push(Piece {
            span: first.span.union(last.span),
            before: self.gap,
            words,
        });
        self.gap = gap;
    }

    /// Words in square brackets, brackets included; the answer is where reading goes on.
    fn insertion(&mut self, brackets: Span, end: usize) -> usize {
        let inside = Span::new(brackets.start + 1, brackets.end - 1).of(self.text);
        if inside
            .trim_matches(|c: char| matches!(c, '.' | '…' | ' ' | '\u{a0}'))
            .is_empty()
        {
            self.cut(Gap::LeftOut);
            return brackets.end;
        }
        let rest = Span::new(brackets.end, end).of(self.text);
        let tail = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        let behind = brackets.end + tail;
        let joins = self
            .words
            .last()
            .is_some_and(|word| word.span.end == brackets.start);
        let mut letters = inside.chars();
        let one = letters.next().filter(|_| letters.next().is_none());
        if let Some(letter) = one.filter(|c| c.is_alphabetic() && tail > 0 && !joins) {
            // "[W]e": a word of the speaker with another letter case.
            let whole = format!("{letter}{}", rest.get(..tail).unwrap_or_default());
            read(&whole, |word, _, traits| {
                self.words.push(Said {
                    span: Span::new(brackets.start, behind),
                    folded: word.to_owned(),
                    traits,
                });
            });
            return behind;
        }
        if joins {
            // "inspect[ed]": a word of the writer.
            self.words.pop();
        }
        self.cut(Gap::Inserted);
        behind
    }
}
