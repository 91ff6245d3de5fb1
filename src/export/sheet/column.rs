//! The columns of the table of claims.

use crate::session::{CheckStatus, Importance, Resolution};

/// A column of the table of claims, as desks keep them (<https://ksjfactcheck.org>): the fact, its method (first or second
/// hand), its source, the day somebody looked, what was found, why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// What people call the claim.
    Number,
    /// The claim in words.
    Fact,
    /// The words of the article.
    Quote,
    /// The number of their paragraph.
    Paragraph,
    /// Who says it.
    Who,
    /// How much hangs on it.
    Importance,
    /// What it rests on, a line for each piece of evidence; the next five columns go with it line by line.
    Source,
    /// Which way each piece points.
    Stance,
    /// First or second hand, and how it was looked at.
    Method,
    /// Page, time, row.
    Locator,
    /// What it says there.
    Extract,
    /// When somebody looked.
    Looked,
    /// Where the work stands.
    Status,
    /// What was found.
    Verdict,
    /// Why.
    Rationale,
    /// What happens to the copy.
    Copy,
    /// Changes asked for.
    Change,
    /// Anything else.
    Note,
    /// What the row is: a claim, a suggestion, a part.
    Row,
    /// The article.
    Article,
}

impl Column {
    /// All of them, in the order of the table.
    pub const ALL: &'static [Self] = &[
        Self::Number,
        Self::Fact,
        Self::Quote,
        Self::Paragraph,
        Self::Who,
        Self::Importance,
        Self::Source,
        Self::Stance,
        Self::Method,
        Self::Locator,
        Self::Extract,
        Self::Looked,
        Self::Status,
        Self::Verdict,
        Self::Rationale,
        Self::Copy,
        Self::Change,
        Self::Note,
        Self::Row,
        Self::Article,
    ];

    /// Its name where no person reads it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Fact => "fact",
            Self::Quote => "quote",
            Self::Paragraph => "paragraph",
            Self::Who => "who",
            Self::Importance => "importance",
            Self::Source => "source",
            Self::Stance => "stance",
            Self::Method => "method",
            Self::Locator => "locator",
            Self::Extract => "extract",
            Self::Looked => "looked",
            Self::Status => "status",
            Self::Verdict => "verdict",
            Self::Rationale => "rationale",
            Self::Copy => "copy",
            Self::Change => "change",
            Self::Note => "note",
            Self::Row => "row",
            Self::Article => "article",
        }
    }

    /// Its width, in characters.
    pub(super) const fn width(self) -> u8 {
        match self {
            Self::Number | Self::Paragraph => 8,
            Self::Importance | Self::Stance | Self::Row => 12,
            Self::Method | Self::Locator | Self::Looked | Self::Status | Self::Copy => 15,
            Self::Verdict | Self::Article | Self::Who => 18,
            Self::Source | Self::Change => 26,
            Self::Quote | Self::Extract | Self::Note => 36,
            Self::Fact | Self::Rationale => 46,
        }
    }

    /// Whether what is written in it comes back into the session.
    pub const fn comes_back(self) -> bool {
        matches!(
            self,
            Self::Fact
                | Self::Importance
                | Self::Status
                | Self::Verdict
                | Self::Rationale
                | Self::Copy
                | Self::Note
        )
    }

    /// The words that files hold for what may stand in it, where those are few and the same in every session. The one that
    /// says nothing is an empty cell and not among them.
    pub(super) fn choices(self) -> Vec<&'static str> {
        match self {
            Self::Status => CheckStatus::ALL.iter().map(CheckStatus::word).collect(),
            Self::Copy => Resolution::ALL
                .iter()
                .filter(|one| **one != Resolution::None)
                .map(Resolution::word)
                .collect(),
            Self::Importance => Importance::ALL
                .iter()
                .filter(|one| **one != Importance::Unset)
                .map(Importance::word)
                .collect(),
            _ => Vec::new(),
        }
    }
}
