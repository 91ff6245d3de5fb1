//! P01: somebody who never answered.

use super::has_answered;
use crate::rules::prelude::*;
use crate::{session::Kind, text::brief};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "P01",
    name: "never-answered",
    says: "Who did not answer was tried often enough.",
    why: "Five earnest attempts are the rule of thumb (ICIJ).",
    level: Level::Note,
    params: &[Param {
        name: "tries",
        says: "How often somebody is tried.",
        usual: Usual::Number(5),
    }],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, setting: &Setting<'_>, said: &mut Vec<Said>) {
    let wanted = setting.number("tries");
    for (id, contact) in scene.session.contacts.live() {
        let tried = usize::try_from(contact.attempts).unwrap_or(0);
        if has_answered(contact) || tried >= wanted {
            continue;
        }
        let says = format!(
            "{} has not answered, and was tried {tried} of {wanted} times.",
            brief(&contact.name, 60)
        );
        let about = Said::about(Kind::Contact, id, says).at(contact.claims.first().copied());
        said.push(about.open("Note an attempt", Place::People));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Kind};

    #[test]
    fn somebody_is_tried_five_times() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let made = case.done(Command::AddContact {
            id: None,
            name: "Tomas Vell".to_owned(),
            claims: vec![claim],
            asked: "Is it 26?".to_owned(),
        });
        case.set(Kind::Contact, made[0], "attempts", 2);
        assert_eq!(
            case.says("P01"),
            ["Tomas Vell has not answered, and was tried 2 of 5 times."]
        );
        assert!(case.says_in("[rules.P01]\ntries = 2", "P01").is_empty());
        case.set(Kind::Contact, made[0], "reply", "It is 24.");
        assert!(case.says("P01").is_empty());
    }
}
