//! V04: found true, and something that is cited says otherwise.

use crate::rules::prelude::*;
use crate::{
    session::{Meaning, Stance},
    text::brief,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "V04",
    name: "true-but-contradicted",
    says: "What is found true is not contradicted by what is cited, or the rationale says why.",
    why: "A check sets out the evidence that undermines a claim as well (IFCN).",
    level: Level::Warning,
    params: &[Param {
        name: "even-explained",
        says: "Whether a rationale does not serve as an answer.",
        usual: Usual::Flag(false),
    }],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let explained = !claim.rationale.trim().is_empty() && !setting.flag("even-explained");
    if explained || scene.meaning(claim) != Some(Meaning::Right) {
        return None;
    }
    let mut against = scene
        .evidence(fact)
        .filter(|cited| cited.evidence.stance == Stance::Contradicts);
    let title = brief(against.next()?.title(), 80);
    let says = format!(
        "Found “{}”, and {title} contradicts it.",
        scene.verdict(claim)
    );
    Some(Said::of_claim(fact.id, says).open("Say why it stands", Place::Rationale))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Kind, Stance, Tier};

    #[test]
    fn what_speaks_against_it_is_answered() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "true");
        case.cite(claim, "Report", Stance::Supports, Tier::Primary);
        assert!(case.says("V04").is_empty());
        case.cite(claim, "Leaflet", Stance::Contradicts, Tier::Secondary);
        assert_eq!(
            case.says("V04"),
            ["Found “True”, and Leaflet contradicts it."]
        );
        case.set(Kind::Claim, claim, "rationale", "The leaflet is of 2019.");
        assert!(case.says("V04").is_empty());
        assert_eq!(
            case.says_in("[rules.V04]\neven-explained = true", "V04")
                .len(),
            1
        );
        case.verdict(claim, "half_true");
        assert!(
            case.says_in("[rules.V04]\neven-explained = true", "V04")
                .is_empty()
        );
    }
}
