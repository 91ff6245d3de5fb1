//! The claims of the article as cards, in text order: which are listed, and what is decided about them.
//!
//! Other panes have places of their own in the open card ([`InCard`]); the frame fills them.

mod axes;
mod card;
mod filter;
mod listing;
mod moving;
mod parts;
mod picks;
mod reasons;
mod searched;
mod update;
mod view;

use crate::{
    session::Command,
    workbench::{
        actions::Action,
        desk::{Desk, Out, Pane},
        kit::list::List,
    },
};
use filter::{Filter, Pick, Sort};
use listing::{Listing, Wanted};
use reasons::Why;

pub use card::InCard;

/// The cards.
#[derive(Default)]
pub struct Claims {
    wanted: Wanted,
    listing: Listing,
    /// The threshold while the slider is being moved, and the revision at which it was.
    threshold: Option<(i64, u64)>,
    /// Why a claim was suggested.
    why: Why,
    list: List,
}

/// What happens here.
pub enum Message {
    /// List other claims.
    Filter(Filter),
    /// List the claims that this picks out, or all.
    Pick(Option<Pick>),
    /// The slider is being moved: the threshold it stands on.
    Moving(i64),
    /// The slider was let go.
    Threshold(i64),
    /// Unfold the reasons why a claim was suggested, or fold them.
    Why(bool),
    /// Ask the model which words of a claim its answer rests on.
    Which(String),
    /// What it answers of these words.
    Told(String, String),
    /// Select the next undecided claim.
    GoOn,
}

impl Claims {
    /// What a choice of claims hides, in words; `None` if it hides none.
    pub fn hidden(&self) -> Option<String> {
        let hidden = self.listing.hidden;
        let pick = self.wanted.pick.as_ref().filter(|_| hidden > 0)?;
        Some(format!(
            "{hidden} hidden: only “{}” is listed",
            pick.label()
        ))
    }
}

impl Pane for Claims {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Filter(filter) => self.wanted.filter = filter,
            Message::Pick(pick) => self.wanted.pick = pick,
            Message::Moving(threshold) => {
                self.threshold = Some((threshold, desk.session.revision()));
            }
            Message::Threshold(threshold) => {
                self.threshold = None;
                out.change(Command::SetThreshold { threshold });
            }
            Message::Why(open) => self.why.open = open,
            Message::Which(words) => self.why.ask(words, desk, out),
            Message::Told(of, told) => self.why.take(&of, told),
            Message::GoOn => self.go_on(desk, out),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        match action {
            Action::NextClaim => self.step(1, desk, out),
            Action::PreviousClaim => self.step(-1, desk, out),
            Action::NextUndecided => self.go_on(desk, out),
            Action::NextSignal => self.next_pick(Sort::Signal),
            Action::NextName => self.next_pick(Sort::Name),
            Action::AnyPick => self.wanted.pick = None,
            _ => {
                let claim = desk.view.claim;
                return claim.is_some_and(|claim| self.act_on(claim, action, desk, out));
            }
        }
        true
    }

    fn follow(&mut self, desk: &Desk<'_>, _: &mut Out<Message>) -> bool {
        // A change to the session, an undo of the threshold perhaps, is stronger than a slider half moved.
        let revision = desk.session.revision();
        self.threshold = self.threshold.filter(|(_, at)| *at == revision);
        self.listing.follow(desk, &self.wanted)
    }

    fn needs_typed_words(message: &Message) -> bool {
        !matches!(message, Message::Moving(_) | Message::Told(..))
    }
}
