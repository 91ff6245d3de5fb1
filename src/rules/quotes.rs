//! What the sentences of findings quote: not all of it may leave the house.

use super::rule::Rule;

/// What the sentence of a finding holds besides the rule's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// Figures, days, labels, and what stands in the article or in what is asked of its writer.
    Open,
    /// What was noted of sources, or how many there are.
    Sources,
    /// Names of people who did the work or were asked, or what they said among themselves.
    People,
    /// Whatever somebody wrote.
    Anything,
}

/// The rules whose sentences quote nothing that is kept inside.
const OPEN: &[&str] = &[
    "C01", "C02", "C03", "C04", "C05", "C07", "D01", "D02", "D03", "K01", "K02", "K03", "K04",
    "K05", "K06", "K08", "K10", "P02", "P06", "R01", "R02", "V01", "V03", "V06", "V08",
];

/// Those that quote sources.
const SOURCES: &[&str] = &[
    "Q01", "Q02", "Q03", "Q04", "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09",
    "S10", "S11", "S12", "S14", "V02", "V04", "V05",
];

/// Those that quote people.
const PEOPLE: &[&str] = &[
    "C06", "K07", "K11", "K12", "K13", "P01", "P03", "P04", "P05", "P07", "S13",
];

impl Rule {
    /// What the sentences of its findings quote; of a rule that is not listed here, anything.
    pub fn quotes(&self) -> Quotes {
        let lists = [
            (OPEN, Quotes::Open),
            (SOURCES, Quotes::Sources),
            (PEOPLE, Quotes::People),
        ];
        let found = lists.iter().find(|(list, _)| list.contains(&self.code));
        found.map_or(Quotes::Anything, |(_, quotes)| *quotes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule;

    #[test]
    fn what_is_listed_is_a_rule_and_listed_once() {
        let mut all = [OPEN, SOURCES, PEOPLE].concat();
        for code in &all {
            assert!(rule(code).is_some(), "{code}");
        }
        let many = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), many);
        assert_eq!(rule("X01").unwrap().quotes(), Quotes::Anything);
    }
}
