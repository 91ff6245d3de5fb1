//! Asks all rules.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::{
    finding::{Expected, Finding, Fix, Remedy, Said},
    house::House,
    level::Level,
    rule::{Check, Rule},
    scene::Scene,
    table::{RULES, rule},
    work::{signed, unused::RULE as UNUSED},
};
use crate::{
    session::{Command, Expectation, Id, Kind, Session},
    text::brief,
};

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
        match rule.check {
            Check::Fact(ask) => {
                let facts = scene.facts.iter();
                let said = facts.filter_map(|fact| Some((fact, ask(&scene, fact, &setting)?)));
                found.extend(said.map(|(fact, said)| {
                    let article = Some(fact.claim.article);
                    finding(rule, level, article, said)
                }));
            }
            Check::All(ask) => {
                let mut said = Vec::new();
                ask(&scene, &setting, &mut said);
                found.extend(said.into_iter().map(|said| {
                    let article = said.claim.and_then(|claim| places.article(claim));
                    finding(rule, level, article, said)
                }));
            }
        }
    }
    let mut expectations = Expectations::of(session);
    expectations.silence(&mut found);
    let mut signed = signed::found(session, house, &found);
    expectations.silence(&mut signed);
    found.extend(signed);
    expectations.idle(session, house, &mut found);
    places.in_order(found)
}

fn finding(rule: &'static Rule, level: Level, article: Option<Id>, said: Said) -> Finding {
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
}

/// What somebody expects, by record and by the code of the rule.
struct Expectations<'s> {
    known: BTreeMap<(Id, &'static str), (Id, &'s Expectation, bool)>,
    /// Those of a code that no rule has.
    unknown: Vec<(Id, &'s Expectation)>,
}

impl<'s> Expectations<'s> {
    /// A code counts in whatever case it was written.
    fn of(session: &'s Session) -> Self {
        let mut all = Self {
            known: BTreeMap::new(),
            unknown: Vec::new(),
        };
        for (id, one) in session.expectations.live() {
            match rule(one.code.trim()) {
                Some(rule) => drop(all.known.insert((one.about, rule.code), (id, one, false))),
                None => all.unknown.push((id, one)),
            }
        }
        all
    }

    /// Silences what somebody expects.
    fn silence(&mut self, found: &mut [Finding]) {
        if self.known.is_empty() {
            return;
        }
        for finding in found {
            let key = (finding.about.1, finding.rule.code);
            let Some((id, one, used)) = self.known.get_mut(&key) else {
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
    }

    /// Tells of expectations that nothing answers to any more: a rule may have been mended, and the next one that breaks it must
    /// not pass unseen. Of a rule that is off, nothing is said; of a code that is no rule's, that it is none.
    fn idle(self, session: &Session, house: &House, found: &mut Vec<Finding>) {
        let level = house.level(&UNUSED);
        if level == Level::Off {
            return;
        }
        let idle = self.known.into_iter().filter(|(_, (.., used))| !used);
        let asked = idle.filter(|((_, code), _)| {
            rule(code).is_some_and(|rule| house.level(rule) != Level::Off)
        });
        let idle = asked.map(|((_, code), (id, one, _))| {
            let reason = &one.reason;
            let says = format!("{code} is expected, and nothing breaks it any more: “{reason}”.");
            (id, one, says)
        });
        let unknown = self.unknown.into_iter().map(|(id, one)| {
            let code = brief(&one.code, 40);
            let says = format!("“{code}” is expected, and no rule is called that.");
            (id, one, says)
        });
        for (id, one, says) in idle.chain(unknown) {
            let claim = Some(one.about).filter(|about| session.claims.get(*about).is_some());
            let article = claim.and_then(|claim| session.claims.get(claim));
            found.push(Finding {
                rule: &UNUSED,
                level,
                says,
                about: (Kind::Expectation, id),
                claim,
                article: article.map(|claim| claim.article),
                fix: Some(Fix {
                    words: "Expect it no longer".into(),
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

/// Where claims and articles stand in the order of the text, what belongs to an article as a whole after its claims.
struct Places {
    claims: HashMap<Id, (Id, usize)>,
    articles: HashMap<Id, usize>,
}

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
            ((place, start, true), (claim.article, id))
        });
        let whole = articles.iter();
        let whole = whole.map(|(id, (place, _))| ((*place, usize::MAX, false), (*id, *id)));
        let mut all: Vec<_> = claims.chain(whole).collect();
        all.sort_unstable();
        let mut places = Self {
            claims: HashMap::with_capacity(all.len()),
            articles: HashMap::new(),
        };
        for (at, ((.., is_claim), (article, id))) in all.into_iter().enumerate() {
            if is_claim {
                places.claims.insert(id, (article, at));
            } else {
                places.articles.insert(id, at);
            }
        }
        places
    }

    fn article(&self, claim: Id) -> Option<Id> {
        self.claims.get(&claim).map(|(article, _)| *article)
    }

    /// Puts findings in the order of the text; those of one claim stay in that of the rules.
    fn in_order(&self, found: Vec<Finding>) -> Vec<Finding> {
        let place = |finding: &Finding| {
            let claim = finding.claim.and_then(|claim| self.claims.get(&claim));
            let article = || self.articles.get(&finding.article?).copied();
            claim.map(|(_, at)| *at).or_else(article)
        };
        let places = found.iter().map(|one| place(one).unwrap_or(usize::MAX));
        let mut order: Vec<(usize, usize)> = places.zip(0..).collect();
        order.sort_unstable();
        // Numbers are sorted, not findings, and each of these is moved once.
        let mut found: Vec<Option<Finding>> = found.into_iter().map(Some).collect();
        let order = order.into_iter();
        let found = order.filter_map(|(_, at)| found.get_mut(at).and_then(Option::take));
        found.collect()
    }
}
