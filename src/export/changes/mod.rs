//! The list of changes for the writer: what stands there, what is proposed, why, and the two in the sentence; as Markdown, as a
//! Word document, and as rich text for the clipboard.
//!
//! All of them, in text order, those that are open first: they are what there is to do. What is decided stays in the list, so that
//! nobody asks for it again.

mod redline;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_handed;
mod word;

use minijinja::value::Serde;
use serde::Serialize;

use super::report::{Part, Report, Row, place_of};
use super::summary::rows;
use super::words::Words;
use super::{ExportError, Made, Order, template};
use crate::session::{Change, Decision, Id, Moment, Session};
use crate::text::Span;
pub use redline::Marked;
use redline::redline;

/// The list as Markdown.
pub(super) fn changes(session: &Session, order: &Order<'_>) -> Result<String, ExportError> {
    let report = Report::to_order(session, order, Words::of(order.language));
    let said = ChangesSaid::of(&report, order);
    rendered(template::CHANGES, &said, &report, order)
}

/// The list as a Word document.
pub(super) fn docx(session: &Session, order: &Order<'_>) -> Made {
    let report = Report::to_order(session, order, Words::of(order.language));
    word::document(&ChangesSaid::of(&report, order), &report.words, order)
}

/// A piece of text as a clipboard holds it, for whatever it is pasted into: a letter, a document, a plain field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    /// A fragment of HTML that needs nothing else: its looks are in it, and it runs and loads nothing.
    pub html: String,
    /// The same as plain text.
    pub text: String,
}

/// The list of changes for the writer as rich text, for the clipboard; the format of `order` does not matter. Like [`super::make`],
/// it is for a worker thread.
///
/// # Errors
/// A house's template is broken.
pub fn rich(session: &Session, order: &Order<'_>) -> Result<Rich, ExportError> {
    let report = Report::to_order(session, order, Words::of(order.language));
    let said = ChangesSaid::of(&report, order);
    Ok(Rich {
        html: rendered(template::CHANGES_RICH, &said, &report, order)?,
        text: rendered(template::CHANGES_PLAIN, &said, &report, order)?,
    })
}

fn rendered(
    name: &str,
    said: &ChangesSaid<'_>,
    report: &Report<'_>,
    order: &Order<'_>,
) -> Result<String, ExportError> {
    let session = report.session;
    let said = minijinja::Value::from(Serde(said));
    let words = Words::of(order.language);
    let records = session.changes.len() + session.articles.len();
    template::render(name, &order.templates, words, said, records)
}

#[derive(Serialize)]
struct ChangesSaid<'a> {
    title: &'a str,
    /// The code of the language of its fixed words.
    language: &'static str,
    /// `ltr` or `rtl`.
    direction: &'static str,
    /// The day it was made on, in words.
    made_on: String,
    articles: Vec<ArticleSaid<'a>>,
}

impl<'a> ChangesSaid<'a> {
    fn of(report: &'a Report<'a>, order: &Order<'_>) -> Self {
        let day = |now: Moment| report.words.day(&now.to_string());
        let parts = report.parts.iter();
        Self {
            title: &report.title,
            language: order.language.code(),
            direction: order.language.direction(),
            made_on: order.now.map(day).unwrap_or_default(),
            articles: parts.map(|part| ArticleSaid::of(report, part)).collect(),
        }
    }
}

#[derive(Serialize)]
struct ArticleSaid<'a> {
    title: &'a str,
    /// The language of its text (BCP 47), if the session says so.
    language: &'a str,
    byline: &'a str,
    /// The number of its draft; 0 without one.
    draft: i64,
    /// The beginning of that draft's SHA-256.
    hash: String,
    open: Vec<ChangeSaid<'a>>,
    decided: Vec<ChangeSaid<'a>>,
}

#[derive(Serialize)]
struct ChangeSaid<'a> {
    label: &'a str,
    /// The number of its paragraph; 0 where the claim's words are gone.
    paragraph: usize,
    original: &'a str,
    /// Empty where the words are to be taken out.
    proposed: &'a str,
    reason: &'a str,
    /// What was decided, when, and by whom, if names may be told; empty for one that is open.
    decision: Vec<String>,
    redline: Vec<Marked>,
}

impl<'a> ArticleSaid<'a> {
    fn of(report: &'a Report<'a>, part: &'a Part<'a>) -> Self {
        let all = rows(part).flat_map(|row| changes_of(report, part, row));
        let (open, decided) = all.partition(|one| one.decision.is_empty());
        let (draft, sha256) = part.draft.unwrap_or((0, ""));
        Self {
            title: &part.title,
            language: &part.article.language,
            byline: &part.article.byline,
            draft,
            hash: sha256.chars().take(12).collect(),
            open,
            decided,
        }
    }
}

/// The changes that a claim asks for, in the order of their words.
fn changes_of<'a>(report: &Report<'a>, part: &Part<'a>, row: &'a Row<'a>) -> Vec<ChangeSaid<'a>> {
    let session = report.session;
    let text = session
        .draft_of(part.id)
        .map_or("", |(_, draft)| draft.paragraphs.text());
    let place = |change: &Change| {
        row.span
            .and_then(|span| place_of(text, span, &change.original))
    };
    let mut all: Vec<_> = report
        .changes_of(row.id)
        .iter()
        .map(|(id, change)| (place(change), change.made_at, *id, *change))
        .collect();
    all.sort_by_key(|(place, at, id, _)| (place.map(|place| place.start), *at, *id));
    let said = all.into_iter().map(|(place, _, _, change)| {
        let around = place.map(|place| (text, sentence(session, part.id, place), place));
        ChangeSaid {
            label: &row.label,
            paragraph: row.quote.map_or(0, |(_, paragraph)| paragraph),
            original: &change.original,
            proposed: &change.proposed,
            reason: &change.reason,
            decision: decision(report, change),
            redline: redline(around, &change.original, &change.proposed),
        }
    });
    said.collect()
}

/// A change in its sentence as the article's draft has it: the words that go and the words that come, marked. Where its words are
/// no longer there, the two wordings alone.
pub fn in_its_sentence(session: &Session, change: &Change) -> Vec<Marked> {
    let claim = session.claims.get(change.claim);
    let around = claim.and_then(|claim| {
        let (id, draft) = session.draft_of(claim.article)?;
        let (text, points) = (draft.paragraphs.text(), draft.paragraphs.points());
        let span = claim.anchors.get(&id)?.in_place(text, points)?;
        let place = place_of(text, span, &change.original)?;
        Some((text, sentence(session, claim.article, place), place))
    });
    redline(around, &change.original, &change.proposed)
}

/// The sentence or sentences that a place lies in.
fn sentence(session: &Session, article: Id, place: Span) -> Span {
    let all = session.sentences_of(article);
    let first = all.partition_point(|one| one.span.end <= place.start);
    let over = all.get(first..).unwrap_or_default();
    let over = over.iter().take_while(|one| one.span.start < place.end);
    over.fold(place, |whole, one| {
        Span::new(whole.start.min(one.span.start), whole.end.max(one.span.end))
    })
}

fn decision(report: &Report<'_>, change: &Change) -> Vec<String> {
    if change.decision == Decision::Pending {
        return Vec::new();
    }
    let mut said = vec![report.words.label("decision", change.decision.word())];
    if !change.decided_on.is_empty() {
        said.push(report.words.day(&change.decided_on));
    }
    if change.decided_by.is_some() && report.options.people {
        said.push(report.session.name_of(change.decided_by).to_owned());
    }
    said
}
