//! K04: the deadline has passed, and facts are left.

use std::collections::BTreeMap;

use crate::rules::prelude::*;
use crate::session::{Id, Kind};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "K04",
    name: "deadline-past",
    says: "Before its deadline an article is checked.",
    why: "The deadline is when it is printed.",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let session = scene.session;
    let mut left: BTreeMap<Id, usize> = BTreeMap::new();
    let open = scene.facts.iter().filter(|fact| !fact.claim.is_decided());
    for fact in open {
        *left.entry(fact.claim.article).or_default() += 1;
    }
    for (id, left) in left {
        let Some(article) = session.articles.get(id).filter(|article| !article.removed) else {
            continue;
        };
        let own = article.deadline.trim();
        let deadline = if own.is_empty() {
            session.details.deadline.trim()
        } else {
            own
        };
        if scene.is_past(deadline) {
            let says = format!("The deadline was {deadline}, and {} left.", facts(left));
            let about = Said::about(Kind::Article, id, says).in_article(id);
            said.push(about.open("Change the deadline", Place::Article));
        }
    }
}

fn facts(left: usize) -> String {
    if left == 1 {
        "1 fact is".to_owned()
    } else {
        format!("{left} facts are")
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::{
        rules::testing::ARTICLE,
        session::{Id, Kind},
    };

    #[test]
    fn the_article_s_deadline_goes_before_the_session_s() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.set(Kind::Details, Id::SESSION, "deadline", "2026-06-01");
        assert_eq!(
            case.says("K04"),
            ["The deadline was 2026-06-01, and 1 fact is left."]
        );
        case.set(Kind::Article, ARTICLE, "deadline", "2026-06-03");
        assert!(case.says("K04").is_empty());
        case.set(Kind::Article, ARTICLE, "deadline", "2026-05-31");
        case.check(claim);
        assert!(case.says("K04").is_empty());
    }
}
