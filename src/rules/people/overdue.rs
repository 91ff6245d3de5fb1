//! P03: an answer that did not come in time.

use jiff::civil::Date;

use super::has_answered;
use crate::rules::prelude::*;
use crate::{session::Kind, text::brief};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "P03",
    name: "answer-overdue",
    says: "Who did not answer in time is asked once more, or it is noted that they did not.",
    why: "Readers are told who was asked and did not answer; a deadline that passed is no answer.",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    for (id, contact) in scene.session.contacts.live() {
        let by = contact.deadline.trim();
        let is_day = by.parse::<Date>().is_ok();
        if has_answered(contact) || by.is_empty() || (is_day && !scene.is_past(by)) {
            continue;
        }
        let who = brief(&contact.name, 60);
        let says = if is_day {
            format!("{who} was to answer by {by}, and has not.")
        } else {
            let by = brief(by, 40);
            format!("{who} was to answer by “{by}”, which is no date: nobody sees when it is past.")
        };
        let about = Said::about(Kind::Contact, id, says).at(contact.claims.first().copied());
        said.push(about.open("Note what came of it", Place::People));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Kind};

    #[test]
    fn a_deadline_passes() {
        let mut case = Case::new();
        let made = case.done(Command::AddContact {
            id: None,
            name: "Tomas Vell".to_owned(),
            claims: Vec::new(),
            asked: String::new(),
        });
        case.set(Kind::Contact, made[0], "deadline", "2026-06-02");
        assert!(case.says("P03").is_empty(), "today");
        case.set(Kind::Contact, made[0], "deadline", "2026-06-01");
        assert_eq!(
            case.says("P03"),
            ["Tomas Vell was to answer by 2026-06-01, and has not."]
        );
        case.set(Kind::Contact, made[0], "deadline", "on Monday");
        assert_eq!(
            case.says("P03"),
            [
                "Tomas Vell was to answer by “on Monday”, which is no date: nobody sees when it is past."
            ]
        );
        case.set(Kind::Contact, made[0], "outcome", "Declined to comment.");
        assert!(case.says("P03").is_empty());
    }
}
