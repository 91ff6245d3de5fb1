//! Corrections after publication: what, why, when, the verdict before kept beside the verdict after. The list lies on top, with the
//! form that records one.

mod form;
mod view;

use crate::{
    session::{Correction, Id},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, HalfEntered, Out, Overlay, Pane, record_words::short},
        kit::list::List,
    },
};
use form::Making;
pub use view::about_claim;

/// The corrections.
#[derive(Default)]
pub struct Corrections {
    /// What the rows were made of: document, revision, whether they are on screen.
    of: Option<(u64, u64, bool)>,
    rows: Vec<Row>,
    /// Changes whenever they do.
    revision: u64,
    chosen: Option<Id>,
    list: List,
    /// Corrections half entered, each of another claim; the one whose form is shown last.
    makings: Vec<Making>,
    /// Whether that form is shown.
    shown: bool,
    /// Its first field is to have the keyboard.
    begins: bool,
    /// Changes whenever what is entered does.
    entered: u64,
}

/// One correction, as it is listed.
#[derive(Debug)]
struct Row {
    id: Id,
    claim: Id,
    label: String,
    words: String,
    record: Correction,
    who: String,
}

/// What happens here.
pub enum Message {
    /// The list comes on top, at this correction.
    Show(Option<Id>),
    /// Another correction is looked at.
    Choose(Id),
    /// A claim is to be corrected.
    Begin(Id),
    /// What the form holds now.
    Making(Box<Making>),
    /// It is recorded.
    Record(Box<Making>),
    /// What was entered for a claim is not wanted.
    Discard(Id),
}

impl Corrections {
    fn open(&mut self, correction: Option<Id>, out: &mut Out<Message>) {
        self.of = None;
        self.chosen = correction;
        // A form in which nothing was entered is of no claim any more.
        self.makings.retain(Making::is_begun);
        self.shown = false;
        out.ask(Ask::Overlay(Overlay::Corrections));
        out.ask(Ask::Reveal);
    }

    fn begin(&mut self, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        self.open(None, out);
        let at = self.makings.iter().position(|one| one.claim == claim);
        let making = at.map(|at| self.makings.remove(at));
        self.makings
            .push(making.unwrap_or_else(|| Making::of(claim, desk)));
        self.entered += 1;
        self.shown = true;
        self.begins = true;
    }

    fn drop_form(&mut self, claim: Id) {
        self.makings.retain(|one| one.claim != claim);
        self.shown = false;
        self.entered += 1;
    }

    /// The one whose form is shown.
    fn making(&self) -> Option<&Making> {
        self.makings.last().filter(|_| self.shown)
    }

    /// Those that were begun, but for the one whose form is shown.
    fn half_entered(&self) -> impl Iterator<Item = &Making> {
        let shown = self.making().map(|one| one.claim);
        let others = self.makings.iter();
        others.filter(move |one| one.is_begun() && Some(one.claim) != shown)
    }
}

impl Pane for Corrections {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Show(correction) => self.open(correction, out),
            Message::Choose(correction) => {
                self.chosen = Some(correction);
                self.shown = false;
            }
            Message::Begin(claim) => self.begin(claim, desk, out),
            Message::Making(making) => {
                if let Some(last) = self.makings.last_mut() {
                    *last = *making;
                }
                self.entered += 1;
            }
            Message::Record(making) => {
                self.drop_form(making.claim);
                self.chosen = making.record(desk, out);
                out.ask(Ask::Reveal);
            }
            Message::Discard(claim) => self.drop_form(claim),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        match (action, desk.view.claim) {
            (Action::Corrections, _) => self.open(None, out),
            (Action::Correct, Some(claim)) => self.begin(claim, desk, out),
            _ => return false,
        }
        true
    }

    fn follow(&mut self, desk: &Desk<'_>, _: &mut Out<Message>) -> bool {
        let shown = desk.view.overlay == Overlay::Corrections;
        let of = (desk.document, desk.session.revision(), shown);
        if !shown || self.of == Some(of) {
            return false;
        }
        self.of = Some(of);
        let session = desk.session;
        let mut all: Vec<_> = session.corrections.live().collect();
        // The newest first.
        all.sort_by(|(a, one), (b, other)| {
            let key = |one: &Correction| (one.corrected_on.clone(), one.made_at);
            key(other).cmp(&key(one)).then(b.cmp(a))
        });
        let rows = all.into_iter().map(|(id, one)| {
            let claim = session.claims.get(one.claim);
            let draft = claim.and_then(|claim| session.articles.get(claim.article)?.draft);
            Row {
                id,
                claim: one.claim,
                label: desk.derived.names.label(session, one.claim),
                words: claim.map_or_else(String::new, |claim| short(claim.words(draft), 140)),
                who: session.name_of(one.made_by).to_owned(),
                record: one.clone(),
            }
        });
        self.rows = rows.collect();
        self.revision += 1;
        let there = |id: &Id| self.rows.iter().any(|row| row.id == *id);
        let first = self.rows.first().map(|row| row.id);
        self.chosen = self.chosen.filter(there).or(first);
        true
    }

    fn session_replaced(&mut self) {
        *self = Self {
            entered: self.entered + 1,
            revision: self.revision + 1,
            ..Self::default()
        };
    }

    fn unfinished(&self) -> Option<u64> {
        let begun = self.makings.iter().any(Making::is_begun);
        begun.then_some(self.entered)
    }

    fn half_entered(&self, desk: &Desk<'_>) -> Vec<HalfEntered> {
        let making = self.makings.iter().filter(|making| making.is_begun());
        let all = making.map(|making| {
            let (claim, action) = (making.claim, Action::Correct);
            HalfEntered::of("a correction of", claim, &making.what, action, desk)
        });
        all.collect()
    }

    fn needs_typed_words(message: &Message) -> bool {
        !matches!(message, Message::Making(_))
    }
}
