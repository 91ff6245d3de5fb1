//! What people said about claims, as threads: a list with filters, one thread beside it, and what the card of a claim shows of
//! its own. The list lies on top.

mod about;
mod rows;
mod said;
mod view;

use std::collections::BTreeMap;

use crate::{
    session::{Command, Id, Kind, NewComment},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, HalfEntered, Out, Overlay, Pane, Region, set_field},
        kit::list::List,
    },
};
use rows::{Filter, Row, filtered, rows};

/// The threads.
#[derive(Default)]
pub struct Threads {
    filter: Filter,
    /// What the rows were made of: document, revision, who looks, whether they are on screen.
    of: Option<(u64, u64, Option<Id>, bool)>,
    /// All threads that may be listed, while the list is on screen.
    all: Vec<Row>,
    /// Those that are, by their places among them.
    listed: Vec<usize>,
    /// Changes whenever those do.
    revision: u64,
    /// The thread that is shown, by its first comment.
    chosen: Option<Id>,
    list: List,
    /// What the card of the selected claim shows: document, revision, claim, and its threads.
    told: Option<(u64, u64, Option<Id>)>,
    card: Vec<Row>,
    /// What is being written: an answer, by the thread's first comment; a new comment, by the claim.
    typed: BTreeMap<Id, String>,
    /// The claim in whose card a new comment is being written.
    writing: Option<Id>,
    /// Changes whenever what is entered does.
    entered: u64,
}

/// What happens here.
pub enum Message {
    /// The list comes on top, at this thread.
    Show(Option<Id>),
    /// Another thread is looked at.
    Choose(Id),
    /// Others are listed.
    Filter(Filter),
    /// What is being written, under the name of what it is an answer to.
    Typing(Id, String),
    /// It is done: a comment on this claim, or an answer in a thread of it.
    Say {
        /// The claim.
        claim: Id,
        /// The thread, by its first comment.
        under: Option<Id>,
    },
    /// A new comment is not wanted.
    Discard(Id),
    /// A thread needs nobody any more, or does again.
    Resolve(Id, bool),
}

impl Threads {
    fn show_list(&mut self, thread: Option<Id>, out: &mut Out<Message>) {
        if thread.is_some() {
            self.filter = Filter::All;
        }
        self.chosen = thread;
        self.of = None;
        out.ask(Ask::Overlay(Overlay::Threads));
        out.ask(Ask::Reveal);
    }

    /// Says what was written, and forgets that it was.
    fn say(&mut self, claim: Id, under: Option<Id>, out: &mut Out<Message>) {
        let key = under.unwrap_or(claim);
        let Some(text) = self.typed.remove(&key) else {
            return;
        };
        self.entered += 1;
        if under.is_none() {
            self.writing = None;
        }
        if !text.trim().is_empty() {
            out.change(Command::AddComment(NewComment {
                claim,
                under,
                text,
                ..NewComment::default()
            }));
        }
    }

    /// The threads that are listed.
    fn list(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.listed.iter().filter_map(|at| self.all.get(*at))
    }

    fn list_again(&mut self) {
        self.listed = filtered(&self.all, self.filter);
        self.revision += 1;
        let there = |id: &Id| self.list().any(|row| row.id == *id);
        let first = self.list().next().map(|row| row.id);
        self.chosen = self.chosen.filter(there).or(first);
    }
}

impl Pane for Threads {
    type Message = Message;

    fn update(&mut self, message: Message, _: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Show(thread) => self.show_list(thread, out),
            Message::Choose(thread) => self.chosen = Some(thread),
            Message::Filter(filter) => {
                self.filter = filter;
                self.list_again();
            }
            Message::Typing(key, words) => {
                self.typed.insert(key, words);
                self.entered += 1;
            }
            Message::Say { claim, under } => self.say(claim, under, out),
            Message::Discard(claim) => {
                self.typed.remove(&claim);
                self.writing = None;
                self.entered += 1;
                out.ask(Ask::Focus(Region::Claims.id()));
            }
            Message::Resolve(thread, resolved) => {
                let set = set_field(&Kind::Comment, thread, "resolved", resolved);
                let label = if resolved {
                    "Resolve thread"
                } else {
                    "Reopen thread"
                };
                out.change(Command::Batch {
                    label: label.to_owned(),
                    commands: vec![set],
                });
            }
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        match (action, desk.view.claim) {
            (Action::Threads, _) => self.show_list(None, out),
            (Action::AddComment, Some(claim)) => {
                self.writing = Some(claim);
                out.ask(Ask::Show(Region::Claims));
                out.ask(Ask::Reveal);
                out.ask(Ask::Focus(said::field_id(said::Place::Card, claim)));
            }
            _ => return false,
        }
        true
    }

    fn follow(&mut self, desk: &Desk<'_>, _: &mut Out<Message>) -> bool {
        let now = (desk.document, desk.session.revision());
        let told = (now.0, now.1, desk.view.claim);
        let mut any = false;
        if self.told != Some(told) {
            self.told = Some(told);
            let claim = desk.view.claim;
            let threads = claim.map(|claim| desk.session.threads_of(claim));
            let threads = threads.unwrap_or_default();
            self.card = threads.iter().map(|one| Row::of(one, desk)).collect();
            any = true;
        }
        let shown = desk.view.overlay == Overlay::Threads;
        let of = (now.0, now.1, desk.author.id(), shown);
        if self.of == Some(of) {
            return any;
        }
        self.of = Some(of);
        self.all = if shown { rows(desk) } else { Vec::new() };
        self.list_again();
        true
    }

    /// A new comment that was begun stays with its claim.
    fn claim_changed(&mut self, claim: Option<Id>) {
        let begun = |claim: &Id| self.typed.get(claim).is_some_and(|one| !one.is_empty());
        self.writing = claim.filter(begun);
    }

    fn session_replaced(&mut self) {
        *self = Self {
            entered: self.entered + 1,
            revision: self.revision + 1,
            ..Self::default()
        };
    }

    /// What was written stays, and is there again when the claim is.
    fn escape(&mut self, out: &mut Out<Message>) -> bool {
        let open = self.writing.take().is_some();
        if open {
            out.ask(Ask::Focus(Region::Claims.id()));
        }
        open
    }

    fn unfinished(&self) -> Option<u64> {
        let mut typed = self.typed.values();
        typed
            .any(|words| !words.trim().is_empty())
            .then_some(self.entered)
    }

    fn half_entered(&self, desk: &Desk<'_>) -> Vec<HalfEntered> {
        let typed = self
            .typed
            .iter()
            .filter(|(_, words)| !words.trim().is_empty());
        let all = typed.map(|(key, words)| match desk.session.comments.get(*key) {
            Some(_) => HalfEntered::at("an answer in a thread", words, Action::Threads),
            None => HalfEntered::of("a comment on", *key, words, Action::AddComment, desk),
        });
        all.collect()
    }

    fn needs_typed_words(message: &Message) -> bool {
        !matches!(message, Message::Typing(..))
    }
}
