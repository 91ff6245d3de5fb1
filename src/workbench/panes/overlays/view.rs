//! Which of them is drawn.

use egui::Ui;

use super::{Out, forms, help, opening, palette, path, questions};
use crate::workbench::desk::{Desk, HalfEntered, Overlay};

/// Draws what lies on top, if it is one of these; `half`: what is half entered anywhere, for the questions about leaving.
pub fn show(ui: &mut Ui, overlay: Overlay, half: Vec<HalfEntered>, desk: &Desk<'_>, out: &mut Out) {
    match overlay {
        Overlay::Palette(typed) => palette::show(ui, desk.is, typed, out),
        Overlay::Help => help::show(ui, out),
        Overlay::Path {
            purpose,
            path,
            asking,
        } => path::show(ui, purpose, path, asking, out),
        Overlay::Article(article) => forms::article(ui, article, desk, out),
        Overlay::Session => forms::session(ui, desk, out),
        Overlay::Author {
            name,
            initials,
            first,
        } => forms::author(ui, name, initials, first, out),
        Overlay::Pasted {
            text,
            plain,
            sources: false,
        } => questions::pasted(ui, text, plain, out),
        Overlay::Pasted { text, plain, .. } => questions::pasted_sources(ui, text, plain, out),
        Overlay::Dropped(paths) => questions::dropped(ui, paths, out),
        Overlay::Open(what) => opening::show(ui, what, out),
        Overlay::Close => questions::close(ui, half, out),
        Overlay::Leave(next) => questions::leave(ui, next, half, out),
        Overlay::Strange { path, save } => questions::strange(ui, path, save, out),
        Overlay::Erase => questions::erase(ui, out),
        Overlay::None
        | Overlay::Articles
        | Overlay::History(_)
        | Overlay::Export
        | Overlay::Backup
        | Overlay::Returned
        | Overlay::Sources
        | Overlay::Disputes
        | Overlay::Drafts
        | Overlay::Table
        | Overlay::Dashboard
        | Overlay::Marking
        | Overlay::Changes
        | Overlay::Threads
        | Overlay::People
        | Overlay::Corrections
        | Overlay::Second
        | Overlay::Alike
        | Overlay::Dismissed
        | Overlay::Cut(..)
        | Overlay::Fetch(_)
        | Overlay::Notices
        | Overlay::Recent
        | Overlay::Preferences
        | Overlay::Keys
        | Overlay::Templates
        | Overlay::About
        | Overlay::Attached(_)
        | Overlay::RemoveArticle(_)
        | Overlay::Problems
        | Overlay::SignOff => {}
    }
}
