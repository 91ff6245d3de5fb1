//! S10: it rests on what nobody may see.

use crate::rules::prelude::*;
use crate::rules::scene::{Cited, independent};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S10",
    name: "confidential-alone",
    says: "What rests on confidential sources alone has a second, or a note that says why it may.",
    why: "What cannot be shown must be answered for by the house (Der Spiegel, standards).",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    if !claim.is_decided() || !claim.note.trim().is_empty() {
        return None;
    }
    let mut cited = scene.evidence(fact).filter(|cited| cited.weighs());
    let has = independent(cited.clone());
    let hidden = has == 1 && cited.all(Cited::is_confidential);
    hidden.then(|| {
        Said::of_claim(
            fact.id,
            "Rests on one confidential source alone, and no note says why it may.",
        )
        .open("Cite another source", Place::Cite)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Kind, Stance, Tier};

    #[test]
    fn what_may_not_be_shown_has_a_second_or_a_note() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        let evidence = case.cite(claim, "Letter", Stance::Supports, Tier::Primary);
        assert!(case.says("S10").is_empty());
        case.set(Kind::Evidence, evidence, "confidential", true);
        assert_eq!(case.says("S10").len(), 1);
        case.set(Kind::Claim, claim, "note", "Read by the editor as well.");
        assert!(case.says("S10").is_empty());
    }
}
