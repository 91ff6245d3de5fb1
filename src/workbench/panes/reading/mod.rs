//! The article on screen, with its claims marked, and what becomes of the words that are selected in it.

mod cut;
mod finding;
mod open;
mod selected_words;
mod sheet;
mod view;

use crate::{
    session::Id,
    text::Span,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Pane, Region, menu},
        kit::{
            finder::Finder,
            page::{Page, SelectStep},
        },
    },
};
use sheet::Sheet;

pub use cut::cut;

/// The article on screen.
#[derive(Default)]
pub struct Reading {
    page: Page,
    sheet: Sheet,
    /// What the mouse has selected last.
    by_mouse: Option<Span>,
    /// Words that are looked for in the text.
    finding: Option<Finder>,
}

/// What happens here.
pub enum Message {
    /// A claim was to be made of the selected words: this one.
    Made(Id),
    /// These words are looked for in the text.
    LookFor(String),
    /// On to the next place where they stand, or back to the one before.
    NextHit(bool),
    /// Nothing is looked for any more.
    Found,
}

impl Reading {
    /// The words that are selected.
    pub const fn selection(&self) -> Option<Span> {
        self.page.selection()
    }

    /// The first byte of the text that is in sight.
    pub fn top(&self) -> usize {
        self.page.top()
    }

    /// Shows the text from a byte on.
    pub const fn show_from(&mut self, byte: usize) {
        self.page.show_from(byte);
    }

    /// Selects words with the keyboard.
    fn select_words(&mut self, desk: &Desk<'_>, step: SelectStep) {
        if let Some(data) = self.sheet.data(desk) {
            self.page.select_step(&data, step);
        }
    }
}

impl Pane for Reading {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Made(claim) => {
                if desk.session.claims.get(claim).is_some() {
                    self.page.select(None);
                    out.ask(Ask::Claim(Some(claim)));
                }
            }
            Message::LookFor(words) => self.look_for(words),
            Message::NextHit(back) => self.next_hit(back, desk, out),
            Message::Found => self.finding = None,
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if let Some(step) = menu::select_step(action) {
            out.ask(Ask::Show(Region::Article));
            self.select_words(desk, step);
            return true;
        }
        match action {
            Action::PageDown | Action::PageUp => {
                out.ask(Ask::Show(Region::Article));
                let down = action == Action::PageDown;
                self.page.scroll_pages(if down { 1.0 } else { -1.0 });
            }
            Action::NextOpen => self.next_open(desk, out),
            Action::FindText => self.find(desk, out),
            Action::NextHit | Action::PreviousHit => {
                self.next_hit(action == Action::PreviousHit, desk, out);
            }
            Action::CopyText => self.copy(desk, out),
            Action::AddClaim => self.claim_from_selection(desk, out),
            Action::Split => self.split(desk, out),
            Action::Respan => self.respan(desk, out),
            Action::MarkNothing => self.mark_nothing(desk, out),
            _ => return false,
        }
        true
    }

    fn follow(&mut self, desk: &Desk<'_>, _: &mut Out<Message>) -> bool {
        let changed = self.sheet.follow(desk);
        let data = self.sheet.data(desk);
        let finding = self.finding.as_mut().zip(data);
        let found = finding.is_some_and(|(finding, data)| finding.follow(data.text, data.draft));
        changed || found
    }

    fn article_changed(&mut self) {
        self.page.select(None);
    }

    fn escape(&mut self, _: &mut Out<Message>) -> bool {
        if self.finding.take().is_some() {
            return true;
        }
        let any = self.page.selection().is_some();
        self.page.select(None);
        any
    }

    fn needs_typed_words(message: &Message) -> bool {
        matches!(message, Message::Made(_))
    }
}
