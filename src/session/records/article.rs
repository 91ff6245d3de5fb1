//! Articles, and the stretches of them that hold nothing to check.

use super::record::record;
use crate::session::values::{id::Id, wordlist::words};
use crate::text::{Anchor, Few};

record! {
    /// A piece being checked. Fields follow the intake of a magazine's fact-check and Google's ClaimReview.
    pub struct Article, "article" {
        fixed {}
        fields {
            /// Headline.
            title: String,
            /// Internal working title.
            slug: String,
            /// Writers, as printed.
            byline: String,
            /// Who edits it.
            editor: String,
            /// Where it appears.
            publisher: String,
            /// News agency it came from.
            agency: String,
            /// Day of publication, `YYYY-MM-DD`: relative dates are read against it.
            published: String,
            /// Where it was published (an address).
            address: String,
            /// Language, ISO 639-1.
            language: String,
            /// The agency's or publisher's own number for it.
            article_id: String,
            /// When the check must be done, `YYYY-MM-DD`.
            deadline: String,
            /// What was noticed on the first read.
            note: String,
            /// What the piece is risky for.
            risks: Vec<Risk>,
            /// The draft being checked.
            draft: Option<Id>,
            /// Place among the session's articles.
            order: i64,
        }
    }
}

impl Article {
    /// The day of publication, if it is one.
    pub fn published_date(&self) -> Option<jiff::civil::Date> {
        self.published.parse().ok()
    }

    /// The language for the segmenter; English where nothing is said.
    pub fn language(&self) -> &str {
        if self.language.is_empty() {
            "en"
        } else {
            &self.language
        }
    }
}

record! {
    /// A stretch of a draft that holds nothing to check.
    pub struct Mark, "mark" {
        fixed {
            /// Its article.
            article: Id,
        }
        fields {
            /// Where, one anchor per draft.
            anchors: Few<Id, Anchor>,
            /// Why there is nothing to check.
            reason: NothingReason,
        }
    }
}

words! {
    /// Why a sentence needs no check.
    #[derive(Default)]
    pub enum NothingReason {
        /// It states no checkable fact.
        #[default]
        NoFact = "no_fact", "no checkable fact";
        /// The writer's own opinion.
        Opinion = "writer_opinion", "writer's opinion";
        /// Headline, credit line or other furniture.
        Furniture = "furniture", "furniture";
    }
}

words! {
    /// What could hurt someone.
    pub enum Risk {
        /// Defamation or another legal risk.
        Legal = "legal", "legal";
        /// Privacy, minors, victims.
        Privacy = "privacy", "privacy";
        /// Rests on a source that is not named.
        Anonymous = "anonymous_source", "anonymous source";
        /// May harm people if wrong.
        Harm = "harm", "harm";
    }
}
