//! D03: decided on words that have since changed.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "D03",
    name: "decided-on-older-draft",
    says: "What was decided on words that have since changed is looked at again.",
    why: "Text that changes after it was checked is the classic failure (KSJ); the last draft is what is signed.",
    level: Level::Blocks,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let session = scene.session;
    if !session.is_stale(fact.claim) {
        return None;
    }
    let on = fact.claim.checked_against;
    let number = on
        .and_then(|id| session.drafts.get(id))
        .map(|draft| draft.number);
    let on = number.map_or_else(
        || "an older draft".to_owned(),
        |number| format!("draft {number}"),
    );
    let says = format!("Decided on {on}; the words have changed.");
    Some(Said::of_claim(fact.id, says).open("Compare the drafts", Place::Drafts))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::{
        rules::testing::{ARTICLE, TEXT},
        session::{Command, NewParagraph},
    };

    #[test]
    fn what_was_decided_on_other_words_is_found() {
        let mut case = Case::new();
        case.checked("26 per cent");
        case.checked("221 million crowns");
        assert!(case.says("D03").is_empty());
        case.done(Command::AddDraft {
            article: ARTICLE,
            file: String::new(),
            package: String::new(),
            paragraphs: vec![NewParagraph {
                text: TEXT.replace("26 per cent", "30 per cent"),
                ..NewParagraph::default()
            }],
        });
        assert_eq!(
            case.says("D03"),
            ["Decided on draft 1; the words have changed."]
        );
    }
}
