//! S06: second hand, and only once.

use crate::rules::prelude::*;
use crate::{rules::scene::independent, session::Tier, text::counted};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S06",
    name: "secondary-only",
    says: "What rests on secondary sources alone rests on two that are independent.",
    why: "Primary first; secondary only if two agree (Global Magazine Media).",
    level: Level::Warning,
    params: &[Param {
        name: "sources",
        says: "How many independent secondary sources serve.",
        usual: Usual::Number(2),
    }],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    if !fact.claim.is_decided() || scene.is_wrong(fact.claim) {
        return None;
    }
    let mut cited = scene.evidence(fact).filter(|cited| cited.weighs());
    let has = independent(cited.clone());
    let secondary = has > 0 && cited.all(|cited| *cited.tier() == Tier::Secondary);
    let wanted = setting.number("sources");
    (secondary && has < wanted).then(|| {
        let says = format!("Rests on {} alone.", counted(has, "secondary source"));
        Said::of_claim(fact.id, says).open("Cite a primary source", Place::Cite)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Stance, Tier};

    #[test]
    fn one_at_second_hand_is_not_enough_two_are() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.cite(claim, "Coast Wire", Stance::Supports, Tier::Secondary);
        assert_eq!(case.says("S06"), ["Rests on 1 secondary source alone."]);
        case.cite(claim, "Bay Courier", Stance::Supports, Tier::Secondary);
        assert!(case.says("S06").is_empty());
        let other = case.checked("221 million crowns");
        case.cite(other, "Ledger", Stance::Supports, Tier::Unset);
        assert!(case.says("S06").is_empty(), "nobody said at which hand");
    }
}
