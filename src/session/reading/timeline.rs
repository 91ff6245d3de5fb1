//! What happened to a session, newest first.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, btree_map::Entry},
};

use crate::session::{
    history::log::History,
    records::{kind::Kind, record::Record, tables::Tables},
    values::{id::Id, moment::Moment},
};

/// What a timeline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Everything.
    Session,
    /// A claim, with its evidence and what else belongs to it.
    Claim(Id),
    /// A claim's verdict alone.
    Verdict(Id),
}

/// One thing that happened: where it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Kind of the record it happened to.
    pub kind: Kind,
    /// The record's name.
    pub id: Id,
    /// The event; none where the record was made.
    pub event: Option<Id>,
    /// When, by the clock of whoever did it.
    pub at: Moment,
}

impl Tables {
    /// What happened, newest first: by the clocks of those who did it, and where these agree, what replaced a value
    /// before that value. Linear in the events, but for the sorting. What extraction proposed has no time and is left out
    /// until somebody touches it.
    pub fn timeline(&self, about: About) -> Vec<Happening> {
        let mut found = Vec::new();
        match about {
            About::Session => {
                for (kind, id, record) in self.every() {
                    gather(&mut found, &kind, id, record, None);
                }
            }
            About::Verdict(claim) => {
                if let Some(record) = self.claims.get(claim) {
                    gather(&mut found, &Kind::Claim, claim, record, Some("verdict"));
                }
            }
            About::Claim(claim) => {
                if let Some(record) = self.claims.get(claim) {
                    gather(&mut found, &Kind::Claim, claim, record, None);
                }
                for (id, record) in self.evidence.all().filter(|(_, one)| one.claim == claim) {
                    gather(&mut found, &Kind::Evidence, id, record, None);
                }
                for (id, record) in self.claimed.all() {
                    if record.claim == Some(claim) {
                        gather(&mut found, &Kind::Claimed, id, record, None);
                    }
                }
                for (id, record) in self.comments.all().filter(|(_, one)| one.claim == claim) {
                    gather(&mut found, &Kind::Comment, id, record, None);
                }
                for (id, record) in self.second_checks.all() {
                    if record.claim == claim {
                        gather(&mut found, &Kind::SecondCheck, id, record, None);
                    }
                }
                for (id, record) in self.changes.all().filter(|(_, one)| one.claim == claim) {
                    gather(&mut found, &Kind::Change, id, record, None);
                }
                for (id, record) in self.corrections.all().filter(|(_, one)| one.claim == claim) {
                    gather(&mut found, &Kind::Correction, id, record, None);
                }
            }
        }
        found.sort_unstable_by(|(a, a_depth), (b, b_depth)| {
            let newest = (Reverse(a.at), Reverse(a_depth)).cmp(&(Reverse(b.at), Reverse(b_depth)));
            newest.then_with(|| (&a.kind, a.id, a.event).cmp(&(&b.kind, b.id, b.event)))
        });
        found.into_iter().map(|(one, _)| one).collect()
    }
}

fn gather(
    found: &mut Vec<(Happening, u32)>,
    kind: &Kind,
    id: Id,
    record: &dyn Record,
    field: Option<&str>,
) {
    let happening = |event, at| Happening {
        kind: kind.clone(),
        id,
        event,
        at,
    };
    if let Some(at) = record.made_at().filter(|_| field.is_none()) {
        found.push((happening(None, at), 0));
    }
    let depths = depths(record.history());
    for (event, what) in record.history().iter() {
        if field.is_none_or(|field| *what.field == *field) {
            let depth = depths.get(event).copied().unwrap_or(0);
            found.push((happening(Some(*event), what.at), depth));
        }
    }
}

/// How many events stand one behind the other before each; a circle, which only a damaged file has, is cut somewhere.
fn depths(history: &History) -> BTreeMap<Id, u32> {
    let mut depths: BTreeMap<Id, u32> = BTreeMap::new();
    let mut stack: Vec<(Id, bool)> = Vec::new();
    for (id, _) in history.iter() {
        stack.push((*id, false));
        while let Some((id, seen)) = stack.pop() {
            let Some(event) = history.get(&id) else {
                continue;
            };
            if seen {
                let before = event.replaces.iter().filter_map(|id| depths.get(id)).max();
                let depth = before.map_or(1, |depth| depth.saturating_add(1));
                depths.insert(id, depth);
            } else if let Entry::Vacant(place) = depths.entry(id) {
                // Stands for "on the way" until what it replaced is known.
                place.insert(0);
                stack.push((id, true));
                stack.extend(event.replaces.iter().map(|id| (*id, false)));
            }
        }
    }
    depths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Author, Command, NewArticle, NewParagraph, Role, Session, Stamp};

    fn session() -> (Session, Id) {
        let mut session = Session::default();
        let mut step = 0_u8;
        let mut apply = |session: &mut Session, command, at| {
            step += 1;
            let stamp = Stamp {
                by: Author::default(),
                at: Moment(at),
                seed: Id::derived(&[b"timeline", &[step]]),
            };
            session.apply(command, &stamp).unwrap()
        };
        let article = Id::literal("town");
        let text = NewParagraph {
            text: "One fell. Two rose.".to_owned(),
            role: Role::Body,
            locator: String::new(),
            ..NewParagraph::default()
        };
        let new = NewArticle {
            id: Some(article),
            paragraphs: vec![text],
            ..NewArticle::default()
        };
        apply(&mut session, Command::AddArticle(new), 0);
        let claim = Command::AddClaim {
            id: None,
            article,
            start: 0,
            end: 9,
            statement: String::new(),
            part_of: None,
        };
        let claim = apply(&mut session, claim, 10).created[0];
        // All in one second: the clock cannot tell them apart.
        for verdict in [Some("true"), Some("false"), None, Some("half_true")] {
            let verdict = verdict.map(str::to_owned);
            apply(&mut session, Command::SetVerdict { claim, verdict }, 20);
        }
        apply(
            &mut session,
            Command::SetNote {
                claim,
                note: "x".to_owned(),
            },
            15,
        );
        (session, claim)
    }

    #[test]
    fn what_replaced_a_value_stands_before_it_even_within_a_second() {
        let (session, claim) = session();
        let history = &session.claims.get(claim).unwrap().history;
        let values: Vec<_> = session
            .timeline(About::Verdict(claim))
            .iter()
            .map(|one| history.get(&one.event.unwrap()).unwrap().value.value())
            .collect();
        let wanted: Vec<serde_json::Value> = vec![
            "half_true".into(),
            serde_json::Value::Null,
            "false".into(),
            "true".into(),
        ];
        assert_eq!(values, wanted);
    }

    #[test]
    fn a_claim_has_its_own_past_and_the_session_all_of_it() {
        let (session, claim) = session();
        let own = session.timeline(About::Claim(claim));
        assert_eq!(own.len(), 6);
        assert!(own.iter().all(|one| one.id == claim));
        assert_eq!(own.last().unwrap().event, None, "it began by being made");
        let all = session.timeline(About::Session);
        assert!(all.len() > own.len());
        assert!(all.windows(2).all(|two| two[0].at >= two[1].at));
    }

    #[test]
    fn a_circle_of_events_ends() {
        let text = r#"{"a":{"field":"note","value":1,"replaces":["b"],"at":"2026-01-31T09:30:00Z"},"b":{"field":"note","value":2,"replaces":["a"],"at":"2026-01-31T09:30:00Z"}}"#;
        let history: History = serde_json::from_str(text).unwrap();
        assert_eq!(depths(&history).len(), 2);
    }
}
