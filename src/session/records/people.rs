//! Who works on a session, and what the session is.

use super::{claim::Claim, record::record};
use crate::session::values::{id::Id, wordlist::words};

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
            /// Suggestions that measure less than this (of 1000, see [`Details::measure`]) are kept but not shown; 0 stands for the
            /// usual 500.
            threshold: i64,
            /// How the work is done.
            way: Way,
            /// Whoever checks a second time is not shown what was found first.
            blind: bool,
            /// The house rules of this session (TOML), before those of the machine; empty for none of its own.
            rules: String,
            /// Anything else.
            note: String,
        }
    }
}

words! {
    /// The two ways to work.
    #[derive(Default)]
    pub enum Way {
        /// Not chosen.
        #[default]
        Unset = "unset", "not chosen";
        /// Line by line before publication: every sentence, in text order.
        EveryFact = "every_fact", "every fact";
        /// Of published statements those that are most worth a check.
        MostWorth = "most_worth", "most worth a check";
    }
}

/// The score from which a suggestion is shown, where the session does not say otherwise.
pub const USUAL_THRESHOLD: i64 = 500;

impl Details {
    /// The score from which suggestions are shown.
    pub fn shown_from(&self) -> i64 {
        match (self.threshold, &self.way) {
            (1.., _) => self.threshold,
            // Line by line nothing is left out.
            (_, Way::EveryFact) => 1,
            _ => USUAL_THRESHOLD,
        }
    }

    /// What decides whether a suggestion is shown ([`Details::shown_from`]): how much it is worth a check, where only what is most
    /// worth one is checked; else how checkable it is. Whoever reads line by line wants every fact that can be checked, however
    /// small; whoever picks a few out of much wants the others out of the way.
    pub fn measure(&self, claim: &Claim) -> i64 {
        match self.way {
            Way::MostWorth => claim.worth_now(),
            _ => claim.checkable_now(),
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
            /// Checks what others checked, and is not shown what they found; see [`Veil`](crate::session::Veil).
            checks_blind: bool,
        }
    }
}
