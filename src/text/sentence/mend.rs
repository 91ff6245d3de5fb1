//! Joins and cuts that news needs, after the segmenter.

use super::super::{Span, marks};
use super::abbreviations;

/// Corrects the sentences from `first` on.
pub fn mend(text: &str, first: usize, found: &mut Vec<Span>) {
    let proposed = found.split_off(first);
    let mut open: Option<Span> = None;
    for mut next in proposed {
        if let Some(mut last) = open {
            let moved = leftover(next.of(text), last.end == next.start);
            if moved > 0 {
                last.end = next.start + moved;
                next = Span::new(last.end, next.end).trimmed(text);
            }
            let opener = opening(last.of(text));
            if opener > 0 {
                next.start = last.end - opener;
                last = Span::new(last.start, next.start).trimmed(text);
            }
            if opens_with_omission(last.of(text)) {
                last.end -= OMISSION.len() + 1;
                next.start = last.end + 1;
            }
            if next.is_empty() || joins(last.of(text), next.of(text)) {
                open = Some(if next.is_empty() {
                    last
                } else {
                    last.union(next)
                });
                continue;
            }
            cut(text, last, found);
        }
        open = Some(next);
    }
    if let Some(last) = open {
        cut(text, last, found);
    }
}

/// An omission at the start of a sentence, after the full stop of the one before and a space.
const OMISSION: &str = ". . .";

/// Whether the omission at the end of `last` opens the next sentence: "in compounds. . . . The practice" has a full
/// stop first, "with a period . . . . Next" has not.
fn opens_with_omission(last: &str) -> bool {
    last.strip_suffix(OMISSION)
        .and_then(|head| head.strip_suffix(". "))
        .is_some_and(|head| head.ends_with(char::is_alphanumeric))
}

/// The length of an opening mark at the end of a sentence, behind a space: it belongs to the next.
fn opening(last: &str) -> usize {
    let end = last.chars().next_back().filter(|mark| is_opener(*mark));
    let head = end.and_then(|mark| last.strip_suffix(mark)).unwrap_or("");
    // A straight mark opens only after a full sentence.
    let full = head.trim_end().ends_with(['.', '!', '?', '…']);
    if full && head.ends_with(char::is_whitespace) {
        last.len() - head.len()
    } else {
        0
    }
}

/// How much of the start of a sentence belongs to the one before: an omission in brackets, closing marks alone, or, where
/// the two touch, the sign or number of a note.
fn leftover(next: &str, touching: bool) -> usize {
    if touching {
        let behind =
            next.trim_start_matches(|c| matches!(c, '¹' | '²' | '³' | '⁰'..='⁹' | '†' | '‡' | '*'));
        let note = next.len() - behind.len();
        if note > 0 && behind.starts_with(char::is_whitespace) {
            return note;
        }
    }
    for omission in ["[...]", "[…]", "[. . .]"] {
        if next.starts_with(omission) {
            return omission.len();
        }
    }
    if next.len() <= 8 && next.chars().all(marks::is_closer) {
        next.len()
    } else {
        0
    }
}

/// Whether an English sentence was cut in two.
fn joins(last: &str, next: &str) -> bool {
    let word = first_word(next);
    let small = word.starts_with(|c: char| c.is_lowercase());
    if let Some(head) = last.strip_suffix('.') {
        let before = last_word(head);
        let point = before.trim_start_matches(['(', '"', '“', '‘', '\'']);
        return if small {
            // "iPhone sales rose" opens a sentence; "approx. three", "voc. ed. classes", "3rd Btn. said" and "3.2.1. of"
            // do not.
            !word.chars().any(char::is_uppercase)
                && (abbreviations::is_abbreviation(point)
                    || abbreviations::is_number_abbreviation(point) && point != "no"
                    || is_made_short(point))
        } else if is_clock(point) {
            abbreviations::is_after_clock(word)
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            abbreviations::is_number_abbreviation(point)
        } else if is_initial(point) {
            // "A. N. Other": two initials make a name of whatever follows.
            head.strip_suffix(before)
                .and_then(|head| head.trim_end().strip_suffix('.'))
                .is_some_and(|head| is_initial(last_word(head)))
        } else {
            abbreviations::is_before_name(point) && point.len() > 1 && !starts_small(point)
        };
    }
    if let Some(head) = last.strip_suffix('!') {
        return small && abbreviations::is_exclaimed(last_word(head));
    }
    let asked = ["?\"", "!\"", "?”", "!”", "?'", "!'", "?’", "!’"];
    asked.iter().any(|end| last.ends_with(end)) && says(next)
}

/// Whether a word looks like one made short, though no list has it: a capital and few letters without a vowel between
/// ("Btn"), or points inside ("3.2.1").
fn is_made_short(word: &str) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let clipped = (2..=5).contains(&letters)
        && word.starts_with(char::is_uppercase)
        && !word.chars().skip(1).any(vowel)
        && word.chars().skip(1).all(char::is_lowercase);
    clipped || word.contains('.')
}

/// Whether a word is one capital letter.
fn is_initial(word: &str) -> bool {
    word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether a sentence is no more than "Bob Roe asked." after a quoted question: a short subject and a verb of speech.
fn says(next: &str) -> bool {
    for (subject, word) in next.split_whitespace().take(6).enumerate() {
        let bare = word.trim_end_matches([',', '.', ':']);
        if subject > 0 && abbreviations::is_speech(bare) {
            // A verb that opens a quotation of its own belongs to that one.
            let rest = next.split_once(bare).map_or("", |(_, rest)| rest);
            return !rest
                .trim_start_matches([',', ':', ' '])
                .starts_with(['"', '“', '\'', '‘'])
                && !word.ends_with(':');
        }
        let named = bare.starts_with(char::is_uppercase);
        if bare.len() < word.len()
            || !(named || matches!(bare, "he" | "she" | "they" | "the" | "a" | "of" | "one"))
        {
            return false;
        }
    }
    false
}

/// Whether `word` is "a.m" or "p.m", its last point taken off.
fn is_clock(word: &str) -> bool {
    matches!(word, "a.m" | "p.m" | "A.M" | "P.M") || word.ends_with("a.m") || word.ends_with("p.m")
}

/// Whether the first letter is small.
fn starts_small(word: &str) -> bool {
    word.starts_with(|c: char| c.is_lowercase())
}

/// The last word of a text.
fn last_word(text: &str) -> &str {
    text.rsplit([' ', '\t', '\n', '\u{a0}', '-', '—', '–', '/'])
        .next()
        .unwrap_or("")
}

/// The first word of a text, without opening marks.
fn first_word(text: &str) -> &str {
    let opened = text.trim_start_matches(is_opener);
    let end = opened
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .unwrap_or(opened.len());
    opened.get(..end).unwrap_or("")
}

/// Marks that may stand before the first word of a sentence.
fn is_opener(mark: char) -> bool {
    marks::can_open(mark) || matches!(mark, '(' | '[' | '¿' | '¡')
}

/// Appends `sentence`, cut where it holds several.
fn cut(text: &str, sentence: Span, found: &mut Vec<Span>) {
    let inside = sentence.of(text);
    let mut scan = Scan::default();
    let mut start = 0;
    let mut resume = 0;
    for (at, byte) in inside.bytes().enumerate() {
        if at < resume {
            continue;
        }
        if !matches!(byte, b'.' | b'!' | b'?') {
            scan.see(inside, at, byte, start);
            continue;
        }
        let run = inside.get(at..).unwrap_or("");
        resume = at + run.len() - run.trim_start_matches(['.', '!', '?']).len();
        let Some(end) = scan.boundary(inside, start, at) else {
            continue;
        };
        resume = end;
        if end < inside.len() {
            let piece = Span::new(start, end).offset(sentence.start).trimmed(text);
            found.push(piece);
            start = end + (inside.len() - end - inside.get(end..).unwrap_or("").trim_start().len());
            scan.paren = None;
            for (at, byte) in inside.bytes().enumerate().take(end).skip(at + 1) {
                scan.see(inside, at, byte, start);
            }
        }
    }
    let piece = Span::new(start, inside.len())
        .offset(sentence.start)
        .trimmed(text);
    if !piece.is_empty() {
        found.push(piece);
    }
}

/// What is open at a place of a sentence.
#[derive(Default)]
struct Scan {
    /// Inside straight quotation marks.
    straight: bool,
    /// Curly quotation marks that are open.
    curly: usize,
    /// Parentheses that are open.
    parens: usize,
    /// Where the parenthesis opened that starts the sentence.
    paren: Option<usize>,
}

impl Scan {
    /// Takes note of a mark that opens or closes. `start` is where the sentence began.
    fn see(&mut self, text: &str, at: usize, byte: u8, start: usize) {
        match byte {
            b'"' => self.straight = !self.straight,
            b'(' => {
                self.parens += 1;
                if at == start {
                    self.paren = Some(at);
                }
            }
            b')' => {
                self.parens = self.parens.saturating_sub(1);
                if self.parens == 0 {
                    self.paren = None;
                }
            }
            0xe2 => match text.get(at..at + 3) {
                Some("“") => self.curly += 1,
                Some("”") => self.curly = self.curly.saturating_sub(1),
                _ => {}
            },
            _ => {}
        }
    }

    /// The end of the sentence whose stop stands at `at`, if one ends here that the segmenter passed over.
    fn boundary(&self, text: &str, start: usize, at: usize) -> Option<usize> {
        let tail = text.get(at..)?;
        let stop = tail.len() - tail.trim_start_matches(['.', '!', '?']).len();
        let after = tail.get(stop..)?;
        let closed = after.trim_start_matches(marks::is_closer);
        let closers = after.get(..after.len() - closed.len())?;
        let mut end = text.len() - closed.len();
        let mut next = closed.trim_start();
        if next.is_empty() || next.len() == closed.len() {
            return None;
        }
        let head = text.get(start..at)?;
        let word = last_word(head).trim_start_matches(is_opener);
        // "… in compounds. . . . The practice": the stop ends the sentence, the omission opens the next.
        if stop == 1 && closers.is_empty() && next.starts_with(". . . ") {
            let resumed = next
                .strip_prefix(". . . ")
                .unwrap_or("")
                .starts_with(char::is_uppercase);
            return (resumed && word.len() > 1).then_some(end);
        }
        // "… untenable to him.” [23] Letters to": a reference stays with what it supports.
        let cited = reference(next);
        if cited > 0 {
            end = text.len() - next.len() + cited;
            next = next.get(cited..)?.trim_start();
        }
        let quoted = self.straight || self.curly > 0;
        let still = quoted && !closers.contains(['"', '”']);
        let sentence_paren = closers.contains(')') && self.parens == 1 && self.paren == Some(start);
        let in_paren = self.parens > 0 && self.paren == Some(start) && !closers.contains(')');
        let sheltered =
            (still && (self.parens == 0 || closers.contains(')'))) || sentence_paren || in_paren;
        let opens = next.trim_start_matches(is_opener);
        if !opens.starts_with(char::is_uppercase) {
            return None;
        }
        let ends = if sheltered || cited > 0 {
            stop > 1 && first_word(next) != "I"
                || stop == 1 && (!tail.starts_with('.') || point_ends(word, next))
        } else {
            stop == 1
                && tail.starts_with('.')
                && closers.is_empty()
                && abbreviation_ends(word, next)
        };
        ends.then_some(end)
    }
}

/// The length of "[12]" or "[12][13]" at the start of `text`, if a space follows.
fn reference(text: &str) -> usize {
    let mut rest = text;
    while let Some(open) = rest.strip_prefix('[') {
        let closed = open.trim_start_matches(|c: char| c.is_ascii_digit());
        match closed.strip_prefix(']') {
            Some(after) if closed.len() < open.len() => rest = after,
            _ => break,
        }
    }
    if rest.starts_with(' ') {
        text.len() - rest.len()
    } else {
        0
    }
}

/// Whether the point after `word` ends a sentence, in a quotation, where the segmenter cuts nothing.
fn point_ends(word: &str, next: &str) -> bool {
    if abbreviation_ends(word, next) {
        return true;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let numeric = word.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | '$'));
    let pointed = word.contains('.') && !numeric;
    (letters > 1 || numeric || word == "I") && !pointed && !abbreviations::is_abbreviation(word)
}

/// Whether the point after an abbreviation ends an English sentence as well.
fn abbreviation_ends(word: &str, next: &str) -> bool {
    let follows = first_word(next);
    let title = matches!(follows, "Mr" | "Mrs" | "Ms");
    let quotes = next.starts_with(['"', '“']);
    let named = follows.chars().nth(1).is_some_and(char::is_lowercase);
    if word == "no" {
        return true;
    }
    if abbreviations::is_month(word) {
        return (named && !abbreviations::is_month(follows)) || abbreviations::is_starter(follows);
    }
    if abbreviations::is_firm(word) {
        return title || quotes || abbreviations::is_starter(follows);
    }
    let latin = matches!(word, "e.g" | "i.e");
    let acronym = !latin
        && word.len() >= 3
        && word.len() % 2 == 1
        && word.split('.').all(|letter| letter.len() == 1);
    acronym && follows.len() > 1 && (quotes || abbreviations::is_starter(follows))
}
