//! What a person works in: one folder a feature.
//!
//! A pane is given a [`Desk`](super::desk::Desk), keeps a state of its own, and hands back an
//! [`Out`](super::desk::Out); see [`Pane`](super::desk::Pane). Must not know: the frame, how sessions are kept, any other
//! pane.

pub mod about;
pub mod articles;
pub mod backup;
pub mod bars;
pub mod changes;
pub mod claims;
pub mod corrections;
pub mod dashboard;
pub mod dismissed;
pub mod disputes;
pub mod drafts;
pub mod evidence;
pub mod export;
pub mod fetch;
pub mod history;
pub mod keys;
pub mod notices;
pub mod overlays;
pub mod people;
pub mod preferences;
pub mod problems;
pub mod reading;
pub mod returned;
pub mod second;
pub mod sources;
pub mod start;
pub mod table;
pub mod templates;
pub mod threads;
pub mod tour;
pub mod weighing;
