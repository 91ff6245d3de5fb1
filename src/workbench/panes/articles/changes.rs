//! The changes to an article for the writer, onto the clipboard.

use super::Message;
use crate::{
    export::{self, Format, Order, Rich},
    session::Id,
    workbench::desk::{Ask, Desk, Job, Out, Topic},
};

/// Makes the list of an article's changes.
pub(super) fn copy(article: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let session = desk.session.clone();
    let now = (desk.outside.now)();
    out.start(Job::new("Listing the changes", move |_| {
        let order = Order {
            article: Some(article),
            now: Some(now),
            ..Order::of(Format::Changes)
        };
        let made = export::rich(&session, &order);
        Message::Changes(made.map_err(|error| format!("{error}.")))
    }));
}

/// Has it copied.
pub(super) fn made(made: Result<Rich, String>, out: &mut Out<Message>) {
    match made {
        Ok(rich) => out.ask(Ask::CopyRich(rich)),
        Err(error) => out.failed(Topic::HandingOut, error),
    }
}
