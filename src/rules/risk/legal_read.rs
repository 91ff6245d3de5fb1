//! R02: a legal risk that no lawyer has read.

use std::collections::BTreeSet;

use crate::rules::prelude::*;
use crate::session::{Id, Kind, Risk};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "R02",
    name: "legal-read-missing",
    says: "An article that was flagged for a legal risk is read by legal.",
    why: "A legal read is one of three checkpoints (SVT).",
    level: Level::Note,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let session = scene.session;
    let flagged = scene
        .facts
        .iter()
        .filter(|fact| fact.has_risk(&Risk::Legal));
    let mut articles: BTreeSet<Id> = flagged.map(|fact| fact.claim.article).collect();
    let live = session.articles.live();
    let own = live.filter(|(_, article)| article.risks.contains(&Risk::Legal));
    articles.extend(own.map(|(id, _)| id));
    for article in articles {
        let Some((_, draft)) = session.draft_of(article) else {
            continue;
        };
        let read = session.sign_offs.live().any(|(_, sign_off)| {
            sign_off.article == article
                && sign_off.draft_sha256 == draft.sha256
                && sign_off.role.eq_ignore_ascii_case("legal")
        });
        if !read {
            let says = "Flagged for a legal risk, and legal has not signed this draft.";
            said.push(Said::about(Kind::Article, article, says).in_article(article));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::{
        rules::testing::ARTICLE,
        session::{Command, Kind},
    };

    #[test]
    fn legal_signs_the_draft_on_the_table() {
        let mut case = Case::new();
        assert!(case.says("R02").is_empty());
        case.set(
            Kind::Article,
            ARTICLE,
            "risks",
            serde_json::json!(["legal"]),
        );
        assert_eq!(case.says("R02").len(), 1);
        case.done(Command::SignOff {
            id: None,
            article: ARTICLE,
            role: "legal".to_owned(),
        });
        assert!(case.says("R02").is_empty());
    }
}
