//! Bytes in memory, code points in files.

use super::Span;

/// How many code points lie between two remembered places.
const STRIDE: usize = 256;

/// Converts between byte offsets and Unicode code points of one text.
///
/// Building walks the text once; a conversion walks at most 256 characters. A text of ASCII alone, where the two
/// agree, costs nothing.
#[derive(Clone, Debug, Default)]
pub struct CodePoints {
    /// Byte offset of code point `i * STRIDE`; empty for ASCII.
    marks: Vec<usize>,
    bytes: usize,
    points: usize,
}

impl CodePoints {
    /// Walks `text` once.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self {
                marks: Vec::new(),
                bytes: text.len(),
                points: text.len(),
            };
        }
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut points = 0;
        for (at, _) in text.char_indices() {
            if points % STRIDE == 0 {
                marks.push(at);
            }
            points += 1;
        }
        Self {
            marks,
            bytes: text.len(),
            points,
        }
    }

    /// Number of code points in the text.
    pub const fn len(&self) -> usize {
        self.points
    }

    /// Whether the text is empty.
    pub const fn is_empty(&self) -> bool {
        self.points == 0
    }

    /// The byte offset of a code point of `text`, the text this was made from; `None` past its end.
    pub fn to_byte(&self, text: &str, point: usize) -> Option<usize> {
        if point >= self.points {
            return (point == self.points).then_some(self.bytes);
        }
        if self.marks.is_empty() {
            return Some(point);
        }
        let from = *self.marks.get(point / STRIDE)?;
        let (at, _) = text.get(from..)?.char_indices().nth(point % STRIDE)?;
        Some(from + at)
    }

    /// The code point at a byte offset of `text`; `None` past its end or inside a character.
    pub fn from_byte(&self, text: &str, byte: usize) -> Option<usize> {
        if byte >= self.bytes {
            return (byte == self.bytes).then_some(self.points);
        }
        if self.marks.is_empty() {
            return Some(byte);
        }
        let mark = self
            .marks
            .partition_point(|&at| at <= byte)
            .checked_sub(1)?;
        let from = *self.marks.get(mark)?;
        Some(mark * STRIDE + text.get(from..byte)?.chars().count())
    }

    /// A span from code points, `start..end`; `None` if it does not fit `text`.
    pub fn to_span(&self, text: &str, start: usize, end: usize) -> Option<Span> {
        if end < start {
            return None;
        }
        Span::checked(text, self.to_byte(text, start)?, self.to_byte(text, end)?)
    }

    /// The code points `start..end` of a span; `None` if it does not fit `text`.
    pub fn from_span(&self, text: &str, span: Span) -> Option<(usize, usize)> {
        Some((
            self.from_byte(text, span.start)?,
            self.from_byte(text, span.end)?,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn conversion_is_exact_and_never_splits_a_character(text in "\\PC{0,700}", byte in 0usize..3000) {
            let map = CodePoints::new(&text);
            prop_assert_eq!(map.len(), text.chars().count());
            match map.from_byte(&text, byte) {
                Some(point) => {
                    prop_assert!(text.is_char_boundary(byte));
                    prop_assert_eq!(point, text.get(..byte).unwrap().chars().count());
                    prop_assert_eq!(map.to_byte(&text, point), Some(byte));
                }
                None => prop_assert!(!text.is_char_boundary(byte)),
            }
        }
    }

    #[test]
    fn backwards_and_outside_are_refused() {
        let map = CodePoints::new("añb");
        assert_eq!(map.to_span("añb", 1, 2), Some(Span::new(1, 3)));
        assert_eq!(map.to_span("añb", 2, 1), None);
        assert_eq!(map.to_span("añb", 2, 4), None);
    }
}
