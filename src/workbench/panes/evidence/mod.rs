//! What a claim rests on: its evidence, and the form that cites a source.

mod citing;
mod claimed;
mod form;
mod view;

use crate::{
    session::Id,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, HalfEntered, Out, Pane, Region},
    },
};
use citing::{Citing, cite};

/// The evidence in the card of a claim.
#[derive(Default)]
pub struct Evidence {
    /// A source being cited, for the selected claim.
    citing: Option<Citing>,
    /// Sources half entered for other claims, or set aside for another one: they are there again when their claim is.
    aside: Vec<Citing>,
    /// The sources that were cited in this window, the last one first.
    recent: Vec<Id>,
    /// Changes whenever what is entered does.
    entered: u64,
}

/// So many sources are remembered as cited of late.
const RECENT: usize = 20;

/// What happens here.
pub enum Message {
    /// The form is opened: for this source, or to go on with what it holds.
    Open(Option<Box<Citing>>),
    /// What the form holds now.
    Citing(Box<Citing>),
    /// What the form holds is not wanted.
    Discard,
    /// The form is done.
    Cite(Box<Citing>),
}

impl Evidence {
    /// The claim in whose card the form stands open.
    pub fn citing_for(&self) -> Option<Id> {
        let open = self.citing.as_ref().filter(|citing| !citing.folded);
        open.map(|citing| citing.claim)
    }

    /// Opens the form, or goes on with it. It comes into view, and its first field has the keyboard.
    fn open(&mut self, citing: Citing, out: &mut Out<Message>) {
        out.ask(Ask::Show(Region::Claims));
        out.ask(Ask::Reveal);
        out.ask(Ask::Focus(citing.first_field()));
        let folded = false;
        self.citing = Some(Citing { folded, ..citing });
        self.entered += 1;
    }

    /// The form is done; the rest of the card comes into view, with what was set aside for this source.
    fn close(&mut self, claim: Id, out: &mut Out<Message>) {
        out.ask(Ask::Reveal);
        self.citing = self.set_aside(claim);
        self.entered += 1;
    }

    /// What was half entered for a claim.
    fn set_aside(&mut self, claim: Id) -> Option<Citing> {
        let mut aside = self.aside.iter();
        let at = aside.position(|citing| citing.claim == claim)?;
        Some(self.aside.remove(at))
    }
}

impl Pane for Evidence {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Open(Some(citing)) => {
                let other = |old: &Citing| old.editing != citing.editing && old.is_begun();
                let before = self.citing.take().filter(other);
                self.aside.extend(before.map(|citing| Citing {
                    folded: true,
                    ..citing
                }));
                self.open(*citing, out);
            }
            Message::Open(None) => {
                if let Some(citing) = self.citing.take() {
                    self.open(citing, out);
                }
            }
            Message::Citing(citing) => {
                self.citing = Some(*citing);
                self.entered += 1;
            }
            Message::Discard => {
                if let Some(citing) = self.citing.take() {
                    self.close(citing.claim, out);
                }
            }
            Message::Cite(citing) => {
                self.close(citing.claim, out);
                if let Some(source) = cite(&citing, desk, out) {
                    self.recent.retain(|other| *other != source);
                    self.recent.insert(0, source);
                    self.recent.truncate(RECENT);
                }
            }
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let Some(claim) = desk.view.claim else {
            return false;
        };
        match action {
            Action::AddEvidence => {}
            Action::AcceptClaimed => {
                match claimed::first_open(desk, claim) {
                    Some(note) => claimed::accept(note, desk, out),
                    None => out.info("No note of the writer on this claim is left to accept."),
                }
                return true;
            }
            _ => return false,
        }
        let citing = match self.citing.take() {
            // A form that is half filled in goes on.
            Some(citing) if citing.claim == claim => citing,
            _ => Citing {
                claim,
                ..Citing::default()
            },
        };
        self.open(citing, out);
        true
    }

    /// What was entered of a source stays with the claim it was entered for.
    fn claim_changed(&mut self, claim: Option<Id>) {
        let half = self.citing.take().filter(Citing::is_begun);
        self.aside.extend(half);
        self.citing = claim.and_then(|claim| self.set_aside(claim));
    }

    fn session_replaced(&mut self) {
        *self = Self {
            entered: self.entered + 1,
            ..Self::default()
        };
    }

    /// What was entered stays, and is shown where the form was.
    fn escape(&mut self, out: &mut Out<Message>) -> bool {
        let Some(citing) = self.citing.take_if(|citing| !citing.folded) else {
            return false;
        };
        let claim = citing.claim;
        if citing.is_begun() {
            let folded = true;
            self.citing = Some(Citing { folded, ..citing });
            out.ask(Ask::Reveal);
        } else {
            self.close(claim, out);
        }
        true
    }

    fn unfinished(&self) -> Option<u64> {
        let begun = self.citing.as_ref().is_some_and(Citing::is_begun);
        (begun || !self.aside.is_empty()).then_some(self.entered)
    }

    fn half_entered(&self, desk: &Desk<'_>) -> Vec<HalfEntered> {
        let open = self.citing.iter().filter(|citing| citing.is_begun());
        let all = open.chain(&self.aside).map(|citing| {
            let (claim, words) = (citing.claim, citing.words());
            HalfEntered::of("evidence for", claim, &words, Action::AddEvidence, desk)
        });
        all.collect()
    }

    fn needs_typed_words(message: &Message) -> bool {
        !matches!(message, Message::Citing(_))
    }
}
