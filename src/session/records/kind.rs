//! The kinds of records.

use crate::session::values::wordlist::words;

words! {
    /// A kind of record; the word in files is the key of its table.
    pub enum Kind {
        /// The session's own details, the one record named [`Id::SESSION`].
        ///
        /// [`Id::SESSION`]: crate::session::Id::SESSION
        Details = "session", "session";
        /// Articles.
        Article = "articles", "articles";
        /// Their drafts.
        Draft = "drafts", "drafts";
        /// Claims and suggestions.
        Claim = "claims", "claims";
        /// Evidence.
        Evidence = "evidence", "evidence";
        /// What the writer says claims rest on.
        Claimed = "claimed", "claimed sources";
        /// Sources.
        Source = "sources", "sources";
        /// People.
        Person = "people", "people";
        /// Rating scales.
        Scale = "scales", "scales";
        /// Stretches with nothing to check.
        Mark = "marks", "marks";
        /// People asked.
        Contact = "contacts", "contacts";
        /// Changes asked for.
        Change = "changes", "changes";
        /// Sign-offs.
        SignOff = "sign_offs", "sign_offs";
        /// Corrections.
        Correction = "corrections", "corrections";
        /// What people said about claims.
        Comment = "comments", "comments";
        /// What a second person found of claims.
        SecondCheck = "second_checks", "second checks";
        /// Findings of house rules that may stand.
        Expectation = "expectations", "expectations";
    }
}

impl Kind {
    /// Every kind that has a table.
    pub fn tables() -> &'static [Self] {
        Self::ALL.get(1..).unwrap_or(&[])
    }
}
