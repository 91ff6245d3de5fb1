//! P02: whoever is accused is asked.

use crate::rules::prelude::*;
use crate::session::Resolution;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "P02",
    name: "right-of-reply-missing",
    says: "Who is said to have done wrong is asked before it is printed.",
    why: "No surprises: the critical assertions and a deadline go to whoever they concern (GIJN); right of reply.",
    level: Level::Warning,
    params: &[
        Param {
            name: "risks",
            says: "Which risks ask for it.",
            usual: Usual::Words(&["legal"]),
        },
        Param {
            name: "types",
            says: "Which types of facts ask for it.",
            usual: Usual::Words(&["sensitive"]),
        },
    ],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let risky = claim
        .risks
        .iter()
        .any(|risk| setting.names("risks", risk.word()))
        || claim
            .types
            .iter()
            .any(|kind| setting.names("types", kind.word()));
    if !risky || claim.resolution == Resolution::Cut {
        return None;
    }
    let asked = scene.contacts(fact.id).next().is_some();
    (!asked).then(|| {
        Said::of_claim(
            fact.id,
            "It says that somebody did wrong, and nobody is asked about it.",
        )
        .open("Ask them", Place::Ask)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Kind};

    #[test]
    fn whoever_is_accused_is_asked() {
        let mut case = Case::new();
        let claim = case.claim("the pumps had failed");
        assert!(case.says("P02").is_empty());
        case.set(Kind::Claim, claim, "risks", serde_json::json!(["legal"]));
        assert_eq!(case.says("P02").len(), 1);
        case.done(Command::AddContact {
            id: None,
            name: "The utility".to_owned(),
            claims: vec![claim],
            asked: String::new(),
        });
        assert!(case.says("P02").is_empty());
    }
}
