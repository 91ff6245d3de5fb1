//! The backup: the documents that a piece rests on. They are added, listed and searched, opened beside the article, and cited.
//!
//! What is in a document is worked out in the background, and held here for as long as the session is open; the session itself
//! holds no more than that the document is a source, and what was cited of it.

mod bearing;
mod captured;
mod citing;
mod compared;
mod links;
mod list;
mod opened;
mod pages;
mod passages;
mod picked;
mod places;
mod recording;
mod rectangle;
mod sheet;
mod shelf;
mod view;
mod work;

use std::path::{Path, PathBuf};

use crate::{
    backup::{Bytes, Taken, pages::Cache},
    session::Id,
    storage::Hash,
    text::Span,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, HeldNow, Opening, Out, Overlay, Pane, PassagesNow, Region, menu},
    },
};
use bearing::Uncovered;
use captured::{Captures, Looked};
use compared::Quotations;
use list::Listed;
use opened::Opened;
use passages::Passages;
use shelf::Shelf;
pub use work::is_picture;

/// The documents of the session, and the one that is open.
#[derive(Default)]
pub struct Backup {
    shelf: Shelf,
    captures: Captures,
    open: Option<Opened>,
    list: Listed,
    quotations: Quotations,
    passages: Passages,
    uncovered: Uncovered,
    /// Pages that were drawn.
    cache: Cache,
    /// The claim for which a passage is awaited.
    awaited: Option<Id>,
    /// What is being cited, for which a picture is clipped.
    waiting: Vec<citing::Waiting>,
    /// How many were, since the session was opened.
    cited: u64,
    /// The piece of evidence whose place was shown last.
    shown: Option<Id>,
}

/// What happens here.
pub enum Message {
    /// Take these files in, and the files in these folders; and what becomes of their bytes.
    Add(Vec<PathBuf>, Bytes),
    /// This is the recording that the open document is a transcript of.
    Recording(PathBuf),
    /// It is, of this document; or why it cannot be.
    Recorded(Id, Result<(String, Hash), String>),
    /// Somebody is asked for the recording.
    AskRecording,
    /// Play the recording from where one is.
    Play,
    /// It was looked at, before somebody is asked.
    Heard(Result<Opening, String>),
    /// They were taken in, each with why not; `true` if somebody stopped it before all were.
    Added(Vec<Taken>, bool),
    /// Documents were read.
    Read(u64, Vec<shelf::Read>),
    /// A capture of the web was held against what it says of itself.
    Looked(u64, Hash, Looked),
    /// Open this document; at a place, if there is one.
    Open(Id, Option<Span>),
    /// Show where this piece of evidence stands.
    Evidence(Id),
    /// Cite a place of a document for a claim.
    Cite(Id, Id, Span),
    /// The quotations of the article were compared with the documents.
    Compared(Box<compared::Answer>),
    /// They could not be.
    NotCompared,
    /// Something of the open document's pages was worked out.
    Page(Hash, pages::Want, Result<pages::Answer, String>),
    /// A picture of a place is kept; or why it is not.
    Clipped(Box<citing::Waiting>, Result<Hash, String>),
    /// The document is shown as text, or as pages.
    AsText(bool),
    /// Its pages are shown so large, times the width that there is.
    Zoom(f32),
    /// A rectangle is drawn on its pages, or words are selected.
    Rectangle(bool),
    /// Somebody clicked one of its links.
    Link(usize),
    /// Nothing is selected in it any more.
    Unselect,
    /// The document that is open is put away.
    Close,
    /// These words are looked for in the document.
    LookFor(String),
    /// On to the next place where they stand, or back to the one before.
    NextHit(bool),
    /// Nothing is looked for any more.
    Found,
    /// These words are looked for in all documents.
    Search(String),
    /// Open what is chosen in the list, as soon as that is what was looked for.
    OpenChosen,
    /// They were: these rows are of these documents and words.
    Searched((u64, String), Vec<list::Row>),
    /// Documents can be searched from now on.
    Indexed(u64, Vec<Hash>),
    /// Passages were found.
    Passages(Box<passages::Answer>),
    /// They could not be looked for.
    NoPassages,
    /// What no extract covers of a claim was worked out.
    Uncovered(bearing::Answer),
    /// It was not.
    NotCovered,
}

impl Backup {
    /// Opens a document.
    fn open(&mut self, source: Id, place: Option<Span>, out: &mut Out<Message>) {
        if self.open.as_ref().is_none_or(|open| open.source != source) {
            self.open = Some(Opened::new(source));
        }
        if let Some(open) = &mut self.open {
            open.go_to(place);
        }
        out.ask(Ask::Uncover);
        out.ask(Ask::Document(Some(source)));
    }
}

impl Backup {
    /// What the rules are told of the quotations, if that is something else than under this revision.
    pub fn held_since(&self, revision: u64) -> Option<HeldNow> {
        self.quotations.held_since(revision)
    }

    /// How many passages bear on the claims, if that is something else than under this revision.
    pub fn passages_since(&self, revision: u64) -> Option<PassagesNow> {
        self.passages.since(revision)
    }
}

impl Pane for Backup {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Add(paths, bytes) => work::add(paths, bytes, desk, out),
            Message::Recording(path) => self.choose_recording(path, desk, out),
            Message::Recorded(source, named) => self.recorded(source, named, out),
            Message::AskRecording => self.ask_for_recording(out),
            Message::Play => self.play(desk, out),
            Message::Heard(heard) => recording::heard(heard, out),
            Message::Added(taken, stopped) => {
                self.captures.look_again();
                self.shelf.added(taken, stopped, desk, out);
            }
            Message::Looked(document, hash, found) => {
                let found = (document, hash, found);
                self.captures.take(found, &self.shelf, desk, out);
            }
            Message::Read(document, read) => self.shelf.read(document, read, desk, out),
            Message::Open(source, place) => self.open(source, place, out),
            Message::Evidence(id) => self.show_evidence(id, desk, out),
            Message::Cite(claim, source, place) => self.cite_place(claim, source, place, desk, out),
            Message::Compared(answer) => self.quotations.take(*answer),
            Message::NotCompared => self.quotations.stopped(),
            Message::Page(hash, want, answer) => {
                let open = self.open.as_mut().and_then(|open| open.pages.as_mut());
                if let Some(pages) = open.filter(|pages| pages.hash() == hash) {
                    pages.take(want, answer, &mut self.cache);
                }
            }
            Message::Clipped(waiting, clipped) => self.clipped(*waiting, clipped, desk, out),
            Message::AsText(as_text) => {
                if let Some(open) = &mut self.open {
                    open.as_text = as_text;
                }
            }
            Message::Zoom(zoom) => {
                if let Some(pages) = self.open.as_mut().and_then(|open| open.pages.as_mut()) {
                    pages.zoom = zoom.clamp(*sheet::ZOOM.start(), *sheet::ZOOM.end());
                }
            }
            Message::Rectangle(rectangle) => {
                if let Some(pages) = self.open.as_mut().and_then(|open| open.pages.as_mut()) {
                    pages.rectangle = rectangle;
                    pages.picked = None;
                }
            }
            Message::Link(number) => self.ask_link(number, out),
            Message::Unselect => {
                if let Some(open) = &mut self.open {
                    open.page.select(None);
                }
            }
            Message::Close => {
                self.open = None;
                out.ask(Ask::Document(None));
            }
            Message::LookFor(words) => {
                if let Some(open) = &mut self.open {
                    open.finding.get_or_insert_default().look_for(words);
                }
            }
            Message::NextHit(back) => self.next_hit(back, out),
            Message::Found => {
                if let Some(open) = &mut self.open {
                    open.finding = None;
                }
            }
            Message::Search(words) => self.list.search(words),
            Message::Searched(of, rows) => {
                if let Some((source, place)) = self.list.found(of, rows) {
                    self.open(source, place, out);
                }
            }
            Message::OpenChosen => {
                if let Some((source, place)) = self.list.chosen() {
                    self.open(source, place, out);
                }
            }
            Message::Indexed(document, hashes) => self.shelf.indexed(document, hashes, desk),
            Message::Passages(answer) => self.passages.take(*answer, &self.shelf, desk),
            Message::NoPassages => self.passages.stopped(&self.shelf),
            Message::Uncovered(answer) => self.uncovered.take(answer),
            Message::NotCovered => self.uncovered.stopped(),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        match action {
            Action::Backup => {
                self.list.open();
                out.ask(Ask::Overlay(Overlay::Backup));
                return true;
            }
            Action::ShowPlace => {
                if let Some(claim) = desk.view.claim {
                    self.show_place(claim, desk, out);
                }
                return true;
            }
            Action::NextPassage => {
                self.next_passage(desk, out);
                return true;
            }
            Action::AddEvidence => return self.cite(desk, out),
            Action::Rectangle => {
                self.rectangle(out);
                return true;
            }
            Action::ChooseRecording => {
                self.ask_for_recording(out);
                return true;
            }
            _ => {}
        }
        // What follows is the document's only while it has the keyboard.
        if desk.view.document.is_none() || desk.view.region != Region::Document {
            let alone = matches!(action, Action::OpenLink | Action::PlayFrom);
            if alone {
                out.info("That is for a document of the backup: open one, or go to it, first.");
            }
            return alone;
        }
        let Some(open) = &mut self.open else {
            return false;
        };
        match action {
            Action::OpenLink => self.ask_next_link(out),
            Action::PlayFrom => self.play(desk, out),
            Action::PageDown => open.scroll(1),
            Action::PageUp => open.scroll(-1),
            Action::FindText | Action::Search => open.find(&self.shelf, out),
            Action::NextHit => self.next_hit(false, out),
            Action::PreviousHit => self.next_hit(true, out),
            Action::CopyText => open.copy(&self.shelf, out),
            action => match menu::select_step(action) {
                Some(step) => open.select_step(&self.shelf, step, desk),
                None => return false,
            },
        }
        true
    }

    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if desk.view.document.is_none() {
            self.open = None;
        }
        let read = self.shelf.follow(desk, out);
        let shown = self
            .open
            .as_mut()
            .is_some_and(|open| open.follow(&self.shelf, desk));
        self.captures.follow(&self.shelf, desk, out);
        let listed = self.list.follow(&self.shelf, &self.captures, desk, out);
        let compared = self.quotations.follow(&self.shelf, desk, out);
        self.uncovered.follow(desk, out);
        let found = self.passages.follow(&self.shelf, desk, out);
        let awaited = self.awaited.take_if(|claim| {
            let selected = Some(*claim) == desk.view.claim;
            !selected || self.passages.is_known(*claim, &self.shelf)
        });
        if awaited.is_some_and(|claim| Some(claim) == desk.view.claim) {
            self.next_passage(desk, out);
        }
        read || shown || listed || compared || found
    }

    fn session_replaced(&mut self) {
        *self = Self::default();
    }

    fn escape(&mut self, out: &mut Out<Message>) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        if open.finding.take().is_some() {
            return true;
        }
        if open.unselect() {
            return true;
        }
        out.say(Message::Close);
        true
    }

    fn needs_typed_words(message: &Message) -> bool {
        matches!(
            message,
            Message::Add(..)
                | Message::Added(..)
                | Message::Recorded(..)
                | Message::Cite(..)
                | Message::Clipped(..)
        )
    }
}

/// The name of a file without its folders.
fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
