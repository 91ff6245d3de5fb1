//! C03: let stand, and nobody says why.

use crate::rules::prelude::*;
use crate::session::{Decision, Resolution};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "C03",
    name: "stet-without-note",
    says: "What is let stand against a checker has a note that says why.",
    why: "Whoever overrules a checker answers for it in writing (The New Yorker; GMM: note why not).",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let mut changes = scene.changes(fact.id);
    let overruled = changes
        .clone()
        .any(|(_, change)| change.decision == Decision::Stet)
        || (claim.resolution == Resolution::Stet && scene.is_wrong(claim));
    let noted =
        !claim.note.trim().is_empty() || changes.any(|(_, change)| !change.note.trim().is_empty());
    (overruled && !noted).then(|| {
        Said::of_claim(
            fact.id,
            "Let stand against the checker, and no note says why.",
        )
        .open("Write the note", Place::Note)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Kind, Resolution};

    #[test]
    fn who_overrules_says_why() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.done(Command::SetResolution {
            claim,
            resolution: Resolution::Stet,
        });
        assert!(case.says("C03").is_empty(), "nobody found it wrong");
        case.verdict(claim, "false");
        assert_eq!(case.says("C03").len(), 1);
        case.set(Kind::Claim, claim, "note", "Counted another way.");
        assert!(case.says("C03").is_empty());
    }
}
