//! S05: all of it rests on one.

use crate::rules::prelude::*;
use crate::{
    rules::scene::{Cited, independent},
    text::brief,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S05",
    name: "one-independence-group",
    says: "What is cited for a claim does not all rest on one source.",
    why: "Papers that copy one press release are one source (AFP: independent sources).",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    // Of what was found wrong, another rule says it.
    if !claim.is_decided() || scene.is_wrong(claim) {
        return None;
    }
    let cited = scene.evidence(fact).filter(|cited| cited.weighs());
    let many = cited.clone().count();
    let name = cited
        .clone()
        .map(Cited::group_name)
        .find(|name| !name.is_empty())?;
    (many > 1 && independent(cited) == 1).then(|| {
        let says = format!("All {many} of its sources rest on {}.", brief(name, 80));
        Said::of_claim(fact.id, says).open("Cite another source", Place::Cite)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Kind, Stance, Tier};

    #[test]
    fn three_papers_that_copy_one_release_are_one() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        for title in ["Coast Wire", "Bay Courier", "The Pier"] {
            let evidence = case.cite(claim, title, Stance::Supports, Tier::Secondary);
            case.set(Kind::Evidence, evidence, "independence", "press release");
        }
        assert_eq!(
            case.says("S05"),
            ["All 3 of its sources rest on press release."]
        );
        case.cite(claim, "Meters", Stance::Supports, Tier::Primary);
        assert!(case.says("S05").is_empty());
    }
}
