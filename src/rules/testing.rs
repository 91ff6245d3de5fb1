//! A small session for the tests of rules, in an invented place.

use serde_json::Value;

use super::{
    Finding, House, Level, check,
    table::{self, RULES},
};
use crate::session::{
    Author, CheckStatus, Command, Id, Kind, Moment, NewArticle, NewEvidence, NewParagraph,
    NewSource, Role, Session, SourceKind, Stamp, Stance, Tier,
};

/// The text of the article.
pub const TEXT: &str = "The harbour loses 26 per cent of its water. The bridge is the longest in the bay. “We have inspected every pier,” said Tomas Vell. A person at the utility said the pumps had failed. Repairs would cost 221 million crowns.";

/// The article.
pub const ARTICLE: Id = Id::literal("article");

/// A session that is being checked on 2 June 2026.
pub struct Case {
    pub session: Session,
    seeds: u64,
    /// The time, in seconds: each command is a minute later.
    at: i64,
}

impl Case {
    pub fn new() -> Self {
        let mut case = Self {
            session: Session::default(),
            seeds: 0,
            at: 1_780_387_200,
        };
        case.done(Command::AddArticle(NewArticle {
            id: Some(ARTICLE),
            title: "Harbour".to_owned(),
            paragraphs: vec![NewParagraph {
                text: TEXT.to_owned(),
                role: Role::Body,
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        }));
        case
    }

    /// Does a command, as Ida Brandt.
    pub fn done(&mut self, command: Command) -> Vec<Id> {
        self.done_by("Ida Brandt", command)
    }

    /// Does a command as somebody.
    pub fn done_by(&mut self, name: &str, command: Command) -> Vec<Id> {
        self.seeds += 1;
        self.at += 60;
        let stamp = Stamp {
            by: Author {
                name: name.to_owned(),
                initials: Author::initials_of(name),
            },
            at: Moment(self.at),
            seed: Id::derived(&[b"seed", &self.seeds.to_le_bytes()]),
        };
        self.session.apply(command, &stamp).unwrap().created
    }

    /// A claim on some words of the article.
    pub fn claim(&mut self, words: &str) -> Id {
        let byte = TEXT.find(words).unwrap();
        let start = TEXT.get(..byte).unwrap().chars().count();
        let id = Id::derived(&[b"claim", words.as_bytes()]);
        self.done(Command::AddClaim {
            id: Some(id),
            article: ARTICLE,
            start,
            end: start + words.chars().count(),
            statement: String::new(),
            part_of: None,
        });
        id
    }

    /// A claim on some words that is checked.
    pub fn checked(&mut self, words: &str) -> Id {
        let claim = self.claim(words);
        self.check(claim);
        claim
    }

    pub fn check(&mut self, claim: Id) {
        self.done(Command::SetCheckStatus {
            claim,
            status: CheckStatus::Checked,
        });
    }

    /// Gives a verdict of Google's five, the usual scale.
    pub fn verdict(&mut self, claim: Id, verdict: &str) {
        self.done(Command::SetVerdict {
            claim,
            verdict: Some(verdict.to_owned()),
        });
    }

    /// Enters a source, once.
    pub fn source(&mut self, title: &str, kind: SourceKind) -> Id {
        let id = Id::derived(&[b"source", title.as_bytes()]);
        if self.session.sources.get(id).is_none() {
            self.done(Command::AddSource(NewSource {
                id: Some(id),
                title: title.to_owned(),
                kind,
                ..NewSource::default()
            }));
        }
        id
    }

    /// Cites a document.
    pub fn cite(&mut self, claim: Id, title: &str, stance: Stance, tier: Tier) -> Id {
        let source = self.source(title, SourceKind::Document);
        self.cite_source(claim, source, stance, tier)
    }

    pub fn cite_source(&mut self, claim: Id, source: Id, stance: Stance, tier: Tier) -> Id {
        let made = self.done(Command::AddEvidence(NewEvidence {
            id: None,
            claim,
            source,
            stance,
            locator: String::new(),
            extract: String::new(),
            tier,
            looked_on: String::new(),
            ..NewEvidence::default()
        }));
        *made.last().unwrap()
    }

    /// Sets a field.
    pub fn set(&mut self, kind: Kind, id: Id, field: &str, value: impl Into<Value>) {
        self.done(Command::SetField {
            kind,
            id,
            field: field.to_owned(),
            value: value.into(),
        });
    }

    /// What one rule finds, were it not switched off.
    pub fn findings(&self, code: &str) -> Vec<Finding> {
        self.findings_in(&House::default(), code)
    }

    /// The same in a house.
    pub fn findings_in(&self, house: &House, code: &str) -> Vec<Finding> {
        let rule = table::rule(code).unwrap();
        let mut house = house.clone();
        if house.level(rule) == Level::Off {
            house.take(&format!("[rules]\n{} = \"note\"", rule.name));
        }
        let found = check(&self.session, &house, "2026-06-02".parse().unwrap());
        found
            .into_iter()
            .filter(|finding| finding.rule.code == code)
            .collect()
    }

    /// What one rule says.
    pub fn says(&self, code: &str) -> Vec<String> {
        let found = self.findings(code).into_iter();
        found.map(|finding| finding.says.into_owned()).collect()
    }

    /// The same in a house that has set something.
    pub fn says_in(&self, house: &str, code: &str) -> Vec<String> {
        let mut taken = House::default();
        assert_eq!(taken.take(house), Vec::new());
        let found = self.findings_in(&taken, code).into_iter();
        found.map(|finding| finding.says.into_owned()).collect()
    }
}

#[test]
fn every_rule_has_a_code_a_name_and_words_of_its_own() {
    let mut codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let sorted = codes.clone();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, sorted, "in order of their codes, each once");
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
    for rule in RULES {
        let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(rule.name.chars().all(kebab), "{}", rule.name);
        let (letter, number) = rule.code.split_at(1);
        assert!(letter.chars().all(|c| c.is_ascii_uppercase()) && number.len() == 2);
        assert!(
            rule.says.ends_with('.') && rule.why.ends_with('.'),
            "{}",
            rule.code
        );
        assert!(rule.params.iter().all(|param| param.name != "level"));
    }
}

#[test]
fn a_session_that_nobody_has_begun_has_no_problems() {
    let case = Case::new();
    let found = check(
        &case.session,
        &House::default(),
        "2026-06-02".parse().unwrap(),
    );
    assert!(found.is_empty(), "{found:?}");
    let nothing = Session::default();
    assert!(check(&nothing, &House::default(), "2026-06-02".parse().unwrap()).is_empty());
}
