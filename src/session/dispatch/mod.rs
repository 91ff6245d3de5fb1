//! One function per command.

mod article;
mod claim;
mod desk;

use serde_json::Value;

use super::{
    Claim, Command, CommandError, DraftText, Id, Kind, Standing,
    edit::{Edit, no_such},
};

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
        } => set_field(edit, kind, *id, field, value),
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
        Command::AddArticle(new) => article::add_article(edit, new),
        Command::AddDraft {
            article,
            file,
            paragraphs,
        } => article::add_draft(edit, *article, file, paragraphs),
        Command::AddSuggestions {
            article,
            suggestions,
        } => article::add_suggestions(edit, *article, suggestions),
        Command::AddClaim {
            id,
            article,
            start,
            end,
            statement,
        } => claim::add(edit, *id, *article, (*start, *end), statement),
        Command::Accept { claim } => {
            edit.set(Kind::Claim, *claim, "standing", Standing::Accepted)?;
            Ok("Accept claim".to_owned())
        }
        Command::Dismiss { claim } => {
            edit.set(Kind::Claim, *claim, "standing", Standing::Dismissed)?;
            Ok("Dismiss claim".to_owned())
        }
        Command::SetStatement { claim, statement } => {
            claim::set_claim(edit, *claim, "statement", statement, "Reword claim")
        }
        Command::Respan { claim, start, end } => claim::respan(edit, *claim, *start, *end),
        Command::Split { claim, at, id } => claim::split(edit, *claim, *at, *id),
        Command::Join { claims } => claim::join(edit, claims),
        Command::SetCheckStatus { claim, status } => claim::set_check_status(edit, *claim, status),
        Command::SetVerdict { claim, verdict } => {
            claim::set_verdict(edit, *claim, verdict.as_deref())
        }
        Command::SetResolution { claim, resolution } => {
            let label = format!("Set resolution: {}", resolution.label());
            claim::set_claim(edit, *claim, "resolution", resolution, &label)
        }
        Command::SetImportance { claim, importance } => {
            let label = format!("Set importance: {}", importance.label());
            claim::set_claim(edit, *claim, "importance", importance, &label)
        }
        Command::SetRationale { claim, rationale } => {
            claim::set_claim(edit, *claim, "rationale", rationale, "Set rationale")
        }
        Command::SetNote { claim, note } => {
            claim::set_claim(edit, *claim, "note", note, "Set note")
        }
        Command::MarkNothing {
            id,
            article,
            start,
            end,
            reason,
        } => claim::mark_nothing(edit, *id, *article, (*start, *end), reason),
        Command::AddSource(new) => desk::add_source(edit, new),
        Command::AddEvidence(new) => desk::add_evidence(edit, new),
        Command::AddPerson {
            id,
            name,
            initials,
            role,
        } => desk::add_person(edit, *id, name, initials, role),
        Command::AddScale {
            id,
            name,
            labels,
            conclusion,
        } => desk::add_scale(edit, *id, name, labels, *conclusion),
        Command::SetScale { scale } => desk::set_scale(edit, *scale),
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
        } => desk::add_contact(edit, *id, name, claims, asked),
        Command::RequestChange {
            id,
            claim,
            proposed,
            reason,
        } => claim::request_change(edit, *id, *claim, proposed, reason),
        Command::SignOff { id, article, role } => article::sign_off(edit, *id, *article, role),
        Command::Correct {
            id,
            claim,
            what,
            why,
            verdict,
        } => claim::correct(edit, *id, *claim, (what, why), verdict.as_deref()),
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

fn set_field(edit: &mut Edit, kind: &Kind, id: Id, field: &str, value: &Value) -> Done {
    if *kind == Kind::Claim {
        // What has rules of its own keeps them, whichever way it comes.
        match (field, value.as_str()) {
            ("verdict", verdict) => return claim::set_verdict(edit, id, verdict),
            ("check_status", Some(status)) => {
                return claim::set_check_status(edit, id, &status.into());
            }
            ("standing", _) => {}
            _ => claim::take_up(edit, id)?,
        }
    }
    edit.set(kind.clone(), id, field, value)?;
    Ok(format!("Set {}", field.replace('_', " ")))
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
