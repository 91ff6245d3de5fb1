//! Hard-wrapped lines, joined again.
//!
//! A block was wrapped where its lines are about as long as each other, break off inside sentences, and go on in the
//! next line. Tables, results, lists of names, verses and statements of one line each do not: their lines begin like
//! sentences, or are of any length.

use std::collections::HashSet;

use super::blocks::{Line, blocks};
use crate::text::language;

/// Lines longer than this are not wrapped by hand or by a mail program (RFC 5322 says 78, old printers 132).
const WIDEST: usize = 132;
/// Columns are not narrower.
const NARROWEST: usize = 20;
/// Verses are hardly ever longer.
const VERSE: usize = 45;
/// Of two lines alone, the first is at least so long.
const PAIR: usize = 30;

/// Beginnings of words that keep their hyphen, before a second part that is a word too.
#[rustfmt::skip]
const COMPOUNDS: &[&str] = &[
    "all", "anti", "co", "counter", "cross", "double", "eco", "eight", "ever", "ex", "far", "fifty", "first", "five", "forty", "four",
    "front", "full", "half", "hard", "heavy", "high", "ill", "inter", "large", "last", "late", "left", "light", "long", "low", "mid",
    "middle", "multi", "near", "new", "nine", "no", "non", "off", "old", "on", "one", "open", "out", "over", "part", "post", "pre",
    "pro", "pseudo", "quasi", "re", "right", "second", "self", "semi", "seven", "short", "single", "six", "slow", "small", "so", "ten",
    "third", "thirty", "three", "top", "twenty", "two", "ultra", "under", "up", "vice", "well", "wide", "year",
];

/// Common words of English with which a statement may end. Sorted.
#[rustfmt::skip]
const CLOSING: &[&str] = &[
    "again", "all", "am", "billion", "came", "come", "did", "do", "does", "done", "down", "first", "get", "go", "got", "had", "her", "here",
    "him", "it", "last", "me", "men", "met", "million", "more", "most", "new", "no", "not", "now", "off", "one", "only", "other", "out",
    "over", "own", "people", "percent", "said", "say", "says", "still", "then", "there", "they", "this", "three", "told", "too", "two",
    "under", "up", "us", "went", "year", "years", "you",
];

/// Words of English with which no statement begins. Sorted.
const LINKS: &[&str] = &[
    "and", "because", "but", "by", "from", "of", "or", "than", "that", "to", "whether", "which",
    "while", "who", "whose", "with",
];

/// Joins the lines of blocks.
pub(super) struct Joined<'a> {
    /// The width at which the larger blocks were wrapped.
    width: Option<usize>,
    /// Whether blank lines part the paragraphs.
    parted: bool,
    /// The language, for its small words.
    language: &'static str,
    /// The words of the text, where lines end in hyphens; and whether so many do that words were divided.
    words: HashSet<&'a str>,
    divides: bool,
    /// How many lines were joined to the one before.
    pub joints: usize,
}

impl<'a> Joined<'a> {
    /// Looks at all lines of a text.
    pub(super) fn new(lines: &[Line<'a>]) -> Self {
        let mut made = Self {
            width: None,
            parted: false,
            language: language::guess(lines.iter().map(|line| line.text)).unwrap_or("en"),
            words: HashSet::new(),
            divides: false,
            joints: 0,
        };
        let hyphens = lines
            .iter()
            .filter(|line| divided(line.text).is_some())
            .count();
        if hyphens > 0 {
            let words = lines.iter().flat_map(|line| {
                line.text
                    .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\u{AD}')))
            });
            made.words = words
                .filter(|word| !word.is_empty() && !word.ends_with('-'))
                .collect();
            made.divides = hyphens > 1 && hyphens * 25 >= lines.len();
        }
        let wrapped = blocks(lines)
            .filter(|block| block.len() > 3 && made.is_wrapped(block, width_of(block)));
        let widths: Vec<usize> = wrapped.map(width_of).collect();
        made.width = widths.iter().copied().max();
        made.parted = widths.len() > 1;
        made
    }

    /// The paragraphs of one block.
    pub(super) fn paragraphs(&mut self, block: &[Line]) -> Vec<String> {
        let own = width_of(block);
        // The text's width is that of a block of its own kind.
        let width = self
            .width
            .filter(|all| own <= all + all / 8)
            .map_or(own, |all| own.max(all));
        let wrapped = block.len() > 1 && self.is_wrapped(block, width);
        let mut found: Vec<String> = Vec::new();
        let mut before: Option<&Line> = None;
        for line in block {
            match (before, found.last_mut()) {
                (Some(before), Some(text)) if wrapped && self.joins(before, line, width) => {
                    self.joints += 1;
                    self.join(text, line.text);
                }
                _ => found.push(line.text.to_owned()),
            }
            before = Some(line);
        }
        found
    }

    /// Whether the lines of a block were broken at a width.
    fn is_wrapped(&self, block: &[Line], width: usize) -> bool {
        if !(NARROWEST..=WIDEST).contains(&width) || is_table(block) {
            return false;
        }
        // Pairs that break off inside a sentence: those that go on, that begin anew, that are full, that plainly lack
        // the rest.
        let (mut open, mut on, mut full, mut lacking) = (0, 0, 0, 0);
        let mut stops = 0;
        for (line, next) in block.iter().zip(block.iter().skip(1)) {
            stops += usize::from(line.text.contains(". ") || line.text.contains("。"));
            if line.ends() {
                continue;
            }
            open += 1;
            full += usize::from(is_full(line, next, width));
            let lacks = self.lacks(line, next);
            lacking += usize::from(lacks);
            on += usize::from(lacks || next.goes_on() || is_caseless(next.text));
        }
        let ends = block.last().is_some_and(Line::ends);
        // Two lines that a name parts, in a text that is wrapped: "Ms" and "Reyes said."
        let parted =
            self.width == Some(width) && ends && open == 1 && full == 1 && block.len() == 2;
        let even = full * 10 >= open * 7 && on > 0 && on * 5 >= open * 2;
        // A list in small letters begins with one as well.
        let begun = block.first().is_some_and(Line::begins);
        let verse = stops == 0 && self.width.is_none() && is_verse(block, width);
        let proved = lacking > 0
            || stops > 0
            || begun && on == open && full == open
            || self.width.is_some_and(|all| width <= all);
        let pair = block.len() > 2 || self.width.is_some() || width >= PAIR;
        parted || even && proved && pair && !verse
    }

    /// Whether `line` plainly lacks a rest that `next` holds: it ends in a small word, a comma before a small letter, or a
    /// hyphen, or the next begins with a small word that begins no statement.
    fn lacks(&self, line: &Line, next: &Line) -> bool {
        let last = line.text.rsplit(' ').next().unwrap_or("");
        let first = next.text.split(' ').next().unwrap_or("");
        let linking = last.starts_with(char::is_lowercase)
            && language::is_small_word(self.language, last)
            && CLOSING.binary_search(&last).is_err();
        linking
            || LINKS.binary_search(&first).is_ok()
            || (divided(line.text).is_some() || line.text.ends_with([',', '\u{AD}']))
                && next.goes_on()
            || is_caseless(next.text)
    }

    /// Whether a line of a wrapped block goes on in the next.
    fn joins(&self, line: &Line, next: &Line, width: usize) -> bool {
        let full = is_full(line, next, width);
        if line.ends() {
            // Where no blank lines part the paragraphs, a new sentence at the start of a line is a new one, unless it is
            // plainly about the last.
            let about = ["He ", "She ", "It ", "They "]
                .iter()
                .any(|word| next.text.starts_with(word));
            return full && (self.parted || next.goes_on() || about);
        }
        full || next.goes_on() || self.lacks(line, next)
    }

    /// Appends a line.
    fn join(&self, text: &mut String, next: &str) {
        if text.ends_with('\u{AD}') {
            text.pop();
        } else if let Some(head) = divided(text) {
            if next.starts_with(char::is_lowercase) && self.is_one_word(head, next) {
                text.pop();
            }
        } else if needs_space(text, next) {
            text.push(' ');
        }
        text.push_str(next);
    }

    /// Whether a hyphen at the end of a line divides a word, rather than joining two.
    fn is_one_word(&self, head: &str, next: &str) -> bool {
        let end = next
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(next.len());
        let tail = next.get(..end).unwrap_or("");
        if self.words.contains(format!("{head}{tail}").as_str()) {
            return true;
        }
        let kept = self.words.contains(format!("{head}-{tail}").as_str())
            || head.contains(|c: char| c.is_uppercase() || c.is_numeric())
            || COMPOUNDS.binary_search(&head).is_ok()
            || self.words.contains(head);
        self.divides && !kept
    }
}

/// The word part before a hyphen at the end of a line.
fn divided(line: &str) -> Option<&str> {
    let head = line.strip_suffix(['-', '\u{2010}'])?;
    let from = head
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + 1);
    head.get(from..).filter(|word| !word.is_empty())
}

/// The width at which a block would have been wrapped: that of its longest lines, long addresses left aside.
fn width_of(block: &[Line]) -> usize {
    let mut widths: Vec<usize> = block
        .iter()
        .filter(|line| !line.text.split(' ').any(|word| word.contains("://")))
        .map(|line| line.width)
        .collect();
    widths.sort_unstable();
    widths.get((widths.len() * 49) / 50).copied().unwrap_or(0)
}

/// Whether the next line's first word would not have fitted on this line. Letters of proportional fonts are of several
/// widths, so that a line may be a seventh shorter than the longest.
fn is_full(line: &Line, next: &Line, width: usize) -> bool {
    let word = next.text.split(' ').next().unwrap_or("");
    let length = if word.chars().next().is_some_and(is_spaceless) {
        1
    } else {
        word.chars().count()
    };
    (line.width + 1 + length) * 7 > width * 6
}

/// Whether a block is verse: short lines, most of which end with a mark.
fn is_verse(block: &[Line], width: usize) -> bool {
    let Some((_, lines)) = block.split_last() else {
        return false;
    };
    let marked = lines.iter().filter(|line| {
        line.text
            .ends_with(|c: char| c.is_ascii_punctuation() && c != '-')
    });
    width <= VERSE && lines.len() > 2 && marked.count() * 5 >= lines.len() * 3
}

/// Whether most lines are rows: with columns apart, or mostly figures.
fn is_table(block: &[Line]) -> bool {
    let is_row = |line: &&Line| {
        let digits = line.text.bytes().filter(u8::is_ascii_digit).count();
        line.text.contains(['\t', '|'])
            || line.text.contains("   ")
            || digits * 5 > line.text.len() * 2
    };
    block.iter().filter(is_row).count() * 2 >= block.len()
}

/// Whether a line begins with a letter of a script without capitals.
fn is_caseless(line: &str) -> bool {
    line.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| !c.is_lowercase() && !c.is_uppercase())
}

/// Scripts that are written without spaces.
const fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{E00}'..='\u{E7F}')
}

/// Whether a space belongs between two joined lines: not between characters of scripts that are written without.
pub(super) fn needs_space(before: &str, after: &str) -> bool {
    let dash = before
        .strip_suffix('—')
        .is_some_and(|head| head.ends_with(char::is_alphanumeric));
    let spaceless = |c: Option<char>| c.is_some_and(is_spaceless);
    !(dash || spaceless(before.chars().next_back()) && spaceless(after.chars().next()))
}

#[cfg(test)]
mod tests;
