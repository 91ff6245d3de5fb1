//! The changes to an article for the writer, onto the clipboard.

use super::Message;
use crate::{
    export::{Format, Order, Rich},
    session::Id,
    workbench::desk::{Ask, Desk, Job, Making, Out, Topic},
};

/// Makes the list of an article's changes.
pub(super) fn copy(article: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let order = Order {
        article: Some(article),
        ..Order::of(Format::Changes)
    };
    let making = Making::new(desk.session, order, desk.file, desk.outside);
    out.start(Job::new("Listing the changes", move |_| {
        Message::Changes(making.rich())
    }));
}

/// Has it copied.
pub(super) fn made(made: Result<Rich, String>, out: &mut Out<Message>) {
    match made {
        Ok(rich) => out.ask(Ask::CopyRich(rich)),
        Err(error) => out.failed(Topic::HandingOut, error),
    }
}
