//! The workbook itself.

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Workbook, Worksheet, XlsxError,
};

use super::super::{ExportError, Made, Order};
use super::others::{Other, others};
use super::print::{print_row, prints};
use super::table::fit;
use super::{Column, HIDDEN, ID, ROWS_OF, Table};
use crate::session::Session;

/// Light grey behind heads, and light yellow behind those of columns that come back.
const HEADS: [Color; 2] = [Color::RGB(0x00E4_E4E4), Color::RGB(0x00FF_F2CC)];

/// Writes the workbook.
pub(super) fn write(
    session: &Session,
    order: &Order<'_>,
    table: &Table,
) -> Result<Made, ExportError> {
    let mut warnings = Vec::new();
    let bytes = book(session, order, table, &mut warnings)
        .map_err(|error| ExportError::Unwritten(error.to_string()))?;
    Ok(Made { bytes, warnings })
}

fn book(
    session: &Session,
    order: &Order<'_>,
    table: &Table,
    warnings: &mut Vec<String>,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (title, _) = fit(&table.words, &session.details.title);
    // Nothing here asks what time it is: without a time it is the first there is.
    let made = ExcelDateTime::from_timestamp(order.now.map_or(0, |now| now.0))
        .or_else(|_| ExcelDateTime::from_timestamp(0))?;
    let about = DocProperties::new()
        .set_title(title.chars().take(200).collect::<String>())
        .set_creation_datetime(&made);
    book.set_properties(&about);
    let sheet = sheet(&mut book, table, "claims")?;
    claims(sheet, table, warnings)?;
    let mut beside = Vec::new();
    for other in others(session, order, &table.words) {
        let sheet = self::sheet(&mut book, table, other.key)?;
        let name = sheet.name();
        beside.push((name, write_other(sheet, table, &other, warnings)?));
    }
    hidden(book.add_worksheet(), session, table, &beside)?;
    book.save_to_buffer()
}

/// A new sheet, by its word.
fn sheet<'b>(
    book: &'b mut Workbook,
    table: &Table,
    key: &str,
) -> Result<&'b mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(table.words.say(&format!("sheet-{key}")))?;
    sheet.set_right_to_left(table.setup.language.is_right_to_left());
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(sheet)
}

/// How a head looks.
fn head_format(comes_back: bool) -> Format {
    let [plain, back] = HEADS;
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(if comes_back { back } else { plain })
}

/// How a cell looks: text, also what somebody writes into it later ("3-4" stays what it is).
fn cell_format() -> Format {
    Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

fn claims(
    sheet: &mut Worksheet,
    table: &Table,
    warnings: &mut Vec<String>,
) -> Result<(), XlsxError> {
    let cells = cell_format();
    let heads = [head_format(false), head_format(true)];
    let last_row = u32::try_from(table.lines.len()).unwrap_or(u32::MAX);
    for (at, column) in (0_u16..).zip(Column::ALL) {
        let [plain, back] = &heads;
        let format = if column.comes_back() { back } else { plain };
        sheet.write_string_with_format(0, at, table.head(*column), format)?;
        sheet.set_column_width(at, column.width())?;
        sheet.set_column_format(at, &cells)?;
        if let Some(choice) = choice(table, *column)
            && last_row > 0
        {
            sheet.add_data_validation(1, at, last_row, at, &choice)?;
        }
    }
    let columns = u16::try_from(Column::ALL.len()).unwrap_or(0);
    sheet.write_string(0, columns, ID)?;
    sheet.write_string(0, columns + 1, table.setup.tag())?;
    for (row, line) in (1_u32..).zip(&table.lines) {
        for (at, (_, text)) in (0_u16..).zip(&line.cells) {
            sheet.write_string_with_format(row, at, text, &cells)?;
        }
        sheet.write_string(row, columns, line.claim.as_str())?;
        sheet.write_string(row, columns + 1, prints(line))?;
        for column in &line.cut {
            let head = table.head(*column);
            warnings.push(format!(
                "{}: {head} is longer than a cell and was cut",
                line.label
            ));
        }
    }
    sheet.set_column_hidden(columns)?;
    sheet.set_column_hidden(columns + 1)?;
    // Over the hidden ones as well: who sorts the table sorts the ids with it.
    sheet.autofilter(0, 0, last_row, columns + 1)?;
    sheet.set_freeze_panes(1, 2)?;
    Ok(())
}

/// The list that a cell of a column is chosen from; it stands on the hidden sheet, for a list in the rule itself may have 255
/// characters and no comma in a word.
fn choice(table: &Table, column: Column) -> Option<DataValidation> {
    let count = table.choices(column).len();
    let at = chosen().position(|one| one == column)?;
    let letter = char::from(b'C'.checked_add(u8::try_from(at).ok()?)?);
    if count == 0 {
        return None;
    }
    let list = Formula::new(format!("={HIDDEN}!${letter}$2:${letter}${}", count + 1));
    let words = &table.words;
    DataValidation::new()
        .allow_list_formula(list)
        .set_error_title(words.say("sheet-choose"))
        .and_then(|rule| rule.set_error_message(words.say("sheet-choose-more")))
        .ok()
}

/// The columns in which something is chosen.
fn chosen() -> impl Iterator<Item = Column> {
    [
        Column::Status,
        Column::Verdict,
        Column::Copy,
        Column::Importance,
    ]
    .into_iter()
}

/// Writes another sheet; the prints of its rows.
fn write_other(
    sheet: &mut Worksheet,
    table: &Table,
    other: &Other,
    warnings: &mut Vec<String>,
) -> Result<Vec<String>, XlsxError> {
    let (cells, head) = (cell_format(), head_format(false));
    let mut heads = Vec::new();
    for (at, (column, width)) in (0_u16..).zip(other.columns) {
        let said = table.words.say(&format!("sheet-{}-{column}", other.key));
        sheet.write_string_with_format(0, at, &said, &head)?;
        sheet.set_column_width(at, *width)?;
        sheet.set_column_format(at, &cells)?;
        heads.push(said);
    }
    let print = |texts: &[String]| print_row((0..).zip(texts.iter().map(String::as_str)));
    let mut prints = vec![print(&heads)];
    for (row, texts) in (1_u32..).zip(&other.rows) {
        let mut written = Vec::with_capacity(texts.len());
        for (at, text) in (0_u16..).zip(texts) {
            let (text, cut) = fit(&table.words, text);
            sheet.write_string_with_format(row, at, &text, &cells)?;
            written.push(text);
            if cut {
                let name = table.words.say(&format!("sheet-{}", other.key));
                warnings.push(format!("{name}, row {}: a text was cut", row + 1));
            }
        }
        prints.push(print(&written));
    }
    let last_row = u32::try_from(other.rows.len()).unwrap_or(u32::MAX);
    let last = u16::try_from(other.columns.len())
        .unwrap_or(1)
        .saturating_sub(1);
    sheet.autofilter(0, 0, last_row, last)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(prints)
}

/// The hidden sheet: which session it is and how the table was made, what may be chosen, and what the rows of the other sheets
/// (`beside`) said.
fn hidden(
    sheet: &mut Worksheet,
    session: &Session,
    table: &Table,
    beside: &[(String, Vec<String>)],
) -> Result<(), XlsxError> {
    sheet.set_name(HIDDEN)?;
    sheet.set_hidden(true);
    let (title, _) = fit(&table.words, &session.details.title);
    sheet.write_string(0, 0, table.setup.tag())?;
    sheet.write_string(1, 0, title)?;
    for (row, (id, _)) in (2_u32..).zip(session.articles.live()) {
        sheet.write_string(row, 0, id.as_str())?;
    }
    sheet.write_string(0, 1, "claims")?;
    for (row, line) in (1_u32..).zip(&table.lines) {
        sheet.write_string(row, 1, line.claim.as_str())?;
    }
    for (at, column) in (2_u16..).zip(chosen()) {
        sheet.write_string(0, at, column.key())?;
        for (row, word) in (1_u32..).zip(table.choices(column)) {
            sheet.write_string(row, at, fit(&table.words, &word).0)?;
        }
    }
    let first = chosen().count() + 2;
    for (at, (name, prints)) in (u16::try_from(first).unwrap_or(u16::MAX)..).zip(beside) {
        sheet.write_string(0, at, format!("{ROWS_OF}{name}"))?;
        for (row, print) in (1_u32..).zip(prints) {
            sheet.write_string(row, at, print)?;
        }
    }
    Ok(())
}
