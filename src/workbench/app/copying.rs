//! Rich text on its way to the clipboard.

use egui::Context;

use super::{App, Message};
use crate::{
    export::Rich,
    workbench::{
        desk::{Ask, Job, Note, Offer, Topic},
        kit::widgets::NoticeKind,
    },
};

/// Told when it is there.
const COPIED: &str = "Copied: paste it into a letter, a document or a plain field.";

impl App {
    /// Puts rich text onto the clipboard, off the window's thread; where the desktop takes none, its plain text.
    pub(super) fn copy_rich(&mut self, ctx: &Context, rich: Rich) {
        let clipboard = self.keeping.outside.clipboard.clone();
        let plain = |rich: Rich, why: String| {
            let words = format!("{why} It was copied as plain text.");
            Message::Ask(Ask::CopyInstead(rich.text, words))
        };
        let stopped = plain(rich.clone(), "The rich text was not copied.".to_owned());
        let job = Job::new("Copying", move |_| {
            match (clipboard.write)(&rich.html, &rich.text) {
                Ok(()) => {
                    let note = Note::new(NoticeKind::Done, COPIED.to_owned(), Offer::None);
                    Message::Ask(Ask::Tell(note.about(Topic::HandingOut), None))
                }
                Err(why) => plain(rich, why),
            }
        });
        self.start(ctx, job.or(stopped));
    }

    /// Puts plain text there instead, and says why.
    pub(super) fn copy_instead(&mut self, ctx: &Context, text: String, why: String) {
        ctx.copy_text(text);
        self.add_note(Note::new(NoticeKind::Warning, why, Offer::None).about(Topic::HandingOut));
    }
}
