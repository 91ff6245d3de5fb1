//! P07: somebody who was asked says that it is not so.

use crate::rules::prelude::*;
use crate::{
    session::{Correct, Resolution},
    text::brief,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "P07",
    name: "said-not-correct",
    says: "Who was asked and says that it is not correct gets an answer.",
    why: "Sources can flag errors (The New Yorker); what they flag is looked at.",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    if !claim.is_decided() || scene.is_wrong(claim) || claim.resolution != Resolution::None {
        return None;
    }
    let mut open = scene
        .comments(fact.id)
        .filter(|(_, comment)| comment.correct == Correct::No && !comment.resolved);
    let (_, comment) = open.next()?;
    let contact = comment
        .contact
        .and_then(|id| scene.session.contacts.get(id));
    let who = contact.map_or(comment.by.as_str(), |contact| contact.name.as_str());
    let who = if who.is_empty() {
        "Somebody who was asked"
    } else {
        who
    };
    let says = format!("{} says that it is not correct.", brief(who, 60));
    Some(Said::of_claim(fact.id, says).open("Read it", Place::Threads))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Correct, Kind, NewComment};

    #[test]
    fn a_no_is_answered() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        let made = case.done(Command::AddComment(NewComment {
            claim,
            by: "Tomas Vell".to_owned(),
            text: "It is 24.".to_owned(),
            correct: Correct::No,
            ..NewComment::default()
        }));
        assert_eq!(
            case.says("P07"),
            ["Tomas Vell says that it is not correct."]
        );
        case.set(Kind::Comment, made[0], "resolved", true);
        assert!(case.says("P07").is_empty());
    }
}
