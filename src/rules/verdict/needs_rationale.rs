//! V01: no verdict without a sentence that explains it.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "V01",
    name: "verdict-needs-rationale",
    says: "A verdict needs a sentence that explains it.",
    why: "Readers must be able to follow how a verdict was reached (IFCN, transparency of methodology).",
    level: Level::Blocks,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    fact.claim.verdict.as_ref()?;
    fact.claim.rationale.trim().is_empty().then(|| {
        let verdict = scene.verdict(fact.claim);
        Said::of_claim(
            fact.id,
            format!("The verdict “{verdict}” has no rationale."),
        )
        .open("Write the rationale", Place::Rationale)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;

    #[test]
    fn a_verdict_without_a_rationale_is_found() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        assert!(case.says("V01").is_empty(), "no verdict, no rationale");
        case.verdict(claim, "mostly_true");
        assert_eq!(
            case.says("V01"),
            ["The verdict “Mostly true” has no rationale."]
        );
        case.set(
            crate::session::Kind::Claim,
            claim,
            "rationale",
            "The meters say so.",
        );
        assert!(case.says("V01").is_empty());
    }
}
