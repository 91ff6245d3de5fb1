//! What was written beside the table of claims, on sheets and in comments that nothing is read from: it is said.

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Work, read::Answer, short};
use crate::export::sheet::{HIDDEN, ROWS_OF, print_row};

/// Says what was written on other sheets since they were handed out, and in comments.
pub(super) fn beside(work: &mut Work, found: &Found<'_>, answer: &Answer) {
    for (place, words) in &answer.comments {
        work.unplaced(format!(
            "a comment at {place} is not read: “{}”",
            short(words)
        ));
    }
    let handed_out = handed_out(answer);
    if handed_out.is_empty() {
        // A table of separated values, or one that was made before this was noted: nobody knows what stood beside it.
        return;
    }
    for sheet in &answer.sheets {
        let Some(rows) = handed_out.get(sheet.name.as_str()) else {
            let other = sheet.name != HIDDEN && !std::ptr::eq(sheet, found.sheet);
            if other && !sheet.rows.is_empty() {
                work.unplaced(format!(
                    "the sheet “{}” is not ours: not read",
                    short(&sheet.name)
                ));
            }
            continue;
        };
        for (row, cells) in &sheet.rows {
            let said = cells.iter().map(|(at, text)| (*at, text.as_str()));
            let formula = sheet.formulas.contains_key(row);
            if rows.contains(print_row(said.clone()).as_str()) && !formula {
                continue;
            }
            let said: Vec<&str> = said
                .map(|(_, text)| text.trim())
                .filter(|text| !text.is_empty())
                .collect();
            if !said.is_empty() {
                work.unplaced(format!(
                    "the sheet “{}”, row {}: “{}” was written there, and only the table of claims is read",
                    short(&sheet.name),
                    row.saturating_add(1),
                    short(&said.join(" | "))
                ));
            }
        }
    }
}

/// The prints of the rows of each other sheet, by its name, as the hidden sheet has them.
fn handed_out(answer: &Answer) -> BTreeMap<&str, BTreeSet<&str>> {
    let hidden = answer.sheets.iter().find(|sheet| sheet.name == HIDDEN);
    let mut rows = hidden.into_iter().flat_map(|sheet| &sheet.rows);
    let mut names: BTreeMap<u32, &str> = BTreeMap::new();
    for (at, head) in rows.next().into_iter().flat_map(|(_, cells)| cells) {
        names.extend(head.strip_prefix(ROWS_OF).map(|name| (*at, name)));
    }
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for name in names.values() {
        found.entry(name).or_default();
    }
    for (at, print) in rows.flat_map(|(_, cells)| cells) {
        if let Some(name) = names.get(at) {
            found.entry(name).or_default().insert(print);
        }
    }
    found
}
