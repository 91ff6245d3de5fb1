//! Asks all rules.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::{
    finding::{Expected, Finding, Fix, Remedy, Said},
    house::House,
    level::Level,
    rule::Check,
    scene::Scene,
    table::{RULES, rule},
    work::unused::RULE as UNUSED,
};
use crate::session::{Command, Expectation, Id, Kind, Session};

/// What the rules of a house find in a session on a day: by article, in the order of the text, what belongs to no article
/// last. Linear in the session, up to logarithms: once per revision and never in a frame.
pub fn check(session: &Session, house: &House, today: Date) -> Vec<Finding> {
    let scene = Scene::new(session, today);
    let places = Places::of(session);
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
            let article = said.claim.and_then(|claim| places.article(claim));
            Finding {
                rule,
                level,
                says: said.says,
                about: said.about,
                claim: said.claim,
                article: said.article.or(article),
                fix: said.fix,
                expected: None,
            }
        };
        found.extend(said.into_iter().map(finding));
    }
    expect(session, house, &mut found);
    in_order(session, &places, &mut found);
    found
}

/// Silences what somebody expects, and tells of expectations that nothing answers to any more: a rule may have been mended,
/// and the next one that breaks it must not pass unseen. Of a rule that is off, nothing is said.
fn expect(session: &Session, house: &House, found: &mut Vec<Finding>) {
    let mut expected: BTreeMap<(Id, &str), (Id, &Expectation, bool)> = BTreeMap::new();
    for (id, one) in session.expectations.live() {
        expected.insert((one.about, one.code.as_str()), (id, one, false));
    }
    for finding in found.iter_mut() {
        let Some((id, one, used)) = expected.get_mut(&(finding.about.1, finding.rule.code)) else {
            continue;
        };
        *used = true;
        finding.expected = Some(Expected {
            id: *id,
            reason: one.reason.clone(),
            by: one.made_by,
            at: one.made_at,
        });
    }
    let level = house.level(&UNUSED);
    if level == Level::Off {
        return;
    }
    let idle = expected.into_values().filter(|(.., used)| !used);
    for (id, one, _) in idle {
        let asked = rule(&one.code).is_some_and(|rule| house.level(rule) != Level::Off);
        if asked {
            let claim = Some(one.about).filter(|about| session.claims.get(*about).is_some());
            let article = claim.and_then(|claim| session.claims.get(claim));
            found.push(Finding {
                rule: &UNUSED,
                level,
                says: format!(
                    "{} is expected, and nothing breaks it any more: “{}”.",
                    one.code, one.reason
                ),
                about: (Kind::Expectation, id),
                claim,
                article: article.map(|claim| claim.article),
                fix: Some(Fix {
                    words: "Expect it no longer".to_owned(),
                    remedy: Remedy::Do(Box::new(Command::Remove {
                        kind: Kind::Expectation,
                        id,
                    })),
                }),
                expected: None,
            });
        }
    }
}

/// How many findings keep articles from being signed off.
pub fn blocking(found: &[Finding]) -> usize {
    found.iter().filter(|finding| finding.blocks()).count()
}

/// Where claims stand: place of the article, first letter.
struct Places(HashMap<Id, (Id, usize, usize)>);

impl Places {
    fn of(session: &Session) -> Self {
        let articles = session.articles_in_order().into_iter().enumerate();
        let articles: HashMap<Id, (usize, Option<Id>)> = articles
            .map(|(place, (id, article))| (id, (place, article.draft)))
            .collect();
        let claims = session.claims.live().map(|(id, claim)| {
            let article = articles.get(&claim.article);
            let (place, draft) = article.copied().unwrap_or((usize::MAX, None));
            let anchor = draft.and_then(|draft| claim.anchors.get(&draft));
            let start = anchor.map_or(usize::MAX, |anchor| anchor.start);
            (id, (claim.article, place, start))
        });
        Self(claims.collect())
    }

    fn article(&self, claim: Id) -> Option<Id> {
        self.0.get(&claim).map(|(article, ..)| *article)
    }
}

/// Puts findings in the order of the text.
fn in_order(session: &Session, places: &Places, found: &mut [Finding]) {
    let articles = session.articles_in_order().into_iter().enumerate();
    let articles: HashMap<Id, usize> = articles.map(|(place, (id, _))| (id, place)).collect();
    found.sort_by_cached_key(|finding| {
        let claim = finding.claim.and_then(|claim| places.0.get(&claim));
        let (place, start) = match (claim, finding.article) {
            (Some((_, place, start)), _) => (*place, *start),
            (None, Some(article)) => (
                articles.get(&article).copied().unwrap_or(usize::MAX),
                usize::MAX,
            ),
            (None, None) => (usize::MAX, usize::MAX),
        };
        (
            place,
            start,
            finding.claim,
            finding.rule.code,
            finding.about.1,
        )
    });
}
