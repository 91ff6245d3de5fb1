//! C01: found wrong, and the copy stays as it is.

use crate::rules::prelude::*;
use crate::session::Resolution;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "C01",
    name: "wrong-without-change",
    says: "What was found wrong is changed, cut, or let stand by somebody.",
    why: "A checker who finds an error proposes a change; the editor makes the final call (The New Yorker).",
    level: Level::Blocks,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let left = scene.is_wrong(claim)
        && claim.resolution == Resolution::None
        && scene.changes(fact.id).next().is_none();
    left.then(|| {
        let verdict = scene.verdict(claim);
        let says = format!("Found “{verdict}”, and no change to the copy is asked for.");
        Said::of_claim(fact.id, says).open("Ask for a change", Place::Change)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Resolution};

    #[test]
    fn an_error_leads_to_a_change_or_to_a_decision() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "false");
        assert_eq!(
            case.says("C01"),
            ["Found “False”, and no change to the copy is asked for."]
        );
        case.done(Command::SetResolution {
            claim,
            resolution: Resolution::Stet,
        });
        assert!(case.says("C01").is_empty());
        let other = case.checked("221 million crowns");
        case.verdict(other, "false");
        case.done(Command::RequestChange {
            id: None,
            claim: other,
            proposed: "212 million crowns".to_owned(),
            reason: String::new(),
        });
        assert!(case.says("C01").is_empty());
    }
}
