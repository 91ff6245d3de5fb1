//! P: people who are asked, and what people say to one another.

pub(super) mod not_correct;
pub(super) mod open_thread;
pub(super) mod overdue;
pub(super) mod right_of_reply;
pub(super) mod second_differs;
pub(super) mod second_missing;
pub(super) mod unanswered;

use crate::session::Contact;

/// Whether somebody has answered, or it is noted what came of asking.
fn has_answered(contact: &Contact) -> bool {
    !contact.reply.trim().is_empty() || !contact.outcome.trim().is_empty()
}
