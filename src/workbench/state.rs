//! What the window remembers that is no part of the document: what is selected, filtered, open.

use std::{path::PathBuf, sync::Arc};

use crate::{
    session::{About, Claim, Id, SignalKind, Stance, Tier},
    workbench::theme::MarkState,
};

/// What claims can be picked out by, whatever their state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Extraction found them by this signal.
    Signal(SignalKind),
    /// They concern this person, organisation or place, by the fullest form of the name in the article.
    Name(Arc<str>),
}

impl Pick {
    /// What it is called.
    pub fn label(&self) -> &str {
        match self {
            Self::Signal(kind) => kind.label(),
            Self::Name(name) => name,
        }
    }

    /// What sort of thing it is.
    pub const fn sort(&self) -> Sort {
        match self {
            Self::Signal(_) => Sort::Signal,
            Self::Name(_) => Sort::Name,
        }
    }
}

/// The sorts of things claims can be picked out by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Signals.
    Signal,
    /// Names.
    Name,
}

impl Sort {
    /// All of them, as they are shown.
    pub const ALL: [Self; 2] = [Self::Signal, Self::Name];

    /// What stands before one of them: "Found by" a quotation, "About" Ruiz.
    pub const fn lead(self) -> &'static str {
        match self {
            Self::Signal => "Found by",
            Self::Name => "About",
        }
    }

    /// What one is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Signal => "signal",
            Self::Name => "name",
        }
    }
}

/// Which claims are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Not checked yet, suggestions included.
    ToCheck,
    /// Suggestions.
    Suggestions,
    /// Needs attention.
    Attention,
    /// Found wrong.
    Wrong,
    /// Decided on text that has changed.
    Stale,
    /// Without evidence.
    Unsourced,
    /// Two people decided something about it differently.
    Disputed,
}

impl Filter {
    /// All filters, as they are shown.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::ToCheck,
        Self::Suggestions,
        Self::Attention,
        Self::Wrong,
        Self::Stale,
        Self::Unsourced,
        Self::Disputed,
    ];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::ToCheck => "To check",
            Self::Suggestions => "Suggestions",
            Self::Attention => "Needs attention",
            Self::Wrong => "Wrong",
            Self::Stale => "Stale",
            Self::Unsourced => "Unsourced",
            Self::Disputed => "Disputed",
        }
    }

    /// Whether it lists a claim that is marked so. What is disputed is looked for in the background: no claim says it.
    pub fn lets_through(self, state: MarkState, claim: &Claim, unsourced: bool) -> bool {
        match self {
            Self::All => true,
            Self::ToCheck => !claim.is_decided(),
            Self::Suggestions => claim.is_suggestion(),
            Self::Attention => state == MarkState::Attention,
            Self::Wrong => state == MarkState::Wrong,
            Self::Stale => state == MarkState::Stale,
            Self::Unsourced => unsourced && !claim.is_suggestion(),
            Self::Disputed => false,
        }
    }
}

/// A source being cited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citing {
    /// For which claim.
    pub claim: Id,
    /// The source's title, as far as typed.
    pub source: String,
    /// Page, timestamp, row.
    pub locator: String,
    /// What it says there.
    pub extract: String,
    /// Which way it points.
    pub stance: Stance,
    /// First or second hand.
    pub tier: Tier,
    /// The piece of evidence that is being changed, if it is not a new one.
    pub editing: Option<Id>,
    /// Which of the sources on offer the arrow keys are on.
    pub offer: Option<usize>,
    /// The form was just opened: the first field takes the focus.
    pub fresh: bool,
}

impl Citing {
    /// Whether there is anything in it that would be missed. A piece of evidence that is being changed is in the session
    /// as it was.
    pub fn is_begun(&self) -> bool {
        let typed = [&self.source, &self.locator, &self.extract];
        self.editing.is_some() || typed.iter().any(|words| !words.trim().is_empty())
    }
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To add articles.
    AddArticle,
    /// To open a session.
    Open,
    /// To save the session.
    Save,
    /// To export as Markdown.
    Markdown,
    /// To export as CSV.
    Csv,
    /// To save a copy without history and names.
    Copy,
    /// To merge another copy into the session.
    Merge,
}

/// What is to take the place of the session that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A session file.
    Open(PathBuf),
    /// What a journal kept.
    Recover(PathBuf),
    /// What a save left behind when it was cut off, beside the session file.
    Stray {
        /// What was left.
        stray: PathBuf,
        /// The session file.
        file: PathBuf,
    },
    /// What was read meanwhile, while the open session was changed.
    Arrived,
}

/// What lies on top of the window.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The command palette: what is typed, and which line is chosen.
    Palette {
        /// What is typed.
        query: String,
        /// Which line is chosen.
        chosen: usize,
    },
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
    /// Who is checking.
    Author {
        /// Name.
        name: String,
        /// Initials.
        initials: String,
        /// It is the first start, and nobody has pressed anything.
        first: bool,
    },
    /// Work is not saved: close, or what else?
    Close,
    /// Another session is to take the place of this one, which is not saved.
    Leave(Next),
    /// Erase what is kept for recovery?
    Erase,
    /// What happened.
    History(About),
    /// What is disputed.
    Disputes,
}

/// Which text field takes the focus in the next frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The claim's statement.
    Statement,
    /// Its rationale.
    Rationale,
    /// Its note.
    Note,
    /// The search field.
    Search,
}

/// The whole of it.
#[derive(Clone, Debug, Default)]
pub struct ViewState {
    /// The article on screen.
    pub article: Option<Id>,
    /// The claim that is selected.
    pub claim: Option<Id>,
    /// Which claims are listed.
    pub filter: Filter,
    /// Only claims that this picks out, if any.
    pub pick: Option<Pick>,
    /// Words claims are searched for.
    pub search: String,
    /// The threshold while the slider is being moved.
    pub threshold: Option<i64>,
    /// What lies on top.
    pub overlay: Overlay,
    /// A source being cited, for the selected claim.
    pub citing: Option<Citing>,
    /// Sources half entered for other claims: they are there again when their claim is.
    pub aside: Vec<Citing>,
    /// The dispute that is to be decided, by the number that stands for it.
    pub dispute: Option<u64>,
    /// The row of the history that the arrow keys are on.
    pub past: Option<usize>,
    /// Which field takes the focus next.
    pub focus: Option<Focus>,
    /// Whether the list of articles is hidden.
    pub no_sidebar: bool,
    /// Something was just selected: both sides scroll to it.
    pub reveal: bool,
}

impl ViewState {
    /// Selects a claim, or none. What was entered of a source stays with the claim it was entered for.
    pub fn choose(&mut self, claim: Option<Id>) {
        if self.claim == claim {
            return;
        }
        let half = self.citing.take().filter(Citing::is_begun);
        self.aside.extend(half);
        self.claim = claim;
        let back = self
            .aside
            .iter()
            .position(|citing| Some(citing.claim) == claim);
        self.citing = back.map(|at| self.aside.remove(at));
    }

    /// Whether a field is about to take the keyboard's focus. `covered`: something lay on top before.
    pub fn takes_keyboard(&self, covered: bool) -> bool {
        let on_top = !covered && self.overlay != Overlay::None;
        on_top || self.focus.is_some() || self.citing.as_ref().is_some_and(|citing| citing.fresh)
    }

    /// Opens the form for a source, goes on with it, or closes it. It comes into view when it opens, and the rest of the
    /// card when it is gone.
    pub fn cite(&mut self, citing: Option<Citing>) {
        self.reveal |= citing.as_ref().is_none_or(|citing| citing.fresh);
        self.citing = citing;
    }

    /// Whether a source is half entered somewhere.
    pub fn is_citing(&self) -> bool {
        self.citing.as_ref().is_some_and(Citing::is_begun) || !self.aside.is_empty()
    }

    /// Takes out the sources that are half entered and have a name, so that they can be cited.
    pub fn take_citing(&mut self) -> Vec<Citing> {
        let all = self.citing.take().into_iter();
        all.chain(std::mem::take(&mut self.aside))
            .filter(|citing| !citing.source.trim().is_empty())
            .filter(Citing::is_begun)
            .collect()
    }
}
