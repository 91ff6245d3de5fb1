//! The claims as a spreadsheet, as desks keep them: a row for each fact, and hidden beside it what is needed to know it again
//! when the table comes back.
//!
//! Every cell is text, never a formula; every word of a file is plain. The table is made twice: when it is handed out, and when
//! it comes back, to see what changed meanwhile in the session. So nothing in it may depend on a clock.

mod book;
mod column;
mod others;
mod print;
mod said;
mod setup;
mod table;

pub use column::Column;
pub use print::{normal, print, print_row, read_prints};
pub use setup::{ID, Setup};
pub use table::{Line, Table};

use super::{ExportError, Made, Order};
use crate::session::Session;

/// The name of the hidden sheet that says which session it is and what may be chosen: it is the same in every language.
pub const HIDDEN: &str = "tickmark";

/// What stands on the hidden sheet before the name of another one, over the prints of its rows.
pub const ROWS_OF: &str = "rows of ";

/// The most that a cell holds, in UTF-16 code units (Excel's limit).
pub const MOST: usize = 32_767;

/// The most rows that a sheet holds, its head among them (Excel's limit).
const ROWS: usize = 1_048_576;

/// Makes a spreadsheet.
pub(super) fn xlsx(session: &Session, order: &Order<'_>) -> Result<Made, ExportError> {
    let setup = Setup {
        language: order.language,
        options: order.options,
    };
    let table = Table::of(session, setup, |id, claim| {
        order.takes(id) && order.article.is_none_or(|one| one == claim.article)
    });
    if table.lines.len() >= ROWS {
        return Err(ExportError::Unwritten(format!(
            "{} claims are more than the rows of a spreadsheet; choose one article",
            table.lines.len()
        )));
    }
    book::write(session, order, &table)
}

#[cfg(test)]
mod tests;
