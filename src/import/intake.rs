//! An imported article as the command that adds it, with what extraction proposes.

use jiff::civil::Date;

use super::{Dateline, Imported};
use crate::{
    extract::{
        Passage,
        suggest::{Suggested, suggest},
    },
    session::{Command, DraftText, Id, NewArticle, Role},
    text::Span,
};

/// An article on its way into a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// Adds the article and what extraction proposes for it: one step to a person.
    pub command: Command,
    /// What was recognised, repaired or left out, for people.
    pub notes: Vec<String>,
}

/// Prepares an imported article, to be added under the name `id`. `file` is the name of the file it came from, without
/// folders: a session holds no private paths.
pub fn intake(imported: Imported, id: Id, file: &str) -> Intake {
    let Suggested {
        kept: suggestions,
        left_out,
    } = suggestions(
        &draft(&imported),
        imported.published,
        imported.language.as_deref().unwrap_or("en"),
        imported.dateline.as_ref(),
    );
    let mut notes = imported.notes;
    if left_out > 0 {
        notes.push(format!(
            "A very long text: of {} suggestions the {} most worth a check were kept. Cut the text into several articles to have them all.",
            suggestions.len() + left_out,
            suggestions.len()
        ));
    }
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
    Intake {
        command: Command::Batch { label, commands },
        notes,
    }
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
) -> Suggested {
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
    suggest(text, draft.points(), &passages, published, language)
}
