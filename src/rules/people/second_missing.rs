//! P06: a high risk that one person alone has checked.

use std::collections::BTreeSet;

use crate::rules::prelude::*;
use crate::session::{Id, Importance};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "P06",
    name: "second-check-missing",
    says: "A claim of high importance that carries a risk is checked by a second person.",
    why: "Checked by someone who was not involved (TBIJ); risks are what a second pair of eyes is for.",
    level: Level::Note,
    params: &[Param {
        name: "importance",
        says: "Whether high importance without a risk asks for it as well.",
        usual: Usual::Flag(false),
    }],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, setting: &Setting<'_>, said: &mut Vec<Said>) {
    let all = setting.flag("importance");
    let seconds = scene.session.second_checks.live();
    let done: BTreeSet<Id> = seconds.map(|(_, second)| second.claim).collect();
    for fact in &scene.facts {
        let claim = fact.claim;
        let asks = claim.importance == Importance::High && (all || !claim.risks.is_empty());
        if asks && claim.is_decided() && !done.contains(&fact.id) {
            let says = "It carries a risk and the story falls with it, and one person alone has checked it.";
            said.push(
                Said::of_claim(fact.id, says).open("Ask for a second check", Place::SecondCheck),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Correct, Importance, Kind};

    #[test]
    fn four_eyes_see_more() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.done(Command::SetImportance {
            claim,
            importance: Importance::High,
        });
        assert!(case.says("P06").is_empty());
        assert_eq!(
            case.says_in("[rules.P06]\nimportance = true", "P06").len(),
            1
        );
        case.set(Kind::Claim, claim, "risks", serde_json::json!(["harm"]));
        assert_eq!(case.says("P06").len(), 1);
        case.done_by(
            "Leo Nagy",
            Command::CheckSecond {
                id: None,
                claim,
                verdict: None,
                correct: Correct::Yes,
                rationale: String::new(),
            },
        );
        assert!(case.says("P06").is_empty());
    }
}
