//! What a room hands back: messages of its own, what it asks of the frame, work for the background.

use super::{Ask, Note, Offer, Region, Topic};
use crate::{
    session::{Command, Id, Session},
    workbench::{
        actions::Action,
        kit::{
            jobs::Job,
            widgets::{Edit, NoticeKind},
        },
    },
};

/// One thing that is handed back.
pub enum Effect<M> {
    /// A message of the room's own: it comes back to it.
    Say(M),
    /// Something the frame is asked to do.
    Ask(Ask),
    /// Work for the background.
    Start(Job<M>),
}

/// What a room hands back, in the order in which it is to be done.
pub struct Out<M>(Vec<Effect<M>>);

impl<M> Default for Out<M> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<M> Out<M> {
    /// A message to the room itself: what it says is done after all that is handed back before it.
    pub fn say(&mut self, message: M) {
        self.0.push(Effect::Say(message));
    }

    /// Asks something of the frame.
    pub fn ask(&mut self, ask: Ask) {
        self.0.push(Effect::Ask(ask));
    }

    /// Asks for an action of the table.
    pub fn act(&mut self, action: Action) {
        self.ask(Ask::Act(action));
    }

    /// Asks for a change to the session.
    pub fn change(&mut self, command: Command) {
        self.ask(Ask::Do(Box::new(command)));
    }

    /// Begins work in the background.
    pub fn start(&mut self, job: Job<M>) {
        self.0.push(Effect::Start(job));
    }

    /// Tells a person something.
    pub fn tell(&mut self, kind: NoticeKind, words: impl Into<String>, offer: Offer) {
        self.note(Note::new(kind, words.into(), offer));
    }

    /// Tells a person something.
    pub fn note(&mut self, note: Note) {
        self.ask(Ask::Tell(note, None));
    }

    /// Something went well; what was told of it before is a thing of the past.
    pub fn done(&mut self, about: Topic, words: impl Into<String>) {
        self.note(Note::new(NoticeKind::Done, words.into(), Offer::None).about(about));
    }

    /// Something went wrong; what was told of it before is a thing of the past.
    pub fn failed(&mut self, about: Topic, words: impl Into<String>) {
        self.note(Note::new(NoticeKind::Error, words.into(), Offer::None).about(about));
    }

    /// It is as it should be: what was told of it is a thing of the past.
    pub fn is_well(&mut self, about: Topic) {
        self.settle(move |note| note.about.as_ref() == Some(&about));
    }

    /// Something went wrong.
    pub fn error(&mut self, words: impl Into<String>) {
        self.tell(NoticeKind::Error, words, Offer::None);
    }

    /// Something worth knowing.
    pub fn info(&mut self, words: impl Into<String>) {
        self.tell(NoticeKind::Info, words, Offer::None);
    }

    /// Goes to a claim in the review: what lies on top goes, its article is shown, its card has the keyboard.
    pub fn show_claim(&mut self, session: &Session, claim: Id) {
        let Some(record) = session.claims.get(claim) else {
            return;
        };
        self.ask(Ask::Uncover);
        self.ask(Ask::Article(record.article));
        self.ask(Ask::Claim(Some(claim)));
        self.ask(Ask::Focus(Region::Claims.id()));
    }

    /// Puts away the notices that no longer hold.
    pub fn settle(&mut self, gone: impl Fn(&Note) -> bool + Send + 'static) {
        self.ask(Ask::Settle(Box::new(gone)));
    }

    /// Hands on what happened in a field: `command` makes the change of its words.
    pub fn edited(
        &mut self,
        field: egui::Id,
        edit: Option<Edit>,
        command: impl FnOnce(String) -> Command,
    ) {
        self.0.extend(edit.map(|edit| {
            Effect::Ask(match edit {
                Edit::Typing(words) => Ask::Typing(field, Box::new(command(words))),
                Edit::Done(words) => Ask::Typed(field, Box::new(command(words))),
                Edit::Left => Ask::Untyped(field),
            })
        }));
    }

    /// What somebody else hands back, after this.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The same, with its messages made into others: a pane's into the frame's.
    pub fn map<N>(self, into: impl Fn(M) -> N + Copy + Send + 'static) -> Out<N>
    where
        M: 'static,
    {
        let effects = self.0.into_iter().map(|effect| match effect {
            Effect::Say(message) => Effect::Say(into(message)),
            Effect::Ask(ask) => Effect::Ask(ask),
            Effect::Start(job) => Effect::Start(job.map(into)),
        });
        Out(effects.collect())
    }

    /// All of it, in order.
    pub fn into_effects(self) -> Vec<Effect<M>> {
        self.0
    }
}
