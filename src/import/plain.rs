//! Plain text to paragraphs.

use super::blocks::{self, Line};
use super::decode::plural;
use super::paragraph;
use super::wrap;
use crate::session::{NewParagraph, Role};

/// The paragraphs of `text`. Blank lines, bullets, numbers, quoting marks and indents open a block; the lines of a block
/// are one paragraph where the block is plainly hard-wrapped, else each line is a paragraph of its own (which keeps the
/// text to the letter, because paragraphs are joined by line breaks).
pub(super) fn paragraphs(text: &str, notes: &mut Vec<String>) -> Vec<NewParagraph> {
    let lines = blocks::lines(text);
    let trimmed = lines.iter().filter(|line| line.trimmed).count();
    if trimmed > 0 {
        notes.push(format!(
            "White space at the ends of {trimmed} {} left out.",
            plural(trimmed, "line", "lines")
        ));
    }
    let quoted = lines.iter().filter(|line| line.quoted > 0).count();
    if quoted > 0 {
        notes.push(format!(
            "Quoting marks (>) at the start of {quoted} {} left out.",
            plural(quoted, "line", "lines")
        ));
    }
    let mut joined = wrap::Joined::new(&lines);
    let found: Vec<NewParagraph> = blocks::blocks(&lines)
        .flat_map(|block| {
            let role = block.first().map_or(Role::Body, role);
            joined
                .paragraphs(block)
                .into_iter()
                .map(move |text| paragraph(&text, role.clone()))
        })
        .collect();
    if joined.joints > 0 {
        notes.push(format!(
            "{} {} joined in hard-wrapped paragraphs.",
            joined.joints,
            plural(joined.joints, "line break was", "line breaks were")
        ));
    }
    found
}

fn role(first: &Line) -> Role {
    if first.quoted > 0 {
        Role::Quotation
    } else {
        Role::Body
    }
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
