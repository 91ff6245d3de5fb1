//! X01: an expectation that nothing answers to any more.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "X01",
    name: "expectation-unused",
    says: "What is expected is there.",
    why: "An expectation that has outlived its problem would hide the next one.",
    level: Level::Note,
    params: &[],
    check: Check::All(ask),
};

/// Whether an expectation is used is known when all other rules have been asked: whoever asks them says it.
fn ask(_: &Scene<'_>, _: &Setting<'_>, _: &mut Vec<Said>) {}

#[cfg(test)]
mod tests {
    use crate::{
        rules::{Level, testing::Case},
        session::{Command, Kind},
    };

    fn expect(case: &mut Case, code: &str, about: crate::session::Id) {
        case.done(Command::Expect {
            id: None,
            code: code.to_owned(),
            about,
            reason: "The editor knows.".to_owned(),
        });
    }

    #[test]
    fn one_finding_is_silent_and_shows_why() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        let other = case.checked("221 million crowns");
        case.verdict(claim, "true");
        case.verdict(other, "true");
        assert_eq!(
            case.findings("V01")
                .iter()
                .filter(|one| one.blocks())
                .count(),
            2
        );
        expect(&mut case, "V01", claim);
        let found = case.findings("V01");
        let silent = found.iter().find(|one| one.expected.is_some()).unwrap();
        assert_eq!(silent.claim, Some(claim));
        assert_eq!(
            silent.expected.as_ref().unwrap().reason,
            "The editor knows."
        );
        assert!(!silent.blocks() && silent.level == Level::Blocks);
        assert_eq!(found.iter().filter(|one| one.blocks()).count(), 1);
        assert!(case.says("X01").is_empty());
    }

    #[test]
    fn a_code_counts_in_any_case_and_one_that_is_no_rule_s_is_told() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "true");
        expect(&mut case, "v01", claim);
        assert!(case.findings("V01").iter().all(|one| !one.blocks()));
        assert!(case.says("X01").is_empty());
        expect(&mut case, "V99", claim);
        assert_eq!(
            case.says("X01"),
            ["“V99” is expected, and no rule is called that."]
        );
    }

    #[test]
    fn what_is_expected_and_mended_is_told() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "true");
        expect(&mut case, "V01", claim);
        case.set(Kind::Claim, claim, "rationale", "The meters say so.");
        assert_eq!(
            case.says("X01"),
            ["V01 is expected, and nothing breaks it any more: “The editor knows.”."]
        );
        assert!(case.says_in("[rules]\nV01 = \"off\"", "X01").is_empty());
    }
}
