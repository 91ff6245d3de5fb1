//! Claims: what they say and where they stand.

use super::{
    claimed,
    edit::Edit,
    look_up::{Done, draft_of, find_claim},
    parts::{self, set_claim, take_up},
};
use crate::session::{
    commands::error::CommandError,
    history::log::History,
    records::{
        article::{Mark, NothingReason},
        claim::Claim,
        draft::DraftText,
        evidence::Evidence,
        kind::Kind,
    },
    values::id::Id,
};
use crate::text::{Anchor, Few, is_whole};

/// The anchor of a stretch of the article's draft, without white space at its ends.
fn anchors(
    edit: &Edit,
    article: Id,
    start: usize,
    end: usize,
) -> Result<Few<Id, Anchor>, CommandError> {
    let (draft, text) = draft_of(edit, article)?;
    anchor_in(&text, start, end).map(|anchor| Few::from([(draft, anchor)]))
}

pub(super) fn anchor_in(
    text: &DraftText,
    start: usize,
    end: usize,
) -> Result<Anchor, CommandError> {
    let points = text.points();
    let span = points.to_span(text.text(), start, end).map(|span| {
        // A space with an accent on it is a character, and no margin.
        let trimmed = span.trimmed(text.text());
        let cuts = is_whole(text.text(), span) && !is_whole(text.text(), trimmed);
        if cuts { span } else { trimmed }
    });
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
    part_of: Option<Id>,
) -> Done {
    let mut claim = Claim {
        article,
        anchors: anchors(edit, article, start, end)?,
        statement: statement.to_owned(),
        ..Claim::default()
    };
    match part_of {
        Some(whole) => {
            let whole = parts::widest(edit, whole, None, article)?;
            take_up(edit, whole)?;
            parts::name_part(edit, &mut claim, whole)?;
        }
        None => claim.fact_number = edit.next_number(),
    }
    edit.make(id, claim)?;
    Ok(if part_of.is_some() {
        "Add part"
    } else {
        "Add claim"
    }
    .to_owned())
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
    for (draft, anchor) in anchors(edit, article, start, end)? {
        all.insert(draft, anchor);
    }
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
    let mut twin = Claim {
        article: record.article,
        anchors: Few::from([(draft, second)]),
        importance: record.importance.clone(),
        risks: record.risks.clone(),
        assigned_to: record.assigned_to,
        due: record.due.clone(),
        claimant: record.claimant.clone(),
        attribution: record.attribution.clone(),
        checkable: record.checkable,
        worth: record.worth,
        weighed: record.weighed,
        in_parts: record.in_parts,
        ..Claim::default()
    };
    match edit.tables.whole_of(&record) {
        Some(whole) => parts::name_part(edit, &mut twin, whole)?,
        None => twin.fact_number = edit.next_number(),
    }
    let words = twin.words(Some(draft)).to_owned();
    let twin = edit.make(id, twin)?;
    // What the writer says of words in the second half goes with them.
    claimed::hand_on(edit, claim, twin, |note| {
        !note.quote.is_empty() && words.contains(&note.quote)
    })?;
    // What lies in the second half goes with it.
    for part in edit.tables.parts_of(claim) {
        let place = find_claim(edit, part)?.anchors.get(&draft);
        if place.is_some_and(|place| place.start >= at) {
            parts::set_parent(edit, part, Some(twin))?;
        }
    }
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
    // Nor can a claim be joined into its own part.
    let whole = edit.tables.whole_of(record);
    if rest.is_empty() || rest.contains(first) || whole.is_some_and(|id| rest.contains(&id)) {
        return Err(CommandError::Join);
    }
    take_up(edit, *first)?;
    // One claim for all of them: the parts of each come along, and what was decided on them stays with them.
    edit.set(Kind::Claim, *first, "in_parts", false)?;
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
        claimed::hand_on(edit, *id, *first, |_| true)?;
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
