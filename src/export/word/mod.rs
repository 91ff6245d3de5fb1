//! The article as a Word document, with what was found beside its words: a comment on each claim, a tracked change for each
//! change that is asked for.
//!
//! Where the article came as a Word document, it is that document, byte for byte, with nothing but this added ([`weave()`]);
//! where it came as something else, a document is made of its text.

pub(super) mod body;
pub(super) mod fresh;
mod said;
mod weave;
pub(super) mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{
    ExportError, Made, Order,
    report::{Part, Report, Row, place_of},
    words::Words,
};
use crate::import::Format;
use crate::session::{Change, CheckStatus, Decision, Draft, Id, Resolution, Session};
use crate::storage::Hash;
use crate::text::{Span, align};
use said::{Signature, comment};
use weave::{Proposal, Thread, Weave, WeaveError, weave};

pub use said::{ARROWS, begins_like_ours};
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
    let confined = order.confined.as_ref().ok_or(ExportError::NoChild)?;
    let mut document = writers(draft, order, &mut warnings);
    let own = document.is_some();
    let mut by_hand = BTreeSet::new();
    // What cannot be tracked is said so in its comment: then everything is put in once more.
    let woven = loop {
        let mut told = Vec::new();
        let (mut asked, changes) = asked(&report, part, order, &by_hand, &mut told);
        draft.paragraphs.text().clone_into(&mut asked.text);
        let made = document.get_or_insert_with(|| fresh::document(&part.title, draft, order));
        let woven = match weave(made, &asked, confined) {
            Ok(woven) => woven,
            Err(WeaveError::OtherText | WeaveError::Written(_))
                if own && !warnings.iter().any(|one| one == UNFIT) =>
            {
                warnings.push(UNFIT.to_owned());
                document = None;
                continue;
            }
            Err(WeaveError::Child(error)) => return Err(ExportError::Child(error)),
            Err(other) => return Err(ExportError::Unwritten(other.to_string())),
        };
        let mut again = false;
        for (number, why) in &woven.left {
            if let Some((change, label)) = changes.get(*number)
                && by_hand.insert(*change)
            {
                again = true;
                warnings.push(format!(
                    "{label}: the change is in the comment alone, not tracked in the text: {why}."
                ));
            }
        }
        if !again {
            warnings.extend(told);
            break woven;
        }
    };
    Ok(Made {
        bytes: woven.document,
        warnings,
    })
}

/// What is said where the writer's own document cannot be used.
const UNFIT: &str = "The writer’s file holds another text than the draft, or is written in a way that nothing can be put into: a new document was made.";

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
    let is_word = Format::of(&document, Path::new(&draft.file)) == Format::Docx;
    is_word.then_some(document)
}

/// What is put into the document, and of each proposal the change and its claim's number. A change that is made by hand is told in
/// the comment alone.
fn asked(
    report: &Report<'_>,
    part: &Part<'_>,
    order: &Order<'_>,
    by_hand: &BTreeSet<Id>,
    warnings: &mut Vec<String>,
) -> (Weave, Vec<(Id, String)>) {
    let session = report.session;
    let places: BTreeMap<Id, Span> = session
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
        if !chosen && !says_something(report, row, &changes) {
            continue;
        }
        let Some(place) = places.get(&row.id) else {
            warnings.push(format!(
                "{}: its words are not in this draft, so that it has no comment.",
                row.label
            ));
            continue;
        };
        let mut untracked = by_hand.clone();
        for (id, change) in changes.iter().filter(|(id, _)| !by_hand.contains(id)) {
            let by = Signature::of(report, change.made_by, change.made_at);
            let Some(proposed) = proposals(session, part.id, *place, change, by, order) else {
                untracked.insert(*id);
                warnings.push(format!("{}: {ELSEWHERE}.", row.label));
                continue;
            };
            labels.extend(proposed.iter().map(|_| (*id, row.label.clone())));
            asked.proposals.extend(proposed);
        }
        let mut said = vec![comment(report, row, &changes, &untracked, order.now)];
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
    }
    (asked, labels)
}

/// Whether there is anything to say to the writer about a claim that nobody chose by name: that it is still to be checked, or being
/// checked, is nothing.
fn says_something(report: &Report<'_>, row: &Row<'_>, changes: &[(Id, &Change)]) -> bool {
    let claim = row.claim;
    let status = &claim.check_status;
    let waits = matches!(status, CheckStatus::ToCheck | CheckStatus::InProgress);
    let decided = !waits
        || row.status.disputed
        || !row.verdict.words.is_empty()
        || claim.resolution != Resolution::None
        || row.copy.disputed;
    let explained = !row.rationale.words.trim().is_empty() || !claim.conclusion.trim().is_empty();
    let shown =
        !row.evidence.is_empty() || !changes.is_empty() || !report.thread(row.id).is_empty();
    !claim.is_suggestion() && (decided || explained || shown)
}

/// The changes that are asked for and not decided, the oldest first.
fn open_changes<'a>(report: &Report<'a>, claim: Id) -> Vec<(Id, &'a Change)> {
    let all = report.changes_of(claim).iter();
    let open = all.filter(|(_, one)| one.decision == Decision::Pending);
    let mut found: Vec<(Id, &Change)> = open.copied().collect();
    found.sort_by_key(|(id, one)| (one.made_at, *id));
    found
}

/// What is said where a change cannot be tracked because of where its words are.
const ELSEWHERE: &str =
    "the change is in the comment alone: its words stand elsewhere or not at all";

/// A change as it is tracked: only the words that differ go and come; nothing where the text reads so already, as one does in which
/// it was tracked before. `None` where its words stand in several places or in none.
fn proposals(
    session: &Session,
    article: Id,
    claim: Span,
    change: &Change,
    by: Signature,
    order: &Order<'_>,
) -> Option<Vec<Proposal>> {
    let (_, draft) = session.draft_of(article)?;
    let text = draft.paragraphs.text();
    let proposed = change.proposed.trim();
    let made = stands(claim.of(text), proposed);
    let whole = place_of(text, claim, &change.original);
    // Of two wordings of which one holds the other, the longer one stands there.
    let whole = match whole {
        None if made => return Some(Vec::new()),
        Some(_) if made && proposed.len() > change.original.len() => return Some(Vec::new()),
        whole => whole?,
    };
    let said = by.says(Vec::new(), order.now);
    let edits = align::edits(text, whole, &change.proposed).into_iter();
    let proposal = |(place, proposed)| Proposal {
        place,
        proposed,
        by: said.by.clone(),
        on: said.on.clone(),
    };
    Some(edits.map(proposal).collect())
}

/// Whether words stand in a text, none of them cut.
fn stands(text: &str, words: &str) -> bool {
    let whole = |(at, _): (usize, &str)| align::is_word(text, Span::new(at, at + words.len()));
    !words.is_empty() && text.match_indices(words).any(whole)
}
