//! Lines, and where blocks of them begin: at blank lines, bullets, numbers, labels, quoting marks, indents and rules.

use std::collections::BTreeMap;

use super::plain::split_lines;
use crate::text::{asserts_nothing, marks};

/// One line that is not blank.
pub(super) struct Line<'a> {
    /// Without white space at its ends and without quoting marks.
    pub text: &'a str,
    /// Its length in characters, with its indent.
    pub width: usize,
    /// The white space before it, in characters.
    pub indent: usize,
    /// How many quoting marks (`>`) stand before it, as mail programs put them there.
    pub quoted: usize,
    /// Whether white space was left out.
    pub trimmed: bool,
    /// Whether a block begins here.
    pub opens: bool,
    /// Whether it asserts nothing: a time, a rule, a page's number.
    idle: bool,
}

impl Line<'_> {
    /// Whether it ends as a sentence does.
    pub(super) fn ends(&self) -> bool {
        self.text.trim_end_matches(marks::is_closer).ends_with([
            '.', '!', '?', '…', ':', '。', '！', '？', '।', '؟', '۔', '：',
        ])
    }

    /// Whether it goes on with what another line broke off: a small letter stands first, as in no sentence.
    pub(super) fn goes_on(&self) -> bool {
        self.text
            .trim_start_matches(|c| {
                marks::is_quotation_mark(c) || matches!(c, '(' | '[' | '¿' | '¡')
            })
            .starts_with(char::is_lowercase)
    }

    /// Whether it could begin a statement.
    pub(super) fn begins(&self) -> bool {
        marker(self.text).is_some() || !self.goes_on()
    }
}

/// What opens an item of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    /// A sign that stands for nothing else.
    Bullet(char),
    /// A dash, which may stand inside a sentence as well.
    Dash(char),
    /// "1.", "2)", "(3)".
    Number(u32),
    /// "a)", "(b)".
    Letter(char),
}

/// The lines of a text, told where blocks begin.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut blank = true;
    for raw in split_lines(text) {
        let (quoted, inner) = unquoted(raw);
        let line = inner.trim();
        if line.is_empty() {
            blank = true;
            continue;
        }
        let indent = inner.chars().count() - inner.trim_start().chars().count();
        lines.push(Line {
            text: line,
            width: inner.trim_end().chars().count(),
            indent,
            quoted,
            trimmed: line.len() != inner.len(),
            opens: blank,
            idle: asserts_nothing(line),
        });
        blank = false;
    }
    open(&mut lines);
    lines
}

/// The lines in groups, each a block.
pub(super) fn blocks<'b, 'a>(lines: &'b [Line<'a>]) -> impl Iterator<Item = &'b [Line<'a>]> {
    let mut rest = lines;
    std::iter::from_fn(move || {
        let (_, later) = rest.split_first()?;
        let count = 1 + later.iter().take_while(|line| !line.opens).count();
        let (block, after) = rest.split_at_checked(count)?;
        rest = after;
        Some(block)
    })
}

/// The quoting marks before a line, and the line without them: "> ", ">> ", "> > ".
fn unquoted(line: &str) -> (usize, &str) {
    let inner = line.trim_start_matches(['>', ' ']);
    let marks = line.get(..line.len() - inner.len()).unwrap_or("");
    let depth = marks.bytes().filter(|byte| *byte == b'>').count();
    // "> 5" and ">5" are no quotations of a mail, but the first looks like one.
    if depth == 0 || !(inner.is_empty() || marks.ends_with(' ')) {
        return (0, line);
    }
    // The space behind the last mark belongs to it; what follows is the indent.
    let end = marks.rfind('>').map_or(0, |at| at + 1);
    let rest = line.get(end..).unwrap_or("");
    (depth, rest.strip_prefix(' ').unwrap_or(rest))
}

/// Tells where blocks begin inside what blank lines part.
fn open(lines: &mut [Line]) {
    let labels = lines.iter().filter(|line| is_labelled(line.text)).count() > 1;
    let mut from = 0;
    while from < lines.len() {
        let later = lines.iter().skip(from + 1);
        let to = from + 1 + later.take_while(|line| !line.opens).count();
        if let Some(part) = lines.get_mut(from..to) {
            open_part(part, labels);
        }
        from = to;
    }
}

fn open_part(part: &mut [Line], labels: bool) {
    let base = usual_indent(part);
    // The item that is open: its marker, and how far it is indented.
    let mut item: Option<(Marker, usize)> = None;
    let markers: Vec<Option<Marker>> = part.iter().map(|line| marker(line.text)).collect();
    for at in 0..part.len() {
        let before = at.checked_sub(1).and_then(|before| part.get(before));
        let Some(line) = part.get(at) else { break };
        let own = markers.get(at).copied().flatten();
        let following = markers.iter().skip(at + 1).take(4).flatten();
        let opens = match before {
            None => true,
            Some(before) => {
                let item_opens = own.is_some_and(|own| starts_item(own, before, item, following));
                let aside = line.idle && (before.ends() || before.idle);
                line.quoted != before.quoted
                    || item_opens
                    || aside
                    || before.idle && !line.goes_on() && before.text.contains(char::is_alphabetic)
                    || labels && is_labelled(line.text)
                    || indented(line, before, base, item)
            }
        };
        if opens {
            item = own.map(|own| (own, line.indent));
        }
        if let Some(line) = part.get_mut(at) {
            line.opens = opens;
        }
    }
}

/// Whether the indent of a line opens a block.
fn indented(line: &Line, before: &Line, base: usize, item: Option<(Marker, usize)>) -> bool {
    match item {
        Some((_, indent)) => line.indent <= indent && before.ends() && !line.goes_on(),
        None => line.indent != base && (!line.goes_on() || before.ends()),
    }
}

/// Whether a marker opens an item behind the line `before`: a dash or a number may stand at the start of a line by chance.
fn starts_item<'m>(
    own: Marker,
    before: &Line,
    item: Option<(Marker, usize)>,
    mut following: impl Iterator<Item = &'m Marker>,
) -> bool {
    let after = before.ends();
    match (own, item.map(|(last, _)| last)) {
        (Marker::Bullet(_), _) => true,
        (Marker::Dash(_), Some(last)) if own == last => true,
        (Marker::Dash(_), _) => after || following.any(|next| *next == own),
        (Marker::Number(n), Some(Marker::Number(last))) if n == last + 1 => true,
        (Marker::Number(n), _) => {
            let counted = following.any(|next| *next == Marker::Number(n + 1));
            counted || after && n == 1
        }
        (Marker::Letter(l), Some(Marker::Letter(last))) if u32::from(l) == u32::from(last) + 1 => {
            true
        }
        (Marker::Letter(l), _) => {
            let next = char::from_u32(u32::from(l) + 1).map(Marker::Letter);
            following.any(|one| Some(*one) == next)
        }
    }
}

/// The marker at the start of a line.
fn marker(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    let spaced = |rest: &str| rest.starts_with([' ', '\t', '\u{a0}']);
    let rest = line.get(first.len_utf8()..)?;
    match first {
        '•' | '‣' | '◦' | '▪' | '⁃' | '●' | '○' | '■' | '□' | '►' | '▶' | '✓' | '✔' => {
            Some(Marker::Bullet(first))
        }
        '*' | '+' | '·' if spaced(rest) => Some(Marker::Bullet(first)),
        '-' | '–' | '—' if spaced(rest) => Some(Marker::Dash(first)),
        _ => counted(line),
    }
}

/// A number or a letter that counts items: "12.", "(3)", "b)".
fn counted(line: &str) -> Option<Marker> {
    let (inner, bracket) = line
        .strip_prefix('(')
        .map_or((line, false), |inner| (inner, true));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (word, rest) = inner.split_at_checked(end)?;
    let behind = rest
        .strip_prefix(')')
        .or_else(|| rest.strip_prefix('.').filter(|_| !bracket))?;
    if !behind.starts_with([' ', '\t', '\u{a0}']) || word.len() > 3 {
        return None;
    }
    if let Ok(number) = word.parse() {
        return Some(Marker::Number(number));
    }
    let letter = word
        .chars()
        .next()
        .filter(|c| word.len() == 1 && c.is_ascii_lowercase())?;
    rest.starts_with(')').then_some(Marker::Letter(letter))
}

/// Whether a line begins with who speaks: "Q: ", "MR. ROE: ", "Ann Doe (Greens): ".
pub(super) fn is_labelled(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(": ") else {
        return false;
    };
    let mut words = 0;
    label.len() <= 60
        && !rest.trim().is_empty()
        && label.split(' ').all(|word| {
            words += 1;
            words <= 6
                && word
                    .trim_start_matches(['(', '*', '"'])
                    .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        })
}

/// The indent that most lines of a part have, the smaller one of two as common.
fn usual_indent(part: &[Line]) -> usize {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for line in part {
        *counts.entry(line.indent).or_default() += 1;
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| **count);
    most.map_or(0, |(indent, _)| *indent)
}
