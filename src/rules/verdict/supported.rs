//! V05: found wrong, and something that is cited supports it.

use crate::rules::prelude::*;
use crate::{session::Stance, text::brief};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "V05",
    name: "wrong-but-supported",
    says: "What is found wrong is not supported by what is cited, or the rationale says why.",
    why: "A check sets out the evidence for a claim as well (IFCN).",
    level: Level::Note,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    if !claim.rationale.trim().is_empty() || !scene.is_wrong(claim) {
        return None;
    }
    let mut support = scene
        .evidence(fact)
        .filter(|cited| cited.evidence.stance == Stance::Supports);
    let title = brief(support.next()?.title(), 80);
    let says = format!("Found “{}”, and {title} supports it.", scene.verdict(claim));
    Some(Said::of_claim(fact.id, says).open("Look at the evidence", Place::Evidence))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Stance, Tier};

    #[test]
    fn what_speaks_for_it_is_answered() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "false");
        case.cite(claim, "Report", Stance::Contradicts, Tier::Primary);
        assert!(case.says("V05").is_empty());
        case.cite(claim, "Leaflet", Stance::Supports, Tier::Secondary);
        assert_eq!(
            case.says("V05"),
            ["Found “False”, and Leaflet supports it."]
        );
    }
}
