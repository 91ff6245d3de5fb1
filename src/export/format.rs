//! What a session can be handed out as.

/// What a session can be handed out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The review summary as Markdown.
    Markdown,
    /// The claims as a table of separated values.
    Csv,
    /// The claims as a spreadsheet (Office Open XML).
    Xlsx,
    /// A copy of the session without its past.
    Session,
    /// An archive of that copy, the summary and the documents, with a list of their hashes.
    Bundle,
}

impl Format {
    /// All of them, in the order in which people see them.
    pub const ALL: &'static [Self] = &[
        Self::Markdown,
        Self::Csv,
        Self::Xlsx,
        Self::Session,
        Self::Bundle,
    ];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Session => "session",
            Self::Bundle => "bundle",
        }
    }

    /// The one with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.name() == name)
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Markdown => "Review summary, Markdown",
            Self::Csv => "Table of claims, CSV",
            Self::Xlsx => "Spreadsheet of claims, Excel",
            Self::Session => "Session without its history",
            Self::Bundle => "Bundle: session, summary and documents",
        }
    }

    /// What it is good for, in a sentence.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Markdown => "The review summary, for people to read.",
            Self::Csv => "The claims as a table.",
            Self::Xlsx => {
                "The claims line by line, as desks keep them; edited, it comes back by `returned`."
            }
            Self::Session => {
                "A copy of the session without its history and, unless asked for, without names."
            }
            Self::Bundle => {
                "A ZIP of that copy, the summary and the documents kept beside the session, which `tickmark verify` checks."
            }
        }
    }

    /// How the names of its files end, with the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => ".md",
            Self::Csv => ".csv",
            Self::Xlsx => ".xlsx",
            Self::Session => ".factcheck.json",
            Self::Bundle => ".zip",
        }
    }

    /// Whether it is text that a terminal can show.
    pub const fn is_text(self) -> bool {
        match self {
            Self::Markdown | Self::Csv | Self::Session => true,
            Self::Xlsx | Self::Bundle => false,
        }
    }
}
