//! Plain text to paragraphs.

use super::decode::plural;
use super::paragraph;
use crate::session::{NewParagraph, Role};

/// Lines longer than this are not wrapped by hand or by a mail program (RFC 5322 says 78, old printers 132).
const WIDEST_WRAP: usize = 132;
/// Fewer wrapped lines than this prove nothing.
const FEWEST_WRAPS: usize = 4;

/// One line that is not blank.
struct Line<'a> {
    /// Without white space at its ends.
    text: &'a str,
    /// Its length in characters, with its indent.
    width: usize,
    /// Whether a blank line, an indent or the beginning stands before it.
    opens: bool,
}

/// The paragraphs of `text`: blocks between blank lines. The lines of one block are one paragraph where the text is
/// plainly hard-wrapped, else each line is a paragraph of its own (which keeps the text to the letter, because
/// paragraphs are joined by line breaks).
pub(super) fn paragraphs(text: &str, notes: &mut Vec<String>) -> Vec<NewParagraph> {
    let mut lines = Vec::new();
    let mut blank = true;
    let mut trimmed = 0;
    for raw in split_lines(text) {
        let line = raw.trim();
        if line.is_empty() {
            blank = true;
            continue;
        }
        if line.len() != raw.len() {
            trimmed += 1;
        }
        lines.push(Line {
            text: line,
            width: raw.trim_end().chars().count(),
            opens: blank || raw.starts_with([' ', '\t', '\u{3000}']),
        });
        blank = false;
    }
    if trimmed > 0 {
        notes.push(format!(
            "White space at the ends of {trimmed} {} left out.",
            plural(trimmed, "line", "lines")
        ));
    }
    let Some(width) = wrap_width(&lines) else {
        return lines
            .iter()
            .map(|line| paragraph(line.text, Role::Body))
            .collect();
    };
    let (joined, count) = unwrap_lines(&lines, width);
    notes.push(format!(
        "The text is hard-wrapped at {width} characters: {count} line {} joined with spaces.",
        plural(count, "break was", "breaks were")
    ));
    joined
}

/// The lines of `text`, whatever ends them: LF, CR LF, CR, form feed, vertical tab, NEL, or Unicode's separators.
pub(super) fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    // A CR LF yields one empty line more, which only a caller that counts blank lines would see.
    text.split(['\n', '\r', '\x0b', '\x0c', '\u{85}', '\u{2028}', '\u{2029}'])
        .scan((text, 0usize), |state, line| {
            let (whole, at) = *state;
            let end = at + line.len();
            let mark = whole
                .get(end..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
            // The empty piece between CR and LF is no line.
            let between =
                line.is_empty() && at > 0 && whole.get(at - 1..end + mark) == Some("\r\n");
            *state = (whole, end + mark);
            Some((!between).then_some(line))
        })
        .flatten()
}

/// The width at which the text was wrapped, if it plainly was: nearly every line inside a block is so long that the
/// next line's first word would not have fitted, and most break off inside a sentence.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = pairs(lines).map(|(line, _)| line.width).collect();
    if widths.len() < FEWEST_WRAPS {
        return None;
    }
    widths.sort_unstable();
    // A long address on a line of its own may stick out.
    let width = *widths.get((widths.len() * 49) / 50)?;
    if !(20..=WIDEST_WRAP).contains(&width) {
        return None;
    }
    let full = pairs(lines).filter(|(line, next)| is_full(line, next, width));
    let (mut filled, mut open) = (0, 0);
    for (line, _) in full {
        filled += 1;
        open += usize::from(!ends_sentence(line.text));
    }
    (filled * 10 >= widths.len() * 9 && open * 2 >= filled).then_some(width)
}

/// Each line with the one after it in the same block.
fn pairs<'a, 'b>(
    lines: &'b [Line<'a>],
) -> impl Iterator<Item = (&'b Line<'a>, &'b Line<'a>)> + use<'a, 'b> {
    lines
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(_, next)| !next.opens)
}

/// Whether the next line's first word would not have fitted on this line.
fn is_full(line: &Line, next: &Line, width: usize) -> bool {
    let room = width.saturating_sub(line.width);
    next.text
        .split_whitespace()
        .next()
        .is_some_and(|word| word.chars().take(room + 1).count() >= room)
}

/// Whether a line ends as a sentence does.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']'])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
}

/// Joins the lines of each block, and counts the joints.
fn unwrap_lines(lines: &[Line], width: usize) -> (Vec<NewParagraph>, usize) {
    let mut found: Vec<NewParagraph> = Vec::new();
    let mut joints = 0;
    let mut previous: Option<&Line> = None;
    for line in lines {
        match (previous, found.last_mut()) {
            (Some(before), Some(paragraph))
                if !line.opens
                    && (is_full(before, line, width)
                        || line.text.starts_with(char::is_lowercase)) =>
            {
                if needs_space(&paragraph.text, line.text) {
                    paragraph.text.push(' ');
                }
                paragraph.text.push_str(line.text);
                joints += 1;
            }
            _ => found.push(paragraph(line.text, Role::Body)),
        }
        previous = Some(line);
    }
    (found, joints)
}

/// Whether a space belongs between two joined lines: not after a hyphen inside a word, and not between characters of
/// scripts that are written without spaces.
fn needs_space(before: &str, after: &str) -> bool {
    let mut last = before.chars().rev();
    let (end, inside) = (last.next(), last.next());
    let Some(next) = after.chars().next() else {
        return false;
    };
    let hyphenated = matches!(end, Some('-' | '\u{2010}'))
        && inside.is_some_and(char::is_alphanumeric)
        && next.is_alphanumeric();
    let spaceless = |c: char| matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{E00}'..='\u{E7F}');
    !(hyphenated || end.is_some_and(spaceless) && spaceless(next))
}
