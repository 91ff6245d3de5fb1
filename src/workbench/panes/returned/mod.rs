//! A file that was handed out and came back: what it says beside the session as it is now, to be looked at and taken in. It lies
//! on top.
//!
//! The file is read once; when the session changes under it, what it says is worked out anew. Nothing is done before somebody
//! presses the button, and then all of it is one step.

mod view;
mod work;

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use crate::{
    returned::{Proposal, Returned as Found},
    session::{Command, Id},
    workbench::{
        desk::{Ask, Desk, Job, Offer, Out, Overlay, Pane, Topic},
        kit::{list::List, widgets::NoticeKind},
    },
};
use work::{File, Work};

pub use work::is_table;

/// What came back.
#[derive(Default)]
pub struct Returned {
    file: Option<File>,
    /// The article that it is about, where it does not say so itself.
    article: Option<Id>,
    /// What `found` was worked out of, or is being.
    of: Option<Key>,
    running: bool,
    found: Option<Result<Found, String>>,
    /// The proposals that are not to be taken in, by what they say.
    left: BTreeSet<String>,
    revision: u64,
    /// The row that the keys are about.
    now: usize,
    list: List,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    document: u64,
    revision: u64,
    article: Option<Id>,
}

/// What happens here.
pub enum Message {
    /// Read this file.
    Read(PathBuf),
    /// It was read, or could not be; nothing: it was cancelled.
    Came(PathBuf, Option<Result<Arc<[u8]>, String>>),
    /// What it says was worked out; nothing: it was cancelled.
    Found(Option<Result<Found, String>>),
    /// It is about this article.
    About(Id),
    /// Take a proposal in, or leave it.
    Toggle(usize),
    /// Take all in, or none.
    All(bool),
    /// Another row.
    Go(usize),
    /// Take in what is to be taken in.
    TakeIn,
}

impl Pane for Returned {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Read(path) => {
                let from = path.clone();
                let job = Job::new("Reading a file", move |_| {
                    let content = work::content(&path);
                    Message::Came(path, Some(content))
                });
                out.start(job.or(Message::Came(from, None)));
            }
            Message::Came(path, Some(Ok(content))) => {
                *self = Self {
                    file: Some(File { path, content }),
                    article: desk.view.article,
                    list: std::mem::take(&mut self.list),
                    revision: self.revision + 1,
                    ..Self::default()
                };
                out.ask(Ask::Overlay(Overlay::Returned));
            }
            Message::Came(path, Some(Err(why))) => {
                let words = format!("{}: {why}", path.display());
                out.failed(Topic::Reading(path), words);
            }
            Message::Came(_, None) => {}
            Message::Found(found) => {
                self.running = false;
                self.revision += 1;
                self.found = found.or(self.found.take());
            }
            Message::About(article) => self.article = Some(article),
            Message::Toggle(row) => self.toggle(row),
            Message::All(all) => {
                self.left = if all {
                    BTreeSet::new()
                } else {
                    let all = self.proposals().iter();
                    all.map(|one| one.says.clone()).collect()
                };
            }
            Message::Go(row) => {
                self.now = row;
                out.ask(Ask::Reveal);
            }
            Message::TakeIn => self.take_in(out),
        }
    }

    /// Works out what the file says, if what was worked out no longer holds.
    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let Some(file) = self.file.as_ref() else {
            return false;
        };
        let key = Key {
            document: desk.document,
            revision: desk.session.revision(),
            article: self.article,
        };
        if desk.view.overlay != Overlay::Returned || self.running || self.of.as_ref() == Some(&key)
        {
            return false;
        }
        self.of = Some(key);
        self.running = true;
        let work = Work {
            session: desk.session.clone(),
            content: Arc::clone(&file.content),
            article: self.article,
            reader: desk.outside.reader.clone(),
        };
        let job = Job::quiet("Comparing a file", move |progress| {
            Message::Found(Some(work.found(&|| progress.is_cancelled())))
        });
        out.start(job.or(Message::Found(None)));
        true
    }

    fn session_replaced(&mut self) {
        let list = std::mem::take(&mut self.list);
        *self = Self {
            list,
            revision: self.revision + 1,
            ..Self::default()
        };
    }
}

impl Returned {
    fn proposals(&self) -> &[Proposal] {
        match &self.found {
            Some(Ok(found)) => &found.proposals,
            _ => &[],
        }
    }

    /// What does not fit, a sentence each.
    fn unplaced(&self) -> &[String] {
        match &self.found {
            Some(Ok(found)) => &found.unplaced,
            _ => &[],
        }
    }

    /// How many proposals are to be taken in.
    fn taken(&self) -> usize {
        let all = self.proposals().iter();
        all.filter(|one| !self.left.contains(&one.says)).count()
    }

    /// Takes a proposal in, or leaves it; with it go those that cannot be done without it, and come those that it cannot be
    /// done without.
    fn toggle(&mut self, row: usize) {
        let all = self.proposals();
        let Some(one) = all.get(row) else {
            return;
        };
        let leave = !self.left.contains(&one.says);
        let of_claim = |other: &&Proposal| one.claim.is_some() && other.claim == one.claim;
        let also = all.iter().filter(of_claim).filter(|other| {
            let (needed, needs) = if leave { (one, *other) } else { (*other, one) };
            makes_claim(&needed.command) && !makes_claim(&needs.command)
        });
        let also = also.map(|other| other.says.clone());
        let says: Vec<String> = std::iter::once(one.says.clone()).chain(also).collect();
        if leave {
            self.left.extend(says);
        } else {
            self.left.retain(|left| !says.contains(left));
        }
    }

    fn take_in(&mut self, out: &mut Out<Message>) {
        let Some(Ok(found)) = self.found.take() else {
            return;
        };
        let left = std::mem::take(&mut self.left);
        let chosen = Found {
            what: found.what,
            proposals: found
                .proposals
                .into_iter()
                .filter(|one| !left.contains(&one.says))
                .collect(),
            unplaced: Vec::new(),
        };
        let count = chosen.proposals.len();
        let what = chosen.what.clone();
        let Some(command) = chosen.command() else {
            return;
        };
        out.change(command);
        self.file = None;
        self.of = None;
        out.ask(Ask::Uncover);
        let changes = if count == 1 {
            "1 change was".to_owned()
        } else {
            format!("{count} changes were")
        };
        let words = format!("{what}: {changes} taken in. Undo takes it back in one step.");
        out.tell(NoticeKind::Done, words, Offer::None);
    }
}

/// Whether a command makes a claim: what else is proposed about that claim cannot be done without it.
fn makes_claim(command: &Command) -> bool {
    match command {
        Command::AddClaim { .. } => true,
        Command::Batch { commands, .. } => commands.iter().any(makes_claim),
        _ => false,
    }
}
