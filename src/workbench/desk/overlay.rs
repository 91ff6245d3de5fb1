//! What lies on top of the window, and what was typed there before it was closed.

use std::path::PathBuf;

use super::{Next, Opening, Purpose};
use crate::{
    cite,
    session::{About, Id},
    workbench::kit::widgets::Typed,
};

/// What lies on top of the window.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The command palette.
    Palette(Typed),
    /// Where this claim is to be cut.
    Cut(Id, Typed),
    /// The list of articles, where it has no place beside the page.
    Articles,
    /// The keys.
    Help,
    /// Somebody is asked for a path.
    Path {
        /// What for.
        purpose: Purpose,
        /// What is typed.
        path: String,
        /// Whether the desktop's own dialog is open beside it.
        asking: bool,
    },
    /// The article's details.
    Article(Id),
    /// The session's details.
    Session,
    /// How a person wants the window.
    Preferences,
    /// Which key does what.
    Keys,
    /// How kinds of sessions begin.
    Templates,
    /// Who is checking.
    Author {
        /// Name.
        name: String,
        /// Initials.
        initials: String,
        /// It is the first start, and nobody has pressed anything.
        first: bool,
    },
    /// A text was pasted where it belongs to no field: is it an article?
    Pasted {
        /// The text.
        text: String,
        /// Plain text is wanted, whatever lies beside it.
        plain: bool,
        /// It is a list of sources, as another program writes it.
        sources: bool,
    },
    /// Files were dropped: are they articles, or documents of the backup?
    Dropped(Vec<PathBuf>),
    /// The documents of the backup.
    Backup,
    /// Something is to be opened outside: is it?
    Open(Opening),
    /// Somebody is asked for an address to fetch: what is typed.
    Fetch(String),
    /// The claims that were put aside.
    Dismissed,
    /// Work is not saved: close, or what else?
    Close,
    /// Another session is to take the place of this one, which is not saved.
    Leave(Next),
    /// A file that is to be merged has nothing in common with the session: is it meant?
    Strange {
        /// The file.
        path: PathBuf,
        /// The session is to be saved then.
        save: bool,
    },
    /// Erase what is kept for recovery?
    Erase,
    /// What happened.
    History(About),
    /// What is to be handed out, and a look at it.
    Export,
    /// What a file that came back says.
    Returned,
    /// The sources of the session.
    Sources,
    /// What is disputed.
    Disputes,
    /// What the house's rules find.
    Problems,
    /// Who answers for an article.
    SignOff,
    /// A draft beside the one before.
    Drafts,
    /// The claims as a table.
    Table,
    /// How far the session is.
    Dashboard,
    /// Who checks a claim, or what it is tagged with.
    Marking,
    /// The changes that were asked for.
    Changes,
    /// What people said about claims.
    Threads,
    /// Those who work on the session, and those who are asked.
    People,
    /// What was corrected after publication.
    Corrections,
    /// Claims to be checked by another person.
    Second,
    /// Is what was read the next draft of an article?
    Alike,
    /// All that was told.
    Notices,
    /// The sessions that were open of late.
    Recent,
    /// What this program is.
    About,
    /// What is attached to the letter that this article was read from.
    Attached(Id),
    /// Take an article out, with what was done in it?
    RemoveArticle(Id),
}

/// What was typed into questions that were closed unanswered: it is there again when the same is asked again.
#[derive(Clone, Debug, Default)]
pub struct Half {
    /// The question as it was asked last.
    asked: Overlay,
    kept: Vec<Overlay>,
}

impl Half {
    /// A question is asked: with what was typed into it when it was asked before.
    pub fn ask(&mut self, fresh: Overlay) -> Overlay {
        self.asked = fresh.clone();
        let at = self.kept.iter().position(|old| old.asks_like(&fresh));
        let old = at.map(|at| self.kept.swap_remove(at));
        match (fresh, old) {
            (
                Overlay::Path {
                    purpose, asking, ..
                },
                Some(Overlay::Path { path, .. }),
            ) => Overlay::Path {
                purpose,
                path,
                asking,
            },
            (Overlay::Author { first, .. }, Some(Overlay::Author { name, initials, .. })) => {
                Overlay::Author {
                    name,
                    initials,
                    first,
                }
            }
            // With an address already in it, it is another question.
            (Overlay::Fetch(fresh), Some(Overlay::Fetch(typed))) => {
                Overlay::Fetch(if fresh.is_empty() { typed } else { fresh })
            }
            (fresh, _) => fresh,
        }
    }

    /// It is closed unanswered: what was typed is kept.
    pub fn keep(&mut self, closed: Overlay) {
        if closed.asks_like(&closed) && closed.typed() != self.asked.typed() {
            self.kept.push(closed);
        }
    }
}

impl Overlay {
    /// Whether it is a pane of the session, with a list that keys are for while no field has them.
    pub const fn is_pane(&self) -> bool {
        matches!(
            self,
            Self::Table
                | Self::Disputes
                | Self::Sources
                | Self::People
                | Self::Changes
                | Self::Threads
                | Self::Second
                | Self::Problems
                | Self::Corrections
        )
    }

    /// A text was pasted where it belongs to no field: whether it is a list of sources is looked once, for it may be long.
    pub fn pasted(text: String, plain: bool) -> Self {
        let sources = cite::is_list(&text);
        Self::Pasted {
            text,
            plain,
            sources,
        }
    }

    /// Whether both are questions for words, and for the same.
    pub fn asks_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Path { purpose, .. }, Self::Path { purpose: other, .. }) => purpose == other,
            (Self::Author { .. }, Self::Author { .. }) => true,
            (Self::Fetch(_), Self::Fetch(_)) => true,
            _ => false,
        }
    }

    fn typed(&self) -> [&str; 2] {
        match self {
            Self::Path { path, .. } => [path, ""],
            Self::Fetch(typed) => [typed, ""],
            Self::Author { name, initials, .. } => [name, initials],
            _ => ["", ""],
        }
    }
}
