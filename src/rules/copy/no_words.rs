//! C04: a change without words.

use crate::rules::prelude::*;
use crate::session::Resolution;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "C04",
    name: "change-without-words",
    says: "Who asks for a change says which.",
    why: "An editor decides on words, not on a wish.",
    level: Level::Note,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let bare = fact.claim.resolution == Resolution::ChangeRequested
        && scene.changes(fact.id).next().is_none();
    bare.then(|| {
        Said::of_claim(fact.id, "A change is asked for, and no words are proposed.")
            .open("Propose the words", Place::Change)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Resolution};

    #[test]
    fn a_wish_is_no_change() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.done(Command::SetResolution {
            claim,
            resolution: Resolution::ChangeRequested,
        });
        assert_eq!(case.says("C04").len(), 1);
        case.done(Command::RequestChange {
            id: None,
            claim,
            proposed: "24 per cent".to_owned(),
            reason: String::new(),
        });
        assert!(case.says("C04").is_empty());
    }
}
