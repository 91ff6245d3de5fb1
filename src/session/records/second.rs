//! What a second person found of a claim, and what the house knows of and lets pass.

use super::{comment::Correct, record::record};
use crate::session::values::id::Id;

record! {
    /// What somebody else than the checker found of a claim: set beside the first finding, never in its place.
    pub struct SecondCheck, "second check" {
        fixed {
            /// The claim.
            claim: Id,
        }
        fields {
            /// What was found: a label of the session's rating scale.
            verdict: Option<String>,
            /// Whether the claim is correct as it stands, for scales without labels.
            correct: Correct,
            /// The sentence that explains it.
            rationale: String,
            /// It was given while the first finding was hidden from whoever gave it.
            blind: bool,
        }
    }
}

record! {
    /// One finding of a house rule that is known and may stand.
    pub struct Expectation, "expectation" {
        fixed {
            /// The code of the rule.
            code: String,
            /// The record that the finding is about.
            about: Id,
        }
        fields {
            /// Why it may stand.
            reason: String,
        }
    }
}
