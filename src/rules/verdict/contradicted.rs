//! V04: found true, and what is cited says otherwise, or does not say so.

use crate::rules::prelude::*;
use crate::{
    session::{Meaning, Stance},
    text::brief,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "V04",
    name: "true-but-contradicted",
    says: "What is found true is supported by something that is cited; and not contradicted, or the rationale says why.",
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
    if scene.meaning(claim) != Some(Meaning::Right) {
        return None;
    }
    let stances = scene.evidence(fact).map(|cited| &cited.evidence.stance);
    let cited = stances.clone().next().is_some();
    if cited && !stances.clone().any(|stance| *stance == Stance::Supports) {
        // No sentence makes up for it: what is cited does not say that it is true.
        let against = stances.clone().all(|stance| *stance == Stance::Contradicts);
        let what = if against {
            "all that is cited contradicts it"
        } else {
            "nothing that is cited supports it"
        };
        let says = format!("Found “{}”, and {what}.", scene.verdict(claim));
        return Some(Said::of_claim(fact.id, says).open("Cite what supports it", Place::Cite));
    }
    let explained = !claim.rationale.trim().is_empty() && !setting.flag("even-explained");
    if explained {
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
    fn what_is_found_true_rests_on_something_that_says_so() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "true");
        case.set(Kind::Claim, claim, "rationale", "So it is.");
        assert!(case.says("V04").is_empty(), "nothing is cited at all");
        case.cite(claim, "Leaflet", Stance::Contradicts, Tier::Secondary);
        assert_eq!(
            case.says("V04"),
            ["Found “True”, and all that is cited contradicts it."]
        );
        case.cite(claim, "Map", Stance::Context, Tier::Secondary);
        assert_eq!(
            case.says("V04"),
            ["Found “True”, and nothing that is cited supports it."]
        );
        case.cite(claim, "Report", Stance::Supports, Tier::Primary);
        assert!(case.says("V04").is_empty());
    }

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
