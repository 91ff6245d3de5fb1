//! An imported article as the command that adds it, with what extraction proposes.

use super::Imported;
use crate::{
    extract::{self, Passage},
    session::{Command, DraftText, Id, NewArticle, NewParagraph, Suggestion},
};

/// The command that adds an article under the name `id`, and what extraction proposes for it. `file` is the name of the
/// file it came from, without folders.
pub fn intake(imported: Imported, id: Id, file: &str) -> Command {
    let parts = imported.paragraphs.iter().map(|part| {
        (
            &part.text,
            part.role.into(),
            part.locator.clone().unwrap_or_default(),
        )
    });
    let draft = DraftText::new(parts);
    let paragraphs: Vec<NewParagraph> = imported
        .paragraphs
        .iter()
        .map(|part| NewParagraph {
            text: part.text.clone(),
            role: part.role.into(),
            locator: part.locator.clone().unwrap_or_default(),
        })
        .collect();
    let passages: Vec<Passage> = draft
        .paragraphs()
        .iter()
        .map(|part| Passage {
            span: part.span,
            prose: matches!(
                part.role,
                crate::session::Role::Body
                    | crate::session::Role::Quotation
                    | crate::session::Role::ListItem
            ),
        })
        .collect();
    let language = imported.language.clone().unwrap_or_else(|| "en".to_owned());
    let found = extract::extract(draft.text(), &passages, imported.published, &language);
    let suggestions: Vec<Suggestion> = found
        .sentences
        .iter()
        .filter(|s| s.scores.checkable >= 200)
        .filter_map(|s| {
            let (start, end) = draft.points().from_span(draft.text(), s.span)?;
            Some(Suggestion {
                start,
                end,
                checkable: i64::from(s.scores.checkable),
                worth: i64::from(s.scores.worth),
                ..Suggestion::default()
            })
        })
        .collect();
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
        paragraphs,
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

impl From<super::Role> for crate::session::Role {
    fn from(role: super::Role) -> Self {
        match role {
            super::Role::Headline => Self::Headline,
            super::Role::Subheading => Self::Subheading,
            super::Role::Body => Self::Body,
            super::Role::Caption => Self::Caption,
            super::Role::Quotation => Self::Quotation,
            super::Role::ListItem => Self::ListItem,
            super::Role::Furniture => Self::Furniture,
        }
    }
}
