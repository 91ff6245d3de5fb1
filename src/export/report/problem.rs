//! What the house's rules find, in the words of a summary.

use super::Report;
use crate::export::{Order, findings::findings};
use crate::rules::{Finding, Level};
use crate::session::{Id, Session};

/// One finding. Its sentence is in English, whatever language the rest speaks: it is the rule's.
pub(in crate::export) struct Problem {
    /// The rule's code ("V02").
    pub code: &'static str,
    /// How much it weighs, as the list of words `finding` has it; "expected" where somebody expects it.
    pub level: &'static str,
    /// What is wrong.
    pub says: String,
    /// The claim to go to.
    pub claim: Option<Id>,
    /// What people call it; empty where it is about none.
    pub label: String,
    /// Its words.
    pub words: String,
    /// The article that it belongs to, by its title; empty where it belongs to none.
    pub article: String,
    /// Why somebody expects it; empty where nobody does, or where that must stay inside.
    pub reason: String,
}

impl Report<'_> {
    /// What the rules find in what was asked for.
    pub(super) fn problems_in(&self, order: &Order<'_>) -> Vec<Problem> {
        let found = findings(self.session, order).into_iter();
        found.map(|finding| self.problem(finding)).collect()
    }

    fn problem(&self, finding: Finding) -> Problem {
        let session: &Session = self.session;
        let claim = finding.claim.and_then(|id| session.claims.get(id));
        let article = finding.article.and_then(|id| session.articles.get(id));
        let level = match (&finding.expected, finding.level) {
            (Some(_), _) => "expected",
            (None, Level::Off) => Level::Note.word(),
            (None, level) => level.word(),
        };
        let title = article.map(|article| match article.title.as_str() {
            "" => self.words.say("summary-untitled-article"),
            title => title.to_owned(),
        });
        let draft = article.and_then(|article| article.draft);
        Problem {
            code: finding.rule.code,
            level,
            says: finding.says.into_owned(),
            claim: finding.claim,
            label: finding
                .claim
                .map(|id| self.names.label(session, id))
                .unwrap_or_default(),
            words: claim.map_or("", |claim| claim.words(draft)).to_owned(),
            article: title.unwrap_or_default(),
            reason: finding.expected.map(|one| one.reason).unwrap_or_default(),
        }
    }
}
