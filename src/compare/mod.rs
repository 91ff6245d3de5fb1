//! Floor 3: words held against words. Whether a quotation stands in a document to the letter, which words of a claim an extract does
//! not cover, and which passages of a text bear on a claim. It shows what is there and what is not; what that means for a claim is
//! for a person to decide.
//!
//! DESIGN.md puts comparing into `backup/`. It stands two floors lower here because the house rules, which ask the same questions of
//! what is in the session, must be able to use it. It knows texts and places in them, and nothing of sessions, files or documents.

pub mod cover;
mod facts;
pub mod jsonl;
mod little;
pub mod passages;
pub mod quotation;
