//! Some of the findings.

use super::{finding::Finding, level::Level};
use crate::session::Id;

/// Which findings are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// All.
    #[default]
    All,
    /// Those of one level that nobody expects.
    Level(Level),
    /// Those that somebody expects.
    Expected,
    /// Those of an article.
    Article(Id),
    /// Those of a rule, by its code.
    Rule(&'static str),
}

impl Which {
    /// Whether a finding is one of them.
    pub fn holds(self, finding: &Finding) -> bool {
        match self {
            Self::All => true,
            Self::Level(level) => finding.level == level && finding.expected.is_none(),
            Self::Expected => finding.expected.is_some(),
            Self::Article(article) => finding.article == Some(article),
            Self::Rule(code) => finding.rule.code == code,
        }
    }
}
