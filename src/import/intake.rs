//! An imported article as the command that adds it, with what extraction proposes.

use jiff::civil::Date;

use super::decode::plural;
use super::{Dateline, Imported, Remark, RemarkKind, Reply};
use crate::{
    extract::{
        Passage,
        suggest::{Suggested, suggest},
    },
    session::{
        Answer, Article, Attribution, ClaimedKind, Command, DraftText, Id, NewArticle, NewRemark,
        Role, Suggestion,
    },
    text::{CodePoints, Extra, Span, language},
};

/// An article on its way into a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// Adds the article and what extraction proposes for it: one step to a person.
    pub command: Command,
    /// What was recognised, repaired or left out, for people.
    pub notes: Vec<String>,
    /// What somebody must know before they go on: not everything was proposed.
    pub cut: Option<String>,
    /// How many tracked changes it has: another text can be read instead.
    pub changes: usize,
    /// How many documents are attached to it.
    pub attached: usize,
}

/// Prepares an imported article, to be added under the name `id`. `file` is the name of the file it came from, without
/// folders: a session holds no private paths.
pub fn intake(imported: Imported, id: Id, file: &str) -> Intake {
    prepared(imported, id, |imported| {
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
            package: imported.package,
            paragraphs: imported.paragraphs,
        };
        let label = format!("Add article: {}", article.title);
        (label, Command::AddArticle(article))
    })
}

/// Prepares an imported text as the next draft of an article that is in a session. What the article says about itself
/// stays as it is there.
pub fn next_draft(mut imported: Imported, id: Id, article: &Article, file: &str) -> Intake {
    imported.published = article.published_date().or(imported.published);
    if !article.language.is_empty() {
        imported.language = Some(article.language.clone());
    }
    prepared(imported, id, |imported| {
        let draft = Command::AddDraft {
            article: id,
            file: file.to_owned(),
            package: imported.package,
            paragraphs: imported.paragraphs,
        };
        let label = if file.is_empty() {
            "Add draft".to_owned()
        } else {
            format!("Add draft: {file}")
        };
        (label, draft)
    })
}

/// Reads what an imported text holds for the article `id`, to which `add` adds it.
fn prepared(
    mut imported: Imported,
    id: Id,
    add: impl FnOnce(Imported) -> (String, Command),
) -> Intake {
    let language = imported.language.as_deref().unwrap_or_default();
    if !language::is_english(language) {
        imported.notes.push(format!(
            "Language: {language}. Claims are proposed in English texts alone; the sentences are cut by its own rules."
        ));
    }
    let Suggested {
        kept: suggestions,
        left_out,
    } = suggestions(
        &draft(&imported),
        imported.published,
        imported.language.as_deref().unwrap_or("en"),
        imported.dateline.as_ref(),
    );
    let remarks = remarks(&imported);
    if !remarks.is_empty() {
        let number = remarks.len();
        let beside = plural(number, "note stands", "notes stand");
        let said = format!("{number} {beside} beside the claims, as the writer's sources.");
        imported.notes.push(said);
    }
    let own = imported.remarks.iter().filter(|one| one.own().is_some());
    if let number @ 1.. = own.count() {
        let ours = plural(
            number,
            "comment of an earlier check was",
            "comments of an earlier check were",
        );
        imported.notes.push(format!(
            "{number} {ours} left out; `tickmark returned` reads what was answered in them."
        ));
    }
    let others = imported.remarks.iter().filter(|one| one.own().is_none());
    let lost = others.filter(|one| one.place.is_none());
    let lost: Vec<String> = lost
        .map(|one| format!("A note by {} stands on no words: {}", one.by, one.text))
        .collect();
    imported.notes.extend(lost);
    let cut = (left_out > 0).then(|| {
        format!(
            "A very long text: of {} suggestions the {} most worth a check were kept. Cut the text into several articles to have them all.",
            suggestions.len() + left_out,
            suggestions.len()
        )
    });
    let notes = std::mem::take(&mut imported.notes);
    let (changes, attached) = (imported.changes, imported.attachments.len());
    let (label, first) = add(imported);
    let mut commands = vec![first];
    if !suggestions.is_empty() {
        commands.push(Command::AddSuggestions {
            article: id,
            suggestions,
        });
    }
    if !remarks.is_empty() {
        commands.push(Command::AddRemarks {
            article: id,
            remarks,
        });
    }
    Intake {
        command: Command::Batch { label, commands },
        notes,
        cut,
        changes,
        attached,
    }
}

/// What the writer wrote beside the text, as a session takes it: not what a check put there.
fn remarks(imported: &Imported) -> Vec<NewRemark> {
    let text = imported.text();
    let points = CodePoints::new(&text);
    let remark = |one: &Remark| {
        let place = one.place.and_then(|place| points.from_span(&text, place));
        let answer = |reply: &Reply| Answer {
            text: reply.text.clone(),
            by: reply.by.clone(),
            on: reply.on.clone(),
            extra: Extra::new(),
        };
        NewRemark {
            kind: match one.kind {
                RemarkKind::Comment => ClaimedKind::Comment,
                RemarkKind::Footnote => ClaimedKind::Footnote,
                RemarkKind::Endnote => ClaimedKind::Endnote,
            },
            number: one.number.clone(),
            start: place.map(|(start, _)| start),
            end: place.map(|(_, end)| end),
            by: one.by.clone(),
            on: one.on.clone(),
            text: one.text.clone(),
            links: one.links.clone(),
            replies: one.replies.iter().map(answer).collect(),
            settled: one.settled,
        }
    };
    let others = imported.remarks.iter().filter(|one| one.own().is_none());
    others.map(remark).collect()
}

/// The text of an imported article, as a session will hold it.
pub fn draft(imported: &Imported) -> DraftText {
    DraftText::new(&imported.paragraphs)
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
    let mut found = suggest(text, draft.points(), &passages, published, language);
    for suggestion in &mut found.kept {
        name_speaker(draft, suggestion);
    }
    found
}

/// What somebody says, as the document marks it, is said by him, or through him where the words name somebody themselves.
fn name_speaker(draft: &DraftText, suggestion: &mut Suggestion) {
    let start = draft.points().to_byte(draft.text(), suggestion.start);
    let paragraph = start.and_then(|start| draft.paragraph_at(start));
    let speaker = paragraph.map_or("", |paragraph| paragraph.speaker.as_str());
    if speaker.is_empty() {
        return;
    }
    match &mut suggestion.attribution {
        None => {
            suggestion.attribution = Some(Attribution {
                source: speaker.to_owned(),
                ..Attribution::default()
            });
        }
        // Whom the speaker quotes; the article has it through him.
        Some(by) if by.through.is_empty() && by.source != speaker => {
            speaker.clone_into(&mut by.through);
        }
        Some(_) => {}
    }
}
