//! Words as somebody looks for them: a letter is found by its kin, whatever its case, accents or form.
//!
//! Kin are: a letter and its capital; one with accents and the one without; İ, I, ı and i; ß and ss; æ and ae, œ and oe; ø and o,
//! ł and l, đ and d; a ligature and its letters, and all other forms that Unicode calls compatible (NFKD); the quotation marks of
//! all houses; all hyphens, dashes and the minus sign; spaces of any width. What nobody sees is stepped over. This is for looking
//! only: what says the same is decided by [`align::same_words`](super::align::same_words), for a minus sign is a fact.

use std::cmp::Ordering;

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::{Span, align::straight, is_unseen};

const FORMS: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();

/// A text as it is looked through, with the places of its letters in the text as it is.
#[derive(Debug, Default)]
pub struct Kin {
    folded: String,
    /// For each byte of it where the letter begins that it came of.
    from: Vec<usize>,
    /// For each byte of it where that letter ends, with the accents that follow it.
    to: Vec<usize>,
}

impl Kin {
    /// Folds a text. Linear.
    pub fn of(text: &str) -> Self {
        let mut kin = Self {
            folded: String::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
            to: Vec::with_capacity(text.len()),
        };
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            let before = kin.folded.len();
            fold(letter, &mut kin.folded);
            let space = kin.folded.get(before..) == Some(" ");
            if space
                && kin
                    .folded
                    .get(..before)
                    .is_some_and(|all| all.ends_with(' '))
            {
                // Several are one.
                kin.folded.truncate(before);
                kin.widen(end);
            } else if kin.folded.len() > before {
                kin.from.resize(kin.folded.len(), at);
                kin.to.resize(kin.folded.len(), end);
            } else if is_accent(letter) {
                kin.widen(end);
            }
        }
        kin
    }

    /// The last letter goes on to a byte.
    fn widen(&mut self, end: usize) {
        let last = self.from.last().copied();
        let of_last = self.from.iter().zip(&mut self.to).rev();
        for (_, to) in of_last.take_while(|(from, _)| Some(**from) == last) {
            *to = end;
        }
    }

    /// Where words stand in the text, in order, none over another; the words folded by [`kin`].
    pub fn hits(&self, words: &str) -> Vec<Span> {
        let mut found: Vec<Span> = Vec::new();
        if words.is_empty() {
            return found;
        }
        for (start, hit) in self.folded.match_indices(words) {
            let last = (start + hit.len()).checked_sub(1);
            let (from, to) = (
                self.from.get(start),
                last.and_then(|last| self.to.get(last)),
            );
            if let (Some(from), Some(to)) = (from, to) {
                // Two hits in what one letter became are one.
                match found.last().map_or(0, |last| last.end).cmp(from) {
                    Ordering::Greater => {}
                    _ => found.push(Span::new(*from, *to)),
                }
            }
        }
        found
    }
}

/// Words as they are looked for, without white space around them; see [`Kin`].
pub fn kin(words: &str) -> String {
    let words = words.trim();
    // Most words are plain, and tables are full of them.
    let plain = words.is_ascii() && !words.contains(['`', '\t', '\r', '\u{b}', '\u{c}']);
    if plain && !words.contains("  ") {
        return words.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(words.len());
    for letter in words.chars() {
        let before = folded.len();
        fold(letter, &mut folded);
        let space = folded.get(before..) == Some(" ");
        if space && folded.get(..before).is_some_and(|all| all.ends_with(' ')) {
            folded.truncate(before);
        }
    }
    folded
}

/// Adds what a letter is looked for as; nothing for what nobody sees and for an accent that stands by itself.
fn fold(letter: char, to: &mut String) {
    match letter {
        '\n' => to.push('\n'),
        _ if letter.is_ascii_whitespace() => to.push(' '),
        _ if letter.is_ascii() => to.push(straight(letter.to_ascii_lowercase())),
        _ if letter.is_whitespace() => to.push(' '),
        _ if is_unseen(letter) || is_accent(letter) => {}
        // A syllable is a letter of its own, not a sign with accents.
        '가'..='힣' => to.push(letter),
        _ => {
            for form in FORMS.normalize_iter(std::iter::once(straight(letter))) {
                for small in form.to_lowercase().filter(|c| !is_accent(*c)) {
                    match small {
                        'ß' => to.push_str("ss"),
                        'æ' => to.push_str("ae"),
                        'œ' => to.push_str("oe"),
                        'ı' => to.push('i'),
                        'ø' => to.push('o'),
                        'ł' => to.push('l'),
                        'đ' => to.push('d'),
                        'ς' => to.push('σ'),
                        '\u{2010}'..='\u{2015}' | '\u{2212}' => to.push('-'),
                        '‹' | '›' => to.push('\''),
                        other => to.push(other),
                    }
                }
            }
        }
    }
}

/// Whether a character is a mark on the letter before it, of the scripts whose readers look for the letter: Latin, Greek, Cyrillic.
const fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_letter_is_found_by_its_kin_at_its_exact_place() {
        for (text, words, expected) in [
            ("The Ferry, the ferry", "FERRY", vec!["Ferry", "ferry"]),
            ("STRASSE and Straße", "straße", vec!["STRASSE", "Straße"]),
            ("Straße", "strass", vec!["Straß"]),
            ("Maß", "s", vec!["ß"]),
            (
                "İzmir, Izmir, ızmir",
                "izmir",
                vec!["İzmir", "Izmir", "ızmir"],
            ),
            ("a ﬁne oﬃce", "fine", vec!["ﬁne"]),
            ("a ﬁne oﬃce", "office", vec!["oﬃce"]),
            (
                "Café, cafe\u{301} noir",
                "cafe",
                vec!["Café", "cafe\u{301}"],
            ),
            ("cafe", "café", vec!["cafe"]),
            (
                "“It’s on” – 2019—2020",
                "\"it's on\" - 2019-2020",
                vec!["“It’s on” – 2019—2020"],
            ),
            (
                "12\u{a0}000 and 12\u{202f}000",
                "12 000",
                vec!["12\u{a0}000", "12\u{202f}000"],
            ),
            ("12 \u{a0} 000", "12 000", vec!["12 \u{a0} 000"]),
            ("the may\u{ad}or\u{ad} said", "mayor", vec!["may\u{ad}or"]),
            ("Ærø and Łódź", "aero", vec!["Ærø"]),
            ("Ærø and Łódź", "lodz", vec!["Łódź"]),
            ("ΣΊΣΥΦΟΣ σίσυφος", "σισυφος", vec!["ΣΊΣΥΦΟΣ", "σίσυφος"]),
            ("각 가", "가", vec!["가"]),
            ("one\ntwo", "one two", vec![]),
            ("aaa", "aa", vec!["aa"]),
            ("aaa", "", vec![]),
            ("aaa", "\u{301}", vec![]),
            ("", "a", vec![]),
        ] {
            let found = Kin::of(text).hits(&kin(words));
            let found: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{words:?} in {text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_hit_is_a_place_of_the_text(text in "[aÅ ßﬁİe\u{301}\u{AD}\u{a0}\n한]{0,16}", words in "[aåsfi e]{0,3}") {
            let looked_for = kin(&words);
            let mut end = 0;
            for hit in Kin::of(&text).hits(&looked_for) {
                prop_assert!(hit.start >= end && hit.end > hit.start);
                prop_assert!(text.is_char_boundary(hit.start) && text.is_char_boundary(hit.end));
                let again = Kin::of(hit.of(&text)).folded;
                prop_assert!(again.contains(&looked_for));
                end = hit.end;
            }
        }
    }
}
