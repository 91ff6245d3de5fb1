//! S07: figures and superlatives at first hand.

use crate::rules::prelude::*;
use crate::session::Tier;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S07",
    name: "figure-needs-primary",
    says: "A superlative, a figure or a sum that is checked has a primary source.",
    why: "Figures change when they are copied, and \"the first\" is what everybody copies (KSJ).",
    level: Level::Note,
    params: &[Param {
        name: "signals",
        says: "What asks for it, by the names that extraction gives.",
        usual: Usual::Words(&["superlative", "percentage", "money"]),
    }],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    if !claim.is_decided() || scene.is_wrong(claim) {
        return None;
    }
    let signals = claim.signals.iter().map(|signal| &signal.kind);
    let mut asking = signals.filter(|kind| setting.names("signals", kind.word()));
    let kind = asking.next()?;
    let mut cited = scene.evidence(fact).peekable();
    // That nothing is cited is another rule's.
    cited.peek()?;
    let first_hand = cited.any(|cited| *cited.tier() == Tier::Primary);
    (!first_hand).then(|| {
        let says = format!("A {} without a primary source.", kind.label());
        Said::of_claim(fact.id, says).open("Cite a primary source", Place::Cite)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Kind, Stance, Tier};

    #[test]
    fn the_longest_in_the_bay_is_read_at_first_hand() {
        let mut case = Case::new();
        let claim = case.checked("The bridge is the longest in the bay");
        let signals = serde_json::json!([{"kind": "superlative", "start": 0, "end": 3}]);
        case.set(Kind::Claim, claim, "signals", signals);
        assert!(case.says("S07").is_empty(), "nothing is cited");
        let evidence = case.cite(claim, "Guide", Stance::Supports, Tier::Unset);
        assert_eq!(
            case.says("S07"),
            ["A superlative without a primary source."]
        );
        case.set(Kind::Evidence, evidence, "tier", "primary");
        assert!(case.says("S07").is_empty());
    }
}
