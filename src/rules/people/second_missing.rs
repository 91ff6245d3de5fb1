//! P06: a high risk that one person alone has checked.

use std::collections::{BTreeMap, BTreeSet};

use crate::rules::prelude::*;
use crate::session::{Id, Importance, Record as _};

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
    let mut seconds: BTreeMap<Id, Vec<Option<Id>>> = BTreeMap::new();
    for (_, second) in scene.session.second_checks.live() {
        seconds
            .entry(second.claim)
            .or_default()
            .push(second.made_by);
    }
    for fact in &scene.facts {
        let claim = fact.claim;
        let asks = claim.importance == Importance::High && (all || !claim.risks.is_empty());
        if asks && claim.is_decided() && !is_done(scene, fact, seconds.get(&fact.id)) {
            let says = "It carries a risk and the story falls with it, and one person alone has checked it.";
            said.push(
                Said::of_claim(fact.id, says).open("Ask for a second check", Place::SecondCheck),
            );
        }
    }
}

/// Whether a second check is by somebody else than who checked first: of two names that are the same, one person wears both.
fn is_done(scene: &Scene<'_>, fact: &Fact<'_>, seconds: Option<&Vec<Option<Id>>>) -> bool {
    let Some(seconds) = seconds else {
        return false;
    };
    let history = fact.claim.history();
    let decided = ["check_status", "verdict"];
    let decided = decided.iter().flat_map(|field| history.of_field(field));
    let everybody = decided
        .map(|(_, event)| event.by)
        .chain(seconds.iter().copied());
    let names = everybody.map(|by| scene.session.name_of(by).trim().to_lowercase());
    names.collect::<BTreeSet<String>>().len() > 1
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
        let second = || Command::CheckSecond {
            id: None,
            claim,
            verdict: None,
            correct: Correct::Yes,
            rationale: String::new(),
        };
        case.done_by("ida brandt", second());
        assert_eq!(case.says("P06").len(), 1, "two eyes, twice");
        case.done_by("Leo Nagy", second());
        assert!(case.says("P06").is_empty());
    }
}
