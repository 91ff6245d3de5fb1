//! How far a session is, in figures.

use std::collections::BTreeMap;

use crate::session::{Claim, Coverage, Event, Id, Meaning, Session};

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleFigures {
    /// Which.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its sentences and facts.
    pub coverage: Coverage,
}

/// One verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictFigures {
    /// What it is called; empty for facts that have none.
    pub label: String,
    /// What it says; none for none.
    pub meaning: Option<Meaning>,
    /// Whether the check of these facts is done, on the text as it is: of the others it is not found yet.
    pub checked: bool,
    /// How many facts.
    pub count: usize,
}

/// One person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonFigures {
    /// Their name.
    pub name: String,
    /// Facts that are assigned to them and not checked.
    pub open: usize,
    /// Facts that are assigned to them and checked, by whomever.
    pub done: usize,
    /// Facts that they have checked, whoever they are assigned to.
    pub checked: usize,
    /// Facts that are not checked yet, of which they have given the verdict.
    pub judged: usize,
}

/// How far a session is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Its title.
    pub title: String,
    /// Its articles, in order.
    pub articles: Vec<ArticleFigures>,
    /// All of them together.
    pub all: Coverage,
    /// The verdicts of the scale that facts have, in its order, what is not on it behind them, none at the end; of each first the
    /// facts that are checked.
    pub verdicts: Vec<VerdictFigures>,
    /// Who checks and has checked, by name.
    pub people: Vec<PersonFigures>,
    /// How many of the facts that are checked now were checked on each day (UTC), in order.
    pub days: Vec<(String, usize)>,
}

impl Figures {
    /// Of a session as it is now. Looks at every claim and its history: not for a frame.
    pub fn of(session: &Session) -> Self {
        let mut counting = Counting::default();
        let parts = session.parts();
        let mut figures = Self {
            title: session.details.title.clone(),
            ..Self::default()
        };
        for (id, article) in session.articles_in_order() {
            let placed = session.claims_of(id);
            let coverage = session.coverage_of(id, &placed).1;
            figures.all = figures.all.and(coverage);
            figures.articles.push(ArticleFigures {
                id,
                title: if article.title.is_empty() {
                    "Untitled article".to_owned()
                } else {
                    article.title.clone()
                },
                coverage,
            });
            let facts = placed.iter().filter(|one| {
                session.is_shown(one.claim) && parts.is_fact(session, one.id, one.claim)
            });
            for fact in facts {
                if session.is_suggestion(fact.claim) {
                    counting.suggestion(fact.claim);
                } else {
                    counting.fact(session, fact.claim);
                }
            }
        }
        counting.end(session, &mut figures);
        figures
    }
}

/// Who said last what a field of a claim holds, and when. Of two that stand beside each other, the later by their clocks: it is
/// told, not decided by.
fn last<'c>(claim: &'c Claim, field: &str) -> Option<&'c Event> {
    let heads = claim.history.heads(field).into_iter();
    let heads = heads.filter_map(|id| Some((id, claim.history.get(&id)?)));
    let (id, event) = heads.max_by_key(|(id, event)| (event.at, *id))?;
    Some(claim.history.origin(id, event).1)
}

#[derive(Default)]
struct Counting {
    /// By the name of the label, empty for none, and whether the check is done.
    verdicts: BTreeMap<(String, bool), usize>,
    people: BTreeMap<Id, PersonFigures>,
    days: BTreeMap<String, usize>,
}

impl Counting {
    /// A suggestion is no fact yet, but whoever it is assigned to has it before them.
    fn suggestion(&mut self, claim: &Claim) {
        if let Some(person) = claim.assigned_to {
            self.people.entry(person).or_default().open += 1;
        }
    }

    fn fact(&mut self, session: &Session, claim: &Claim) {
        let checked = claim.is_decided() && !session.is_stale(claim);
        let verdict = claim.verdict.clone().unwrap_or_default();
        let done = checked && !verdict.is_empty();
        *self.verdicts.entry((verdict, done)).or_default() += 1;
        if let Some(person) = claim.assigned_to {
            let person = self.people.entry(person).or_default();
            if checked {
                person.done += 1;
            } else {
                person.open += 1;
            }
        }
        if !checked {
            let judge = last(claim, "verdict").and_then(|event| event.by);
            if let Some(by) = judge.filter(|_| claim.verdict.is_some()) {
                self.people.entry(by).or_default().judged += 1;
            }
            return;
        }
        let Some(origin) = last(claim, "check_status") else {
            return;
        };
        if let Some(by) = origin.by {
            self.people.entry(by).or_default().checked += 1;
        }
        let day: String = origin.at.to_string().chars().take(10).collect();
        *self.days.entry(day).or_default() += 1;
    }

    fn end(mut self, session: &Session, figures: &mut Figures) {
        let scale = session.scale();
        for label in &scale.labels {
            for checked in [true, false] {
                if let Some(count) = self.verdicts.remove(&(label.id.clone(), checked)) {
                    figures.verdicts.push(VerdictFigures {
                        label: label.text.clone(),
                        meaning: Some(scale.meaning(label)),
                        checked,
                        count,
                    });
                }
            }
        }
        let none = self.verdicts.remove(&(String::new(), false));
        let others = self
            .verdicts
            .into_iter()
            .map(|((label, checked), count)| VerdictFigures {
                label,
                meaning: Some(Meaning::Open),
                checked,
                count,
            });
        figures.verdicts.extend(others);
        figures.verdicts.extend(none.map(|count| VerdictFigures {
            label: String::new(),
            meaning: None,
            checked: false,
            count,
        }));
        let people = self.people.into_iter().map(|(id, person)| PersonFigures {
            name: session.name_of(Some(id)).to_owned(),
            ..person
        });
        figures.people = people.collect();
        figures.people.sort_by(|a, b| a.name.cmp(&b.name));
        figures.days = self.days.into_iter().collect();
    }
}
