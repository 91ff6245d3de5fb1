//! What this program is, and what holds the reader of documents on this system; it lies on top.

mod view;

use crate::{
    import::confined::{self, Tried},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Job, Out, Overlay, Pane},
    },
};

/// What this program is.
#[derive(Default)]
pub struct About {
    reader: Reader,
}

/// What is known of the reader of documents.
#[derive(Default)]
enum Reader {
    /// Nobody has asked.
    #[default]
    Unknown,
    /// One is running against its walls.
    Asked,
    /// One has, or could not be started.
    Known(Result<Tried, String>),
}

/// What happens here.
pub enum Message {
    /// A reader has run against its walls, or could not; nothing: it was cancelled.
    Tried(Option<Result<Tried, String>>),
}

impl Pane for About {
    type Message = Message;

    fn update(&mut self, message: Message, _: &Desk<'_>, _: &mut Out<Message>) {
        let Message::Tried(found) = message;
        self.reader = found.map_or(Reader::Unknown, Reader::Known);
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if action != Action::About {
            return false;
        }
        out.ask(Ask::Overlay(Overlay::About));
        // Once for a window: what holds it does not change while the program runs.
        if matches!(self.reader, Reader::Unknown) {
            self.reader = Reader::Asked;
            let reader = desk.outside.reader.clone();
            let ask = move || {
                let reader = reader.ok_or("The system does not know this program's file.")?;
                confined::tried(&reader).map_err(|error| format!("A document {error}."))
            };
            let job = Job::quiet("Trying the reader of documents", move |_| {
                Message::Tried(Some(ask()))
            });
            out.start(job.or(Message::Tried(None)));
        }
        true
    }
}
