//! What another copy of a session holds that this one does not.

use std::collections::BTreeSet;

use crate::session::{document::Session, records::kind::Kind};

/// What is new in another copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Records that were made, and events, that this copy does not have.
    pub changes: usize,
    /// Who made them, by name, each once; nobody where no name was given.
    pub who: Vec<String>,
}

impl Session {
    /// Whether another copy has a record that this one has, as copies of one session do; so is one that holds nothing yet. People
    /// and scales do not count: whoever checks two stories is in both. Linear in the records, up to logarithms.
    pub fn is_related(&self, other: &Self) -> bool {
        let own = |kind: &Kind| !matches!(kind, Kind::Details | Kind::Person | Kind::Scale);
        let mut ours = self.every().filter(|(kind, ..)| own(kind)).peekable();
        let mut theirs = other.every().filter(|(kind, ..)| own(kind)).peekable();
        if ours.peek().is_none() || theirs.peek().is_none() {
            return true;
        }
        theirs.any(|(kind, id, _)| self.record(&kind, id).is_some())
    }

    /// What a merge with `other` would bring. Linear in the events of `other`, up to logarithms. A field that was edited
    /// by hand is in no history and not counted.
    pub fn news_in(&self, other: &Self) -> News {
        let mut changes = 0;
        let mut who = BTreeSet::new();
        for (kind, id, record) in other.every() {
            let ours = self.record(&kind, id);
            if ours.is_none() {
                changes += 1;
                who.extend(record.made_by());
            }
            for (name, event) in record.history().iter() {
                let known = ours.is_some_and(|ours| ours.history().get(name).is_some());
                // A record that is new is one change, whatever was set when it was made.
                if !known && ours.is_some() {
                    changes += 1;
                }
                if !known {
                    who.extend(event.by);
                }
            }
        }
        let mut who: Vec<String> = who
            .into_iter()
            .filter_map(|person| other.people.get(person))
            .map(|person| person.name.clone())
            .filter(|name| !name.is_empty())
            .collect();
        who.sort();
        who.dedup();
        News { changes, who }
    }
}
