//! An imported article as the command that adds it, with what extraction proposes.

use super::Imported;
use crate::{
    extract::{self, Passage},
    session::{Command, DraftText, Id, NewArticle, Role},
};

/// The command that adds an article under the name `id`, and what extraction proposes for it: one step to a person.
/// `file` is the name of the file it came from, without folders.
pub fn intake(imported: Imported, id: Id, file: &str) -> Command {
    let published = imported.published;
    let mut article = imported.into_article(file);
    article.id = Some(id);
    let suggestions = suggestions(&article, published);
    let label = format!("Add article: {}", article.title);
    let mut commands = vec![Command::AddArticle(article)];
    if !suggestions.is_empty() {
        commands.push(Command::AddSuggestions {
            article: id,
            suggestions,
        });
    }
    Command::Batch { label, commands }
}

/// What extraction proposes for an article.
fn suggestions(
    article: &NewArticle,
    published: Option<jiff::civil::Date>,
) -> Vec<crate::session::Suggestion> {
    let parts = article
        .paragraphs
        .iter()
        .map(|part| (&part.text, part.role.clone(), part.locator.clone()));
    let draft = DraftText::new(parts);
    let passages: Vec<Passage> = draft
        .paragraphs()
        .iter()
        .map(|part| Passage {
            span: part.span,
            prose: is_prose(&part.role),
        })
        .collect();
    let language = if article.language.is_empty() {
        "en"
    } else {
        &article.language
    };
    let found = extract::extract(draft.text(), &passages, published, language);
    extract::suggest::suggestions(draft.text(), draft.points(), &found)
}

/// Whether claims are proposed from a paragraph: a headline repeats what the text says, furniture is metadata.
const fn is_prose(role: &Role) -> bool {
    matches!(
        role,
        Role::Body | Role::Quotation | Role::ListItem | Role::Caption
    )
}
