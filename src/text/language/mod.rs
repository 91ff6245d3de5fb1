//! Which language a text is in, from its script, its commonest words and its letters.
//!
//! English is the language of the rules, so a text counts as another only where that is plain; what cannot be told is
//! no language. Only the beginning of a text is looked at: time does not grow with its length.

mod table;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use table::{LETTERS, WITHIN_SCRIPT, WORDS};

/// How much is looked at, in characters.
const SAMPLE: usize = 6_000;

/// Fewer small words than this prove nothing.
const FEWEST: u32 = 2;

/// How many languages are told by their words: one bit each.
const LANGUAGES: usize = 32;

/// Small words that stand inside names of people and places.
const PARTICLES: [&str; 24] = [
    "von", "der", "van", "den", "de", "la", "le", "du", "des", "del", "della", "di", "da", "dos",
    "do", "das", "e", "y", "el", "al", "bin", "ter", "zu", "af",
];

/// One small word is enough beside so many others that are English in no case.
const LONE: u32 = 3;

/// One language a bit.
type Languages = u32;

/// Which languages a small word belongs to.
static SMALL_WORDS: LazyLock<HashMap<&'static str, Languages>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for (at, (_, words)) in WORDS.iter().enumerate() {
        for word in words.split_whitespace() {
            *all.entry(word).or_default() |= 1 << at;
        }
    }
    all
});

/// Which languages a letter speaks for.
static LETTERS_OF: LazyLock<HashMap<char, Languages>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for (code, letters) in LETTERS {
        let at = WORDS.iter().position(|(known, _)| known == code);
        for letter in letters.chars().filter(|c| !c.is_ascii()) {
            *all.entry(letter).or_default() |= at.map_or(0, |at| 1 << at);
        }
    }
    all
});

/// Whether the rules for English are for a text of this language, a code as `en` or `en-GB`. A text whose language is not
/// known (an empty code) is taken for English.
pub fn is_english(code: &str) -> bool {
    let primary = primary(code);
    primary.is_empty() || primary.eq_ignore_ascii_case("en")
}

/// The language of a code with country or script ("pt" of "pt-BR").
pub fn primary(code: &str) -> &str {
    code.split(['-', '_']).next().unwrap_or(code)
}

/// The code that a declaration stands for: "fr", "FR-be", "French", "français"; `None` for what is no language's name.
pub fn declared(text: &str) -> Option<String> {
    const NAMES: &[(&str, &[&str])] = &[
        ("en", &["english"]),
        ("de", &["german", "deutsch"]),
        ("fr", &["french", "français", "francais"]),
        ("es", &["spanish", "español", "espanol", "castellano"]),
        ("pt", &["portuguese", "português", "portugues"]),
        ("it", &["italian", "italiano"]),
        ("nl", &["dutch", "nederlands"]),
        ("tr", &["turkish", "türkçe"]),
        ("pl", &["polish", "polski"]),
        ("ru", &["russian", "русский"]),
        ("uk", &["ukrainian", "українська"]),
        ("ar", &["arabic", "العربية"]),
        ("hi", &["hindi", "हिन्दी", "हिंदी"]),
        ("zh", &["chinese", "中文"]),
        ("ja", &["japanese", "日本語"]),
    ];
    let lower = text.trim().to_lowercase();
    if let Some((code, _)) = NAMES
        .iter()
        .find(|(_, names)| names.contains(&lower.as_str()))
    {
        return Some((*code).to_owned());
    }
    let mut parts = lower.split(['-', '_']);
    let letters = |part: &str, range: std::ops::RangeInclusive<usize>| {
        range.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let sound = parts.next().is_some_and(|first| {
        letters(first, 2..=3) && first.bytes().all(|b| b.is_ascii_lowercase())
    }) && parts.all(|part| letters(part, 2..=8));
    sound.then(|| text.trim().replace('_', "-"))
}

/// The ISO 639-1 code of the language that `pieces` (paragraphs, lines) are written in, if it can be told.
pub fn guess<'t>(pieces: impl IntoIterator<Item = &'t str>) -> Option<&'static str> {
    let mut seen = Seen::default();
    let mut left = SAMPLE;
    for piece in pieces {
        if left == 0 {
            break;
        }
        let end = piece.char_indices().nth(left);
        let piece = end.and_then(|(end, _)| piece.get(..end)).unwrap_or(piece);
        left -= seen.read(piece).min(left);
    }
    seen.script().or_else(|| seen.latin())
}

/// Whether `word`, in lower case, is one of the commonest small words of a language.
pub fn is_small_word(code: &str, word: &str) -> bool {
    let bit = WORDS.iter().position(|(known, _)| *known == code);
    let of = SMALL_WORDS.get(word).copied().unwrap_or(0);
    bit.is_some_and(|bit| of >> bit & 1 == 1)
}

/// Whether a language written in Latin letters may have the letter `c`, in words of its own. One whose letters are not
/// known may have any of western Europe.
pub fn has_letter(code: &str, c: char) -> bool {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match LETTERS.iter().find(|(known, _)| *known == code) {
        Some((_, letters)) => letters.contains(lower) || matches!(lower, 'é' | 'ü' | 'ö'),
        None => matches!(lower, 'ß'..='ö' | 'ø'..='ÿ' | 'œ'),
    }
}

/// The language of a text that does not say it: what can be told, else English.
pub fn of(text: &str) -> &'static str {
    guess(text.lines()).unwrap_or("en")
}

/// What was counted.
#[derive(Default)]
struct Seen {
    /// Latin letters.
    latin: u32,
    /// Letters of each other script.
    scripts: BTreeMap<&'static str, u32>,
    /// Letters that tell languages of one script apart.
    within: BTreeMap<&'static str, u32>,
    /// Small words and telling letters of each language that are not English as well.
    hits: [u32; LANGUAGES],
    /// The same, each divided by how many languages share it, in twelfths; with those that English has too.
    rank: [u32; LANGUAGES],
    /// Small words of English; and those that each language does not have.
    english: u32,
    against: [u32; LANGUAGES],
    /// Words in small letters that are no small words.
    others: u32,
}

impl Seen {
    /// Counts one piece; the answer is its length in characters.
    fn read(&mut self, piece: &str) -> usize {
        let mut length = 0;
        for c in piece.chars() {
            length += 1;
            if is_latin(c) {
                self.latin += 1;
            } else if let Some(script) = script(c) {
                *self.scripts.entry(script).or_default() += 1;
                for (of, code, letters) in WITHIN_SCRIPT {
                    if *of == script && letters.contains(c) {
                        *self.within.entry(code).or_default() += 1;
                    }
                }
            }
        }
        // Names hold foreign words ("Los Angeles", "Der Spiegel"): a capital counts where a sentence begins, and where
        // there are only capitals.
        let shouted = !piece.contains(char::is_lowercase);
        let mut begins = true;
        let mut named = false;
        let mut following = piece.split_whitespace().peekable();
        while let Some(token) = following.next() {
            let first = std::mem::replace(
                &mut begins,
                token.ends_with(['.', '!', '?', ':', '"', '“', '„', '«']),
            );
            // Addresses and names on networks are no words.
            if token.contains(['@', '#', '/']) || token.contains("www.") {
                continue;
            }
            let capital = token.starts_with(char::is_uppercase);
            if named && !shouted && PARTICLES.contains(&token) {
                // "Ursula von der Leyen": what stands inside a name says nothing of the text.
                let mut later = following.clone().take(4);
                let next = later.find(|word| !PARTICLES.contains(word));
                if next.is_some_and(|word| word.starts_with(char::is_uppercase)) {
                    continue;
                }
            }
            named = capital;
            let words =
                token.split(|c: char| !(c.is_alphabetic() || matches!(c, '·' | '¿' | '¡' | '-')));
            for word in words.filter(|word| !word.is_empty() && word.len() <= 40) {
                let large = word.starts_with(char::is_uppercase);
                if first || shouted || !large {
                    self.word(&word.to_lowercase());
                }
            }
        }
        length
    }

    fn word(&mut self, word: &str) {
        let small = SMALL_WORDS.get(word).copied().unwrap_or(0);
        let letters = word
            .chars()
            .filter(|c| !c.is_ascii())
            .filter_map(|c| LETTERS_OF.get(&c).copied())
            .fold(0, |all, one| all | one);
        if small == 0 {
            self.others += 1;
        }
        let english = small & 1 == 1;
        self.english += u32::from(english);
        if english {
            for (bit, against) in self.against.iter_mut().enumerate() {
                *against += u32::from(small >> bit & 1 == 0);
            }
        }
        for (of, weight) in [(small, 12), (letters, 6)] {
            let share = (weight / of.count_ones().max(1)).max(1);
            let mut rest = of;
            while rest != 0 {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                if let (Some(hits), Some(rank)) = (self.hits.get_mut(bit), self.rank.get_mut(bit)) {
                    *hits += u32::from(!english);
                    *rank += share;
                }
            }
        }
    }

    /// The language by its script, where that is not Latin.
    fn script(&self) -> Option<&'static str> {
        let count = |code: &str| self.scripts.get(code).copied().unwrap_or(0);
        let kana = count("ja");
        let han = count("zh");
        let all: u32 = self.scripts.values().sum();
        // A sign of Chinese or Japanese says what several letters do.
        let weighed = all + 2 * (kana + han);
        if weighed <= self.latin {
            return None;
        }
        if kana + han > 0 && (kana + han) * 2 > all {
            // Japanese mixes kana with Han characters.
            return Some(if kana * 10 > han { "ja" } else { "zh" });
        }
        let (code, most) = self.scripts.iter().max_by_key(|(_, n)| **n)?;
        let nearer = WITHIN_SCRIPT
            .iter()
            .filter(|(script, ..)| script == code)
            .filter_map(|(_, other, _)| Some((self.within.get(other)?, *other)))
            .max()
            .filter(|(letters, _)| **letters * 50 > *most);
        Some(nearer.map_or(*code, |(_, other)| other))
    }

    /// The language by its words, where the script is Latin: that which most speaks for, if more speaks for it than for
    /// English.
    fn latin(&self) -> Option<&'static str> {
        let counts = self.hits.iter().zip(&self.against).zip(&self.rank);
        let found = counts
            .zip(WORDS)
            .skip(1)
            .filter(|(((hits, against), _), _)| {
                let enough =
                    **hits >= FEWEST || **hits > 0 && **against == 0 && self.others >= LONE;
                enough && **hits * 2 > **against * 3
            })
            // The first of those that are equal.
            .rev()
            .max_by_key(|(((hits, _), rank), _)| (**rank, **hits));
        match found {
            Some((_, (code, _))) => Some(code),
            None => (self.english >= FEWEST).then_some("en"),
        }
    }
}

const fn is_latin(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// The script of a letter that is not Latin, by the code of the language most written in it.
const fn script(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => "el",
        '\u{400}'..='\u{52F}' => "ru",
        '\u{530}'..='\u{58F}' => "hy",
        '\u{590}'..='\u{5FF}' => "he",
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' => "ar",
        '\u{900}'..='\u{97F}' => "hi",
        '\u{980}'..='\u{9FF}' => "bn",
        '\u{A00}'..='\u{A7F}' => "pa",
        '\u{A80}'..='\u{AFF}' => "gu",
        '\u{B80}'..='\u{BFF}' => "ta",
        '\u{C00}'..='\u{C7F}' => "te",
        '\u{C80}'..='\u{CFF}' => "kn",
        '\u{D00}'..='\u{D7F}' => "ml",
        '\u{D80}'..='\u{DFF}' => "si",
        '\u{E00}'..='\u{E7F}' => "th",
        '\u{E80}'..='\u{EFF}' => "lo",
        '\u{1000}'..='\u{109F}' => "my",
        '\u{10A0}'..='\u{10FF}' => "ka",
        '\u{1200}'..='\u{137F}' => "am",
        '\u{1780}'..='\u{17FF}' => "km",
        '\u{3040}'..='\u{30FF}' => "ja",
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => "ko",
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FA1F}' => "zh",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
