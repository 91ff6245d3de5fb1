//! How far a session is, in figures.

use std::collections::BTreeMap;

use crate::session::{Claim, Coverage, Id, Meaning, Session};

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleFigures {
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
    /// The verdicts of the scale that facts have, in its order, what is not on it behind them, none at the end.
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
                title: if article.title.is_empty() {
                    "Untitled article".to_owned()
                } else {
                    article.title.clone()
                },
                coverage,
            });
            let facts = placed.iter().filter(|one| {
                session.is_shown(one.claim)
                    && !session.is_suggestion(one.claim)
                    && parts.is_fact(session, one.id, one.claim)
            });
            for fact in facts {
                counting.fact(session, fact.claim);
            }
        }
        counting.end(session, &mut figures);
        figures
    }
}

#[derive(Default)]
struct Counting {
    /// By the name of the label; empty for none.
    verdicts: BTreeMap<String, usize>,
    people: BTreeMap<Id, PersonFigures>,
    days: BTreeMap<String, usize>,
}

impl Counting {
    fn fact(&mut self, session: &Session, claim: &Claim) {
        let verdict = claim.verdict.clone().unwrap_or_default();
        *self.verdicts.entry(verdict).or_default() += 1;
        let checked = claim.is_decided() && !session.is_stale(claim);
        if let Some(person) = claim.assigned_to {
            let person = self.people.entry(person).or_default();
            if checked {
                person.done += 1;
            } else {
                person.open += 1;
            }
        }
        if !checked {
            return;
        }
        let heads = claim.history.heads("check_status").into_iter();
        let last = heads.filter_map(|id| Some((id, claim.history.get(&id)?)));
        // Of two that stand beside each other, the later by their clocks: it is told, not decided by.
        let Some((id, event)) = last.max_by_key(|(id, event)| (event.at, *id)) else {
            return;
        };
        let (_, origin) = claim.history.origin(id, event);
        if let Some(by) = origin.by {
            self.people.entry(by).or_default().checked += 1;
        }
        let day: String = origin.at.to_string().chars().take(10).collect();
        *self.days.entry(day).or_default() += 1;
    }

    fn end(mut self, session: &Session, figures: &mut Figures) {
        let scale = session.scale();
        for label in &scale.labels {
            if let Some(count) = self.verdicts.remove(&label.id) {
                figures.verdicts.push(VerdictFigures {
                    label: label.text.clone(),
                    meaning: Some(scale.meaning(label)),
                    count,
                });
            }
        }
        let none = self.verdicts.remove("");
        let others = self
            .verdicts
            .into_iter()
            .map(|(label, count)| VerdictFigures {
                label,
                meaning: Some(Meaning::Open),
                count,
            });
        figures.verdicts.extend(others);
        figures.verdicts.extend(none.map(|count| VerdictFigures {
            label: String::new(),
            meaning: None,
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
