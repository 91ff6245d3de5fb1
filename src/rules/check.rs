//! Asks all rules.

use std::{
    collections::{BTreeMap, HashMap},
    iter::Peekable,
    panic::resume_unwind,
    sync::Mutex,
    thread::{self, ScopedJoinHandle},
    vec::IntoIter,
};

use jiff::civil::Date;

use super::{
    finding::{Expected, Finding, Fix, Remedy, Said},
    held::Held,
    house::{House, Setting},
    level::Level,
    rule::{Check, Rule},
    scene::{Fact, Scene},
    table::{RULES, rule},
    work::{dropped::RULE as DROPPED, signed, unused::RULE as UNUSED},
};
use crate::{
    session::{Command, Expectation, Id, Kind, Session},
    text::brief,
};

/// What the rules of a house find in a session on a day: by article, in the order of the text, what belongs to no article
/// last; about one claim in the order of the rules. Linear in the session, up to logarithms, and of many facts each thread
/// takes half: once per revision and never in a frame.
pub fn check(session: &Session, house: &House, today: Date) -> Vec<Finding> {
    check_with(session, house, today, &Held::default())
}

/// The same, where it is known what the backup has of the quotations.
pub fn check_with(session: &Session, house: &House, today: Date, held: &Held) -> Vec<Finding> {
    let scene = Scene::new(session, today, held);
    let asked = Asked::of(house);
    let (places, apart) = asked.about_all(&scene);
    let mut found = asked.about_facts(&scene, &places.of_facts(&scene), apart);
    let mut expectations = Expectations::of(session);
    expectations.silence(&mut found);
    let mut late = signed::found(session, house, &found);
    expectations.silence(&mut late);
    expectations.idle(session, house, &mut late);
    if late.is_empty() {
        return found;
    }
    found.extend(late);
    places.in_order(found)
}

/// Where a finding stands among others: the place of what it is about, and that of its rule.
type Order = (usize, usize);

/// Findings that are not about one fact each, in their order.
type Apart = Peekable<IntoIter<(Order, Finding)>>;

/// Fewer facts than this are asked about on one thread: a second would cost more than it saves.
const FEW: usize = 2_000;

/// The rules that hold in a house, with what it has set.
struct Asked<'h>(Vec<(usize, &'static Rule, Level, Setting<'h>)>);

impl<'h> Asked<'h> {
    fn of(house: &'h House) -> Self {
        let all = RULES.iter().enumerate().map(|(at, &rule)| {
            let setting = house.of(rule);
            (at, rule, setting.level(), setting)
        });
        Self(
            all.filter(|(_, _, level, _)| *level != Level::Off)
                .collect(),
        )
    }

    /// What the rules find that look at the session as a whole, in order, and where claims and articles stand in it.
    fn about_all(&self, scene: &Scene<'_>) -> (Places, Vec<(Order, Finding)>) {
        let ask_those = |rest: usize| {
            let rules = self.0.iter().skip(rest).step_by(2);
            let asked = rules.filter_map(|(at, rule, level, setting)| match rule.check {
                Check::All(ask) => {
                    let mut said = Vec::new();
                    ask(scene, setting, &mut said);
                    Some((*at, *rule, *level, said))
                }
                Check::Fact(_) => None,
            });
            asked.collect::<Vec<_>>()
        };
        let few = scene.facts.len() < FEW;
        let here = || (Places::of(scene.session), ask_those(0));
        let ((places, mut said), others) = both(few, here, || ask_those(1));
        said.extend(others);
        let mut found = Vec::new();
        for (at, rule, level, said) in said {
            found.extend(said.into_iter().map(|said| {
                let article = said.claim.and_then(|claim| places.article(claim));
                let finding = finding(rule, level, article, said);
                ((places.of_finding(&finding), at), finding)
            }));
        }
        found.sort_by_key(|(order, _)| *order);
        (places, found)
    }

    /// What the rules find that look at each fact by itself, together with what was found apart from these.
    fn about_facts(
        &self,
        scene: &Scene<'_>,
        facts: &[(usize, &Fact<'_>)],
        mut apart: Vec<(Order, Finding)>,
    ) -> Vec<Finding> {
        let (early, late) = facts.split_at(facts.len() / 2);
        let from = late.first().map_or(usize::MAX, |(place, _)| *place);
        let after = apart.split_off(apart.partition_point(|((place, _), _)| *place < from));
        let (mut found, more) = both(
            facts.len() < FEW,
            || self.about(scene, early, &mut apart.into_iter().peekable()),
            || self.about(scene, late, &mut after.into_iter().peekable()),
        );
        found.extend(more);
        found
    }

    /// Asks about one fact after the other, so that what is known of it is looked up while it is at hand.
    fn about(
        &self,
        scene: &Scene<'_>,
        facts: &[(usize, &Fact<'_>)],
        apart: &mut Apart,
    ) -> Vec<Finding> {
        let mut found = Vec::new();
        for (place, fact) in facts {
            for (at, rule, level, setting) in &self.0 {
                let Check::Fact(ask) = rule.check else {
                    continue;
                };
                let Some(said) = ask(scene, fact, setting) else {
                    continue;
                };
                while let Some((_, one)) = apart.next_if(|(order, _)| *order < (*place, *at)) {
                    found.push(one);
                }
                found.push(finding(rule, *level, Some(fact.claim.article), said));
            }
        }
        found.extend(apart.map(|(_, one)| one));
        found
    }
}

/// Does two things: the second on a thread of its own, unless both are small or the system has no thread to give.
fn both<A, B: Send>(
    small: bool,
    here: impl FnOnce() -> A,
    there: impl FnOnce() -> B + Send,
) -> (A, B) {
    if small {
        return (here(), there());
    }
    let there = Mutex::new(Some(there));
    let take = || there.lock().ok().and_then(|mut there| there.take());
    thread::scope(|scope| {
        let other = thread::Builder::new().name("rules".to_owned());
        let other = other.spawn_scoped(scope, || take().map(|there| there()));
        let here = here();
        let there = match other.map(ScopedJoinHandle::join) {
            Ok(Ok(there)) => there,
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => take().map(|there| there()),
        };
        let there = there.unwrap_or_else(|| unreachable!("it is taken once"));
        (here, there)
    })
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
            finding.expected = Some(Box::new(Expected {
                id: *id,
                reason: one.reason.clone(),
                by: one.made_by,
                at: one.made_at,
            }));
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
                says: says.into(),
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

/// The claims that one person dropped and another decided on, whatever a house says of that rule: for whoever has just merged two
/// copies.
pub fn dropped(session: &Session) -> Vec<Finding> {
    let held = Held::default();
    let scene = Scene::new(session, Date::default(), &held);
    let mut said = Vec::new();
    let house = House::default();
    if let Check::All(ask) = DROPPED.check {
        ask(&scene, &house.of(&DROPPED), &mut said);
    }
    let mut found: Vec<Finding> = said
        .into_iter()
        .map(|said| finding(&DROPPED, DROPPED.level, None, said))
        .collect();
    Expectations::of(session).silence(&mut found);
    found.retain(|finding| finding.expected.is_none());
    found
}

/// How many findings keep articles from being signed off.
pub fn blocking(found: &[Finding]) -> usize {
    found.iter().filter(|finding| finding.blocks()).count()
}

/// Where claims and articles stand in the order of the text, what belongs to an article as a whole after its claims.
struct Places {
    /// By name: the article of a claim, and its place.
    claims: Vec<(Id, Id, usize)>,
    articles: HashMap<Id, usize>,
}

impl Places {
    fn of(session: &Session) -> Self {
        let articles = session.articles_in_order().into_iter().enumerate();
        let articles: HashMap<Id, (usize, Option<Id>)> = articles
            .map(|(place, (id, article))| (id, (place, article.draft)))
            .collect();
        let mut places = Self {
            claims: Vec::new(),
            articles: HashMap::new(),
        };
        let mut all = Vec::new();
        for (at, (id, claim)) in session.claims.live().enumerate() {
            let article = articles.get(&claim.article);
            let (place, draft) = article.copied().unwrap_or((usize::MAX, None));
            let anchor = draft.and_then(|draft| claim.anchors.get(&draft));
            let start = anchor.map_or(usize::MAX, |anchor| anchor.start);
            places.claims.push((id, claim.article, 0));
            all.push(((place, start, true), claim.article, at));
        }
        let whole = articles.iter();
        all.extend(whole.map(|(id, (place, _))| ((*place, usize::MAX, false), *id, 0)));
        all.sort_unstable();
        for (place, ((.., is_claim), article, at)) in all.into_iter().enumerate() {
            if !is_claim {
                places.articles.insert(article, place);
            } else if let Some((_, _, slot)) = places.claims.get_mut(at) {
                *slot = place;
            }
        }
        places
    }

    fn claim(&self, claim: Id) -> Option<&(Id, Id, usize)> {
        let at = self.claims.binary_search_by(|(id, ..)| id.cmp(&claim));
        at.ok().and_then(|at| self.claims.get(at))
    }

    fn article(&self, claim: Id) -> Option<Id> {
        self.claim(claim).map(|(_, article, _)| *article)
    }

    /// Where a finding stands; what belongs to no article at the end.
    fn of_finding(&self, finding: &Finding) -> usize {
        let claim = finding.claim.and_then(|claim| self.claim(claim));
        let article = || self.articles.get(&finding.article?).copied();
        let place = claim.map(|(.., place)| *place).or_else(article);
        place.unwrap_or(usize::MAX)
    }

    /// The facts with their places, in the order of the text.
    fn of_facts<'f, 's>(&self, scene: &'f Scene<'s>) -> Vec<(usize, &'f Fact<'s>)> {
        // Both are in the order of their names.
        let mut claims = self.claims.iter();
        let facts = scene.facts.iter().map(|fact| {
            let mut found = claims.by_ref().skip_while(|(id, ..)| *id < fact.id);
            let place = found.next().map_or(usize::MAX, |(.., place)| *place);
            (place, fact)
        });
        let mut facts: Vec<(usize, &Fact<'_>)> = facts.collect();
        facts.sort_unstable_by_key(|(place, _)| *place);
        facts
    }

    /// Puts findings in the order of the text; those of one claim stay in that of the rules.
    fn in_order(&self, found: Vec<Finding>) -> Vec<Finding> {
        let places = found.iter().map(|one| self.of_finding(one));
        let mut order: Vec<(usize, usize)> = places.zip(0..).collect();
        order.sort_unstable();
        // Numbers are sorted, not findings, and each of these is moved once.
        let mut found: Vec<Option<Finding>> = found.into_iter().map(Some).collect();
        let order = order.into_iter();
        let found = order.filter_map(|(_, at)| found.get_mut(at).and_then(Option::take));
        found.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::measured::large;

    #[test]
    fn fact_by_fact_on_two_threads_is_found_what_rule_by_rule_is_on_one() {
        let (session, house) = (large(FEW + 501), House::default());
        let today = "2026-06-02".parse().unwrap();
        let held = Held::default();
        let (scene, places) = (Scene::new(&session, today, &held), Places::of(&session));
        let mut plain = Vec::new();
        for (_, rule, level, setting) in Asked::of(&house).0 {
            let mut said = Vec::new();
            match rule.check {
                Check::Fact(ask) => {
                    let facts = scene.facts.iter();
                    said.extend(facts.filter_map(|fact| ask(&scene, fact, &setting)));
                }
                Check::All(ask) => ask(&scene, &setting, &mut said),
            }
            plain.extend(said.into_iter().map(|said| {
                let article = said.claim.and_then(|claim| places.article(claim));
                finding(rule, level, article, said)
            }));
        }
        let told = |found: Vec<Finding>| -> Vec<String> {
            let found = found.into_iter();
            found.map(|one| format!("{one:?}")).collect()
        };
        let found = check(&session, &house, today);
        assert!(found.len() > 2 * FEW);
        assert_eq!(told(found), told(places.in_order(plain)));
    }
}
