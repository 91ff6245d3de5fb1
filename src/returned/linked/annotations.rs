//! Annotations of an article, ours or those of another program.

use serde_json::Value;

use super::{Work, each, short};
use crate::export::linked::{SHA256, motivation};
use crate::export::plain;
use crate::session::{CheckStatus, Command, Draft, Id};
use crate::text::{Anchor, Found, Span};

/// Lays one annotation beside the claim that it is of, or proposes a claim for it.
pub(super) fn read(work: &mut Work, note: &Value, only: Option<Id>) {
    let Some(target) = each(note.get("target")).first() else {
        work.unplaced.push("an annotation of nothing".to_owned());
        return;
    };
    let quote = selector(target, "TextQuoteSelector");
    let exact = quote
        .and_then(|one| one.get("exact")?.as_str())
        .unwrap_or_default();
    let source = target.get("source").unwrap_or(target);
    let source = source
        .as_str()
        .or_else(|| source.get("id")?.as_str())
        .unwrap_or_default();
    let about = format!("the annotation of “{}”", short(exact));
    let session = work.session;
    let known = note
        .get("id")
        .and_then(|id| work.names.get(id.as_str()?).copied());
    let claim = known.and_then(|id| session.claims.get(id));
    if claim.is_some_and(|claim| !session.is_live(claim)) {
        work.unplaced
            .push(format!("{about}: its claim was put aside or taken out"));
        return;
    }
    let own = claim.map(|claim| claim.article);
    let own = own.filter(|article| may_be_of(work, source, *article));
    // Ours whose source was changed is of another text now.
    let article = if claim.is_some() {
        own
    } else {
        article_of(work, source, only)
    };
    let Some(article) = article else {
        work.unplaced.push(format!(
            "{about} is not of an article of this session: {}",
            short(source)
        ));
        return;
    };
    let Some((_, draft)) = session.draft_of(article) else {
        work.unplaced
            .push(format!("{about}: its article has no text"));
        return;
    };
    let span = match place(target, exact, draft, source) {
        Ok((span, fault)) => {
            let found = |fault| format!("{about}: {fault}; it was placed by its words");
            work.unplaced.extend(fault.map(found));
            span
        }
        Err(why) => {
            work.unplaced.push(format!("{about}: {why}"));
            return;
        }
    };
    let points = draft.paragraphs.points();
    let Some((start, end)) = points.from_span(draft.paragraphs.text(), span) else {
        work.unplaced
            .push(format!("{about}: its place cuts a character"));
        return;
    };
    let placed = session.claims_of(article);
    let there = placed
        .iter()
        .find(|one| one.span == span && known.is_none());
    let (id, label) = if let Some(id) = known.or_else(|| there.map(|one| one.id)) {
        let label = session.label(id);
        let own = placed.iter().find(|one| one.id == id);
        if own.is_none_or(|own| own.span != span) {
            let was = own.map_or("", |own| own.span.of(draft.paragraphs.text()));
            let command = Command::Respan {
                claim: id,
                start,
                end,
            };
            work.propose(
                &label,
                id,
                "words",
                (was, span.of(draft.paragraphs.text())),
                command,
            );
        }
        (id, label)
    } else {
        let id = Id::derived(&[
            b"annotation",
            article.as_str().as_bytes(),
            draft.sha256.as_bytes(),
            &start.to_le_bytes(),
            &end.to_le_bytes(),
        ]);
        let added = work.proposals.iter().any(|one| one.claim == Some(id));
        if session.claims.get(id).is_some() || added {
            work.unplaced
                .push(format!("{about}: there is, or was, a claim of it already"));
            return;
        }
        let label = format!("new claim “{}”", short(span.of(draft.paragraphs.text())));
        work.proposals.push(super::Proposal {
            says: label.clone(),
            claim: Some(id),
            command: Command::AddClaim {
                id: Some(id),
                article,
                start,
                end,
                statement: String::new(),
                part_of: None,
            },
        });
        (id, label)
    };
    bodies(work, note, id, &label);
}

/// The selector of a kind among those of a target; also one that refines another.
fn selector<'v>(target: &'v Value, kind: &str) -> Option<&'v Value> {
    let all = each(target.get("selector")).iter();
    let all = all.flat_map(|one| std::iter::once(one).chain(one.get("refinedBy")));
    let mut all = all.filter(|one| super::is_a(one, kind));
    all.next()
}

/// The article that an annotation is of: the one that it names; else the one that was said, or the only one, if that may stand
/// where the annotation says.
fn article_of(work: &Work, source: &str, only: Option<Id>) -> Option<Id> {
    let articles = work.session.articles_in_order();
    let named = articles.iter().map(|(id, _)| *id);
    let mut named = named.filter(|id| is_of(work, source, *id));
    let alone = match articles.as_slice() {
        [(id, _)] if may_be_of(work, source, *id) => Some(*id),
        _ => None,
    };
    let by_draft = source.starts_with(SHA256);
    named.next().or(only.or(alone).filter(|_| !by_draft))
}

/// Whether a source is an article, or may be one of which nobody knows where it stands.
fn may_be_of(work: &Work, source: &str, article: Id) -> bool {
    let address = work.session.articles.get(article).map(|one| &one.address);
    let nowhere = address.is_some_and(String::is_empty) && !source.starts_with(SHA256);
    source.is_empty() || nowhere || is_of(work, source, article)
}

/// Whether a source is an article: one of its drafts, or its address.
fn is_of(work: &Work, source: &str, article: Id) -> bool {
    let session = work.session;
    if let Some(hash) = source.strip_prefix(SHA256) {
        let mut drafts = session.drafts.live();
        return drafts.any(|(_, draft)| draft.article == article && draft.sha256 == hash);
    }
    let bare = |address: &str| address.split('#').next().unwrap_or_default().to_owned();
    let own = session.articles.get(article).map_or("", |one| &one.address);
    !own.is_empty() && bare(own) == bare(source)
}

/// Where it stands in the draft, and what is wrong with the position that it gives, where that was not needed.
fn place(
    target: &Value,
    exact: &str,
    draft: &Draft,
    source: &str,
) -> Result<(Span, Option<String>), String> {
    let (text, points) = (draft.paragraphs.text(), draft.paragraphs.points());
    let quote = selector(target, "TextQuoteSelector");
    let position = selector(target, "TextPositionSelector");
    let number = |key: &str| {
        let number = position.and_then(|one| one.get(key)?.as_u64());
        number.and_then(|number| usize::try_from(number).ok())
    };
    let (start, end) = (number("start"), number("end"));
    if exact.is_empty() {
        // A position alone says nothing of a text that may be another.
        let this = source.strip_prefix(SHA256) == Some(draft.sha256.as_str());
        let span = start.zip(end).filter(|_| this);
        let span = span.and_then(|(start, end)| points.to_span(text, start, end));
        return span
            .filter(|span| !span.is_empty())
            .map(|span| (span, None))
            .ok_or_else(|| "it quotes nothing".to_owned());
    }
    let part = |key: &str| {
        quote
            .and_then(|one| one.get(key)?.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    let anchor = Anchor {
        start: start.unwrap_or(usize::MAX),
        end: end.unwrap_or(usize::MAX),
        exact: exact.to_owned(),
        prefix: part("prefix"),
        suffix: part("suffix"),
        ..Anchor::default()
    };
    let sound = start.zip(end).is_some_and(|(start, end)| start < end);
    let fault = position.filter(|_| !sound).map(|position| {
        let said = |key: &str| {
            position
                .get(key)
                .map_or_else(|| "nothing".to_owned(), Value::to_string)
        };
        format!(
            "{} to {} is no position",
            short(&said("start")),
            short(&said("end"))
        )
    });
    match anchor.find(text, points) {
        Found::InPlace(span) | Found::Moved(span) => Ok((span, fault)),
        Found::Ambiguous(places) => Err(format!("its words stand in {} places", places.len())),
        Found::Lost => Err("its words are not in the text".to_owned()),
    }
}

/// What was decided.
fn bodies(work: &mut Work, note: &Value, id: Id, label: &str) {
    let session = work.session;
    let blank = crate::session::Claim::default();
    let claim = session.claims.get(id).unwrap_or(&blank);
    // Another program's comment is a note; the reason of a verdict is what was written as one.
    let ours = note.get("motivation").and_then(Value::as_str) == Some("assessing");
    for body in each(note.get("body").or_else(|| note.get("bodyValue"))) {
        let value = body.as_str().or_else(|| body.get("value")?.as_str());
        let Some(value) = value.map(|value| plain(value.trim())) else {
            continue;
        };
        match body
            .get("purpose")
            .and_then(Value::as_str)
            .unwrap_or_default()
        {
            motivation::STATUS if CheckStatus::ALL.iter().any(|one| one.word() == value) => {
                let status = CheckStatus::from(value.as_str());
                let then = status.label().to_owned();
                let command = Command::SetCheckStatus { claim: id, status };
                work.propose(
                    label,
                    id,
                    "status",
                    (claim.check_status.label(), &then),
                    command,
                );
            }
            motivation::VERDICT => work.verdict(label, id, &value),
            motivation::STATEMENT if ours => {
                let command = Command::SetStatement {
                    claim: id,
                    statement: value.clone(),
                };
                work.propose(
                    label,
                    id,
                    "statement",
                    (&plain(&claim.statement), &value),
                    command,
                );
            }
            motivation::RATIONALE if ours => {
                let command = Command::SetRationale {
                    claim: id,
                    rationale: value.clone(),
                };
                work.propose(
                    label,
                    id,
                    "rationale",
                    (&plain(&claim.rationale), &value),
                    command,
                );
            }
            "" | "replying" | motivation::STATEMENT | motivation::RATIONALE => {
                let command = Command::SetNote {
                    claim: id,
                    note: value.clone(),
                };
                work.propose(label, id, "note", (&plain(&claim.note), &value), command);
            }
            other => work.unplaced.push(format!(
                "{label}: “{}” ({}) is not read",
                short(&value),
                short(other)
            )),
        }
    }
}
