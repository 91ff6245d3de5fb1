//! Lines joined to running text: what becomes of a hyphen at the end of one.

use std::collections::HashSet;

/// What often stands before a hyphen that is meant.
const BEFORE: &str = " all anti best cross double eight eighty far fifty first five forty four front full half hard high ill large late left light little long low lower medium mid middle nine ninety north old open quasi quick real right second self seven seventy short single six sixty small soft south state ten then third thirty three top two twenty upper vice well wide world year zero ";
/// What often stands behind one.
const BEHIND: &str = " backed based born built called class controlled day driven elect faced free friendly general half hour in kilometre known language led like made mail making metre mile minded month off old on one out owned party per range rate related run scale sea sized speaking style term time to up wide winning year years ";
/// First parts that far more words begin with than are written with a hyphen.
const JOINED: &str = " co counter ex in inter mini multi non off on one out over part post pre pro re semi so sub ultra under ";

/// First and last parts of words that are written as one, and are words themselves.
const CLOSED: &str = " air any back band bed bird bitter bob book break broad butter care cross down ever every extra fire foot for fore grand hand head heart here home house how hand land like life main master mean moon more motor neighbour news note over out pass pay play rail rain round sea ship show side some spokes sports stand stock sun super tax there through time trade trans type under up water week where with wind wood work ";
/// Last parts of such words.
const ENDINGS: &str = " able age ally ance ants ate body book craft day days ease ence ever fall ful head hold holder holders house houses ing ion ions land less like line lines ling made man mark master mate ment men more new ness one oning our out over paper papers ping place port ports pose post pound rate rates self selves session ship shop side sion son stand stream ted ten thing time times ting tion tions town two under ward wards ware way ways where wide wise woman women work worker workers works ";

/// The words that a document writes inside its lines, in lower case.
#[derive(Debug, Default)]
pub struct Words {
    known: HashSet<String>,
    /// Soft hyphens stand inside lines: fonts that draw both hyphens with one glyph tell no difference.
    shared: bool,
}

impl Words {
    /// Adds the words of a line: all but its first and its last, which may be parts of some.
    pub fn learn(&mut self, line: &str) {
        let mut words = line.split(' ').peekable();
        words.next();
        let inside = line.strip_suffix('\u{AD}').unwrap_or(line);
        self.shared |= inside.contains('\u{AD}');
        while let Some(word) = words.next() {
            let cut = words.peek().is_none() && ends_in_hyphen(word).is_some();
            if !cut {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                let word = word.to_lowercase().replace(['\u{AD}', '\u{2010}'], "-");
                for part in word.split('-') {
                    self.known.insert(part.to_owned());
                }
                self.known.insert(word);
            }
        }
    }

    fn has(&self, word: &str) -> bool {
        self.known.contains(&word.to_lowercase())
    }
}

/// A line without the hyphen at its end, and whether that hyphen was put there by the setting of the lines alone.
fn ends_in_hyphen(line: &str) -> Option<(&str, bool)> {
    let rest = line.strip_suffix(['-', '\u{2010}', '\u{AD}'])?;
    let soft = line.ends_with('\u{AD}');
    rest.ends_with(char::is_alphanumeric)
        .then_some((rest, soft))
}

/// Adds a line to the text before it.
pub fn join(text: &mut String, line: &str, known: &Words) {
    let Some((before, soft)) = ends_in_hyphen(text) else {
        if !text.is_empty() && !line.is_empty() {
            let (end, start) = (text.chars().next_back(), line.chars().next());
            // Scripts without spaces have none at the ends of lines; a dash between two words may stand at one.
            let close = end.is_some_and(is_wide) && start.is_some_and(is_wide)
                || text.ends_with('\u{2014}') && !text.ends_with(" \u{2014}");
            if !close {
                text.push(' ');
            }
        }
        text.push_str(line);
        return;
    };
    let meant = is_meant(before, line, soft && !known.shared, known);
    text.truncate(before.len());
    if meant {
        text.push('-');
    }
    text.push_str(line);
}

/// Whether a hyphen between what a line ends with and the next begins with belongs to the word.
fn is_meant(before: &str, line: &str, soft: bool, known: &Words) -> bool {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '\u{2019}');
    let left = before.rsplit(|c| !word(c)).next().unwrap_or_default();
    let right = line.split(|c| !word(c)).next().unwrap_or_default();
    if !left.ends_with(char::is_alphabetic) || known.has(&format!("{left}-{right}")) {
        return true;
    }
    if !right.starts_with(char::is_lowercase) {
        // "MacBook" is one word if it is elsewhere.
        return !known.has(&format!("{left}{right}"));
    }
    if soft || known.has(&format!("{left}{right}")) {
        return false;
    }
    let last = left.rsplit('-').next().unwrap_or_default();
    let first = right.split('-').next().unwrap_or_default();
    if known.has(&format!("{last}{first}")) {
        return false;
    }
    let in_list = |list: &str, word: &str| list.contains(&format!(" {} ", word.to_lowercase()));
    // "state-of-the-" or "-to-face": a word of several parts goes on as one.
    let chained = left.contains('-') && known.has(first) && known.has(last);
    let long = |word: &str| word.chars().count() > 3 && known.has(word);
    let two = long(last) && long(first) && !in_list(CLOSED, last) && !in_list(ENDINGS, first);
    chained
        || two
        || in_list(BEFORE, last)
        || last.ends_with("ly") && last.len() > 4 && first.ends_with("ed")
        || in_list(BEHIND, first) && last.starts_with(char::is_uppercase)
        || in_list(BEHIND, first) && known.has(last) && !in_list(JOINED, last)
}

/// Signs of scripts that write no spaces.
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}')
}
