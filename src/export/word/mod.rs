//! The article as a Word document, with what was found beside its words: a comment on each claim, a tracked change for each
//! change that is asked for.
//!
//! Where the article came as a Word document, it is that document, byte for byte, with nothing but this added ([`weave()`]);
//! where it came as something else, a document is made of its text.

mod fresh;
mod said;
mod weave;
mod xml;

use super::{
    ExportError, Made, Order,
    report::{Part, Report, Row, place_of},
    words::Words,
};
use crate::session::{Change, Decision, Draft, Id, Session};
use crate::storage::Hash;
use crate::text::{Span, align};
use said::{Signature, comment};
use weave::{Proposal, Thread, Weave, WeaveError, weave};

pub use said::BETWEEN;
pub use weave::{TASK, task};

/// The document of an article.
///
/// # Errors
/// There are several articles and none was chosen, or none at all; the writer's document cannot be handled.
pub fn docx(session: &Session, order: &Order<'_>) -> Result<Made, ExportError> {
    let report = Report::to_order(session, order, Words::of(order.language));
    let article = order.one_article(session)?;
    let draft = session.draft_of(article).map(|(_, draft)| draft);
    let draft = draft.ok_or(ExportError::NoDraft)?;
    let part = report.parts.iter().find(|part| part.id == article);
    let part = part.ok_or(ExportError::NoDraft)?;
    let mut warnings = Vec::new();
    let (mut asked, labels) = asked(&report, part, order, &mut warnings);
    draft.paragraphs.text().clone_into(&mut asked.text);
    let confined = order.confined.as_ref().ok_or(ExportError::NoChild)?;
    let put = |document: &[u8]| weave(document, &asked, confined);
    let own = writers(draft, order, &mut warnings);
    let woven = match own.map(|document| put(&document)) {
        Some(Err(WeaveError::OtherText)) => {
            warnings.push(
                "The writer’s file holds another text than the draft: a new document was made."
                    .to_owned(),
            );
            put(&fresh::document(&part.title, draft, order))
        }
        Some(woven) => woven,
        None => put(&fresh::document(&part.title, draft, order)),
    };
    let woven = woven.map_err(|error| match error {
        WeaveError::Child(error) => ExportError::Child(error),
        other => ExportError::Unwritten(other.to_string()),
    })?;
    for (number, why) in woven.left {
        let label = labels.get(number).map_or("", String::as_str);
        warnings.push(format!(
            "{label}: the change is in the comment alone, not tracked in the text: {why}."
        ));
    }
    Ok(Made {
        bytes: woven.document,
        warnings,
    })
}

/// The file that a draft came from, if it is a Word document and is there.
fn writers(draft: &Draft, order: &Order<'_>, warnings: &mut Vec<String>) -> Option<Vec<u8>> {
    let hash: Hash = draft.package.parse().ok()?;
    let found = order.kept.as_ref()?.get(hash, &draft.file);
    let Ok(Some(document)) = found else {
        warnings.push(format!(
            "{} is not among the session’s documents any more: a new document was made.",
            draft.file
        ));
        return None;
    };
    // What a document is, it says itself; whether it is one to put something into, the child finds out.
    let is_word = crate::import::Format::of(&document, std::path::Path::new(&draft.file))
        == crate::import::Format::Docx;
    is_word.then_some(document)
}

/// What is put into the document, and of each proposal the claim's number.
fn asked(
    report: &Report<'_>,
    part: &Part<'_>,
    order: &Order<'_>,
    warnings: &mut Vec<String>,
) -> (Weave, Vec<String>) {
    let session = report.session;
    let places: std::collections::BTreeMap<Id, Span> = session
        .claims_of(part.id)
        .into_iter()
        .map(|placed| (placed.id, placed.span))
        .collect();
    let mut asked = Weave::default();
    let mut labels = Vec::new();
    let rows = part.claims.iter().chain(&part.suggestions);
    let rows = rows.flat_map(|row| std::iter::once(row).chain(&row.parts));
    for row in rows.filter(|row| order.takes(row.id)) {
        let changes = open_changes(report, row.id);
        let chosen = !order.claims.is_empty();
        if !chosen && !says_something(row, &changes) {
            continue;
        }
        let Some(place) = places.get(&row.id) else {
            warnings.push(format!(
                "{}: its words are not in this draft, so that it has no comment.",
                row.label
            ));
            continue;
        };
        let mut said = vec![comment(report, row, &changes, order.now)];
        let answers = report.thread(row.id);
        let done = !answers.is_empty() && answers.iter().all(|(_, one)| one.resolved);
        for (_, one) in answers {
            let by = if one.by.is_empty() {
                Signature::of(report, one.made_by, one.made_at)
            } else {
                Signature::named(report, &one.by, &one.on)
            };
            said.push(by.says(vec![one.text.clone()], order.now));
        }
        asked.threads.push(Thread {
            place: *place,
            said,
            done,
        });
        for change in changes {
            let by = Signature::of(report, change.made_by, change.made_at);
            match proposal(session, part.id, *place, change, by, order) {
                Ok(Some(proposal)) => {
                    labels.push(row.label.clone());
                    asked.proposals.push(proposal);
                }
                Ok(None) => {}
                Err(why) => warnings.push(format!("{}: {why}.", row.label)),
            }
        }
    }
    (asked, labels)
}

/// Whether there is anything to say about a claim that nobody chose by name.
fn says_something(row: &Row<'_>, changes: &[&Change]) -> bool {
    !row.claim.is_suggestion() && (row.is_worked_on() || !changes.is_empty())
}

/// The changes that are asked for and not decided, the oldest first.
fn open_changes<'a>(report: &Report<'a>, claim: Id) -> Vec<&'a Change> {
    let all = report.changes_of(claim).iter();
    let open = all.filter(|(_, one)| one.decision == Decision::Pending);
    let mut found: Vec<&(Id, &Change)> = open.collect();
    found.sort_by_key(|(id, one)| (one.made_at, *id));
    found.into_iter().map(|(_, change)| *change).collect()
}

/// A change as it is tracked: only the words that differ go and come. Nothing where the text says it already.
fn proposal(
    session: &Session,
    article: Id,
    claim: Span,
    change: &Change,
    by: Signature,
    order: &Order<'_>,
) -> Result<Option<Proposal>, &'static str> {
    const ELSEWHERE: &str =
        "the change is in the comment alone: its words stand elsewhere, or not at all";
    let text = session
        .draft_of(article)
        .map(|(_, draft)| draft.paragraphs.text());
    let text = text.ok_or(ELSEWHERE)?;
    let whole = place_of(text, claim, &change.original).ok_or(ELSEWHERE)?;
    let Some((place, proposed)) = align::core(text, whole, &change.proposed) else {
        return Ok(None);
    };
    let said = by.says(Vec::new(), order.now);
    Ok(Some(Proposal {
        place,
        proposed,
        by: said.by,
        on: said.on,
    }))
}
