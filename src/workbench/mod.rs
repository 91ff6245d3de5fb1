//! Floor 5: the window, built by what a person does.
//!
//! | room | what lives there | may use |
//! | --- | --- | --- |
//! | `app` | the frame: input, drawing, where messages go. The only room that knows all panes | all |
//! | `panes` | one folder a feature: `reading`, `articles`, `claims`, `evidence`, `sources`, `history`, `disputes`, `fetch`, `notices`, `start`, `bars`, `overlays` | `desk`, `actions`, `kit` |
//! | `keeping` | the open session and its file: journal, open, save, merge, recovery, and who works here | `desk`, `actions`, `kit` |
//! | `desk` | what a pane is given ([`desk::Desk`]), what it returns ([`desk::Out`]), what is worked out for all | `actions`, `kit` |
//! | [`actions`] | the one table of what a person can do | |
//! | [`kit`] | theme, widgets, lists, the page, jobs, notices: knows nothing of sessions | |
//!
//! `tests/architecture.rs` asserts the last column. No pane knows another, nor the frame: it reads the session, and returns
//! messages of its own, [`desk::Ask`]s (a command, an action, another selection) and jobs. `app/panes.rs` says how a pane is
//! added.
//!
//! A frame has two halves: `logic` takes in what jobs answer, `ui` reads the input, draws, and applies what was asked for.
//! What is derived from the session is worked out once per revision.

pub mod actions;
mod app;
mod desk;
mod keeping;
pub mod kit;
mod panes;

pub use app::{App, WindowError, run};
pub use desk::{Dates, Environment};
