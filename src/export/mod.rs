//! Floor 4: a session to bytes that others read: the review summary, as Markdown and as CSV, and a copy of the session
//! without its past.
//!
//! The sections follow what the International Fact-Checking Network asks a published check to show: who claims what,
//! why it was checked, the evidence for and against, the finding and why, what could not be established, the right
//! of reply, corrections (<https://ifcncodeofprinciples.poynter.org/know-more/the-commitments-of-the-code-of-principles>).
//!
//! Everything in a session may have come from a stranger: whatever goes out is escaped for where it goes. Names of the
//! people who did the work, and what is marked confidential, stay inside unless [`Options`] says otherwise; no folder
//! of anybody's machine is ever written.

mod copy;
mod csv;
mod escape;
mod markdown;
mod report;

pub use self::csv::{csv, csv_with};
pub use copy::session;
pub use escape::{cell, plain};
pub use markdown::{markdown, markdown_with};

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
