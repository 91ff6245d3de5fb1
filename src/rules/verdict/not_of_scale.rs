//! V08: a verdict that the scale does not have.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "V08",
    name: "verdict-not-of-scale",
    says: "A verdict is a label of the rating scale in use.",
    why: "The label is what readers see; one that the scale does not explain, they cannot read.",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let verdict = fact.claim.verdict.as_deref()?;
    scene.scale.label(verdict).is_none().then(|| {
        let says = format!("“{verdict}” is no label of the scale {}.", scene.scale.name);
        Said::of_claim(fact.id, says).open("Choose a verdict", Place::Claim)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Id};

    #[test]
    fn another_scale_leaves_verdicts_that_it_does_not_know() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "half_true");
        assert!(case.says("V08").is_empty());
        case.done(Command::SetScale {
            scale: Id::literal("africa-check"),
        });
        assert_eq!(
            case.says("V08"),
            ["“half_true” is no label of the scale Africa Check."]
        );
    }
}
