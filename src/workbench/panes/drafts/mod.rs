//! A new draft beside the one before: what became of each claim, settled with one key each; it lies on top.

mod card;
mod found;
mod row;
mod update;
mod view;

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    session::Id,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Overlay, Pane, ToSettle},
        kit::list::List,
    },
};
use found::{DraftsKey, Laid, Made};

/// Two drafts beside each other.
#[derive(Default)]
pub struct Drafts {
    /// What was asked for last.
    asked: Option<DraftsKey>,
    /// What was found; none where the article has one draft.
    laid: Option<Arc<Laid>>,
    /// The comparisons of this session, for the next time.
    made: Made,
    /// Those that were settled since it was found, and how many were when it came on top.
    settled: BTreeSet<Id>,
    most: usize,
    /// What is to be settled now.
    chosen: Option<Id>,
    /// Without anything to settle: the row that is looked at.
    row: usize,
    /// Changes whenever what others need to know does.
    changes: u64,
    /// It is to come on top when it is found.
    wanted: bool,
    /// The draft that was last told of.
    told: Option<Id>,
    rows: List,
    cards: List,
    /// Changes whenever the rows of the lists do.
    revision: u64,
}

/// What happens here.
pub enum Message {
    /// Show the drafts, from a claim on.
    Show(Option<Id>),
    /// This is to be settled next.
    Choose(Id),
    /// Go to the next, or to the one before.
    Step(bool),
    /// Settle something in one of its ways, from 0.
    Settle(Id, usize),
    /// Drafts were laid beside each other.
    Found(DraftsKey, Option<Box<Laid>>, Made),
}

impl Drafts {
    /// What others need to know of it, if that has changed since `revision`.
    pub fn news_since(&self, revision: u64) -> Option<ToSettle> {
        (self.changes != revision).then(|| ToSettle {
            article: self.laid.as_ref().map(|laid| laid.article),
            left: self.left(),
            revision: self.changes,
        })
    }

    /// How many are left to settle.
    fn left(&self) -> usize {
        self.laid.as_ref().map_or(0, |laid| {
            let open = laid.open();
            open.filter(|one| !self.settled.contains(&one.id)).count()
        })
    }
}

impl Pane for Drafts {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Show(claim) => self.open(claim, desk, out),
            Message::Choose(id) => {
                self.chosen = Some(id);
                out.ask(Ask::Reveal);
            }
            Message::Step(forward) => {
                if let Some(laid) = self.laid.clone() {
                    self.step(&laid, forward, out);
                }
            }
            Message::Settle(id, way) => self.settle(id, way, desk, out),
            Message::Found(key, laid, made) => {
                self.take(key, laid.map(|laid| *laid), made, desk, out);
            }
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if action != Action::CompareDrafts {
            return false;
        }
        self.open(desk.view.claim, desk, out);
        true
    }

    /// Lays the drafts of the article on screen beside each other, if what was found no longer holds: a job, for it reads both
    /// texts.
    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if desk.view.overlay != Overlay::Drafts {
            self.most = 0;
        }
        self.look(desk, out)
    }

    fn session_replaced(&mut self) {
        *self = Self {
            changes: self.changes + 1,
            revision: self.revision + 1,
            ..Self::default()
        };
    }
}
