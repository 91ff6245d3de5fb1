//! The threads of a session, as rows of the list.

use crate::{
    session::{Comment, Correct, Id, Thread, said_by},
    workbench::desk::{Desk, record_words::short},
};

/// Which threads are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Those that need somebody.
    #[default]
    Open,
    /// Of those, the ones in which I took part, or on claims that I check.
    Mine,
    /// Of those, the ones in which the last word is not mine.
    Unanswered,
    /// All, those that need nobody any more among them.
    All,
}

impl Filter {
    /// Those that can be chosen.
    pub const ALL: [Self; 4] = [Self::Open, Self::Mine, Self::Unanswered, Self::All];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Mine => "Mine",
            Self::Unanswered => "Unanswered",
            Self::All => "All",
        }
    }

    /// Whether a thread is listed.
    pub const fn takes(self, row: &Row) -> bool {
        match self {
            Self::Open => !row.resolved,
            Self::Mine => !row.resolved && row.mine,
            Self::Unanswered => row.waits,
            Self::All => true,
        }
    }
}

/// What somebody said.
#[derive(Clone, Debug)]
pub struct Said {
    /// Who.
    pub who: String,
    /// When.
    pub when: String,
    /// What.
    pub text: String,
    /// Somebody outside the house was asked, and this is the answer.
    pub outside: bool,
    /// Of such an answer: whether the claim is correct.
    pub correct: Correct,
}

/// A thread.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its first comment.
    pub id: Id,
    /// The claim it is about.
    pub claim: Id,
    /// What the claim is called.
    pub label: String,
    /// The claim in a few words.
    pub words: String,
    /// What was said, in order.
    pub said: Vec<Said>,
    /// It needs nobody any more.
    pub resolved: bool,
    /// Whoever looks took part in it, or checks the claim.
    pub mine: bool,
    /// The last word is another's.
    pub waits: bool,
}

impl Row {
    /// A thread, for whoever looks.
    pub fn of(thread: &Thread<'_>, desk: &Desk<'_>) -> Self {
        let session = desk.session;
        let id = thread.first.claim;
        let claim = session.claims.get(id);
        let draft = claim.and_then(|claim| session.articles.get(claim.article)?.draft);
        let me = desk.author.id();
        let checks = me.is_some() && claim.is_some_and(|claim| claim.assigned_to == me);
        Self {
            id: thread.id,
            claim: id,
            label: desk.derived.names.label(session, id),
            words: claim.map_or_else(String::new, |claim| short(claim.words(draft), 120)),
            said: thread.all().map(|(_, one)| said(one, desk)).collect(),
            resolved: thread.is_resolved(),
            mine: checks || me.is_some_and(|me| thread.has(me)),
            waits: thread.waits_for(me),
        }
    }
}

fn said(comment: &Comment, desk: &Desk<'_>) -> Said {
    let session = desk.session;
    let contact = comment.contact.and_then(|id| session.contacts.get(id));
    let who = match contact {
        Some(contact) => contact.name.clone(),
        None if comment.by.is_empty() => session.name_of(said_by(comment)).to_owned(),
        None => comment.by.clone(),
    };
    Said {
        who,
        when: if comment.on.is_empty() {
            let at = comment.made_at.map(|at| desk.outside.words_for(at));
            at.unwrap_or_default()
        } else {
            comment.on.clone()
        },
        text: comment.text.clone(),
        outside: comment.contact.is_some(),
        correct: comment.correct.clone(),
    }
}

/// All threads on live claims, those that were spoken in last first. Sorts: once per revision.
pub fn rows(desk: &Desk<'_>) -> Vec<Row> {
    let session = desk.session;
    let threads = session.threads();
    let mut all: Vec<&Thread<'_>> = threads.values().flatten().collect();
    let live = |claim: Id| {
        let claim = session.claims.get(claim);
        claim.is_some_and(|claim| session.is_live(claim))
    };
    all.retain(|thread| live(thread.first.claim));
    all.sort_by_key(|thread| (std::cmp::Reverse(thread.last().1.made_at), thread.id));
    all.into_iter()
        .map(|thread| Row::of(thread, desk))
        .collect()
}

/// The places of those that a filter takes.
pub fn filtered(all: &[Row], filter: Filter) -> Vec<usize> {
    let all = all.iter().enumerate();
    all.filter(|(_, row)| filter.takes(row))
        .map(|(at, _)| at)
        .collect()
}
