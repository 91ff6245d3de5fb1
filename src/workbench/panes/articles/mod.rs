//! The session's articles: the list of them, and reading in more.

mod remove;
mod view;
mod work;

use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, Out, Overlay, Pane, Room},
};

pub use remove::question;
pub use view::show;
pub use work::Message;

/// The list of articles.
#[derive(Default)]
pub struct Articles {
    hidden: bool,
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
        work::update(message, desk, out);
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        match action {
            Action::NextArticle => step(1, desk, out),
            Action::PreviousArticle => step(-1, desk, out),
            Action::PasteArticle => out.ask(Ask::Paste),
            Action::ArticleDetails => {
                if let Some(article) = desk.view.article {
                    out.ask(Ask::Overlay(Overlay::Article(article)));
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
