//! What any desktop program could use: looks, widgets, lists, the page, background work, notices.
//!
//! Must not know: sessions and claims, panes, the frame.

pub mod clipboard;
pub mod finder;
pub mod jobs;
pub mod list;
pub mod notices;
pub mod opener;
pub mod page;
pub mod theme;
pub mod widgets;
