//! R01: a risk that somebody flagged, and nobody cleared.

use crate::rules::prelude::*;
use crate::session::{Resolution, Risk};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "R01",
    name: "risk-not-cleared",
    says: "A claim that was flagged as a risk is checked, and says what makes it safe.",
    why: "Risks are gauged on the first read, and cleared before anybody signs (KSJ; TIJ guide).",
    level: Level::Blocks,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(_: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    // That a source is not named has a rule of its own.
    let risks = claim.risks.iter().filter(|risk| **risk != Risk::Anonymous);
    let risks: Vec<&str> = risks.map(|risk| risk.label()).collect();
    if risks.is_empty() || claim.resolution == Resolution::Cut {
        return None;
    }
    let risks = risks.join(", ");
    if !claim.is_decided() {
        let says = format!("Flagged as a risk ({risks}), and not checked.");
        return Some(Said::of_claim(fact.id, says).open("Check it", Place::Claim));
    }
    let said = [&claim.rationale, &claim.note, &claim.conclusion];
    said.iter().all(|words| words.trim().is_empty()).then(|| {
        let says = format!("Flagged as a risk ({risks}), and nothing says what makes it safe.");
        Said::of_claim(fact.id, says).open("Write the rationale", Place::Rationale)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::Kind;

    #[test]
    fn a_risk_is_checked_and_explained() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.set(
            Kind::Claim,
            claim,
            "risks",
            serde_json::json!(["legal", "harm"]),
        );
        assert_eq!(
            case.says("R01"),
            ["Flagged as a risk (legal, harm), and not checked."]
        );
        case.check(claim);
        assert_eq!(
            case.says("R01"),
            ["Flagged as a risk (legal, harm), and nothing says what makes it safe."]
        );
        case.set(
            Kind::Claim,
            claim,
            "rationale",
            "The ledger was read by two of us.",
        );
        assert!(case.says("R01").is_empty());
    }

    #[test]
    fn an_unnamed_source_is_another_rule() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.set(
            Kind::Claim,
            claim,
            "risks",
            serde_json::json!(["anonymous_source"]),
        );
        assert!(case.says("R01").is_empty());
    }
}
