//! Half-open ranges of a text.

use std::ops::Range;

/// A half-open range of bytes, `start..end`, in some text.
///
/// A span is only a pair of numbers: whether it fits a text is checked where it meets one, by [`Span::checked`]
/// when it is made and by [`Span::of`] when it is read. Reading a span that does not fit yields the empty string,
/// never a panic.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte; never before `start`.
    pub end: usize,
}

impl Span {
    /// The span `start..end`; an end before the start is moved up to it.
    pub const fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// The span `start..end` if it lies inside `text` and splits no character.
    pub fn checked(text: &str, start: usize, end: usize) -> Option<Self> {
        text.get(start..end).map(|_| Self { start, end })
    }

    /// The whole of a text.
    pub const fn whole(text: &str) -> Self {
        Self {
            start: 0,
            end: text.len(),
        }
    }

    /// The text under the span; empty if it does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies under it.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte at `at` lies in it.
    pub const fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the whole of `other` lies in it.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// What both cover, if they overlap.
    pub fn intersection(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
        })
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span moved `by` bytes to the right.
    #[must_use]
    pub const fn offset(self, by: usize) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// The span without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        Self::new(start, start + inside.trim().len())
    }

    /// As a range of bytes.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_never_splits_a_character() {
        let text = "aé漢";
        assert_eq!(Span::checked(text, 1, 3), Some(Span::new(1, 3)));
        assert_eq!(Span::checked(text, 1, 2), None);
        assert_eq!(Span::checked(text, 0, 7), None);
        assert_eq!(Span::new(1, 2).of(text), "");
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = "  two words\n";
        assert_eq!(Span::whole(text).trimmed(text).of(text), "two words");
        assert!(Span::whole("   ").trimmed("   ").is_empty());
    }
}
