//! What the house's rules find, in figures.

use std::collections::BTreeMap;

use crate::{
    rules::{Finding, Level, Rule, Which},
    session::Id,
    text::counted,
};

/// The most rules that are named.
const RULES: usize = 8;

/// Findings, by how much they weigh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// Those that keep somebody from signing off.
    pub blocks: usize,
    /// Those that should be mended.
    pub warnings: usize,
    /// Those that are worth knowing.
    pub notes: usize,
    /// Those that somebody expects, of whatever level.
    pub expected: usize,
}

impl Weighed {
    fn add(&mut self, finding: &Finding) {
        let count = match (&finding.expected, finding.level) {
            (Some(_), _) => &mut self.expected,
            (None, Level::Blocks) => &mut self.blocks,
            (None, Level::Warning) => &mut self.warnings,
            (None, Level::Note | Level::Off) => &mut self.notes,
        };
        *count += 1;
    }

    /// Those that nobody expects.
    pub const fn open(&self) -> usize {
        self.blocks + self.warnings + self.notes
    }

    /// "2 block sign-off, 1 warning; 1 expected".
    pub fn words(&self) -> String {
        let mut said = Vec::new();
        match self.blocks {
            0 => {}
            1 => said.push("1 blocks sign-off".to_owned()),
            many => said.push(format!("{many} block sign-off")),
        }
        for (many, word) in [(self.warnings, "warning"), (self.notes, "note")] {
            if many > 0 {
                said.push(counted(many, word));
            }
        }
        if said.is_empty() {
            said.push("none".to_owned());
        }
        let said = said.join(", ");
        match self.expected {
            0 => said,
            many => format!("{said}; {many} expected"),
        }
    }
}

/// A rule, and how many findings of it nobody expects.
#[derive(Clone, Copy, Debug)]
pub struct RuleFigures {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it weighs here.
    pub level: Level,
    /// How many.
    pub count: usize,
}

/// What the rules find in a session.
#[derive(Clone, Debug, Default)]
pub struct ProblemFigures {
    /// All.
    pub all: Weighed,
    /// Those of each article that has any.
    pub articles: BTreeMap<Id, Weighed>,
    /// Those that belong to no article.
    pub elsewhere: Weighed,
    /// The rules that find most, of one that finds as much the heavier first.
    pub rules: Vec<RuleFigures>,
}

impl ProblemFigures {
    /// Counts what the rules have found. Linear.
    pub fn of(found: &[Finding]) -> Self {
        let mut figures = Self::default();
        let mut rules: BTreeMap<&str, RuleFigures> = BTreeMap::new();
        for finding in found {
            figures.all.add(finding);
            let place = finding.article.map_or(&mut figures.elsewhere, |article| {
                figures.articles.entry(article).or_default()
            });
            place.add(finding);
            if finding.expected.is_none() {
                let first = RuleFigures {
                    rule: finding.rule,
                    level: finding.level,
                    count: 0,
                };
                rules.entry(finding.rule.code).or_insert(first).count += 1;
            }
        }
        figures.rules = rules.into_values().collect();
        figures
            .rules
            .sort_by_key(|one| std::cmp::Reverse((one.count, one.level)));
        figures.rules.truncate(RULES);
        figures
    }

    /// Each level with what it is called, how many there are of it, and which.
    pub(super) fn levels(&self) -> [(&'static str, usize, Which); 4] {
        let Weighed {
            blocks,
            warnings,
            notes,
            expected,
        } = self.all;
        [
            ("Block sign-off", blocks, Which::Level(Level::Blocks)),
            ("Warnings", warnings, Which::Level(Level::Warning)),
            ("Notes", notes, Which::Level(Level::Note)),
            ("Expected, with a reason", expected, Which::Expected),
        ]
    }
}
