//! D01: a statement that was reworded after its verdict.

use crate::rules::prelude::*;
use crate::rules::scene::last_set;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "D01",
    name: "reworded-after-verdict",
    says: "A statement that was reworded after its verdict is looked at again.",
    why: "The verdict is about the words that it was given on; the classic failure is text altered after checking (KSJ).",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    if claim.verdict.is_none() && !claim.is_decided() {
        return None;
    }
    let reworded = last_set(claim, "statement")?;
    let decided = ["verdict", "check_status", "rationale"]
        .iter()
        .filter_map(|field| last_set(claim, field))
        .max()?;
    (reworded > decided).then(|| {
        let what = if claim.verdict.is_some() {
            format!("the verdict “{}”", scene.verdict(claim))
        } else {
            "it was checked".to_owned()
        };
        Said::of_claim(fact.id, format!("The statement was reworded after {what}."))
            .open("Look at it again", Place::Claim)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{CheckStatus, Command};

    #[test]
    fn other_words_after_the_verdict_are_found_until_it_is_given_again() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let reword = |statement: &str| Command::SetStatement {
            claim,
            statement: statement.to_owned(),
        };
        case.done(reword("A quarter is lost."));
        case.check(claim);
        case.verdict(claim, "true");
        assert!(case.says("D01").is_empty());
        case.done(reword("More than a quarter is lost."));
        assert_eq!(
            case.says("D01"),
            ["The statement was reworded after the verdict “True”."]
        );
        case.verdict(claim, "mostly_true");
        assert!(case.says("D01").is_empty());
        case.done(reword("A third is lost."));
        case.done(Command::SetVerdict {
            claim,
            verdict: None,
        });
        case.done(Command::SetCheckStatus {
            claim,
            status: CheckStatus::ToCheck,
        });
        assert!(case.says("D01").is_empty(), "nothing is decided");
    }
}
