//! What people say about a claim to one another.

use super::record::record;
use crate::session::values::{id::Id, wordlist::words};

record! {
    /// What somebody said about a claim: a colleague, the editor in a document that came back, or somebody outside the house
    /// who was asked. Comments that answer one another are a thread.
    pub struct Comment, "comment" {
        fixed {
            /// The claim.
            claim: Id,
        }
        fields {
            /// The comment that it answers: the first of its thread.
            under: Option<Id>,
            /// Who was asked, if it is an answer from outside the house.
            contact: Option<Id>,
            /// What it says.
            text: String,
            /// Who said it, as a document that came back names them; else whoever made it did.
            by: String,
            /// When, as that document says.
            on: String,
            /// Of an answer from outside: whether the claim is correct as it stands.
            correct: Correct,
            /// The thread needs nobody any more.
            resolved: bool,
        }
    }
}

words! {
    /// What somebody who was asked says of a claim.
    #[derive(Default)]
    pub enum Correct {
        /// Nothing.
        #[default]
        Unsaid = "unsaid", "not said";
        /// It is correct as it stands.
        Yes = "yes", "correct as it stands";
        /// It is not.
        No = "no", "not correct";
    }
}
