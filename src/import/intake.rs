//! An imported article as the command that adds it, with what extraction proposes.

use super::Imported;
use crate::{
    extract::{self, Passage},
    session::{Command, DraftText, Id, Role, Suggestion},
    text::Span,
};

/// The command that adds an article under the name `id`, and what extraction proposes for it: one step to a person.
/// `file` is the name of the file it came from, without folders.
pub fn intake(imported: Imported, id: Id, file: &str) -> Command {
    let suggestions = suggestions(&imported, &draft(&imported));
    let mut article = imported.into_article(file);
    article.id = Some(id);
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

/// What extraction proposes for an article, of which `draft` is the text. A dateline is no part of the first claim.
pub fn suggestions(imported: &Imported, draft: &DraftText) -> Vec<Suggestion> {
    let dateline = |at: usize| imported.dateline.as_ref().filter(|d| d.paragraph == at);
    let passages: Vec<Passage> = draft
        .paragraphs()
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let start = part.span.start + dateline(at).map_or(0, |found| found.text.len());
            Passage {
                span: Span::new(start, part.span.end),
                prose: is_prose(&part.role),
            }
        })
        .collect();
    let language = imported.language.as_deref().unwrap_or("en");
    let found = extract::extract(draft.text(), &passages, imported.published, language);
    extract::suggest::suggestions(draft.text(), draft.points(), &found)
}

/// Whether claims are proposed from a paragraph: a headline repeats what the text says, furniture is metadata.
const fn is_prose(role: &Role) -> bool {
    matches!(
        role,
        Role::Body | Role::Quotation | Role::ListItem | Role::Caption
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Format, bytes};

    #[test]
    fn a_claim_leaves_out_the_dateline_and_knows_who_says_it_and_when() {
        let text = "PORT ELLERY, 14 May 2025 (Coast Wire) — The pipes lost 40 percent of the water last November, the mayor said on Monday.\n\nID: 123-456-789";
        let imported = bytes(text.as_bytes(), Format::Text, None).unwrap();
        let words = imported.text();
        let Command::Batch { commands, .. } = intake(imported, Id::literal("a"), "x.txt") else {
            panic!("one step for a person");
        };
        let [
            Command::AddArticle(article),
            Command::AddSuggestions { suggestions, .. },
        ] = commands.as_slice()
        else {
            panic!("{commands:?}");
        };
        assert_eq!(article.published, "2025-05-14");
        let claim = suggestions.first().unwrap();
        let quote: String = words
            .chars()
            .skip(claim.start)
            .take(claim.end - claim.start)
            .collect();
        assert!(
            quote.starts_with("The pipes") && quote.ends_with("Monday."),
            "{quote}"
        );
        assert!(
            claim
                .attribution
                .as_ref()
                .is_some_and(|said| said.source.contains("mayor"))
        );
        assert!(
            claim
                .times
                .iter()
                .any(|time| time.words == "last November" && time.value == "2024-11")
        );
    }
}
