//! K02: what the story falls with is nobody's.

use crate::rules::prelude::*;
use crate::session::Importance;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "K02",
    name: "high-importance-unassigned",
    says: "Where several people work, a claim of high importance is somebody's.",
    why: "What is everybody's is checked by nobody.",
    level: Level::Note,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    if scene.session.people.live().nth(1).is_none() {
        return;
    }
    for fact in &scene.facts {
        let claim = fact.claim;
        let free = claim.importance == Importance::High
            && !claim.is_decided()
            && claim.assigned_to.is_none();
        if free {
            let says = "The story falls with it, and nobody is to check it.";
            said.push(Said::of_claim(fact.id, says).open("Assign it", Place::Assign));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Importance};

    #[test]
    fn of_several_people_one_has_it() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.done(Command::SetImportance {
            claim,
            importance: Importance::High,
        });
        assert!(case.says("K02").is_empty(), "there is only one");
        case.done(Command::AddPerson {
            id: None,
            name: "Leo Nagy".to_owned(),
            initials: String::new(),
            role: String::new(),
        });
        assert_eq!(case.says("K02").len(), 1);
    }
}
