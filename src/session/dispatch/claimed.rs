//! What the writer says the claims rest on: taken in with the article, accepted as evidence by a person.

use std::collections::{BTreeMap, VecDeque};

use super::{
    article::add_suggestions,
    edit::Edit,
    look_up::{Done, draft_of},
    parts::take_up,
};
use crate::{
    session::{
        commands::{
            error::{CommandError, no_such},
            new::NewRemark,
        },
        records::{
            claim::Standing,
            claimed::{Claimed, ClaimedStanding},
            draft::DraftText,
            evidence::{Evidence, Source, SourceKind, Stance},
            kind::Kind,
            suggestion::Suggestion,
        },
        values::id::Id,
    },
    text::Span,
};

/// Adds remarks, each to the claim on its words; where none is, the sentence becomes a suggestion.
pub(super) fn add(edit: &mut Edit, article: Id, remarks: &[NewRemark]) -> Done {
    let (draft, text) = draft_of(edit, article)?;
    let language = edit
        .tables
        .articles
        .get(article)
        .map_or_else(String::new, |article| article.language.clone());
    let sha256 = text.sha256();
    let places: Vec<Option<Span>> = remarks.iter().map(|one| place_of(&text, one)).collect();
    let claims = claims_of(edit, article, draft, &text);
    let bare = places.iter().flatten();
    let bare = bare.filter(|place| claim_at(&claims, **place).is_none());
    let mut sentences: Vec<Span> = bare
        .filter_map(|place| sentence_at(&text, &language, *place))
        .collect();
    sentences.sort_unstable();
    sentences.dedup();
    let new: Vec<Suggestion> = sentences
        .into_iter()
        .filter_map(|span| suggested(&text, span))
        .collect();
    if !new.is_empty() {
        add_suggestions(edit, article, &new)?;
    }
    let claims = claims_of(edit, article, draft, &text);
    let ids: Vec<Id> = remarks
        .iter()
        .map(|remark| name_of(article, &sha256, remark))
        .collect();
    // A new draft brings the notes of the one before again: they are with their claims already.
    let mut known: BTreeMap<Key, VecDeque<Id>> = BTreeMap::new();
    for (id, note) in edit.tables.claimed.all() {
        if note.article == article && !ids.contains(&id) {
            let key = (
                note.kind.word().to_owned(),
                note.by.clone(),
                note.on.clone(),
                note.text.clone(),
            );
            known.entry(key).or_default().push_back(id);
        }
    }
    let mut added = 0;
    for ((remark, id), place) in remarks.iter().zip(ids).zip(places) {
        if edit.tables.claimed.get(id).is_some() {
            continue;
        }
        let key = (
            remark.kind.word().to_owned(),
            remark.by.clone(),
            remark.on.clone(),
            remark.text.clone(),
        );
        if let Some(old) = known.get_mut(&key).and_then(VecDeque::pop_front) {
            edit.set(Kind::Claimed, old, "settled", remark.settled)?;
            if !remark.replies.is_empty() {
                edit.set(Kind::Claimed, old, "replies", &remark.replies)?;
            }
            continue;
        }
        let words = match (remark.start, remark.end) {
            (Some(start), Some(end)) => text.points().to_span(text.text(), start, end),
            _ => None,
        };
        let record = Claimed {
            article,
            claim: place.and_then(|place| claim_at(&claims, place)),
            kind: remark.kind.clone(),
            number: remark.number.clone(),
            quote: words.map_or("", |words| words.of(text.text())).to_owned(),
            by: remark.by.clone(),
            on: remark.on.clone(),
            text: remark.text.clone(),
            links: remark.links.clone(),
            replies: remark.replies.clone().into(),
            settled: remark.settled,
            ..Claimed::default()
        };
        edit.make_unsigned(Some(id), record)?;
        added += 1;
    }
    Ok(format!("Add {added} claimed sources"))
}

/// What a note is told by from one draft to the next: what it is, who wrote it, when, and what it says.
type Key = (String, String, String, String);

/// The same note of the same text is the same record, in every copy of the session.
fn name_of(article: Id, sha256: &str, remark: &NewRemark) -> Id {
    Id::derived(&[
        b"claimed",
        article.as_str().as_bytes(),
        sha256.as_bytes(),
        remark.kind.word().as_bytes(),
        remark.number.as_bytes(),
        remark.text.as_bytes(),
    ])
}

/// The words that a remark is about; of one that hangs at a point, the letter before it: a note stands behind its words.
fn place_of(text: &DraftText, remark: &NewRemark) -> Option<Span> {
    let span = text
        .points()
        .to_span(text.text(), remark.start?, remark.end?)?;
    if !span.is_empty() {
        return Some(span);
    }
    let at = span.start;
    let before = text.text().get(..at)?.char_indices().next_back();
    let (start, end) = match before {
        Some((start, c)) if c != '\n' => (start, at),
        _ => (at, at + text.text().get(at..)?.chars().next()?.len_utf8()),
    };
    Span::checked(text.text(), start, end)
}

/// The claims of an article that stand for themselves, with their places.
fn claims_of(edit: &Edit, article: Id, draft: Id, text: &DraftText) -> Vec<(Span, Id)> {
    let claims = edit.tables.claims.live();
    let stands = claims.filter(|(_, claim)| {
        claim.article == article && !claim.is_part() && claim.standing != Standing::Dismissed
    });
    let placed = stands.filter_map(|(id, claim)| {
        let anchor = claim.anchors.get(&draft)?;
        Some((anchor.in_place(text.text(), text.points())?, id))
    });
    placed.collect()
}

/// The claim that shares most with some words; of those that share as much, the shortest.
fn claim_at(claims: &[(Span, Id)], place: Span) -> Option<Id> {
    let shared = |span: Span| {
        let (start, end) = (span.start.max(place.start), span.end.min(place.end));
        end.saturating_sub(start)
    };
    let near = claims.iter().filter(|(span, _)| shared(*span) > 0);
    let best = near.max_by_key(|(span, id)| (shared(*span), std::cmp::Reverse((span.len(), *id))));
    best.map(|(_, id)| *id)
}

/// The sentence in which some words begin.
fn sentence_at(text: &DraftText, language: &str, place: Span) -> Option<Span> {
    let sentences = text.sentences(language);
    let at = sentences.partition_point(|sentence| sentence.span.end <= place.start);
    let found = sentences.get(at).map(|sentence| sentence.span);
    found.filter(|span| span.overlaps(place))
}

/// A sentence on which the writer has left a note, as a suggestion.
fn suggested(text: &DraftText, span: Span) -> Option<Suggestion> {
    let (start, end) = text.points().from_span(text.text(), span)?;
    Some(Suggestion {
        start,
        end,
        checkable: 1000,
        worth: 500,
        reasons: vec!["a note by the writer".to_owned()],
        ..Suggestion::default()
    })
}

/// Hands what the writer says of one claim on to another, as far as it belongs there.
pub(super) fn hand_on(
    edit: &mut Edit,
    from: Id,
    to: Id,
    belongs: impl Fn(&Claimed) -> bool,
) -> Result<(), CommandError> {
    let notes = edit.tables.claimed.live();
    let notes = notes.filter(|(_, note)| note.claim == Some(from) && belongs(note));
    let notes: Vec<Id> = notes.map(|(id, _)| id).collect();
    for id in notes {
        edit.set(Kind::Claimed, id, "claim", to)?;
    }
    Ok(())
}

/// Makes a claimed source evidence for its claim. A source with its address, or without one with its title, is entered once.
pub(super) fn accept(
    edit: &mut Edit,
    claimed: Id,
    source: Option<Id>,
    evidence: Option<Id>,
) -> Done {
    let record = edit.tables.claimed.get(claimed).cloned();
    let record = record.ok_or_else(|| no_such(&Kind::Claimed, claimed))?;
    let claim = record.claim.ok_or(CommandError::NoClaim)?;
    take_up(edit, claim)?;
    let named = record.named();
    let known = edit.tables.sources.live().find(|(_, source)| {
        if named.address.is_empty() {
            source.address.is_empty() && source.title.eq_ignore_ascii_case(&named.title)
        } else {
            source.address == named.address
        }
    });
    let source = if let Some((id, _)) = known {
        id
    } else {
        let kind = if named.address.is_empty() {
            SourceKind::Unset
        } else {
            SourceKind::Web
        };
        let made = Source {
            title: named.title.clone(),
            kind,
            address: named.address,
            ..Source::default()
        };
        edit.make(source, made)?
    };
    let made = Evidence {
        claim,
        source,
        stance: Stance::Supports,
        locator: named.locator,
        note: record.text.clone(),
        looked_by: edit.stamp.by.id(),
        ..Evidence::default()
    };
    let evidence = edit.make(evidence, made)?;
    edit.set(
        Kind::Claimed,
        claimed,
        "standing",
        ClaimedStanding::Accepted,
    )?;
    edit.set(Kind::Claimed, claimed, "evidence", evidence)?;
    Ok(format!("Accept as evidence: {}", named.title))
}
