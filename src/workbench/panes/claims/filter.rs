//! Which claims can be asked for.

use std::sync::Arc;

use crate::{
    session::SignalKind,
    workbench::{desk::ClaimRow, kit::theme::MarkState},
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
    pub fn lets_through(self, row: &ClaimRow, unsourced: bool) -> bool {
        match self {
            Self::All => true,
            Self::ToCheck => !row.decided,
            Self::Suggestions => row.state == MarkState::Suggested,
            Self::Attention => row.state == MarkState::Attention,
            Self::Wrong => row.state == MarkState::Wrong,
            Self::Stale => row.state == MarkState::Stale,
            Self::Unsourced => unsourced && row.state != MarkState::Suggested,
            Self::Disputed => false,
        }
    }
}
