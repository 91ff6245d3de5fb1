//! V03: a verdict on what is still to check.

use crate::rules::prelude::*;
use crate::session::{CheckStatus, Command};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "V03",
    name: "verdict-still-to-check",
    says: "What has a verdict is not still to check.",
    why: "Status and verdict are two things, and the count of facts left goes by the status.",
    level: Level::Note,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let left = claim.verdict.is_some() && claim.check_status == CheckStatus::ToCheck;
    left.then(|| {
        let says = format!("Found “{}”, and still to check.", scene.verdict(claim));
        let checked = Command::SetCheckStatus {
            claim: fact.id,
            status: CheckStatus::Checked,
        };
        Said::of_claim(fact.id, says).mend("Set to checked", checked)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::rules::{Remedy, finding::Fix};

    #[test]
    fn the_fix_sets_the_status() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.verdict(claim, "true");
        let found = case.findings("V03").pop().unwrap();
        assert_eq!(found.says, "Found “True”, and still to check.");
        let Some(Fix {
            remedy: Remedy::Do(command),
            ..
        }) = found.fix
        else {
            panic!("no fix");
        };
        case.done(*command);
        assert!(case.says("V03").is_empty());
    }
}
