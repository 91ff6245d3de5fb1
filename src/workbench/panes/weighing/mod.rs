//! Suggestions scored again by their meaning, in the background, a few at a time: first those nearest the eye.
//!
//! What was found stands there at once, with the scores of rules and the small model; the encoder's come in behind it. What a person
//! has touched keeps its scores, and its place; so does the claim whose card is open, for as long as it is. A session that was only opened is left as it is: it begins when there is something
//! to save anyway. The encoder is in memory only for as long as something is left to do.

mod work;

use std::sync::Arc;

use crate::{
    meaning::Encoder,
    session::{Command, Id},
    workbench::{
        actions::Action,
        desk::{Desk, Job, Out, Pane, Topic},
    },
};
use work::{Batch, Eye, batch};

/// What the status bar calls it.
const NAME: &str = "Weighing suggestions by meaning";

/// So many batches pass before the status bar shows it: an article of usual length is through by then.
const UNSEEN: u32 = 2;

/// What it was done for: another session, another merge, another revision may have something to weigh.
type Key = (u64, u64, u64);

/// The work and how far it is.
#[derive(Default)]
pub struct Weighing {
    /// It is being worked on.
    busy: bool,
    /// Where nothing was left to do, but for the claim whose card was open.
    done: Option<Key>,
    left: Option<Id>,
    /// Somebody asked for it, in a session that was only opened.
    asked: bool,
    /// Somebody stopped it, or it cannot be done, in this session.
    stopped: Option<u64>,
    /// The encoder, between two batches.
    encoder: Option<Arc<Encoder>>,
    /// Batches since there was nothing to do.
    batches: u32,
    /// Claims weighed since there was nothing to do.
    weighed: usize,
    /// The claim with which the last batch began: one that comes again is not to be weighed.
    last: Option<Id>,
}

/// What happens here.
pub enum Message {
    /// A few are weighed.
    Weighed(Key, Batch),
    /// It cannot be done.
    Failed(Key, String),
    /// It was cancelled, in this session.
    Stopped(u64),
}

impl Pane for Weighing {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        self.busy = false;
        match message {
            Message::Weighed(key, batch) => self.take(key, batch, desk, out),
            Message::Failed(key, why) => {
                self.stop(key.0);
                let words = format!("Suggestions keep the scores of their wording: {why}.");
                out.failed(Topic::Weighing, words);
            }
            Message::Stopped(document) => self.stop(document),
        }
    }

    fn act(&mut self, action: Action, _: &Desk<'_>, _: &mut Out<Message>) -> bool {
        if action != Action::Weigh {
            return false;
        }
        *self = Self {
            busy: self.busy,
            asked: true,
            ..Self::default()
        };
        true
    }

    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let key = (desk.document, desk.merges, desk.session.revision());
        let Some(load) = desk.outside.encoder else {
            return false;
        };
        if self.left.is_some() && self.left != desk.view.claim {
            self.done = None;
        }
        if self.busy || self.stopped == Some(desk.document) || self.done == Some(key) {
            return false;
        }
        if !desk.unsaved && !self.asked {
            return false;
        }
        if self.is_nothing_new(key, desk) {
            self.done = Some(key);
            return false;
        }
        self.busy = true;
        let session = desk.session.clone();
        let eye = Eye::of(desk);
        let (held, weighed) = (self.encoder.clone(), self.weighed);
        let work = move |progress: &_| {
            let encoder = held.map_or_else(load, Ok);
            let found =
                encoder.and_then(|encoder| batch(&session, encoder, eye, weighed, progress));
            match found {
                Ok(batch) => Message::Weighed(key, batch),
                Err(error) => Message::Failed(key, error.to_string()),
            }
        };
        let job = if self.batches < UNSEEN {
            Job::quiet(NAME, work)
        } else {
            Job::new(NAME, work)
        };
        out.start(job.or(Message::Stopped(desk.document)));
        false
    }

    fn session_replaced(&mut self) {
        // What still comes is of another session, and says so.
        *self = Self {
            busy: self.busy,
            ..Self::default()
        };
    }

    fn needs_typed_words(_: &Message) -> bool {
        false
    }
}

impl Weighing {
    /// Whether the only change since nothing was left is one that makes no suggestion.
    fn is_nothing_new(&self, (document, merges, _): Key, desk: &Desk<'_>) -> bool {
        let known = self
            .done
            .filter(|done| (done.0, done.1) == (document, merges));
        let touched = known.and_then(|(_, _, revision)| desk.session.touched_since(revision));
        touched.is_some_and(|touched| touched.iter().all(|one| one.field.is_some()))
    }

    fn take(&mut self, key: Key, batch: Batch, desk: &Desk<'_>, out: &mut Out<Message>) {
        if (key.0, key.1) != (desk.document, desk.merges) {
            return;
        }
        let Some(first) = batch.scores.first().map(|one| one.claim) else {
            self.rest(key, batch.left);
            return;
        };
        if self.last.replace(first) == Some(first) {
            // It did not take it; asking again and again would change nothing.
            self.stop(key.0);
            return;
        }
        self.weighed += batch.scores.len();
        self.batches += 1;
        self.encoder = Some(batch.encoder);
        out.change(Command::Weigh {
            article: batch.article,
            weights: batch.weights,
            scores: batch.scores,
        });
    }

    /// Nothing is left to do, but perhaps for one claim.
    fn rest(&mut self, key: Key, left: Option<Id>) {
        *self = Self {
            done: Some(key),
            left,
            asked: self.asked && left.is_some(),
            ..Self::default()
        };
    }

    fn stop(&mut self, document: u64) {
        *self = Self {
            stopped: Some(document),
            ..Self::default()
        };
    }
}
