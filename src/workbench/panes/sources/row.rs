//! One source as a row, and which of them are listed.

use crate::session::Id;

/// Which of the sources are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Some claim rests on nothing else.
    OnlySource,
    /// Some claim rests on nothing outside its group.
    OnlyGroup,
    /// It has an address, and nobody kept a copy.
    NoArchive,
    /// Nobody said when it was looked at.
    NoAccess,
    /// No claim rests on it.
    Uncited,
    /// It seems to be another one, entered again.
    Doubled,
}

impl Filter {
    /// All of them, as they stand.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::OnlySource,
        Self::OnlyGroup,
        Self::NoArchive,
        Self::NoAccess,
        Self::Uncited,
        Self::Doubled,
    ];

    /// Its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::OnlySource => "Only source",
            Self::OnlyGroup => "Only group",
            Self::NoArchive => "No archived copy",
            Self::NoAccess => "No access date",
            Self::Uncited => "Never cited",
            Self::Doubled => "Entered twice",
        }
    }

    /// What it lists, in a sentence.
    pub const fn about(self) -> &'static str {
        match self {
            Self::All => "Every source of the session",
            Self::OnlySource => "Sources that some claim rests on alone",
            Self::OnlyGroup => {
                "Sources that some claim rests on with others of their independence group only"
            }
            Self::NoArchive => "Sources with an address of which no copy is archived or kept",
            Self::NoAccess => "Sources of which nobody said when they were looked at",
            Self::Uncited => "Sources that no claim rests on",
            Self::Doubled => "Sources that seem to be entered twice, by address, DOI or title",
        }
    }

    /// Whether it lists a source; `words` are searched for, in lower case.
    pub fn lets_through(self, row: &Row, words: &str) -> bool {
        let lacks = match self {
            Self::All => true,
            Self::OnlySource => row.only_source,
            Self::OnlyGroup => row.only_group,
            Self::NoArchive => row.no_archive,
            Self::NoAccess => row.no_access,
            Self::Uncited => row.uses.is_empty(),
            Self::Doubled => row.doubled,
        };
        lacks
            && words
                .split_whitespace()
                .all(|word| row.folded.contains(word))
    }
}

/// What a claim has beside one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rests {
    /// Another source, of another group.
    Well,
    /// Other sources, all of the same independence group.
    OnGroup,
    /// Nothing.
    Alone,
}

/// One place where a source is used.
#[derive(Clone, Debug)]
pub struct Use {
    /// The evidence that says so.
    pub evidence: Id,
    /// For which claim.
    pub claim: Id,
    /// What the claim is called.
    pub label: String,
    /// What that claim has beside it.
    pub rests: Rests,
}

/// One source.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own that may be missing"
)]
pub struct Row {
    /// Its name.
    pub id: Id,
    /// A number that stands for it among widgets.
    pub key: u64,
    /// What it is called.
    pub title: String,
    /// Kind, author, year, publisher.
    pub about: String,
    /// Where it is used, by the number of the claim.
    pub uses: Vec<Use>,
    /// For how many claims.
    pub claims: usize,
    /// Some claim rests on nothing else.
    pub only_source: bool,
    /// Some claim rests on nothing outside its group.
    pub only_group: bool,
    /// It has an address, and nobody kept a copy.
    pub no_archive: bool,
    /// Nobody said when it was looked at.
    pub no_access: bool,
    /// It seems to be another one, entered again.
    pub doubled: bool,
    /// It must not leave the house.
    pub confidential: bool,
    /// All that can be searched for, in lower case.
    pub(super) folded: String,
}
