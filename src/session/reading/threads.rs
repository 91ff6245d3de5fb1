//! What people said about claims, as threads: a first comment and the answers to it.

use std::collections::BTreeMap;

use crate::session::{document::Session, records::comment::Comment, values::id::Id};

/// How far an answer is followed to the first comment of its thread: commands put it right below that one.
const FAR: usize = 100;

/// A comment and what was answered to it.
#[derive(Clone, Debug)]
pub struct Thread<'s> {
    /// The name of the first comment.
    pub id: Id,
    /// The first comment.
    pub first: &'s Comment,
    /// The answers, the oldest first.
    pub answers: Vec<(Id, &'s Comment)>,
}

impl<'s> Thread<'s> {
    /// Whether it needs nobody any more.
    pub const fn is_resolved(&self) -> bool {
        self.first.resolved
    }

    /// Everything that was said in it, in order.
    pub fn all(&self) -> impl Iterator<Item = (Id, &'s Comment)> {
        std::iter::once((self.id, self.first)).chain(self.answers.iter().copied())
    }

    /// What was said last.
    pub fn last(&self) -> (Id, &'s Comment) {
        let last = self.answers.last().copied();
        last.unwrap_or((self.id, self.first))
    }

    /// Whether somebody took part in it.
    pub fn has(&self, person: Id) -> bool {
        self.all().any(|(_, one)| said_by(one) == Some(person))
    }

    /// Whether it waits for an answer of somebody: it is open, and the last word is another's.
    pub fn waits_for(&self, person: Option<Id>) -> bool {
        !self.is_resolved() && (person.is_none() || said_by(self.last().1) != person)
    }
}

/// The person of the session who said it; none for what came from outside the house or out of a document.
pub fn said_by(comment: &Comment) -> Option<Id> {
    let own = comment.by.is_empty() && comment.contact.is_none();
    comment.made_by.filter(|_| own)
}

impl Session {
    /// The threads of every claim, the oldest first; those of one claim beside each other. Sorts: not in a frame.
    pub fn threads(&self) -> BTreeMap<Id, Vec<Thread<'_>>> {
        let mut found: BTreeMap<Id, Vec<Thread<'_>>> = BTreeMap::new();
        for thread in self.threads_where(|_| true) {
            found.entry(thread.first.claim).or_default().push(thread);
        }
        found
    }

    /// The threads of one claim, the oldest first. Looks at every comment.
    pub fn threads_of(&self, claim: Id) -> Vec<Thread<'_>> {
        self.threads_where(|comment| comment.claim == claim)
    }

    fn threads_where(&self, wanted: impl Fn(&Comment) -> bool) -> Vec<Thread<'_>> {
        let mut all: Vec<(Id, &Comment)> = self
            .comments
            .live()
            .filter(|(_, comment)| wanted(comment))
            .collect();
        all.sort_by_key(|(id, comment)| (comment.made_at, *id));
        let mut threads: Vec<Thread<'_>> = Vec::new();
        let mut places: BTreeMap<Id, usize> = BTreeMap::new();
        let live = |id: Id| self.comments.get(id).is_some_and(|one| !one.removed);
        // An answer to what is gone begins a thread of its own. Clocks differ: an answer may seem older than what it answers.
        let (firsts, answers): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|(_, comment)| !comment.under.is_some_and(live));
        for (id, first) in firsts {
            places.insert(id, threads.len());
            threads.push(Thread {
                id,
                first,
                answers: Vec::new(),
            });
        }
        for (id, answer) in answers {
            let mut first = answer.under;
            for _ in 0..FAR {
                match first {
                    Some(up) if !places.contains_key(&up) => {
                        first = self.comments.get(up).and_then(|one| one.under);
                    }
                    _ => break,
                }
            }
            let place = first.and_then(|first| places.get(&first));
            if let Some(thread) = place.and_then(|place| threads.get_mut(*place)) {
                thread.answers.push((id, answer));
            } else {
                // A file may lead in a circle: what was said is shown all the same.
                places.insert(id, threads.len());
                threads.push(Thread {
                    id,
                    first: answer,
                    answers: Vec::new(),
                });
            }
        }
        threads
    }
}
