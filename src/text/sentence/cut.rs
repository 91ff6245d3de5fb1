//! Sentences of languages other than English, by their marks and by how the language writes points inside a sentence.

use super::super::{Span, language, marks};
use super::manner::{self, Manner};

/// How far a bracket is followed to its end, in bytes: one that closes later was left open.
const BRACKET: usize = 400;

/// How many quotation marks of East Asia lie in one another at most.
const DEEPEST: usize = 3;

/// Marks that end a sentence wherever they stand, also without a space after them.
const fn is_full_stop(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '｡'
            | '．'
            | '।'
            | '॥'
            | '؟'
            | '۔'
            | '։'
            | '።'
            | '၊'
            | '။'
            | '។'
            | '᙮'
    )
}

/// Marks that may end a sentence.
const fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉') || is_full_stop(c)
}

/// Marks that close what the stop before them ends.
fn is_closer(c: char) -> bool {
    // These open more often than they close; a quotation that waits for one of them says so.
    let opens = matches!(c, '“' | '‘' | '«' | '‹');
    marks::can_close(c) && !opens || matches!(c, ')' | ']' | '）' | '】' | '〉' | '〗' | '］')
}

/// Marks that stand before the first word of a sentence.
fn is_opener(c: char) -> bool {
    marks::can_open(c)
        || matches!(
            c,
            '(' | '[' | '¿' | '¡' | '-' | '–' | '—' | '―' | '•' | '（' | '【'
        )
}

/// Appends the sentences of `within`, in a language that is not English.
pub fn cut(text: &str, within: Span, code: &str, found: &mut Vec<Span>) {
    let cutter = Cutter {
        inside: within.of(text),
        manner: manner::of(code),
        code,
    };
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let piece = Span::new(from, to).offset(within.start).trimmed(text);
        if !piece.is_empty() {
            found.push(piece);
        }
    };
    cutter.each(|end| {
        push(start, end);
        start = end;
    });
    push(start, cutter.inside.len());
}

struct Cutter<'t> {
    inside: &'t str,
    manner: &'static Manner,
    code: &'t str,
}

impl Cutter<'_> {
    fn after(&self, at: usize) -> &str {
        self.inside.get(at..).unwrap_or("")
    }

    /// Tells the end of each sentence but the last.
    fn each(&self, mut end_at: impl FnMut(usize)) {
        let mut start = 0;
        let mut resume = 0;
        // Where the brackets that are open end, and the quotation marks of East Asia that are.
        let mut sheltered = 0;
        let mut quotes = 0;
        let mut quoted_from = 0;
        // The mark that closes a quotation which began with „ or » (and closes nothing otherwise).
        let mut awaited = None;
        for (at, c) in self.inside.char_indices() {
            if at < resume {
                continue;
            }
            match c {
                // A bracket that is a whole sentence holds sentences; one inside a sentence holds none.
                '(' | '（' if at > sheltered && self.has_begun(start, at) => {
                    sheltered = self.closed(at, c);
                }
                '「' | '『' => {
                    if quotes == 0 {
                        quoted_from = at;
                    }
                    quotes = (quotes + 1).min(DEEPEST);
                }
                '」' | '』' => quotes = quotes.saturating_sub(1),
                '“' if awaited.is_none() => quoted_from = at,
                '„' => awaited = Some('“'),
                '‚' => awaited = Some('‘'),
                '»' if self
                    .after(at + c.len_utf8())
                    .starts_with(char::is_alphanumeric) =>
                {
                    awaited = Some('«');
                }
                _ if is_stop(c) => {
                    let stop = self.stop(at, awaited);
                    resume = stop.resume;
                    quotes = quotes.saturating_sub(stop.unquoted);
                    let within = at < sheltered || quotes > 0 && at - quoted_from < BRACKET * 3;
                    let ends = !within && self.ends(start, at, &stop, quoted_from > start);
                    if ends {
                        end_at(stop.end);
                        start = stop.end;
                        quotes = 0;
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether words stand between the start of a sentence and `at`.
    fn has_begun(&self, start: usize, at: usize) -> bool {
        !self.inside.get(start..at).unwrap_or("").trim().is_empty()
    }

    /// Where the bracket that opens at `at` ends; `at` itself for one that was left open.
    fn closed(&self, at: usize, open: char) -> usize {
        let close = if open == '(' { ')' } else { '）' };
        let rest = self.after(at).char_indices();
        rest.take_while(|(from, _)| *from < BRACKET)
            .find(|(_, c)| *c == close)
            .map_or(at, |(from, _)| at + from)
    }

    /// The run of stops at `at`, and what closes behind it.
    fn stop(&self, at: usize, awaited: Option<char>) -> Stop {
        let rest = self.after(at);
        let run = rest.len() - rest.trim_start_matches(is_stop).len();
        let mut end = at + run;
        let mut unquoted = 0;
        let mut closed = false;
        let mut told = false;
        loop {
            let rest = self.after(end);
            let Some(next) = rest.chars().next() else {
                break;
            };
            if is_closer(next) || Some(next) == awaited {
                unquoted += usize::from(matches!(next, '」' | '』'));
                closed |= !matches!(next, ')' | ']' | '）');
                told = true;
                end += next.len_utf8();
                continue;
            }
            // A French closing mark stands behind a space; a note's number stands close.
            let spaced = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let behind = spaced.strip_prefix(['»', '›']).filter(|after| {
                after
                    .chars()
                    .next()
                    .is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
            });
            if let (Some(behind), false) = (behind, told) {
                end = self.inside.len() - behind.len();
                closed = true;
                told = true;
            } else if matches!(next, '¹' | '²' | '³' | '⁰'..='⁹') {
                end += next.len_utf8();
            } else {
                break;
            }
        }
        Stop {
            run: at + run,
            end,
            resume: end.max(at + run),
            unquoted,
            closed,
        }
    }

    /// Whether a sentence that began at `start` ends with the stop at `at`.
    fn ends(&self, start: usize, at: usize, stop: &Stop, embedded: bool) -> bool {
        let run = self.inside.get(at..stop.run).unwrap_or("");
        let rest = self.after(stop.end);
        let last = run.chars().next_back().unwrap_or('.');
        if rest.trim_start().is_empty() {
            return false;
        }
        if is_full_stop(last) {
            return !(stop.closed && self.goes_on(rest, embedded));
        }
        let next = rest.trim_start();
        let spaced = next.len() < rest.len();
        let opened = next.trim_start_matches(is_opener).trim_start();
        let Some(first) = opened.chars().next() else {
            return false;
        };
        let inverted = run != "." && next.starts_with(['¿', '¡']);
        if !(spaced || inverted) {
            return false;
        }
        if first.is_lowercase() {
            return false;
        }
        if run != "." {
            // What a question or an omission in quotation marks goes on with is small; a figure after dots counts on.
            return first.is_alphabetic() || !run.starts_with(['.', '…']);
        }
        let head = self.inside.get(start..at).unwrap_or("");
        self.point_ends(head, opened, first)
    }

    /// Whether the words after a quotation of East Asia belong to its sentence.
    fn goes_on(&self, rest: &str, embedded: bool) -> bool {
        let next = rest.trim_start();
        let first = next.chars().next().unwrap_or(' ');
        let particle = matches!(
            first,
            '\u{3041}'..='\u{309F}' | '，' | '、' | ',' | '—' | '：'
        );
        let tag = next
            .split(|c| is_stop(c) || matches!(c, '，' | '“' | '「'))
            .next()
            .is_some_and(|tag| {
                tag.chars().take(13).count() <= 12
                    && tag.contains(['说', '問', '问', '道', '喊', '称', '稱', '答', '叫', '說'])
            });
        let han = matches!(first, '\u{3400}'..='\u{9FFF}');
        particle
            || han
                && (tag
                    || embedded
                        && self.code != "ja"
                        && next.starts_with(['并', '並', '的', '等', '之']))
    }

    /// Whether a single point ends a sentence. `head` is what stands before it, `opened` what follows without marks.
    fn point_ends(&self, head: &str, opened: &str, first: char) -> bool {
        let word = last_word(head);
        let before = last_word(head.get(..head.len() - word.len()).unwrap_or("").trim_end());
        // "L’art. 5": what was elided is no part of the word.
        let bare = word.trim_start_matches(is_opener);
        let bare = bare.rsplit(['’', '\'']).next().unwrap_or(bare);
        // "т. е.", "z. B.": the letters before it belong to it.
        let together = letters(bare) == 1 && before.ends_with('.') && before.len() <= 5;
        let lower = if together {
            format!("{before}{bare}").to_lowercase()
        } else {
            bare.to_lowercase()
        };
        let next = first_word(opened);
        let starter = language::is_small_word(self.code, &next.to_lowercase());
        let digits = bare.chars().all(|c| c.is_numeric()) && !bare.is_empty();
        let manner = self.manner;
        if digits {
            return self.number_ends(bare, before, next, starter);
        }
        if first.is_numeric() {
            return !(manner::has(manner.inside, &lower)
                || manner::has(manner.either, &lower)
                || letters(bare) == 1);
        }
        if manner::has(manner.either, &lower) {
            // "в 2023 г. Мэр" has its year before it, "в г. Орра" has none.
            let counted = letters(bare) > 1
                || before.ends_with(|c: char| c.is_numeric() || c == '.')
                || is_roman(before);
            return counted && (starter || !manner.nouns);
        }
        if manner::has(manner.inside, &lower) {
            return false;
        }
        if letters(bare) == 1 && !bare.contains(char::is_numeric) {
            // An initial, unless a common word or none can be one: "vitamine C. Le", "Plan B. Die".
            let initial = before.is_empty()
                || before.ends_with('.')
                || before.starts_with(char::is_uppercase) && !starter;
            return !initial && starter && bare.starts_with(char::is_uppercase);
        }
        if manner.ordinals && is_roman(bare) && bare.chars().count() <= 5 {
            return starter;
        }
        // "EE.UU.", "z.B.", "п.м."
        let pointed = bare.contains('.') && bare.split('.').all(|part| letters(part) <= 3);
        if pointed && first.is_alphabetic() && (first.is_uppercase() || first.is_lowercase()) {
            return starter;
        }
        true
    }

    /// Whether the point after a number ends a sentence: an ordinal's does not.
    fn number_ends(&self, number: &str, before: &str, next: &str, starter: bool) -> bool {
        let manner = self.manner;
        if !manner.ordinals || number.chars().count() > 2 {
            return true;
        }
        // "19. 5. 2020"
        if next.starts_with(char::is_numeric) {
            return false;
        }
        let lower = next.to_lowercase();
        if manner::has(manner.months, &lower) {
            return false;
        }
        let counted = before.to_lowercase();
        let article = language::is_small_word(self.code, &counted) || before.is_empty();
        starter || !article
    }
}

/// A run of stops and the marks behind it.
struct Stop {
    /// Where the run of stops ends.
    run: usize,
    /// Where the closing marks behind it end.
    end: usize,
    /// Where reading goes on.
    resume: usize,
    /// How many quotation marks of East Asia close.
    unquoted: usize,
    /// Whether a quotation closes.
    closed: bool,
}

/// How many letters a word has.
fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).take(9).count()
}

/// The last word of a text; of a long one, its end.
fn last_word(text: &str) -> &str {
    let from = text
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, c)| !(c.is_whitespace() || matches!(c, '—' | '–' | '/')))
        .last()
        .map_or(text.len(), |(at, _)| at);
    text.get(from..).unwrap_or("")
}

/// The first word of a text; of a long one, its beginning.
fn first_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .take(24)
        .find(|(_, c)| !c.is_alphanumeric())
        .map_or_else(
            || text.char_indices().nth(24).map_or(text.len(), |(at, _)| at),
            |(at, _)| at,
        );
    text.get(..end).unwrap_or("")
}

/// Whether a word is a Roman number in capitals.
fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && word
            .bytes()
            .all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}
