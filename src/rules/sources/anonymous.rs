//! S09: what somebody without a name says has a second source.

use crate::rules::prelude::*;
use crate::{
    rules::scene::independent,
    session::{Risk, SignalKind},
    text::counted,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S09",
    name: "anonymous-needs-second",
    says: "What an unnamed source says needs a second, independent source.",
    why: "The house must know more than one person does before it prints what nobody answers for by name (Der Spiegel, standards).",
    level: Level::Blocks,
    params: &[Param {
        name: "sources",
        says: "How many independent sources.",
        usual: Usual::Number(2),
    }],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let unnamed = fact.has_risk(&Risk::Anonymous)
        || claim.attribution.as_ref().is_some_and(|by| by.anonymous)
        || fact.has_signal(&SignalKind::Anonymous);
    if !unnamed || !claim.is_decided() || scene.is_wrong(claim) {
        return None;
    }
    let wanted = setting.number("sources");
    let has = independent(scene.evidence(fact).filter(|cited| cited.weighs()));
    (has < wanted).then(|| {
        let says = format!(
            "An unnamed source says it: {} needed, {has} cited.",
            counted(wanted, "independent source"),
        );
        Said::of_claim(fact.id, says).open("Cite another source", Place::Cite)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Kind, Stance, Tier};

    #[test]
    fn what_nobody_answers_for_needs_a_second_source() {
        let mut case = Case::new();
        let claim = case.checked("the pumps had failed");
        assert!(
            case.says("S09").is_empty(),
            "nobody says that it is anonymous"
        );
        case.set(
            Kind::Claim,
            claim,
            "risks",
            serde_json::json!(["anonymous_source"]),
        );
        case.cite(
            claim,
            "Call with the person",
            Stance::Supports,
            Tier::Primary,
        );
        case.cite(claim, "Map", Stance::Context, Tier::Primary);
        assert_eq!(
            case.says("S09"),
            ["An unnamed source says it: 2 independent sources needed, 1 cited."]
        );
        case.cite(claim, "Log of the pumps", Stance::Supports, Tier::Primary);
        assert!(case.says("S09").is_empty());
    }
}
