//! One function per command.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Article, Change, CheckStatus, Claim, Command, CommandError, Contact, Correction, Draft,
    DraftText, Evidence, Id, Kind, Mark, NewArticle, NewParagraph, PRESETS, Person, Resolution,
    Scale, SignOff, Source, Standing, Suggestion,
    edit::{Edit, no_such},
    scale::Preset,
};
use crate::text::{Anchor, Found};

type Done = Result<String, CommandError>;

/// Does one command and returns what a person calls it.
pub(super) fn dispatch(edit: &mut Edit, command: &Command) -> Done {
    match command {
        Command::SetTitle { title } => {
            edit.set(Kind::Details, Id::SESSION, "title", title)?;
            Ok("Set title".to_owned())
        }
        Command::SetField {
            kind,
            id,
            field,
            value,
        } => {
            if *kind == Kind::Claim {
                // What has rules of its own keeps them, whichever way it comes.
                match (field.as_str(), value.as_str()) {
                    ("verdict", verdict) => return set_verdict(edit, *id, verdict),
                    ("check_status", Some(status)) => {
                        return set_check_status(edit, *id, &status.into());
                    }
                    ("standing", _) => {}
                    _ => take_up(edit, *id)?,
                }
            }
            edit.set(kind.clone(), *id, field, value)?;
            Ok(format!("Set {}", field.replace('_', " ")))
        }
        Command::SetFields { label, fields } => {
            edit.set_all(fields)?;
            Ok(label.clone())
        }
        Command::Remove { kind, id } => {
            edit.set(kind.clone(), *id, "removed", true)?;
            Ok(format!("Remove {}", name_of(edit, kind, *id)))
        }
        Command::Restore { kind, id } => {
            edit.set(kind.clone(), *id, "removed", false)?;
            Ok(format!("Restore {}", name_of(edit, kind, *id)))
        }
        Command::AddArticle(new) => add_article(edit, new),
        Command::AddDraft {
            article,
            file,
            paragraphs,
        } => add_draft(edit, *article, file, paragraphs),
        Command::AddSuggestions {
            article,
            suggestions,
        } => add_suggestions(edit, *article, suggestions),
        Command::AddClaim {
            id,
            article,
            start,
            end,
            statement,
        } => {
            let anchors = anchors(edit, *article, *start, *end)?;
            let claim = Claim {
                article: *article,
                anchors,
                statement: statement.clone(),
                ..Claim::default()
            };
            edit.make(*id, claim)?;
            Ok("Add claim".to_owned())
        }
        Command::Accept { claim } => {
            edit.set(Kind::Claim, *claim, "standing", Standing::Accepted)?;
            Ok("Accept claim".to_owned())
        }
        Command::Dismiss { claim } => {
            edit.set(Kind::Claim, *claim, "standing", Standing::Dismissed)?;
            Ok("Dismiss claim".to_owned())
        }
        Command::SetStatement { claim, statement } => {
            set_claim(edit, *claim, "statement", statement, "Reword claim")
        }
        Command::Respan { claim, start, end } => respan(edit, *claim, *start, *end),
        Command::Split { claim, at, id } => split(edit, *claim, *at, *id),
        Command::Join { claims } => join(edit, claims),
        Command::SetCheckStatus { claim, status } => set_check_status(edit, *claim, status),
        Command::SetVerdict { claim, verdict } => set_verdict(edit, *claim, verdict.as_deref()),
        Command::SetResolution { claim, resolution } => {
            let label = format!("Set resolution: {}", resolution.label());
            set_claim(edit, *claim, "resolution", resolution, &label)
        }
        Command::SetImportance { claim, importance } => {
            let label = format!("Set importance: {}", importance.label());
            set_claim(edit, *claim, "importance", importance, &label)
        }
        Command::SetRationale { claim, rationale } => {
            set_claim(edit, *claim, "rationale", rationale, "Set rationale")
        }
        Command::SetNote { claim, note } => set_claim(edit, *claim, "note", note, "Set note"),
        Command::MarkNothing {
            id,
            article,
            start,
            end,
            reason,
        } => {
            let anchors = anchors(edit, *article, *start, *end)?;
            edit.make(
                *id,
                Mark {
                    article: *article,
                    anchors,
                    reason: reason.clone(),
                    ..Mark::default()
                },
            )?;
            Ok("Mark: nothing to check".to_owned())
        }
        Command::AddSource(new) => {
            not_empty(&new.title, "a source's title")?;
            let source = Source {
                title: new.title.trim().to_owned(),
                kind: new.kind.clone(),
                author: new.author.clone(),
                publisher: new.publisher.clone(),
                published: new.published.clone(),
                address: new.address.clone(),
                ..Source::default()
            };
            edit.make(new.id, source)?;
            Ok(format!("Add source: {}", new.title.trim()))
        }
        Command::AddEvidence(new) => {
            there(edit, &Kind::Source, new.source)?;
            take_up(edit, new.claim)?;
            let evidence = Evidence {
                claim: new.claim,
                source: new.source,
                stance: new.stance.clone(),
                locator: new.locator.clone(),
                extract: new.extract.clone(),
                tier: new.tier.clone(),
                looked_by: edit.stamp.by.id(),
                ..Evidence::default()
            };
            edit.make(new.id, evidence)?;
            Ok("Add evidence".to_owned())
        }
        Command::AddPerson {
            id,
            name,
            initials,
            role,
        } => {
            not_empty(name, "a name")?;
            let person = Person {
                name: name.trim().to_owned(),
                initials: initials.clone(),
                role: role.clone(),
                ..Person::default()
            };
            edit.make(*id, person)?;
            Ok(format!("Add person: {}", name.trim()))
        }
        Command::AddScale {
            id,
            name,
            labels,
            conclusion,
        } => {
            not_empty(name, "a scale's name")?;
            let scale = Scale {
                name: name.clone(),
                labels: labels.clone().into(),
                conclusion: *conclusion,
                ..Scale::default()
            };
            edit.make(*id, scale)?;
            Ok(format!("Add rating scale: {name}"))
        }
        Command::SetScale { scale } => set_scale(edit, *scale),
        Command::SetThreshold { threshold } => {
            if !(1..=1000).contains(threshold) {
                return Err(CommandError::Score(*threshold));
            }
            edit.set(Kind::Details, Id::SESSION, "threshold", threshold)?;
            Ok(format!("Show suggestions from {threshold}"))
        }
        Command::AddContact {
            id,
            name,
            claims,
            asked,
        } => {
            not_empty(name, "a name")?;
            for claim in claims {
                there(edit, &Kind::Claim, *claim)?;
            }
            let contact = Contact {
                name: name.clone(),
                claims: claims.clone(),
                asked: asked.clone(),
                ..Contact::default()
            };
            edit.make(*id, contact)?;
            Ok(format!("Add contact: {name}"))
        }
        Command::RequestChange {
            id,
            claim,
            proposed,
            reason,
        } => request_change(edit, *id, *claim, proposed, reason),
        Command::SignOff { id, article, role } => sign_off(edit, *id, *article, role),
        Command::Correct {
            id,
            claim,
            what,
            why,
            verdict,
        } => {
            let old = find_claim(edit, *claim)?
                .verdict
                .clone()
                .unwrap_or_default();
            let correction = Correction {
                claim: *claim,
                what: what.clone(),
                why: why.clone(),
                corrected_on: edit.stamp.at.to_string().chars().take(10).collect(),
                old_verdict: old,
                new_verdict: verdict.clone().unwrap_or_default(),
                ..Correction::default()
            };
            edit.make(*id, correction)?;
            set_verdict(edit, *claim, verdict.as_deref())?;
            Ok("Record correction".to_owned())
        }
        Command::Batch { label, commands } => {
            for command in commands {
                if matches!(
                    command,
                    Command::Batch { .. } | Command::Undo | Command::Redo
                ) {
                    return Err(CommandError::Nested);
                }
                dispatch(edit, command)?;
            }
            Ok(label.clone())
        }
        // The door itself handles these two: they need the steps, not the records.
        Command::Undo | Command::Redo => Err(CommandError::Nested),
    }
}

fn not_empty(text: &str, what: &'static str) -> Result<(), CommandError> {
    if text.trim().is_empty() {
        Err(CommandError::Empty(what))
    } else {
        Ok(())
    }
}

fn there(edit: &Edit, kind: &Kind, id: Id) -> Result<(), CommandError> {
    edit.tables
        .record(kind, id)
        .map(|_| ())
        .ok_or_else(|| no_such(kind, id))
}

fn name_of(edit: &Edit, kind: &Kind, id: Id) -> &'static str {
    edit.tables
        .record(kind, id)
        .map_or("record", super::Record::kind)
}

fn find_claim<'e>(edit: &'e Edit, id: Id) -> Result<&'e Claim, CommandError> {
    edit.tables
        .claims
        .get(id)
        .ok_or_else(|| no_such(&Kind::Claim, id))
}

/// The article's draft and its text.
fn draft_of(edit: &Edit, article: Id) -> Result<(Id, DraftText), CommandError> {
    let record = edit
        .tables
        .articles
        .get(article)
        .ok_or_else(|| no_such(&Kind::Article, article))?;
    let id = record.draft.ok_or(CommandError::NoDraft(article))?;
    let draft = edit
        .tables
        .drafts
        .get(id)
        .ok_or(CommandError::NoDraft(article))?;
    Ok((id, draft.paragraphs.clone()))
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

fn anchor_in(text: &DraftText, start: usize, end: usize) -> Result<Anchor, CommandError> {
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

/// A claim that somebody works on is no longer a mere suggestion.
fn take_up(edit: &mut Edit, claim: Id) -> Result<(), CommandError> {
    if find_claim(edit, claim)?.is_suggestion() {
        edit.set(Kind::Claim, claim, "standing", Standing::Accepted)?;
    }
    Ok(())
}

fn set_claim(
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

fn add_article(edit: &mut Edit, new: &NewArticle) -> Done {
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

fn add_draft(edit: &mut Edit, article: Id, file: &str, paragraphs: &[NewParagraph]) -> Done {
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

fn add_suggestions(edit: &mut Edit, article: Id, suggestions: &[Suggestion]) -> Done {
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

fn respan(edit: &mut Edit, claim: Id, start: usize, end: usize) -> Done {
    let record = find_claim(edit, claim)?;
    let (article, mut all) = (record.article, record.anchors.clone());
    all.extend(anchors(edit, article, start, end)?);
    set_claim(edit, claim, "anchors", all, "Move claim to other words")
}

fn split(edit: &mut Edit, claim: Id, at: usize, id: Option<Id>) -> Done {
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

fn join(edit: &mut Edit, claims: &[Id]) -> Done {
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
                    history: super::History::default(),
                    ..evidence
                },
            )?;
        }
    }
    anchors.insert(draft, anchor_in(&text, start, end)?);
    edit.set(Kind::Claim, *first, "anchors", anchors)?;
    Ok("Join claims".to_owned())
}

fn set_check_status(edit: &mut Edit, claim: Id, status: &CheckStatus) -> Done {
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

fn set_verdict(edit: &mut Edit, claim: Id, verdict: Option<&str>) -> Done {
    let Some(name) = verdict else {
        return set_claim(edit, claim, "verdict", verdict, "Set verdict: none");
    };
    let scale = edit.tables.scale();
    let Some(label) = scale.label(name) else {
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

fn set_scale(edit: &mut Edit, scale: Id) -> Done {
    if edit.tables.scales.get(scale).is_none() {
        let preset = PRESETS.iter().find(|preset| preset.id == scale);
        let record = preset
            .map(Preset::scale)
            .ok_or_else(|| no_such(&Kind::Scale, scale))?;
        // A preset is the same in every copy of a session, so nobody made it.
        edit.make_unsigned(Some(scale), record)?;
    }
    edit.set(Kind::Scale, scale, "removed", false)?;
    edit.set(Kind::Details, Id::SESSION, "scale", scale)?;
    let name = edit
        .tables
        .scales
        .get(scale)
        .map_or("", |scale| &scale.name);
    Ok(format!("Use rating scale: {name}"))
}

fn request_change(
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

fn sign_off(edit: &mut Edit, id: Option<Id>, article: Id, role: &str) -> Done {
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
