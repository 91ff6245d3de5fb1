//! The document that an article was read from, as it is kept.

use crate::{
    session::{Draft, Id},
    storage::{Hash, Kept},
    workbench::desk::Desk,
};

/// Where the document of an article is kept.
pub(super) struct Document {
    hash: Hash,
    /// The name of its file.
    pub file: String,
    places: Vec<Kept>,
}

impl Document {
    /// That of the draft on screen, or of the latest one that has any. Linear in the drafts of the session.
    pub fn of(article: Id, desk: &Desk<'_>) -> Option<Self> {
        let now = desk.session.articles.get(article)?.draft;
        let package = |draft: &Draft| draft.package.parse::<Hash>().ok();
        let drafts = desk.session.drafts.live();
        let own = drafts.filter(|(_, draft)| draft.article == article && package(draft).is_some());
        let (_, draft) = own.max_by_key(|(id, draft)| (Some(*id) == now, draft.number))?;
        Some(Self {
            hash: package(draft)?,
            file: draft.file.clone(),
            places: desk.kept_places(),
        })
    }

    /// Its bytes; reads a file.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        let found = self
            .places
            .iter()
            .find_map(|kept| kept.get(self.hash, &self.file).ok().flatten());
        found.ok_or_else(|| {
            format!(
                "The file {} that the article was read from is not kept any more.",
                self.file
            )
        })
    }
}
