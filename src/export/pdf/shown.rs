//! What is shaped of a text: piece by piece, with stand-ins, and nothing that those who shape it do not bear.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::fonts::{Fonts, STAND_IN, is_unseen};

/// How many bytes of text are shaped at once: a run of glyphs counts its bytes in 16 bits, and what is longer than this is no
/// paragraph that anybody wrote.
const AT_ONCE: usize = 8_000;
/// How many characters of one letter are drawn, most of them its marks: parley counts them in 8 bits, and a PDF says in at most
/// 512 bytes what a glyph stands for. No language needs more (Unicode Standard Annex 15, stream-safe text).
pub(super) const LETTER: usize = 31;

/// What is shaped: the words, with a stand-in for what no font has, and where each came from.
pub(super) struct Shown<'t> {
    /// The words.
    pub words: Cow<'t, str>,
    /// Whether a letter was cut.
    pub cut: bool,
    /// Places in `words` and in the text, after each stand-in.
    moved: Vec<(usize, usize)>,
}

impl<'t> Shown<'t> {
    /// The words with a stand-in for what no font has: one for a character, or for several that are joined to one picture; and
    /// without what is too much of a letter.
    pub(super) fn of(words: &'t str, fonts: &mut Fonts) -> Self {
        let over = too_much(words);
        let drawn = words.is_ascii() || {
            // Every character is asked for, so that what is lacking is known.
            let mut all = true;
            for c in words.chars() {
                all &= fonts.draws(c);
            }
            all
        };
        if drawn && over.is_empty() {
            return Self {
                words: Cow::Borrowed(words),
                cut: false,
                moved: Vec::new(),
            };
        }
        let cut = !over.is_empty();
        let mut shown = String::with_capacity(words.len());
        let mut moved = Vec::new();
        let mut chars = words.char_indices().peekable();
        let mut over = over.into_iter().peekable();
        while let Some((at, c)) = chars.next() {
            while over.next_if(|one| one.end <= at).is_some() {}
            if let Some(one) = over.next_if(|one| one.start <= at) {
                while chars.next_if(|(at, _)| *at < one.end).is_some() {}
                moved.push((shown.len(), one.end));
                continue;
            }
            if fonts.draws(c) {
                shown.push(c);
                continue;
            }
            shown.push(STAND_IN);
            let mut joined = false;
            let mut count = 1;
            while let Some((_, next)) = chars.peek().copied() {
                let belongs = joined
                    || matches!(next, '\u{200D}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}')
                    || (is_unseen(next) && !next.is_whitespace());
                if !belongs || count >= LETTER {
                    break;
                }
                joined = next == '\u{200D}';
                count += 1;
                chars.next();
            }
            let real = chars.peek().map_or(words.len(), |(at, _)| *at);
            moved.push((shown.len(), real));
        }
        Self {
            words: Cow::Owned(shown),
            cut,
            moved,
        }
    }

    /// A place in the text.
    pub(super) fn back(&self, at: usize) -> usize {
        let n = self.moved.partition_point(|(shown, _)| *shown <= at);
        match n.checked_sub(1).and_then(|n| self.moved.get(n)) {
            Some((shown, real)) => real + (at - shown),
            None => at,
        }
    }

    /// A place of the text in what is shown; of one inside what a stand-in or a cut letter stands for, a place beside it.
    pub(super) fn forth(&self, at: usize) -> usize {
        let n = self.moved.partition_point(|(_, real)| *real <= at);
        let before = n.checked_sub(1).and_then(|n| self.moved.get(n));
        let place = before.map_or(at, |(shown, real)| shown + (at - real));
        let after = self.moved.get(n).map_or(usize::MAX, |(shown, _)| *shown);
        self.words.floor_char_boundary(place.min(after))
    }
}

/// What is too much of letters that are made of many characters.
fn too_much(words: &str) -> Vec<Range<usize>> {
    // Letters begin with any character, and go on with such as are not ASCII.
    let mut plain = words.as_bytes().split(u8::is_ascii);
    if plain.all(|run| run.len() < LETTER) {
        return Vec::new();
    }
    let letters = words.grapheme_indices(true);
    letters
        .filter(|(_, letter)| letter.len() > LETTER)
        .filter_map(|(at, letter)| {
            let (cut, _) = letter.char_indices().nth(LETTER)?;
            Some(at + cut..at + letter.len())
        })
        .collect()
}

/// How many bytes of a range of words a glyph stands for.
pub(super) fn bounded(words: &str, range: Range<usize>) -> usize {
    let letter = words.get(range.clone()).unwrap_or("");
    let cut = letter.char_indices().nth(LETTER);
    cut.map_or(range.len(), |(cut, _)| cut)
}

/// The pieces of a text that are shaped each for itself: its lines, and what is left of very long ones.
pub(super) fn parts(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in words.split('\n') {
        let end = at + line.len();
        let mut start = at;
        while end - start > AT_ONCE {
            let rest = words.get(start..end).unwrap_or("");
            let cut = cut(rest);
            found.push(start..start + cut);
            start += cut;
        }
        found.push(start..end);
        at = end + 1;
    }
    found
}

/// Where a very long line is cut: after its last space within reach, else between two characters.
fn cut(rest: &str) -> usize {
    let mut within = AT_ONCE;
    while !rest.is_char_boundary(within) {
        within -= 1;
    }
    let head = rest.get(..within).unwrap_or("");
    head.rfind(' ').map_or(within, |space| space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_the_text_are_found_in_what_is_shown_and_back() {
        let mut fonts = Fonts::new(false);
        // Two pictures that are joined, which no font of ours has: one stand-in of three bytes for eleven.
        let words = "a👩\u{200D}👩é";
        let shown = Shown::of(words, &mut fonts);
        assert_eq!(shown.words, format!("a{STAND_IN}é"));
        assert_eq!((shown.back(1), shown.back(4), shown.back(6)), (1, 12, 14));
        for at in 0..=words.len() {
            let place = shown.forth(at);
            assert!(shown.words.is_char_boundary(place), "{at}: {place}");
            assert!(at >= 12 || place <= 4, "{at}: {place}");
        }
        assert_eq!((shown.forth(12), shown.forth(14)), (4, 6));
    }

    #[test]
    fn a_letter_has_a_bound() {
        let mut fonts = Fonts::new(false);
        let words = format!("xa{}b", "\u{301}".repeat(300));
        let shown = Shown::of(&words, &mut fonts);
        assert!(shown.cut);
        assert_eq!(shown.words.chars().count(), 1 + LETTER + 1);
        assert!(shown.words.ends_with("\u{301}b"));
        assert_eq!(shown.back(shown.words.len()), words.len());
        assert_eq!(shown.forth(words.len() - 1), shown.words.len() - 1);
        assert_eq!(bounded(&words, 1..words.len() - 1), 1 + 2 * (LETTER - 1));
        assert!(!Shown::of("Ville\u{301} سلام שלום", &mut fonts).cut);
    }
}
