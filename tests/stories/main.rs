//! What people do with the window, driven through the real widgets by their accessible names and by keys. The clock and
//! the names come from the test; the disk is a folder of its own.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

#[path = "../support/mod.rs"]
mod support;

mod about;
mod backup;
mod blind;
mod changes;
mod citing;
mod claims;
mod dashboard;
mod disputes;
mod drafts;
mod explain;
mod export;
mod fetch;
mod files;
mod focus;
mod formats;
mod history;
mod keys;
mod letter;
mod menus;
mod names;
mod narrow;
mod notices;
mod outside;
mod parts;
mod pasted;
mod people;
mod problems;
mod rule;
mod sessions;
mod shared;
mod sources;
mod start;
mod table;
mod threads;
mod typing;
mod ways;
mod weighing;
mod whole;
mod word;
