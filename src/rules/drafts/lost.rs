//! D02: the words of a claim that nobody has checked are gone.

use std::collections::BTreeMap;

use crate::rules::prelude::*;
use crate::session::{Id, Resolution};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "D02",
    name: "words-are-gone",
    says: "A claim whose words are gone from the draft is settled.",
    why: "What was cut needs no check, and what was moved does; a person says which.",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let session = scene.session;
    let articles = session.articles.live();
    let articles = articles.filter(|(id, _)| session.draft_before(*id).is_some());
    let drafts: BTreeMap<Id, Id> = articles
        .filter_map(|(id, article)| Some((id, article.draft?)))
        .collect();
    for fact in &scene.facts {
        let claim = fact.claim;
        let Some(draft) = drafts.get(&claim.article) else {
            continue;
        };
        let gone = !claim.anchors.contains_key(draft)
            && claim.resolution != Resolution::Cut
            && !session.is_stale(claim);
        if gone {
            let says = "Its words are not in the draft any more.";
            said.push(Said::of_claim(fact.id, says).open("Compare the drafts", Place::Drafts));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::{
        rules::testing::{ARTICLE, TEXT},
        session::{Command, NewParagraph, Resolution},
    };

    #[test]
    fn words_that_are_gone_are_settled() {
        let mut case = Case::new();
        let claim = case.claim("Repairs would cost 221 million crowns");
        assert!(case.says("D02").is_empty());
        case.done(Command::AddDraft {
            article: ARTICLE,
            file: String::new(),
            package: String::new(),
            paragraphs: vec![NewParagraph {
                text: TEXT.replace(" Repairs would cost 221 million crowns.", ""),
                ..NewParagraph::default()
            }],
        });
        assert_eq!(
            case.says("D02"),
            ["Its words are not in the draft any more."]
        );
        case.done(Command::SetResolution {
            claim,
            resolution: Resolution::Cut,
        });
        assert!(case.says("D02").is_empty());
    }
}
