//! A text as its words: each folded, with its place and what its form says.
//!
//! A word is what must be the same where two texts say the same. White space, punctuation, quotation marks, dashes, ellipses and
//! what nobody sees lie between words and are none. Words with a hyphen are two that hang together, so "re-sign" is not "resign"
//! and "well-known" is "well known". A sign that is a fact (per cent, a currency, the minus of a number) is a word. In scripts
//! without spaces each character is one; a run of numerals is one everywhere.

use icu_normalizer::{ComposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed};

use crate::text::{Span, is_unseen};

mod form;
mod kinds;

use kinds::{Kind, is_apostrophe, is_hyphen, is_money, is_numeral, is_raised};

const FORMS: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfkc();
const CLASSES: CanonicalCombiningClassMapBorrowed<'static> =
    CanonicalCombiningClassMapBorrowed::new();

/// Bytes after which a word is cut: nobody writes such a one.
const LONGEST: usize = 1 << 14;

/// What the form of a word says, beside its letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u16);

impl Traits {
    /// Its first letter is a capital.
    pub(super) const CAPITAL: Self = Self(1);
    /// It has two letters or more, and all are capitals.
    pub(super) const UPPER: Self = Self(2);
    /// It hangs together with the word before: no quotation begins or ends between them.
    pub(super) const GLUED: Self = Self(4);
    /// A hyphen and the end of a line follow it.
    pub(super) const DIVIDED: Self = Self(8);
    /// It is the first of a sentence, a line or a quotation.
    pub(super) const OPENS: Self = Self(16);
    /// A figure stands in it.
    pub(super) const FIGURE: Self = Self(32);
    /// A mark of a note, a time of a transcript, "[laughter]": said by nobody.
    pub(super) const ASIDE: Self = Self(64);
    /// It may be stepped over: an aside, or in a running head.
    pub(super) const SKIPPED: Self = Self(128);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    fn set(&mut self, other: Self, on: bool) {
        if on {
            self.add(other);
        }
    }
}

/// Reads the words of a text in order: each as folded, its place, and its traits. Linear.
pub(super) fn read(text: &str, mut to: impl FnMut(&str, Span, Traits)) {
    let mut reader = Reader {
        text,
        at: 0,
        folded: String::new(),
        last: 0,
        opens: true,
        line: true,
        was: Kind::Other,
    };
    while let Some((span, traits)) = reader.next() {
        to(&reader.folded, span, traits);
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The word read last.
    folded: String,
    /// Where it ends.
    last: usize,
    /// Whether the next one opens a sentence.
    opens: bool,
    /// Whether it is the first of a line, which it may also be where a line was merely full.
    line: bool,
    /// What the last one was.
    was: Kind,
}

impl Reader<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() {
            Some(char::from(byte))
        } else {
            self.text.get(at..)?.chars().next()
        }
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The first place from `at` on where something can be seen.
    fn seen(&self, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at).filter(|c| is_unseen(*c)) {
            at += c.len_utf8();
        }
        at
    }

    fn next(&mut self) -> Option<(Span, Traits)> {
        self.folded.clear();
        loop {
            let start = self.at;
            let c = self.char_at(start)?;
            let after = start + c.len_utf8();
            let kind = Kind::of(c);
            let end = match kind {
                Kind::Letter => self.word(start),
                Kind::Digit => self.number(start),
                Kind::Alone => self.alone(start, c),
                Kind::Sign if self.counts(c, start, after) => {
                    self.folded
                        .push(if matches!(c, '−' | '–') { '-' } else { c });
                    self.fold_kin();
                    after
                }
                Kind::Raised => {
                    let mut end = start;
                    while let Some(c) = self.char_at(end).filter(|c| is_raised(*c)) {
                        self.folded.push(c);
                        end += c.len_utf8();
                    }
                    end
                }
                // ".5" is a number.
                Kind::Other
                    if c == '.'
                        && self.char_at(after).is_some_and(|c| c.is_ascii_digit())
                        && self.before(start).is_none_or(|c| !c.is_alphanumeric()) =>
                {
                    self.folded.push_str("0.");
                    self.number(after)
                }
                Kind::Sign | Kind::Other => {
                    self.line |= matches!(c, '\n' | '\u{c}');
                    self.opens |= matches!(
                        c,
                        '.' | '!'
                            | '?'
                            | '…'
                            | ':'
                            | '"'
                            | '“'
                            | '”'
                            | '„'
                            | '«'
                            | '»'
                            | '。'
                            | '！'
                            | '？'
                    );
                    self.at = after;
                    continue;
                }
            };
            self.at = end;
            let span = Span::new(start, end);
            let kind = if c == '.' { Kind::Digit } else { kind };
            let traits = self.traits(span, kind);
            self.last = end;
            self.was = kind;
            (self.opens, self.line) = (false, false);
            return Some((span, traits));
        }
    }

    /// Whether a sign is a fact here.
    fn counts(&self, sign: char, start: usize, end: usize) -> bool {
        let before = self.before(start);
        let after = self.char_at(end);
        match sign {
            '-' | '−' | '–' => {
                after.is_some_and(|c| c.is_ascii_digit() || is_money(c))
                    && before.is_none_or(|c| !c.is_alphanumeric() && !is_hyphen(c))
            }
            '+' => {
                after.is_some_and(|c| c.is_ascii_digit())
                    || before.is_some_and(char::is_alphanumeric)
            }
            // "C#"; what begins with it is a tag.
            '#' => before.is_some_and(char::is_alphanumeric),
            '<' | '>' | '=' => ![before, after]
                .into_iter()
                .flatten()
                .any(|c| matches!(c, '<' | '>' | '=' | '-' | '/')),
            _ => true,
        }
    }

    fn alone(&mut self, start: usize, first: char) -> usize {
        let mut end = start + first.len_utf8();
        self.folded.push(first);
        if is_numeral(first) {
            while let Some(c) = self.char_at(end).filter(|c| is_numeral(*c)) {
                self.folded.push(c);
                end += c.len_utf8();
            }
        }
        self.fold_kin();
        end
    }

    /// Reads letters, with what may stand inside a word.
    fn word(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let (mut at, mut part) = (start, start);
        let (mut plain, mut dots, mut elided) = (true, false, false);
        loop {
            while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                at += 1;
            }
            let Some(c) = self.char_at(at).filter(|_| at - start < LONGEST) else {
                break;
            };
            let after = at + c.len_utf8();
            let next = || self.char_at(self.seen(after)).map(Kind::of);
            if c == '.' {
                // "U.S.", "a.m.": single letters.
                let letter = Span::new(part, at).of(self.text);
                let is_one = letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic);
                let follows = self.char_at(after).filter(|c| Kind::of(*c) == Kind::Letter);
                let ends = follows.is_some_and(|c| {
                    let behind = self.char_at(after + c.len_utf8());
                    behind.is_none_or(|c| !matches!(Kind::of(c), Kind::Letter | Kind::Digit))
                });
                if !(is_one && ends) {
                    break;
                }
                dots = true;
                at = after;
                part = after;
            } else if is_apostrophe(c) {
                if next() != Some(Kind::Letter) {
                    break;
                }
                plain &= c == '\'';
                at = after;
                if part == start && is_elided(Span::new(start, after).of(self.text)) {
                    elided = true;
                    break;
                }
            } else if is_unseen(c) {
                let seen = self.seen(at);
                let goes_on = self.char_at(seen).is_some_and(|c| {
                    matches!(Kind::of(c), Kind::Letter | Kind::Digit) || CLASSES.get_u8(c) != 0
                });
                if !goes_on {
                    break;
                }
                plain = false;
                at = seen;
            } else if !c.is_ascii()
                && (matches!(Kind::of(c), Kind::Letter | Kind::Digit) || CLASSES.get_u8(c) != 0)
            {
                plain = false;
                at = after;
            } else {
                break;
            }
        }
        let word = Span::new(start, at).of(self.text);
        if plain && !dots {
            self.folded.extend(
                word.bytes()
                    .map(|byte| char::from(byte.to_ascii_lowercase())),
            );
        } else {
            let seen = word
                .chars()
                .filter(|c| !(is_unseen(*c) || dots && *c == '.'));
            self.folded.extend(seen);
            self.fold_kin();
        }
        if elided && !self.folded.ends_with('\'') {
            self.folded.push('\'');
        }
        at
    }

    /// Brings what was read to the form of its kin: NFKC, small letters, straight apostrophes.
    fn fold_kin(&mut self) {
        if self.folded.is_ascii() {
            self.folded.make_ascii_lowercase();
            return;
        }
        let mut folded = String::with_capacity(self.folded.len());
        for c in FORMS
            .normalize_iter(self.folded.chars())
            .flat_map(char::to_lowercase)
        {
            match c {
                'ς' => folded.push('σ'),
                '\u{2044}' => folded.push('/'),
                // What is left of the point of "İ".
                '\u{307}' if folded.ends_with('i') => {}
                c if is_apostrophe(c) => folded.push('\''),
                c => folded.push(c),
            }
        }
        self.folded = folded;
    }

    /// Reads a number with its separators; spaces between thousands too.
    fn number(&mut self, start: usize) -> usize {
        let is_digit = |c: char| Kind::of(c) == Kind::Digit;
        let (mut at, mut group, mut grouped) = (start, 0, true);
        while let Some(c) = self.char_at(at).filter(|_| at - start < LONGEST) {
            let after = at + c.len_utf8();
            let next = self.char_at(self.seen(after));
            if is_digit(c) {
                self.folded.push(c);
                group += 1;
            } else if is_unseen(c) {
                if !next.is_some_and(is_digit) {
                    break;
                }
            } else if matches!(c, ',' | '.' | ':' | '/' | '\u{2044}' | '٫' | '٬')
                || is_apostrophe(c)
            {
                if !next.is_some_and(is_digit) {
                    break;
                }
                self.folded.push(if is_apostrophe(c) { '\'' } else { c });
                grouped = false;
            } else if matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}') {
                let rest = self.text.get(after..).unwrap_or_default();
                let three = rest.chars().take_while(|c| is_digit(*c)).take(4).count() == 3;
                let whole = if self.folded.len() == group {
                    group <= 3
                } else {
                    group == 3
                };
                if !(grouped && three && whole) {
                    break;
                }
                group = 0;
            } else {
                break;
            }
            at = after;
        }
        self.fold_kin();
        for mark in [',', '\''] {
            if is_grouped(&self.folded, mark) {
                self.folded.retain(|c| c != mark);
            }
        }
        at
    }
}

/// Whether a mark stands between thousands and nowhere else: "1,412", "12,000,000.5".
fn is_grouped(number: &str, mark: char) -> bool {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut several = false;
    let rest_is_whole = groups.all(|group| {
        several = true;
        group.len() == 3 && digits(group)
    });
    several
        && rest_is_whole
        && digits(rest)
        && (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
}

/// Whether a word is one of those that lean on the next with an apostrophe: "l'eau", "dell'acqua".
fn is_elided(word: &str) -> bool {
    const ELIDED: &[&str] = &[
        "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un",
        "dell", "all", "nell", "sull", "dall", "quell", "quest",
    ];
    let word = word.trim_end_matches(is_apostrophe);
    ELIDED.iter().any(|known| known.eq_ignore_ascii_case(word))
}
