//! Claims: what they say, where they stand, and what was decided.

use super::{
    article::Risk,
    record::record,
    suggestion::{Attribution, Signal, Time},
    weighed::Weighed,
};
use crate::session::values::{id::Id, inline::Lines, wordlist::words};
use crate::text::{Anchor, Few};

record! {
    /// One checkable statement.
    ///
    /// Three axes are never mixed: [`CheckStatus`] says where the work stands, the verdict what was found, and
    /// [`Resolution`] what happens to the copy.
    pub struct Claim, "claim" {
        fixed {
            /// The article it was found in.
            article: Id,
        }
        fields {
            /// Its number for people ("F12" is 12), given once, never given again; of a part, that of its whole. 0 for a claim
            /// that an earlier version made: its number follows from the file ([`Names`]).
            ///
            /// [`Names`]: crate::session::Names
            fact_number: i64,
            /// Proposed by extraction, taken up by a person, or dismissed.
            standing: Standing,
            /// Where it stands, one anchor per draft it was found in.
            anchors: Few<Id, Anchor>,
            /// The claim in words that stand on their own; empty while the quote serves.
            statement: String,
            /// What sort of fact it is.
            types: Vec<ClaimType>,
            /// The wider claim it is part of.
            parent: Option<Id>,
            /// Its letter among the parts of its whole (1 is "a"), given once. 0 for a claim of its own; so a parent that an
            /// earlier version noted, on which nothing rested, makes no part.
            letter: i64,
            /// Whether it is kept in parts: each of its parts is a fact, and it is none of its own.
            in_parts: bool,
            /// The claim it was joined with.
            merged_into: Option<Id>,
            /// How much hangs on it.
            importance: Importance,
            /// Why it needs special care.
            risks: Vec<Risk>,
            /// How hard it is to check: 1 easy to 5; 0 not said.
            difficulty: i64,
            /// Who checks it.
            assigned_to: Option<Id>,
            /// When it must be checked, `YYYY-MM-DD`.
            due: String,
            /// What a desk files it under.
            tags: Vec<String>,
            /// Where the work stands.
            check_status: CheckStatus,
            /// What was found: a label of the session's rating scale.
            verdict: Option<String>,
            /// The finding as a sentence, for scales without labels.
            conclusion: String,
            /// The sentence that explains the verdict.
            rationale: String,
            /// How sure the checker is, in words.
            confidence: String,
            /// Why it could not be settled.
            unresolved: String,
            /// What happens to the copy.
            resolution: Resolution,
            /// The draft it was decided on.
            checked_against: Option<Id>,
            /// Anything else.
            note: String,
            /// The source that the writer named for it.
            writers_source: String,
            /// Who makes the claim.
            claimant: String,
            /// An address that identifies the claimant.
            claimant_address: String,
            /// When it was made, `YYYY-MM-DD`.
            claimed_on: String,
            /// Where it appeared (addresses).
            appearances: Vec<String>,
            /// Who says it, as the article has it.
            attribution: Option<Box<Attribution>>,
            /// The dates in it, resolved.
            times: Lines<Time>,
            /// Why extraction found it.
            signals: Lines<Signal>,
            /// The reasons in words.
            reasons: Vec<String>,
            /// How likely it holds a verifiable factual claim, 0–1000.
            checkable: i64,
            /// How likely it is worth a checker's time, 0–1000.
            worth: i64,
        }
        told {
            /// The two scores again, by a model that reads whole sentences: see [`Claim::worth_now`].
            weighed: Weighed,
        }
    }
}

impl Claim {
    /// Whether it belongs to a wider claim, as a part of it.
    pub fn is_part(&self) -> bool {
        self.parent.is_some() && self.letter > 0
    }

    /// Whether nobody has taken it up yet; it may be assigned, tagged and due for all that. A part is a suggestion for as long as its whole is one:
    /// [`Tables::is_suggestion`].
    ///
    /// [`Tables::is_suggestion`]: crate::session::Tables::is_suggestion
    pub fn is_suggestion(&self) -> bool {
        self.standing == Standing::Suggested
    }

    /// Whether it counts: not dismissed, not joined with another, not taken out. A part goes with its whole:
    /// [`Tables::is_live`].
    ///
    /// [`Tables::is_live`]: crate::session::Tables::is_live
    pub fn is_live(&self) -> bool {
        !self.removed && self.merged_into.is_none() && self.standing != Standing::Dismissed
    }

    /// Whether the work on it is done.
    pub fn is_decided(&self) -> bool {
        self.check_status == CheckStatus::Checked
    }

    /// The claim in words: its statement, else its quote in `draft`, else any quote.
    pub fn words(&self, draft: Option<Id>) -> &str {
        if !self.statement.is_empty() {
            return &self.statement;
        }
        let anchor = draft
            .and_then(|draft| self.anchors.get(&draft))
            .or_else(|| self.anchors.values().next());
        anchor.map_or("", |anchor| &anchor.exact)
    }
}

words! {
    /// Whether a person has taken a claim up.
    #[derive(Default)]
    pub enum Standing {
        /// A claim a person made or took up.
        #[default]
        Accepted = "accepted", "accepted";
        /// Found by extraction, untouched.
        Suggested = "suggested", "suggestion";
        /// Looked at and put aside.
        Dismissed = "dismissed", "dismissed";
    }
}

words! {
    /// Where the work on a claim stands.
    #[derive(Default)]
    pub enum CheckStatus {
        /// Nobody has begun.
        #[default]
        ToCheck = "to_check", "To check";
        /// Somebody is on it.
        InProgress = "in_progress", "In progress";
        /// Done.
        Checked = "checked", "Checked";
        /// Done as far as it goes; the editor must look.
        NeedsAttention = "needs_attention", "Needs attention";
    }
}

words! {
    /// What happens to the copy.
    #[derive(Default)]
    pub enum Resolution {
        /// Nothing yet.
        #[default]
        None = "none", "None";
        /// A change was asked for.
        ChangeRequested = "change_requested", "Change requested";
        /// The copy was changed.
        Changed = "changed", "Changed";
        /// Let it stand.
        Stet = "stet", "Stet";
        /// Taken out of the copy.
        Cut = "cut", "Cut";
    }
}

words! {
    /// How much hangs on a claim.
    #[derive(Default)]
    pub enum Importance {
        /// Not said.
        #[default]
        Unset = "unset", "not set";
        /// The story falls with it.
        High = "high", "high";
        /// It matters.
        Medium = "medium", "medium";
        /// A detail.
        Low = "low", "low";
    }
}

words! {
    /// What sort of fact a claim states: the union of newsroom checklists.
    pub enum ClaimType {
        /// A name and its spelling.
        Name = "name", "name or spelling";
        /// A title or role.
        Title = "title", "title or role";
        /// A place.
        Place = "place", "place";
        /// A date or time.
        Date = "date", "date or time";
        /// Somebody's age.
        Age = "age", "age";
        /// A number or statistic.
        Number = "number", "number or statistic";
        /// A sum of money.
        Money = "money", "money";
        /// A measurement or distance.
        Measurement = "measurement", "measurement or distance";
        /// A superlative, "first" or "only".
        Superlative = "superlative", "superlative, first or only";
        /// A comparison or trend.
        Comparison = "comparison", "comparison or trend";
        /// Words in quotation marks.
        Quotation = "quotation", "quotation";
        /// Who said it, or a paraphrase.
        Attribution = "attribution", "attribution or paraphrase";
        /// One thing causes another.
        Causal = "causal", "cause and effect";
        /// History.
        Historical = "historical", "historical";
        /// Law, rule or ruling.
        Legal = "legal", "law or rule";
        /// Science or medicine.
        Scientific = "scientific", "science or medicine";
        /// A poll.
        Poll = "poll", "poll";
        /// What something looks like.
        Description = "description", "physical description";
        /// A life, an identity, a pronoun.
        Biography = "biography", "biography or identity";
        /// A picture or its caption.
        Image = "image", "image or caption";
        /// A chart or map.
        Graphic = "graphic", "graphic";
        /// Headline or display copy.
        Headline = "headline", "headline or display copy";
        /// What "everybody knows".
        CommonKnowledge = "common_knowledge", "common knowledge";
        /// About the future: not checkable yet.
        Prediction = "prediction", "prediction";
        /// An opinion: not checkable.
        Opinion = "opinion", "opinion";
        /// Could defame or hurt.
        Sensitive = "sensitive", "sensitive or defamatory";
    }
}
