//! C07: new words that nobody has checked.

use crate::rules::prelude::*;
use crate::session::Resolution;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "C07",
    name: "changed-not-rechecked",
    says: "Copy that was changed is checked again.",
    why: "Did this sentence change during the fact check? (Johns Hopkins); text altered after checking is the classic failure (KSJ).",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(_: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let open = claim.resolution == Resolution::Changed && !claim.is_decided();
    open.then(|| {
        Said::of_claim(
            fact.id,
            "The copy was changed, and the new words are not checked.",
        )
        .open("Check it", Place::Claim)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Resolution};

    #[test]
    fn new_words_are_checked_too() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.done(Command::SetResolution {
            claim,
            resolution: Resolution::Changed,
        });
        assert_eq!(case.says("C07").len(), 1);
        case.check(claim);
        assert!(case.says("C07").is_empty());
    }
}
