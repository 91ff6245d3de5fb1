//! A text as its words: each folded, with its place and what its form says.
//!
//! A word is what must be the same where two texts say the same. White space, punctuation, quotation marks, dashes, ellipses and
//! what nobody sees lie between words and are none. Words with a hyphen are two that hang together, so "re-sign" is not "resign"
//! and "well-known" is "well known". A sign that is a fact (per cent, a currency, the minus of a number) is a word. In scripts
//! without spaces each character is one; a run of numerals is one everywhere.

use icu_normalizer::{ComposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed};

use crate::text::{Span, is_unseen};

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

/// What a character is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    /// A word by itself: of a script without spaces, or a fraction.
    Alone,
    /// A sign that may be a word.
    Sign,
    /// A raised figure.
    Raised,
    Other,
}

const fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}' | '\u{2074}'..='\u{2079}')
}

const fn is_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '\u{2150}'..='\u{215F}' | '\u{2189}')
}

/// Numerals of Chinese and Japanese.
const fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '萬'
            | '億'
            | '亿'
            | '兆'
            | '两'
            | '兩'
    )
}

const fn has_no_spaces(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30FA}' | '\u{30FC}'..='\u{312F}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}' | '\u{20000}'..='\u{3FFFF}')
}

const fn is_money(c: char) -> bool {
    matches!(
        c,
        '$' | '£' | '¥' | '¢' | '\u{20A0}'..='\u{20CF}' | '＄' | '￡' | '￥'
    )
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' => Self::Letter,
            '0'..='9' => Self::Digit,
            '%' | '&' | '+' | '-' | '$' | '<' | '>' | '=' | '#' => Self::Sign,
            _ if c.is_ascii() || is_unseen(c) || is_apostrophe(c) => Self::Other,
            '‰' | '×' | '÷' | '±' | '°' | '§' | '−' | '–' | '％' => Self::Sign,
            _ if is_money(c) => Self::Sign,
            _ if is_raised(c) => Self::Raised,
            _ if is_fraction(c) => Self::Alone,
            _ if has_no_spaces(c) => {
                if c.is_numeric() && !c.is_alphabetic() {
                    Self::Digit
                } else {
                    Self::Alone
                }
            }
            _ if c.is_alphabetic() => Self::Letter,
            _ if c.is_numeric() => Self::Digit,
            _ => Self::Other,
        }
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

    fn traits(&self, span: Span, kind: Kind) -> Traits {
        let mut traits = Traits::default();
        let word = span.of(self.text);
        let line = self.line && !word.starts_with(char::is_lowercase);
        traits.set(Traits::OPENS, self.opens || line);
        if kind == Kind::Letter {
            let bytes = word.as_bytes();
            if word.is_ascii() {
                traits.set(
                    Traits::CAPITAL,
                    bytes.first().is_some_and(u8::is_ascii_uppercase),
                );
                let small = bytes.iter().any(u8::is_ascii_lowercase);
                let large = bytes
                    .iter()
                    .filter(|byte| byte.is_ascii_uppercase())
                    .count();
                traits.set(Traits::UPPER, large > 1 && !small);
                traits.set(Traits::FIGURE, bytes.iter().any(u8::is_ascii_digit));
            } else {
                traits.set(Traits::CAPITAL, word.starts_with(char::is_uppercase));
                let small = word.chars().any(char::is_lowercase);
                let large = word.chars().filter(|c| c.is_uppercase()).count();
                traits.set(Traits::UPPER, large > 1 && !small);
                traits.set(Traits::FIGURE, word.chars().any(char::is_numeric));
            }
            traits.set(Traits::DIVIDED, self.is_divided(span.end));
        } else {
            let figures =
                kind != Kind::Alone || word.starts_with(|c| is_numeral(c) || is_fraction(c));
            traits.set(Traits::FIGURE, figures);
        }
        traits.set(Traits::GLUED, self.is_glued(span, kind));
        traits.set(Traits::ASIDE, self.is_aside(span, kind));
        traits
    }

    fn is_divided(&self, end: usize) -> bool {
        let rest = self.text.get(end..).unwrap_or_default();
        let mut rest = rest.chars();
        let hyphen = rest.next().is_some_and(|c| is_hyphen(c) || c == '\u{ad}');
        hyphen
            && rest
                .find(|c| !matches!(c, ' ' | '\t' | '\r' | '\u{a0}'))
                .is_some_and(|c| matches!(c, '\n' | '\u{c}' | '\u{2028}'))
    }

    /// Whether a word hangs together with the one before it.
    fn is_glued(&self, span: Span, kind: Kind) -> bool {
        let between = Span::new(self.last, span.start).of(self.text);
        if self.last == 0 {
            return false;
        }
        let apart = |kind: Kind| kind == Kind::Alone;
        let mut between = between.chars().filter(|c| !is_unseen(*c));
        match (between.next(), between.next()) {
            (None, _) => {
                let figures = |word: &str| word.starts_with(|c| is_numeral(c) || is_fraction(c));
                let elided = self.before(span.start).is_some_and(is_apostrophe);
                !elided
                    && (!apart(kind) && !apart(self.was)
                        || self.was == Kind::Digit && figures(span.of(self.text)))
            }
            (Some(c), None) => match c {
                '/' | '@' | '_' => true,
                c if is_hyphen(c) => true,
                '–' | '−' | '~' | '〜' => kind == Kind::Digit && self.was == Kind::Digit,
                c if c.is_whitespace() => {
                    self.was == Kind::Digit
                        && kind == Kind::Sign
                        && matches!(span.of(self.text), "%" | "‰" | "°" | "€")
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether nobody said it: a mark of a note, a time of a transcript, what the room did.
    fn is_aside(&self, span: Span, kind: Kind) -> bool {
        const ROOM: &[&str] = &[
            "laughter",
            "laughs",
            "laughing",
            "laugh",
            "applause",
            "pause",
            "pauses",
            "crosstalk",
            "coughs",
            "sighs",
            "chuckles",
            "lacht",
            "rires",
            "risas",
        ];
        let (before, after) = (self.before(span.start), self.char_at(span.end));
        let square = before == Some('[') && after == Some(']');
        let round = before == Some('(') && after == Some(')');
        match kind {
            Kind::Digit => {
                let time = self.folded.contains(':');
                square && (time || span.len() <= 3) || round && time
            }
            Kind::Letter => (square || round) && ROOM.contains(&self.folded.as_str()),
            Kind::Raised => {
                let head = self.text.get(..span.start).unwrap_or_default();
                let letters = head
                    .chars()
                    .rev()
                    .take(5)
                    .take_while(|c| c.is_alphabetic())
                    .count();
                let power = matches!(self.folded.as_str(), "²" | "³") && (1..4).contains(&letters);
                !power && !before.is_some_and(|c| c.is_numeric() || c.is_whitespace())
            }
            _ => false,
        }
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
