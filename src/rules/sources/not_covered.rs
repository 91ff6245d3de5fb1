//! S14: what the extracts of a claim do not cover.

use crate::compare::cover::{Kind, uncovered};
use crate::rules::prelude::*;
use crate::session::Stance;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S14",
    name: "not-in-the-extract",
    says: "The figures, dates and names of a checked claim stand in the extracts that were cited for it.",
    why: "Guides ask for every figure to be found in the document it is said to come from. The words are compared; whether they support the claim is for a person to decide.",
    level: Level::Note,
    params: &[],
    check: Check::Fact(ask),
};

/// The most that is named.
const NAMED: usize = 4;

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    if !fact.claim.is_decided() {
        return None;
    }
    let cited = scene
        .evidence(fact)
        .filter(|cited| cited.evidence.stance != Stance::Contradicts);
    let extracts: Vec<&str> = cited
        .map(|cited| cited.evidence.extract.trim())
        .filter(|extract| !extract.is_empty())
        .collect();
    if extracts.is_empty() {
        return None;
    }
    let claim = scene.quote(fact.claim);
    let missing: Vec<String> = uncovered(claim, &extracts)
        .into_iter()
        .filter(|one| one.kind != Kind::Word)
        .take(NAMED)
        .map(|one| one.words(claim))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let says = format!("Its words and its extracts differ: {}.", missing.join("; "));
    Some(Said::of_claim(fact.id, says).open("Look at the evidence", Place::Evidence))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Kind, Stance, Tier};

    #[test]
    fn a_figure_that_no_extract_has_is_named() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        let evidence = case.cite(claim, "Report", Stance::Supports, Tier::Primary);
        assert!(
            case.says("S14").is_empty(),
            "there is nothing to compare with"
        );
        case.set(
            Kind::Evidence,
            evidence,
            "extract",
            "losses of 26 % of the water",
        );
        assert!(case.says("S14").is_empty(), "{:?}", case.says("S14"));
        case.set(
            Kind::Evidence,
            evidence,
            "extract",
            "losses of 23 % of the water",
        );
        let said = case.says("S14");
        assert!(
            said.len() == 1 && said[0].contains("26 per cent"),
            "{said:?}"
        );
    }
}
