//! Articles, their drafts, and what extraction proposes for them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Done, claim::anchor_in, draft_of};
use crate::session::{
    Article, Claim, CommandError, Draft, DraftText, Id, Kind, NewArticle, NewParagraph, SignOff,
    Standing, Suggestion, edit::Edit,
};
use crate::text::{Anchor, Found};

fn draft_text(paragraphs: &[NewParagraph]) -> Result<DraftText, CommandError> {
    let parts = paragraphs
        .iter()
        .map(|part| (&part.text, part.role.clone(), part.locator.clone()));
    let text = DraftText::new(parts);
    if text.text().trim().is_empty() {
        Err(CommandError::NoText)
    } else {
        Ok(text)
    }
}

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
    let draft = make_draft(edit, id, 1, &new.file, text)?;
    edit.set(Kind::Article, id, "draft", draft)?;
    let title = if new.title.is_empty() {
        &new.file
    } else {
        &new.title
    };
    Ok(format!("Add article: {title}"))
}

fn make_draft(
    edit: &mut Edit,
    article: Id,
    number: i64,
    file: &str,
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
        paragraphs: text,
        ..Draft::default()
    };
    edit.make(Some(id), draft)
}

pub(super) fn add_draft(
    edit: &mut Edit,
    article: Id,
    file: &str,
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
    let new = make_draft(edit, article, number, file, text.clone())?;
    if new == old {
        return Err(CommandError::SameDraft);
    }
    edit.set(Kind::Article, article, "draft", new)?;
    let claims = edit
        .tables
        .claims
        .live()
        .filter(|(_, claim)| claim.article == article);
    let marks = edit
        .tables
        .marks
        .live()
        .filter(|(_, mark)| mark.article == article);
    let held: Vec<(Kind, Id, BTreeMap<Id, Anchor>)> = claims
        .map(|(id, claim)| (Kind::Claim, id, claim.anchors.clone()))
        .chain(marks.map(|(id, mark)| (Kind::Mark, id, mark.anchors.clone())))
        .collect();
    for (kind, id, mut anchors) in held {
        let Some(anchor) = anchors.get(&old).filter(|_| !anchors.contains_key(&new)) else {
            continue;
        };
        // Only words that stand there once, to the letter, are followed; the rest is a question for a person.
        let (Found::InPlace(span) | Found::Moved(span)) = anchor.find(text.text(), text.points())
        else {
            continue;
        };
        if let Some(anchor) = Anchor::new(text.text(), text.points(), span) {
            anchors.insert(new, anchor);
            edit.set(kind, id, "anchors", anchors)?;
        }
    }
    Ok(format!("Add draft {number}"))
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
    let mut added = 0;
    for suggestion in suggestions {
        let anchor = anchor_in(&text, suggestion.start, suggestion.end)?;
        let place = [anchor.start.to_le_bytes(), anchor.end.to_le_bytes()].concat();
        let id = Id::derived(&[
            b"suggestion",
            article.as_str().as_bytes(),
            sha256.as_bytes(),
            &place,
            anchor.exact.as_bytes(),
        ]);
        if edit.tables.claims.get(id).is_some() || dismissed.contains(&plain_words(&anchor.exact)) {
            continue;
        }
        let claim = Claim {
            article,
            standing: Standing::Suggested,
            anchors: BTreeMap::from([(draft, anchor)]),
            attribution: suggestion.attribution.clone(),
            times: suggestion.times.clone().into(),
            signals: suggestion.signals.clone().into(),
            reasons: suggestion.reasons.clone(),
            checkable: suggestion.checkable,
            worth: suggestion.worth,
            ..Claim::default()
        };
        edit.make_unsigned(Some(id), claim)?;
        added += 1;
    }
    Ok(format!("Add {added} suggestions"))
}

pub(super) fn sign_off(edit: &mut Edit, id: Option<Id>, article: Id, role: &str) -> Done {
    let (draft, _) = draft_of(edit, article)?;
    let draft_sha256 = edit
        .tables
        .drafts
        .get(draft)
        .map_or_else(String::new, |draft| draft.sha256.clone());
    let live = edit
        .tables
        .claims
        .live()
        .filter(|(_, claim)| claim.article == article && claim.is_live());
    let open = live
        .filter(|(_, claim)| !claim.is_suggestion() && !claim.is_decided())
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
