//! Floor 4: a session to bytes that others read: the review summary, as a page, as Markdown and as CSV, and a copy of the session
//! without its past.
//!
//! The sections follow what the International Fact-Checking Network asks a published check to show: who claims what,
//! why it was checked, the evidence for and against, the finding and why, what could not be established, the right
//! of reply, corrections (<https://ifcncodeofprinciples.poynter.org/know-more/the-commitments-of-the-code-of-principles>).
//!
//! Everything in a session may have come from a stranger: whatever goes out is escaped for where it goes. Names of the
//! people who did the work, and what is marked confidential, stay inside unless [`Options`] says otherwise; no folder
//! of anybody's machine is ever written.

mod address;
pub mod bundle;
mod changes;
mod copy;
mod csv;
pub mod dashboard;
mod escape;
mod findings;
mod format;
mod left_out;
pub mod linked;
mod order;
mod pdf;
pub mod questions;
mod report;
pub mod sheet;
mod summary;
mod template;

mod word;
mod words;

pub use address::opens;
pub use changes::{Marked, Rich, in_its_sentence, rich};
pub use escape::{cell, plain};
pub use findings::HouseOn;
pub use format::Format;
pub use left_out::left_out;
pub use order::{ExportError, Made, Order};
pub use template::{FolderError, TEMPLATES, Templates, template, template_names, templates_in};
pub use word::{ARROWS, begins_like_ours};
pub use words::Language;

use crate::child::Task;

use crate::session::Session;

/// What a confined child does for this room.
pub const TASKS: &[Task] = &[(word::TASK, word::task)];

/// Makes what is asked for of a session. A clone of a [`Session`] is a snapshot and costs next to nothing: make it on a
/// worker thread.
///
/// # Errors
/// What there is cannot be written so.
pub fn make(session: &Session, order: &Order<'_>) -> Result<Made, ExportError> {
    let text = |text: String| Made {
        bytes: text.into_bytes(),
        warnings: Vec::new(),
    };
    Ok(match order.format {
        Format::Html | Format::Markdown => text(summary::summary(session, order)?),
        Format::Changes => text(changes::changes(session, order)?),
        Format::ChangesDocx => changes::docx(session, order),
        Format::Pdf => pdf::pdf(session, order)?,
        Format::Csv => {
            let mark = if order.mark { "\u{FEFF}" } else { "" };
            text(format!("{mark}{}", csv::csv(session, order)))
        }
        Format::Xlsx => sheet::xlsx(session, order)?,
        Format::ClaimReview => linked::claim_review(session, order)?,
        Format::Annotations => linked::annotations(session, order)?,
        Format::Docx => word::docx(session, order)?,
        Format::Questions => questions::document(session, order)?,
        Format::QuestionsPage => questions::page(session, order)?,
        Format::Session => text(
            copy::session(session, order.options)
                .map_err(|error| ExportError::Unwritten(error.to_string()))?,
        ),
        Format::Bundle => bundle::bundle(session, order)?,
        Format::Dashboard => text(dashboard::svg(session, order)?),
    })
}

/// What may leave the house.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Names of checkers and of people who were asked.
    pub people: bool,
    /// Sources and evidence marked confidential.
    pub confidential: bool,
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_inside;
#[cfg(test)]
mod tests_page;
