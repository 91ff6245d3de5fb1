//! What several commands look up before they change anything.

use super::edit::Edit;
use crate::session::{
    commands::error::{CommandError, no_such},
    records::{claim::Claim, draft::DraftText, kind::Kind, record::Record},
    values::id::Id,
};

/// What a person calls what a command did.
pub type Done = Result<String, CommandError>;

pub fn not_empty(text: &str, what: &'static str) -> Result<(), CommandError> {
    if text.trim().is_empty() {
        Err(CommandError::Empty(what))
    } else {
        Ok(())
    }
}

pub fn there(edit: &Edit, kind: &Kind, id: Id) -> Result<(), CommandError> {
    edit.tables
        .record(kind, id)
        .map(|_| ())
        .ok_or_else(|| no_such(kind, id))
}

pub fn name_of(edit: &Edit, kind: &Kind, id: Id) -> &'static str {
    edit.tables.record(kind, id).map_or("record", Record::kind)
}

pub fn find_claim<'e>(edit: &'e Edit, id: Id) -> Result<&'e Claim, CommandError> {
    edit.tables
        .claims
        .get(id)
        .ok_or_else(|| no_such(&Kind::Claim, id))
}

/// The article's draft and its text.
pub fn draft_of(edit: &Edit, article: Id) -> Result<(Id, DraftText), CommandError> {
    let record = edit
        .tables
        .articles
        .get(article)
        .ok_or_else(|| no_such(&Kind::Article, article))?;
    let id = record.draft.ok_or(CommandError::NoDraft(article))?;
    let draft = edit
        .tables
        .drafts
        .get(id)
        .ok_or(CommandError::NoDraft(article))?;
    Ok((id, draft.paragraphs.clone()))
}
