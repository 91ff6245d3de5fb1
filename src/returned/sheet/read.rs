//! The cells of a table that came from outside, read in the confined child.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader as _, Xlsx};
use serde::{Deserialize, Serialize};

use super::{comments::comments, counts, separated};
use crate::child::Task;

/// The task of the confined child that reads a table.
pub const TASK: Task = ("read-table", task);

/// The most rows with something in them that are read.
pub(super) const ROWS: usize = 200_000;
/// The most columns that are looked at.
const COLUMNS: u32 = 200;
/// The most bytes of text that are read.
const TEXT: usize = 64 << 20;
/// The most sheets that are looked at.
const SHEETS: usize = 50;

/// One sheet: what stands in its cells, by row and column from 0; empty cells and rows are left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Sheet {
    /// What it is called.
    pub name: String,
    /// Its rows.
    pub rows: Vec<(u32, Vec<(u32, String)>)>,
    /// The formulas in it, by row and column: what they came to is nobody's word.
    pub formulas: BTreeMap<u32, BTreeMap<u32, String>>,
}

/// What the child answers.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Answer {
    /// The sheets.
    pub sheets: Vec<Sheet>,
    /// The comments on cells: at which, and what they say.
    pub comments: Vec<(String, String)>,
    /// Why there are none.
    pub error: Option<String>,
}

/// Whether a file may be a table: a package of one of two kinds, or a text with the mark of ours in it.
pub(super) fn may_be(content: &[u8]) -> Option<&'static str> {
    let within = |words: &[u8], bytes: &[u8]| bytes.windows(words.len()).any(|one| one == words);
    if content.starts_with(b"PK") {
        let start = content.get(..200).unwrap_or(content);
        if within(b"opendocument.spreadsheet", start) {
            return Some("OpenDocument spreadsheet");
        }
        // The names of a package's parts stand in it as they are, also those of a table inside a Word document.
        let table = within(b"xl/workbook", content) && !within(b"word/document", content);
        return table.then_some("Excel spreadsheet");
    }
    let start = content.get(..64 << 10).unwrap_or(content);
    let head = separated::decoded(start);
    head.contains(crate::export::sheet::ID)
        .then_some("table of separated values")
}

/// Answers with what a table holds.
fn task(content: &[u8]) -> Vec<u8> {
    let answer = match sheets(content) {
        Ok(sheets) => Answer {
            sheets,
            comments: comments(content),
            error: None,
        },
        Err(error) => Answer {
            error: Some(error.chars().take(300).collect()),
            ..Answer::default()
        },
    };
    // What cannot be written is no answer, and said so by whoever asked.
    serde_json::to_vec(&answer).unwrap_or_default()
}

/// How much was taken.
#[derive(Default)]
struct Taken {
    rows: usize,
    text: usize,
}

impl Taken {
    /// Counts bytes of text.
    fn add(&mut self, text: usize) -> Result<(), String> {
        self.text += text;
        if self.text > TEXT {
            return Err(format!("it holds more than {} MiB of text", TEXT >> 20));
        }
        Ok(())
    }

    /// Notes a formula.
    fn formula(
        &mut self,
        sheet: &mut Sheet,
        (row, column): (u32, u32),
        text: String,
    ) -> Result<(), String> {
        if column < COLUMNS {
            // As much as an entry takes, so that empty ones count too.
            self.add(text.len() + 64)?;
            sheet.formulas.entry(row).or_default().insert(column, text);
        }
        Ok(())
    }

    /// Adds a cell to a sheet.
    fn put(
        &mut self,
        sheet: &mut Sheet,
        (row, column): (u32, u32),
        text: String,
    ) -> Result<(), String> {
        if text.is_empty() || column >= COLUMNS {
            return Ok(());
        }
        self.add(text.len())?;
        if sheet.rows.last().is_none_or(|(last, _)| *last != row) {
            self.rows += 1;
            sheet.rows.push((row, Vec::new()));
        }
        if self.rows > ROWS {
            return Err(format!("it has more than {ROWS} rows"));
        }
        if let Some((_, cells)) = sheet.rows.last_mut() {
            cells.push((column, text));
        }
        Ok(())
    }
}

fn sheets(content: &[u8]) -> Result<Vec<Sheet>, String> {
    let mut taken = Taken::default();
    match may_be(content) {
        Some("Excel spreadsheet") => excel(content, &mut taken),
        Some("OpenDocument spreadsheet") => open_document(content, &mut taken),
        _ => separated(content, &mut taken).map(|sheet| vec![sheet]),
    }
}

fn excel(content: &[u8], taken: &mut Taken) -> Result<Vec<Sheet>, String> {
    let said = |error: calamine::XlsxError| error.to_string();
    if let Some(why) = counts::too_far(content) {
        return Err(why);
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(content)).map_err(said)?;
    let mut found = Vec::new();
    for name in book.sheet_names().into_iter().take(SHEETS) {
        let mut sheet = Sheet {
            name: name.clone(),
            ..Sheet::default()
        };
        // A sheet that is none (a chart) has no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        while let Some(cell) = cells.next_cell_with_formula().map_err(said)? {
            if let Some(formula) = cell.formula {
                taken.formula(&mut sheet, cell.pos, formula)?;
            } else {
                let value = Data::from(cell.value);
                taken.put(&mut sheet, cell.pos, unescaped(&text(&value)))?;
            }
        }
        found.push(sheet);
    }
    Ok(found)
}

fn open_document(content: &[u8], taken: &mut Taken) -> Result<Vec<Sheet>, String> {
    let mut book: Ods<_> =
        Ods::new(Cursor::new(content)).map_err(|error: calamine::OdsError| error.to_string())?;
    let mut found = Vec::new();
    for (name, range) in book.worksheets().into_iter().take(SHEETS) {
        let mut sheet = Sheet {
            name,
            ..Sheet::default()
        };
        let formulas = book.worksheet_formula(&sheet.name).unwrap_or_default();
        for (place, formula) in placed(&formulas) {
            if !formula.is_empty() {
                taken.formula(&mut sheet, place, formula.clone())?;
            }
        }
        for (place, value) in placed(&range) {
            let (row, column) = place;
            let formula = sheet.formulas.get(&row);
            if formula.is_none_or(|row| !row.contains_key(&column)) {
                taken.put(&mut sheet, place, text(value))?;
            }
        }
        found.push(sheet);
    }
    Ok(found)
}

/// What is in a range, with its row and column.
fn placed<T: calamine::CellType>(range: &Range<T>) -> impl Iterator<Item = ((u32, u32), &T)> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let at = |at: usize, first: u32| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    let cells = range.used_cells();
    cells.map(move |(row, column, value)| ((at(row, first_row), at(column, first_column)), value))
}

fn separated(content: &[u8], taken: &mut Taken) -> Result<Sheet, String> {
    let mut sheet = Sheet::default();
    let mut done = Ok(());
    let mut at = 0_u32;
    separated::rows(&separated::decoded(content), |row| {
        for (column, text) in (0..).zip(row) {
            if done.is_ok() {
                done = taken.put(&mut sheet, (at, column), text);
            }
        }
        at = at.saturating_add(1);
        done.is_ok()
    });
    done.map(|()| sheet)
}

/// What a cell shows, as text: a whole number without a point, a day as 2026-01-31.
fn text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}

/// Excel writes signs that XML cannot hold, and what looks like such a name itself, as `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        let c = code
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        if let Some(c) = c {
            out.push(c);
            rest = after.get(5..).unwrap_or_default();
        } else {
            out.push_str("_x");
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_excel_wrote_by_name_are_read() {
        assert_eq!(unescaped("a_x000D_b"), "a\rb");
        assert_eq!(
            unescaped("_x005F_x0041_ _x_ _xZZZZ_ x_x"),
            "_x0041_ _x_ _xZZZZ_ x_x"
        );
    }

    #[test]
    fn what_is_no_table_is_an_error_and_no_panic() {
        for bytes in [
            &b"PK\x03\x04xl/workbook"[..],
            b"PKopendocument.spreadsheet",
            b"",
        ] {
            let answer: Answer = serde_json::from_slice(&task(bytes)).unwrap();
            assert!(answer.error.is_some() || answer.sheets.iter().all(|one| one.rows.is_empty()));
        }
    }
}
