//! What is handed out: as what, in which language, which claims; a look at it, and what stays inside. It lies on top.
//!
//! The look is made by the same code as the file, from a snapshot, in the background: one at a time, always of what was asked for
//! last.

mod claims;
mod options;
mod view;
mod wanted;
mod work;

use crate::{
    session::Id,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Job, Making, Out, Overlay, Pane, Topic},
        kit::list::List,
    },
};
use claims::Choice;
use wanted::Wanted;
use work::{Copied, Look};

/// What is handed out.
#[derive(Default)]
pub struct Export {
    /// What is asked for.
    wanted: Wanted,
    /// What the last look was made of, or the one that is being made.
    of: Option<Key>,
    /// One is being made.
    running: bool,
    /// The last look, or why there is none.
    look: Option<Result<Look, String>>,
    /// Counts the looks.
    looks: u64,
    lines: List,
    /// The claims that can be chosen.
    choice: Choice,
    /// They are shown in place of the look.
    choosing: bool,
    /// Which of them are on screen.
    list: List,
}

/// What a look is made of.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    document: u64,
    revision: u64,
    held: u64,
    article: Option<Id>,
    wanted: Wanted,
}

/// What happens here.
pub enum Message {
    /// Something else is asked for.
    Want(Box<Wanted>),
    /// Shows the claims to choose from, or the look.
    Choosing(bool),
    /// A look was made; nothing: it was cancelled.
    Looked(Option<Result<Look, String>>),
    /// Write it.
    Write,
    /// Put it on the clipboard.
    Copy,
}

impl Pane for Export {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Want(wanted) => self.wanted = *wanted,
            Message::Choosing(choosing) => self.choosing = choosing,
            Message::Looked(look) => {
                self.running = false;
                self.looks += 1;
                self.look = look.or(self.look.take());
            }
            Message::Write => {
                let order = self.wanted.order(desk);
                out.ask(Ask::HandOut(Box::new(order)));
            }
            Message::Copy => self.copy(out),
        }
    }

    fn act(&mut self, action: Action, _: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let mine = action == Action::Export;
        if mine {
            self.wanted.again();
            self.choosing = false;
            self.of = None;
            out.ask(Ask::Overlay(Overlay::Export));
        }
        mine
    }

    /// Looks anew, if what was made no longer holds.
    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if desk.view.overlay != Overlay::Export {
            return false;
        }
        self.choice.follow(desk, self.wanted.article_of(desk));
        let key = Key {
            document: desk.document,
            revision: desk.session.revision(),
            held: desk.derived.held.revision,
            article: desk.view.article,
            wanted: self.wanted.clone(),
        };
        if self.running || self.of.as_ref() == Some(&key) {
            return false;
        }
        self.of = Some(key);
        self.running = true;
        let order = self.wanted.order(desk);
        let making = Making::new(desk.session, order, desk.file, desk.outside);
        let job = Job::quiet("Looking at what is handed out", move |progress| {
            let look = work::look(&making, &|| progress.is_cancelled());
            Message::Looked(Some(look))
        });
        out.start(job.or(Message::Looked(None)));
        true
    }

    fn session_replaced(&mut self) {
        self.wanted.session_replaced();
        self.look = None;
        self.of = None;
    }

    fn needs_typed_words(message: &Message) -> bool {
        matches!(message, Message::Write)
    }
}

impl Export {
    /// What can be put on the clipboard, if it is what was asked for last.
    fn copied(&self) -> Option<&Copied> {
        let look = self.look.as_ref()?.as_ref().ok()?;
        look.copied.as_ref().filter(|_| !self.running)
    }

    fn copy(&self, out: &mut Out<Message>) {
        match self.copied() {
            None => {}
            Some(Copied::Plain(text)) => {
                out.ask(Ask::Copy(text.clone()));
                let words = format!("{}: copied.", self.wanted.format.label());
                out.done(Topic::HandingOut, words);
            }
            Some(Copied::Rich(rich)) => out.ask(Ask::CopyRich(rich.clone())),
        }
    }
}
