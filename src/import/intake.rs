//! An imported article as the command that adds it, with what extraction proposes.

use jiff::civil::Date;

use super::{Dateline, Imported};
use crate::{
    extract::{self, Passage, suggest},
    session::{Command, DraftText, Id, NewArticle, Role, Suggestion},
    text::Span,
};

/// The command that adds an article under the name `id`, and what extraction proposes for it: one step to a person.
/// `file` is the name of the file it came from, without folders: a session holds no private paths.
pub fn intake(imported: Imported, id: Id, file: &str) -> Command {
    let suggestions = suggestions(
        &draft(&imported),
        imported.published,
        imported.language.as_deref().unwrap_or("en"),
        imported.dateline.as_ref(),
    );
    let article = NewArticle {
        id: Some(id),
        title: imported.title,
        byline: imported.byline.unwrap_or_default(),
        publisher: imported.publisher.unwrap_or_default(),
        agency: imported.agency.unwrap_or_default(),
        published: imported
            .published
            .map_or_else(String::new, |day| day.to_string()),
        address: imported.address.unwrap_or_default(),
        language: imported.language.unwrap_or_default(),
        article_id: imported.article_id.unwrap_or_default(),
        file: file.to_owned(),
        paragraphs: imported.paragraphs,
    };
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

/// The text of an imported article, as a session will hold it.
pub fn draft(imported: &Imported) -> DraftText {
    let parts = imported.paragraphs.iter();
    DraftText::new(parts.map(|part| (&part.text, part.role.clone(), part.locator.clone())))
}

/// What extraction proposes for a draft. Claims come from running text, quotations and lists: a headline repeats what the
/// text says, furniture is metadata, and a dateline is no part of the first sentence.
pub fn suggestions(
    draft: &DraftText,
    published: Option<Date>,
    language: &str,
    dateline: Option<&Dateline>,
) -> Vec<Suggestion> {
    let text = draft.text();
    let passages: Vec<Passage> = draft
        .paragraphs()
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let skip = dateline.filter(|found| found.paragraph == at);
            let skip = skip.map_or(0, |found| found.text.len());
            let start = part.span.start.saturating_add(skip).min(part.span.end);
            Passage {
                // A dateline that does not fit is none.
                span: Span::checked(text, start, part.span.end).unwrap_or(part.span),
                prose: matches!(part.role, Role::Body | Role::Quotation | Role::ListItem),
            }
        })
        .collect();
    let found = extract::extract(text, &passages, published, language);
    suggest::suggestions(text, draft.points(), &found)
}
