//! Claims: what they say, where they stand, and what was decided.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, Lines, article::Risk, record::record, words::words};
use crate::text::{Anchor, part};

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
            /// Proposed by extraction, taken up by a person, or dismissed.
            standing: Standing,
            /// Where it stands, one anchor per draft it was found in.
            anchors: BTreeMap<Id, Anchor>,
            /// The claim in words that stand on their own; empty while the quote serves.
            statement: String,
            /// What sort of fact it is.
            types: Vec<ClaimType>,
            /// The wider claim it is part of.
            parent: Option<Id>,
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
            attribution: Option<Attribution>,
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
    }
}

impl Claim {
    /// Whether nobody has touched it yet.
    pub fn is_suggestion(&self) -> bool {
        self.standing == Standing::Suggested
    }

    /// Whether it counts: not dismissed, not joined with another, not taken out.
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

    /// Whether it was decided on a text other than `draft`.
    pub fn is_stale(&self, draft: Id) -> bool {
        self.checked_against.is_some_and(|on| {
            on != draft
                && self.anchors.get(&on).map(|a| &a.exact)
                    != self.anchors.get(&draft).map(|a| &a.exact)
        })
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

words! {
    /// Why extraction found a claim, or what speaks against it.
    pub enum SignalKind {
        /// A figure.
        Figure = "figure", "figure";
        /// A sum of money.
        Money = "money", "money";
        /// A percentage or share.
        Percentage = "percentage", "percentage";
        /// A date or period.
        Date = "date", "date";
        /// Words in quotation marks.
        Quotation = "quotation", "quotation";
        /// Somebody is said to say it.
        Attribution = "attribution", "attribution";
        /// Hedged: "allegedly", "reported".
        Hedge = "hedge", "hedged";
        /// The source is not named.
        Anonymous = "anonymous", "anonymous source";
        /// A superlative, "first" or "only".
        Superlative = "superlative", "superlative";
        /// A comparison or trend.
        Comparison = "comparison", "comparison";
        /// One thing causes another.
        Cause = "cause", "cause";
        /// A named person.
        Person = "person", "person";
        /// A named organisation.
        Organisation = "organisation", "organisation";
        /// A named place.
        Place = "place", "place";
        /// A law or an official document.
        Law = "law", "law or document";
        /// Against: an opinion or judgement.
        Opinion = "opinion", "opinion";
        /// Against: a question.
        Question = "question", "question";
        /// Against: about the future.
        Future = "future", "future";
        /// Against: somebody's own experience.
        Experience = "experience", "own experience";
    }
}

part! {
    /// One signal, at a place of the draft the suggestion was made from.
    pub struct Signal {
        required {
            /// Which rule.
            kind: SignalKind,
            /// First code point.
            start: usize,
            /// One past the last code point.
            end: usize,
        }
        optional {}
    }
}

part! {
    /// Who says it, in the article's words.
    #[derive(Default)]
    pub struct Attribution {
        required {}
        optional {
            /// The source's words ("a person familiar with the survey").
            source: String,
            /// The cue ("said", "according to").
            cue: String,
            /// Through whom it reached the article ("the Coastal Wire").
            through: String,
            /// The hedge ("allegedly"); empty if there is none.
            hedge: String,
            /// Whether the source is not named.
            anonymous: bool,
            /// Who a pronoun probably stands for: a guess.
            guess: String,
        }
    }
}

part! {
    /// A date in a claim, resolved against the article's.
    #[derive(Default)]
    pub struct Time {
        required {
            /// The article's words ("last November").
            words: String,
            /// What they mean, as a TIMEX3 value ("2023-11"); empty if the article's date is needed and unknown.
            value: String,
        }
        optional {}
    }
}

impl Time {
    /// The day, month or year meant, if it is one: durations ("P4M"), "now" and "every Tuesday" say it in their words.
    pub fn date(&self) -> Option<&str> {
        let dated = self.value.starts_with(|c: char| c.is_ascii_digit());
        dated.then_some(self.value.as_str())
    }
}

/// What extraction proposes: the machine's part of a claim. Positions are code points of the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Suggestion {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Why it was found.
    #[serde(default)]
    pub signals: Vec<Signal>,
    /// Who says it.
    #[serde(default)]
    pub attribution: Option<Attribution>,
    /// The dates in it.
    #[serde(default)]
    pub times: Vec<Time>,
    /// The reasons in words.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// 0–1000.
    #[serde(default)]
    pub checkable: i64,
    /// 0–1000.
    #[serde(default)]
    pub worth: i64,
}
