//! Where the keyboard's focus can rest so that letters are keys.

use egui::Id;

/// A region in which letters and digits act: nowhere else do they.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Region {
    /// The article.
    #[default]
    Article,
    /// The list of claims.
    Claims,
    /// The document beside them.
    Document,
}

impl Region {
    /// All, as they stand.
    pub const ALL: [Self; 3] = [Self::Article, Self::Claims, Self::Document];

    /// The widget that has the focus when the region has it.
    pub fn id(self) -> Id {
        Id::unique(match self {
            Self::Article => "region: article",
            Self::Claims => "region: claims",
            Self::Document => "region: document",
        })
    }

    /// The region whose widget this is, if it is one's.
    pub fn of(widget: Id) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.id() == widget)
    }

    /// The one after it; `document`: one is open.
    #[must_use]
    pub const fn next(self, document: bool) -> Self {
        match self {
            Self::Article => Self::Claims,
            Self::Claims if document => Self::Document,
            Self::Claims | Self::Document => Self::Article,
        }
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "Article",
            Self::Claims => "Claims",
            Self::Document => "Document",
        }
    }
}

/// The widget that is a claim's card, by the number that stands for the claim.
pub fn card_id(claim: u64) -> Id {
    Id::unique(("card", claim))
}
