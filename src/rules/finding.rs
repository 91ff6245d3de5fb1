//! What a rule finds.

use std::borrow::Cow;

use super::{level::Level, rule::Rule};
use crate::session::{Command, Id, Kind, Moment};

/// One finding.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How much it weighs, as the house has it.
    pub level: Level,
    /// What is wrong, in a plain sentence.
    pub says: Cow<'static, str>,
    /// The record it is about.
    pub about: (Kind, Id),
    /// The claim to go to.
    pub claim: Option<Id>,
    /// The article that it belongs to.
    pub article: Option<Id>,
    /// What would mend it.
    pub fix: Option<Fix>,
    /// Somebody expects it: it is silent, and shows as such.
    pub expected: Option<Box<Expected>>,
}

impl Finding {
    /// Whether it keeps an article from being signed off.
    pub fn blocks(&self) -> bool {
        self.level == Level::Blocks && self.expected.is_none()
    }

    /// A number that stands for it, the same as long as it is the same finding.
    pub fn number(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash as _, Hasher as _};
        let mut hasher = DefaultHasher::new();
        (self.rule.code, self.about.1, self.claim).hash(&mut hasher);
        hasher.finish()
    }
}

/// Somebody expects a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The expectation's record.
    pub id: Id,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub by: Option<Id>,
    /// When.
    pub at: Option<Moment>,
}

/// What would mend a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it is called ("Cite another source").
    pub words: Cow<'static, str>,
    /// How it is done.
    pub remedy: Remedy,
}

/// How a finding is mended.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// By a command, at once; undo takes it back.
    Do(Box<Command>),
    /// Where a person writes or decides something.
    Open(Place),
}

/// Where a person mends a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A source is cited for the claim.
    Cite,
    /// The claim's evidence.
    Evidence,
    /// Its rationale.
    Rationale,
    /// Its note.
    Note,
    /// Its statement.
    Statement,
    /// The claim itself.
    Claim,
    /// Another claim, where it is about something else.
    Fact(Id),
    /// A change to the copy is asked for.
    Change,
    /// The changes of the claim.
    Changes,
    /// The drafts beside each other.
    Drafts,
    /// What is disputed.
    Disputes,
    /// A source.
    Source(Id),
    /// Somebody is to be asked about the claim.
    Ask,
    /// Those who are asked.
    People,
    /// What people said about the claim.
    Threads,
    /// Who checks the claim.
    Assign,
    /// A second person's check.
    SecondCheck,
    /// A correction.
    Corrections,
    /// The article's details.
    Article,
    /// The session's details.
    Session,
}

/// What a rule says; code and level come from the rule and the house.
#[derive(Debug)]
pub struct Said {
    pub(super) says: Cow<'static, str>,
    pub(super) about: (Kind, Id),
    pub(super) claim: Option<Id>,
    pub(super) article: Option<Id>,
    pub(super) fix: Option<Fix>,
}

impl Said {
    /// Something about a claim.
    pub(super) fn of_claim(claim: Id, says: impl Into<Cow<'static, str>>) -> Self {
        Self {
            says: says.into(),
            about: (Kind::Claim, claim),
            claim: Some(claim),
            article: None,
            fix: None,
        }
    }

    /// Something about another record.
    pub(super) fn about(kind: Kind, id: Id, says: impl Into<Cow<'static, str>>) -> Self {
        Self {
            says: says.into(),
            about: (kind, id),
            claim: None,
            article: None,
            fix: None,
        }
    }

    /// The claim to go to.
    pub(super) fn at(self, claim: Option<Id>) -> Self {
        Self { claim, ..self }
    }

    /// The article it belongs to.
    pub(super) fn in_article(self, article: Id) -> Self {
        Self {
            article: Some(article),
            ..self
        }
    }

    /// It is mended in a place of the window.
    pub(super) fn open(self, words: &'static str, place: Place) -> Self {
        let fix = Fix {
            words: Cow::Borrowed(words),
            remedy: Remedy::Open(place),
        };
        Self {
            fix: Some(fix),
            ..self
        }
    }

    /// It is mended by a command.
    pub(super) fn mend(self, words: impl Into<Cow<'static, str>>, command: Command) -> Self {
        let fix = Fix {
            words: words.into(),
            remedy: Remedy::Do(Box::new(command)),
        };
        Self {
            fix: Some(fix),
            ..self
        }
    }
}
