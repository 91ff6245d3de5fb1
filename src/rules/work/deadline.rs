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
    // By article: how many, and the first of them in the text.
    let mut left: BTreeMap<Id, (usize, (usize, Id))> = BTreeMap::new();
    let open = scene.facts.iter().filter(|fact| !fact.claim.is_decided());
    for fact in open {
        let article = fact.claim.article;
        let draft = session.articles.get(article).and_then(|one| one.draft);
        let anchor = draft.and_then(|draft| fact.claim.anchors.get(&draft));
        let place = (anchor.map_or(usize::MAX, |anchor| anchor.start), fact.id);
        let (many, first) = left.entry(article).or_insert((0, place));
        *many += 1;
        *first = place.min(*first);
    }
    for (id, (left, (_, first))) in left {
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
            said.push(about.open("Go to the first that is left", Place::Fact(first)));
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
        rules::{Place, Remedy, testing::ARTICLE},
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
        let earlier = case.claim("loses");
        let fix = case.findings("K04").pop().unwrap().fix.unwrap();
        assert_eq!(fix.remedy, Remedy::Open(Place::Fact(earlier)));
        case.check(earlier);
        case.set(Kind::Article, ARTICLE, "deadline", "2026-06-03");
        assert!(case.says("K04").is_empty());
        case.set(Kind::Article, ARTICLE, "deadline", "2026-05-31");
        case.check(claim);
        assert!(case.says("K04").is_empty());
    }
}
