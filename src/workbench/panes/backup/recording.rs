//! The recording that the open document is a transcript of: chosen by a person where it was not found beside it, and played by the
//! system's own player, once somebody has seen which it is.

use std::path::PathBuf;

use super::{Backup, Message, work};
use crate::{
    backup::{Document, Presence, heard as is_there, is_recording, name_recording, time_at},
    export::plain,
    session::{Id, SourceKind},
    storage::{self, Hash, referred},
    text::Span,
    workbench::{
        desk::{Ask, Desk, Job, Opening, Out, Overlay, Purpose},
        kit::page::Page,
    },
};

/// The time of the place at which one is in a transcript.
pub fn time_here(page: &Page, document: &Document) -> Option<String> {
    let top = Span::new(page.top(), page.top());
    time_at(document, page.selection().unwrap_or(top))
}

/// Whether a document may be a transcript.
pub fn may_be_transcript(document: &Document) -> bool {
    document.kind == SourceKind::Transcript
}

impl Backup {
    /// Asks for the recording of the open document.
    pub(super) fn ask_for_recording(&self, out: &mut Out<Message>) {
        if self.open.is_none() {
            out.info("Open the transcript first: the recording is that of the document beside the article.");
            return;
        }
        out.ask(Ask::Overlay(Overlay::Path {
            purpose: Purpose::Recording,
            path: String::new(),
            asking: false,
        }));
        out.ask(Ask::Browse(Purpose::Recording, PathBuf::new()));
    }

    /// Somebody chose a recording: all of it is read once, for its hash.
    pub(super) fn choose_recording(&self, path: PathBuf, desk: &Desk<'_>, out: &mut Out<Message>) {
        let (Some(open), Some(keep)) = (&self.open, work::kept(desk)) else {
            return;
        };
        let source = open.source;
        let stopped = Message::Recorded(source, Err("it was stopped".to_owned()));
        let work = move |_: &_| {
            let named = if is_recording(&path) {
                let hash = storage::hash_of(&path).map_err(|error| error.to_string());
                hash.and_then(|hash| hash.ok_or_else(|| "it is not there".to_owned()))
                    .and_then(|hash| Ok((keep.reference(&path)?, hash)))
            } else {
                Err("its name does not end like that of a recording".to_owned())
            };
            Message::Recorded(source, named)
        };
        out.start(Job::new("Reading the recording", work).or(stopped));
    }

    /// It was read, or cannot be.
    pub(super) fn recorded(
        &self,
        source: Id,
        named: Result<(String, Hash), String>,
        out: &mut Out<Message>,
    ) {
        match named {
            Ok((at, hash)) => {
                let before = self.shelf.find(source).and_then(|one| one.recording_hash);
                if before.is_some_and(|before| before != hash) {
                    out.info("It is another recording than the one that was noted before.");
                }
                out.change(name_recording(source, at, hash));
            }
            Err(why) => out.error(format!("The recording was not taken: {why}.")),
        }
    }

    /// Asks whether to play the recording from where one is; looks at it first.
    pub(super) fn play(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(open) = &self.open else {
            return;
        };
        let Some(shelved) = self.shelf.find(open.source) else {
            return;
        };
        if shelved.recording.is_empty() {
            out.info("It is not known which recording this is a transcript of: choose it.");
            self.ask_for_recording(out);
            return;
        }
        let from = self
            .shelf
            .text_of(open.source)
            .and_then(|document| time_here(&open.page, document));
        let path = referred(&shelved.recording, desk.file);
        let (hash, at) = (shelved.recording_hash, plain(&shelved.recording));
        let stopped = Message::Heard(Err("it was stopped".to_owned()));
        let work = move |_: &_| {
            let presence = hash.map(|hash| is_there(path.as_deref(), hash));
            let wrong = if presence == Some(Presence::Changed) {
                "It was changed since it was noted: it is not, to the byte, what the transcript is of."
            } else {
                ""
            };
            let opening = path
                .ok_or_else(|| "it lies where nothing is looked at".to_owned())
                .and_then(|path| Opening::recording(path, from, wrong.to_owned()));
            Message::Heard(opening.map_err(|why| format!("{at}: {why}")))
        };
        out.start(Job::new("Looking at the recording", work).or(stopped));
    }
}

/// The recording was looked at: somebody is asked.
pub(super) fn heard(heard: Result<Opening, String>, out: &mut Out<Message>) {
    match heard {
        Ok(opening) => out.ask(Ask::Overlay(Overlay::Open(opening))),
        Err(why) => out.error(format!(
            "The recording cannot be played: {why}. If it lies elsewhere now, choose it again."
        )),
    }
}
