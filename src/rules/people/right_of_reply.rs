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
    let mut risks = claim.risks.iter();
    let risk = risks.find(|risk| setting.names("risks", risk.word()));
    let mut types = claim.types.iter();
    let kind = types.find(|kind| setting.names("types", kind.word()));
    let flag = risk.map(|risk| risk.label());
    let flag = flag.or_else(|| kind.map(|kind| kind.label()))?;
    if claim.resolution == Resolution::Cut {
        return None;
    }
    let asked = scene.contacts(fact.id).next().is_some();
    (!asked).then(|| {
        let says = format!("Flagged {flag}: the person concerned was not asked.");
        Said::of_claim(fact.id, says).open("Ask them", Place::Ask)
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
        assert_eq!(
            case.says("P02"),
            ["Flagged legal: the person concerned was not asked."]
        );
        case.done(Command::AddContact {
            id: None,
            name: "The utility".to_owned(),
            claims: vec![claim],
            asked: String::new(),
        });
        assert!(case.says("P02").is_empty());
    }
}
