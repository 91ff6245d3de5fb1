//! K03: a day that has passed.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "K03",
    name: "due-date-past",
    says: "What was due is checked.",
    why: "A due date that nobody keeps helps nobody plan.",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    (!claim.is_decided() && scene.is_past(&claim.due)).then(|| {
        let says = format!("Was due on {}, and is not checked.", claim.due.trim());
        Said::of_claim(fact.id, says).open("Check it", Place::Claim)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::Kind;

    #[test]
    fn what_is_due_today_is_not_late() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.set(Kind::Claim, claim, "due", "2026-06-02");
        assert!(case.says("K03").is_empty());
        case.set(Kind::Claim, claim, "due", "2026-06-01");
        assert_eq!(
            case.says("K03"),
            ["Was due on 2026-06-01, and is not checked."]
        );
        case.set(Kind::Claim, claim, "due", "on Monday");
        assert!(case.says("K03").is_empty());
    }
}
