//! Tickmark, a desktop fact-check workbench.
//!
//! The crate is a house of floors; a floor uses only the floors below it, and `egui` is imported by
//! [`workbench`] alone (`tests/architecture.rs` asserts both):
//!
//! | floor | rooms | what lives there |
//! | --- | --- | --- |
//! | 6 | `main.rs` | two doors: the window, or the command line |
//! | 5 | [`workbench`], [`cli`] | views that read the session and return commands; the same work without a window |
//! | 4 | [`import`], [`export`], [`returned`], [`storage`], [`fetch`], [`backup`] | bytes to a draft; a session to bytes; those bytes come back; session files; an address to bytes; the documents of a piece |
//! | 3 | [`extract`], [`meaning`], [`cite`], [`compare`], [`rules`], [`child`] | a draft's text to suggestions with signals; a sentence to a vector and two scores; sources as other programs write them; words held against words; house rules to findings; this program as a process of its own |
//! | 2 | [`session`] | the document, its commands, history, undo, coverage |
//! | 1 | [`text`] | spans, positions, sentences, tokens, anchors |
//!
//! Data flows one way: a file becomes a draft, a draft becomes suggestions, suggestions and key presses become
//! [`session::Command`]s, and [`session::Session::apply`] is the only door through which a session changes.

pub mod backup;
pub mod child;
pub mod cite;
pub mod cli;
pub mod compare;
pub mod export;
pub mod extract;
pub mod fetch;
pub mod import;
pub mod meaning;
pub mod returned;
pub mod rules;
pub mod session;
pub mod storage;
pub mod text;
pub mod workbench;
