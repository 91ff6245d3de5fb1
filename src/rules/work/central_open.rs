//! K01: what the story falls with is not checked.

use crate::rules::prelude::*;
use crate::session::{Importance, Resolution};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "K01",
    name: "high-importance-unchecked",
    says: "A claim of high importance is checked.",
    why: "High is what the story falls with; it is what is checked first.",
    level: Level::Note,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(_: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let open = claim.importance == Importance::High
        && !claim.is_decided()
        && claim.resolution != Resolution::Cut;
    open.then(|| {
        Said::of_claim(fact.id, "The story falls with it, and it is not checked.")
            .open("Check it", Place::Claim)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Importance};

    #[test]
    fn what_is_important_is_checked() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        assert!(case.says("K01").is_empty());
        case.done(Command::SetImportance {
            claim,
            importance: Importance::High,
        });
        assert_eq!(case.says("K01").len(), 1);
        case.check(claim);
        assert!(case.says("K01").is_empty());
    }
}
