//! Asks all rules.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    finding::{Finding, Said},
    house::House,
    level::Level,
    rule::Check,
    scene::Scene,
    table::RULES,
};
use crate::session::{Id, Session};

/// What the rules of a house find in a session on a day: by article, in the order of the text, what belongs to no article
/// last. Linear in the session, up to logarithms: once per revision and never in a frame.
pub fn check(session: &Session, house: &House, today: Date) -> Vec<Finding> {
    let scene = Scene::new(session, today);
    let mut found = Vec::new();
    for &rule in RULES {
        let setting = house.of(rule);
        let level = setting.level();
        if level == Level::Off {
            continue;
        }
        let mut said = Vec::new();
        match rule.check {
            Check::Fact(ask) => {
                let facts = scene.facts.iter();
                said.extend(facts.filter_map(|fact| ask(&scene, fact, &setting)));
            }
            Check::All(ask) => ask(&scene, &setting, &mut said),
        }
        let finding = |said: Said| {
            let article = said.claim.and_then(|claim| session.claims.get(claim));
            Finding {
                rule,
                level,
                says: said.says,
                about: said.about,
                claim: said.claim,
                article: said.article.or(article.map(|claim| claim.article)),
                fix: said.fix,
                expected: None,
            }
        };
        found.extend(said.into_iter().map(finding));
    }
    in_order(session, &mut found);
    found
}

/// How many findings keep articles from being signed off.
pub fn blocking(found: &[Finding]) -> usize {
    found.iter().filter(|finding| finding.blocks()).count()
}

/// Puts findings in the order of the text.
fn in_order(session: &Session, found: &mut [Finding]) {
    let articles = session.articles_in_order();
    let articles: BTreeMap<Id, (usize, Option<Id>)> = articles
        .into_iter()
        .enumerate()
        .map(|(place, (id, article))| (id, (place, article.draft)))
        .collect();
    found.sort_by_cached_key(|finding| {
        let article = finding.article.and_then(|id| articles.get(&id));
        let place = article.map_or(usize::MAX, |(place, _)| *place);
        let claim = finding.claim.and_then(|id| session.claims.get(id));
        let draft = article.and_then(|(_, draft)| *draft);
        let anchor = claim
            .zip(draft)
            .and_then(|(claim, draft)| claim.anchors.get(&draft));
        let start = anchor.map_or(usize::MAX, |anchor| anchor.start);
        (
            place,
            start,
            finding.claim,
            finding.rule.code,
            finding.about.1,
        )
    });
}
