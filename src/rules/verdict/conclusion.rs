//! V06: a scale without labels asks for a sentence.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "V06",
    name: "conclusion-missing",
    says: "On a scale without labels, what is checked has a conclusion.",
    why: "Full Fact rates nothing: the claim and a sentence of conclusion stand side by side.",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let bare = scene.scale.conclusion
        && claim.is_decided()
        && claim.conclusion.trim().is_empty()
        && claim.rationale.trim().is_empty();
    bare.then(|| {
        Said::of_claim(fact.id, "Checked, and no sentence says what was found.")
            .open("Write the conclusion", Place::Rationale)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Id, Kind};

    #[test]
    fn a_sentence_stands_in_place_of_a_label() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        assert!(case.says("V06").is_empty(), "a scale with labels");
        case.done(Command::SetScale {
            scale: Id::literal("full-fact"),
        });
        assert_eq!(case.says("V06").len(), 1);
        case.set(
            Kind::Claim,
            claim,
            "conclusion",
            "It was 26 in one month alone.",
        );
        assert!(case.says("V06").is_empty());
    }
}
