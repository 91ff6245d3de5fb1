//! S12: what the story stands on has two legs.

use crate::rules::prelude::*;
use crate::{rules::scene::independent, session::Importance, text::counted};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S12",
    name: "central-needs-two",
    says: "A claim of high importance rests on two independent sources.",
    why: "Agence France-Presse: two independent sources or more for the central claim.",
    level: Level::Warning,
    params: &[Param {
        name: "sources",
        says: "How many independent sources.",
        usual: Usual::Number(2),
    }],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    if claim.importance != Importance::High || !claim.is_decided() || scene.is_wrong(claim) {
        return None;
    }
    let cited = scene.evidence(fact).filter(|cited| cited.weighs());
    let has = independent(cited);
    // That nothing is cited is another rule's.
    (has > 0 && has < setting.number("sources")).then(|| {
        let says = format!(
            "The story falls with it, and it rests on {}.",
            counted(has, "independent source")
        );
        Said::of_claim(fact.id, says).open("Cite another source", Place::Cite)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Importance, Stance, Tier};

    #[test]
    fn what_the_story_falls_with_has_two_sources() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.cite(claim, "Ledger", Stance::Supports, Tier::Primary);
        assert!(case.says("S12").is_empty());
        case.done(Command::SetImportance {
            claim,
            importance: Importance::High,
        });
        assert_eq!(
            case.says("S12"),
            ["The story falls with it, and it rests on 1 independent source."]
        );
        case.cite(claim, "Meters", Stance::Supports, Tier::Primary);
        assert!(case.says("S12").is_empty());
    }
}
