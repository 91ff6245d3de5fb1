//! What somebody asks of the table again and again, under a name, as this machine remembers it.

use serde::{Deserialize, Serialize};

use crate::session::Id;

/// A filter with a name. Words that this version does not know stand for what is usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedFilter {
    /// What somebody calls it; no two are called the same.
    pub name: String,
    /// Only the article on screen.
    #[serde(skip_serializing_if = "is_not")]
    pub one_article: bool,
    /// Which claims.
    pub filter: String,
    /// Only those that this person checks: the name of a record, the same in every session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<Id>,
    /// Only those with this tag.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tag: String,
    /// Only those with these words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// By which column they are sorted; empty for the order of the text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sort: String,
    /// The other way round.
    #[serde(skip_serializing_if = "is_not")]
    pub down: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_not(value: &bool) -> bool {
    !*value
}
