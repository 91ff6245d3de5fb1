//! The sources of the session: what is known of each, where it is used, what it lacks. It lies on top.

mod doubled;
mod entering;
mod form;
mod found;
mod list;
mod row;
mod update;
mod uses;
mod view;

use std::path::{Path, PathBuf};

use crate::{
    cite,
    session::Id,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, HalfEntered, Job, Offer, Out, Overlay, Pane},
        kit::{list::List, widgets::NoticeKind},
    },
};
use entering::{Fresh, Looked};
use found::{Found, Key};
use row::Filter;

/// The sources.
#[derive(Default)]
pub struct Sources {
    /// What was looked through last.
    asked: Option<Key>,
    /// After which merge it was looked for sources that are entered twice: document, merges into it.
    merges: Option<(u64, u64)>,
    found: Found,
    filter: Filter,
    /// What is searched for, as typed.
    search: String,
    /// How many each filter lists.
    counts: [usize; Filter::ALL.len()],
    /// The rows that are listed, by their places.
    shown: Vec<usize>,
    /// Changes whenever these do.
    revision: u64,
    /// The source whose form is shown.
    chosen: Option<Id>,
    /// What is to be entered, while its form is shown.
    fresh: Option<Fresh>,
    /// The same, put away for now, the last one last: it is there again when a new source is asked for.
    kept: Vec<Fresh>,
    /// What is told of the last thing that was asked for here.
    told: Option<String>,
    /// Counts what was read for it.
    reads: u64,
    /// The focus is in a field or on a button: Escape goes back to the list.
    inside: bool,
    list: List,
    uses: List,
}

/// What happens here.
pub enum Message {
    /// The session was looked through.
    Found(Key, Box<Found>),
    /// Come on top at this source.
    Show(Id),
    /// Come on top with those that seem to be entered twice.
    Doubled,
    /// So many seem to be entered twice after a merge.
    Brought(usize),
    /// Show this source.
    Choose(Id),
    /// To the fields of the source that is shown.
    Enter,
    /// List others.
    Filter(Filter),
    /// Search for other words.
    Search(String),
    /// A new source is asked for: what is half entered of one goes on.
    New,
    /// This was pasted where it belongs to no field.
    Pasted(String),
    /// What was put away is not wanted.
    Discard,
    /// What was typed of a new source so far, or pasted; or it is not wanted.
    Fresh(Option<String>),
    /// What was typed, or a file, was read.
    Read(u64, Box<Looked>),
    /// A file of sources.
    File(PathBuf),
    /// Enter what was read.
    Add,
    /// Make one of the source that is shown and the one that it seems to be.
    Merge,
    /// Take out a source that no claim rests on.
    Remove(Id),
    /// To a claim.
    Claim(Id),
}

/// Whether a file's name says that it is a list of sources, which no article is.
pub fn is_list(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        let known = ["ris", "bib", "bibtex"];
        known.iter().any(|one| ending.eq_ignore_ascii_case(one))
    })
}

/// Tells of sources that two people entered, each on their own.
fn brought(doubles: usize, out: &mut Out<Message>) {
    out.settle(|note| note.offer == Offer::Doubled);
    let words = match doubles {
        0 => return,
        1 => {
            "One source seems to be entered twice: claims that rest on it count as resting on two."
                .to_owned()
        }
        n => format!(
            "{n} sources seem to be entered twice: claims that rest on them count as resting on two."
        ),
    };
    out.tell(NoticeKind::Info, words, Offer::Doubled);
}

impl Pane for Sources {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        let by_hand = !matches!(
            message,
            Message::Found(..) | Message::Brought(_) | Message::Read(..)
        );
        if by_hand {
            self.told = None;
        }
        match message {
            Message::Found(key, found) => self.take(key, *found),
            Message::Show(id) => self.open_at(Some(desk.session.standing_source(id)), out),
            Message::Doubled => {
                self.open_at(None, out);
                self.filter = Filter::Doubled;
            }
            Message::Brought(doubles) => brought(doubles, out),
            Message::Choose(id) => self.choose(id, out),
            Message::Enter => self.enter(out),
            Message::Filter(filter) => {
                self.filter = filter;
                self.list_again();
            }
            Message::Search(words) => {
                self.search = words;
                self.list_again();
            }
            Message::New => self.begin(desk, out),
            Message::Pasted(text) => self.begin_with(text, desk, out),
            Message::Discard => drop(self.kept.pop()),
            Message::Fresh(typed) => self.type_fresh(typed, desk, out),
            Message::Read(number, looked) => self.take_read(number, *looked, desk, out),
            Message::File(path) => self.read_file(path, desk, out),
            Message::Add => self.add(desk, out),
            Message::Merge => self.merge(desk, out),
            Message::Remove(id) => self.remove(id, out),
            Message::Claim(id) => Self::go_to(id, desk, out),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let mine = action == Action::Sources;
        if mine {
            self.open(desk, out);
        }
        mine
    }

    /// Looks through the session while it is shown, if that has changed. It takes a look at all evidence: a job.
    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let merges = (desk.document, desk.merges);
        let merged = desk.merges > 0 && self.merges != Some(merges);
        if merged {
            self.merges = Some(merges);
            let session = desk.session.clone();
            out.start(Job::quiet("doubles", move |_| {
                Message::Brought(cite::doubles(&session).len())
            }));
        }
        let key = Key::of(desk);
        if desk.view.overlay != Overlay::Sources || self.asked == Some(key) {
            return false;
        }
        self.asked = Some(key);
        let session = desk.session.clone();
        out.start(Job::quiet("sources", move |_| {
            Message::Found(key, Box::new(Found::of(&session)))
        }));
        false
    }

    fn session_replaced(&mut self) {
        *self = Self {
            revision: self.revision + 1,
            ..Self::default()
        };
    }

    fn escape_on_top(&mut self, overlay: &Overlay, out: &mut Out<Message>) -> bool {
        let mine = *overlay == Overlay::Sources && self.inside;
        if mine {
            self.put_away();
            out.ask(Ask::Focus(list::list_id()));
        }
        mine
    }

    fn unfinished(&self) -> Option<u64> {
        self.half_typed().next().map(|_| self.reads)
    }

    fn half_entered(&self, _: &Desk<'_>) -> Vec<HalfEntered> {
        let all = self
            .half_typed()
            .map(|typed| HalfEntered::at("a new source", typed, Action::Sources));
        all.collect()
    }

    fn needs_typed_words(message: &Message) -> bool {
        !matches!(
            message,
            Message::Found(..)
                | Message::Brought(_)
                | Message::Read(..)
                | Message::Search(_)
                | Message::Fresh(Some(_))
                | Message::Pasted(_)
        )
    }
}
