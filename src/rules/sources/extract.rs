//! S08: what it says there.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S08",
    name: "extract-missing",
    says: "What a checked claim rests on says it in words of its own.",
    why: "The extract is what whoever reads the check again compares the claim with.",
    level: Level::Note,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    if !fact.claim.is_decided() {
        return None;
    }
    let mut cited = scene
        .evidence(fact)
        .filter(|cited| cited.weighs())
        .peekable();
    cited.peek()?;
    let bare = cited.all(|cited| cited.evidence.extract.trim().is_empty());
    bare.then(|| {
        Said::of_claim(fact.id, "Nothing of what its sources say is noted.")
            .open("Copy what it says", Place::Evidence)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Kind, Stance, Tier};

    #[test]
    fn one_extract_serves() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        assert!(case.says("S08").is_empty());
        let evidence = case.cite(claim, "Report", Stance::Supports, Tier::Primary);
        case.cite(claim, "Ledger", Stance::Supports, Tier::Primary);
        assert_eq!(case.says("S08").len(), 1);
        case.set(Kind::Evidence, evidence, "extract", "losses of 26 per cent");
        assert!(case.says("S08").is_empty());
    }
}
