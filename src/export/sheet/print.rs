//! What a cell said when it was handed out, in few letters: so that only what a desk changed is taken for a change.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Column, Line};
use crate::session::Id;

/// A cell's text as it is compared: programs write line ends and white space as they like.
pub fn normal(text: &str) -> String {
    let lines = text.split(['\n', '\r']).map(|line| {
        let words = line.split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The print of one cell: 40 bits of a SHA-256.
pub fn print(column: Column, text: &str) -> String {
    let whole = Id::derived(&[column.key().as_bytes(), normal(text).as_bytes()]);
    whole.as_str().chars().take(8).collect()
}

/// The print of a row of a sheet that nothing comes back from: its cells by where they stand, empty ones left out.
pub fn print_row<'t>(cells: impl Iterator<Item = (u32, &'t str)>) -> String {
    let mut said = String::new();
    for (at, text) in cells {
        let text = normal(text);
        if !text.is_empty() {
            // Writing to a String cannot fail.
            write!(said, "{at}\u{1f}{text}\u{1e}").ok();
        }
    }
    let whole = Id::derived(&[b"row", said.as_bytes()]);
    whole.as_str().chars().take(8).collect()
}

/// The prints of a row, in one cell: `number:… fact:…`.
pub(super) fn prints(line: &Line) -> String {
    let all = line.cells.iter();
    let all = all.map(|(column, text)| format!("{}:{}", column.key(), print(*column, text)));
    all.collect::<Vec<_>>().join(" ")
}

/// The prints that a cell of [`prints`] holds, by the name of their column.
pub fn read_prints(cell: &str) -> BTreeMap<&str, &str> {
    let pairs = cell.split_whitespace();
    pairs.filter_map(|pair| pair.split_once(':')).collect()
}
