//! The session's articles: the list of them, and reading in more.

mod arriving;
mod attached;
mod changes;
mod document;
mod pasted;
mod remove;
mod session_list;
mod text;
mod view;
mod work;

use std::{
    collections::{BTreeMap, VecDeque},
    path::PathBuf,
};

use crate::session::Id;
use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, Out, Overlay, Pane, Room},
};

use arriving::Alike;
pub use remove::question;
pub use view::show;
pub use work::Message;

/// The list of articles.
#[derive(Default)]
pub struct Articles {
    hidden: bool,
    /// What was read and looks like a draft: a person is asked about one after the other.
    waiting: VecDeque<Alike>,
    /// The question about the first of them was asked.
    asking: bool,
    /// The files that articles were read from in this window.
    files: BTreeMap<PathBuf, Id>,
    /// The letter whose attachments were listed last.
    letter: Option<attached::Letter>,
}

impl Articles {
    /// Whether a person wants the list out of the way.
    pub const fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Puts the list out of the way, or back.
    pub const fn hide(&mut self, hidden: bool) {
        self.hidden = hidden;
    }
}

impl Pane for Articles {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Read(read) => self.arrived(read, desk, out),
            Message::Answered(draft) => self.answered(draft, desk, out),
            Message::Draft(path, article) => Self::draft_of(path, article, desk, out),
            Message::Written(path) => self.written(path, desk, out),
            Message::Rewritten(path, article, other) => Self::rewritten(path, article, other, out),
            Message::Listed(article, found) => self.listed(article, found, out),
            Message::Take(article, number) => self.take(article, number, desk, out),
            message => work::update(message, desk, out),
        }
    }

    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        self.unasked(desk, out)
    }

    fn session_replaced(&mut self) {
        self.waiting.clear();
        self.asking = false;
        self.files.clear();
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        match action {
            Action::NextArticle => step(1, desk, out),
            Action::PreviousArticle => step(-1, desk, out),
            Action::PasteArticle => pasted::clipboard(false, desk, out),
            Action::PastePlain => pasted::clipboard(true, desk, out),
            Action::ArticleDetails => {
                if let Some(article) = desk.view.article {
                    out.ask(Ask::Overlay(Overlay::Article(article)));
                }
            }
            Action::Attachments => {
                if let Some(article) = desk.view.article {
                    attached::list(article, desk, out);
                }
            }
            Action::OtherText => {
                if let Some(article) = desk.view.article {
                    text::other(article, desk, out);
                }
            }
            Action::CopyChanges => {
                if let Some(article) = desk.view.article {
                    changes::copy(article, desk, out);
                }
            }
            Action::RemoveArticle => {
                if let Some(article) = desk.view.article {
                    remove::wanted(article, desk, out);
                }
            }
            Action::Sidebar if desk.view.room == Room::Three => self.hidden = !self.hidden,
            Action::Sidebar => out.ask(Ask::Overlay(Overlay::Articles)),
            _ => return false,
        }
        true
    }
}

/// Shows the article so many places on.
fn step(by: isize, desk: &Desk<'_>, out: &mut Out<Message>) {
    let rows = &desk.derived.articles;
    let now = rows
        .iter()
        .position(|row| Some(row.id) == desk.view.article)
        .unwrap_or(0);
    if let Some(row) = rows.get(now.saturating_add_signed(by)) {
        out.ask(Ask::Article(row.id));
    }
}
