//! What extraction finds: signals, attributions, dates, and the suggestions made of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::weighed::Weighed;
use crate::session::values::wordlist::words;
use crate::text::part;

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
            /// Whether the source denies it, or does not confirm it ("denied that", "did not say"): then the claim is not
            /// theirs.
            denied: bool,
        }
    }
}

impl Attribution {
    /// What the source says to the claim, if it is not that it is so: "denied that", "declined to confirm".
    pub fn denial(&self) -> Option<String> {
        self.denied
            .then(|| format!("denied or not confirmed: “{}”", self.cue))
    }
}

part! {
    /// A date in a claim, resolved against the article's.
    #[derive(Default)]
    pub struct Time {
        required {
            /// The article's words ("last November").
            words: String,
            /// What they mean, as a TIMEX3 value ("2023-11"); empty if that is not known.
            value: String,
        }
        optional {
            /// What has to be answered before they mean one thing ("day or month first?"); empty if nothing.
            question: String,
        }
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
    /// The two scores again, by a model that reads whole sentences, where it was asked already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weighed: Option<Weighed>,
    /// The claim in words that stand on their own, where they are not those of the text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub statement: String,
    /// The claims inside it, in text order: they become its parts. Parts of parts become its parts too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Suggestion>,
}
