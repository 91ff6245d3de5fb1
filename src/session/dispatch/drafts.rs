//! New drafts: what stands word for word is followed, the rest is settled by a person.

use std::collections::BTreeMap;

use super::{
    claim::anchor_in,
    decide::{set_check_status, set_resolution},
    edit::Edit,
    look_up::{Done, draft_of, find_claim},
    parts::take_up,
};
use crate::session::{
    commands::error::{CommandError, no_such},
    reading::drafts::{Comparison, base},
    records::{
        article::Article,
        claim::{CheckStatus, Resolution},
        draft::{Draft, DraftText, NewParagraph},
        kind::Kind,
    },
    values::id::Id,
};
use crate::text::{
    Anchor, Few, Span,
    align::{Alignment, Followed, differs, same_words},
    is_whole, sentences,
};

/// The text of paragraphs that a command brings; there must be some.
pub(super) fn draft_text(paragraphs: &[NewParagraph]) -> Result<DraftText, CommandError> {
    let text = DraftText::new(paragraphs);
    if text.text().trim().is_empty() {
        Err(CommandError::NoText)
    } else {
        Ok(text)
    }
}

pub(super) fn make_draft(
    edit: &mut Edit,
    article: Id,
    number: i64,
    (file, package): (&str, &str),
    text: DraftText,
) -> Result<Id, CommandError> {
    let sha256 = text.sha256();
    // The same text of the same article is the same draft, in every copy of the session.
    let id = Id::derived(&[b"draft", article.as_str().as_bytes(), sha256.as_bytes()]);
    if edit.tables.drafts.get(id).is_some() {
        return Ok(id);
    }
    let draft = Draft {
        article,
        sha256,
        number,
        file: file.to_owned(),
        package: package.to_owned(),
        paragraphs: text,
        ..Draft::default()
    };
    edit.make(Some(id), draft)
}

/// The language that an article's sentences are cut in.
pub(super) fn language_of(edit: &Edit, article: Id) -> String {
    let record = edit.tables.articles.get(article);
    record.map_or("en", Article::language).to_owned()
}

pub(super) fn add_draft(
    edit: &mut Edit,
    article: Id,
    (file, package): (&str, &str),
    paragraphs: &[NewParagraph],
) -> Done {
    let (old, _) = draft_of(edit, article)?;
    let text = draft_text(paragraphs)?;
    let of_article = edit
        .tables
        .drafts
        .all()
        .filter(|(_, draft)| draft.article == article);
    let number = of_article
        .map(|(_, draft)| draft.number)
        .max()
        .unwrap_or(0)
        .saturating_add(1);
    let new = make_draft(edit, article, number, (file, package), text.clone())?;
    if new == old {
        // Only what stands beside the text may be new.
        return Ok("The same text".to_owned());
    }
    edit.set(Kind::Article, article, "draft", new)?;
    follow_all(edit, article, new, &text)?;
    Ok(format!("Add draft {number}"))
}

/// Whatever holds on to words, with where it holds.
type Held = (Kind, Id, Few<Id, Anchor>);

/// Gives each claim and mark whose words stand in a new draft its place there.
fn follow_all(edit: &mut Edit, article: Id, new: Id, text: &DraftText) -> Result<(), CommandError> {
    let claims = edit.tables.claims.live();
    let claims = claims.filter(|(_, claim)| claim.article == article);
    let marks = edit.tables.marks.live();
    let marks = marks.filter(|(_, mark)| mark.article == article);
    let held = claims
        .map(|(id, claim)| (Kind::Claim, id, claim.anchors.clone()))
        .chain(marks.map(|(id, mark)| (Kind::Mark, id, mark.anchors.clone())));
    // Each from the last draft that it stands in.
    let mut bases: BTreeMap<Id, Vec<Held>> = BTreeMap::new();
    for one in held.filter(|(_, _, anchors)| !anchors.contains_key(&new)) {
        let last = base(edit.tables, &one.2, None, new).map(|(last, _)| last);
        if let Some(last) = last {
            bases.entry(last).or_default().push(one);
        }
    }
    let language = language_of(edit, article);
    for (base, held) in bases {
        let Some(old) = edit.tables.drafts.get(base) else {
            continue;
        };
        let comparison = Comparison::new(&old.paragraphs, text, &language);
        let anchors: Vec<&Anchor> = held.iter().filter_map(|one| one.2.get(&base)).collect();
        let followed = comparison.follow(&anchors);
        for ((kind, id, mut anchors), followed) in held.into_iter().zip(followed) {
            let Followed::Same { to, .. } = followed else {
                continue;
            };
            let place = Some(to).filter(|to| is_whole(text.text(), *to));
            let place = place.and_then(|to| Anchor::new(text.text(), text.points(), to));
            if let Some(anchor) = place {
                anchors.insert(new, anchor);
                edit.set(kind, id, "anchors", anchors)?;
            }
        }
    }
    Ok(())
}

/// Settles what a new draft made of a claim or a mark: it stands at a place, or nowhere.
pub(super) fn settle(edit: &mut Edit, id: Id, place: Option<(usize, usize)>, stands: bool) -> Done {
    if edit.tables.marks.get(id).is_some() {
        return settle_mark(edit, id, place);
    }
    let record = find_claim(edit, id)?;
    let (article, mut anchors) = (record.article, record.anchors.clone());
    let (draft, text) = draft_of(edit, article)?;
    let Some((start, end)) = place else {
        take_up(edit, id)?;
        if anchors.remove(&draft).is_some() {
            edit.set(Kind::Claim, id, "anchors", anchors)?;
        }
        set_resolution(edit, id, &Resolution::Cut)?;
        // Of one that is kept in parts, the whole is gone with them.
        edit.set(Kind::Claim, id, "resolution", Resolution::Cut)?;
        return Ok("Settle: cut".to_owned());
    };
    let anchor = anchor_in(&text, start, end)?;
    take_up(edit, id)?;
    let old = last_words(edit, id, draft);
    let parts = settle_parts(edit, id, draft, &text, old.as_deref(), &anchor)?;
    anchors.insert(draft, anchor.clone());
    edit.set(Kind::Claim, id, "anchors", anchors)?;
    join_suggestions(edit, id, draft, &anchor)?;
    let changed = old
        .as_deref()
        .is_some_and(|old| !differs(old, &anchor.exact).is_empty());
    for fact in [id].into_iter().chain(parts) {
        let claim = find_claim(edit, fact)?;
        let cut = claim.resolution == Resolution::Cut;
        let (decided, found) = (claim.is_decided(), claim.verdict.is_some());
        // Words of its own may say what the text says no longer.
        let worded = !claim.statement.is_empty();
        if worded && (changed || fact != id && reworded(edit, fact, draft)) {
            edit.set(Kind::Claim, fact, "statement", "")?;
        }
        if stands {
            if decided {
                edit.set(Kind::Claim, fact, "checked_against", draft)?;
            }
            // It is decided again: what somebody else decides on the old words is in dispute with it.
            for (field, said) in [("verdict", found), ("check_status", decided)] {
                if said {
                    edit.affirm(Kind::Claim, fact, field)?;
                }
            }
        } else {
            // What was found about other words is in the history.
            if decided {
                set_check_status(edit, fact, &CheckStatus::ToCheck)?;
            }
            if found {
                edit.set(Kind::Claim, fact, "verdict", None::<String>)?;
            }
        }
        // It stands there, so it was not cut.
        if cut {
            edit.set(Kind::Claim, fact, "resolution", Resolution::None)?;
        }
    }
    Ok(if stands {
        "Settle: the same fact"
    } else {
        "Settle: check again"
    }
    .to_owned())
}

/// Whether the words of a part are other ones in a draft than they were before.
fn reworded(edit: &Edit, part: Id, draft: Id) -> bool {
    let claim = edit.tables.claims.get(part);
    claim.is_some_and(|claim| {
        let before = last_words(edit, part, draft);
        let now = claim
            .anchors
            .get(&draft)
            .map(|anchor| anchor.exact.as_str());
        before
            .as_deref()
            .zip(now)
            .is_none_or(|(before, now)| !same_words(before, now))
    })
}

/// The words that a claim had: in the draft it was decided on, or in the last but the current.
fn last_words(edit: &Edit, claim: Id, current: Id) -> Option<String> {
    let claim = edit.tables.claims.get(claim)?;
    let last = base(edit.tables, &claim.anchors, claim.checked_against, current);
    last.map(|(_, anchor)| anchor.exact.clone())
}

/// Gives the parts of a claim their places in its new words, and returns those whose words changed or which lie in another
/// wording now.
fn settle_parts(
    edit: &mut Edit,
    whole: Id,
    draft: Id,
    text: &DraftText,
    old: Option<&str>,
    new: &Anchor,
) -> Result<Vec<Id>, CommandError> {
    let parts = edit.tables.parts_of(whole);
    let Some(old) = old.filter(|_| !parts.is_empty()) else {
        return Ok(parts);
    };
    let cut = |text: &str| sentences(text, Span::whole(text), "en");
    let alignment = Alignment::new(old, &cut(old), &new.exact, &cut(&new.exact));
    for part in &parts {
        let mut anchors = find_claim(edit, *part)?.anchors.clone();
        if anchors.contains_key(&draft) {
            continue;
        }
        let words = last_words(edit, *part, draft);
        let at = words.as_deref().and_then(|words| {
            let at = old.find(words)?;
            Some(Span::new(at, at + words.len()))
        });
        let followed = at.map(|at| alignment.follow(old, &new.exact, &[at]));
        let to = match followed.as_ref().and_then(|followed| followed.first()) {
            Some(Followed::Same { to, .. } | Followed::Changed { to, .. }) => *to,
            _ => continue,
        };
        let before = new.exact.get(..to.start).unwrap_or_default();
        let start = new.start + before.chars().count();
        let end = start + to.of(&new.exact).chars().count();
        if let Ok(anchor) = anchor_in(text, start, end) {
            anchors.insert(draft, anchor);
            edit.set(Kind::Claim, *part, "anchors", anchors)?;
        }
    }
    Ok(parts)
}

/// What extraction proposes on the same words is the claim that was settled there.
fn join_suggestions(
    edit: &mut Edit,
    claim: Id,
    draft: Id,
    place: &Anchor,
) -> Result<(), CommandError> {
    let same = |anchor: &Anchor| {
        (anchor.start, anchor.end) == (place.start, place.end)
            || anchor.start >= place.start
                && anchor.end <= place.end
                && same_words(
                    anchor.exact.trim_end_matches(['.', '!', '?']),
                    place.exact.trim_end_matches(['.', '!', '?']),
                )
    };
    let live = edit.tables.claims.live();
    let twins: Vec<Id> = live
        .filter(|(id, other)| {
            *id != claim
                && other.is_suggestion()
                && !other.is_part()
                && other.merged_into.is_none()
                && other.anchors.get(&draft).is_some_and(same)
        })
        .map(|(id, _)| id)
        .collect();
    let place_of = |edit: &Edit, part: Id| -> Option<(usize, usize)> {
        let anchor = edit.tables.claims.get(part)?.anchors.get(&draft)?;
        Some((anchor.start, anchor.end))
    };
    let own: Vec<(Id, Option<(usize, usize)>)> = edit
        .tables
        .parts_of(claim)
        .into_iter()
        .map(|part| (part, place_of(edit, part)))
        .collect();
    for twin in twins {
        // What it has of parts on the same words are the claim's own.
        for part in edit.tables.parts_of(twin) {
            let place = place_of(edit, part);
            let same = own.iter().find(|(_, at)| at.is_some() && *at == place);
            if let Some((same, _)) = same {
                edit.set(Kind::Claim, part, "merged_into", same)?;
            }
        }
        edit.set(Kind::Claim, twin, "merged_into", claim)?;
        super::claimed::hand_on(edit, twin, claim, |_| true)?;
    }
    Ok(())
}

fn settle_mark(edit: &mut Edit, id: Id, place: Option<(usize, usize)>) -> Done {
    let mark = edit.tables.marks.get(id).cloned();
    let mark = mark.ok_or_else(|| no_such(&Kind::Mark, id))?;
    let Some((start, end)) = place else {
        edit.set(Kind::Mark, id, "removed", true)?;
        return Ok("Settle: no mark".to_owned());
    };
    let (draft, text) = draft_of(edit, mark.article)?;
    let mut anchors = mark.anchors;
    anchors.insert(draft, anchor_in(&text, start, end)?);
    edit.set(Kind::Mark, id, "anchors", anchors)?;
    Ok("Settle: nothing to check".to_owned())
}
