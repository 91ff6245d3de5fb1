//! What is opened outside of this program.

use egui::Context;

use super::{App, Message};
use crate::workbench::{
    desk::{Ask, Job, Note, Offer, Opening, Overlay},
    kit::widgets::NoticeKind,
};

impl App {
    /// Has the system open what a person has seen and agreed to, off the window's thread.
    pub(super) fn open_outside(&mut self, ctx: &Context, opening: &Opening) {
        self.cover(ctx, Overlay::None);
        let opener = self.keeping.outside.opener.clone();
        let target = opening.target();
        let done = match opening {
            Opening::Recording {
                from: Some(time), ..
            } => format!(
                "The system was asked to play it. Go to {time} there: it is on the clipboard."
            ),
            _ => "The system was asked to open it.".to_owned(),
        };
        let job = Job::quiet("Opening", move |_| {
            let (kind, words) = match opener(&target) {
                Ok(()) => (NoticeKind::Done, done),
                Err(error) => (
                    NoticeKind::Error,
                    format!(
                        "The system has nothing that opens {}: {error}.",
                        target.to_string_lossy()
                    ),
                ),
            };
            Message::Ask(Ask::Tell(Note::new(kind, words, Offer::None), None))
        });
        self.start(ctx, job);
    }
}
