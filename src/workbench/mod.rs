//! Floor 5: the window. Views read the session and return commands.
//!
//! A frame has two halves: `logic` takes in what background jobs answer, `ui` draws. Views ([`views`]) are functions of
//! what there is to show; they push [`message::Message`]s, and one place ([`update`]) applies them. What is derived from the
//! document is worked out once per revision ([`derived`]).

pub mod actions;
mod app;
mod derived;
mod disputes;
mod document;
mod ending;
pub mod jobs;
mod keeper;
pub mod list;
mod message;
mod notices;
pub mod page;
mod past;
mod places;
mod run;
mod settings;
mod state;
pub mod theme;
mod update;
mod views;
mod watch;
mod when;
pub mod widgets;
mod work;

pub use app::App;
pub use document::Environment;
pub use run::{WindowError, run};
