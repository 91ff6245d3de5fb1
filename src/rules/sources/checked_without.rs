//! S01: checked, and nothing cited.

use crate::rules::prelude::*;
use crate::session::Resolution;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S01",
    name: "checked-without-evidence",
    says: "A fact that is checked rests on something.",
    why: "Whoever signs must be able to see what a check mark stands on (TIJ guide, documentation).",
    level: Level::Warning,
    params: &[Param {
        name: "except",
        says: "Types of facts that need no evidence.",
        usual: Usual::Words(&["opinion", "prediction", "common_knowledge"]),
    }],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let excepted = claim
        .types
        .iter()
        .any(|kind| setting.names("except", kind.word()));
    let bare = claim.is_decided()
        && claim.resolution != Resolution::Cut
        && !excepted
        && scene.evidence(fact).next().is_none();
    bare.then(|| {
        Said::of_claim(fact.id, "Checked, and nothing is cited for it.")
            .open("Cite a source", Place::Cite)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Kind, Resolution, Stance, Tier};

    #[test]
    fn a_check_mark_rests_on_something() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        assert!(case.says("S01").is_empty(), "to check");
        case.check(claim);
        assert_eq!(case.says("S01"), ["Checked, and nothing is cited for it."]);
        case.cite(claim, "Report", Stance::Context, Tier::Unset);
        assert!(case.says("S01").is_empty());
    }

    #[test]
    fn what_was_cut_or_is_an_opinion_needs_nothing() {
        let mut case = Case::new();
        let cut = case.checked("26 per cent");
        case.done(Command::SetResolution {
            claim: cut,
            resolution: Resolution::Cut,
        });
        let opinion = case.checked("longest in the bay");
        case.set(
            Kind::Claim,
            opinion,
            "types",
            serde_json::json!(["opinion"]),
        );
        assert!(case.says("S01").is_empty());
        assert_eq!(case.says_in("[rules.S01]\nexcept = []", "S01").len(), 1);
    }
}
