//! Who works on a session, and what the session is.

use super::record::record;
use crate::session::values::id::Id;

record! {
    /// The session's own details: the one record of its kind.
    pub struct Details, "session" {
        fixed {}
        fields {
            /// What the session is called.
            title: String,
            /// Internal working title.
            slug: String,
            /// For which publication.
            publication: String,
            /// When it must be done, `YYYY-MM-DD`.
            deadline: String,
            /// The rating scale in use.
            scale: Option<Id>,
            /// Suggestions that are less checkable than this (of 1000) are kept but not shown; 0 stands for the usual 500.
            threshold: i64,
            /// Anything else.
            note: String,
        }
    }
}

/// The score from which a suggestion is shown, where the session does not say otherwise.
pub const USUAL_THRESHOLD: i64 = 500;

impl Details {
    /// The score from which suggestions are shown.
    pub fn shown_from(&self) -> i64 {
        if self.threshold > 0 {
            self.threshold
        } else {
            USUAL_THRESHOLD
        }
    }
}

record! {
    /// Somebody who works on the session.
    pub struct Person, "person" {
        fixed {}
        fields {
            /// Name.
            name: String,
            /// Initials, for narrow places.
            initials: String,
            /// Writer, checker, editor, legal.
            role: String,
        }
    }
}
