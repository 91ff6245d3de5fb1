//! Claims: where they stand and what is decided about them.

use std::collections::BTreeMap;

use super::{Done, draft_of, find_claim};
use crate::session::{
    Change, CheckStatus, Claim, CommandError, Correction, DraftText, Evidence, History, Id, Kind,
    Mark, NothingReason, Resolution, Standing, edit::Edit,
};
use crate::text::Anchor;

/// A claim that somebody works on is no longer a mere suggestion.
pub(super) fn take_up(edit: &mut Edit, claim: Id) -> Result<(), CommandError> {
    if find_claim(edit, claim)?.is_suggestion() {
        edit.set(Kind::Claim, claim, "standing", Standing::Accepted)?;
    }
    Ok(())
}

pub(super) fn set_claim(
    edit: &mut Edit,
    claim: Id,
    field: &str,
    value: impl serde::Serialize,
    label: &str,
) -> Done {
    take_up(edit, claim)?;
    edit.set(Kind::Claim, claim, field, value)?;
    Ok(label.to_owned())
}

/// The anchor of a stretch of the article's draft, without white space at its ends.
fn anchors(
    edit: &Edit,
    article: Id,
    start: usize,
    end: usize,
) -> Result<BTreeMap<Id, Anchor>, CommandError> {
    let (draft, text) = draft_of(edit, article)?;
    anchor_in(&text, start, end).map(|anchor| BTreeMap::from([(draft, anchor)]))
}

pub(super) fn anchor_in(
    text: &DraftText,
    start: usize,
    end: usize,
) -> Result<Anchor, CommandError> {
    let points = text.points();
    let span = points
        .to_span(text.text(), start, end)
        .map(|span| span.trimmed(text.text()));
    span.filter(|span| !span.is_empty())
        .and_then(|span| Anchor::new(text.text(), points, span))
        .ok_or(CommandError::Span {
            start,
            end,
            length: points.len(),
        })
}

pub(super) fn add(
    edit: &mut Edit,
    id: Option<Id>,
    article: Id,
    (start, end): (usize, usize),
    statement: &str,
) -> Done {
    let claim = Claim {
        article,
        anchors: anchors(edit, article, start, end)?,
        statement: statement.to_owned(),
        ..Claim::default()
    };
    edit.make(id, claim)?;
    Ok("Add claim".to_owned())
}

pub(super) fn mark_nothing(
    edit: &mut Edit,
    id: Option<Id>,
    article: Id,
    (start, end): (usize, usize),
    reason: &NothingReason,
) -> Done {
    let mark = Mark {
        article,
        anchors: anchors(edit, article, start, end)?,
        reason: reason.clone(),
        ..Mark::default()
    };
    edit.make(id, mark)?;
    Ok("Mark: nothing to check".to_owned())
}

pub(super) fn respan(edit: &mut Edit, claim: Id, start: usize, end: usize) -> Done {
    let record = find_claim(edit, claim)?;
    let (article, mut all) = (record.article, record.anchors.clone());
    all.extend(anchors(edit, article, start, end)?);
    set_claim(edit, claim, "anchors", all, "Move claim to other words")
}

pub(super) fn split(edit: &mut Edit, claim: Id, at: usize, id: Option<Id>) -> Done {
    let record = find_claim(edit, claim)?.clone();
    let (draft, text) = draft_of(edit, record.article)?;
    let anchor = record
        .anchors
        .get(&draft)
        .ok_or(CommandError::NoDraft(record.article))?;
    let (start, end) = (anchor.start, anchor.end);
    let outside = CommandError::Split { at, start, end };
    if at <= start || at >= end {
        return Err(outside);
    }
    let (Ok(first), Ok(second)) = (anchor_in(&text, start, at), anchor_in(&text, at, end)) else {
        return Err(outside);
    };
    take_up(edit, claim)?;
    let mut anchors = record.anchors.clone();
    anchors.insert(draft, first);
    edit.set(Kind::Claim, claim, "anchors", anchors)?;
    let twin = Claim {
        article: record.article,
        anchors: BTreeMap::from([(draft, second)]),
        parent: record.parent,
        importance: record.importance,
        risks: record.risks,
        assigned_to: record.assigned_to,
        due: record.due,
        claimant: record.claimant,
        attribution: record.attribution,
        checkable: record.checkable,
        worth: record.worth,
        ..Claim::default()
    };
    edit.make(id, twin)?;
    Ok("Split claim".to_owned())
}

pub(super) fn join(edit: &mut Edit, claims: &[Id]) -> Done {
    let [first, rest @ ..] = claims else {
        return Err(CommandError::Join);
    };
    let record = find_claim(edit, *first)?;
    // A claim that was joined already would lead in a circle.
    if record.merged_into.is_some() {
        return Err(CommandError::Join);
    }
    let (article, mut anchors) = (record.article, record.anchors.clone());
    let (draft, text) = draft_of(edit, article)?;
    let anchor = anchors.get(&draft).ok_or(CommandError::NoDraft(article))?;
    let (mut start, mut end) = (anchor.start, anchor.end);
    if rest.is_empty() || rest.contains(first) {
        return Err(CommandError::Join);
    }
    take_up(edit, *first)?;
    for id in rest {
        let other = find_claim(edit, *id)?;
        let place = other
            .anchors
            .get(&draft)
            .filter(|_| other.article == article && other.merged_into.is_none())
            .ok_or(CommandError::Join)?;
        start = start.min(place.start);
        end = end.max(place.end);
        edit.set(Kind::Claim, *id, "merged_into", first)?;
        let cited = edit
            .tables
            .evidence
            .live()
            .filter(|(_, evidence)| evidence.claim == *id);
        let cited: Vec<Evidence> = cited.map(|(_, evidence)| evidence.clone()).collect();
        for evidence in cited {
            edit.make(
                None,
                Evidence {
                    claim: *first,
                    history: History::default(),
                    ..evidence
                },
            )?;
        }
    }
    anchors.insert(draft, anchor_in(&text, start, end)?);
    edit.set(Kind::Claim, *first, "anchors", anchors)?;
    Ok("Join claims".to_owned())
}

pub(super) fn set_check_status(edit: &mut Edit, claim: Id, status: &CheckStatus) -> Done {
    if *status == CheckStatus::Checked {
        let article = find_claim(edit, claim)?.article;
        let draft = edit
            .tables
            .articles
            .get(article)
            .and_then(|article| article.draft);
        edit.set(Kind::Claim, claim, "checked_against", draft)?;
    }
    set_claim(
        edit,
        claim,
        "check_status",
        status,
        &format!("Set status: {}", status.label()),
    )
}

pub(super) fn set_verdict(edit: &mut Edit, claim: Id, verdict: Option<&str>) -> Done {
    let Some(name) = verdict else {
        return set_claim(edit, claim, "verdict", verdict, "Set verdict: none");
    };
    let scale = edit.tables.scale();
    let Some(label) = scale.label(name) else {
        if is_side(find_claim(edit, claim)?, name) {
            return set_claim(
                edit,
                claim,
                "verdict",
                name,
                &format!("Set verdict: {name}"),
            );
        }
        let labels: Vec<&str> = scale.labels.iter().map(|label| label.id.as_str()).collect();
        let labels = if labels.is_empty() {
            "none".to_owned()
        } else {
            labels.join(", ")
        };
        return Err(CommandError::Verdict {
            verdict: name.to_owned(),
            scale: scale.name,
            labels,
        });
    };
    let said = format!("Set verdict: {}", label.text);
    set_claim(edit, claim, "verdict", name, &said)
}

/// Whether a verdict is one side of a dispute: it may be chosen although the scale, which may be disputed too, has no
/// such label.
fn is_side(claim: &Claim, verdict: &str) -> bool {
    let sides = claim.history.sides("verdict").into_iter();
    let mut values = sides.filter_map(|id| claim.history.get(&id)?.value.as_str());
    values.any(|value| value == verdict)
}

pub(super) fn request_change(
    edit: &mut Edit,
    id: Option<Id>,
    claim: Id,
    proposed: &str,
    reason: &str,
) -> Done {
    let record = find_claim(edit, claim)?;
    let draft = edit
        .tables
        .articles
        .get(record.article)
        .and_then(|article| article.draft);
    let quote = draft
        .and_then(|draft| record.anchors.get(&draft))
        .or_else(|| record.anchors.values().next());
    let change = Change {
        claim,
        original: quote.map_or_else(String::new, |anchor| anchor.exact.clone()),
        proposed: proposed.to_owned(),
        reason: reason.to_owned(),
        ..Change::default()
    };
    edit.make(id, change)?;
    set_claim(
        edit,
        claim,
        "resolution",
        Resolution::ChangeRequested,
        "Request change",
    )
}

/// `what` was wrong, and `why`.
pub(super) fn correct(
    edit: &mut Edit,
    id: Option<Id>,
    claim: Id,
    (what, why): (&str, &str),
    verdict: Option<&str>,
) -> Done {
    let old = find_claim(edit, claim)?.verdict.clone();
    let correction = Correction {
        claim,
        what: what.to_owned(),
        why: why.to_owned(),
        corrected_on: edit.stamp.at.to_string().chars().take(10).collect(),
        old_verdict: old.unwrap_or_default(),
        new_verdict: verdict.unwrap_or_default().to_owned(),
        ..Correction::default()
    };
    edit.make(id, correction)?;
    set_verdict(edit, claim, verdict)?;
    Ok("Record correction".to_owned())
}
