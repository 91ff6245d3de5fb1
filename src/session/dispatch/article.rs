//! Articles, their drafts, and what extraction proposes for them.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use super::{
    claim::anchor_in,
    drafts::{draft_text, language_of, make_draft},
    edit::Edit,
    look_up::{Done, draft_of},
};
use crate::session::{
    commands::{error::CommandError, new::NewArticle},
    reading::drafts::Comparison,
    records::{
        article::Article,
        claim::{Claim, Standing},
        draft::DraftText,
        evidence::SignOff,
        kind::Kind,
        suggestion::Suggestion,
    },
    values::id::Id,
};
use crate::text::{Anchor, Few, Span, align::Came, widened};

pub(super) fn add_article(edit: &mut Edit, new: &NewArticle) -> Done {
    let text = draft_text(&new.paragraphs)?;
    let order = edit
        .tables
        .articles
        .all()
        .map(|(_, article)| article.order)
        .max()
        .unwrap_or(0)
        .saturating_add(1);
    let article = Article {
        title: new.title.clone(),
        byline: new.byline.clone(),
        publisher: new.publisher.clone(),
        agency: new.agency.clone(),
        published: new.published.clone(),
        address: new.address.clone(),
        language: new.language.clone(),
        article_id: new.article_id.clone(),
        order,
        ..Article::default()
    };
    let id = edit.make(new.id, article)?;
    let draft = make_draft(edit, id, 1, (&new.file, &new.package), text)?;
    edit.set(Kind::Article, id, "draft", draft)?;
    let title = if new.title.is_empty() {
        &new.file
    } else {
        &new.title
    };
    Ok(format!("Add article: {title}"))
}

/// The words of a quote, in lower case, without marks: what a dismissal is remembered by.
fn plain_words(quote: &str) -> String {
    let words = quote
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

pub(super) fn add_suggestions(edit: &mut Edit, article: Id, suggestions: &[Suggestion]) -> Done {
    let (draft, text) = draft_of(edit, article)?;
    let dismissed: BTreeSet<String> = edit
        .tables
        .claims
        .all()
        .filter(|(_, claim)| claim.article == article && claim.standing == Standing::Dismissed)
        .flat_map(|(_, claim)| {
            claim
                .anchors
                .values()
                .map(|anchor| plain_words(&anchor.exact))
        })
        .collect();
    let sha256 = text.sha256();
    let mut seen = BTreeSet::new();
    let mut new = |edit: &Edit, suggestion: &Suggestion| {
        let (start, end) = whole_characters(&text, suggestion.start, suggestion.end);
        let anchor = anchor_in(&text, start, end)?;
        let place = [anchor.start.to_le_bytes(), anchor.end.to_le_bytes()].concat();
        let id = Id::derived(&[
            b"suggestion",
            article.as_str().as_bytes(),
            sha256.as_bytes(),
            &place,
            anchor.exact.as_bytes(),
        ]);
        let is_new = edit.tables.claims.get(id).is_none()
            && !dismissed.contains(&plain_words(&anchor.exact))
            && seen.insert(id);
        Ok::<_, CommandError>(is_new.then_some((id, anchor)))
    };
    let known = stands(edit, article, draft, &text);
    let mut wholes = Vec::new();
    for suggestion in suggestions {
        if known(suggestion.start, suggestion.end) {
            continue;
        }
        let Some((id, anchor)) = new(edit, suggestion)? else {
            continue;
        };
        let mut parts = Vec::new();
        for part in all_parts(suggestion) {
            if let Some((id, anchor)) = new(edit, part)? {
                parts.push((id, claim_of(article, draft, part, anchor)));
            }
        }
        wholes.push((id, claim_of(article, draft, suggestion, anchor), parts));
    }
    number(edit, draft, &mut wholes);
    let added = wholes.len();
    for (id, whole, parts) in wholes {
        for ((part_id, mut part), letter) in parts.into_iter().zip(1..) {
            part.parent = Some(id);
            part.fact_number = whole.fact_number;
            part.letter = letter;
            edit.make_unsigned(Some(part_id), part)?;
        }
        edit.make_unsigned(Some(id), whole)?;
    }
    Ok(format!("Add {added} suggestions"))
}

/// Tells what is no news: words that a claim of the article holds already, and sentences of the draft before, for which
/// extraction has been asked. What was made of them there has followed.
fn stands(
    edit: &Edit,
    article: Id,
    draft: Id,
    text: &DraftText,
) -> impl Fn(usize, usize) -> bool + use<> {
    let claims = || {
        let all = edit.tables.claims.all();
        all.filter(move |(_, claim)| claim.article == article)
    };
    let held: BTreeSet<(usize, usize)> = claims()
        .filter_map(|(_, claim)| claim.anchors.get(&draft))
        .map(|anchor| (anchor.start, anchor.end))
        .collect();
    let before = edit.tables.draft_before(article);
    let before = before.filter(|(id, _)| claims().any(|(_, claim)| claim.anchors.contains_key(id)));
    let language = language_of(edit, article);
    let mut same: Vec<Span> = Vec::new();
    if let Some((_, before)) = before {
        let comparison = Comparison::new(&before.paragraphs, text, &language);
        let sentences = text.sentences(&language).iter();
        let came = comparison.alignment.came().iter();
        let same_of = sentences
            .zip(came)
            .filter(|(_, came)| matches!(came, Came::Same(_) | Came::Moved(_)));
        same.extend(same_of.map(|(sentence, _)| sentence.span));
    }
    let text = text.clone();
    move |start, end| {
        let Some(span) = text.points().to_span(text.text(), start, end) else {
            return false;
        };
        let at = same.partition_point(|sentence| sentence.end <= span.start);
        let old = same.get(at).is_some_and(|sentence| sentence.covers(span));
        old || held.contains(&(start, end))
    }
}

/// A stretch with the whole of the characters that it begins and ends in: rules see code points.
fn whole_characters(text: &DraftText, start: usize, end: usize) -> (usize, usize) {
    let points = text.points();
    let span = points.to_span(text.text(), start, end);
    let span = span.map(|span| widened(text.text(), span));
    span.and_then(|span| points.from_span(text.text(), span))
        .unwrap_or((start, end))
}

/// A suggestion's parts, those of its parts included, in their order.
fn all_parts(suggestion: &Suggestion) -> Vec<&Suggestion> {
    let parts = suggestion.parts.iter();
    parts
        .flat_map(|part| std::iter::once(part).chain(all_parts(part)))
        .collect()
}

fn claim_of(article: Id, draft: Id, suggestion: &Suggestion, anchor: Anchor) -> Claim {
    Claim {
        article,
        standing: Standing::Suggested,
        anchors: Few::from([(draft, anchor)]),
        statement: suggestion.statement.clone(),
        attribution: suggestion.attribution.clone().map(Box::new),
        times: suggestion.times.clone().into(),
        signals: suggestion.signals.clone().into(),
        reasons: suggestion.reasons.clone(),
        checkable: suggestion.checkable,
        worth: suggestion.worth,
        weighed: suggestion.weighed,
        ..Claim::default()
    }
}

/// Numbers new suggestions in text order, those that are shown before those that are not: so what is shown has no gaps.
fn number<P>(edit: &mut Edit, draft: Id, wholes: &mut [(Id, Claim, P)]) {
    let details = Arc::clone(&edit.tables.details);
    let line = details.shown_from();
    let mut order: Vec<&mut Claim> = wholes.iter_mut().map(|(_, claim, _)| claim).collect();
    order.sort_by_key(|claim| {
        let place = claim.anchors.get(&draft);
        let place = place.map(|anchor| (anchor.start, Reverse(anchor.end)));
        (details.measure(claim) < line, place)
    });
    for claim in order {
        claim.fact_number = edit.next_number();
    }
}

pub(super) fn sign_off(edit: &mut Edit, id: Option<Id>, article: Id, role: &str) -> Done {
    let (draft, _) = draft_of(edit, article)?;
    let draft_sha256 = edit
        .tables
        .drafts
        .get(draft)
        .map_or_else(String::new, |draft| draft.sha256.clone());
    let parts = edit.tables.parts();
    let live = edit.tables.claims.live();
    let open = live
        .filter(|(_, claim)| claim.article == article && edit.tables.is_live(claim))
        .filter(|(id, claim)| parts.is_fact(edit.tables, *id, claim))
        .filter(|(_, claim)| !edit.tables.is_suggestion(claim) && !claim.is_decided())
        .count();
    let record = SignOff {
        article,
        draft_sha256,
        role: role.to_owned(),
        name: edit.stamp.by.name.clone(),
        open_claims: i64::try_from(open).unwrap_or(i64::MAX),
        ..SignOff::default()
    };
    edit.make(id, record)?;
    Ok("Sign off".to_owned())
}
