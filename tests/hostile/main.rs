//! Documents that mean harm: made here, file by file, and handed to the real program as a person would hand them.
//!
//! | module | row | what is made |
//! | --- | --- | --- |
//! | [`packages`] | I1 | archives that unpack to too much, lie, or name what is not theirs |
//! | [`parts`] | I2 | parts of packages that expand, fetch, or lie too deep |
//! | [`pdfs`] | I3 | PDF files with circles, bombs and things to run |
//! | [`pages`] | I4 | pages, saved pages and letters that load, nest and lie about their encoding |
//! | [`texts`] | I5 | texts of 100 MB, of one line, of noise; Rich Text |
//! | [`reader`] | I8, I9 | readers that go wrong, and the walls around them |
//! | [`links`] | I10 | links put where something is about to be written |
//! | [`spoilt`] | | every format cut at 50 places, misnamed, locked |
//!
//! Nothing of it is kept: each file lies in a folder of its own while it is read. For each row a line on standard error says
//! how it went ([`stage`]); what is measured is the program and its reader as the system sees them. Without optimisation the
//! large ones are twenty times smaller.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]
#![allow(
    clippy::assigning_clones,
    clippy::format_collect,
    clippy::format_push_string,
    reason = "what is made here is made once"
)]

#[path = "../support/word.rs"]
mod word;

mod archive;
mod letters;
mod links;
mod packages;
mod pages;
mod parts;
mod pdf;
mod pdf_drawing;
mod pdf_tables;
mod pdfs;
mod reader;
mod spoilt;
mod stage;
mod texts;
mod word_parts;
