//! What was found of the quotations of articles in the backup. It is worked out elsewhere, for it takes the documents; the rules are told.

use std::collections::BTreeMap;

use crate::session::Id;

/// What was found of a quotation that stands in no document to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldAs {
    /// A document has it in other words: the document, the place in it, its words there.
    Differs(String, String, String),
    /// So many documents have nothing that comes near.
    Nowhere(usize),
}

/// A quotation of a draft that stands in no document to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldQuotation {
    /// First code point of the quotation in the draft.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// Its words.
    pub words: String,
    /// What was found of it.
    pub held: HeldAs,
}

/// Those of all drafts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held(BTreeMap<Id, Vec<HeldQuotation>>);

impl Held {
    /// Those of some drafts.
    pub fn of(drafts: impl IntoIterator<Item = (Id, Vec<HeldQuotation>)>) -> Self {
        Self(drafts.into_iter().collect())
    }

    /// Those that stand in a place of a draft, or around it; the place in code points.
    pub(super) fn about(
        &self,
        draft: Id,
        start: usize,
        end: usize,
    ) -> impl Iterator<Item = &HeldQuotation> {
        let all = self.0.get(&draft).into_iter().flatten();
        all.filter(move |one| one.start < end && start < one.end)
    }
}
